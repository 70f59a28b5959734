//! The rows of `certificate_number`.

use sea_orm::entity::prelude::*;

/// A number that a certificate was given 证书编号.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "certificate_number")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub series: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub year: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub serial: i32,
    pub act_id: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
