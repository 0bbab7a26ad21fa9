//! Letting somebody in, and coming in: what lives on between calls.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use steunkring_app::{App, MemberRole, Met, Seat, SpaceId, online};
use tokio::sync::Mutex;

use crate::mirror::Shown;
use crate::online::in_turn;
use crate::screens::{InvitingScreen, JoinScreen, Synced};
use crate::space::{run, shown_space};
use crate::worker::Worker;
use crate::{Core, CoreError, Job, Space};

/// How long one look at the relay waits for the other phone.
const WAIT: Duration = Duration::from_secs(5);

/// As what somebody is let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum SeatKind {
    /// Somebody else, to look on.
    Reader,
    /// Somebody else, to write too.
    Editor,
    /// Somebody else, to decide too.
    Owner,
    /// A second device of the same person.
    Device,
}

/// An invitation that this device gave. It serves once, for 15 minutes.
///
/// Apart, through the relay: `offer`, let the other person type `code` or scan `qr`, `meet` until there are digits, compare them aloud,
/// then `let_in` or `decline`. Face to face, or by file: give `qr`, take the answer, `approve`, and give the welcome back.
#[derive(uniffi::Object)]
pub struct Inviting {
    worker: Arc<Worker>,
    space: SpaceId,
    qr: Vec<u8>,
    code: String,
    /// The last screen, for while an answer is waited for.
    last: Last<InvitingScreen>,
    /// Gone once it was used up.
    state: Arc<Mutex<Option<steunkring_app::Inviting>>>,
}

type Last<T> = std::sync::Mutex<T>;

/// An invitation that this device took up.
///
/// Through the relay: `meet` until there are digits, compare them aloud, `refuse` where they differ, `meet` again until this phone is
/// welcome, then `come_in`. Face to face, or by file: give `answer` to the other person and `join` with the welcome that comes back.
#[derive(uniffi::Object)]
pub struct Joining {
    worker: Arc<Worker>,
    answer: Option<Vec<u8>>,
    /// The last screen, for while an answer is waited for.
    last: Last<JoinScreen>,
    /// Gone once it was used up.
    state: Arc<Mutex<Option<steunkring_app::Joining>>>,
}

/// How far a phone is that comes in.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Meeting {
    /// The other phone has not answered yet.
    Waiting,
    /// Both show these six digits now; the other person says whether they are the same.
    Digits {
        /// Which.
        digits: String,
    },
    /// The other person let this phone in.
    Welcome,
}

/// A space that this device came into.
#[derive(Clone, Debug, serde::Serialize, uniffi::Record)]
pub struct Entered {
    /// Its id, for `Core.space`.
    pub space: String,
    /// Whether everything was fetched; if not, the space is empty until the next `sync`.
    pub fetched: bool,
}

#[uniffi::export]
impl Space {
    /// Invites somebody, or adds a device of one's own. Anything else that changes who belongs ends it.
    pub async fn invite(&self, seat: SeatKind) -> Result<Arc<Inviting>, CoreError> {
        let (space, seat) = (self.id, seat.into());
        let invite = move |app: &mut App| {
            let inviting = app.invite(space, seat)?;
            let screen = app.inviting_screen(&inviting)?.shown();
            Ok((inviting, screen))
        };
        let (inviting, screen) = self.worker.call(invite).await?;
        let (qr, code) = (inviting.qr()?, inviting.code());
        let (state, last) = (Arc::new(Mutex::new(Some(inviting))), Last::new(screen));
        Ok(Arc::new(Inviting { worker: Arc::clone(&self.worker), space, qr, code, last, state }))
    }
}

#[uniffi::export]
impl Inviting {
    /// What the other device scans, or gets as a file.
    pub fn qr(&self) -> Vec<u8> {
        self.qr.clone()
    }

    /// The 16 characters to type where no camera is at hand; they serve once `offer` was done.
    pub fn code(&self) -> String {
        self.code.clone()
    }

    /// Leaves the offer at the relay of the space.
    pub async fn offer(&self) -> Result<(), CoreError> {
        let (worker, state) = self.parts();
        self.worker
            .wait(async move {
                let mut state = state.lock().await;
                online::offer(&*worker, state.as_mut().ok_or(OVER)?).await
            })
            .await
    }

