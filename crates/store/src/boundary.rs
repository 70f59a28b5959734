//! Boundary points 界址点, boundary lines 界址线, the areas of divisions, and their rows.

use geometry::{Coord, wkb};
use identity::DivisionCode;
use tenure::{BoundaryLine, BoundaryPoint, DivisionArea};

use crate::{
    Keys, Row, StoreError, entity,
    row::{Anchor, Pen, Reading, read_row, sealed::Table, write_row},
};

/// The division that a boundary belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoundaryLinks {
    pub division: DivisionCode,
}

fn links(reading: Reading<'_>, division: &str) -> Result<BoundaryLinks, StoreError> {
    let division = reading.parsed("division", DivisionCode::parse(division))?;
    Ok(BoundaryLinks { division })
}

impl Table for BoundaryPoint {
    type Links = BoundaryLinks;
    type Entity = entity::boundary_point::Entity;
    type Model = entity::boundary_point::Model;

    const NAME: &'static str = "boundary_point";
    const ANCHOR: Anchor = Anchor::Division;

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let BoundaryLinks { division } = row.links;
        let Self {
            feature_number,
            number,
            kind,
            marker,
            parcel_codes,
            northing_m,
            easting_m,
            crs,
            point,
        } = row.registered.fact;
        Ok(write_row!(boundary_point, pen, row.registered.version, {
            division: division.as_str().to_owned(),
            feature_number: feature_number,
            number: number,
            kind: kind,
            marker: marker,
            parcel_codes: parcel_codes,
            northing_text: northing_m,
            easting_text: easting_m,
            epsg: i32::from(crs.epsg()),
            easting_m: point.x,
            northing_m: point.y,
        }))
    }

    fn read(model: Self::Model, _keys: &Keys) -> Result<Row<Self>, StoreError> {
        read_row!(
            model,
            reading,
            links(reading, &model.division)?,
            Self {
                feature_number: model.feature_number,
                number: model.number,
                kind: model.kind,
                marker: model.marker,
                parcel_codes: model.parcel_codes,
                northing_m: model.northing_text,
                easting_m: model.easting_text,
                crs: reading.crs(model.epsg)?,
                point: Coord { x: model.easting_m, y: model.northing_m },
            }
        )
    }
}

impl Table for BoundaryLine {
    type Links = BoundaryLinks;
    type Entity = entity::boundary_line::Entity;
    type Model = entity::boundary_line::Model;

    const NAME: &'static str = "boundary_line";
    const ANCHOR: Anchor = Anchor::Division;

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let BoundaryLinks { division } = row.links;
        let Self {
            feature_number,
            nature,
            kind,
            position,
            description,
            neighbour_holder,
            neighbour_witness,
            number,
            first_point,
            last_point,
            parcel_codes,
            crs,
            course,
        } = row.registered.fact;
        Ok(write_row!(boundary_line, pen, row.registered.version, {
            division: division.as_str().to_owned(),
            feature_number: feature_number,
            nature: nature,
            kind: kind,
            position: position,
            description: description,
            neighbour_holder: neighbour_holder,
            neighbour_witness: neighbour_witness,
            number: number,
            first_point: first_point,
            last_point: last_point,
            parcel_codes: parcel_codes,
            epsg: i32::from(crs.epsg()),
            course: encode_course(&course),
        }))
    }

    fn read(model: Self::Model, _keys: &Keys) -> Result<Row<Self>, StoreError> {
        read_row!(
            model,
            reading,
            links(reading, &model.division)?,
            Self {
                feature_number: model.feature_number,
                nature: model.nature,
                kind: model.kind,
                position: model.position,
                description: model.description,
                neighbour_holder: model.neighbour_holder,
                neighbour_witness: model.neighbour_witness,
                number: model.number,
                first_point: model.first_point,
                last_point: model.last_point,
                parcel_codes: model.parcel_codes,
                crs: reading.crs(model.epsg)?,
                course: decode_course(&model.course)
                    .ok_or_else(|| reading.corrupt("course is no line of WKB"))?,
            }
        )
    }
}

impl Table for DivisionArea {
    type Links = BoundaryLinks;
    type Entity = entity::division_area::Entity;
    type Model = entity::division_area::Model;

    const NAME: &'static str = "division_area";
    const ANCHOR: Anchor = Anchor::Division;

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let BoundaryLinks { division } = row.links;
        let Self { code, feature_number, name, crs, outline } = row.registered.fact;
        Ok(write_row!(division_area, pen, row.registered.version, {
            division: division.as_str().to_owned(),
            code: code.as_str().to_owned(),
            feature_number: feature_number,
            name: name,
            epsg: i32::from(crs.epsg()),
            outline: wkb::encode(&outline),
        }))
    }

    fn read(model: Self::Model, _keys: &Keys) -> Result<Row<Self>, StoreError> {
        read_row!(
            model,
            reading,
            links(reading, &model.division)?,
            Self {
                code: reading.parsed("code", DivisionCode::parse(&model.code))?,
                feature_number: model.feature_number,
                name: model.name,
                crs: reading.crs(model.epsg)?,
                outline: reading.outline(&model.outline)?,
            }
        )
    }
}

/// The head of a little-endian `LineString` of WKB.
const LINE_HEAD: [u8; 5] = [1, 2, 0, 0, 0];

/// A course as a `LineString` of WKB, bit for bit.
fn encode_course(course: &[Coord]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(9 + 16 * course.len());
    bytes.extend(LINE_HEAD);
    bytes.extend(u32::try_from(course.len()).unwrap_or(u32::MAX).to_le_bytes());
    for coord in course {
        bytes.extend(coord.x.to_le_bytes());
        bytes.extend(coord.y.to_le_bytes());
    }
    bytes
}

fn decode_course(bytes: &[u8]) -> Option<Vec<Coord>> {
    let rest = bytes.strip_prefix(&LINE_HEAD)?;
    let (count, rest) = rest.split_first_chunk()?;
    let (ordinates, left) = rest.as_chunks::<8>();
    let (positions, odd) = ordinates.as_chunks::<2>();
    let whole = left.is_empty()
        && odd.is_empty()
        && usize::try_from(u32::from_le_bytes(*count)).is_ok_and(|it| it == positions.len());
    let coord =
        |[x, y]: &[[u8; 8]; 2]| Coord { x: f64::from_le_bytes(*x), y: f64::from_le_bytes(*y) };
    whole.then(|| positions.iter().map(coord).collect())
}
