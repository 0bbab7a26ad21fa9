//! What follows from a circle in numbers: each with what it is of, in words, and never a score.

use serde::Serialize;
use steunkring_domain::measures::{self, Arg, Measure, MissingOf, Of, Sentence, Value};
use steunkring_domain::*;
use steunkring_text::{Args, Label, People, Words};

use super::Strip;
use crate::sight::{Part, Sight};
use crate::{App, CoreError, SpaceId};

/// Which measures are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct MeasureOptions {
    /// Whose circle; the one that the space holds when missing.
    pub ego: Option<PersonId>,
    /// Who tells; this profile's own person when missing.
    pub respondent: Option<PersonId>,
    /// What changed since this moment (M17), beside the rest.
    pub since: Option<SnapshotId>,
    /// How far this person tells the same (M18), beside the rest.
    pub with: Option<PersonId>,
}

/// The measures of one circle as one respondent tells it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MeasuresScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// That nobody else can see this space, or who can.
    pub strip: Strip,
    /// Its title.
    pub title: Label,
    /// That none of it is a score; it stands once, before everything.
    pub no_score: Label,
    /// Whose circle it is.
    pub circle: Label,
    /// Who tells.
    pub seen_by: Label,
    /// Since when changes are told, where that was asked.
    pub since: Option<Label>,
    /// With whom it is compared, where that was asked.
    pub with: Option<Label>,
    /// The measures: M1 to M8 and M14, M4 once per kind of support and M7 once per child; then M17, once more per child, and M18.
    pub measures: Vec<MeasureItem>,
}

/// One measure with all that is said of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MeasureItem {
    /// The measure, as in `m8-density`; with `of` it is unique within one screen.
    pub id: &'static str,
    /// What it is of, where there is one measure per child or per kind of support.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Of>,
    /// The exact value; null where it cannot be said.
    pub value: Value,
    /// How many people it is about.
    pub n: u32,
    /// How much was not told, in the unit of `missing_of`.
    pub missing: u32,
    /// What `missing` counts.
    pub missing_of: MissingOf,
    /// Who has a tie and is left out, in the order in which they joined.
    pub left_out: Vec<PersonId>,
    /// What it is about, in a few words.
    pub about: Label,
    /// What it says.
    pub sentence: Label,
    /// What it says after that, in order.
    pub more: Vec<Label>,
    /// How many people it is about, where the sentence does not say just that.
    pub base: Option<Label>,
    /// How much was not told, where the sentences do not say just that.
    pub not_told: Option<Label>,
    /// Who is left out, where anybody is.
    pub not_in_it: Option<Label>,
}

impl App {
    /// What follows from a circle. What is told about safety counts on an own page only.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space, person or moment that is not there, or a moment whose changes are not all on this
    /// device.
    pub fn measures_screen(&mut self, space: SpaceId, options: MeasureOptions) -> Result<MeasuresScreen, CoreError> {
        let sight = self.sight(space, Part::Map)?;
        let own_page = self.kind(space)? == SpaceKind::OwnPage;
        let today = self.day(self.now())?;
        let now = &sight.row.circle;
        let found = |id: PersonId| {
            let id = now.resolve(id);
            if now.is_present(id) { Ok(id) } else { Err(CoreError::Missing("person")) }
        };
        let (own, me) = (now.resolve(self.ego(space)?), now.resolve(sight.me));
        let ego = options.ego.filter(|ego| *ego != own).map_or(Ok(own), found)?;
        let respondent = options.respondent.map_or(Ok(me), found)?;
        let mut all = if own_page {
            measures::all_on_own_page(now, ego, respondent, today)
        } else {
            measures::all(now, ego, respondent, today)
        };
        let then = options.since.map(|moment| self.then(space, now, moment)).transpose()?;
        if let Some((_, then)) = &then {
            all.extend(measures::changes(then, now, ego, respondent, today, own_page));
        }
        let with = options.with.map(found).transpose()?;
        all.extend(with.map(|other| measures::agreement(now, ego, respondent, other)));
        let words = &sight.words;
        let since = match &then {
            Some((at, _)) => {
                let date = super::date(words, self.day(*at)?);
                Some(words.label("then-then", &Args::new().text("date", &date)))
            }
            None => None,
        };
        let teller = Teller { sight: &sight, then: then.as_ref().map(|(_, then)| then), ego, me };
        Ok(MeasuresScreen {
            revision: sight.revision,
            strip: sight.strip.clone(),
            title: words.plain("map-measures"),
            no_score: words.plain("m-no-score"),
            circle: super::map::title(now, words, me, ego),
            seen_by: words.label("tie-seen-by", &Args::new().text("respondent", now.name(respondent))),
            since,
            with: with.map(|other| words.as_written(now.name(other))),
            measures: all.into_iter().map(|measure| teller.item(measure)).collect(),
        })
    }

