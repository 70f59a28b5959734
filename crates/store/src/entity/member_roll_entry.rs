//! The rows of `member_roll_entry`.

use sea_orm::entity::prelude::*;

/// Somebody who stands in a version of the roll.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "member_roll_entry")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub collective_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: i32,
    pub person_id: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
