//! The rows of `membership_departure`.

use sea_orm::entity::prelude::*;

/// Where somebody went, as another collective's certificate 成员证明 shows.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "membership_departure")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub collective_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub last_day: Date,
    pub credit_code: String,
    pub name: String,
    pub first_day: Date,
    pub certificate_sha256: String,
    pub act_id: Uuid,
    pub recorded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
