//! What was taken away comes back.

use std::collections::BTreeMap;

use steunkring_document::Field;
use steunkring_domain::*;
use steunkring_text::Args;

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
        let (mut gone, mut instead) = (Vec::new(), Vec::new());
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
                let circle = circle.united();
                let back = RoleId::from_row(row).map(|id| instead_of(&circle, id, self.now()));
                let (people, edits) = back.unwrap_or_default();
                gone.extend(people.into_iter().map(|id| circle.name(id).to_owned()));
                instead = edits;
            }
            _ => {}
        }
        let fields = std::iter::once(field).chain(instead.iter().map(Edit::field)).collect();
        let work = Work { fields, text: Text::Keep };
        let mut done = self.do_and_remember(space, BTreeMap::from([(document, work)]), None, &[])?;
        done.said = written_by_now(self.said_of_return(space, table, row))?;
        if !gone.is_empty() {
            let words = written_by_now(self.words_in(space).map(Some))?;
            let no_more = |name: &String| {
                words.as_ref().map(|words| words.label("tie-jim-no-more", &Args::new().text("name", name)))
            };
            done.said.extend(gone.iter().filter_map(no_more));
        }
        Ok(done)
    }
}
