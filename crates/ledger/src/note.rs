//! Signed notes (C2SP signed-note): a text, an empty line, and a line for each signature.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::key::is_key_name;
use crate::{SigningKey, VerifierKey};

/// What a signature line begins with: an em dash and a blank.
const SIGNATURE_MARK: &str = "\u{2014} ";
/// A longer note is not read; the number is our own.
const NOTE_BYTES_MAX: usize = 1 << 16;
/// Nor is one with more signatures, each of which has to be tried; the number is our own.
const SIGNATURES_MAX: usize = 16;

/// A text with its signatures; whether they are anybody's is for [`Note::verified_by`] to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    // Invariant: ends with a line feed and has no other control character.
    text: String,
    signatures: Vec<NoteSignature>,
}

/// A line of signature as it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteSignature {
    pub name: String,
    pub key_id: [u8; 4],
    pub bytes: Vec<u8>,
}

/// A text that is no signed note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is no signed note")]
pub struct NoteMalformed;

/// Why a note is not taken for signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSigned {
    #[error("none of its signatures is of a known key")]
    UnknownKey,
    #[error("a signature that names a known key is not that key's")]
    InvalidSignature,
}

impl Note {
    /// Signs a text.
    pub fn signed(text: &str, keys: &[&SigningKey]) -> Result<Self, NoteMalformed> {
        if !is_note_text(text) || keys.is_empty() {
            return Err(NoteMalformed);
        }
        let signatures = keys.iter().map(|it| it.sign(text)).collect();
        Ok(Self { text: text.to_owned(), signatures })
    }

    /// The text, with its last line feed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Verifies that a key has signed the text; signatures of other keys are passed over.
    pub fn verified_by(&self, key: &VerifierKey) -> Result<(), NotSigned> {
        let mut claimed = self.signatures.iter().filter(|it| key.claims(it)).peekable();
        if claimed.peek().is_none() {
            return Err(NotSigned::UnknownKey);
        }
        let valid = claimed.all(|it| key.verifies(&self.text, it));
        if valid { Ok(()) } else { Err(NotSigned::InvalidSignature) }
    }
}

fn is_note_text(text: &str) -> bool {
    let clean = text.chars().all(|it| it == '\n' || !it.is_ascii_control());
    clean && text.ends_with('\n') && text.len() < NOTE_BYTES_MAX
}

impl FromStr for Note {
    type Err = NoteMalformed;

    fn from_str(note: &str) -> Result<Self, NoteMalformed> {
        if note.len() > NOTE_BYTES_MAX {
            return Err(NoteMalformed);
        }
        let (text, signatures) = note.rsplit_once("\n\n").ok_or(NoteMalformed)?;
        let text = format!("{text}\n");
        let signatures = signatures.strip_suffix('\n').ok_or(NoteMalformed)?;
        let signatures: Vec<NoteSignature> =
            signatures.split('\n').map(str::parse).collect::<Result<_, _>>()?;
        let sound = is_note_text(&text) && signatures.len() <= SIGNATURES_MAX;
        if sound { Ok(Self { text, signatures }) } else { Err(NoteMalformed) }
    }
}

impl FromStr for NoteSignature {
    type Err = NoteMalformed;

    fn from_str(line: &str) -> Result<Self, NoteMalformed> {
        let line = line.strip_prefix(SIGNATURE_MARK).ok_or(NoteMalformed)?;
        let (name, encoded) = line.split_once(' ').ok_or(NoteMalformed)?;
        let decoded = STANDARD.decode(encoded).map_err(|_not_base64| NoteMalformed)?;
        let (key_id, bytes) = decoded.split_first_chunk().ok_or(NoteMalformed)?;
        if !is_key_name(name) || bytes.is_empty() {
            return Err(NoteMalformed);
        }
        Ok(Self { name: name.to_owned(), key_id: *key_id, bytes: bytes.to_vec() })
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|it| writeln!(f, "{it}"))
    }
}

impl fmt::Display for NoteSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, key_id, bytes } = self;
        let encoded = STANDARD.encode([key_id.as_slice(), bytes].concat());
        write!(f, "{SIGNATURE_MARK}{name} {encoded}")
    }
}

#[cfg(test)]
mod tests;
