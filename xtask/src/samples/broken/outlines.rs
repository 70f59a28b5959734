//! Defects of parcels.

use geometry::grid::GridPoint;
use geometry::{Coord, GaussKruger, Outline, Patch, Ring, SquareMetres, ZoneWidth, planar_area_m2};
use tenure::submission::{Parcel, Text, Village};

use super::said;

/// The samples' county lies in the zone around this meridian.
const LONGITUDE_DEG: f64 = 126.4;

pub(super) fn degrees_where_metres_belong(village: &mut Village) -> Option<()> {
    let zone = GaussKruger::for_longitude(LONGITUDE_DEG, ZoneWidth::Three, false)?;
    for parcel in &mut village.parcels {
        let outline = parcel.outline.as_mut()?;
        *outline = outline.map_coords(|it| zone.to_lonlat(it).unwrap_or(it));
    }
    Some(())
}

/// Two corners change places.
pub(super) fn self_crossing_parcel(village: &mut Village) -> Option<()> {
    let parcel = first(village)?;
    let ring = exterior(parcel)?;
    let corners = ring.get_mut(1..3)?;
    corners.reverse();
    measure_anew(parcel)
}

/// A tongue of ten metres, half a metre wide at its root.
pub(super) fn narrow_angle(village: &mut Village) -> Option<()> {
    let parcel = first(village)?;
    let ring = exterior(parcel)?;
    let corner = *ring.first()?;
    let tip = Coord { x: corner.x + 0.25, y: corner.y + 10.0 };
    let root = Coord { x: corner.x + 0.5, y: corner.y };
    ring.splice(1..1, [tip, root]);
    measure_anew(parcel)
}

pub(super) fn repeated_vertex(village: &mut Village) -> Option<()> {
    let ring = exterior(first(village)?)?;
    let corner = *ring.get(2)?;
    ring.insert(2, corner);
    Some(())
}

/// Two points a centimetre apart.
pub(super) fn vertices_too_close(village: &mut Village) -> Option<()> {
    let parcel = first(village)?;
    let ring = exterior(parcel)?;
    let corner = *ring.get(2)?;
    ring.insert(3, Coord { x: corner.x - 0.008, y: corner.y - 0.006 });
    measure_anew(parcel)
}

/// A square of eighty centimetres.
pub(super) fn parcel_too_small(village: &mut Village) -> Option<()> {
    const SIDE_M: f64 = 0.8;
    let parcel = first(village)?;
    let ring = exterior(parcel)?;
    let corner = *ring.first()?;
    let place = |x: f64, y: f64| Coord { x: corner.x + x, y: corner.y + y };
    *ring = vec![corner, place(SIDE_M, 0.0), place(SIDE_M, -SIDE_M), place(0.0, -SIDE_M), corner];
    measure_anew(parcel)
}

pub(super) fn parcel_in_two_parts(village: &mut Village) -> Option<()> {
    let parcel = first(village)?;
    let outline = parcel.outline.as_mut()?;
    let corner = outline.coords().next()?;
    let place = |x: f64, y: f64| Coord { x: corner.x - 100.0 + x, y: corner.y + y };
    let island = vec![place(0.0, 0.0), place(20.0, 0.0), place(20.0, -20.0), place(0.0, 0.0)];
    outline.patches.push(Patch { exterior: Ring(island), interiors: Vec::new() });
    measure_anew(parcel)
}

pub(super) fn parcel_without_shape(village: &mut Village) -> Option<()> {
    first(village)?.outline = None;
    Some(())
}

/// The layer says fifty square metres more than its outline has.
pub(super) fn measured_area_differs(village: &mut Village) -> Option<()> {
    let parcel = first(village)?;
    let area_m2 = planar_area_m2(parcel.outline.as_ref()?);
    say_area(parcel, area_m2 + 50.0)
}

pub(super) fn feature_number_repeated(village: &mut Village) -> Option<()> {
    let number = first(village)?.feature_number.clone();
    village.parcels.get_mut(1)?.feature_number = number;
    Some(())
}

