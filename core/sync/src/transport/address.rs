use reqwest::Url;
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// The longest address in bytes.
const LONGEST: usize = 253;

/// Where a relay is: a scheme, a host and perhaps a port.
///
/// Without a scheme it is `https`, or `http` for this machine itself. Plain `http` elsewhere must be written out: what
/// travels is sealed and signed, but a listener on the way sees which mailboxes are asked for.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RelayAddress {
    origin: String,
}

/// Why a text is no address of a relay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AddressError {
    /// The text is longer than 253 bytes.
    #[error("the address is too long")]
    TooLong,
    /// The text has no host or is no address at all.
    #[error("not an address")]
    Malformed,
    /// The scheme is neither `https` nor `http`.
    #[error("an address starts with https or http")]
    Scheme,
    /// The text has a path, a query, a name or a password.
    #[error("an address is a host and perhaps a port, nothing more")]
    TooMuch,
}

impl RelayAddress {
    /// Tells whether the way to the relay is encrypted.
    pub fn is_encrypted(&self) -> bool {
        self.origin.starts_with("https:")
    }

    pub(super) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}

impl FromStr for RelayAddress {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        if text.len() > LONGEST {
            return Err(AddressError::TooLong);
        }
        let url = if text.contains("://") { parse(text)? } else { without_scheme(text)? };
        if !matches!(url.scheme(), "https" | "http") {
            return Err(AddressError::Scheme);
        }
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        if !bare || !url.username().is_empty() || url.password().is_some() {
            return Err(AddressError::TooMuch);
        }
        Ok(Self { origin: url.origin().ascii_serialization() })
    }
}

impl fmt::Display for RelayAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin)
    }
}

impl fmt::Debug for RelayAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RelayAddress({self})")
    }
}

fn without_scheme(text: &str) -> Result<Url, AddressError> {
    let plain = parse(&format!("http://{text}"))?;
    let host = plain.host_str().unwrap_or_default().trim_matches(['[', ']']);
    let here = host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    if here { Ok(plain) } else { parse(&format!("https://{text}")) }
}

fn parse(text: &str) -> Result<Url, AddressError> {
    Url::parse(text).map_err(|_| AddressError::Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_and_written() {
        let written = |text: &str| text.parse::<RelayAddress>().map(|address| address.to_string());
        assert_eq!(written("relay.example"), Ok("https://relay.example".into()));
        assert_eq!(written("relay.example:8443"), Ok("https://relay.example:8443".into()));
        assert_eq!(written(" https://Relay.Example/ "), Ok("https://relay.example".into()));
        assert_eq!(written("http://relay.example"), Ok("http://relay.example".into()));
        assert_eq!(written("127.0.0.1:8484"), Ok("http://127.0.0.1:8484".into()));
        assert_eq!(written("[::1]:8484"), Ok("http://[::1]:8484".into()));
        assert_eq!(written("localhost:1"), Ok("http://localhost:1".into()));
        assert_eq!(written("ftp://relay.example"), Err(AddressError::Scheme));
        assert_eq!(written("https://relay.example/path"), Err(AddressError::TooMuch));
        assert_eq!(written("https://anna:secret@relay.example"), Err(AddressError::TooMuch));
        assert_eq!(written("https://relay.example?a=b"), Err(AddressError::TooMuch));
        assert_eq!(written(""), Err(AddressError::Malformed));
        assert_eq!(written(&"a".repeat(254)), Err(AddressError::TooLong));
    }

    #[test]
    fn an_address_tells_whether_it_is_encrypted() {
        assert!("relay.example".parse::<RelayAddress>().unwrap().is_encrypted());
        assert!(!"127.0.0.1".parse::<RelayAddress>().unwrap().is_encrypted());
    }
}
