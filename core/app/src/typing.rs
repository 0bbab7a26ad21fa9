//! Typing in a note: the one call of a shell for each keystroke.
//!
//! A shell opens an editor ([`App::open_editor`]), reports what somebody typed ([`App::edit`]) and applies the splices that come back:
//! what others wrote meanwhile. All positions are UTF-16 units, those of a phone's text field. Each keystroke survives the death of
//! the app when the call returns. A change for others is made of it at a pause: the shell calls [`App::settle_typing`] when the time
//! that it gives has passed, and [`App::close_editor`] on leaving. Whatever else is done, such as sending, settles first.

use std::time::Duration;

use serde::Serialize;
use steunkring_document::Splice;
use steunkring_domain::DocumentId;

use crate::app::can_be_shown;
use crate::undo::Entry;
use crate::{App, CoreError, SpaceId};

/// What an editor has to do after a keystroke.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Edited {
    /// What others wrote, to be applied one after the other.
    pub splices: Vec<Splice>,
    /// Where the caret and the other end of the selection come to stand: each stays after the letter that it stood after.
    pub selection: (u32, u32),
    /// The number of the last answer that had splices, for [`App::edit_after`].
    pub answer: u64,
}

impl App {
    /// Opens an editor on a note and gives the text to show. One that was open on it begins anew.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a note that is not there, [`CoreError::NotAllowed`] where this profile only reads.
    pub fn open_editor(&mut self, space: SpaceId, document: DocumentId) -> Result<String, CoreError> {
        let now = self.now();
        self.space(space)?.open_editor(document, now)
    }

    /// Takes what somebody typed in an open editor, each splice in positions of what the editor shows after those before it, and
    /// gives what it has to do. With `hold`, while an input method composes, it has to do nothing yet. No splices ask for what
    /// others wrote.
    ///
    /// # Errors
    /// [`CoreError::Missing`] without an open editor or for a position outside the text or inside a character,
    /// [`CoreError::Invalid`] for control characters or above 200,000 units or 1,000 splices, [`CoreError::StorageFull`],
    /// [`CoreError::Disk`]. Then nothing was typed, and the shell takes it back.
    pub fn edit(
        &mut self,
        space: SpaceId,
        document: DocumentId,
        splices: &[Splice],
        selection: (u32, u32),
        hold: bool,
    ) -> Result<Edited, CoreError> {
        let uptime = self.uptime();
        self.edit_at(space, document, splices, selection, (hold, None), uptime)
    }

    /// The same for a shell in which somebody types on while the answer is under way: `seen` is the [`Edited::answer`] that it
    /// applied last. It passes over an answer where it has sent more since it asked; what that had to say comes with the next.
    ///
    /// # Errors
    /// As [`App::edit`]; [`CoreError::Missing`] too where another editor was opened on the note.
    pub fn edit_after(
        &mut self,
        space: SpaceId,
        document: DocumentId,
        splices: &[Splice],
        selection: (u32, u32),
        (hold, seen): (bool, u64),
    ) -> Result<Edited, CoreError> {
        let uptime = self.uptime();
        self.edit_at(space, document, splices, selection, (hold, Some(seen)), uptime)
    }

    /// Whether the editor that is open on a note is the one that was opened with this [`Edited::answer`].
    ///
    /// # Errors
    /// [`CoreError`] of the store; [`CoreError::Missing`] for a space that is not there.
    pub fn has_editor(&mut self, space: SpaceId, document: DocumentId, opened: u64) -> Result<bool, CoreError> {
        Ok(self.space(space)?.has_editor(document, opened))
    }

    /// Makes a change of what was typed where there was a pause of two seconds (half a second while somebody else writes in the note)
    /// or ten seconds of typing. Gives after how long to call again; `None` when nothing waits.
    ///
    /// # Errors
    /// Errors of the store and [`CoreError::NotAllowed`]; what was typed stays in the journal.
    pub fn settle_typing(&mut self) -> Result<Option<Duration>, CoreError> {
        let uptime = self.uptime();
        Ok(self.settle_due(uptime)?.map(Duration::from_millis))
    }

    /// Makes a change of what was typed in any note, as is done before sending and on leaving the app.
    ///
    /// # Errors
    /// As [`App::settle_typing`].
    pub fn settle_all(&mut self) -> Result<(), CoreError> {
        self.settle_due(u64::MAX).map(drop)
    }

    /// Has what was typed survive the loss of power now, and not within a quarter of a second: for a battery that is about to be
    /// empty.
    ///
    /// # Errors
    /// [`CoreError::StorageFull`] or [`CoreError::Disk`]; what was typed may not survive it then.
    pub fn flush_typing(&mut self) -> Result<(), CoreError> {
        for id in self.open_spaces() {
            self.space(id)?.store().flush_journal()?;
        }
        Ok(())
    }

