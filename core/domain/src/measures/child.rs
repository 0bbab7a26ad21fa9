//! M7: which adults each child can turn to.

use super::counted::{Alter, Counted};
use super::outcome::{Arg, Measure, MissingOf, Of, Sentence, Value, count};
use crate::{Circle, Date, Domain, Formality, Knows, Level, PersonId, PersonKind, Ring, Stress, SupportKind};

/// M7, supportive adults of one child ("at least one adult who is always there"; Harvard, Working Paper 13).
///
/// The child tells about ties of its own, or `otherwise` where the child told nothing of them. An adult counts who does not help
/// as work, is not a parent in the same home, stands in one of the two inner rings or often listens, and with whom there is no
/// conflict. On the child's own page, one told as not safe does not count; elsewhere that answer is not read (decision 48).
/// Missing are those of whom too little was told to say. Where neither told anything it was not asked yet: there is no value,
/// nobody is named as having answered, and what was told of the family's ties does not stand in.
pub fn supportive_adults(
    circle: &Circle,
    child: PersonId,
    otherwise: PersonId,
    today: Date,
    own_page: bool,
) -> Measure {
    let by_child = Counted::of(circle, child, child);
    let child = by_child.ego();
    let told_by_child = !circle.views_by_alter(child, child).is_empty();
    let counted = if told_by_child { by_child } else { Counted::of(circle, child, otherwise) };
    let respondent = counted.respondent();
    let asked = told_by_child || !circle.views_by_alter(child, respondent).is_empty();
    let n = counted.n();
    let mut names = Vec::new();
    let mut missing = counted.everybody() - n;
    for alter in counted.alters() {
        match is_supportive(circle, child, alter, today, own_page) {
            Some(true) => names.push(alter.id),
            Some(false) => {}
            None => missing += 1,
        }
    }
    let of_child = || ("child", Arg::Person(child));
    let sentence = if !asked {
        Sentence::new("m7-unasked", [of_child()])
    } else if names.is_empty() {
        Sentence::new("m7-none", [of_child()])
    } else {
        let args = [of_child(), ("n", Arg::Int(count(&names))), ("names", Arg::People(names.clone()))];
        Sentence::new("m7-some", args)
    };
    let known = asked && (counted.everybody() == 0 || missing < counted.everybody());
    Measure {
        id: "m7-some",
        of: Some(Of::Child(child)),
        value: if known { Value::People(names) } else { Value::Undefined },
        n,
        missing,
        missing_of: MissingOf::People,
        left_out: counted.left_out().to_vec(),
        sentence,
        more: if asked && respondent != child {
            vec![Sentence::new("m7-respondent", [("respondent", Arg::Person(respondent)), of_child()])]
        } else {
            Vec::new()
        },
    }
}

/// The children for whom M7 is taken: those of the family, those with a circle of their own, and the ego, in order of id.
pub fn children(circle: &Circle, ego: PersonId, today: Date) -> Vec<PersonId> {
    let ego = circle.resolve(ego);
    circle
        .present()
        .filter(|(_, person)| {
            person.deceased != Some(true)
                && person.placeholder != Some(true)
                && is_one_person(person.kind.as_ref()) == Some(true)
                && !is_adult(person, today)
        })
        .filter(|(id, person)| person.in_family == Some(true) || *id == ego || !circle.ties_by_alter(*id).is_empty())
        .map(|(id, _)| id)
        .collect()
}

/// Whether an alter counts for the child; `None` when what was told leaves it open.
fn is_supportive(circle: &Circle, child: PersonId, alter: &Alter<'_>, today: Date, own_page: bool) -> Option<bool> {
    let conditions = [
        is_one_person(alter.person.kind.as_ref()),
        Some(is_adult(alter.person, today)),
        Some(alter.person.formality != Some(Formality::Formal)),
        Some(alter.view.stress != Some(Stress::Conflict)),
        Some(!(own_page && alter.view.safe_for_child == Some(Knows::No))),
        lives_elsewhere_or_is_no_parent(circle, child, alter),
        is_near(alter),
    ];
    // One "no" settles it, whatever else is open.
    if conditions.contains(&Some(false)) { Some(false) } else { conditions.iter().all(Option::is_some).then_some(true) }
}

/// Of age, or of unknown age and not marked as a child (decision 48).
fn is_adult(person: &crate::Person, today: Date) -> bool {
    person.is_adult(today).unwrap_or(person.is_child != Some(true))
}

fn is_one_person(kind: Option<&PersonKind>) -> Option<bool> {
    match kind {
        None | Some(PersonKind::Person) => Some(true),
        Some(PersonKind::Newer(_)) => None,
        Some(_) => Some(false),
    }
}

fn lives_elsewhere_or_is_no_parent(circle: &Circle, child: PersonId, alter: &Alter<'_>) -> Option<bool> {
    let parent = circle.kin.iter().any(|(link, kin)| {
        link.kind.is_parent()
            && kin.removed.is_none()
            && circle.stands_for(link.a, alter.id)
            && circle.stands_for(link.b, child)
    });
    match &alter.domain {
        _ if !parent => Some(true),
        Some(Domain::Home) => Some(false),
        Some(Domain::Newer(_)) | None => None,
        Some(_) => Some(true),
    }
}

fn is_near(alter: &Alter<'_>) -> Option<bool> {
    let ring = match alter.view.ring {
        Some(Ring::Inner | Ring::Middle) => Some(true),
        Some(Ring::Outer | Ring::Outside) => Some(false),
        Some(Ring::Newer(_)) | None => None,
    };
    let listens = match alter.view.receives.get(&SupportKind::Emotional) {
        Some(Level::Often) => Some(true),
        Some(Level::Sometimes | Level::Never) => Some(false),
        Some(Level::Newer(_)) | None => None,
    };
    match (ring, listens) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}
