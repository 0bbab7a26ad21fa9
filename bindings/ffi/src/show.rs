//! One space: its screens.

use steunkring_app::App;
use steunkring_domain::TieId;
use steunkring_text::Direction as Runs;

use crate::screens::*;
use crate::space::{parse, parse_person};
use crate::{CoreError, Space};

/// Which map is asked for.
#[derive(Clone, Debug, Default, serde::Deserialize, uniffi::Record)]
pub struct MapOptions {
    /// Who stands in the middle; whose circle the space holds when missing, or when that person is no longer there.
    #[uniffi(default = None)]
    pub ego: Option<String>,
    /// Who tells; this profile's own person when missing.
    #[uniffi(default = None)]
    pub respondent: Option<String>,
    /// The form of the drawing surface; tall when missing.
    #[uniffi(default = None)]
    pub canvas: Option<Canvas>,
    /// The ring that takes the room, 0 to 3; higher counts as 3.
    #[uniffi(default = None)]
    pub focus: Option<u8>,
    /// Which page of 17 people of that ring, from 0; beyond the last means the last.
    #[uniffi(default = 0)]
    #[serde(default)]
    pub page: u32,
    /// The person whose name and line are drawn where not all are.
    #[uniffi(default = None)]
    pub chosen: Option<String>,
    /// Whether names have room in the picture.
    #[uniffi(default = true)]
    #[serde(default = "yes")]
    pub names: bool,
    /// How many times as large as usual its letters have to be, in hundredths: more where it is drawn smaller than it is, or where all letters
    /// are large.
    #[uniffi(default = 100)]
    #[serde(default = "usual")]
    pub letters: u16,
    /// The way the picture runs; that of the language when missing.
    #[uniffi(default = None)]
    pub direction: Option<Direction>,
}

/// How a line is drawn alone.
#[derive(Clone, Debug, serde::Deserialize, uniffi::Record)]
pub struct LineLook {
    /// What is said of it.
    pub spoken: String,
    /// Its width in dp, 56 to 120.
    pub width: u32,
    /// The colours.
    pub theme: Theme,
    /// The way the words beside it run.
    pub direction: Direction,
}

/// Which measures are asked for.
#[derive(Clone, Debug, Default, serde::Deserialize, uniffi::Record)]
pub struct MeasureOptions {
    /// Whose circle; the one that the space holds when missing.
    #[uniffi(default = None)]
    pub ego: Option<String>,
    /// Who tells; this profile's own person when missing.
    #[uniffi(default = None)]
    pub respondent: Option<String>,
    /// What changed since this moment, beside the rest.
    #[uniffi(default = None)]
    pub since: Option<String>,
    /// How far this person tells the same, beside the rest.
    #[uniffi(default = None)]
    pub compared_with: Option<String>,
}

fn usual() -> u16 {
    100
}

fn yes() -> bool {
    true
}

impl MapOptions {
    fn parsed(self) -> Result<steunkring_app::MapOptions, CoreError> {
        let Self { ego, respondent, canvas, focus, page, chosen, names, letters, direction } = self;
        Ok(steunkring_app::MapOptions {
            ego: parse_person(ego)?,
            respondent: parse_person(respondent)?,
            canvas: canvas.unwrap_or(Canvas::Tall).into(),
            focus,
            page: usize::try_from(page).unwrap_or(usize::MAX),
            chosen: parse_person(chosen)?,
            names,
            letters,
            direction: direction.map(Runs::from),
        })
    }
}

#[uniffi::export]
impl Space {
    /// The map: where everybody stands and what to say of each.
    pub async fn map_screen(&self, options: MapOptions) -> Result<MapScreen, CoreError> {
        let options = options.parsed()?;
        self.show(move |app, space| app.map_screen(space, options)).await
    }

    /// The map's picture as a standalone SVG.
    pub async fn map_svg(&self, options: MapOptions, theme: Theme) -> Result<String, CoreError> {
        let options = options.parsed()?;
        self.show(move |app, space| Ok(app.map_screen(space, options)?.svg(theme.into()))).await
    }

    /// The map's picture as a standalone SVG that is shown so small that its words could not be read: the rings do not say what they are called.
    pub async fn small_map_svg(&self, options: MapOptions, theme: Theme) -> Result<String, CoreError> {
        let options = options.parsed()?;
        self.show(move |app, space| Ok(app.map_screen(space, options)?.small_svg(theme.into()))).await
    }

