//! M14: with how many people there is tension, and where the tie is strong as well.

use super::counted::{Alter, Counted};
use super::outcome::{Arg, Fraction, Measure, MissingOf, Sentence, Value};
use crate::{Strength, Stress};

/// M14, stress share: the part of everybody with whom there is tension or a conflict (Hartman 1978).
///
/// Missing are those about whom stress was not told. Ambivalent is a tie told as strong and as tense.
pub fn stress(counted: &Counted<'_>) -> Measure {
    let n = counted.n();
    let tense = |alter: &Alter<'_>| matches!(alter.view.stress, Some(Stress::Tension | Stress::Conflict));
    let k = counted.count(tense);
    let told = k + counted.count(|alter| alter.view.stress == Some(Stress::None));
    let ambivalent = counted.count(|alter| tense(alter) && alter.view.strength == Some(Strength::Strong));
    let share = Fraction::new(k, n).filter(|_| told > 0);
    Measure {
        id: "m14-stress",
        of: None,
        value: share.map_or(Value::Undefined, |share| Value::Stress { share, ambivalent }),
        n,
        missing: counted.everybody() - told,
        missing_of: MissingOf::People,
        left_out: counted.left_out().to_vec(),
        sentence: match share {
            Some(_) => Sentence::new("m14-stress", [("k", Arg::Int(k)), ("n", Arg::Int(n))]),
            None => Sentence::nothing(counted.everybody(), told),
        },
        more: if ambivalent > 0 {
            vec![Sentence::new("m14-ambivalent", [("k", Arg::Int(ambivalent))])]
        } else {
            Vec::new()
        },
    }
}
