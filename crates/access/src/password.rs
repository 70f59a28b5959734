//! Passwords 口令: what is taken for one, and how it is kept (Argon2id, RFC 9106).

use std::fmt;

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash};
use tokio::sync::Semaphore;

use crate::Refused;

/// The shortest password; the number is our own.
const CHARACTERS_MIN: usize = 12;
/// A longer one would let anybody keep the service busy.
const BYTES_MAX: usize = 1_024;
/// So many passwords are looked at side by side; each takes a core and 19 MiB.
const AT_ONCE: usize = 2;

static ROOM: Semaphore = Semaphore::const_new(AT_ONCE);

/// A password as it was typed in.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

/// Why something is not taken for a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TooWeak {
    #[error("a password has {CHARACTERS_MIN} characters at least")]
    Short,
    #[error("a password has {BYTES_MAX} bytes at most")]
    Long,
    #[error("a password holds neither the login nor the officer's name")]
    Named,
    #[error("a password has five different characters at least")]
    Plain,
}

/// A password is not shown.
impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password")
    }
}

impl Password {
    /// A password as it was typed in, whatever it is.
    pub fn typed(text: String) -> Self {
        Self(text)
    }

    /// Whether it may be the password of an account with these names.
    pub(crate) fn check(&self, names: [&str; 2]) -> Result<(), TooWeak> {
        let text = self.0.to_lowercase();
        if text.chars().count() < CHARACTERS_MIN {
            return Err(TooWeak::Short);
        }
        if text.len() > BYTES_MAX {
            return Err(TooWeak::Long);
        }
        if names.iter().any(|it| !it.is_empty() && text.contains(&it.to_lowercase())) {
            return Err(TooWeak::Named);
        }
        let mut different: Vec<char> = text.chars().collect();
        different.sort_unstable();
        different.dedup();
        if different.len() < 5 { Err(TooWeak::Plain) } else { Ok(()) }
    }

    /// Its hash, where it may be the password of an account with these names.
    pub(crate) async fn hashed(self, names: [&str; 2]) -> Result<String, Refused> {
        self.check(names)?;
        self.hash().await.ok_or(Refused::NoRandomness)
    }

    /// Its hash with a salt of its own, in the PHC string format; `None` where the machine gives no randomness.
    pub(crate) async fn hash(self) -> Option<String> {
        self.aside(|it| {
            let hash: Option<PasswordHash> = Argon2::default().hash_password(it.as_bytes()).ok();
            hash.map(|it| it.to_string())
        })
        .await
        .flatten()
    }

    /// Whether a hash is of it; without a hash the same work is done, so that the time says nothing.
    pub(crate) async fn fits(self, hash: Option<String>) -> bool {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODYS.to_owned());
        let fits = self.aside(move |it| {
            let hash = PasswordHash::new(&hash);
            let fits = hash.map(|hash| Argon2::default().verify_password(it.as_bytes(), &hash));
            matches!(fits, Ok(Ok(())))
        });
        fits.await.unwrap_or_default() && known
    }

    /// Does the work beside the threads that answer, and not too much of it at once.
    async fn aside<T: Send + 'static>(
        self,
        work: impl FnOnce(String) -> T + Send + 'static,
    ) -> Option<T> {
        let _room = ROOM.acquire().await.ok()?;
        tokio::task::spawn_blocking(move || work(self.0)).await.ok()
    }
}

/// A hash of no account's password, by the parameters of this version.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FucXVhbi1ub2JvZHk$\
    3cm1yNeJmUo6l7eTDMUM2eYVbSxV3CHgQV4lV7d5x8Y";

#[cfg(test)]
mod tests {
    use super::{NOBODYS, Password, TooWeak};

    fn check(text: &str) -> Result<(), TooWeak> {
        Password::typed(text.to_owned()).check(["zhang.san", "张三"])
    }

    #[test]
    fn a_password_is_long_and_names_nobody() {
        assert_eq!(check("shui-dao-xiao-mai"), Ok(()));
        assert_eq!(check("水稻小麦玉米大豆高粱谷子"), Ok(()));
        assert_eq!(check("shui-dao"), Err(TooWeak::Short));
        assert_eq!(check("Zhang.San-2026-11"), Err(TooWeak::Named));
        assert_eq!(check("水稻小麦玉米大豆高粱张三"), Err(TooWeak::Named));
        assert_eq!(check("121212121212121"), Err(TooWeak::Plain));
        assert_eq!(check(&"水稻小麦玉米".repeat(100)), Err(TooWeak::Long));
    }

    #[tokio::test]
    async fn a_password_fits_its_hash_and_no_other() {
        let password = Password::typed("shui-dao-xiao-mai".to_owned());
        let hash = password.clone().hash().await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert_ne!(password.clone().hash().await.unwrap(), hash, "each has a salt of its own");
        assert!(password.clone().fits(Some(hash.clone())).await);
        assert!(!Password::typed("shui-dao-xiao-mi".to_owned()).fits(Some(hash)).await);
        assert!(!password.fits(None).await);
    }

    #[test]
    fn nobodys_hash_is_one() {
        assert!(argon2::password_hash::phc::PasswordHash::new(NOBODYS).is_ok());
    }
}
