//! Uploads that were never completed: their time ends, and what they left is cleared away, a bounded piece at a time.

use chrono::{DateTime, TimeDelta, Utc};
use identity::County;
use store::{DocumentId, Scope, Store, StoreError, Unit};

use super::Archive;
use crate::Refused;

/// An upload is completed within a week or is gone. The number is our own.
pub const UPLOAD_DAYS: i64 = 7;

/// So many expired uploads are ended by one who begins another.
const ENDED_MAX: u64 = 20;

/// So many uploads of a county are looked after at a start.
const CLEARED_MAX: usize = 1_000;

/// Uploads that are over and whose chunks are to go.
#[must_use]
pub(super) struct Over {
    county: County,
    ids: Vec<DocumentId>,
}

/// Ends uploads of the county that have expired; their chunks go when that is committed.
pub(super) async fn expire(unit: &mut Unit, now: DateTime<Utc>) -> Result<Over, Refused> {
    let moment = now - TimeDelta::days(UPLOAD_DAYS);
    let ids = unit.uploads_begun_before(moment, ENDED_MAX).await?;
    for id in &ids {
        unit.end_upload(*id).await?;
    }
    Ok(Over { county: unit.county(), ids })
}

impl Over {
    /// Removes the chunks; what cannot be removed now is cleared at the next start.
    pub(super) async fn clear(self, archive: &Archive) {
        for id in self.ids {
            if let Err(error) = archive.blobs.remove_upload(self.county, id).await {
                tracing::warn!(%error, "the chunks of an expired upload could not be removed");
            }
        }
    }
}

/// Clears away what expired uploads and interrupted removals have left; for the start of the service.
///
/// Chunks that belong to no upload are nobody's: an upload is entered before its first chunk comes.
/// Stored documents are never touched.
pub async fn clear_uploads(
    store: &Store,
    archive: &Archive,
    now: DateTime<Utc>,
) -> Result<(), Refused> {
    for county in store.counties_with_uploads().await? {
        let mut unit = store.begin(county).await?;
        let over = expire(&mut unit, now).await?;
        unit.commit().await?;
        over.clear(archive).await;
    }
    let left = archive.blobs.uploads(CLEARED_MAX).await.map_err(StoreError::from)?;
    for (county, id) in left {
        match store.document_upload(&Scope::Everywhere, id).await {
            Err(StoreError::NotFound) => {
                let removed = archive.blobs.remove_upload(county, id).await;
                removed.map_err(StoreError::from)?;
            }
            found => drop(found?),
        }
    }
    Ok(())
}
