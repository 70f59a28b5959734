//! The rows of `distribution_portion`.

use sea_orm::entity::prelude::*;

/// What a payee gets of a run.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "distribution_portion")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub collective_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub year: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub payee: i32,
    pub person_id: Option<Uuid>,
    pub household_id: Option<Uuid>,
    pub numerator: Option<i64>,
    pub denominator: Option<i64>,
    pub entitled_fen: i64,
    pub before_fen: i64,
}

impl ActiveModelBehavior for ActiveModel {}
