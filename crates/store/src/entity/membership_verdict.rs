//! The rows of `membership_verdict`.

use sea_orm::entity::prelude::*;

/// What an officer decided about somebody in two rolls, in none, or with a gap.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "membership_verdict")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub number_index: Vec<u8>,
    pub places: String,
    pub ruling: Option<String>,
    pub collective_code: Option<String>,
    pub officer: String,
    pub reason: String,
    pub evidence_sha256: String,
    pub recorded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
