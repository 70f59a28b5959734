//! Whatever is given, an operation answers, and what it answers keeps the promises.
//!
//! Positions a few steps apart make every rounding show.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::super::{
    BoundaryMove, Cuts, Reach, Split, merge, move_boundary, snap, split_by_line, split_by_polygon,
    split_into_areas,
};
use super::drawing::{doubled, doubled_sum};
use crate::grid::{GridPoint, doubled_area_m2};
use crate::operation::patch::GridPatch;
use crate::{Coord, Outline, Patch, Ring, SquareMetres};

const ITERATIONS: usize = 200;

/// Lines with more vertices than this, all within some steps, only cost time.
const VERTICES_MAX: usize = 12;

type Places = Vec<(i8, i8)>;

fn coords(places: &Places) -> Vec<Coord> {
    places
        .iter()
        .take(VERTICES_MAX)
        .map(|&(x, y)| GridPoint { x: x.into(), y: y.into() }.coord())
        .collect()
}

fn outline(rings: &[Places]) -> Outline {
    let mut rings = rings.iter().take(3).map(|it| Ring(coords(it)));
    let exterior = rings.next().unwrap_or_default();
    Outline { patches: vec![Patch { exterior, interiors: rings.collect() }] }
}

/// Twelve directions around the middle, a hundred steps long.
const DIRECTIONS: [(i64, i64); 12] = [
    (100, 0),
    (87, 50),
    (50, 87),
    (0, 100),
    (-50, 87),
    (-87, 50),
    (-100, 0),
    (-87, -50),
    (-50, -87),
    (0, -100),
    (50, -87),
    (87, -50),
];

/// An outline around the middle, a vertex in each direction; valid as long as there are enough radii.
fn star(radii: &[u8]) -> Outline {
    let vertex = |((x, y), radius): (&(i64, i64), &u8)| {
        let far = i64::from(*radius) + 10;
        GridPoint { x: x * far / 100, y: y * far / 100 }.coord()
    };
    let exterior = Ring(DIRECTIONS.iter().zip(radii).map(vertex).collect());
    Outline { patches: vec![Patch { exterior, interiors: Vec::new() }] }
}

fn keeps_its_promises(parcel: &Outline, neighbours: &[Outline], split: &Split) {
    assert!(split.parts.len() > 1);
    assert_eq!(doubled_sum(&split.parts), doubled(parcel) + split.doubled_bend);
    for part in &split.parts {
        assert!(GridPatch::parse(part).is_ok(), "{part:?}");
    }
    for it in &split.neighbours {
        assert!(GridPatch::parse(&it.outline).is_ok());
        assert_eq!(doubled(&it.outline), doubled(&neighbours[it.neighbour]) + it.doubled_bend);
    }
}

fn reach(steps: u8) -> Reach {
    Reach {
        node_m: f64::from(steps % 8) / 10_000.0,
        topology_m: f64::from(steps / 8 % 4) / 10_000.0,
    }
}

#[test]
fn lines_over_anything() {
    let n_divided = AtomicUsize::new(0);
    bolero::check!()
        .with_iterations(ITERATIONS)
        .with_type::<([u8; 12], Places, Vec<Places>, u8)>()
        .for_each(|(radii, line, rings, steps)| {
            let neighbours = [outline(rings)];
            for parcel in [star(radii), outline(rings)] {
                for neighbours in [&neighbours[..], &[]] {
                    if let Ok(split) =
                        split_by_line(&parcel, &coords(line), neighbours, reach(*steps))
                    {
                        keeps_its_promises(&parcel, neighbours, &split);
                        n_divided.fetch_add(1, Ordering::Relaxed);
                    }
                }
            }
        });
    assert!(n_divided.into_inner() > ITERATIONS / 4, "most inputs were refused");
}

#[test]
fn polygons_over_anything() {
    bolero::check!()
        .with_iterations(ITERATIONS)
        .with_type::<([u8; 12], Vec<Places>, (i8, i8), [u8; 12], u8)>()
        .for_each(|(radii, rings, (x, y), others, steps)| {
            let (dx, dy) = (f64::from(*x) / 10_000.0, f64::from(*y) / 10_000.0);
            let moved = star(others).map_coords(|it| Coord { x: it.x + dx, y: it.y + dy });
            let moved = super::super::outline_to_grid(&moved).unwrap();
            for polygon in [moved, outline(rings)] {
                let parcel = star(radii);
                if let Ok(it) = split_by_polygon(&parcel, &polygon, &[], reach(*steps)) {
                    keeps_its_promises(&parcel, &[], &it.split);
                }
            }
        });
}

