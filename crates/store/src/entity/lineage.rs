//! The rows of `lineage`.

use sea_orm::entity::prelude::*;

/// Where an object came from 来源与去向.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "lineage")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub act_id: Uuid,
    pub kind: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub how: String,
    pub from_code: String,
    pub to_code: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub from_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub to_id: Uuid,
    pub effect_day: Date,
}

impl ActiveModelBehavior for ActiveModel {}
