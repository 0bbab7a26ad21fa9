//! What was taken away comes back.

use std::collections::BTreeMap;

use steunkring_document::Field;
use steunkring_domain::*;

use crate::project::bring_back;
use crate::screens::instead_of;
use crate::space::{Text, Work};
use crate::undo::written_by_now;
use crate::{App, CoreError, Done, Edit, SpaceId};

impl App {
    /// Brings back what was taken away.
    ///
    /// # Errors
    /// [`CoreError`]; then nothing has changed.
    pub fn bring_back(&mut self, space: SpaceId, table: Table, row: &str) -> Result<Done, CoreError> {
        let mut document = DocumentId::MAP;
        let mut field = bring_back(table, row);
        let circle = self.circle(space)?.circle;
        let mut instead = Vec::new();
        match table {
            Table::Kin => {
                let back = KinId::from_row(row).map(|id| Edit::Kin(id, KinChange::Removed(None)));
                crate::kin::check(&circle, back.as_slice())?;
            }
            // A talk is taken away in its own document.
            Table::Documents => {
                document = row.parse().map_err(|reason| CoreError::invalid("document", reason))?;
                field = Field::of::<Meeting>(&entity::Single, &MeetingChange::Removed(None));
            }
            Table::Decisions | Table::Agenda | Table::Media => {
                let (within, row) = crate::project::within(row)?;
                document = within;
                self.note(space, document)?;
                field = bring_back(table, row);
            }
            // An entry that was merged is there again beside the one that it was merged into.
            Table::People => {
                let id = PersonId::from_row(row);
                let merged = id.filter(|id| {
                    let person = circle.people.get(id);
                    person.is_some_and(|person| person.removed.is_none() && person.merged_into.is_some())
                });
                if let Some(id) = merged {
                    field = Field::of::<Person>(&id, &PersonChange::MergedInto(None));
                }
            }
            // Somebody has one JIM: who comes back takes the place of who came since.
            Table::Roles => {
                let back = RoleId::from_row(row);
                instead = back.map(|id| instead_of(&circle.united(), id, self.now())).unwrap_or_default();
            }
            _ => {}
        }
        let fields = std::iter::once(field).chain(instead.iter().map(Edit::field)).collect();
        let work = Work { fields, text: Text::Keep };
        let mut done = self.do_and_remember(space, BTreeMap::from([(document, work)]), None, &[])?;
        done.said = written_by_now(self.said_of_return(space, table, row))?;
        Ok(done)
    }
}
