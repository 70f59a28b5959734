//! Natural persons 自然人 and their rows.

use identity::Sex;
use tenure::{NumberStanding, ObjectKind, Person};

use crate::{
    Keys, Row, StoreError, entity,
    row::{Anchor, Pen, read_row, sealed::Table, write_row},
};

impl Table for Person {
    type Links = ();
    type Entity = entity::person::Entity;
    type Model = entity::person::Model;

    const NAME: &'static str = "person";
    const ANCHOR: Anchor = Anchor::Object("id", ObjectKind::Person);

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let id = row.id();
        let Self { name, sex, birth_day, document, standing } = row.registered.fact;
        Ok(write_row!(person, pen, row.registered.version, {
            name: name,
            sex: sex.as_str().to_owned(),
            birth_day: birth_day,
            document_kind: document.kind.as_str().to_owned(),
            document_cipher: pen.seal(Self::NAME, id, &document.number)?,
            document_index: pen.index(&document.number),
            standing: standing.as_str().to_owned(),
        }))
    }

    fn read(model: Self::Model, keys: &Keys) -> Result<Row<Self>, StoreError> {
        read_row!(
            model,
            reading,
            (),
            Self {
                name: model.name,
                sex: reading.parsed("sex", Sex::parse(&model.sex))?,
                birth_day: model.birth_day,
                document: reading.document(keys, &model.document_kind, &model.document_cipher)?,
                standing: reading.listed("standing", NumberStanding::parse(&model.standing))?,
            }
        )
    }
}
