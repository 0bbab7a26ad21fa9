//! What cannot be among kin.

use std::collections::BTreeSet;

use steunkring_domain::*;

use crate::{CoreError, Edit};

/// Refuses links of somebody with the same person, and links that make somebody an own ancestor. Two devices can still come to
/// one together; who reads the circle bears with it ([`Circle::is_own_ancestor`]).
pub(crate) fn check(circle: &Circle, edits: &[Edit]) -> Result<(), CoreError> {
    let mut links = Circle { kin: circle.kin.clone(), ..Circle::default() };
    let mut children = BTreeSet::new();
    for edit in edits {
        let Edit::Kin(id, change) = edit else { continue };
        if let KinChange::Removed(at @ Some(_)) = change {
            links.kin.entry(id.clone()).or_default().removed = *at;
            continue;
        }
        if id.a == id.b {
            return Err(refused(crate::told::TWO_PEOPLE));
        }
        let link = links.kin.entry(id.clone()).or_default();
        if matches!(change, KinChange::Removed(None)) {
            link.removed = None;
        }
        children.insert(id.b);
    }
    if children.into_iter().any(|child| links.is_own_ancestor(child)) {
        return Err(refused("nobody can be their own parent, grandparent or child"));
    }
    Ok(())
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
}
