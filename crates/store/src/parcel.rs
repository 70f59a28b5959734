//! Parcels 地块 and their rows.

use geometry::{Mu, SquareMetres, wkb};
use identity::ParcelCode;
use tenure::{Bounds, ObjectKind, Parcel};

use crate::{
    Keys, Row, StoreError, entity,
    exact::Exact,
    row::{Anchor, Pen, read_row, sealed::Table, write_row},
};

impl Table for Parcel {
    type Links = ();
    type Entity = entity::parcel::Entity;
    type Model = entity::parcel::Model;

    const NAME: &'static str = "parcel";
    const ANCHOR: Anchor = Anchor::Object("id", ObjectKind::Parcel);

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let id = row.id();
        let Self {
            code,
            feature_number,
            name,
            ownership,
            category,
            land_use,
            fertility,
            purpose,
            basic_farmland,
            measured_area_m2,
            measured_area_mu,
            bounds: Bounds { east, west, south, north },
            remark,
            boundary_witness,
            key_points,
            crs,
            outline,
        } = row.registered.fact;
        let envelope = pen.envelope(id, crs, &outline)?;
        Ok(write_row!(parcel, pen, row.registered.version, {
            code: code.as_str().to_owned(),
            feature_number: feature_number,
            name: name,
            ownership: ownership,
            category: category,
            land_use: land_use,
            fertility: fertility,
            purpose: purpose,
            basic_farmland: basic_farmland,
            measured_area_m2: Exact(measured_area_m2.0),
            measured_area_mu: measured_area_mu.map(|it| Exact(it.0)),
            bounds_east: east,
            bounds_west: west,
            bounds_south: south,
            bounds_north: north,
            remark: remark,
            boundary_witness: boundary_witness,
            key_points: key_points,
            epsg: i32::from(crs.epsg()),
            outline: wkb::encode(&outline),
            min_lon: envelope.min_x,
            min_lat: envelope.min_y,
            max_lon: envelope.max_x,
            max_lat: envelope.max_y,
        }))
    }

    fn read(model: Self::Model, _keys: &Keys) -> Result<Row<Self>, StoreError> {
        read_row!(
            model,
            reading,
            (),
            Self {
                code: reading.parsed("code", ParcelCode::parse(&model.code))?,
                feature_number: model.feature_number,
                name: model.name,
                ownership: model.ownership,
                category: model.category,
                land_use: model.land_use,
                fertility: model.fertility,
                purpose: model.purpose,
                basic_farmland: model.basic_farmland,
                measured_area_m2: SquareMetres(model.measured_area_m2.0),
                measured_area_mu: model.measured_area_mu.map(|it| Mu(it.0)),
                bounds: Bounds {
                    east: model.bounds_east,
                    west: model.bounds_west,
                    south: model.bounds_south,
                    north: model.bounds_north,
                },
                remark: model.remark,
                boundary_witness: model.boundary_witness,
                key_points: model.key_points,
                crs: reading.crs(model.epsg)?,
                outline: reading.outline(&model.outline)?,
            }
        )
    }
}
