//! From a cold start to the first map: what was shown last comes before the home is open.

use std::path::Path;

use steunkring_domain::SpaceKind;
use steunkring_domain::layout::Canvas;
use steunkring_store::{Home, Unlocked};

use crate::screens::map::first;
use crate::space::revision;
use crate::{App, CoreError, Key, MapOptions, MapScreen, SpaceId, rows};

/// A home that is being opened. Its last map can be drawn at once; anything else takes [`Opening::finish`].
pub struct Opening {
    unlocked: Unlocked,
    shown: Option<SpaceId>,
}

/// Which map was shown last.
#[derive(Clone, Copy)]
pub(crate) struct LastShown {
    pub(crate) space: SpaceId,
    pub(crate) canvas: Canvas,
}

impl Opening {
    /// Takes the home in a folder.
    ///
    /// # Errors
    /// `WrongKey`, `Busy` or `Missing`.
    pub fn begin(folder: &Path, key: &Key) -> Result<Self, CoreError> {
        Ok(Self { unlocked: Home::unlock(folder, &key.0)?, shown: None })
    }

    /// The map that was shown when the app was last left, where nothing changed since. `None` where there is none for this drawing
    /// surface; then the app's own screens come first.
    pub fn first_map(&mut self, canvas: Canvas) -> Option<(SpaceId, MapScreen)> {
        let (space, (revision, row)) =
            self.unlocked.read_first(|reader| Ok((revision(reader)?, rows::first(reader)?)))?;
        let space = SpaceId(space.try_into().ok()?);
        self.shown = Some(space);
        let screen = first::read(&row?, revision)?;
        (screen.layout.canvas == canvas).then_some((space, screen))
    }

    /// Opens the home.
    ///
    /// # Errors
    /// As [`App::open`].
    pub fn finish(self) -> Result<App, CoreError> {
        let (home, shown) = self.unlocked.open()?;
        let mut app = App::of(home)?;
        if let (Some(_open), Some(space)) = (shown, self.shown) {
            // While its file is open. What is wrong with it is told when it is asked for.
            let _ = app.space(space);
        }
        Ok(app)
    }
}

impl App {
    /// What is to be done when the app goes out of sight: what was typed becomes a change, and the map that was shown last is kept
    /// ready for [`Opening::first_map`].
    ///
    /// # Errors
    /// As [`App::settle_typing`]; what was typed stays in the journal.
    pub fn rest(&mut self) -> Result<(), CoreError> {
        self.settle_all()?;
        // What is shown in another language for once is not what the next start shows.
        if let Some(last) = self.last_shown.filter(|_| self.level.is_none()) {
            // Without it the next start takes a little longer, which is no reason to tell of an error.
            let _ = self.keep_first(last);
        }
        Ok(())
    }

    fn keep_first(&mut self, LastShown { space, canvas }: LastShown) -> Result<(), CoreError> {
        // A page of one's own, or what a worker keeps, does not stand there for whoever opens the app next.
        if self.kind(space)? != SpaceKind::FamilyMap {
            return self.drop_first();
        }
        let screen = self.map_screen(space, MapOptions { canvas, ..MapOptions::default() })?;
        let row = first::write(&screen)?;
        let open = self.space(space)?;
        if open.store().read(rows::first)?.as_ref() != Some(&row) {
            open.store().write_soon(move |tx| rows::keep_first(tx, &row))?;
        }
        Ok(self.home().show_first(&space.0)?)
    }

