//! The keys of the registry: one encrypts identity numbers, the other indexes them for lookup.
//!
//! The key file stands beside the data, never in the database, and belongs to the service alone.

use std::{
    fmt,
    fs::OpenOptions,
    io::{ErrorKind, Read as _, Write as _},
    path::Path,
};

use aes_gcm::{
    Aes256Gcm, Key, Nonce,
    aead::{Aead as _, Generate, Payload},
};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use uuid::Uuid;

use crate::StoreError;

/// The name of the key file in the data directory.
const FILE_NAME: &str = "registry.keys";
/// The first line of the key file: the form of what follows.
const FORM: &str = "sanquan-keys 1";
/// The first byte of every cipher text: the version of the key that made it.
const KEY_VERSION: u8 = 1;
const KEY_LENGTH: usize = 32;
const NONCE_LENGTH: usize = 12;
const INDEX_LENGTH: usize = 16;

/// What an identity number is found by: equal numbers have equal indexes, and nothing else can be told from it.
pub type NumberIndex = [u8; INDEX_LENGTH];

/// The keys, ready for use; they are never shown.
#[derive(Clone)]
pub struct Keys {
    cipher: Aes256Gcm,
    index: Hmac<Sha256>,
}

/// Why a cipher text could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CipherError {
    #[error("the cipher text is too short")]
    Truncated,
    #[error("the cipher text was made with key version {0}")]
    Version(u8),
    #[error("the cipher text was made with another key, for another row, or was changed")]
    Forged,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys")
    }
}

impl Keys {
    /// Takes the two keys as they are.
    pub fn new(cipher: [u8; KEY_LENGTH], index: [u8; KEY_LENGTH]) -> Self {
        Self { cipher: Aes256Gcm::new(&Key::<Aes256Gcm>::from(cipher)), index: keyed(&index) }
    }

    /// Reads the key file of a data directory, or makes one at the first start.
    ///
    /// A file that others can read is refused: whoever made it so has to decide what that means.
    pub fn load_or_create(directory: &Path) -> Result<Self, StoreError> {
        let path = directory.join(FILE_NAME);
        let trouble = |source| StoreError::KeyFile { path: path.clone(), source };
        match open_new(&path) {
            Ok(mut file) => {
                let (cipher, index) = (random()?, random()?);
                let text = format!("{FORM}\ncipher {}\nindex {}\n", hex(&cipher), hex(&index));
                file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(trouble)?;
                Ok(Self::new(cipher, index))
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                let mut file = std::fs::File::open(&path).map_err(trouble)?;
                if exposed(&file.metadata().map_err(trouble)?) {
                    return Err(StoreError::KeyFileExposed { path });
                }
                let mut text = String::new();
                file.read_to_string(&mut text).map_err(trouble)?;
                Self::parse(&text).ok_or(StoreError::KeyFileMalformed { path })
            }
            Err(error) => Err(trouble(error)),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next()? != FORM {
            return None;
        }
        let cipher = unhex(lines.next()?.strip_prefix("cipher ")?)?;
        let index = unhex(lines.next()?.strip_prefix("index ")?)?;
        lines.next().is_none().then(|| Self::new(cipher, index))
    }

    /// Encrypts under a nonce of its own; `place` binds the cipher text to where it stands.
    pub fn encrypt(&self, plain: &str, place: &[u8]) -> Result<Vec<u8>, StoreError> {
        let nonce: [u8; NONCE_LENGTH] = random()?;
        let sealed = self
            .cipher
            .encrypt(&Nonce::from(nonce), Payload { msg: plain.as_bytes(), aad: place })
            .map_err(|aes_gcm::Error| StoreError::Randomness)?;
        let mut bytes = Vec::with_capacity(1 + NONCE_LENGTH + sealed.len());
        bytes.push(KEY_VERSION);
        bytes.extend(nonce);
        bytes.extend(sealed);
        Ok(bytes)
    }

    /// Reads what [`Keys::encrypt`] wrote for the same place.
    pub fn decrypt(&self, bytes: &[u8], place: &[u8]) -> Result<String, CipherError> {
        let (&version, rest) = bytes.split_first().ok_or(CipherError::Truncated)?;
        if version != KEY_VERSION {
            return Err(CipherError::Version(version));
        }
        let (nonce, sealed) =
            rest.split_first_chunk::<NONCE_LENGTH>().ok_or(CipherError::Truncated)?;
        let plain = self
            .cipher
            .decrypt(&Nonce::from(*nonce), Payload { msg: sealed, aad: place })
            .map_err(|aes_gcm::Error| CipherError::Forged)?;
        String::from_utf8(plain).map_err(|_not_text| CipherError::Forged)
    }

    /// What an identity number is found by; `x` and `X` are the same character.
    pub fn index(&self, number: &str) -> NumberIndex {
        let mut mac = self.index.clone();
        mac.update(number.to_uppercase().as_bytes());
        let digest = mac.finalize().into_bytes();
        let mut index = [0; INDEX_LENGTH];
        for (to, from) in index.iter_mut().zip(digest) {
            *to = from;
        }
        index
    }

    /// A keyed digest of a text under a name of its own: without the key nobody can try texts out.
    pub(crate) fn mac(&self, name: &str, text: &str) -> Vec<u8> {
        let mut mac = self.index.clone();
        // No identity number holds a zero byte, so that this is never the index of one.
        mac.update(name.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        mac.finalize().into_bytes().to_vec()
    }
}

/// Where a number stands: a cipher text that is moved to another row cannot be read there.
pub(crate) fn place(table: &str, county: &str, object: Uuid) -> Vec<u8> {
    format!("{table}/{county}/{object}").into_bytes()
}

#[expect(clippy::expect_used, reason = "HMAC takes keys of every length")]
fn keyed(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("HMAC takes keys of every length")
}

fn random<const N: usize>() -> Result<[u8; N], StoreError>
where
    [u8; N]: Generate,
{
    Generate::try_generate().map_err(|_no_source| StoreError::Randomness)
}

#[cfg(unix)]
fn open_new(path: &Path) -> std::io::Result<std::fs::File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

#[cfg(not(unix))]
fn open_new(path: &Path) -> std::io::Result<std::fs::File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

#[cfg(unix)]
fn exposed(file: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    file.mode() & 0o077 != 0
}

#[cfg(not(unix))]
fn exposed(_file: &std::fs::Metadata) -> bool {
    false
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let digit = |it: u8| DIGITS.get(usize::from(it)).copied().unwrap_or_default();
    bytes.iter().flat_map(|it| [digit(it >> 4), digit(it & 0xf)]).collect()
}

pub(crate) fn unhex(text: &str) -> Option<[u8; KEY_LENGTH]> {
    let mut bytes = [0; KEY_LENGTH];
    if text.len() != 2 * KEY_LENGTH || !text.is_ascii() {
        return None;
    }
    for (position, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * position..2 * position + 2)?, 16).ok()?;
    }
    Some(bytes)
}
