//! The rows of `settlement_decision_companion`.

use sea_orm::entity::prelude::*;

/// What the text says of a relative.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "settlement_decision_companion")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: Uuid,
    pub answer: String,
    pub clause_at: Option<String>,
    pub clause_quotation: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
