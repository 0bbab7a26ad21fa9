//! The engine's side of [`crate::joining`]: it holds the log and the keys that an invitation needs.

use super::{Engine, EngineError, Output};
use crate::crypto::{DeviceKeys, Hash32};
use crate::error::JoinError;
use crate::joining::{Approved, Inviter, Joined, WelcomeExtra};
use crate::op::Place;
use std::collections::BTreeSet;

impl Engine {
    /// Begins an invitation for a place, rotating first where no epoch is usable.
    /// Whatever this device does or learns before the approval makes it stale.
    ///
    /// # Errors
    /// Those of [`Inviter::new`]; [`JoinError::Stale`] where no epoch can be made usable.
    pub fn offer(
        &mut self,
        place: Place,
        relay: &str,
        now_ms: u64,
        wall_ms: u64,
    ) -> Result<(Inviter, Output), JoinError> {
        let (_, output) = self.invite(place, wall_ms).map_err(refusal)?;
        Inviter::new(&self.log, &self.keys, place, relay, now_ms).map(|inviter| (inviter, output))
    }

    /// Approves who was invited, once the digits were compared: adds it, rotates, and gives the welcome to send.
    ///
    /// # Errors
    /// Those of [`Inviter::approve`].
    pub fn approve(
        &mut self,
        inviter: &mut Inviter,
        name: &str,
        bytes: Vec<u8>,
        now_ms: u64,
        wall_ms: u64,
    ) -> Result<(Vec<u8>, Output), JoinError> {
        let mailbox = self.log.state().relay.as_ref().map(|place| place.mailbox).unwrap_or_default();
        let extra = WelcomeExtra { mailbox, bytes };
        let Approved { op, welcome } = inviter.approve(&self.log, &self.keys, name, extra, (now_ms, wall_ms))?;
        self.take_add(op, wall_ms).map_err(refusal)?;
        Ok((welcome, self.output()))
    }

    /// Begins as the newcomer that was welcomed; everything else is ingested.
    ///
    /// # Errors
    /// [`EngineError::Op`] for a genesis that is none.
    pub fn welcomed(
        joined: &Joined,
        keys: DeviceKeys,
        fixed: BTreeSet<Hash32>,
    ) -> Result<(Engine, Output), EngineError> {
        Engine::join(joined.genesis.clone(), keys, fixed)
    }
}

fn refusal(error: EngineError) -> JoinError {
    match error {
        EngineError::Op(error) => error.into(),
        EngineError::Crypto(error) => error.into(),
        _ => JoinError::Stale,
    }
}
