//! Requests that come again (Idempotency-Key): the same one gets the same answer, and nothing is done twice.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _,
    QueryFilter as _,
};
use seal::Keys;
use sha2::{Digest as _, Sha256};

use super::entity::answer;
use super::{BookError, Unit};

const TABLE: &str = "settlement_answer";
/// For so many days the answer to a request is kept; the number is our own.
const ANSWER_DAYS: i64 = 30;

/// A request by the key that its client chose for it; a key is nobody else's, and means another request elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct RequestKey<'a> {
    /// What is asked for, such as `POST /api/v1/settlement/people`.
    pub operation: &'a str,
    pub key: &'a str,
    /// What was handed in, byte for byte.
    pub body: &'a [u8],
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    pub response: String,
}

impl Unit<'_> {
    /// What was answered to the same request before; another request under the key is refused.
    ///
    /// The digest is kept keyed, since a request may say little but the number of a person.
    pub async fn answered(&self, asked: RequestKey<'_>) -> Result<Option<Answer>, BookError> {
        let officer = &self.occasion.clerk.name;
        let id = (officer.clone(), asked.operation.to_owned(), asked.key.to_owned());
        let found = answer::Entity::find_by_id(id).one(&self.transaction).await?;
        let Some(model) = found else { return Ok(None) };
        let keys = &self.book.keys;
        if model.request_mac != mac(keys, asked) {
            return Err(BookError::KeyReused(asked.key.to_owned()));
        }
        let corrupt = |what: String| BookError::corrupt(TABLE, what);
        let response = keys.decrypt(&model.response_cipher, &place(officer, asked));
        let response = response.map_err(|error| corrupt(format!("response_cipher: {error}")))?;
        let status = u16::try_from(model.status);
        let status = status.map_err(|error| corrupt(format!("status: {error}")))?;
        Ok(Some(Answer { status, response }))
    }

    /// Remembers what was answered, together with what was done.
    pub async fn remember(&self, asked: RequestKey<'_>, answer: &Answer) -> Result<(), BookError> {
        let (keys, at) = (&self.book.keys, self.occasion.at);
        answer::Entity::delete_many()
            .filter(answer::Column::RecordedAt.lt(forgotten_before(at)))
            .exec(&self.transaction)
            .await?;
        let officer = self.occasion.clerk.name.clone();
        let model = answer::Model {
            request_mac: mac(keys, asked),
            status: i32::from(answer.status),
            response_cipher: keys.encrypt(&answer.response, &place(&officer, asked))?,
            officer,
            operation: asked.operation.to_owned(),
            key: asked.key.to_owned(),
            recorded_at: at,
        };
        model.into_active_model().insert(&self.transaction).await?;
        Ok(())
    }
}

fn mac(keys: &Keys, asked: RequestKey<'_>) -> Vec<u8> {
    keys.mac(TABLE, &seal::hex(&Sha256::digest(asked.body)))
}

/// Where an answer stands; the zero bytes keep the names apart.
fn place(officer: &str, RequestKey { operation, key, .. }: RequestKey<'_>) -> Vec<u8> {
    format!("{TABLE}/{officer}\0{operation}\0{key}").into_bytes()
}

fn forgotten_before(now: DateTime<Utc>) -> DateTime<Utc> {
    now.checked_sub_signed(TimeDelta::days(ANSWER_DAYS)).unwrap_or(DateTime::<Utc>::MIN_UTC)
}
