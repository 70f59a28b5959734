//! Issuers 发包方 and their rows.

use identity::IssuerCode;
use tenure::{Issuer, ObjectKind};

use crate::{
    Keys, Row, StoreError, entity,
    row::{Anchor, Pen, read_row, sealed::Table, write_row},
};

impl Table for Issuer {
    type Links = ();
    type Entity = entity::issuer::Entity;
    type Model = entity::issuer::Model;

    const NAME: &'static str = "issuer";
    const ANCHOR: Anchor = Anchor::Object("id", ObjectKind::Issuer);

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let id = row.id();
        let Self {
            code,
            name,
            head_name,
            head_document,
            phone: _,
            address,
            postcode,
            surveyor,
            survey_day,
            survey_note,
        } = row.registered.fact;
        Ok(write_row!(issuer, pen, row.registered.version, {
            code: code.as_str().to_owned(),
            name: name,
            head_name: head_name,
            head_document_kind: head_document.kind.as_str().to_owned(),
            head_document_cipher: pen.seal(Self::NAME, id, &head_document.number)?,
            address: address,
            postcode: postcode,
            surveyor: surveyor,
            survey_day: survey_day,
            survey_note: survey_note,
        }))
    }

    fn read(model: Self::Model, keys: &Keys) -> Result<Row<Self>, StoreError> {
        read_row!(
            model,
            reading,
            (),
            Self {
                code: reading.parsed("code", IssuerCode::parse(&model.code))?,
                name: model.name,
                head_name: model.head_name,
                head_document: reading.document(
                    keys,
                    &model.head_document_kind,
                    &model.head_document_cipher,
                )?,
                phone: None,
                address: model.address,
                postcode: model.postcode,
                surveyor: model.surveyor,
                survey_day: model.survey_day,
                survey_note: model.survey_note,
            }
        )
    }

    fn phone(&mut self) -> Option<&mut Option<String>> {
        Some(&mut self.phone)
    }
}