    /// Closes an editor and makes a change of what was typed in it.
    ///
    /// # Errors
    /// As [`App::settle_typing`]; the editor is closed also then.
    pub fn close_editor(&mut self, space: SpaceId, document: DocumentId) -> Result<(), CoreError> {
        let now = self.now();
        let open = self.space(space)?;
        let settled = open.settle_typing(now);
        open.close_editor(document);
        self.remember_typing(space)?;
        settled
    }

    fn edit_at(
        &mut self,
        space: SpaceId,
        document: DocumentId,
        splices: &[Splice],
        selection: (u32, u32),
        answering: (bool, Option<u64>),
        uptime: u64,
    ) -> Result<Edited, CoreError> {
        splices.iter().try_for_each(|splice| can_be_shown(&splice.insert))?;
        let now = self.now();
        let (splices, answer) = self.space(space)?.edit(document, splices, answering, (now, uptime))?;
        let carry = |caret: u32| splices.iter().fold(caret, |caret, splice| splice.carry(caret));
        Ok(Edited { selection: (carry(selection.0), carry(selection.1)), splices, answer })
    }

    fn settle_due(&mut self, uptime: u64) -> Result<Option<u64>, CoreError> {
        let (now, mut wait) = (self.now(), None);
        for id in self.open_spaces() {
            let settled = self.space(id)?.settle_due(now, uptime);
            self.remember_typing(id)?;
            if let Some(left) = settled? {
                wait = Some(wait.map_or(left, |least: u64| least.min(left)));
            }
        }
        Ok(wait)
    }

