use crate::http::{Shared, router};
use crate::nonce::Nonces;
use crate::store::{OpenError, open, rendezvous};
use crate::wake::Wakes;
use crate::writer::Writer;
use crate::{Clock, Config};
use axum::Router;
use std::fs::{File, TryLockError};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
use std::{fs, io, thread};
use thiserror::Error;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{Semaphore, watch};

/// How often rendezvous that are over are looked for when nobody uses one.
const SWEEP: Duration = Duration::from_secs(60);
/// How long requests under way may take once the relay stops.
const GRACE: Duration = Duration::from_secs(5);

/// The relay; it only starts.
#[derive(Debug)]
pub struct Relay;

/// A relay at work on threads of its own; it stops when this is dropped.
#[derive(Debug)]
pub struct RunningRelay {
    /// The address that it listens on.
    pub address: SocketAddr,
    stop: watch::Sender<bool>,
    thread: Option<thread::JoinHandle<()>>,
}

/// Why a relay does not start.
#[derive(Debug, Error)]
pub enum StartError {
    /// The folder cannot be made or used.
    #[error("the data folder cannot be used: {0}")]
    Folder(#[source] io::Error),
    /// Another relay uses the folder.
    #[error("another relay uses the data folder")]
    InUse,
    /// The database cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The address cannot be listened on.
    #[error("the address cannot be listened on: {0}")]
    Listen(#[source] io::Error),
    /// The system gives no thread or no random bytes.
    #[error("the system gives no thread or no random bytes")]
    System,
}

impl Relay {
    /// Starts a relay on threads of its own and returns once it listens.
    ///
    /// # Errors
    /// Each of [`StartError`]; nothing runs then.
    pub fn start(config: Config) -> Result<RunningRelay, StartError> {
        fs::create_dir_all(&config.data).map_err(StartError::Folder)?;
        let lock = lock(&config)?;
        let connection = open(&config.data.join("relay.db"))?;
        let listener = TcpListener::bind(config.listen).map_err(StartError::Listen)?;
        listener.set_nonblocking(true).map_err(StartError::Listen)?;
        let address = listener.local_addr().map_err(StartError::Listen)?;
        let nonces = Arc::new(Nonces::new(config.limits.nonces).map_err(|_| StartError::System)?);
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build();
        let runtime = runtime.map_err(|_| StartError::System)?;
        let (writer, database) = Writer::start(connection).map_err(|_| StartError::System)?;
        let (stop, stopped) = watch::channel(false);
        let shared = Shared {
            writer: writer.clone(),
            wakes: Arc::new(Wakes::default()),
            nonces,
            clock: Arc::clone(&config.clock),
            limits: config.limits,
            requests: Semaphore::new(config.limits.requests),
            waiting: Semaphore::new(config.limits.waiting),
            stop: stopped.clone(),
        };
        let routes = router(Arc::new(shared));
        let serve = move || {
            serve(runtime, listener, routes, (writer, config.clock), stopped);
            // The runtime and every handle of the writer are gone, so the database closes; then the folder is free.
            let _ = database.join();
            drop(lock);
        };
        let thread = thread::Builder::new().name("relay".into()).spawn(serve).map_err(|_| StartError::System)?;
        Ok(RunningRelay { address, stop, thread: Some(thread) })
    }
}

impl RunningRelay {
    /// Serves until the process is asked to stop, with Ctrl-C or a signal to terminate, and then stops as [`Self::shutdown`] does.
    ///
    /// # Errors
    /// What the system says when it cannot tell of signals; the relay has stopped then.
    pub fn serve(self) -> std::io::Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(asked_to_stop())
    }

    /// Stops: takes no new requests, ends those that wait, lets others finish for five seconds, closes the database.
    pub fn shutdown(self) {
        drop(self);
    }
}

impl Drop for RunningRelay {
    fn drop(&mut self) {
        self.stop.send_replace(true);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

#[cfg(unix)]
async fn asked_to_stop() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        result = tokio::signal::ctrl_c() => result,
        _ = terminate.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn asked_to_stop() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}

fn lock(config: &Config) -> Result<File, StartError> {
    let file = File::create(config.data.join("relay.lock")).map_err(StartError::Folder)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StartError::InUse),
        Err(TryLockError::Error(error)) => Err(StartError::Folder(error)),
    }
}

fn serve(
    runtime: Runtime,
    listener: TcpListener,
    routes: Router,
    (writer, clock): (Writer, Arc<dyn Clock>),
    stopped: watch::Receiver<bool>,
) {
    runtime.block_on(async move {
        let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
        tokio::spawn(sweep(writer, clock, stopped.clone()));
        let serving = axum::serve(listener, routes).with_graceful_shutdown(until(stopped.clone()));
        let late = async {
            until(stopped).await;
            tokio::time::sleep(GRACE).await;
        };
        tokio::select! {
            _ = serving => (),
            () = late => (),
        }
    });
    runtime.shutdown_timeout(GRACE);
}

async fn sweep(writer: Writer, clock: Arc<dyn Clock>, stopped: watch::Receiver<bool>) {
    let mut ticks = tokio::time::interval(SWEEP);
    let stop = until(stopped);
    tokio::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => return,
            _ = ticks.tick() => {
                let now = clock.now();
                // A failure shows in `/health`; the next tick or the next use of a rendezvous sweeps again.
                let _ = writer.run(move |connection| rendezvous::sweep(connection, now), |()| ()).await;
            }
        }
    }
}

async fn until(mut stopped: watch::Receiver<bool>) {
    // An error means that the sender is gone, which is a stop too.
    let _ = stopped.wait_for(|stop| *stop).await;
}
