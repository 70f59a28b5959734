//! Requests that come again (Idempotency-Key): the same one gets the same answer, and nothing is done twice.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ColumnTrait as _, EntityTrait as _, IntoActiveModel as _};
use sea_orm::{QueryFilter as _, TryInsertResult};
use uuid::Uuid;

use crate::entity::answer::{Column, Entity, Model};
use crate::{Office, OfficeError, Unit};

/// For so many days the answer to a request is kept; the number is our own.
const ANSWER_DAYS: i64 = 30;

/// A request by the key that its client chose for it; a key is nobody else's, and means another request elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct RequestKey<'a> {
    /// The account that asks.
    pub account: Uuid,
    /// What is asked for, such as `POST /api/v1/accounts`.
    pub operation: &'a str,
    pub key: &'a str,
    /// Of what was handed in, without the password: a digest of that could be guessed at.
    pub request_sha256: [u8; 32],
}

/// What was answered; never a password or a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    pub etag: String,
    pub response: String,
}

/// A request that may come again, and how what it makes is answered.
pub struct Again<'a, T> {
    pub request: RequestKey<'a>,
    pub answer: &'a (dyn Fn(&T) -> Answer + Sync),
}

impl<T> fmt::Debug for Again<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Again").field("request", &self.request).finish_non_exhaustive()
    }
}

/// What is known of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Before {
    Never,
    Same(Answer),
    /// Another request came under the key.
    Another,
}

impl Office {
    /// Whether the request came before, and what was answered.
    pub async fn answered(&self, asked: RequestKey<'_>) -> Result<Before, OfficeError> {
        let id = (asked.account, asked.operation.to_owned(), asked.key.to_owned());
        let Some(found) = Entity::find_by_id(id).one(&self.database).await? else {
            return Ok(Before::Never);
        };
        if found.request_sha256 != asked.request_sha256 {
            return Ok(Before::Another);
        }
        let Model { status, etag, response, .. } = found;
        // Only what fitted was written.
        Ok(Before::Same(Answer { status: u16::try_from(status).unwrap_or(500), etag, response }))
    }
}

impl Unit {
    /// Remembers what was answered, together with what was done; `false` where the key was taken meanwhile.
    pub async fn remember(
        &self,
        asked: RequestKey<'_>,
        answer: Answer,
        at: DateTime<Utc>,
    ) -> Result<bool, OfficeError> {
        let forgotten = at.checked_sub_signed(TimeDelta::days(ANSWER_DAYS));
        let forgotten = Column::RecordedAt.lt(forgotten.unwrap_or(DateTime::<Utc>::MIN_UTC));
        Entity::delete_many().filter(forgotten).exec(&self.transaction).await?;
        let model = Model {
            account_id: asked.account,
            operation: asked.operation.to_owned(),
            key: asked.key.to_owned(),
            request_sha256: asked.request_sha256.to_vec(),
            status: i32::from(answer.status),
            etag: answer.etag,
            response: answer.response,
            recorded_at: at,
        };
        let insert = Entity::insert(model.into_active_model()).on_conflict_do_nothing();
        let inserted = insert.exec(&self.transaction).await?;
        Ok(matches!(inserted, TryInsertResult::Inserted(_)))
    }
}
