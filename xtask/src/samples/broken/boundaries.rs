//! Defects of boundary points and lines.

use geometry::Coord;
use tenure::submission::{BoundaryLine, Village};

use super::said;

pub(super) fn boundary_point_of_unknown_parcel(village: &mut Village) -> Option<()> {
    let point = village.boundary_points.first_mut()?;
    let codes = point.parcel_codes.clone()?;
    let issuer = codes.get(..14)?;
    point.parcel_codes = said(format!("{codes}/{issuer}99999"));
    Some(())
}

/// The attribute says another northing than the shape.
pub(super) fn boundary_point_elsewhere(village: &mut Village) -> Option<()> {
    let point = village.boundary_points.first_mut()?;
    let northing_m = point.point?.y + 12.0;
    point.northing_m = said(format!("{northing_m:.3}"));
    Some(())
}

pub(super) fn key_point_unknown(village: &mut Village) -> Option<()> {
    let parcel = village.parcels.first_mut()?;
    let key_points = parcel.key_points.clone()?;
    parcel.key_points = said(format!("{key_points}/J999"));
    Some(())
}

/// Half a metre outside the parcel, feature and attributes alike.
pub(super) fn boundary_point_off_its_ring(village: &mut Village) -> Option<()> {
    let point = village.boundary_points.first_mut()?;
    let Coord { x, y } = point.point?;
    let place = Coord { x: x - 0.3, y: y + 0.4 };
    point.point = Some(place);
    point.easting_m = said(format!("{:.3}", place.x));
    point.northing_m = said(format!("{:.3}", place.y));
    Some(())
}

/// The line along a road is missing.
pub(super) fn boundary_line_missing(village: &mut Village) -> Option<()> {
    let of_one_parcel =
        |it: &BoundaryLine| it.parcel_codes.as_ref().is_some_and(|it| !it.contains('/'));
    let place = village.boundary_lines.iter().position(of_one_parcel)?;
    village.boundary_lines.remove(place);
    Some(())
}

pub(super) fn key_points_counter_clockwise(village: &mut Village) -> Option<()> {
    let parcel = village.parcels.first_mut()?;
    let key_points = parcel.key_points.clone()?;
    let reversed: Vec<&str> = key_points.split('/').rev().collect();
    parcel.key_points = said(reversed.join("/"));
    Some(())
}
