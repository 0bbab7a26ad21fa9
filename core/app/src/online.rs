//! Work that waits for the network: what of it needs the home is done there in short goes, and nothing at the home waits.
//!
//! Each of these is the way to do a thing; the functions of [`App`] of the same name are these, for who waits with the whole home,
//! such as a terminal.

use std::cell::RefCell;

use crate::relay::runtime;
use crate::{App, CoreError};

pub use crate::lost::lose;
pub use crate::recovery::{keep_code, recover_from_file, recover_from_relay};
pub use crate::relay::sync;
pub use crate::screens::relay::relay_screen;
pub use crate::share::{come_in, decline, join_by_code, join_by_qr, let_in, meet, meet_inviter, offer, refuse};

/// Where work that waits for the network reaches the home.
pub trait AtHome {
    /// Does something at the home, after what is being done there.
    fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut App) -> Result<T, CoreError> + Send + 'static,
    ) -> impl Future<Output = Result<T, CoreError>> + Send;
}

/// The home of who waits with all of it.
pub(crate) struct Here<'a>(RefCell<&'a mut App>);

impl AtHome for Here<'_> {
    fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut App) -> Result<T, CoreError> + Send + 'static,
    ) -> impl Future<Output = Result<T, CoreError>> + Send {
        std::future::ready(work(&mut self.0.borrow_mut()))
    }
}

impl App {
    /// Does work that waits for the network, and waits with the home until it is done.
    pub(crate) fn wait_here<T>(
        &mut self,
        work: impl AsyncFnOnce(&Here<'_>) -> Result<T, CoreError>,
    ) -> Result<T, CoreError> {
        runtime()?.block_on(work(&Here(RefCell::new(self))))
    }
}
