//! The thread that owns the home: calls come in by a channel and are done one after the other. What waits for the network waits on
//! another thread, and comes to the home for what it needs there.

use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, Once, PoisonError};
use std::time::Duration;

use steunkring_app::online::AtHome;
use steunkring_app::{App, SpaceId};
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

use crate::CoreError;

type Task = Box<dyn FnOnce(&mut App) + Send>;

/// How long a home that is let go of may take to do what was asked before.
const DRAIN: Duration = Duration::from_secs(1);

/// What the names of all threads of this library begin with.
const THREADS: &str = "steunkring";

/// One open home on its own thread.
pub(crate) struct Worker {
    tasks: Mutex<Option<Sender<Task>>>,
    ended: Mutex<Receiver<()>>,
    waiting: Mutex<Option<Runtime>>,
    /// One exchange of a space at a time.
    turns: Mutex<BTreeMap<SpaceId, Arc<tokio::sync::Mutex<()>>>>,
}

impl Worker {
    /// Opens a home on a thread of its own.
    pub(crate) async fn start(
        open: impl FnOnce() -> Result<App, CoreError> + Send + 'static,
    ) -> Result<Self, CoreError> {
        keep_faults_quiet();
        let (tasks, inbox) = channel::<Task>();
        let (end, ended) = channel::<()>();
        let (tell, opened) = oneshot::channel();
        let work = move || {
            // The end is told when this goes, whichever way the thread ends.
            let _end = end;
            let opened = catch_unwind(AssertUnwindSafe(open)).unwrap_or(Err(CoreError::Unexpected));
            let mut app = match opened {
                Ok(app) => app,
                Err(error) => {
                    let _ = tell.send(Err(error));
                    return;
                }
            };
            if tell.send(Ok(())).is_err() {
                return;
            }
            serve(&mut app, &inbox);
            // What is typed is in the journal already; an error here loses nothing.
            let _ = catch_unwind(AssertUnwindSafe(|| app.rest()));
        };
        std::thread::Builder::new().name(THREADS.to_owned()).spawn(work).map_err(|_| CoreError::Unexpected)?;
        opened.await.unwrap_or(Err(CoreError::Unexpected))?;
        let waiting = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name(format!("{THREADS}-net"))
            .enable_all()
            .build()
            .map_err(|_| CoreError::Unexpected)?;
        Ok(Self {
            tasks: Mutex::new(Some(tasks)),
            ended: Mutex::new(ended),
            waiting: Mutex::new(Some(waiting)),
            turns: Mutex::default(),
        })
    }

    /// Does some work and waits for its end. Who stops waiting does not stop the work.
    pub(crate) async fn call<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut App) -> Result<T, CoreError> + Send + 'static,
    ) -> Result<T, CoreError> {
        self.begin(work)?.await.unwrap_or(Err(CoreError::NeedsUnlock))
    }

    /// Hands in some work, to be done after what was handed in before; the receiver gets what came of it.
    pub(crate) fn begin<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut App) -> Result<T, CoreError> + Send + 'static,
    ) -> Result<oneshot::Receiver<Result<T, CoreError>>, CoreError> {
        let (tell, told) = oneshot::channel();
        self.hand_in(Box::new(move |app| {
            // A fault in one call is the answer to that call; the next one is served.
            let done = catch_unwind(AssertUnwindSafe(|| work(app))).unwrap_or(Err(CoreError::Unexpected));
            let _ = tell.send(done);
        }))?;
        Ok(told)
    }

    fn hand_in(&self, task: Task) -> Result<(), CoreError> {
        let tasks = self.tasks.lock().unwrap_or_else(PoisonError::into_inner);
        let sender = tasks.as_ref().ok_or(CoreError::NeedsUnlock)?;
        sender.send(task).map_err(|_| CoreError::NeedsUnlock)
    }

    /// Does work that waits for the network, while other calls are served. Who stops waiting does not stop the work.
    pub(crate) async fn wait<T: Send + 'static>(
        &self,
        work: impl Future<Output = Result<T, steunkring_app::CoreError>> + Send + 'static,
    ) -> Result<T, CoreError> {
        let (tell, told) = oneshot::channel();
        let task = async move {
            let _ = tell.send(work.await);
        };
        match self.waiting.lock().unwrap_or_else(PoisonError::into_inner).as_ref() {
            Some(runtime) => drop(runtime.spawn(task)),
            None => return Err(CoreError::NeedsUnlock),
        }
        // A task that is gone without an answer had a fault, or the home was closed.
        let gone = || if self.is_open() { CoreError::Unexpected } else { CoreError::NeedsUnlock };
        Ok(told.await.map_err(|_| gone())??)
    }

    /// Whose turn it is to exchange what a space has.
    pub(crate) fn turn(&self, space: SpaceId) -> Arc<tokio::sync::Mutex<()>> {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(turns.entry(space).or_default())
    }

    fn is_open(&self) -> bool {
        self.tasks.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Takes nothing more, does what was asked before and lets go of the home; `false` where that takes longer than a second.
    pub(crate) fn close(&self) -> bool {
        drop(self.tasks.lock().unwrap_or_else(PoisonError::into_inner).take());
        if let Some(runtime) = self.waiting.lock().unwrap_or_else(PoisonError::into_inner).take() {
            // Nothing is lost of an exchange that ends here: what has no receipt is sent again.
            runtime.shutdown_background();
        }
        let ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        ended.recv_timeout(DRAIN) == Err(RecvTimeoutError::Disconnected)
    }
}

