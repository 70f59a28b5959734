//! The rows of `register_case`.

use sea_orm::entity::prelude::*;

/// A case 登记业务.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "register_case")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub number: String,
    pub kind: String,
    pub division: String,
    pub state: String,
    pub revision: i64,
    pub applicant: String,
    pub request_cipher: Vec<u8>,
    pub accepted_by: String,
    pub accepted_at: DateTimeUtc,
    pub act_id: Option<Uuid>,
    pub updated_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
