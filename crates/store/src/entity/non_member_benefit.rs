//! The rows of `non_member_benefit`.

use sea_orm::entity::prelude::*;

/// What members gave to somebody who is no member 非成员权益.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "non_member_benefit")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub collective_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub person_id: Uuid,
    pub first_day: Date,
    pub last_day: Option<Date>,
    pub income: bool,
    pub services: bool,
    pub other: bool,
    pub service: String,
    pub evidence_sha256: String,
    pub decision: i32,
    pub act_id: Uuid,
    pub recorded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
