//! What cannot be among kin.

use std::collections::BTreeSet;

use steunkring_domain::*;

use crate::{CoreError, Edit};

/// Refuses links of somebody with the same person, and links that make somebody an own ancestor. Two devices can still come to
/// one together; who reads the circle bears with it ([`Circle::is_own_ancestor`]).
pub(crate) fn check(circle: &Circle, edits: &[Edit]) -> Result<(), CoreError> {
    let mut links = Circle { kin: circle.kin.clone(), people: circle.people.clone(), ..Circle::default() };
    let mut children = BTreeSet::new();
    for edit in edits {
        let Edit::Kin(id, change) = edit else { continue };
        if let KinChange::Removed(at @ Some(_)) = change {
            // What is taken away of the one that stands for merged entries is taken away of all.
            let standing = circle.standing_row(Table::Kin, &id.to_row());
            for (other, link) in &mut links.kin {
                if other == id || circle.standing_row(Table::Kin, &other.to_row()) == standing {
                    link.removed = *at;
                }
            }
            continue;
        }
        let (a, b) = (circle.resolve(id.a), circle.resolve(id.b));
        if a == b {
            return Err(refused(crate::told::TWO_PEOPLE));
        }
        let link = links.kin.entry(id.clone()).or_default();
        if matches!(change, KinChange::Removed(None)) {
            link.removed = None;
        }
        children.insert(b);
    }
    let links = links.united();
    if children.into_iter().any(|child| links.is_own_ancestor(child)) {
        return Err(own_parent());
    }
    Ok(())
}

/// Refuses to make one of two entries that are kin of each other, or of which one would then be an own ancestor. What two
/// devices came to already refuses nothing.
pub(crate) fn check_merge(circle: &Circle, from: PersonId, into: PersonId) -> Result<(), CoreError> {
    let mut links = Circle { kin: circle.kin.clone(), people: circle.people.clone(), ..Circle::default() };
    let before = links.clone().united();
    let both = |id: &KinId| (id.a == from && id.b == into) || (id.a == into && id.b == from);
    if before.kin.iter().any(|(id, link)| both(id) && link.removed.is_none()) {
        return Err(refused(crate::told::KIN_OF_EACH_OTHER));
    }
    if before.is_own_ancestor(from) || before.is_own_ancestor(into) {
        return Ok(());
    }
    links.people.entry(from).or_default().merged_into = Some(into);
    let after = links.united();
    if after.is_own_ancestor(into) { Err(own_parent()) } else { Ok(()) }
}

fn own_parent() -> CoreError {
    refused("nobody can be their own parent, grandparent or child")
}

fn refused(reason: &str) -> CoreError {
    CoreError::Invalid { field: "kin", reason: reason.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> PersonId {
        PersonId([n; 16])
    }

    fn edit(a: u8, b: u8, kind: KinKind, change: KinChange) -> Edit {
        Edit::Kin(KinId::new(id(a), id(b), kind), change)
    }

    fn told(a: u8, b: u8, kind: KinKind) -> Edit {
        edit(a, b, kind, KinChange::Present(Some(true)))
    }

    #[test]
    fn nobody_is_an_own_ancestor_and_a_link_taken_away_first_makes_room() {
        use KinKind::{Birth, Foster, Partner, Sibling};
        let mut circle = Circle::default();
        circle.kin.insert(KinId::new(id(1), id(2), Birth), KinLink::default());
        assert_eq!(check(&circle, &[told(2, 3, Foster), told(1, 3, Partner)]), Ok(()));
        for wrong in [
            vec![told(2, 1, Birth)],
            vec![told(2, 3, Foster), told(3, 1, Birth)],
            vec![told(4, 4, Sibling)],
            vec![told(4, 4, Birth)],
        ] {
            assert!(check(&circle, &wrong).is_err(), "{wrong:?}");
        }
        let gone = edit(1, 2, Birth, KinChange::Removed(Some(Instant(1))));
        assert_eq!(check(&circle, &[gone.clone(), told(2, 1, Birth)]), Ok(()));
        let back = edit(1, 2, Birth, KinChange::Removed(None));
        assert!(check(&circle, &[gone, told(2, 1, Birth), back]).is_err());
    }

    /// Two entries for grandmother: one is a parent of 2, the other a child of 3.
    #[test]
    fn nobody_becomes_an_own_ancestor_by_being_two_entries() {
        use KinKind::{Birth, Foster, Partner, Sibling};
        let circle = |links: &[(u8, u8, KinKind)], merged: &[(u8, u8)]| {
            let mut circle = Circle::default();
            for (a, b, kind) in links {
                circle.kin.insert(KinId::new(id(*a), id(*b), kind.clone()), KinLink::default());
            }
            for (from, into) in merged {
                circle.people.entry(id(*from)).or_default().merged_into = Some(id(*into));
            }
            circle
        };
        let own = Err(own_parent());
        let plain = circle(&[(1, 2, Birth), (2, 3, Foster), (5, 6, Partner), (7, 8, Sibling)], &[]);
        assert_eq!(check_merge(&plain, id(3), id(1)), own);
        assert_eq!(check_merge(&plain, id(1), id(3)), own);
        assert_eq!(check_merge(&plain, id(3), id(5)), Ok(()));
        for (a, b) in [(1, 2), (2, 1), (5, 6), (8, 7)] {
            assert_eq!(check_merge(&plain, id(a), id(b)), Err(refused(crate::told::KIN_OF_EACH_OTHER)), "{a} {b}");
        }
        // What was merged before counts, also where a link is told.
        let merged = circle(&[(1, 2, Birth), (4, 3, Birth)], &[(4, 2)]);
        assert_eq!(check_merge(&merged, id(3), id(1)), own);
        assert_eq!(check(&merged, &[told(3, 1, Birth)]), own);
        assert_eq!(check(&merged, &[told(4, 2, Sibling)]), Err(refused(crate::told::TWO_PEOPLE)));
        let gone = edit(2, 3, Birth, KinChange::Removed(Some(Instant(1))));
        assert_eq!(check(&merged, &[gone, told(3, 1, Birth)]), Ok(()));
        // A circle of parents that two devices came to hinders no other merge of theirs.
        let round = circle(&[(1, 2, Birth), (2, 1, Birth), (3, 4, Birth)], &[]);
        assert_eq!(check_merge(&round, id(3), id(1)), Ok(()));
    }
}
