//! Contractors 承包方 and their rows.

use identity::{ContractorCode, ContractorKind};
use tenure::{Contractor, ObjectId, ObjectKind};

use crate::{
    Keys, Row, StoreError, entity,
    row::{Anchor, Pen, read_row, sealed::Table, write_row},
};

/// What a contractor refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContractorLinks {
    /// The household that has the role; persons and units have it by themselves.
    pub household: Option<ObjectId>,
}

impl Table for Contractor {
    type Links = ContractorLinks;
    type Entity = entity::contractor::Entity;
    type Model = entity::contractor::Model;

    const NAME: &'static str = "contractor";
    const ANCHOR: Anchor = Anchor::Object("id", ObjectKind::Contractor);

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let id = row.id();
        let ContractorLinks { household } = row.links;
        let Self {
            code,
            kind,
            name,
            document,
            address,
            postcode,
            phone: _,
            member_count,
            survey_day,
            surveyor,
            survey_note,
            publicity_note,
            publicity_recorder,
            publicity_review_day,
            publicity_reviewer,
        } = row.registered.fact;
        Ok(write_row!(contractor, pen, row.registered.version, {
            household_id: household.map(|it| it.0),
            code: code.as_str().to_owned(),
            kind: kind.as_str().to_owned(),
            name: name,
            document_kind: document.kind.as_str().to_owned(),
            document_cipher: pen.seal(Self::NAME, id, &document.number)?,
            document_index: pen.index(&document.number),
            address: address,
            postcode: postcode,
            member_count: member_count,
            survey_day: survey_day,
            surveyor: surveyor,
            survey_note: survey_note,
            publicity_note: publicity_note,
            publicity_recorder: publicity_recorder,
            publicity_review_day: publicity_review_day,
            publicity_reviewer: publicity_reviewer,
        }))
    }

    fn read(model: Self::Model, keys: &Keys) -> Result<Row<Self>, StoreError> {
        let household = model.household_id.map(ObjectId);
        read_row!(
            model,
            reading,
            ContractorLinks { household },
            Self {
                code: reading.parsed("code", ContractorCode::parse(&model.code))?,
                kind: reading.parsed("kind", ContractorKind::parse(&model.kind))?,
                name: model.name,
                document: reading.document(keys, &model.document_kind, &model.document_cipher)?,
                address: model.address,
                postcode: model.postcode,
                phone: None,
                member_count: model.member_count,
                survey_day: model.survey_day,
                surveyor: model.surveyor,
                survey_note: model.survey_note,
                publicity_note: model.publicity_note,
                publicity_recorder: model.publicity_recorder,
                publicity_review_day: model.publicity_review_day,
                publicity_reviewer: model.publicity_reviewer,
            }
        )
    }

    fn phone(&mut self) -> Option<&mut Option<String>> {
        Some(&mut self.phone)
    }
}
