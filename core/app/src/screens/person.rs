//! One person: who this is, the tie as one respondent tells it, and what can be done.

mod kin;
mod roles;

use std::collections::BTreeMap;

use serde::Serialize;
use steunkring_document::Conflict;
use steunkring_domain::line::Place;
use steunkring_domain::*;
use steunkring_text::{Args, Label, tell};

use super::ask::{Asked, Pairs};
use super::conflict::{Told, can_be_settled};
use super::{
    ActionItem, ConflictItem, NoteFact, NoteItem, Offer, Question, QuestionRow, SameItem, Strip, date, ego, whose,
};
use crate::sight::{Part, Sight};
use crate::{App, Command, CoreError, SpaceId, method};
use kin::Kin;

/// One person of a circle, as one respondent tells it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PersonScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// Who.
    pub person: PersonId,
    /// What this person is called.
    pub name: Label,
    /// That this person was taken away; then `put-back` is the first offer.
    pub away: Option<Label>,
    /// Who this is: what kin to the one in the middle, which part of life, what is no person, roles, whether help is work.
    pub who: Vec<Label>,
    /// What this person is good at, with its heading; empty where nothing was told.
    pub strengths: Vec<Label>,
    /// Whose circle it is about, where that is not the one that the space holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub circle: Option<Label>,
    /// Whose view it is.
    pub respondent: Label,
    /// That it is that view.
    pub seen_by: Label,
    /// Who gave or wrote down the answers and when; none where nothing was told.
    pub told_by: Option<Label>,
    /// How the answers came about: told alone, together, or by somebody else; nothing where the respondent told no more than a place.
    pub method: Option<Label>,
    /// How the line is drawn.
    pub line: LineStyle,
    /// Which way support goes.
    pub arrow: Arrow,
    /// Where the person stands, and why.
    pub place: Place,
    /// Whether the line is faded, since there is no contact for now.
    pub faded: bool,
    /// The place in words.
    pub place_label: Label,
    /// That the place was not asked, where it was only assumed.
    pub not_asked: Option<Label>,
    /// The line and the direction of support in words.
    pub drawn: Vec<Label>,
    /// The tie in sentences, in reading order.
    pub story: Vec<Label>,
    /// The questions that were answered, and those that nobody is led to, with what was answered.
    pub answers: Vec<PersonAnswer>,
    /// The other questions that fit this person.
    pub open: Vec<PersonAnswer>,
    /// Who else of the circle this person knows, as the respondent tells it: a row for each other, in the order in which they joined.
    pub knows: Vec<QuestionRow>,
    /// What this person is for others, with what was asked and answered.
    pub roles: Vec<RoleItem>,
    /// The kin links of this person.
    pub kin: Vec<KinItem>,
    /// Other entries that may be the same person.
    pub same: Vec<SameItem>,
    /// Fields with several answers.
    pub conflicts: Vec<ConflictItem>,
    /// The steps that this person does, in the order in which they were made.
    pub steps: Vec<ActionItem>,
    /// The talks where this person is or was, the latest first.
    pub talks: Vec<NoteItem>,
    /// What can be done: `edit`, `ask`, `closer`, `further`, `compare`, `knows`, `same`, `me`, `tell-them`, `ask-for-help`, `out`
    /// of this circle alone, `remove` or `put-back`, each where it fits; `me` says that this profile is this person.
    pub offers: Vec<Offer>,
}

/// One question with what was answered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PersonAnswer {
    /// Which.
    pub question: Question,
    /// The question in full.
    pub title: Label,
    /// What was answered; where nothing was, that it is not filled in.
    pub values: Vec<Label>,
    /// Whether anything was answered.
    pub answered: bool,
}

/// What this person is for somebody, or for the family.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RoleItem {
    /// Which.
    pub id: RoleId,
    /// The role in one sentence.
    pub sentence: Label,
    /// Whether it was asked and when, what the answer was, and whether a parent agrees, each as a question with its answer.
    pub answers: Vec<NoteFact>,
}

