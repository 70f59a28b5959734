//! A village of fields without gap or overlap stays one under every operation, edge by edge.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::super::{
    BentNeighbour, BoundaryMove, Cuts, Reach, merge, move_boundary, split_by_line,
    split_by_polygon, split_into_areas,
};
use super::drawing::{doubled, doubled_hundredths, doubled_sum, grid_rings};
use crate::grid::{GridPoint, doubled_area_m2};
use crate::operation::segment::ring_segments;
use crate::{Coord, Outline, Patch, Ring, SquareMetres};

/// Three fields by three; the one in the middle is operated on.
const SIDE: usize = 3;
const MIDDLE: usize = 4;
const EAST_OF_MIDDLE: usize = 5;

/// 50 m between the corners, each up to 12 m off its place.
const PITCH: i64 = 500_000;
const JITTER: i64 = 120_000;

fn point() -> impl Strategy<Value = GridPoint> {
    (PITCH / 2..PITCH * 5 / 2, PITCH / 2..PITCH * 5 / 2).prop_map(|(x, y)| GridPoint { x, y })
}

fn jitters() -> impl Strategy<Value = Vec<(i64, i64)>> {
    prop::collection::vec((-JITTER..=JITTER, -JITTER..=JITTER), (SIDE + 1) * (SIDE + 1))
}

fn reach() -> impl Strategy<Value = Reach> {
    prop_oneof![Just(Reach::default()), Just(Reach { node_m: 0.0, ..Reach::default() })]
}

fn corner(jitters: &[(i64, i64)], column: usize, row: usize) -> Coord {
    let (dx, dy) = jitters[row * (SIDE + 1) + column];
    let place = |n: usize| i64::try_from(n).unwrap() * PITCH;
    GridPoint { x: place(column) + dx, y: place(row) + dy }.coord()
}

fn village(jitters: &[(i64, i64)]) -> Vec<Outline> {
    let field = |n: usize| {
        let (column, row) = (n % SIDE, n / SIDE);
        let corners = [(0, 0), (0, 1), (1, 1), (1, 0), (0, 0)];
        let ring = corners.map(|(dx, dy)| corner(jitters, column + dx, row + dy));
        Outline { patches: vec![Patch { exterior: Ring(ring.to_vec()), interiors: Vec::new() }] }
    };
    (0..SIDE * SIDE).map(field).collect()
}

/// The directed edges without their opposite; no edge may come twice.
fn outer_edges(fields: &[Outline]) -> BTreeSet<[GridPoint; 2]> {
    let mut edges = BTreeSet::new();
    for it in
        fields.iter().flat_map(grid_rings).flat_map(|it| ring_segments(&it).collect::<Vec<_>>())
    {
        assert!(edges.insert([it.start, it.end]), "an edge comes twice");
    }
    edges.iter().copied().filter(|&[start, end]| !edges.contains(&[end, start])).collect()
}

fn others(fields: &[Outline], but: &[usize]) -> Vec<Outline> {
    let kept = fields.iter().enumerate().filter(|it| !but.contains(&it.0));
    kept.map(|it| it.1.clone()).collect()
}

/// The village after an operation on some of its fields.
fn after(neighbours: &[Outline], bent: &[BentNeighbour], new: &[Outline]) -> Vec<Outline> {
    let mut fields = neighbours.to_vec();
    for it in bent {
        assert_eq!(doubled(&it.outline), doubled(&fields[it.neighbour]) + it.doubled_bend);
        fields[it.neighbour] = it.outline.clone();
    }
    fields.extend_from_slice(new);
    fields
}

fn stays_a_coverage(before: &[Outline], after: &[Outline]) {
    assert_eq!(outer_edges(after), outer_edges(before));
    assert_eq!(doubled_sum(after), doubled_sum(before));
}

