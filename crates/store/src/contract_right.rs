//! Land contractual management rights 土地承包经营权 and their rows.

use identity::ContractCode;
use tenure::{ContractRight, ObjectKind, Term};

use crate::{
    Keys, Row, StoreError, entity,
    row::{Anchor, Pen, read_row, sealed::Table, write_row},
};

impl Table for ContractRight {
    type Links = ();
    type Entity = entity::contract_right::Entity;
    type Model = entity::contract_right::Model;

    const NAME: &'static str = "contract_right";
    const ANCHOR: Anchor = Anchor::Object("id", ObjectKind::LandContract);

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let Self {
            code,
            mode,
            term_text,
            term: Term { first_day, last_day },
            sketch_path,
            serial_number,
            note,
            former_certificate_number,
            registrar,
            registered_day,
        } = row.registered.fact;
        Ok(write_row!(contract_right, pen, row.registered.version, {
            code: code.as_str().to_owned(),
            mode: mode,
            term_text: term_text,
            term_first_day: first_day,
            term_last_day: last_day,
            sketch_path: sketch_path,
            serial_number: serial_number,
            note: note,
            former_certificate_number: former_certificate_number,
            registrar: registrar,
            registered_day: registered_day,
        }))
    }

    fn read(model: Self::Model, _keys: &Keys) -> Result<Row<Self>, StoreError> {
        read_row!(
            model,
            reading,
            (),
            Self {
                code: reading.parsed("code", ContractCode::parse(&model.code))?,
                mode: model.mode,
                term_text: model.term_text,
                term: Term { first_day: model.term_first_day, last_day: model.term_last_day },
                sketch_path: model.sketch_path,
                serial_number: model.serial_number,
                note: model.note,
                former_certificate_number: model.former_certificate_number,
                registrar: model.registrar,
                registered_day: model.registered_day,
            }
        )
    }
}
