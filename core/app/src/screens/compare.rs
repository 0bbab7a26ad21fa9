//! What two people say about the same ties, side by side and never merged.

use std::collections::BTreeMap;

use serde::Serialize;
use steunkring_domain::measures::{self, Field, Outcome};
use steunkring_domain::*;
use steunkring_text::tell::joined;
use steunkring_text::{Args, Label, Words};

use super::{Offer, Strip};
use crate::sight::{Part, Sight};
use crate::{App, CoreError, SpaceId, method};

/// Two views of one circle. There is no count of how far they agree: a difference is never an error.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CompareScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// Its title.
    pub title: Label,
    /// That everybody may see it differently.
    pub help: Label,
    /// Whose circle it is about, where that is not the one that the space holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub circle: Option<Label>,
    /// Who tells first.
    pub first: Label,
    /// Who tells second.
    pub second: Label,
    /// Where both say the same.
    pub same: CompareGroup,
    /// Where they do not.
    pub different: CompareGroup,
    /// Where just one of them told.
    pub one_only: CompareGroup,
    /// What to say beside an answer of the other where one did not tell.
    pub silent: Label,
    /// To talk about it, where there is a difference.
    pub talk: Option<Label>,
    /// What to say where they nowhere told both.
    pub empty: Option<Label>,
    /// What can be done: `choose`, whose answers are shown.
    pub offers: Vec<Offer>,
}

/// Answers that compare in one way.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CompareGroup {
    /// Its name.
    pub label: Label,
    /// The answers, by person in the order in which they joined, and then by answer.
    pub rows: Vec<CompareRow>,
}

/// One answer of two people about one person.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CompareRow {
    /// About whom.
    pub alter: PersonId,
    /// What that person is called.
    pub name: Label,
    /// Which answer.
    pub field: Field,
    /// Which support it is about and which way it goes, where the answer alone does not say so.
    pub topic: Option<Label>,
    /// What the first says.
    pub first: Option<Label>,
    /// What the second says.
    pub second: Option<Label>,
    /// Both in one sentence, where both told.
    pub sentence: Option<Label>,
    /// Whose answer did not come about by that person alone, and how it did.
    pub how: Vec<Label>,
}

impl App {
    /// What two people say about the ties of an ego.
    ///
    /// # Errors
    /// [`CoreError`] of the store; [`CoreError::Missing`] for a space that is not there.
    pub fn compare_screen(
        &mut self,
        space: SpaceId,
        ego: PersonId,
        first: PersonId,
        second: PersonId,
    ) -> Result<CompareScreen, CoreError> {
        let Sight { revision, row, words, me, strip, .. } = self.sight(space, Part::Picture)?;
        let circle = &row.circle;
        let (ego, first, second) = (circle.resolve(ego), circle.resolve(first), circle.resolve(second));
        let group = |message: &str| CompareGroup { label: words.plain(message), rows: Vec::new() };
        let mut screen = CompareScreen {
            revision,
            strip,
            offers: Offer::all(&words, [("choose", "compare-choose")]),
            title: words.plain("compare-title"),
            help: words.plain("compare-help"),
            circle: (ego != circle.resolve(self.ego(space)?)).then(|| super::map::title(circle, &words, me, ego)),
            first: words.as_written(circle.name(first)),
            second: words.as_written(circle.name(second)),
            same: group("compare-same"),
            different: group("compare-different"),
            one_only: group("compare-one-only"),
            silent: words.plain("compare-silent"),
            talk: None,
            empty: None,
        };
        let mut compared = measures::compare(circle, ego, first, second);
        let joined = |id: PersonId| circle.people.get(&id).and_then(|person| person.joined);
        // The sort keeps the order of one person's answers.
        compared.sort_by_key(|found| (joined(found.alter), found.alter));
        let mut methods: BTreeMap<PerspectiveId, Option<Method>> = BTreeMap::new();
        for found in compared {
            let tie = TieId { ego, alter: found.alter };
            let said = |respondent| value(&words, circle.view(tie, respondent)?, &found.field);
            let (a, b) = (said(first), said(second));
            let mut how = Vec::new();
            for (respondent, said) in [(first, &a), (second, &b)] {
                let view = PerspectiveId { tie, respondent };
                if said.is_none() {
                    continue;
                }
                let method = match methods.get(&view) {
                    Some(method) => method.clone(),
                    None => methods.entry(view).or_insert(self.believed(space, &row, view)?).clone(),
                };
                let Some(method) = method.filter(|method| *method != Method::Self_) else { continue };
                let recorder = circle.perspectives.get(&view).and_then(|view| view.recorded_by).unwrap_or(respondent);
                let told = method::label(&words, circle, &method, (respondent, recorder));
                let told = words.inline(&told.text);
                let args = Args::new().text("label", circle.name(respondent)).text("value", &told);
                how.push(words.label("tie-row", &args));
            }
            let sentence = a.as_ref().zip(b.as_ref()).map(|(a, b)| {
                let args = Args::new().text("a", &screen.first.text).text("value-a", &a.text);
                words.label("compare-row", &args.text("b", &screen.second.text).text("value-b", &b.text))
            });
            let group = match found.outcome {
                Outcome::Equal => &mut screen.same,
                Outcome::Differ => &mut screen.different,
                Outcome::OnlyFirst | Outcome::OnlySecond => &mut screen.one_only,
            };
            group.rows.push(CompareRow {
                alter: found.alter,
                name: words.as_written(circle.name(found.alter)),
                topic: topic(&words, &found.field),
                field: found.field,
                first: a,
                second: b,
                sentence,
                how,
            });
        }
        let differ = !screen.different.rows.is_empty();
        screen.talk = differ.then(|| words.plain("compare-talk"));
        screen.empty = (!differ && screen.same.rows.is_empty()).then(|| words.plain("compare-empty"));
        Ok(screen)
    }
}

