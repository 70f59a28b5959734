//! The rows of `settlement_person`.

use sea_orm::entity::prelude::*;

/// A person of the settlement book.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "settlement_person")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub number_cipher: Option<Vec<u8>>,
    pub number_index: Option<Vec<u8>>,
    pub place: String,
    pub recorded_by: String,
    pub recorded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