/// The ring without the points that another does not have, from its smallest on.
fn without_new(ring: &[GridPoint], old: &[GridPoint]) -> Vec<GridPoint> {
    let mut kept: Vec<_> = ring.iter().copied().filter(|it| old.contains(it)).collect();
    let smallest = kept.iter().enumerate().min_by_key(|it| it.1).map_or(0, |it| it.0);
    kept.rotate_left(smallest);
    kept
}

proptest! {
    #[test]
    fn a_field_divided_by_a_line_and_merged_again_is_the_field(
        jitters in jitters(), line in prop::collection::vec(point(), 2..6), reach in reach(),
    ) {
        let fields = village(&jitters);
        let neighbours = others(&fields, &[MIDDLE]);
        let line: Vec<Coord> = line.into_iter().map(GridPoint::coord).collect();
        let Ok(split) = split_by_line(&fields[MIDDLE], &line, &neighbours, reach) else { return Ok(()) };
        let divided = after(&neighbours, &split.neighbours, &split.parts);
        stays_a_coverage(&fields, &divided);
        let merged = merge(&split.parts, reach).unwrap();
        prop_assert_eq!(merged.doubled_bend, 0);
        stays_a_coverage(&fields, &after(&neighbours, &split.neighbours, std::slice::from_ref(&merged.outline)));
        let (ring, old) = (grid_rings(&merged.outline), grid_rings(&fields[MIDDLE]));
        prop_assert_eq!(ring.len(), 1);
        prop_assert_eq!(without_new(&ring[0], &old[0]), without_new(&old[0], &old[0]));
    }

    #[test]
    fn a_line_right_through_always_divides(
        jitters in jitters(), bends in prop::collection::vec(PITCH * 4 / 3..PITCH * 5 / 3, 1..4), reach in reach(),
    ) {
        let fields = village(&jitters);
        let neighbours = others(&fields, &[MIDDLE]);
        let step = 2 * PITCH / i64::try_from(bends.len()).unwrap();
        let places = bends.iter().zip(0..).map(|(&y, n)| GridPoint { x: PITCH / 2 + n * step, y });
        let last = GridPoint { x: PITCH * 5 / 2, y: bends[0] };
        let line: Vec<Coord> = places.chain([last]).map(GridPoint::coord).collect();
        let split = split_by_line(&fields[MIDDLE], &line, &neighbours, reach).unwrap();
        prop_assert_eq!(split.parts.len(), 2);
        prop_assert_eq!(split.neighbours.len(), 2, "west and east");
    }

    #[test]
    fn a_field_divided_by_a_polygon(
        jitters in jitters(), corners in prop::collection::vec(point(), 3..5), reach in reach(),
    ) {
        let fields = village(&jitters);
        let neighbours = others(&fields, &[MIDDLE]);
        let exterior = Ring(corners.into_iter().map(GridPoint::coord).collect());
        let polygon = Outline { patches: vec![Patch { exterior, interiors: Vec::new() }] };
        let Ok(it) = split_by_polygon(&fields[MIDDLE], &polygon, &neighbours, reach) else { return Ok(()) };
        stays_a_coverage(&fields, &after(&neighbours, &it.split.neighbours, &it.split.parts));
        prop_assert!(it.n_inside > 0 && it.n_inside < it.split.parts.len());
        if reach.node_m > 0.0 {
            return Ok(());
        }
        let inside = doubled_area_m2(doubled_sum(&it.split.parts[..it.n_inside]));
        prop_assert!(inside < crate::planar_area_m2(&polygon) + 0.05, "{} m² inside", inside);
    }

    #[test]
    fn a_field_divided_into_areas(
        jitters in jitters(), shares in prop::collection::vec(1_u32..5, 2..5), degrees in 0_u32..360,
    ) {
        let fields = village(&jitters);
        let neighbours = others(&fields, &[MIDDLE]);
        let (sin, cos) = f64::from(degrees).to_radians().sin_cos();
        let areas = shared_out(&fields[MIDDLE], &shares);
        let cuts = Cuts::Across(Coord { x: cos, y: sin });
        // A quadrangle with a corner turned in can be cut in three.
        let Ok(split) = split_into_areas(&fields[MIDDLE], &areas, cuts, &neighbours, Reach::default())
        else { return Ok(()) };
        stays_a_coverage(&fields, &after(&neighbours, &split.neighbours, &split.parts));
        for (part, area) in split.parts.iter().zip(&areas).take(areas.len() - 1) {
            let off = doubled(part) - doubled_hundredths(*area);
            prop_assert!(off.abs() <= 2_000_000, "{} off {} by {}", doubled(part), area, off);
        }
    }

    #[test]
    fn a_boundary_moved_between_two_fields(
        jitters in jitters(), bends in prop::collection::vec(point(), 1..4), reach in reach(),
    ) {
        let fields = village(&jitters);
        let neighbours = others(&fields, &[MIDDLE, EAST_OF_MIDDLE]);
        let stretch = [corner(&jitters, 2, 1), corner(&jitters, 2, 2)];
        let new_line: Vec<Coord> = std::iter::once(stretch[0])
            .chain(bends.into_iter().map(GridPoint::coord))
            .chain([stretch[1]])
            .collect();
        let boundary_move = BoundaryMove {
            parcels: [&fields[MIDDLE], &fields[EAST_OF_MIDDLE]], stretch, new_line: &new_line,
        };
        let Ok(moved) = move_boundary(&boundary_move, &neighbours, reach) else { return Ok(()) };
        let new = after(&neighbours, &moved.neighbours, &moved.parcels);
        stays_a_coverage(&fields, &new);
    }

    #[test]
    fn where_the_village_lies_changes_nothing_but_coordinates(
        jitters in jitters(), line in prop::collection::vec(point(), 2..6), reach in reach(),
        (dx, dy) in (300_000_000_000_i64..450_000_000_000, 20_000_000_000_i64..60_000_000_000),
    ) {
        let fields = village(&jitters);
        let there = |it: Coord| {
            let point = GridPoint::nearest(it).unwrap();
            GridPoint { x: point.x + dx, y: point.y + dy }.coord()
        };
        let outlines_there = |them: &[Outline]| -> Vec<Outline> {
            them.iter().map(|it| it.map_coords(there)).collect()
        };
        let line: Vec<Coord> = line.into_iter().map(GridPoint::coord).collect();
        let line_there: Vec<Coord> = line.iter().map(|&it| there(it)).collect();
        let neighbours = others(&fields, &[MIDDLE]);
        let here = split_by_line(&fields[MIDDLE], &line, &neighbours, reach);
        let moved = split_by_line(
            &fields[MIDDLE].map_coords(there), &line_there, &outlines_there(&neighbours), reach,
        );
        prop_assert_eq!(here.is_ok(), moved.is_ok());
        let (Ok(here), Ok(moved)) = (here, moved) else { return Ok(()) };
        prop_assert_eq!(outlines_there(&here.parts), moved.parts);
        prop_assert_eq!(here.doubled_bend, moved.doubled_bend);
        let bent = here.neighbours.iter().map(|it| it.outline.map_coords(there));
        let bent_there = moved.neighbours.iter().map(|it| it.outline.clone());
        prop_assert!(bent.eq(bent_there));
    }
}

/// Areas in the proportions given, in hundredths, the last with the rest.
fn shared_out(field: &Outline, shares: &[u32]) -> Vec<SquareMetres> {
    let all: u32 = shares.iter().sum();
    let field_m2 = doubled_area_m2(doubled(field));
    let share = |it: &u32| {
        SquareMetres::from_f64_rounded(field_m2 * f64::from(*it) / f64::from(all), 2).unwrap()
    };
    let mut areas: Vec<SquareMetres> = shares.iter().map(share).collect();
    areas.pop();
    let before = areas.iter().fold(Decimal::ZERO, |sum, it| sum + it.0);
    let rest = SquareMetres::from_f64_rounded(field_m2, 2).unwrap().0 - before;
    areas.push(SquareMetres(rest));
    areas
}
