//! Where the platform keeps the key of a home.

use steunkring_app::Key;

use crate::CoreError;

/// Why the platform gave or kept no secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize, uniffi::Error)]
#[serde(rename_all = "snake_case")]
pub enum SecretError {
    /// The device is locked, or its owner said no.
    #[error("the device is locked")]
    Locked,
    /// The platform's store does not work.
    #[error("the platform's store does not work")]
    Broken,
}

impl From<uniffi::UnexpectedUniFFICallbackError> for SecretError {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Broken
    }
}

impl From<SecretError> for CoreError {
    fn from(error: SecretError) -> Self {
        match error {
            SecretError::Locked => Self::NeedsUnlock,
            SecretError::Broken => Self::Unexpected,
        }
    }
}

/// The platform's store of secrets, such as Keystore or Keychain; written by the shell, called from the core's own thread.
#[uniffi::export(with_foreign)]
pub trait SecretStore: Send + Sync {
    /// Gives the 32 bytes that were kept under a name; nothing where none were.
    fn load(&self, name: String) -> Result<Option<Vec<u8>>, SecretError>;
    /// Keeps 32 bytes under a name, for this app alone and not in a backup of the device.
    fn keep(&self, name: String, secret: Vec<u8>) -> Result<(), SecretError>;
}

/// The name of a home's key.
const HOME_KEY: &str = "home-key";

/// The key of a home that is there.
pub(crate) fn kept(secrets: &dyn SecretStore) -> Result<Key, CoreError> {
    read(secrets)?.ok_or(CoreError::NeedsUnlock)
}

/// The key for a home that is made now: kept before anything is locked with it.
pub(crate) fn drawn(secrets: &dyn SecretStore) -> Result<Key, CoreError> {
    if let Some(key) = read(secrets)? {
        return Ok(key);
    }
    drawn_anew(secrets)
}

/// A key that was not there before: kept before anything is locked with it.
pub(crate) fn drawn_anew(secrets: &dyn SecretStore) -> Result<Key, CoreError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|_| CoreError::Unexpected)?;
    secrets.keep(HOME_KEY.to_owned(), bytes.to_vec())?;
    Ok(Key::raw(bytes))
}

fn read(secrets: &dyn SecretStore) -> Result<Option<Key>, CoreError> {
    let Some(bytes) = secrets.load(HOME_KEY.to_owned())? else { return Ok(None) };
    let bytes: [u8; 32] = bytes.try_into().map_err(|_| CoreError::WrongKey)?;
    Ok(Some(Key::raw(bytes)))
}