#[test]
fn areas_of_anything() {
    bolero::check!().with_iterations(ITERATIONS).with_type::<([u8; 12], u8, i8, i8)>().for_each(
        |(radii, part, x, y)| {
            // Metres instead of steps, so that there is something to register.
            let parcel = star(radii).map_coords(|it| it * 10_000.0);
            let area_m2 = doubled_area_m2(doubled(&parcel));
            let first = SquareMetres::from_f64_rounded(area_m2 * f64::from(*part) / 256.0, 2);
            let first = first.unwrap_or_default();
            let whole = SquareMetres::from_f64_rounded(area_m2, 2).unwrap_or_default();
            let areas = [first, SquareMetres(whole.0 - first.0)];
            let cuts = Cuts::Along(Coord { x: (*x).into(), y: (*y).into() });
            if let Ok(split) = split_into_areas(&parcel, &areas, cuts, &[], Reach::default()) {
                keeps_its_promises(&parcel, &[], &split);
            }
        },
    );
}

#[test]
fn merging_and_moving_anything() {
    bolero::check!()
        .with_iterations(ITERATIONS)
        .with_type::<([u8; 12], Places, Places, (u8, u8), u8)>()
        .for_each(|(radii, line, new_line, (first, last), steps)| {
            let (parcel, reach) = (star(radii), reach(*steps));
            let exact = Reach { node_m: 0.0, ..reach };
            let Ok(split) = split_by_line(&parcel, &coords(line), &[], exact) else { return };
            if let Ok(merged) = merge(&split.parts, exact) {
                let before = doubled_sum(&split.parts);
                assert_eq!(doubled(&merged.outline), before + merged.doubled_bend);
                assert!(GridPatch::parse(&merged.outline).is_ok());
            }
            let nodes: Vec<Coord> = split.parts[0].coords().collect();
            let node = |it: &u8| nodes[usize::from(*it) % nodes.len()];
            let stretch = [node(first), node(last)];
            let new_line: Vec<Coord> =
                std::iter::once(stretch[0]).chain(coords(new_line)).chain([stretch[1]]).collect();
            let parcels = [&split.parts[0], &split.parts[1]];
            let boundary_move = BoundaryMove { parcels, stretch, new_line: &new_line };
            if let Ok(moved) = move_boundary(&boundary_move, &[], reach) {
                let before = doubled_sum(parcels);
                assert_eq!(doubled_sum(&moved.parcels), before + moved.doubled_bend);
            }
        });
}

#[test]
fn numbers_that_are_no_positions() {
    bolero::check!()
        .with_iterations(ITERATIONS)
        .with_type::<(Vec<(u64, u64)>, Vec<(u64, u64)>, u64)>()
        .for_each(|(ring, line, tolerance)| {
            let coords = |them: &Vec<(u64, u64)>| -> Vec<Coord> {
                them.iter().map(|it| (f64::from_bits(it.0), f64::from_bits(it.1)).into()).collect()
            };
            let exterior = Ring(coords(ring));
            let any = Outline { patches: vec![Patch { exterior, interiors: Vec::new() }] };
            let parcel = star(&[9; 12]);
            let tolerance_m = f64::from_bits(*tolerance);
            let reach = Reach { node_m: tolerance_m, topology_m: tolerance_m };
            let line = coords(line);
            let neighbours = [any.clone()];
            for refused in [
                split_by_line(&parcel, &line, &[], reach).is_err(),
                split_by_line(&any, &line, &[], reach).is_err(),
                split_by_polygon(&parcel, &any, &neighbours, reach).is_err(),
                merge(&[any, parcel.clone()], reach).is_err(),
            ] {
                assert!(refused);
            }
            let snapped = snap(&line, &parcel.coords().collect::<Vec<_>>(), tolerance_m);
            assert!(snapped.is_err() || snapped.is_ok_and(|it| it.len() == line.len()));
        });
}
