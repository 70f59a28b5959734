//! Requests that come again (Idempotency-Key): the same one gets the same answer.

use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait as _, EntityTrait as _, FromQueryResult as _, QueryFilter as _,
    QueryTrait as _,
    sea_query::{Expr, ExprTrait as _, Query},
};
use uuid::Uuid;

use crate::{
    StoreError, Unit,
    entity::idempotency_key::{Entity, Model},
    row::to_microseconds,
    select::column,
};

const TABLE: &str = "idempotency_key";

/// A request by the key that its client chose for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestKey<'a> {
    /// Whoever asks, by name; a key is nobody else's.
    pub officer: &'a str,
    /// What is asked for, such as `POST /api/v1/cases`; the same key means another request elsewhere.
    pub operation: &'a str,
    pub key: &'a str,
    /// A digest of what was handed in.
    pub request: &'a str,
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The `ETag`, with its quotes.
    pub etag: String,
    pub response: String,
}

/// What is known of a request by its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Idempotency {
    /// The key was not used before.
    New,
    /// The same request came before, and this was the answer.
    Same(Answer),
    /// Another request came before under this key.
    Other,
}

impl Unit {
    /// Looks up what came before under a key.
    ///
    /// The digest is kept keyed, since a request may say little but the number of a person.
    pub async fn idempotent(&mut self, asked: RequestKey<'_>) -> Result<Idempotency, StoreError> {
        let query = Entity::find()
            .filter(column(TABLE, "county").eq(self.county.as_str()))
            .filter(column(TABLE, "officer").eq(asked.officer))
            .filter(column(TABLE, "operation").eq(asked.operation))
            .filter(column(TABLE, "key").eq(asked.key))
            .into_query();
        let Some(row) = self.session.query_one(&query).await? else {
            return Ok(Idempotency::New);
        };
        let model = Model::from_query_result(&row, "")?;
        if model.request_mac != self.keys.mac(TABLE, asked.request) {
            return Ok(Idempotency::Other);
        }
        let corrupt = |what: &str| StoreError::corrupt(TABLE, Uuid::nil(), what);
        let response = self
            .keys
            .decrypt(&model.response_cipher, &self.answer_place(asked))
            .map_err(|error| corrupt(&format!("response_cipher: {error}")))?;
        let status =
            u16::try_from(model.status).map_err(|_out_of_range| corrupt("status is none"))?;
        Ok(Idempotency::Same(Answer { status, etag: model.etag, response }))
    }

    /// Remembers what was answered, in the same unit as what was done.
    pub async fn remember(
        &mut self,
        asked: RequestKey<'_>,
        answer: &Answer,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let model = Model {
            county: self.pen.county(),
            officer: asked.officer.to_owned(),
            operation: asked.operation.to_owned(),
            key: asked.key.to_owned(),
            request_mac: self.keys.mac(TABLE, asked.request),
            status: i32::from(answer.status),
            etag: answer.etag.clone(),
            response_cipher: self.keys.encrypt(&answer.response, &self.answer_place(asked))?,
            at: to_microseconds(at),
        };
        self.insert_models::<Entity>(vec![model]).await
    }

    /// Forgets the answers of before a moment: nobody asks again after so long.
    pub async fn forget_answers(&mut self, before: DateTime<Utc>) -> Result<(), StoreError> {
        let statement = Query::delete()
            .from_table(TABLE)
            .and_where(Expr::col("county").eq(self.county.as_str()))
            .and_where(Expr::col("at").lt(to_microseconds(before)))
            .to_owned();
        self.session.execute(&statement).await?;
        Ok(())
    }

    /// Where an answer stands; the zero bytes keep the names apart.
    fn answer_place(&self, RequestKey { officer, operation, key, .. }: RequestKey<'_>) -> Vec<u8> {
        format!("{TABLE}/{}/{officer}\0{operation}\0{key}", self.county).into_bytes()
    }
}