    /// The map on paper, a standalone SVG a sheet: the whole, and where not everybody has a name there, each page of each ring.
    pub async fn map_sheets(&self, options: MapOptions, theme: Theme) -> Result<Vec<String>, CoreError> {
        let options = options.parsed()?;
        self.show(move |app, space| app.map_sheets(space, options, theme.into())).await
    }

    /// The face of somebody as a standalone SVG of 12 to 1024 dp.
    pub async fn figure_svg(&self, person: String, size: u32, theme: Theme) -> Result<String, CoreError> {
        let person = parse("person", &person)?;
        self.show(move |app, space| app.figure_svg(space, person, size, theme.into())).await
    }

    /// The faces of some people in their order, each as a standalone SVG of 12 to 1024 dp.
    pub async fn figures_svg(&self, people: Vec<String>, size: u32, theme: Theme) -> Result<Vec<String>, CoreError> {
        let people = people.iter().map(|person| parse("person", person)).collect::<Result<Vec<_>, _>>()?;
        self.show(move |app, space| app.figures_svg(space, &people, size, theme.into())).await
    }

    /// Somebody to put on the map, by picture answers, in the circle of an ego; in the one that the space holds when none is given.
    pub async fn add_screen(&self, ego: Option<String>) -> Result<AddScreen, CoreError> {
        let ego = parse_person(ego)?;
        self.show(move |app, space| app.add_screen(space, ego)).await
    }

    /// One person as a respondent tells it; as this profile's own person does when missing.
    pub async fn person_screen(&self, person: String, respondent: Option<String>) -> Result<PersonScreen, CoreError> {
        let person = parse("person", &person)?;
        let respondent = parse_person(respondent)?.unwrap_or(self.me);
        self.show(move |app, space| app.person_screen(space, person, respondent)).await
    }

    /// One person in the circle of another, such as a child, as a respondent tells it; as this profile's own person does when missing.
    pub async fn person_screen_in(
        &self,
        ego: String,
        person: String,
        respondent: Option<String>,
    ) -> Result<PersonScreen, CoreError> {
        let tie = TieId { ego: parse("person", &ego)?, alter: parse("person", &person)? };
        let respondent = parse_person(respondent)?.unwrap_or(self.me);
        self.show(move |app, space| app.person_screen_in(space, tie, respondent)).await
    }

    /// What two people say about the ties of somebody.
    pub async fn compare_screen(&self, ego: String, first: String, second: String) -> Result<CompareScreen, CoreError> {
        let (ego, first, second) = (parse("person", &ego)?, parse("person", &first)?, parse("person", &second)?);
        self.show(move |app, space| app.compare_screen(space, ego, first, second)).await
    }

    /// What the lines and arrows mean.
    pub async fn legend_screen(&self) -> Result<LegendScreen, CoreError> {
        self.show(App::legend_screen).await
    }

    /// What follows from a circle in numbers.
    pub async fn measures_screen(&self, options: MeasureOptions) -> Result<MeasuresScreen, CoreError> {
        let MeasureOptions { ego, respondent, since, compared_with } = options;
        let options = steunkring_app::MeasureOptions {
            ego: parse_person(ego)?,
            respondent: parse_person(respondent)?,
            since: since.map(|moment| parse("snapshot", &moment)).transpose()?,
            with: parse_person(compared_with)?,
        };
        self.show(move |app, space| app.measures_screen(space, options)).await
    }

    /// What was answered differently at the same time.
    pub async fn settle_screen(&self) -> Result<SettleScreen, CoreError> {
        self.show(App::settle_screen).await
    }

    /// What was taken away and can be brought back.
    pub async fn tray_screen(&self) -> Result<TrayScreen, CoreError> {
        self.show(App::tray_screen).await
    }

    /// The talks.
    pub async fn notes_screen(&self) -> Result<NotesScreen, CoreError> {
        self.show(App::notes_screen).await
    }

    /// One talk with its note.
    pub async fn note_screen(&self, id: String) -> Result<NoteScreen, CoreError> {
        let id = parse("document", &id)?;
        self.show(move |app, space| app.note_screen(space, id)).await
    }

    /// The remembered moments.
    pub async fn moments_screen(&self) -> Result<MomentsScreen, CoreError> {
        self.show(App::moments_screen).await
    }

    /// The map then and now.
    pub async fn then_screen(&self, moment: String) -> Result<ThenScreen, CoreError> {
        let moment = parse("snapshot", &moment)?;
        self.show(move |app, space| app.then_screen(space, moment)).await
    }

    /// The plan.
    pub async fn plan_screen(&self) -> Result<PlanScreen, CoreError> {
        self.show(App::plan_screen).await
    }

    /// What was said yes to.
    pub async fn consents_screen(&self) -> Result<ConsentsScreen, CoreError> {
        self.show(App::consents_screen).await
    }

