//! Whom somebody has as JIM: one person, in one entry, wherever it is told.

use steunkring_domain::*;

use crate::Edit;

/// Whether somebody can be a JIM.
pub(super) fn can_be_jim(person: &Person) -> bool {
    person.is_person() && person.deceased != Some(true)
}

/// Whether somebody can be the JIM of `whom`: a JIM is one person's alone, not that of a family or a group.
pub fn can_be_jim_of(circle: &Circle, whom: PersonId, person: PersonId) -> bool {
    let whose = circle.people.get(&whom).filter(|_| whom != PersonId::FAMILY && whom != person);
    whose.is_some_and(Person::is_person) && circle.people.get(&person).is_some_and(can_be_jim)
}

/// What a tap on somebody as the JIM of `whom` writes: this one alone, or nobody where this one is it already.
pub fn jim_changes(circle: &Circle, whom: PersonId, person: PersonId, now: Instant) -> Vec<Edit> {
    let theirs: Vec<_> = held(circle, whom).filter(|(_, jim)| *jim == person).map(|(id, _)| id).collect();
    if !theirs.is_empty() {
        return let_go(theirs, whom, now);
    }
    let (id, _) = circle.jim(whom);
    // Where two people were made one, each can have had a JIM.
    let others = held(circle, whom).map(|(other, _)| other).filter(|other| *other != id);
    let mut edits = let_go(others, whom, now);
    edits.extend(given(id, person, whom, &Role::Jim, Some(Answer::NotAsked)));
    edits
}

/// What says that `whom` has no JIM.
pub(super) fn no_jim(circle: &Circle, whom: PersonId, now: Instant) -> Vec<Edit> {
    let_go(held(circle, whom).map(|(id, _)| id), whom, now)
}

/// Who are no JIM any more where the one of an entry that was taken away comes back, and what says so: nobody where that was no
/// JIM's entry.
pub(crate) fn instead_of(circle: &Circle, back: RoleId, now: Instant) -> (Vec<PersonId>, Vec<Edit>) {
    let is_jim =
        |held: &&SupporterRole| held.role == Some(Role::Jim) && held.removed.is_some() && held.person.is_some();
    let Some(whom) = circle.roles.get(&back).filter(is_jim).map(|held| circle.whom(held)) else {
        return (Vec::new(), Vec::new());
    };
    let (ids, people): (Vec<_>, Vec<_>) = held(circle, whom).unzip();
    (people, let_go(ids, whom, now))
}

/// The entries that hold a JIM of `whom`, each with who that is.
fn held(circle: &Circle, whom: PersonId) -> impl Iterator<Item = (RoleId, PersonId)> {
    circle.jims(whom).filter_map(|(id, held)| Some((id, circle.resolve(held.person?))))
}

/// What says in each of some entries that `whom` has this JIM no more. The entry that everybody has stays, and holds nobody: where
/// another chooses in it meanwhile, that choice stands there too.
fn let_go(ids: impl IntoIterator<Item = RoleId>, whom: PersonId, now: Instant) -> Vec<Edit> {
    let own = RoleId(whom.0);
    let (held, others): (Vec<_>, Vec<_>) = ids.into_iter().partition(|id| *id == own);
    let mut edits = taken_away(others, now);
    edits.extend(held.into_iter().map(|id| Edit::Role(id, RoleChange::Person(None))));
    edits
}

/// What gives a role in an entry.
pub(super) fn given(
    id: RoleId,
    person: PersonId,
    whom: PersonId,
    role: &Role,
    answer: Option<Answer>,
) -> impl Iterator<Item = Edit> {
    role_given(person, whom, role, answer).into_iter().map(move |change| Edit::Role(id, change))
}

/// What is written in an entry to give a role there; what was told of whoever had it before goes.
pub fn role_given(person: PersonId, whom: PersonId, role: &Role, answer: Option<Answer>) -> [RoleChange; 10] {
    // An answer, a consent, a day and words are about whom they were told of.
    [
        RoleChange::Person(Some(person)),
        RoleChange::For(Some(whom)),
        RoleChange::Role(Some(role.clone())),
        RoleChange::Answer(answer),
        RoleChange::AskedAt(None),
        RoleChange::AgreedByParent(None),
        RoleChange::From(None),
        RoleChange::To(None),
        RoleChange::Words(None),
        RoleChange::Removed(None),
    ]
}

/// What takes a role away in each of some entries.
pub(super) fn taken_away(ids: impl IntoIterator<Item = RoleId>, now: Instant) -> Vec<Edit> {
    ids.into_iter().map(|id| Edit::Role(id, RoleChange::Removed(Some(now)))).collect()
}