    /// Looks whether the other phone has answered, and waits some seconds for it: the six digits once it has, nothing where it has not yet.
    /// `Declined` where the other person saw other digits.
    pub async fn meet(&self) -> Result<Option<String>, CoreError> {
        let (worker, state) = self.parts();
        self.worker
            .wait(async move {
                let mut state = state.lock().await;
                online::meet(&*worker, state.as_mut().ok_or(OVER)?, WAIT).await
            })
            .await
    }

    /// Lets in whose six digits are the same, under a name, and sends everything. Where there was no connection it can be done again.
    pub async fn let_in(&self, name: String, job: Arc<Job>) -> Result<Synced, CoreError> {
        let (worker, state) = self.parts();
        let space = self.space;
        self.worker
            .wait(async move {
                let mut state = state.lock().await;
                let inviting = state.as_mut().ok_or(OVER)?;
                in_turn(&worker, space, online::let_in(&*worker, inviting, &name, job.inner())).await
            })
            .await
            .map(Shown::shown)
    }

    /// Ends it where the digits differ, and says so to the other phone.
    pub async fn decline(&self) -> Result<(), CoreError> {
        let (worker, state) = self.parts();
        self.worker
            .wait(async move {
                let inviting = state.lock().await.take();
                online::decline(&*worker, &mut inviting.ok_or(OVER)?).await
            })
            .await
    }

    /// Lets in who answered face to face or by file, under a name, and gives the welcome to give back. Bytes that are no answer leave the
    /// invitation as it was.
    pub async fn approve(&self, answer: Vec<u8>, name: String) -> Result<Vec<u8>, CoreError> {
        let mut state = Arc::clone(&self.state).lock_owned().await;
        let approve = move |app: &mut App| {
            let welcome = app.approve(state.as_ref().ok_or(OVER)?, &answer, &name)?;
            *state = None;
            Ok(welcome)
        };
        self.worker.call(approve).await
    }

    /// The screen of it: the code, how long it serves, and the digits; while another call waits for an answer, as it was before.
    pub async fn screen(&self) -> Result<InvitingScreen, CoreError> {
        if let Ok(state) = Arc::clone(&self.state).try_lock_owned() {
            let screen = move |app: &mut App| app.inviting_screen(state.as_ref().ok_or(OVER)?);
            let screen = run(&self.worker, screen).await?;
            keep(&self.last, screen);
        }
        Ok(kept(&self.last))
    }
}

impl Inviting {
    fn parts(&self) -> (Arc<Worker>, Arc<Mutex<Option<steunkring_app::Inviting>>>) {
        (Arc::clone(&self.worker), Arc::clone(&self.state))
    }
}

#[uniffi::export]
impl Core {
    /// Takes up an invitation by the code that was typed, at the relay of the person who invites.
    pub async fn join_by_code(&self, relay: String, code: String) -> Result<Arc<Joining>, CoreError> {
        let worker = Arc::clone(&self.worker);
        let joining = async move { online::join_by_code(&*worker, &relay, &code).await };
        self.joining(self.worker.wait(joining).await?, None).await
    }

    /// Takes up an invitation that was scanned, through the relay that it names.
    pub async fn join_by_qr(&self, qr: Vec<u8>) -> Result<Arc<Joining>, CoreError> {
        let worker = Arc::clone(&self.worker);
        let joining = async move { online::join_by_qr(&*worker, &qr).await };
        self.joining(self.worker.wait(joining).await?, None).await
    }

    /// Takes up an invitation face to face or by file: `Joining.answer` is for the other device.
    pub async fn take_up(&self, qr: Vec<u8>) -> Result<Arc<Joining>, CoreError> {
        let (joining, answer) = self.worker.call(move |app| Ok(app.take_up(&qr)?)).await?;
        self.joining(joining, Some(answer)).await
    }

    /// The screen before a code was taken up.
    pub async fn join_screen(&self) -> Result<JoinScreen, CoreError> {
        run(&self.worker, |app| app.join_screen(None)).await
    }
}