    /// Remembers what was typed and settled, each change as a step that can be taken back.
    pub(crate) fn remember_typing(&mut self, space: SpaceId) -> Result<(), CoreError> {
        for step in self.space(space)?.typed_steps() {
            self.remember_written(space, &Entry { steps: vec![step], ..Entry::default() })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use steunkring_domain::*;

    use super::*;
    use crate::{Command, NoteEdit};

    const NOTE: DocumentId = DocumentId([7; 16]);

    fn app() -> (App, SpaceId, tempfile::TempDir) {
        let (mut app, folder) = crate::testing::app();
        let space = app.found(SpaceKind::FamilyMap, "Onze kring", "Nadia").unwrap();
        app.run(space, Command::StartNote { document: NOTE, edits: vec![] }).unwrap();
        (app, space, folder)
    }

    fn key(app: &mut App, space: SpaceId, letter: &str, uptime: u64) {
        let end = app.space(space).unwrap().document(NOTE).unwrap().body().encode_utf16().count();
        let splice = Splice { at: end as u32, delete: 0, insert: letter.to_owned() };
        app.edit_at(space, NOTE, &[splice], (0, 0), (false, None), uptime).unwrap();
    }

    fn stored(app: &mut App, space: SpaceId) -> String {
        app.note(space, NOTE).unwrap().note.body
    }

    /// Two seconds without a keystroke make a change, and ten seconds of typing without a pause.
    #[test]
    fn a_pause_or_ten_seconds_make_a_change() {
        let (mut app, space, _folder) = app();
        app.open_editor(space, NOTE).unwrap();
        key(&mut app, space, "a", 1_000);
        key(&mut app, space, "b", 2_500);
        assert_eq!(app.settle_due(4_499).unwrap(), Some(1));
        assert_eq!(stored(&mut app, space), "");
        assert_eq!(app.settle_due(4_500).unwrap(), None);
        assert_eq!(stored(&mut app, space), "ab");
        for n in 0..10 {
            key(&mut app, space, "c", 20_000 + n * 1_500);
            let wait = app.settle_due(20_000 + n * 1_500).unwrap();
            // The change after ten seconds takes along what was typed until then.
            assert_eq!(stored(&mut app, space).len(), if n < 7 { 2 } else { 10 }, "{n}");
            assert_eq!(wait, if n == 7 { None } else { Some((10_000 - (n % 8) * 1_500).min(2_000)) }, "{n}");
        }
        assert_eq!(app.settle_due(60_000).unwrap(), None);
        assert_eq!(stored(&mut app, space), "abcccccccccc");
    }

    /// Pasting over everything again and again: what was typed becomes a change before others would not take it.
    #[test]
    fn much_that_is_typed_becomes_a_change_before_it_is_too_much() {
        let ((mut one, _a), (mut two, _b), space) = crate::testing::two(crate::MemberRole::Editor);
        one.run(space, Command::StartNote { document: NOTE, edits: vec![] }).unwrap();
        one.open_editor(space, NOTE).unwrap();
        let mut stands = 0;
        for letters in ["a", "€", "b", "👍"] {
            let insert = letters.repeat(200_000 / letters.encode_utf16().count());
            one.edit_at(space, NOTE, &[Splice { at: 0, delete: stands, insert }], (0, 0), (false, None), 1_000)
                .unwrap();
            stands = 200_000;
        }
        let more = Splice { at: 0, delete: 200_000, insert: "x".repeat(200_001) };
        assert!(matches!(
            one.edit_at(space, NOTE, &[more], (0, 0), (false, None), 1_000),
            Err(CoreError::Invalid { .. })
        ));
        one.close_editor(space, NOTE).unwrap();
        two.take_in(space, &one.bundle(space).unwrap()).unwrap();
        assert_eq!(stored(&mut two, space), "👍".repeat(100_000));
        assert!(two.members(space).unwrap().iter().all(|member| member.devices.iter().all(|one| !one.stopped)));
    }

    #[test]
    fn half_a_second_while_somebody_else_writes() {
        let (mut app, space, _folder) = app();
        app.open_editor(space, NOTE).unwrap();
        let others = app.uptime();
        app.space(space).unwrap().tell_editors(
            [(NOTE, vec![steunkring_document::TextPatch::Insert { at: 0, units: 0 }])].into(),
            Some(others),
        );
        key(&mut app, space, "a", others + 100);
        assert_eq!(app.settle_due(others + 100).unwrap(), Some(500));
        assert_eq!(app.pace(0).unwrap().wait_ms, 1_000);
        assert!(app.pace(1).unwrap().wait_ms > 1_000, "not without a connection");
        app.settle_all().unwrap();
        key(&mut app, space, "a", others + 60_001);
        assert_eq!(app.settle_due(others + 60_001).unwrap(), Some(2_000));
    }

    /// What is typed is one entry a pause, and one step back each.
    #[test]
    fn each_pause_is_one_entry_and_one_step_back() {
        let (mut app, space, _folder) = app();
        app.open_editor(space, NOTE).unwrap();
        let position = |app: &mut App| app.members(space).unwrap()[0].devices[0].position;
        let before = position(&mut app);
        for (n, word) in ["Oma ", "komt ", "morgen."].iter().enumerate() {
            for letter in word.chars() {
                key(&mut app, space, &letter.to_string(), n as u64 * 10_000);
            }
            app.settle_all().unwrap();
        }
        assert_eq!(position(&mut app), before + 3);
        let back: Vec<String> = (0..3)
            .map(|_| {
                app.undo().unwrap();
                stored(&mut app, space)
            })
            .collect();
        assert_eq!(back, ["Oma komt ", "Oma ", ""]);
        app.redo().unwrap();
        assert_eq!(stored(&mut app, space), "Oma ");
        // The editor hears of it like of anything that it did not do.
        let edited = app.edit(space, NOTE, &[], (9, 9), false).unwrap();
        assert_eq!(edited.selection, (4, 4));
    }

    /// Where a change cannot be stored, nothing of what was typed is lost, and the role's end holds nothing else up.
    #[test]
    fn what_may_not_be_written_any_more_holds_nothing_up() {
        let (mut app, space, _folder) = app();
        app.open_editor(space, NOTE).unwrap();
        key(&mut app, space, "a", 0);
        // A note that is gone stands for a role that is gone: both are final.
        let open = app.space(space).unwrap();
        open.store().write(|tx| tx.delete_document(&NOTE.0, crate::log::FIRST).map(drop)).unwrap();
        open.forget();
        assert!(matches!(app.settle_all(), Err(CoreError::Missing(_))));
        let name = Nickname::parse("oma Rie").unwrap();
        app.run(space, Command::AddPerson { id: PersonId([1; 16]), name, changes: vec![], tie: None }).unwrap();
        assert!(matches!(app.edit(space, NOTE, &[], (0, 0), false), Err(CoreError::Missing(_))));
        assert_eq!(app.space(space).unwrap().store().journal_lines().unwrap().len(), 1);
    }

    #[test]
    fn commands_on_the_note_settle_first() {
        let (mut app, space, _folder) = app();
        app.open_editor(space, NOTE).unwrap();
        key(&mut app, space, "a", 0);
        let title = MeetingChange::Title(Some(Line::parse("Praten").unwrap()));
        app.run(space, Command::Note { document: NOTE, edits: vec![NoteEdit::Meeting(title)] }).unwrap();
        assert_eq!(stored(&mut app, space), "a");
        app.undo().unwrap();
        assert_eq!(stored(&mut app, space), "a");
        app.undo().unwrap();
        assert_eq!(stored(&mut app, space), "");
    }
}
