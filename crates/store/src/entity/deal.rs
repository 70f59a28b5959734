//! The rows of `deal`.

use sea_orm::entity::prelude::*;

/// A deal of the market 流转交易.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "deal")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub subject: String,
    pub number: String,
    pub division: String,
    pub state: String,
    pub revision: i64,
    pub body_cipher: Vec<u8>,
    pub opened_by: String,
    pub opened_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
