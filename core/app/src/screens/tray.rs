//! What was taken away and can come back.

use serde::Serialize;
use steunkring_domain::entity::Single;
use steunkring_domain::*;
use steunkring_text::Label;

use super::Offer;
use crate::sight::{Notes, Sight};
use crate::{App, CoreError, SpaceId};

/// The tray.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TrayScreen {
    /// How often the space had changed.
    pub revision: u64,
    /// Who sees this: `eyes` or `lock`.
    pub strip: Offer,
    /// Its title.
    pub title: Label,
    /// That nothing is lost here.
    pub help: Label,
    /// What was edited after it was taken away stands first, then the latest.
    pub items: Vec<TrayItem>,
    /// What to say where nothing was taken away.
    pub empty: Option<Label>,
    /// What can be done: `put-back`, for each of the items.
    pub offers: Vec<Offer>,
}

/// One thing that was taken away.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TrayItem {
    /// Of what kind; [`Table::Documents`] for a talk.
    pub table: Table,
    /// The name of its row; for a talk its document.
    pub row: String,
    /// What it is called.
    pub name: Label,
    /// When it was taken away.
    pub at: Instant,
    /// Whether somebody wrote in it who had not seen that; of a talk its title, day and place count.
    pub edited: bool,
}

impl App {
    /// What was taken away in a space.
    ///
    /// # Errors
    /// [`CoreError`] of the store.
    pub fn tray_screen(&mut self, space: SpaceId) -> Result<TrayScreen, CoreError> {
        let Sight { revision, row, words, strip, .. } = self.sight(space, Notes::None)?;
        let taken = row.taken.iter().map(|taken| TrayItem {
            table: taken.table,
            row: taken.row.clone(),
            name: words.as_written(&name(&row.circle, taken.table, &taken.row)),
            at: taken.at,
            edited: !taken.edited.is_empty(),
        });
        let mut items: Vec<TrayItem> = taken.collect();
        for (document, row) in self.notes(space)? {
            let Some(at) = row.note.meeting.removed else { continue };
            let title = row.note.meeting.title.as_ref();
            items.push(TrayItem {
                table: Table::Documents,
                row: document.to_string(),
                name: title.map_or_else(|| words.plain("talks-neutral"), |title| words.as_written(title.as_str())),
                at,
                edited: !self.space(space)?.document(document)?.revivals(Table::Meeting, &Single.to_row()).is_empty(),
            });
        }
        // Equal moments keep the order of the rows.
        items.sort_by_key(|item| std::cmp::Reverse((item.edited, item.at)));
        Ok(TrayScreen {
            revision,
            strip,
            offers: if items.is_empty() { Vec::new() } else { Offer::all(&words, [("put-back", "act-put-back")]) },
            title: words.plain("tray-title"),
            help: words.plain("tray-help"),
            empty: items.is_empty().then(|| words.plain("tray-empty")),
            items,
        })
    }
}

/// What a row is called: by its own text, or by the people it is about.
pub(crate) fn name(circle: &Circle, table: Table, row: &str) -> String {
    let line = |text: Option<&Line>| text.map_or("?".to_owned(), |text| text.as_str().to_owned());
    let pair = |a: PersonId, b: PersonId| format!("{} · {}", circle.name(a), circle.name(b));
    let found = match table {
        Table::People => PersonId::from_row(row).map(|id| circle.name(id).to_owned()),
        Table::Ties => TieId::from_row(row).map(|id| pair(id.ego, id.alter)),
        Table::Perspectives => PerspectiveId::from_row(row).map(|id| pair(id.respondent, id.tie.alter)),
        Table::Kin => KinId::from_row(row).map(|id| pair(id.a, id.b)),
        Table::AlterTies => AlterTieId::from_row(row).map(|id| pair(id.a, id.b)),
        Table::Actions => {
            ActionId::from_row(row).and_then(|id| circle.actions.get(&id)).map(|action| line(action.text.as_ref()))
        }
        Table::Goals => GoalId::from_row(row).and_then(|id| circle.goals.get(&id)).map(|goal| line(goal.text.as_ref())),
        Table::Snapshots => {
            SnapshotId::from_row(row).and_then(|id| circle.snapshots.get(&id)).map(|kept| line(kept.caption.as_ref()))
        }
        Table::Roles => RoleId::from_row(row).and_then(|id| circle.roles.get(&id)).and_then(|role| {
            let whom = role.for_whom.filter(|whom| *whom != PersonId::FAMILY);
            role.person.map(|who| whom.map_or_else(|| circle.name(who).to_owned(), |whom| pair(who, whom)))
        }),
        _ => None,
    };
    found.unwrap_or_else(|| "?".to_owned())
}
