//! Farm households 农户, their members, and their rows.

use identity::Relation;
use tenure::{Household, HouseholdCode, HouseholdMember, ObjectId, ObjectKind};

use crate::{
    Keys, Row, StoreError, entity,
    row::{Anchor, Pen, read_row, sealed::Table, write_row},
};

/// What a member's row refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HouseholdMemberLinks {
    pub household: ObjectId,
    pub person: ObjectId,
}

impl Table for Household {
    type Links = ();
    type Entity = entity::household::Entity;
    type Model = entity::household::Model;

    const NAME: &'static str = "household";
    const ANCHOR: Anchor = Anchor::Object("id", ObjectKind::Household);

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let Self { code, head_name, address, postcode, phone: _, survey_day, surveyor, note } =
            row.registered.fact;
        Ok(write_row!(household, pen, row.registered.version, {
            code: code.as_str().to_owned(),
            head_name: head_name,
            address: address,
            postcode: postcode,
            survey_day: survey_day,
            surveyor: surveyor,
            note: note,
        }))
    }

    fn read(model: Self::Model, _keys: &Keys) -> Result<Row<Self>, StoreError> {
        read_row!(
            model,
            reading,
            (),
            Self {
                code: reading.parsed("code", HouseholdCode::parse(&model.code))?,
                head_name: model.head_name,
                address: model.address,
                postcode: model.postcode,
                phone: None,
                survey_day: model.survey_day,
                surveyor: model.surveyor,
                note: model.note,
            }
        )
    }

    fn phone(&mut self) -> Option<&mut Option<String>> {
        Some(&mut self.phone)
    }
}

impl Table for HouseholdMember {
    type Links = HouseholdMemberLinks;
    type Entity = entity::household_member::Entity;
    type Model = entity::household_member::Model;

    const NAME: &'static str = "household_member";
    const ANCHOR: Anchor = Anchor::Object("household_id", ObjectKind::Household);

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let HouseholdMemberLinks { household, person } = row.links;
        let Self { relation, co_holder, note_kind, note } = row.registered.fact;
        Ok(write_row!(household_member, pen, row.registered.version, {
            household_id: household.0,
            person_id: person.0,
            relation: relation.as_str().to_owned(),
            co_holder: co_holder,
            note_kind: note_kind,
            note: note,
        }))
    }

    fn read(model: Self::Model, _keys: &Keys) -> Result<Row<Self>, StoreError> {
        let links = HouseholdMemberLinks {
            household: ObjectId(model.household_id),
            person: ObjectId(model.person_id),
        };
        read_row!(
            model,
            reading,
            links,
            Self {
                relation: reading.parsed("relation", Relation::parse(&model.relation))?,
                co_holder: model.co_holder,
                note_kind: model.note_kind,
                note: model.note,
            }
        )
    }
}
