//! Typing in a note.

use std::sync::Arc;

use steunkring_app::{App, Closer};
use steunkring_domain::DocumentId;
use tokio::sync::Mutex;

use crate::mirror::{Shown, mirror};
use crate::space::parse;
use crate::worker::Worker;
use crate::{CoreError, Space};

/// An editor that is open on one talk, of which one stands on a screen. All positions are UTF-16 units, those of a text field of Kotlin
/// and Swift.
///
/// Each change of the text field goes to `edit`, in the order in which it was typed; nobody has to wait for the answer before the next.
/// An answer is applied where nothing was sent since it was asked for, and passed over otherwise: what it had to say comes with the next.
/// When what was typed goes to the others is the core's own matter; `settle` says that it is now.
#[derive(uniffi::Object)]
pub struct Editor {
    worker: Arc<Worker>,
    space: steunkring_app::SpaceId,
    document: DocumentId,
    opened: Edited,
    text: String,
    watch: Mutex<steunkring_app::Watch>,
    closer: Closer,
}

mirror! {
    /// One change of a text, in UTF-16 units.
    #[derive(serde::Deserialize)]
    steunkring_app::Splice => Splice {
        /// Where it begins.
        at: u32,
        /// How many units go.
        delete: u32,
        /// What comes in their place.
        insert: String,
    }
}

/// What somebody typed.
#[derive(Clone, Debug, serde::Deserialize, uniffi::Record)]
pub struct Typed {
    /// The changes, each in positions of the text after those before it; none to ask what others wrote.
    pub splices: Vec<Splice>,
    /// Where the caret stands after them.
    pub caret: u32,
    /// The other end of the selection; the caret where nothing is selected.
    pub anchor: u32,
    /// Whether an input method composes: the text field is left alone until that ends.
    pub hold: bool,
    /// The `answer` of what was applied last; of `opened` where nothing was.
    pub seen: u64,
}

/// What the text field has to do.
#[derive(Clone, Debug, serde::Serialize, uniffi::Record)]
pub struct Edited {
    /// What others wrote, to be applied one after the other.
    pub splices: Vec<Splice>,
    /// Where the caret comes to stand: after the letter that it stood after.
    pub caret: u32,
    /// Where the other end of the selection comes to stand.
    pub anchor: u32,
    /// Its number, for `seen` once it was applied.
    pub answer: u64,
}

#[uniffi::export]
impl Editor {
    /// The text when it was opened.
    pub fn text(&self) -> String {
        self.text.clone()
    }

    /// The answer before the first: nothing to do, and its number.
    pub fn opened(&self) -> Edited {
        self.opened.clone()
    }

    /// Takes what was typed. It survives the death of the app once the answer is there. An error says that nothing of it was typed;
    /// where more was sent since, the editor is closed and opened anew.
    pub async fn edit(&self, typed: Typed) -> Result<Edited, CoreError> {
        let Typed { splices, caret, anchor, hold, seen } = typed;
        let splices: Vec<_> = splices.into_iter().map(steunkring_app::Splice::from).collect();
        let (space, document) = (self.space, self.document);
        let edit =
            move |app: &mut App| Ok(app.edit_after(space, document, &splices, (caret, anchor), (hold, seen))?.shown());
        self.worker.call(edit).await
    }

    /// Waits until the talk has changed since the last answer, and gives the space's revision then: `edit` without splices gives what others
    /// wrote, and nothing where the change was one's own. Nothing once the editor or the home is closed.
    pub async fn next(&self) -> Option<u64> {
        self.watch.lock().await.next().await
    }

    /// Makes what was typed ready for the others now, as on leaving the app.
    pub async fn settle(&self) -> Result<(), CoreError> {
        self.worker.call(|app| Ok(app.settle_all()?)).await
    }

    /// Has what was typed survive the loss of power now, and not within a quarter of a second: for a battery that is about to be empty.
    pub async fn flush(&self) -> Result<(), CoreError> {
        self.worker.call(|app| Ok(app.flush_typing()?)).await
    }

    /// Closes the editor and makes what was typed ready for the others; waits on it end.
    pub async fn close(&self) -> Result<(), CoreError> {
        self.closer.close();
        self.worker.call(self.closing()).await
    }
}

impl Editor {
    fn closing(&self) -> impl FnOnce(&mut App) -> Result<(), CoreError> + use<> {
        let (space, document, opened) = (self.space, self.document, self.opened.answer);
        move |app| {
            // An editor that was opened after this one stays open.
            if app.has_editor(space, document, opened)? {
                app.close_editor(space, document)?;
            }
            Ok(())
        }
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        // Nobody waits; what was typed is in the journal, whatever becomes of it.
        drop(self.worker.begin(self.closing()));
    }
}

#[uniffi::export]
impl Space {
    /// Opens an editor on a talk. One that was open on it takes nothing any more: its calls say that it is not there.
    pub async fn open_editor(&self, id: String) -> Result<Arc<Editor>, CoreError> {
        let (space, document) = (self.id, parse("document", &id)?);
        let open = move |app: &mut App| {
            let text = app.open_editor(space, document)?;
            let opened = app.edit(space, document, &[], (0, 0), true)?.shown();
            let watch = app.watch_screen(space, steunkring_app::Watched::Note(document))?;
            Ok((text, opened, watch))
        };
        let (text, opened, mut watch) = self.worker.call(open).await?;
        // The first answer is what was opened.
        watch.next().await;
        let (worker, closer) = (Arc::clone(&self.worker), watch.closer());
        Ok(Arc::new(Editor { worker, space, document, opened, text, closer, watch: Mutex::new(watch) }))
    }
}

impl From<Splice> for steunkring_app::Splice {
    fn from(splice: Splice) -> Self {
        let Splice { at, delete, insert } = splice;
        Self { at, delete, insert }
    }
}

impl Shown<Edited> for steunkring_app::Edited {
    fn shown(self) -> Edited {
        let Self { splices, selection: (caret, anchor), answer } = self;
        Edited { splices: splices.shown(), caret, anchor, answer }
    }
}
