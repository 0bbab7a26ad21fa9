use super::TransportError;
use rustls::pki_types::UnixTime;
use rustls::time_provider::TimeProvider;
use rustls::{ClientConfig, RootCertStore};
use std::sync::Arc;
use std::time::Duration;

/// The day on which this constant was last raised, 24 November 2026: it is later than that wherever this runs.
const BUILT: u64 = 1_795_478_400;

/// Makes the settings of TLS: ring, the roots that this build brings, and a clock that is not behind `earliest`.
pub(super) fn config(earliest: u64) -> Result<ClientConfig, TransportError> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let clock = Arc::new(Clock { earliest: Duration::from_secs(earliest.max(BUILT)) });
    let roots = RootCertStore::from_iter(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    let config = ClientConfig::builder_with_details(provider, clock)
        .with_safe_default_protocol_versions()
        .map_err(|_| TransportError::Setup)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(config)
}

/// The system's clock, but never before a time that is known to have passed.
#[derive(Debug)]
struct Clock {
    earliest: Duration,
}

impl TimeProvider for Clock {
    fn current_time(&self) -> Option<UnixTime> {
        let system = Duration::from_secs(UnixTime::now().as_secs());
        Some(UnixTime::since_unix_epoch(system.max(self.earliest)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certificates_are_checked_at_the_latest_time_that_is_known() {
        let far = UnixTime::now().as_secs() + 1_000_000;
        let clock = |earliest| Clock { earliest: Duration::from_secs(earliest) };
        assert_eq!(clock(far).current_time().unwrap().as_secs(), far);
        let now = clock(1).current_time().unwrap().as_secs();
        assert!(now > 1 && now < far);
    }

    #[test]
    fn tls_can_be_set_up() {
        assert!(config(0).is_ok());
    }
}
