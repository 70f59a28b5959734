//! Homesteads 宅基地 and their rows.

use geometry::{SquareMetres, wkb};
use identity::UnitCode;
use tenure::{Homestead, HouseholdCode, ObjectId, ObjectKind};

use crate::{
    Keys, Row, StoreError, entity,
    exact::Exact,
    row::{Anchor, Pen, read_row, sealed::Table, write_row},
};

/// What a homestead refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HomesteadLinks {
    pub household: ObjectId,
}

impl Table for Homestead {
    type Links = HomesteadLinks;
    type Entity = entity::homestead::Entity;
    type Model = entity::homestead::Model;

    const NAME: &'static str = "homestead";
    const ANCHOR: Anchor = Anchor::Object("id", ObjectKind::Homestead);

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let id = row.id();
        let HomesteadLinks { household: holder } = row.links;
        let Self {
            unit_code,
            household,
            location,
            approved_area_m2,
            actual_area_m2,
            excess_area_m2,
            building_area_m2,
            approval_number,
            certificate_number,
            note,
            crs,
            outline,
        } = row.registered.fact;
        let envelope = pen.envelope(id, crs, &outline)?;
        Ok(write_row!(homestead, pen, row.registered.version, {
            household_id: holder.0,
            unit_code: unit_code.as_str().to_owned(),
            household_code: household.as_str().to_owned(),
            location: location,
            approved_area_m2: Exact(approved_area_m2.0),
            actual_area_m2: Exact(actual_area_m2.0),
            excess_area_m2: Exact(excess_area_m2.0),
            building_area_m2: building_area_m2.map(|it| Exact(it.0)),
            approval_number: approval_number,
            certificate_number: certificate_number,
            note: note,
            epsg: i32::from(crs.epsg()),
            outline: wkb::encode(&outline),
            min_lon: envelope.min_x,
            min_lat: envelope.min_y,
            max_lon: envelope.max_x,
            max_lat: envelope.max_y,
        }))
    }

    fn read(model: Self::Model, _keys: &Keys) -> Result<Row<Self>, StoreError> {
        let household = ObjectId(model.household_id);
        read_row!(
            model,
            reading,
            HomesteadLinks { household },
            Self {
                unit_code: reading.parsed("unit_code", UnitCode::parse(&model.unit_code))?,
                household: reading
                    .parsed("household_code", HouseholdCode::parse(&model.household_code))?,
                location: model.location,
                approved_area_m2: SquareMetres(model.approved_area_m2.0),
                actual_area_m2: SquareMetres(model.actual_area_m2.0),
                excess_area_m2: SquareMetres(model.excess_area_m2.0),
                building_area_m2: model.building_area_m2.map(|it| SquareMetres(it.0)),
                approval_number: model.approval_number,
                certificate_number: model.certificate_number,
                note: model.note,
                crs: reading.crs(model.epsg)?,
                outline: reading.outline(&model.outline)?,
            }
        )
    }
}
