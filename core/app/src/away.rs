//! Taking something away: it stands in the tray from then on, and can be brought back.

use steunkring_domain::*;

use crate::{App, Command, CoreError, Done, Edit, NoteEdit, SpaceId};

impl App {
    /// Takes a person, step, wish, card, moment of contact, remembered moment or talk away, by its table and row as the tray names them.
    ///
    /// # Errors
    /// [`CoreError::Invalid`] for a row that is none, and for what cannot be taken away by itself; then nothing has changed.
    pub fn take_away(&mut self, space: SpaceId, table: Table, row: &str) -> Result<Done, CoreError> {
        let now = Some(self.now());
        let edit = match table {
            Table::People => PersonId::from_row(row).map(|id| Edit::Person(id, PersonChange::Removed(now))),
            Table::Actions => ActionId::from_row(row).map(|id| Edit::Action(id, ActionChange::Removed(now))),
            Table::Goals => GoalId::from_row(row).map(|id| Edit::Goal(id, GoalChange::Removed(now))),
            Table::Cards => CardId::from_row(row).map(|id| Edit::Card(id, CardChange::Removed(now))),
            Table::Contacts => ContactId::from_row(row).map(|id| Edit::Contact(id, ContactChange::Removed(now))),
            Table::Snapshots => SnapshotId::from_row(row).map(|id| Edit::Snapshot(id, SnapshotChange::Removed(now))),
            Table::Documents => {
                let document = row.parse().map_err(|reason| CoreError::invalid("document", reason))?;
                let edits = vec![NoteEdit::Meeting(MeetingChange::Removed(now))];
                return self.run(space, Command::Note { document, edits });
            }
            _ => None,
        };
        let edit =
            edit.ok_or_else(|| CoreError::Invalid { field: "row", reason: "nothing to take away".to_owned() })?;
        self.run(space, Command::Map(vec![edit]))
    }
}
