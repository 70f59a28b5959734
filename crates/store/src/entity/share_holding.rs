//! The rows of `share_holding`.

use sea_orm::entity::prelude::*;

/// A holding of shares in the collective's income 集体收益分配权份额.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "share_holding")]
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
    pub household_id: Option<Uuid>,
    pub person_id: Option<Uuid>,
    pub collective_code: String,
    pub household_code: Option<String>,
    pub member_name: Option<String>,
    pub class: String,
    pub numerator: i64,
    pub denominator: i64,
    pub basis: String,
    pub inherited: bool,
    pub pledge_creditor: Option<String>,
    pub pledge_numerator: Option<i64>,
    pub pledge_denominator: Option<i64>,
    pub pledge_contract_sha256: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
