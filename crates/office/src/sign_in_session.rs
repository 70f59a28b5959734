//! Sessions 会话: who is signed in; the secret is the browser's alone, and only its digest is kept.

use std::fmt;

use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _};
use sea_orm::{QueryFilter as _, QueryOrder as _, sea_query::Expr};
use uuid::Uuid;

use crate::entity::sign_in_session::{Column, Entity, Model};
use crate::{Office, OfficeError, Unit};

/// A session.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    /// What it is listed and ended by; it opens nothing.
    pub id: Uuid,
    pub account: Uuid,
    pub secret_sha256: [u8; 32],
    pub made_at: DateTime<Utc>,
    /// When something was last asked for in it.
    pub seen_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
}

/// Which sessions of an account are ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionsEnded {
    One(Uuid),
    All,
    AllBut(Uuid),
}

/// The digest of the secret is not shown.
impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").field("id", &self.id).finish_non_exhaustive()
    }
}

impl Office {
    /// The session of a secret, running or not.
    pub async fn session_of(
        &self,
        secret_sha256: [u8; 32],
    ) -> Result<Option<Session>, OfficeError> {
        let query = Entity::find().filter(Column::SecretSha256.eq(secret_sha256.to_vec()));
        Ok(query.one(&self.database).await?.map(Session::from))
    }

    /// The sessions of an account, the latest first.
    pub async fn sessions_of(&self, account: Uuid) -> Result<Vec<Session>, OfficeError> {
        let query = Entity::find().filter(Column::AccountId.eq(account));
        let all = query.order_by_desc(Column::Id).all(&self.database).await?;
        Ok(all.into_iter().map(Session::from).collect())
    }

    /// Writes down that something was asked for in a session.
    pub async fn put_seen(&self, id: Uuid, at: DateTime<Utc>) -> Result<(), OfficeError> {
        let update = Entity::update_many().col_expr(Column::SeenAt, Expr::value(at));
        update.filter(Column::Id.eq(id)).exec(&self.database).await?;
        Ok(())
    }
}

impl Unit {
    /// Puts a new session down.
    pub async fn insert_session(&self, session: Session) -> Result<(), OfficeError> {
        Model::from(session).into_active_model().insert(&self.transaction).await?;
        Ok(())
    }

    /// Ends sessions of an account that run; how many they were.
    pub async fn end_sessions(
        &self,
        account: Uuid,
        which: SessionsEnded,
        at: DateTime<Utc>,
    ) -> Result<u64, OfficeError> {
        let update = Entity::update_many()
            .col_expr(Column::EndedAt, Expr::value(at))
            .filter(Column::AccountId.eq(account))
            .filter(Column::EndedAt.is_null());
        let update = match which {
            SessionsEnded::One(id) => update.filter(Column::Id.eq(id)),
            SessionsEnded::All => update,
            SessionsEnded::AllBut(id) => update.filter(Column::Id.ne(id)),
        };
        Ok(update.exec(&self.transaction).await?.rows_affected)
    }
}

impl From<Session> for Model {
    fn from(it: Session) -> Self {
        Self {
            id: it.id,
            account_id: it.account,
            secret_sha256: it.secret_sha256.to_vec(),
            made_at: it.made_at,
            seen_at: it.seen_at,
            ended_at: it.ended_at,
        }
    }
}

impl From<Model> for Session {
    fn from(it: Model) -> Self {
        Self {
            id: it.id,
            account: it.account_id,
            // The database keeps it at its length.
            secret_sha256: it.secret_sha256.try_into().unwrap_or_default(),
            made_at: it.made_at,
            seen_at: it.seen_at,
            ended_at: it.ended_at,
        }
    }
}
