//! The layouts of the maps that were shown last, so that a map is laid out when it changes and not when it is shown.

use steunkring_domain::layout::{Layout, Placed, View, lay_out};

/// The most layouts that are kept: a few views and rings of a few circles.
const KEPT: usize = 16;

/// Layouts by what they follow from, the latest last. Who stands where is a sharper key than the revision: a new note moves nobody.
#[derive(Default)]
pub(crate) struct Layouts {
    kept: Vec<(Vec<Placed>, View, Layout)>,
    /// How many were made.
    made: u64,
}

impl Layouts {
    /// The layout of these people, made once.
    pub(super) fn of(&mut self, people: &[Placed], view: View) -> Layout {
        if let Some((.., layout)) = self.kept.iter().find(|(who, how, _)| who == people && *how == view) {
            return layout.clone();
        }
        let layout = lay_out(people, &view);
        self.made += 1;
        if self.kept.len() >= KEPT {
            self.kept.remove(0);
        }
        self.kept.push((people.to_vec(), view, layout.clone()));
        layout
    }
}

#[cfg(test)]
mod tests {
    use steunkring_domain::*;

    use super::*;
    use crate::{App, Command, Direction, Edit, Key, MapOptions, NewTie, SpaceId};

    fn add(app: &mut App, space: SpaceId, n: u8) {
        let tie = NewTie { ego: PersonId::FAMILY, domain: None, ring: Some(Ring::Inner) };
        let name = Nickname::parse("Bo").unwrap();
        app.run(space, Command::AddPerson { id: PersonId([n; 16]), name, changes: vec![], tie: Some(tie) }).unwrap();
    }

    /// A map is laid out once for each change of who stands where, and for each ring that is opened.
    #[test]
    fn a_map_is_laid_out_when_it_changes_and_not_when_it_is_shown() {
        let folder = tempfile::tempdir().unwrap();
        let mut app = App::create(&folder.path().join("home"), Key::raw([7; 32])).unwrap();
        let space = app.found(SpaceKind::FamilyMap, "Thuis", "Nadia").unwrap();
        let made = |app: &mut App, options: MapOptions| {
            let before = app.layouts.made;
            app.map_screen(space, options).unwrap();
            app.layouts.made - before
        };
        let whole = MapOptions::default();
        add(&mut app, space, 1);
        assert_eq!([made(&mut app, whole), made(&mut app, whole)], [1, 0]);
        let turned = MapOptions { direction: Some(Direction::RightToLeft), chosen: Some(PersonId([1; 16])), ..whole };
        assert_eq!(made(&mut app, turned), 0, "mirrored and chosen after the layout");
        let ring = MapOptions { focus: Some(0), ..whole };
        assert_eq!([made(&mut app, ring), made(&mut app, ring), made(&mut app, whole)], [1, 0, 0]);
        add(&mut app, space, 2);
        assert_eq!([made(&mut app, whole), made(&mut app, whole)], [1, 0]);
        let goal = Edit::Goal(GoalId([1; 16]), GoalChange::Text(Some(Line::parse("rust").unwrap())));
        app.run(space, Command::Map(vec![goal])).unwrap();
        assert_eq!(made(&mut app, whole), 0, "a wish moves nobody");
    }

    #[test]
    fn the_oldest_gives_way() {
        let mut layouts = Layouts::default();
        let view = |page| View { canvas: layout::Canvas::Tall, focus: Some(0), page, names: true };
        for page in 0..=KEPT {
            layouts.of(&[], view(page));
        }
        assert_eq!(layouts.kept.len(), KEPT);
        let made = layouts.made;
        layouts.of(&[], view(KEPT));
        assert_eq!(layouts.made, made);
        layouts.of(&[], view(0));
        assert_eq!(layouts.made, made + 1);
    }
}
