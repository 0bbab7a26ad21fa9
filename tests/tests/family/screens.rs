//! Every screen of a phone, to hold beside those of another.

use steunkring_app::*;
use steunkring_domain::*;

use super::phones::{Phone, owner_of};

/// All that can be looked at in a space.
#[derive(Debug, PartialEq)]
pub struct Screens {
    map: MapScreen,
    tray: TrayScreen,
    talks: NotesScreen,
    notes: Vec<NoteScreen>,
    plan: PlanScreen,
    compare: CompareScreen,
    then: Vec<(SnapshotId, ThenScreen)>,
    pub circle: MapRow,
    pub rows: Vec<(DocumentId, NoteRow)>,
}

impl Screens {
    /// Looks at everything. How often a space changed is each phone's own count, and is left out.
    pub fn of(phone: &mut Phone) -> Self {
        let (app, space) = (&mut phone.app, phone.space);
        let circle = app.circle(space).unwrap();
        let rows = app.notes(space).unwrap();
        let (first, second) = (owner_of(0), owner_of(1));
        let mut screens = Self {
            map: app.map_screen(space, MapOptions::default()).unwrap(),
            tray: app.tray_screen(space).unwrap(),
            talks: app.notes_screen(space).unwrap(),
            notes: rows.iter().map(|(id, _)| app.note_screen(space, *id).unwrap()).collect(),
            plan: app.plan_screen(space).unwrap(),
            compare: app.compare_screen(space, PersonId::FAMILY, first, second).unwrap(),
            then: Vec::new(),
            circle,
            rows,
        };
        for (id, kept) in &screens.circle.circle.snapshots {
            // A moment that was taken away, or of which only a field was written, has no map to show.
            if kept.removed.is_none() && kept.heads.is_some() {
                screens.then.push((*id, app.then_screen(space, *id).unwrap()));
            }
        }
        screens.map.revision = 0;
        screens.tray.revision = 0;
        screens.talks.revision = 0;
        screens.plan.revision = 0;
        screens.compare.revision = 0;
        for note in &mut screens.notes {
            note.revision = 0;
            // Whether all answers are one's own is each phone's own too.
            note.conflicts.iter_mut().for_each(|conflict| conflict.help.clear());
        }
        screens.then.iter_mut().for_each(|(_, then)| then.revision = 0);
        screens
    }
}
