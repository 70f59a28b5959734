//! The rows of `listing`.

use sea_orm::entity::prelude::*;

use crate::exact::Exact;

/// A listing 挂牌 as the public and the figures see it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "listing")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub deal_id: Uuid,
    pub object_kind: String,
    pub form: String,
    pub way: String,
    pub round: i32,
    pub collective: String,
    pub area_m2: Option<Exact>,
    pub first_day: Option<Date>,
    pub last_day: Option<Date>,
    pub reserve_fen: i64,
    pub deposit_fen: i64,
    pub opens_at: Option<DateTimeUtc>,
    pub closes_at: Option<DateTimeUtc>,
    pub notice_first_day: Option<Date>,
    pub notice_last_day: Option<Date>,
    pub result_first_day: Option<Date>,
    pub result_last_day: Option<Date>,
    pub n_bidders: i32,
    pub n_objections: i32,
    pub price_fen: Option<i64>,
    pub signed_day: Option<Date>,
    pub entered_day: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}
