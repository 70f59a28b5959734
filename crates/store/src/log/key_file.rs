//! The key file of the ledger: the name of the logs, and the seed of the key that signs them.
//!
//! It stands beside the key file of the registry, and belongs to the service alone.

use std::fmt;
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use identity::County;
use ledger::{Digest, KeyMalformed, SigningKey};
use seal::{SealError, exposed, hex, open_new, random, unhex};

use crate::StoreError;

/// The name of the key file in the folder of keys.
const FILE_NAME: &str = "ledger.keys";
/// What it is written as before it takes that name.
const NEW_FILE_NAME: &str = "ledger.keys.new";
/// The first line of the key file: the form of what follows.
const FORM: &str = "sanquan-ledger-keys 1";
/// So many digits of the first key's digest tell logs apart whose operator has named none; the number is our own.
const NAME_DIGITS: usize = 16;

type Seed = [u8; 32];

/// The key of the logs, ready to sign; its seed is never shown.
#[derive(Clone)]
pub struct LedgerKey {
    path: PathBuf,
    origin: String,
    seed: Seed,
    /// The key that follows, while the change is under way.
    next: Option<Seed>,
}

impl fmt::Debug for LedgerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LedgerKey").field("origin", &self.origin).finish_non_exhaustive()
    }
}

impl LedgerKey {
    /// Reads the key file of a folder, or makes one at the first start under the name that is given, or one of its own.
    ///
    /// Once made, the name stays: it is in every checkpoint. A file that others can read is refused.
    pub fn load_or_create(folder: &Path, origin: Option<&str>) -> Result<Self, StoreError> {
        let path = folder.join(FILE_NAME);
        let trouble = |source| StoreError::from(SealError::KeyFile { path: path.clone(), source });
        match std::fs::File::open(&path) {
            Ok(mut file) => {
                if exposed(&file.metadata().map_err(trouble)?) {
                    return Err(SealError::KeyFileExposed { path }.into());
                }
                let mut text = String::new();
                file.read_to_string(&mut text).map_err(trouble)?;
                Ok(Self::parse(&path, &text).ok_or(SealError::KeyFileMalformed { path })?)
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let seed = random()?;
                let origin = origin.map_or_else(|| own_name(&seed), str::to_owned);
                let key = Self { path: path.clone(), origin, seed, next: None };
                // A name that no note can bear is refused before anything is signed under it.
                if SigningKey::from_seed(&key.origin, &seed).is_err() {
                    return Err(SealError::KeyFileMalformed { path }.into());
                }
                key.write()?;
                Ok(key)
            }
            Err(error) => Err(trouble(error)),
        }
    }

    fn parse(path: &Path, text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next()? != FORM {
            return None;
        }
        let origin = lines.next()?.strip_prefix("origin ")?.to_owned();
        let seed = unhex(lines.next()?.strip_prefix("key ")?)?;
        let next = match lines.next() {
            Some(line) => Some(unhex(line.strip_prefix("next ")?)?),
            None => None,
        };
        let whole = lines.next().is_none() && SigningKey::from_seed(&origin, &seed).is_ok();
        whole.then(|| Self { path: path.to_owned(), origin, seed, next })
    }

    /// Writes the file whole beside its place, and then puts it there: it is the old one or the new one, never half.
    fn write(&self) -> Result<(), StoreError> {
        let Self { path, origin, seed, next } = self;
        let trouble = |source| StoreError::from(SealError::KeyFile { path: path.clone(), source });
        let next = next.map(|it| format!("next {}\n", hex(&it))).unwrap_or_default();
        let text = format!("{FORM}\norigin {origin}\nkey {}\n{next}", hex(seed));
        let new = path.with_file_name(NEW_FILE_NAME);
        match std::fs::remove_file(&new) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(trouble(error)),
            _ => {}
        }
        let mut file = open_new(&new).map_err(trouble)?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(trouble)?;
        std::fs::rename(&new, path).map_err(trouble)?;
        let folder = path.parent().unwrap_or(Path::new("."));
        std::fs::File::open(folder).and_then(|it| it.sync_all()).map_err(trouble)
    }

    /// The name of the log of a county, under which its key signs.
    pub fn origin(&self, county: County) -> String {
        format!("{}/{county}", self.origin)
    }

    /// The key that signs the log of a county.
    pub fn signer(&self, county: County) -> Result<SigningKey, KeyMalformed> {
        SigningKey::from_seed(&self.origin(county), &self.seed)
    }

    /// The key that follows, while the change is under way.
    pub fn next_signer(&self, county: County) -> Result<Option<SigningKey>, KeyMalformed> {
        let signer = |seed: Seed| SigningKey::from_seed(&self.origin(county), &seed);
        self.next.map(signer).transpose()
    }

    /// Begins to change the key: makes the one that follows, unless a change that was broken off has made it.
    pub fn prepare_next(&mut self) -> Result<(), StoreError> {
        if self.next.is_none() {
            self.next = Some(random()?);
            self.write()?;
        }
        Ok(())
    }

    /// Ends the change: the key that follows is the key, and the old one is gone.
    pub fn promote_next(&mut self) -> Result<(), StoreError> {
        if let Some(next) = self.next.take() {
            self.seed = next;
            self.write()?;
        }
        Ok(())
    }
}

/// A name that no other register has: it is made of the first key.
fn own_name(seed: &Seed) -> String {
    let verifier = SigningKey::from_seed("sanquan", seed).map(|it| it.verifier().to_string());
    let digest = Digest::of_bytes(verifier.unwrap_or_default().as_bytes()).to_string();
    format!("sanquan/{}", digest.get(..NAME_DIGITS).unwrap_or_default())
}
