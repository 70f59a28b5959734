//! The rows of `collective_application`.

use sea_orm::entity::prelude::*;

/// What a collective asks the register to enter 申请.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "collective_application")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub collective_id: Uuid,
    pub number: i32,
    pub kind: String,
    pub state: String,
    pub revision: i64,
    pub body_cipher: Vec<u8>,
    pub submitted_by: String,
    pub submitted_at: DateTimeUtc,
    pub closed_by: Option<String>,
    pub closed_at: Option<DateTimeUtc>,
    pub note: Option<String>,
    pub act_id: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
