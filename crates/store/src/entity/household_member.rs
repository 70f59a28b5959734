//! The rows of `household_member`.

use sea_orm::entity::prelude::*;

/// A person's place in a household 家庭成员.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "household_member")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub status: String,
    pub first_day: Date,
    pub last_day: Option<Date>,
    pub act_id: Uuid,
    pub recorded_at: DateTimeUtc,
    pub superseded_by: Option<Uuid>,
    pub superseded_at: Option<DateTimeUtc>,
    pub source: Option<String>,
    pub household_id: Uuid,
    pub person_id: Uuid,
    pub relation: String,
    pub co_holder: Option<bool>,
    pub note_kind: Option<String>,
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
