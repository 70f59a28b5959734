//! The rows of `membership`.

use sea_orm::entity::prelude::*;

/// A membership 成员身份 in a collective.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
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
    pub collective_id: Uuid,
    pub person_id: Uuid,
    pub kin_id: Option<Uuid>,
    pub collective_code: String,
    pub ground: String,
    pub ending: Option<String>,
    pub kin_relation: Option<String>,
    pub kinship_evidence: Option<String>,
    pub kinship_sha256: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