/// What this person and another are to each other.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KinItem {
    /// The other.
    pub person: PersonId,
    /// Both in one sentence.
    pub sentence: Label,
}

impl App {
    /// One person as a respondent tells it, also one who was taken away.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space or person that is not there.
    pub fn person_screen(
        &mut self,
        space: SpaceId,
        person: PersonId,
        respondent: PersonId,
    ) -> Result<PersonScreen, CoreError> {
        let ego = self.ego(space)?;
        self.person_screen_in(space, TieId { ego, alter: person }, respondent)
    }

    /// One person in the circle of another, such as a child, as a respondent tells it.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space or person that is not there.
    pub fn person_screen_in(
        &mut self,
        space: SpaceId,
        tie: TieId,
        respondent: PersonId,
    ) -> Result<PersonScreen, CoreError> {
        let sight = self.sight(space, Part::Talks)?;
        let today = self.day(self.now())?;
        let kind = self.kind(space)?;
        let circle = &sight.row.circle;
        let (person, respondent) = (circle.resolve(tie.alter), circle.resolve(respondent));
        let found = named(circle, person)?;
        let (middle, own) = (circle.resolve(tie.ego), ego(&kind, sight.me).unwrap_or(sight.me));
        if middle != own && !circle.is_present(middle) {
            return Err(CoreError::Missing("ego"));
        }
        let view = PerspectiveId { tie: TieId { ego: middle, alter: person }, respondent };
        let own_page = kind == SpaceKind::OwnPage;
        let asked = Asked { circle, words: &sight.words, view, own_page };
        let method = self.believed(space, &sight.row, view)?;
        let told = conflicts(&sight, &asked);
        let conflicts = self.conflict_items((space, DocumentId::MAP), circle, &sight.words, told)?;
        let may_be_me = self.may_be(space, circle, person)?;
        let page =
            Page { app: self, sight: &sight, asked: &asked, person: found, today, own, method, space, may_be_me };
        page.screen(conflicts)
    }

    /// Moves a person one ring closer to the middle, or with `closer` false further away, as the respondent tells it. Who stands in
    /// no ring yet, or in the last, stays.
    ///
    /// # Errors
    /// As [`App::ask`].
    pub fn move_person(&mut self, asking: super::Asking, closer: bool) -> Result<crate::Done, CoreError> {
        let Place::Told(band) = self.stands(asking)? else { return self.run(asking.space, Command::Map(Vec::new())) };
        let band = if closer { band.checked_sub(1) } else { band.checked_add(1) };
        let ring = band.and_then(|band| Ring::ALL.iter().find(|ring| ring.band() == Some(band)));
        let Some(ring) = ring else { return self.run(asking.space, Command::Map(Vec::new())) };
        let command = self.choice(asking, &format!("{}/{}", Question::Ring.code(), ring.code()))?;
        self.run(asking.space, command)
    }
}

/// Somebody who was put on the map, also one who was taken away; an id that is only told of has no name.
pub(super) fn named(circle: &Circle, id: PersonId) -> Result<&Person, CoreError> {
    circle.people.get(&id).filter(|found| found.nickname.is_some()).ok_or(CoreError::Missing("person"))
}

struct Page<'a> {
    app: &'a App,
    sight: &'a Sight,
    asked: &'a Asked<'a>,
    person: &'a Person,
    today: Date,
    /// Whose circle the space holds.
    own: PersonId,
    method: Option<Method>,
    space: SpaceId,
    /// Whether this profile may say to be this person.
    may_be_me: bool,
}