    /// A remembered moment that stands: when it was, and the circle as it was.
    pub(super) fn then(
        &mut self,
        space: SpaceId,
        now: &Circle,
        moment: SnapshotId,
    ) -> Result<(Instant, Circle), CoreError> {
        let kept = now.snapshots.get(&moment).filter(|kept| kept.removed.is_none());
        let at = kept.ok_or(CoreError::Missing("snapshot"))?.at.unwrap_or_default();
        let then = self.circle_at(space, moment)?.ok_or(CoreError::Missing("snapshot"))?;
        Ok((at, then.united()))
    }
}

/// What measures are said with.
struct Teller<'a> {
    sight: &'a Sight,
    then: Option<&'a Circle>,
    ego: PersonId,
    me: PersonId,
}

impl Teller<'_> {
    fn item(&self, measure: Measure) -> MeasureItem {
        let (id, n, missing) = (measure.id, measure.n, measure.missing);
        let mut left_out = measure.left_out;
        let joined = |id: &PersonId| (self.circle_of(*id).people.get(id).and_then(|person| person.joined), *id);
        left_out.sort_by_key(joined);
        let says = |message: &str| measure.sentence.message == message;
        let base = Sentence { message: "m-base", args: vec![("n", Arg::Int(n))] };
        let missing_message = match measure.missing_of {
            MissingOf::People => Some("m-missing"),
            MissingOf::Pairs => Some("m-missing-pairs"),
            MissingOf::Answers => None,
        };
        // Where there is nobody or no value, nothing missing does not mean that everything is filled in.
        let is_whole = missing == 0 && (n == 0 || measure.value == Value::Undefined);
        let not_told = missing_message.filter(|message| !says(message) && !is_whole);
        let not_told = not_told.map(|message| Sentence { message, args: vec![("missing", Arg::Int(missing))] });
        let not_in_it = (!left_out.is_empty())
            .then(|| Sentence { message: "m-left-out", args: vec![("names", Arg::People(left_out.clone()))] });
        MeasureItem {
            id,
            about: self.about(id, measure.of.as_ref()),
            of: measure.of,
            value: measure.value,
            n,
            missing,
            missing_of: measure.missing_of,
            left_out,
            sentence: self.say(&measure.sentence),
            more: measure.more.iter().map(|sentence| self.say(sentence)).collect(),
            base: (!says(base.message)).then(|| self.say(&base)),
            not_told: not_told.map(|sentence| self.say(&sentence)),
            not_in_it: not_in_it.map(|sentence| self.say(&sentence)),
        }
    }

    fn about(&self, id: &str, of: Option<&Of>) -> Label {
        let words = self.words();
        match (of, id) {
            (Some(Of::Support(kind)), _) => words.choice(SupportKind::PREFIX, kind.code(), &Args::new()),
            (Some(Of::Child(child)), _) => words.as_written(self.circle_of(*child).name(*child)),
            (None, "m1-size") => words.plain("m1-about"),
            (None, "m1-rings") => words.plain("m1-rings-about"),
            (None, "m2-part") => words.plain("m2-about"),
            (None, "m3-informal") => words.plain("m3-about"),
            (None, "m5-mean") => words.plain("m5-about"),
            (None, "m6-reciprocity") => words.plain("m6-about"),
            (None, "m8-density") => words.plain("m8-about"),
            (None, "m14-stress") => words.plain("m14-about"),
            (None, "m18-equal") => words.plain("compare-title"),
            (None, _) => words.plain("then-title"),
        }
    }

    fn say(&self, sentence: &Sentence) -> Label {
        let name = |id: PersonId| self.circle_of(id).name(id).to_owned();
        // Who reads here belongs to the family in the middle, as on the map.
        let reader = if self.ego == PersonId::FAMILY { self.ego } else { self.me };
        self.words().sentence(sentence, &People { reader: Some(reader), name: &name })
    }

    fn words(&self) -> &Words {
        &self.sight.words
    }

    /// The circle that knows somebody: that of now, else that of the moment.
    fn circle_of(&self, id: PersonId) -> &Circle {
        let now = &self.sight.row.circle;
        self.then.filter(|_| !now.people.contains_key(&id)).unwrap_or(now)
    }
}
