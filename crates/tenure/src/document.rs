//! The identity documents of persons and units 证件.

use std::fmt;

use identity::{DocumentKind, mask_identity_number};

/// An identity document: its kind and its number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IdentityDocument {
    pub kind: DocumentKind,
    pub number: IdentityNumber,
}

/// The number of an identity document, as it was delivered; it shows itself masked.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IdentityNumber(String);

impl IdentityNumber {
    /// Takes the number as it stands.
    pub fn new(number: impl Into<String>) -> Self {
        Self(number.into())
    }

    /// The number itself: for the encrypted column, the keyed index and exports that must carry it, and nothing else.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The number as pages show it.
    pub fn masked(&self) -> String {
        mask_identity_number(&self.0)
    }
}

impl fmt::Debug for IdentityNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl fmt::Display for IdentityNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}
