//! The rows of `settlement_permit`.

use sea_orm::entity::prelude::*;

/// A residence permit 居住证.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "settlement_permit")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    pub policy_pack: String,
    pub clause_at: String,
    pub clause_quotation: String,
    pub other_act: Option<String>,
    pub place: String,
    pub issued_day: Date,
    pub recorded_by: String,
    pub recorded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