fn value(words: &Words, view: &Perspective, field: &Field) -> Option<Label> {
    let choice = |prefix: &str, code: &str| words.choice(prefix, code, &Args::new());
    match field {
        Field::Ring => {
            view.ring.as_ref().filter(|value| value.is_known()).map(|ring| choice(Ring::PREFIX, ring.code()))
        }
        Field::Strength => view
            .strength
            .as_ref()
            .filter(|value| value.is_known())
            .map(|strength| choice(Strength::PREFIX, strength.code())),
        Field::Stress => {
            view.stress.as_ref().filter(|value| value.is_known()).map(|stress| choice(Stress::PREFIX, stress.code()))
        }
        Field::Status => {
            view.status.as_ref().filter(|value| value.is_known()).map(|status| choice(Status::PREFIX, status.code()))
        }
        Field::Critical => view
            .critical
            .as_ref()
            .filter(|value| value.is_known())
            .map(|level| words.plain(&format!("critical-{}", level.code()))),
        Field::Frequency => view
            .frequency
            .as_ref()
            .filter(|value| value.is_known())
            .map(|often| choice(Frequency::PREFIX, often.code())),
        Field::Receives(kind) => {
            view.receives.get(kind).filter(|value| value.is_known()).map(|level| choice(Level::PREFIX, level.code()))
        }
        Field::Gives(kind) => view.gives.get(kind).map(|gives| {
            let answer = if *gives { Knows::Yes } else { Knows::No };
            choice(Knows::PREFIX, answer.code())
        }),
    }
}

fn topic(words: &Words, field: &Field) -> Option<Label> {
    let (arrow, kind) = match field {
        Field::Receives(kind) => (Arrow::In, kind),
        Field::Gives(kind) => (Arrow::Out, kind),
        _ => return None,
    };
    let support = words.choice(SupportKind::PREFIX, kind.code(), &Args::new());
    let direction = words.choice("direction", arrow.code(), &Args::new());
    let said = Args::new().text("label", &support.text);
    let row = words.label("tie-row", &said.text("value", &words.inline(&direction.text)));
    // Where the direction is heard as a sentence, the support is one too.
    let about = words.label("compare-support", &Args::new().text("support", &words.inline(&support.text)));
    let spoken = if direction.spoken == direction.text { row.spoken } else { joined(&[direction, about]).spoken };
    Some(Label { pictogram: support.pictogram, spoken, ..row })
}
