//! Tokens 令牌: by which programs an account works; the secret is the program's alone, and only its digest is kept.

use std::collections::BTreeSet;
use std::fmt;

use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _};
use sea_orm::{QueryFilter as _, QueryOrder as _, sea_query::Expr};
use uuid::Uuid;

use crate::entity::api_token::{Column, Entity, Model};
use crate::{Office, OfficeError, Unit};

/// A token.
#[derive(Clone, PartialEq, Eq)]
pub struct Token {
    /// What it is listed and revoked by; it opens nothing.
    pub id: Uuid,
    pub account: Uuid,
    /// What its owner knows it by.
    pub name: String,
    pub secret_sha256: [u8; 32],
    /// By their codes.
    pub scopes: BTreeSet<String>,
    pub made_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    /// When something was last asked for with it.
    pub used_at: Option<DateTime<Utc>>,
    pub revoked_at: Option<DateTime<Utc>>,
}

/// The digest of the secret is not shown.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token").field("id", &self.id).finish_non_exhaustive()
    }
}

impl Office {
    /// The token of a secret, in force or not.
    pub async fn token_of(&self, secret_sha256: [u8; 32]) -> Result<Option<Token>, OfficeError> {
        let query = Entity::find().filter(Column::SecretSha256.eq(secret_sha256.to_vec()));
        Ok(query.one(&self.database).await?.map(Token::from))
    }

    /// The tokens of an account, the latest first.
    pub async fn tokens_of(&self, account: Uuid) -> Result<Vec<Token>, OfficeError> {
        let query = Entity::find().filter(Column::AccountId.eq(account));
        let all = query.order_by_desc(Column::Id).all(&self.database).await?;
        Ok(all.into_iter().map(Token::from).collect())
    }

    /// Writes down that something was asked for with a token.
    pub async fn put_used(&self, id: Uuid, at: DateTime<Utc>) -> Result<(), OfficeError> {
        let update = Entity::update_many().col_expr(Column::UsedAt, Expr::value(Some(at)));
        update.filter(Column::Id.eq(id)).exec(&self.database).await?;
        Ok(())
    }
}

impl Unit {
    /// Puts a new token down.
    pub async fn insert_token(&self, token: Token) -> Result<(), OfficeError> {
        Model::from(token).into_active_model().insert(&self.transaction).await?;
        Ok(())
    }

    /// Revokes those tokens of an account that are not revoked: one, or all of them; how many they were.
    pub async fn revoke_tokens(
        &self,
        account: Uuid,
        one: Option<Uuid>,
        at: DateTime<Utc>,
    ) -> Result<u64, OfficeError> {
        let mut update = Entity::update_many()
            .col_expr(Column::RevokedAt, Expr::value(Some(at)))
            .filter(Column::AccountId.eq(account))
            .filter(Column::RevokedAt.is_null());
        if let Some(id) = one {
            update = update.filter(Column::Id.eq(id));
        }
        Ok(update.exec(&self.transaction).await?.rows_affected)
    }
}

impl From<Token> for Model {
    fn from(it: Token) -> Self {
        Self {
            id: it.id,
            account_id: it.account,
            name: it.name,
            secret_sha256: it.secret_sha256.to_vec(),
            scopes: it.scopes.into_iter().collect::<Vec<_>>().join(","),
            made_at: it.made_at,
            expires_at: it.expires_at,
            used_at: it.used_at,
            revoked_at: it.revoked_at,
        }
    }
}

impl From<Model> for Token {
    fn from(it: Model) -> Self {
        Self {
            id: it.id,
            account: it.account_id,
            name: it.name,
            // The database keeps it at its length.
            secret_sha256: it.secret_sha256.try_into().unwrap_or_default(),
            scopes: it.scopes.split(',').map(str::to_owned).collect(),
            made_at: it.made_at,
            expires_at: it.expires_at,
            used_at: it.used_at,
            revoked_at: it.revoked_at,
        }
    }
}
