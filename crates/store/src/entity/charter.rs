//! The rows of `charter`.

use sea_orm::entity::prelude::*;

/// The charter 章程 of a collective.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "charter")]
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
    pub number: i32,
    pub adopted_day: Date,
    pub filed_with_township: Option<Date>,
    pub filed_with_county: Option<Date>,
    pub majority: String,
    pub delegates: bool,
    pub member_clauses: String,
    pub share_mode: String,
    pub other_share_classes: String,
    pub share_cap: Option<String>,
    pub reserve: String,
}

impl ActiveModelBehavior for ActiveModel {}
