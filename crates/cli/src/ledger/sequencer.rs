//! The sequencer of a running service: it looks several times a second whether an act waits for its number.

use std::time::Duration;

use casework::log::{LEASE_TIME, LogRefused, extend};
use store::{Lease, Store};
use tokio::task::JoinHandle;

use super::key;
use crate::arguments::Place;
use crate::bureau::{new_id, now};

/// So often it looks.
const PERIOD: Duration = Duration::from_millis(200);
/// So long it waits after something went wrong; the number is our own.
const PAUSE: Duration = Duration::from_secs(5);

/// A sequencer at work; dropped, it stops, at the latest at the end of a batch that is then not written.
#[derive(Debug)]
pub(crate) struct Sequencer(JoinHandle<()>);

impl Sequencer {
    /// Starts one; the key file is made at once, so that a wrong one keeps the service from starting.
    pub(crate) fn start(place: &Place, store: Store) -> anyhow::Result<Self> {
        key(place)?;
        // Told apart from every other process.
        let (place, holder) = (place.clone(), format!("sanquan-{}", new_id()));
        Ok(Self(tokio::spawn(async move {
            loop {
                let pause = match round(&place, &store, &holder).await {
                    Ok(()) => PERIOD,
                    Err(error) => {
                        tracing::error!(error = format!("{error:#}"), "the ledger stands still");
                        PAUSE
                    }
                };
                tokio::time::sleep(pause).await;
            }
        })))
    }
}

impl Drop for Sequencer {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Extends the logs that are behind; the key file is read anew, since the key may have been changed.
async fn round(place: &Place, store: &Store, holder: &str) -> anyhow::Result<()> {
    for county in store.counties().await? {
        while store.log_is_behind(county).await? {
            let lease = Lease { holder, time: LEASE_TIME };
            match extend(store, &key(place)?, county, Some(lease), now()).await {
                Ok(_extended) => {}
                // Another service does the work; this one looks again later.
                Err(LogRefused::Held { .. }) => break,
                Err(error) => return Err(error.into()),
            }
        }
    }
    Ok(())
}
