//! The rows of `case_collection`.

use sea_orm::entity::prelude::*;

/// Who collected a certificate 领证.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "case_collection")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: i32,
    pub act_id: Uuid,
    pub certificate_code: String,
    pub day: Date,
    pub collector_name: String,
    pub collector_document_kind: String,
    pub collector_document_cipher: Vec<u8>,
    pub mandate_sha256: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