impl Page<'_> {
    fn screen(&self, conflicts: Vec<ConflictItem>) -> Result<PersonScreen, CoreError> {
        let (words, circle, id) = (&self.sight.words, self.circle(), self.id());
        let view = circle.view(self.asked.view.tie, self.asked.view.respondent);
        let (line, arrow) = (LineStyle::of(view), Arrow::of(view));
        let place = Place::of(view, self.person.formality.as_ref());
        let named = Args::new().text("name", circle.name(id));
        let away = self.person.removed.is_some().then(|| words.label("undo-person-away", &named));
        let kin = Kin::of(circle);
        let strengths = self.person.strengths.iter().map(|text| words.as_written(text.as_str()));
        let heading = (!self.person.strengths.is_empty()).then(|| words.label("person-strengths", &named));
        let respondent = circle.name(self.asked.view.respondent);
        let answers = self.asked.questions().into_iter().map(|question| self.answer(question));
        let (answers, open): (Vec<_>, Vec<_>) =
            answers.partition(|one| one.answered || Question::ONLY_IF_ASKED_FOR.contains(&one.question));
        let knows = Pairs::of(circle, self.asked.view.tie.ego, self.asked.view.respondent).rows_of(words, id);
        let same = self.app.same(self.space, self.sight, Some(id))?;
        let offers = self.offers(place, away.is_some(), !knows.is_empty(), same.first());
        Ok(PersonScreen {
            revision: self.sight.revision,
            strip: self.sight.strip.clone(),
            person: id,
            name: words.as_written(circle.name(id)),
            who: self.who(&kin),
            strengths: heading.into_iter().chain(strengths).collect(),
            circle: (self.asked.view.tie.ego != self.own)
                .then(|| super::map::title(circle, words, self.sight.me, self.asked.view.tie.ego)),
            respondent: words.as_written(respondent),
            seen_by: words.label("tie-seen-by", &Args::new().text("respondent", respondent)),
            told_by: view.map(|view| self.told_by(view, respondent)).transpose()?.flatten(),
            method: self.method.as_ref().filter(|method| **method != Method::Self_ || self.is_told()).map(|method| {
                let recorder = view.and_then(|view| view.recorded_by).unwrap_or(self.asked.view.respondent);
                method::label(words, circle, method, (self.asked.view.respondent, recorder))
            }),
            line,
            arrow,
            place,
            faded: LineStyle::is_faded(view),
            place_label: super::map::place(words, place),
            not_asked: (place == Place::Assumed).then(|| words.plain("ring-not-asked")),
            drawn: self.drawn(view, line, arrow),
            story: view.map(|view| self.story(view, line, arrow)).unwrap_or_default(),
            answers,
            open,
            knows,
            roles: self.role_items()?,
            kin: self.kin(&kin),
            same,
            conflicts,
            steps: self.steps(),
            talks: self.talks(),
            offers,
            away,
        })
    }

    /// Whether the tie was told of beyond its place, which is no answer yet of who put somebody on the map.
    fn is_told(&self) -> bool {
        const OF_A_TIE: [Question; 10] = [
            Question::Get,
            Question::Give,
            Question::Contact,
            Question::Modes,
            Question::Strength,
            Question::Stress,
            Question::Critical,
            Question::Status,
            Question::Safe,
            Question::Note,
        ];
        OF_A_TIE.iter().any(|question| self.asked.is_answered(*question))
    }

    fn circle(&self) -> &Circle {
        &self.sight.row.circle
    }

    fn id(&self) -> PersonId {
        self.asked.view.tie.alter
    }

    fn who(&self, kin: &Kin<'_>) -> Vec<Label> {
        let (words, circle, person) = (&self.sight.words, self.circle(), self.person);
        let mut who = self.kin_to_the_middle(kin);
        if let Some(kind) = person.kind.as_ref().filter(|kind| **kind != PersonKind::Person) {
            who.push(words.choice(PersonKind::PREFIX, kind.code(), &Args::new()));
        }
        if person.placeholder == Some(true) {
            who.push(words.plain("kind-placeholder"));
        }
        if !person.languages.is_empty() {
            let spoken = person.languages.iter().map(|one| super::tell::language_name(words, one).text);
            let args = Args::new().text("name", circle.name(self.id())).text("languages", &words.list(spoken));
            who.push(words.label("person-speaks", &args));
        }
        if person.deceased == Some(true) {
            who.push(words.label("tie-deceased", &Args::new().text("name", circle.name(self.id()))));
        }
        let domain = circle.ties.get(&self.asked.view.tie).and_then(|tie| tie.domain.as_ref());
        who.extend(domain.map(|domain| words.choice(Domain::PREFIX, domain.code(), &Args::new())));
        let formality = person.formality.as_ref();
        who.extend(formality.map(|formality| words.choice(Formality::PREFIX, formality.code(), &Args::new())));
        who.extend(self.roles());
        who
    }

    /// What kin this person is to those in the middle, those of one kind together.
    fn kin_to_the_middle(&self, kin: &Kin<'_>) -> Vec<Label> {
        let circle = self.circle();
        let middle = self.asked.view.tie.ego;
        if middle != PersonId::FAMILY {
            return kin.noun(self.id(), middle).map(|noun| self.kin_sentence(noun, &[middle])).into_iter().collect();
        }
        let mut family: Vec<_> = circle.present().filter(|(_, one)| one.in_family == Some(true)).collect();
        family.sort_by_key(|(id, one)| (one.joined, *id));
        let mut found: Vec<(kin::Noun, Vec<PersonId>)> = Vec::new();
        for (id, _) in family {
            let Some(noun) = kin.noun(self.id(), id) else { continue };
            match found.iter_mut().find(|(one, _)| *one == noun) {
                Some((_, people)) => people.push(id),
                None => found.push((noun, vec![id])),
            }
        }
        found.into_iter().map(|(noun, people)| self.kin_sentence(noun, &people)).collect()
    }

    fn kin_sentence(&self, noun: kin::Noun, others: &[PersonId]) -> Label {
        let (words, circle) = (&self.sight.words, self.circle());
        let names = words.list(others.iter().map(|id| circle.name(*id)));
        let kin = words.inline(&words.plain(noun.message).text);
        let args = Args::new().text("a", circle.name(self.id())).text("kin", &kin).text("b", &names);
        words.label(if noun.sure { "tie-kin" } else { "tie-kin-unsure" }, &args)
    }

    fn told_by(&self, view: &Perspective, respondent: &str) -> Result<Option<Label>, CoreError> {
        let words = &self.sight.words;
        let Some(at) = view.at else { return Ok(None) };
        let when = words.text("when-on-date", &Args::new().text("date", &date(words, self.app.day(at)?)));
        let args = Args::new().text("respondent", respondent).text("when", &when);
        let recorder = view.recorded_by.map(|id| self.circle().resolve(id));
        Ok(Some(match recorder.filter(|id| *id != self.asked.view.respondent) {
            Some(id) => words.label("tie-filled-for", &args.text("recorder", self.circle().name(id))),
            None => words.label("tie-filled-by", &args),
        }))
    }

    fn tie<'a>(&'a self, line: LineStyle, arrow: Arrow) -> tell::Tie<'a> {
        let kind = self.person.kind.as_ref();
        tell::Tie {
            name: self.circle().name(self.id()),
            several: matches!(kind, Some(PersonKind::Group | PersonKind::Organisation)),
            line: line.code(),
            arrow: arrow.code(),
            ..tell::Tie::default()
        }
    }

    fn middle(&self) -> tell::Ego<'_> {
        super::map::ego(self.circle(), self.sight.me, self.asked.view.tie.ego)
    }

    fn drawn(&self, view: Option<&Perspective>, line: LineStyle, arrow: Arrow) -> Vec<Label> {
        let status = view.and_then(|view| view.status.as_ref()).map(Status::code);
        tell::line(&self.sight.words, self.middle(), &tell::Tie { status, ..self.tie(line, arrow) })
    }

    fn story(&self, view: &Perspective, line: LineStyle, arrow: Arrow) -> Vec<Label> {
        let receives: Vec<(&str, Option<tell::Often>)> =
            SupportKind::ALL.iter().map(|kind| (kind.code(), view.receives.get(kind).and_then(often))).collect();
        let gives: Vec<&str> =
            view.gives.iter().filter(|(kind, gives)| kind.is_known() && **gives).map(|(kind, _)| kind.code()).collect();
        let tie = tell::Tie {
            status: view.status.as_ref().map(Status::code),
            receives: &receives,
            gives: &gives,
            frequency: view.frequency.as_ref().map(Frequency::code),
            mode: view.modes.iter().find(|mode| mode.is_known()).map(ContactMode::code),
            stress: view.stress.as_ref().map(Stress::code),
            say_rarely: true,
            say_missing: true,
            ..self.tie(line, arrow)
        };
        tell::tie(&self.sight.words, self.middle(), &tie)
    }

    fn answer(&self, question: Question) -> PersonAnswer {
        let words = &self.sight.words;
        let answered = self.asked.is_answered(question);
        let mut values: Vec<Label> = Vec::new();
        for row in self.asked.rows(question) {
            for choice in row.choices.into_iter().filter(|choice| choice.chosen) {
                values.push(match &row.label {
                    Some(label) => {
                        let args =
                            Args::new().text("label", &label.text).text("value", &words.inline(&choice.label.text));
                        words.label("tie-row", &args)
                    }
                    None => choice.label,
                });
            }
        }
        if question == Question::Note {
            values.extend(self.asked.note_text().map(|text| words.as_written(text)));
        }
        if values.is_empty() {
            // Something stands there that this version cannot say.
            values.push(if answered { words.plain("tie-newer-value") } else { super::untold(words) });
        }
        PersonAnswer { question, title: self.asked.title(question), values, answered }
    }

    fn kin(&self, kin: &Kin<'_>) -> Vec<KinItem> {
        let linked = kin.linked(self.id()).into_iter().filter(|other| self.circle().is_present(*other));
        linked
            .filter_map(|other| {
                let partners = kin.partners(&self.sight.words, self.id(), other);
                let noun = || kin.noun(self.id(), other).map(|noun| self.kin_sentence(noun, &[other]));
                Some(KinItem { person: other, sentence: partners.or_else(noun)? })
            })
            .collect()
    }

    fn steps(&self) -> Vec<ActionItem> {
        let circle = self.circle();
        let mut own: Vec<_> = circle
            .actions
            .iter()
            .filter(|(_, step)| step.removed.is_none())
            .filter(|(_, step)| step.owner.map(|owner| circle.resolve(owner)) == Some(self.id()))
            .collect();
        own.sort_by_key(|(id, step)| (step.created_at, **id));
        let item = |(id, step): (&ActionId, &Action)| {
            super::plan::item(&self.sight.row, &self.sight.words, self.today, *id, step)
        };
        own.into_iter().filter_map(item).collect()
    }

    fn talks(&self) -> Vec<NoteItem> {
        let circle = self.circle();
        let mut talks: Vec<_> = self
            .sight
            .notes
            .iter()
            .filter(|(_, row)| row.note.meeting.removed.is_none())
            .filter(|(_, row)| {
                row.note.attendance.iter().any(|(id, one)| {
                    one.removed.is_none() && one.present == Some(true) && circle.resolve(*id) == self.id()
                })
            })
            .collect();
        talks.sort_by_key(|(id, row)| std::cmp::Reverse((row.note.meeting.day, row.note.meeting.created_at, *id)));
        talks.into_iter().map(|(id, row)| super::note::item(*id, &row.note, circle, &self.sight.words)).collect()
    }

    fn offers(&self, place: Place, away: bool, knows: bool, same: Option<&SameItem>) -> Vec<Offer> {
        let words = &self.sight.words;
        let named = |id: &'static str, message: &str| Offer {
            id,
            label: words.label(message, &Args::new().text("name", self.circle().name(self.id()))),
        };
        if away {
            return vec![Offer::of(words, "put-back", "act-put-back")];
        }
        // Who is no longer on the map is asked nothing; who was let in comes onto it with the first answer.
        let (teller, me) = (self.asked.view.respondent, self.sight.me);
        let newcomer = teller == me && !self.circle().people.contains_key(&me);
        let tells = newcomer || self.circle().is_present(teller);
        let mut offers = vec![Offer::of(words, "edit", "act-edit")];
        offers.extend(tells.then(|| Offer::of(words, "ask", "q-title")));
        if let Place::Told(band) = place
            && tells
        {
            offers.extend((band > 0).then(|| Offer::of(words, "closer", "act-closer")));
            offers.extend((band < 3).then(|| Offer::of(words, "further", "act-further")));
        }
        if self.circle().respondents(self.asked.view.tie.ego).len() > 1 {
            offers.push(Offer::of(words, "compare", "compare-title"));
        }
        offers.extend(knows.then(|| Offer::of(words, "knows", "more-knows")));
        offers.extend(same.map(|item| Offer { id: "same", label: item.title.clone() }));
        offers.extend(self.may_be_me.then(|| Offer::of(words, "me", "person-me")));
        let speaks = self.asked.questions().contains(&Question::Informed);
        offers.extend((speaks && self.person.informed != Some(true)).then(|| named("tell-them", "person-tell-them")));
        offers.extend(speaks.then(|| named("ask-for-help", "person-ask")));
        let tie = self.asked.view.tie;
        let leaves = whose::may_leave(self.circle(), self.own, tie);
        let out = || Offer { id: "out", label: whose::label(self.circle(), words, me, "person-out", tie) };
        offers.extend(leaves.then(out));
        offers.push(named("remove", if leaves { "person-take-away-all" } else { "person-take-away" }));
        offers
    }
}