impl Core {
    async fn joining(
        &self,
        joining: steunkring_app::Joining,
        answer: Option<Vec<u8>>,
    ) -> Result<Arc<Joining>, CoreError> {
        let screen = move |app: &mut App| {
            let screen = app.join_screen(Some(&joining))?.shown();
            Ok((joining, screen))
        };
        let (joining, screen) = self.worker.call(screen).await?;
        let (state, last) = (Arc::new(Mutex::new(Some(joining))), Last::new(screen));
        Ok(Arc::new(Joining { worker: Arc::clone(&self.worker), answer, last, state }))
    }
}

#[uniffi::export]
impl Joining {
    /// What the other device scans or gets as a file; nothing where both meet at a relay.
    pub fn answer(&self) -> Option<Vec<u8>> {
        self.answer.clone()
    }

    /// Looks whether the other phone has answered, and waits some seconds for it. `Declined` where the other person saw other digits.
    pub async fn meet(&self) -> Result<Meeting, CoreError> {
        let (worker, state) = self.parts();
        let met = self
            .worker
            .wait(async move {
                let mut state = state.lock().await;
                online::meet_inviter(&*worker, state.as_mut().ok_or(OVER)?, WAIT).await
            })
            .await?;
        Ok(match met {
            Met::Waiting => Meeting::Waiting,
            Met::Digits(digits) => Meeting::Digits { digits },
            Met::Welcome => Meeting::Welcome,
        })
    }

    /// Ends it where this side sees other digits, and says so to the person who invites.
    pub async fn refuse(&self) -> Result<(), CoreError> {
        let state = Arc::clone(&self.state);
        self.worker
            .wait(async move {
                let joining = state.lock().await.take();
                online::refuse(&mut joining.ok_or(OVER)?).await
            })
            .await
    }

    /// Comes in once this phone is welcome, under what this profile calls the space, and fetches everything.
    pub async fn come_in(&self, name: String, job: Arc<Job>) -> Result<Entered, CoreError> {
        let (worker, state) = self.parts();
        let entered = async move {
            let mut state = state.lock().await;
            let entered = online::come_in(&*worker, state.as_ref().ok_or(OVER)?, &name, job.inner()).await?;
            *state = None;
            Ok(entered)
        };
        let steunkring_app::Entered { space, fetched } = self.worker.wait(entered).await?;
        Ok(Entered { space: space.to_string(), fetched: fetched.is_ok_and(|synced| synced.finished) })
    }

    /// Comes in with the welcome that came back face to face or by file: the space is empty until what the other device gives of it is
    /// taken in. Bytes that are no welcome leave the invitation as it was.
    pub async fn join(&self, welcome: Vec<u8>, name: String) -> Result<Arc<Space>, CoreError> {
        let mut state = Arc::clone(&self.state).lock_owned().await;
        let join = move |app: &mut App| {
            let space = app.join(state.as_mut().ok_or(OVER)?, &welcome, &name)?;
            *state = None;
            Ok(space)
        };
        let space = self.worker.call(join).await?;
        shown_space(&self.worker, space).await
    }

    /// The screen of it: what one may do there, and the digits; while another call waits for an answer, as it was before.
    pub async fn screen(&self) -> Result<JoinScreen, CoreError> {
        if let Ok(state) = Arc::clone(&self.state).try_lock_owned() {
            let screen = move |app: &mut App| app.join_screen(Some(state.as_ref().ok_or(OVER)?));
            let screen = run(&self.worker, screen).await?;
            keep(&self.last, screen);
        }
        Ok(kept(&self.last))
    }
}

impl Joining {
    fn parts(&self) -> (Arc<Worker>, Arc<Mutex<Option<steunkring_app::Joining>>>) {
        (Arc::clone(&self.worker), Arc::clone(&self.state))
    }
}

fn keep<T>(last: &Last<T>, screen: T) {
    *last.lock().unwrap_or_else(PoisonError::into_inner) = screen;
}

fn kept<T: Clone>(last: &Last<T>) -> T {
    last.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// It was used up.
const OVER: steunkring_app::CoreError = steunkring_app::CoreError::Missing("invitation");

impl From<SeatKind> for Seat {
    fn from(kind: SeatKind) -> Self {
        match kind {
            SeatKind::Reader => Self::Member(MemberRole::Reader),
            SeatKind::Editor => Self::Member(MemberRole::Editor),
            SeatKind::Owner => Self::Member(MemberRole::Owner),
            SeatKind::Device => Self::OwnDevice,
        }
    }
}