    /// Has the next start read everything anew: what it would show first is told in another way from now on.
    pub(crate) fn drop_first(&self) -> Result<(), CoreError> {
        Ok(self.home().show_none_first()?)
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use steunkring_domain::*;

    use super::*;
    use crate::testing::{self, add};
    use crate::{Command, Edit, Level, MemberRole, NewTie, NoteEdit};

    /// A home with a map of somebody, left as a phone leaves it.
    fn left(change: impl FnOnce(&mut App, SpaceId)) -> (tempfile::TempDir, PathBuf, SpaceId) {
        let (mut app, folder) = testing::app();
        let space = app.found(SpaceKind::FamilyMap, "Onze kring", "Testa").unwrap();
        let tie = NewTie { ego: PersonId::FAMILY, domain: None, ring: Some(Ring::Inner) };
        let name = Nickname::parse("oma Rie").unwrap();
        app.run(space, Command::AddPerson { id: PersonId([1; 16]), name, changes: vec![], tie: Some(tie) }).unwrap();
        app.map_screen(space, MapOptions::default()).unwrap();
        app.rest().unwrap();
        change(&mut app, space);
        drop(app);
        let home = folder.path().join("home");
        (folder, home, space)
    }

    fn begin(home: &Path) -> Opening {
        Opening::begin(home, &testing::key()).unwrap()
    }

    fn glance(home: &Path) -> Option<MapScreen> {
        begin(home).first_map(Canvas::Tall).map(|(_, screen)| screen)
    }

    #[test]
    fn the_first_map_is_the_map() {
        let (_folder, home, space) = left(|_, _| {});
        let mut opening = begin(&home);
        let (shown, first) = opening.first_map(Canvas::Tall).unwrap();
        assert_eq!(shown, space);
        assert_eq!(opening.first_map(Canvas::Round), None, "another surface has another map");
        let mut app = opening.finish().unwrap();
        let mut screen = app.map_screen(space, MapOptions::default()).unwrap();
        assert_eq!(screen.rings[0].people[0].name.text, "oma Rie");
        // How much work the layout was is no part of what is shown.
        screen.layout.compared = 0;
        assert_eq!(first, screen);
        assert_eq!(first.svg(crate::Theme::Light), screen.svg(crate::Theme::Light));
    }

    #[test]
    fn it_goes_with_every_change_of_what_it_shows_and_stays_with_others() {
        type Change = fn(&mut App, SpaceId);
        let goes: [(&str, Change); 6] = [
            ("a person", |app, space| add(app, space, 2, "buurman Sjaak")),
            ("a name", |app, space| {
                let name = Nickname::parse("oma Ria").unwrap();
                let edit = Edit::Person(PersonId([1; 16]), PersonChange::Nickname(Some(name)));
                app.run(space, Command::Map(vec![edit])).unwrap();
            }),
            ("who belongs", |app, space| drop(testing::joined(app, space, "Iris", MemberRole::Reader))),
            ("the language", |app, _| app.set_level(Level::En).unwrap()),
            ("who I am", |app, space| app.i_am(space, PersonId([1; 16])).unwrap()),
            ("rows made anew", |app, space| app.rebuild(space).unwrap()),
        ];
        for (what, change) in goes {
            let (_folder, home, _) = left(change);
            assert!(glance(&home).is_none(), "{what}");
        }
        let (_folder, home, space) = left(|app, space| {
            let edits = vec![NoteEdit::Rewrite("We spraken af.".to_owned())];
            let document = DocumentId([3; 16]);
            app.run(space, Command::StartNote { document, edits }).unwrap();
            app.rest().unwrap();
            app.run(space, Command::Note { document, edits: vec![NoteEdit::Rewrite("Toch niet.".to_owned())] })
                .unwrap();
        });
        let first = glance(&home).unwrap();
        let mut app = begin(&home).finish().unwrap();
        assert_eq!(first.revision, app.revision(space).unwrap(), "a talk changed, and the map did not");
    }

    #[test]
    fn a_page_of_ones_own_is_never_what_the_app_opens_with() {
        let (_folder, home, _) = left(|app, _| {
            let own = app.found(SpaceKind::OwnPage, "Van mij", "Testa").unwrap();
            app.map_screen(own, MapOptions::default()).unwrap();
            app.rest().unwrap();
        });
        assert!(glance(&home).is_none());
    }

    #[test]
    fn a_space_that_is_taken_away_is_not_shown_first() {
        let (_folder, home, space) = left(|app, space| {
            app.close(space);
            app.home().remove_space(&space.0).unwrap();
        });
        assert!(begin(&home).first_map(Canvas::Tall).is_none());
        assert!(begin(&home).finish().unwrap().spaces().unwrap().iter().all(|one| one.id != space));
    }

    #[test]
    fn what_lies_there_is_sealed_and_rubbish_is_done_without() {
        let (_folder, home, space) = left(|_, _| {});
        let file = home.join("first");
        let sealed = std::fs::read(&file).unwrap();
        for start in 0..sealed.len() {
            assert!(!sealed[start..].starts_with(&space.0[..8]), "the id of the space is there for all to read");
        }
        for rubbish in [&b""[..], &sealed[..20], &sealed[..sealed.len() - 1], &[7; 4000]] {
            std::fs::write(&file, rubbish).unwrap();
            assert!(glance(&home).is_none());
        }
        let mut turned = sealed.clone();
        turned[30] ^= 1;
        std::fs::write(&file, turned).unwrap();
        assert!(glance(&home).is_none());
        std::fs::write(&file, sealed).unwrap();
        assert!(glance(&home).is_some());
    }

    #[test]
    fn a_wrong_key_and_a_home_in_use_are_told_at_once() {
        let (_folder, home, _) = left(|_, _| {});
        assert!(matches!(Opening::begin(&home, &Key::raw([9; 32])), Err(CoreError::WrongKey)));
        let _opening = begin(&home);
        assert!(matches!(Opening::begin(&home, &testing::key()), Err(CoreError::Busy)));
    }
}
