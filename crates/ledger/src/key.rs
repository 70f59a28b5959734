//! Ed25519 keys in the form of C2SP signed-note: a name, an id that is bound to it, and the key.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer as _, VerifyingKey};

use crate::{Digest, NoteSignature};

/// The signature type of Ed25519 (C2SP signed-note).
const ED25519: u8 = 1;
const KEY_BYTES: usize = 32;
const SIGNATURE_BYTES: usize = 64;

/// A key that signs; its seed is never shown.
#[derive(Clone)]
pub struct SigningKey {
    key: ed25519_dalek::SigningKey,
    verifier: VerifierKey,
}

/// A key that verifies, as `name+id+key`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifierKey {
    // Invariant: the id is that of the name and the key.
    name: String,
    id: [u8; 4],
    key: VerifyingKey,
}

/// A text that is no verifier key, or whose id is another key's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is no Ed25519 verifier key of the form `name+id+key`")]
pub struct KeyMalformed;

impl SigningKey {
    /// The key of a name that 32 random bytes make.
    pub fn from_seed(name: &str, seed: &[u8; KEY_BYTES]) -> Result<Self, KeyMalformed> {
        let key = ed25519_dalek::SigningKey::from_bytes(seed);
        let verifier = VerifierKey::of(name, key.verifying_key())?;
        Ok(Self { key, verifier })
    }

    /// The key that verifies what this one signs.
    pub fn verifier(&self) -> &VerifierKey {
        &self.verifier
    }

    /// The signature of a note's text.
    pub fn sign(&self, text: &str) -> NoteSignature {
        NoteSignature {
            name: self.verifier.name.clone(),
            key_id: self.verifier.id,
            bytes: self.key.sign(text.as_bytes()).to_bytes().to_vec(),
        }
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SigningKey").field(&self.verifier.to_string()).finish()
    }
}

impl VerifierKey {
    fn of(name: &str, key: VerifyingKey) -> Result<Self, KeyMalformed> {
        if !is_key_name(name) {
            return Err(KeyMalformed);
        }
        Ok(Self { name: name.to_owned(), id: key_id(name, &key), key })
    }

    /// The name that it signs under.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether a signature says that it is this key's.
    pub fn claims(&self, signature: &NoteSignature) -> bool {
        (self.name.as_str(), self.id) == (signature.name.as_str(), signature.key_id)
    }

    /// Whether a signature is this key's over a text; what others could have made of one of its signatures is none.
    pub fn verifies(&self, text: &str, signature: &NoteSignature) -> bool {
        let bytes: Result<[u8; SIGNATURE_BYTES], _> = signature.bytes.as_slice().try_into();
        let Ok(bytes) = bytes else { return false };
        let valid = self.key.verify_strict(text.as_bytes(), &Signature::from_bytes(&bytes));
        self.claims(signature) && valid.is_ok()
    }

    fn encoded(&self) -> String {
        let bytes: Vec<u8> = [ED25519].into_iter().chain(self.key.to_bytes()).collect();
        STANDARD.encode(bytes)
    }
}

/// The first four bytes of the SHA-256 of the name, a line feed, the signature type and the key.
fn key_id(name: &str, key: &VerifyingKey) -> [u8; 4] {
    let hashed = [name.as_bytes(), b"\n", &[ED25519], key.as_bytes()].concat();
    let Digest([a, b, c, d, ..]) = Digest::of_bytes(&hashed);
    [a, b, c, d]
}

/// A name is not empty and has neither a plus nor a blank.
pub(crate) fn is_key_name(name: &str) -> bool {
    !name.is_empty()
        && !name.contains(|it: char| it == '+' || it.is_whitespace() || it.is_control())
}

impl FromStr for VerifierKey {
    type Err = KeyMalformed;

    fn from_str(text: &str) -> Result<Self, KeyMalformed> {
        let (name, rest) = text.split_once('+').ok_or(KeyMalformed)?;
        let (_id, encoded) = rest.split_once('+').ok_or(KeyMalformed)?;
        let bytes = STANDARD.decode(encoded).map_err(|_not_base64| KeyMalformed)?;
        let (&ED25519, bytes) = bytes.split_first().ok_or(KeyMalformed)? else {
            return Err(KeyMalformed);
        };
        let bytes: [u8; KEY_BYTES] = bytes.try_into().map_err(|_other_length| KeyMalformed)?;
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_no_point| KeyMalformed)?;
        let key = Self::of(name, key)?;
        // One spelling: what is shown is what is read, and so the id is compared, too.
        if key.to_string() == text { Ok(key) } else { Err(KeyMalformed) }
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}+{:08x}+{}", self.name, u32::from_be_bytes(self.id), self.encoded())
    }
}
