//! The rows of `account`.

use sea_orm::entity::prelude::*;

/// Who may sign in, as what.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub login: String,
    pub officer: String,
    pub desk: String,
    pub roles: String,
    pub division: Option<String>,
    pub password_hash: Option<String>,
    pub n_failures: i32,
    pub locked_until: Option<DateTimeUtc>,
    pub made_at: DateTimeUtc,
    pub made_by: String,
    pub closed_at: Option<DateTimeUtc>,
    pub revision: i32,
    pub password_given_by: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