    /// Takes back a permission.
    pub async fn withdraw(&self, consent: String) -> Result<Done, CoreError> {
        let consent = parse("consent", &consent)?;
        self.show(move |app, space| app.withdraw(space, consent)).await
    }

    /// The moments of contact.
    pub async fn contacts_screen(&self) -> Result<ContactsScreen, CoreError> {
        self.show(App::contacts_screen).await
    }

    /// An own page.
    pub async fn own_screen(&self) -> Result<OwnScreen, CoreError> {
        self.show(App::own_screen).await
    }

    /// Who knows whom, as one respondent tells it.
    pub async fn knows_screen(&self, respondent: String) -> Result<KnowsScreen, CoreError> {
        let respondent = parse("person", &respondent)?;
        self.show(move |app, space| app.knows_screen(space, respondent)).await
    }

    /// Who knows whom in the circle of one person, such as a child, as a respondent tells it.
    pub async fn knows_screen_in(&self, ego: String, respondent: String) -> Result<KnowsScreen, CoreError> {
        let (ego, respondent) = (parse("person", &ego)?, parse("person", &respondent)?);
        self.show(move |app, space| app.knows_screen_in(space, ego, respondent)).await
    }

    /// Who may be the same person.
    pub async fn same_screen(&self) -> Result<SameScreen, CoreError> {
        self.show(App::same_screen).await
    }

    /// What is found for some letters.
    pub async fn search_screen(&self, query: String) -> Result<SearchScreen, CoreError> {
        self.show(move |app, space| app.search_screen(space, &query)).await
    }

    /// Language and own words.
    pub async fn settings_screen(&self) -> Result<SettingsScreen, CoreError> {
        self.show(App::settings_screen).await
    }

    /// What is asked of a word that somebody typed for a concept; nothing for a ring, and in a language whose words have one article.
    pub async fn word_screen(&self, concept: String, word: String) -> Result<Option<WordScreen>, CoreError> {
        self.show(move |app, space| app.word_screen(space, &concept, &word)).await
    }

    /// Who can see this.
    pub async fn who_screen(&self) -> Result<WhoScreen, CoreError> {
        self.show(App::who_screen).await
    }

    /// To let somebody in who is called so.
    pub async fn invite_screen(&self, name: String) -> Result<InviteScreen, CoreError> {
        self.show(move |app, space| app.invite_screen(space, &name)).await
    }

    /// Before this profile leaves.
    pub async fn leave_screen(&self) -> Result<LeaveScreen, CoreError> {
        self.show(App::leave_screen).await
    }

    /// Before this device forgets the space.
    pub async fn wipe_screen(&self) -> Result<WipeScreen, CoreError> {
        self.show(App::wipe_screen).await
    }

    /// The code for who was let in face to face last, where the other phone may still wait for it: 15 minutes long.
    pub async fn welcome_screen(&self) -> Result<Option<WelcomeScreen>, CoreError> {
        self.show(App::welcome_screen).await
    }

    /// What a member may do, to change it.
    pub async fn role_screen(&self, member: String) -> Result<RoleScreen, CoreError> {
        let member = parse("member", &member)?;
        self.show(move |app, space| app.role_screen(space, member)).await
    }

    /// Before a member is stopped.
    pub async fn stop_screen(&self, member: String) -> Result<StopScreen, CoreError> {
        let member = parse("member", &member)?;
        self.show(move |app, space| app.stop_screen(space, member)).await
    }

    /// Before the space begins anew without a member who decides and cannot be stopped.
    pub async fn anew_screen(&self, member: String) -> Result<AnewScreen, CoreError> {
        let member = parse("member", &member)?;
        self.show(move |app, space| app.anew_screen(space, member)).await
    }

    /// Before what a former member wrote apart is taken in.
    pub async fn take_in_screen(&self, member: String) -> Result<TakeInScreen, CoreError> {
        let member = parse("member", &member)?;
        self.show(move |app, space| app.take_in_screen(space, member)).await
    }

    /// What was sent and what waits.
    pub async fn sync_screen(&self) -> Result<SyncScreen, CoreError> {
        self.show(App::sync_screen).await
    }
}

/// A line with its arrow as a standalone SVG, as in a row of the list or of the legend.
#[uniffi::export]
pub fn line_svg(line: LineStyle, arrow: Arrow, look: LineLook) -> String {
    let LineLook { spoken, width, theme, direction } = look;
    steunkring_app::line_svg((line.into(), arrow.into()), &spoken, width, theme.into(), direction.into())
}
