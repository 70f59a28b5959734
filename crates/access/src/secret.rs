//! What a browser holds to show that it is signed in: random, and kept here as a digest alone.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

const BYTES: usize = 32;

/// A secret of 32 random bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; BYTES]);

/// A secret is not shown.
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

impl Secret {
    /// A new one; `None` where the machine gives no randomness.
    pub(crate) fn new() -> Option<Self> {
        seal::random().ok().map(Self)
    }

    /// Reads what [`Secret::to_text`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// As a cookie carries it: 43 characters.
    pub fn to_text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// SHA-256; nobody can guess 32 random bytes, so that it needs no salt.
    pub(crate) fn digest(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn a_secret_is_read_as_it_is_written() {
        let secret = Secret::new().unwrap();
        let text = secret.to_text();
        assert_eq!((text.len(), Secret::parse(&text)), (43, Some(secret.clone())));
        assert_ne!(Secret::new(), Some(secret), "no two are the same");
        assert_eq!(Secret::parse(text.get(..42).unwrap()), None);
        assert_eq!(Secret::parse("张三"), None);
    }
}
