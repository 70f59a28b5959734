//! Restrictions on rights 权利限制 and their rows.

use tenure::{
    ObjectId, ObjectKind,
    case::{Restriction, RestrictionKind},
};

use crate::{
    Keys, Row, StoreError, entity,
    row::{Anchor, Pen, read_row, sealed::Table, write_row},
};

/// What a restriction refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RestrictionLinks {
    /// The contract or the homestead that it lies on.
    pub on: ObjectId,
}

impl Table for Restriction {
    type Links = RestrictionLinks;
    type Entity = entity::restriction::Entity;
    type Model = entity::restriction::Model;

    const NAME: &'static str = "restriction";
    const ANCHOR: Anchor = Anchor::Object("id", ObjectKind::Restriction);

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let RestrictionLinks { on: restricted } = row.links;
        let Self { code, kind, on, party, basis, first_day, last_day } = row.registered.fact;
        Ok(write_row!(restriction, pen, row.registered.version, {
            on_id: restricted.0,
            code: code,
            kind: kind.as_str().to_owned(),
            on_code: on,
            party: party,
            basis: basis,
            term_first_day: first_day,
            term_last_day: last_day,
        }))
    }

    fn read(model: Self::Model, _keys: &Keys) -> Result<Row<Self>, StoreError> {
        let on = ObjectId(model.on_id);
        read_row!(
            model,
            reading,
            RestrictionLinks { on },
            Self {
                code: model.code,
                kind: reading.listed("kind", RestrictionKind::parse(&model.kind))?,
                on: model.on_code,
                party: model.party,
                basis: model.basis,
                first_day: model.term_first_day,
                last_day: model.term_last_day,
            }
        )
    }
}
