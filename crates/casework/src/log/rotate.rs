//! The key of the logs is changed: in each log the old key vouches for the new one, and then it is gone.

use chrono::{DateTime, Utc};
use identity::County;
use ledger::{Note, SigningKey, Succession};
use store::{LedgerKey, LogKey, Store};

use super::LogRefused;
use super::extend::signed_checkpoint;

/// Changes the key in every log, and gives how many there were; broken off, it goes on where it stopped.
pub async fn rotate(
    store: &Store,
    key: &mut LedgerKey,
    at: DateTime<Utc>,
) -> Result<u64, LogRefused> {
    key.prepare_next()?;
    let mut n_logs = 0;
    for county in store.counties().await? {
        if let (old, Some(next)) = (key.signer(county)?, key.next_signer(county)?) {
            n_logs += u64::from(succeed(store, county, &old, &next, at).await?);
        }
    }
    key.promote_next()?;
    Ok(n_logs)
}

/// Has the old key vouch for the new one, and the new one sign what the log has; a log without entries has no key yet.
async fn succeed(
    store: &Store,
    county: County,
    old: &SigningKey,
    next: &SigningKey,
    at: DateTime<Utc>,
) -> Result<bool, LogRefused> {
    let unit = store.begin_log(county, None, at).await?;
    let mut unit = unit.ok_or(LogRefused::Held { county })?;
    let (last, signed) = (unit.keys().await?.pop(), unit.last_checkpoint().await?);
    let (Some(last), Some(signed)) = (last, signed) else { return Ok(false) };
    if last.verifier == next.verifier().to_string() {
        return Ok(true);
    }
    if last.verifier != old.verifier().to_string() {
        return Err(LogRefused::AnotherKey { county, verifier: last.verifier });
    }
    let origin = old.verifier().name().to_owned();
    let succession = Succession { origin, since: signed.size, next: next.verifier().clone() };
    let note = Note::signed(&succession.to_string(), &[old])?.to_string();
    unit.insert_key(LogKey {
        number: last.number + 1,
        verifier: next.verifier().to_string(),
        since: signed.size,
        succession: Some(note),
    })
    .await?;
    let again = signed_checkpoint(signed.number + 1, signed.size, signed.root, next)?;
    unit.insert_checkpoint(again, at).await?;
    unit.commit().await?;
    Ok(true)
}