/// Lets a fault of this library say nothing on the standard error of an app: what a panic says may hold somebody's words. Whoever called
/// hears that it was [`CoreError::Unexpected`].
fn keep_faults_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let others = panic::take_hook();
        panic::set_hook(Box::new(move |fault| {
            let thread = std::thread::current();
            if !thread.name().is_some_and(|name| name.starts_with(THREADS)) {
                others(fault);
            }
        }));
    });
}

/// Does some work without a home on a thread of its own.
pub(crate) async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, CoreError> + Send + 'static,
) -> Result<T, CoreError> {
    let (tell, told) = oneshot::channel();
    let work = move || {
        let done = catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(CoreError::Unexpected));
        let _ = tell.send(done);
    };
    std::thread::Builder::new().name(format!("{THREADS}-file")).spawn(work).map_err(|_| CoreError::Unexpected)?;
    told.await.unwrap_or(Err(CoreError::Unexpected))
}

impl AtHome for Worker {
    fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut App) -> Result<T, steunkring_app::CoreError> + Send + 'static,
    ) -> impl Future<Output = Result<T, steunkring_app::CoreError>> + Send {
        use steunkring_app::CoreError as Inner;
        let begun = self.begin(move |app| Ok(work(app)));
        async move {
            let told = begun.map_err(|_| Inner::NeedsUnlock)?.await.map_err(|_| Inner::NeedsUnlock)?;
            told.unwrap_or(Err(Inner::Unexpected("a fault at the home")))
        }
    }
}

/// Does what comes in until nothing more can, and makes a change of what is typed where there was a pause.
fn serve(app: &mut App, inbox: &Receiver<Task>) {
    let mut due = None;
    loop {
        let task = match due {
            Some(pause) => inbox.recv_timeout(pause),
            None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match task {
            Ok(task) => task(app),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        // What cannot be stored now is in the journal, and tried again after the next call.
        due = catch_unwind(AssertUnwindSafe(|| app.settle_typing())).ok().and_then(Result::ok).flatten();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.close();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at a surprise")]

    use std::sync::Arc;

    use steunkring_app::{Key, SpaceKind};

    use super::*;

    fn waits_for<T>(work: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(work)
    }

    fn worker(folder: &tempfile::TempDir) -> Worker {
        let home = folder.path().join("home");
        waits_for(Worker::start(move || Ok(App::create(&home, Key::raw([7; 32]))?))).unwrap()
    }

    #[test]
    fn a_fault_in_a_call_is_unexpected_and_the_next_call_is_served() {
        let folder = tempfile::tempdir().unwrap();
        let worker = worker(&folder);
        let space = waits_for(worker.call(|app| Ok(app.found(SpaceKind::FamilyMap, "Kring", "Testa")?))).unwrap();
        let failed: Result<(), CoreError> = waits_for(worker.call(|_| panic!("a fault for the test")));
        assert_eq!(failed, Err(CoreError::Unexpected));
        assert_eq!(waits_for(worker.call(move |app| Ok(app.circle(space)?.circle.people.len()))), Ok(2));
    }

    #[test]
    fn a_fault_tells_nothing_of_what_it_was_about() {
        const IN_ITS_OWN_PROCESS: &str = "STEUNKRING_FAULTS";
        let folder = tempfile::tempdir().unwrap();
        if std::env::var_os(IN_ITS_OWN_PROCESS).is_some() {
            let worker = worker(&folder);
            let home = waits_for(worker.call(|_| -> Result<(), CoreError> { panic!("Proefoma at home") }));
            let network = waits_for(worker.wait::<()>(async { panic!("Proefoma at a relay") }));
            let file = waits_for(apart(|| -> Result<(), CoreError> { panic!("Proefoma in a file") }));
            assert_eq!([home, network, file], [const { Err(CoreError::Unexpected) }; 3]);
            return;
        }
        let mut again = std::process::Command::new(std::env::current_exe().unwrap());
        again.args(["--nocapture", "--exact", "worker::tests::a_fault_tells_nothing_of_what_it_was_about"]);
        let ran = again.env(IN_ITS_OWN_PROCESS, "1").output().unwrap();
        let said = String::from_utf8_lossy(&[ran.stdout, ran.stderr].concat()).into_owned();
        assert!(ran.status.success() && said.contains("1 passed"), "{said}");
        assert!(!said.contains("Proefoma"), "{said}");
    }

    #[test]
    fn what_nobody_waits_for_is_done_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let worker = Arc::new(worker(&folder));
        waits_for(async {
            let mut call = Box::pin(worker.call(|app| Ok(app.found(SpaceKind::FamilyMap, "Kring", "Testa")?)));
            // Asked for once, so that it is handed in, and then dropped.
            let _ = std::future::poll_fn(|context| std::task::Poll::Ready(call.as_mut().poll(context))).await;
            drop(call);
            let spaces = worker.call(|app| Ok(app.spaces()?.len())).await;
            assert_eq!(spaces, Ok(1));
        });
    }

    #[test]
    fn a_closed_home_takes_nothing_and_can_be_opened_again() {
        let folder = tempfile::tempdir().unwrap();
        let first = worker(&folder);
        assert!(first.close() && first.close(), "closing twice is closing once");
        assert_eq!(waits_for(first.call(|app| Ok(app.spaces()?.len()))), Err(CoreError::NeedsUnlock));
        let home = folder.path().join("home");
        let again = waits_for(Worker::start(move || Ok(App::open(&home, Key::raw([7; 32]))?))).unwrap();
        assert_eq!(waits_for(again.call(|app| Ok(app.spaces()?.len()))), Ok(0));
    }
}
