//! What the measures of the domain found, in words.

use steunkring_domain::PersonId;
use steunkring_domain::measures::{Arg, Sentence};

use crate::{Args, Label, TextError, Words, choice_id};

/// Who is read about, and by whom.
pub struct People<'a> {
    /// The reader, who is called "je", if the reader is someone on the map.
    pub reader: Option<PersonId>,
    /// The name of a person, or what stands for someone without one.
    pub name: &'a dyn Fn(PersonId) -> String,
}

impl Words {
    /// Says a sentence of a measure, falling back as [`label`](Self::label) does.
    pub fn sentence(&self, sentence: &Sentence, people: &People<'_>) -> Label {
        self.label(message(sentence, people), &self.sentence_args(sentence, people))
    }

    /// Says a sentence of a measure, or why not.
    ///
    /// # Errors
    /// [`TextError`] as [`try_label`](Self::try_label).
    pub fn try_sentence(&self, sentence: &Sentence, people: &People<'_>) -> Result<Label, TextError> {
        self.try_label(message(sentence, people), &self.sentence_args(sentence, people))
    }

    fn sentence_args(&self, sentence: &Sentence, people: &People<'_>) -> Args {
        let support = |code: &str| self.said("support", code);
        sentence.args.iter().fold(Args::new(), |args, (name, value)| match value {
            Arg::Int(number) => args.number(name, i64::from(*number)),
            Arg::Person(id) => args.text(name, &(people.name)(*id)),
            Arg::People(ids) => args.text(name, &self.list(ids.iter().map(|id| (people.name)(*id)))),
            Arg::EgoObject(id) if people.reader == Some(*id) => args.text(name, self.reader_object()),
            Arg::EgoObject(id) => args.text(name, &(people.name)(*id)),
            Arg::Who(id) => args.choice(name, if people.reader == Some(*id) { "you" } else { "other" }),
            Arg::Domain(domain) => args.text(name, &self.said("domain", domain.code())),
            Arg::Support(kind) => args.text(name, &self.inline(&support(kind.code()))),
            Arg::Supports(kinds) => {
                args.text(name, &self.list(kinds.iter().map(|kind| self.inline(&support(kind.code())))))
            }
        })
    }

    fn said(&self, prefix: &str, code: &str) -> String {
        self.plain(choice_id(prefix, code).unwrap_or("tie-newer-value")).text
    }
}

/// Messages that say "your", with how they are said of somebody else's circle.
const OF: [(&str, &str); 3] =
    [("m1-size", "m1-size-of"), ("m3-informal", "m3-informal-of"), ("m4-enough", "m4-enough-of")];

/// The message of a sentence: another one where it is about another than who reads.
fn message(sentence: &Sentence, people: &People<'_>) -> &'static str {
    let of_another = sentence.args.iter().any(|(_, value)| match value {
        Arg::EgoObject(ego) => people.reader != Some(*ego),
        _ => false,
    });
    let other = OF.iter().find(|(said, _)| of_another && *said == sentence.message);
    other.map_or(sentence.message, |(_, of)| *of)
}

#[cfg(test)]
mod tests {
    use steunkring_domain::{Domain, SupportKind};

    use super::*;
    use crate::{Level, OwnWords};

    fn sentence(message: &'static str, args: Vec<(&'static str, Arg)>) -> Sentence {
        Sentence { message, args }
    }

    #[test]
    fn every_kind_of_variable_is_said() {
        let (sem, bo) = (PersonId([1; 16]), PersonId([2; 16]));
        let name = |id: PersonId| if id == sem { "Sem".to_owned() } else { "Bo".to_owned() };
        let (me, other) = (People { reader: Some(sem), name: &name }, People { reader: None, name: &name });
        let words = Words::new(Level::NlA2, OwnWords::new()).unwrap();
        let said = |sentence: Sentence, people: &People<'_>| words.try_sentence(&sentence, people).unwrap().text;

        let ways = [("n", Arg::Int(3)), ("low", Arg::Int(1)), ("high", Arg::Int(4)), ("ego-obj", Arg::EgoObject(sem))];
        let depth = || sentence("m5-range", ways.to_vec());
        assert_eq!(said(depth(), &me), "3 mensen steunen jou, elk op 1 tot 4 manieren.");
        assert_eq!(said(depth(), &other), "3 mensen steunen Sem, elk op 1 tot 4 manieren.");
        let same = |n, d| {
            let args = vec![("n", Arg::Int(n)), ("d", Arg::Int(d)), ("ego-obj", Arg::EgoObject(sem))];
            said(sentence("m5-same", args), &me)
        };
        assert_eq!(same(2, 1), "2 mensen steunen jou, elk op 1 manier.");
        assert_eq!(same(2, 3), "2 mensen steunen jou, elk op 3 manieren.");
        let both = || sentence("m6-reciprocity", vec![("k", Arg::Int(2)), ("n", Arg::Int(5)), ("who", Arg::Who(sem))]);
        assert_eq!(said(both(), &me), "Bij 2 van de 5 mensen steunen jullie elkaar.");
        assert_eq!(said(both(), &other), "Bij 2 van de 5 mensen steunen ze elkaar.");
        let kinds = vec![SupportKind::Practical, SupportKind::Advice];
        let gained = sentence("m17-kind-gained", vec![("name", Arg::Person(bo)), ("supports", Arg::Supports(kinds))]);
        assert_eq!(said(gained, &me), "Bo, nu ook: helpen en meedenken.");
        let part = vec![("domain", Arg::Domain(Domain::Friends)), ("k", Arg::Int(1)), ("n", Arg::Int(3))];
        assert_eq!(said(sentence("m2-part", part), &me), "Vrienden: 1 van de 3 mensen.");
        // Of one person it is not said how many of how many.
        let alone = |message, k| {
            let args = vec![("domain", Arg::Domain(Domain::Friends)), ("k", Arg::Int(k)), ("n", Arg::Int(1))];
            said(sentence(message, [args, vec![("who", Arg::Who(sem))]].concat()), &me)
        };
        assert_eq!(
            [alone("m2-part", 1), alone("m3-voorveld", 0)],
            ["Vrienden: 1 persoon.", "Van school, sport of buurt: niemand."]
        );
        assert_eq!(
            [alone("m6-reciprocity", 1), alone("m6-reciprocity", 0)],
            ["Bij 1 persoon steunen jullie elkaar.", "Bij 1 persoon komt de steun van één kant."]
        );
        assert_eq!(
            [alone("m14-stress", 1), alone("m3-formal", 1)],
            ["Bij 1 persoon is er spanning of ruzie.", "1 persoon helpt als werk."]
        );
        let size = || sentence("m1-size", vec![("n", Arg::Int(2)), ("ego-obj", Arg::EgoObject(sem))]);
        assert_eq!(said(size(), &me), "Er staan 2 mensen in je kring.");
        assert_eq!(said(size(), &other), "Er staan 2 mensen in de kring van Sem.");
        let enough = sentence("m4-enough", vec![("support", Arg::Support(SupportKind::Newer("x".to_owned())))]);
        assert!(said(enough, &me).contains("voor: dit kent deze app nog niet."));
        let joined = sentence("m17-joined", vec![("names", Arg::People(vec![sem, bo]))]);
        assert_eq!(said(joined, &me), "Erbij gekomen: Sem en Bo.");
    }
}