/// The same code once more, a kilometre away.
pub(super) fn duplicate_parcel_code(village: &mut Village) -> Option<()> {
    let mut parcel = village.parcels.last()?.clone();
    parcel.row += 1;
    parcel.feature_number = said(parcel.row);
    let outline = parcel.outline.as_mut()?;
    *outline = moved(outline, 1000.0);
    village.parcels.push(parcel);
    Some(())
}

pub(super) fn too_few_bounds(village: &mut Village) -> Option<()> {
    let parcel = first(village)?;
    (parcel.bound_east, parcel.bound_north) = (None, None);
    Some(())
}

/// A surveyor who never asked for the neighbours to the east and the west.
pub(super) fn systemic_bounds_missing(village: &mut Village) -> Option<()> {
    for parcel in village.parcels.get_mut(..20)? {
        (parcel.bound_east, parcel.bound_west) = (None, None);
    }
    Some(())
}

/// There are ten classes of fertility.
pub(super) fn wrong_code_in_list(village: &mut Village) -> Option<()> {
    first(village)?.fertility = said("11");
    Some(())
}

pub(super) fn parcel_outside_its_group(village: &mut Village) -> Option<()> {
    let outline = first(village)?.outline.as_mut()?;
    *outline = moved(outline, 5000.0);
    Some(())
}

/// A node between two parcels, two metres inside the second.
pub(super) fn parcels_overlap(village: &mut Village) -> Option<()> {
    let second = village.parcels.get(1)?.clone();
    pull_shared_node(village, second.outline.as_ref()?, 2.0)
}

/// A node between two parcels, two centimetres short of it.
pub(super) fn neighbours_nearly_share_a_node(village: &mut Village) -> Option<()> {
    let own = first(village)?.outline.clone()?;
    pull_shared_node(village, &own, 0.02)
}

/// Moves the first node that the first two parcels alone share so far towards the middle of an outline, for the first parcel.
fn pull_shared_node(village: &mut Village, towards: &Outline, distance_m: f64) -> Option<()> {
    let holders = |node: Coord| -> Vec<u64> {
        let parcels = village.parcels.iter();
        let with_node =
            parcels.filter(|it| it.outline.iter().any(|it| it.coords().any(|it| it == node)));
        with_node.map(|it| it.row).collect()
    };
    let rows: Vec<u64> = village.parcels.get(..2)?.iter().map(|it| it.row).collect();
    let own = village.parcels.first()?.outline.as_ref()?;
    let node = own.coords().find(|it| holders(*it) == rows)?;
    let middle = towards
        .envelope()
        .map(|it| Coord { x: it.min_x.midpoint(it.max_x), y: it.min_y.midpoint(it.max_y) })?;
    let way = middle - node;
    let moved = node + way * (distance_m / way.x.hypot(way.y));
    let moved = GridPoint::nearest(moved)?.coord();
    let parcel = first(village)?;
    let outline = parcel.outline.as_mut()?;
    *outline = outline.map_coords(|it| if it == node { moved } else { it });
    measure_anew(parcel)
}

fn first(village: &mut Village) -> Option<&mut Parcel> {
    village.parcels.first_mut()
}

fn exterior(parcel: &mut Parcel) -> Option<&mut Vec<Coord>> {
    Some(&mut parcel.outline.as_mut()?.patches.first_mut()?.exterior.0)
}

fn moved(outline: &Outline, east_m: f64) -> Outline {
    outline.map_coords(|it| Coord { x: it.x + east_m, y: it.y })
}

/// Keeps the measured area at what the outline has, so that nothing else is wrong.
fn measure_anew(parcel: &mut Parcel) -> Option<()> {
    let area_m2 = planar_area_m2(parcel.outline.as_ref()?);
    say_area(parcel, area_m2)
}

fn say_area(parcel: &mut Parcel, area_m2: f64) -> Option<()> {
    let area = SquareMetres::from_f64_rounded(area_m2, 2)?;
    parcel.measured_area_m2 = Some(Text::from(area.to_string()));
    parcel.measured_area_mu = Some(Text::from(area.to_mu().to_string()));
    Some(())
}