/// The fields with several answers that this screen tells of.
fn conflicts<'a>(sight: &'a Sight, asked: &Asked<'_>) -> Vec<Told<'a>> {
    let id = asked.view.tie.alter;
    let rows: BTreeMap<Table, String> = BTreeMap::from([
        (Table::People, id.to_row()),
        (Table::Ties, asked.view.tie.to_row()),
        (Table::Perspectives, asked.view.to_row()),
    ]);
    let standing = |found: &Conflict| asked.circle.standing_row(found.table, &found.row);
    let here = |found: &&Conflict| rows.get(&found.table) == Some(&standing(found)) && can_be_settled(found);
    let told = |conflict: &'a Conflict| {
        let question = question(conflict);
        let title = match question {
            Some(question) => Some(asked.title(question)),
            None if conflict.key == "nickname" => Some(asked.words.plain("person-name")),
            None => None,
        };
        Told { conflict, title }
    };
    sight.row.conflicts.iter().filter(here).map(told).collect()
}

/// The question that a field answers.
pub(super) fn question(conflict: &Conflict) -> Option<Question> {
    let field = conflict.key.split(':').next().unwrap_or_default();
    Some(match (conflict.table, field) {
        (Table::People, "formality") => Question::Formality,
        (Table::People, "informed") => Question::Informed,
        (Table::Ties, "domain") => Question::Place,
        (Table::Ties, "known_since") => Question::Known,
        (Table::Perspectives, "ring") => Question::Ring,
        (Table::Perspectives, "receives") => Question::Get,
        (Table::Perspectives, "gives") => Question::Give,
        (Table::Perspectives, "frequency") => Question::Contact,
        (Table::Perspectives, "modes") => Question::Modes,
        (Table::Perspectives, "strength") => Question::Strength,
        (Table::Perspectives, "stress") => Question::Stress,
        (Table::Perspectives, "critical") => Question::Critical,
        (Table::Perspectives, "status") => Question::Status,
        (Table::Perspectives, "safe_for_child") => Question::Safe,
        (Table::Perspectives, "note") => Question::Note,
        _ => return None,
    })
}

fn often(level: &Level) -> Option<tell::Often> {
    Some(match level {
        Level::Never => tell::Often::Never,
        Level::Sometimes => tell::Often::Sometimes,
        Level::Often => tell::Often::Often,
        Level::Newer(_) => return None,
    })
}
