//! What lives in which kind of space: [`SpaceKind::holds`] says so, and nothing else is written there.

use std::collections::BTreeMap;

use steunkring_domain::*;

use crate::space::Work;
use crate::{App, CoreError, SpaceId};

/// Why something is not written in a space of that kind.
pub(crate) const ELSEWHERE: &str = "it lives in another kind of space";

impl App {
    /// Refuses to write what lives in another kind of space. What is there already, as from an older app, can be taken away.
    pub(crate) fn belongs(&self, space: SpaceId, works: &BTreeMap<DocumentId, Work>) -> Result<(), CoreError> {
        let kind = self.kind(space)?;
        let mut fields = works.values().flat_map(|work| &work.fields);
        if fields.any(|field| !kind.holds(field.table) && field.key != "removed") {
            return Err(CoreError::Invalid { field: "kind", reason: ELSEWHERE.to_owned() });
        }
        Ok(())
    }
}
