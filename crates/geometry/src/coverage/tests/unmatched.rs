//! A layer in which no edge has a partner: every parcel was surveyed on its own, a centimetre off.

use super::{checked, layer, line};
use crate::coverage::{Finding, Index, Tolerances, check};
use crate::{Coord, Outline, Patch, Ring};

const SIDE: u32 = 18;

/// A centimetre at most, the same each time.
fn off(seed: u32) -> f64 {
    let mixed = seed.wrapping_mul(0x9e37_79b9).rotate_left(15).wrapping_mul(0x85eb_ca6b);
    f64::from(mixed >> 16) / f64::from(u16::MAX) * 0.02 - 0.01
}

/// A corner of the raster, or a point on the way to the next, as it was before the survey.
fn node(x: f64, y: f64) -> Coord {
    Coord { x: 30.0 * x + 2.0 * (7.0 * y).sin(), y: 30.0 * y + 2.0 * (5.0 * x).cos() }
}

fn parcel(n: u32) -> Outline {
    let (x, y) = (f64::from(n % SIDE), f64::from(n / SIDE));
    let south_east = [(0.0, 0.0), (0.5, 0.0), (1.0, 0.0), (1.0, 0.5)];
    let north_west = [(1.0, 1.0), (0.5, 1.0), (0.0, 1.0), (0.0, 0.5)];
    let ring = south_east.into_iter().chain(north_west);
    let coords = ring.zip(0..).map(|((east, north), vertex)| {
        let seed = 20 * n + 2 * vertex;
        node(x + east, y + north) + Coord { x: off(seed), y: off(seed + 1) }
    });
    Outline { patches: vec![Patch { exterior: Ring(coords.collect()), interiors: Vec::new() }] }
}

pub(in crate::coverage) fn parcels() -> Vec<Outline> {
    (0..SIDE * SIDE).map(parcel).collect()
}

fn same(one: &Finding, other: &Finding) -> bool {
    let close = |one: f64, other: f64, tolerance: f64| (one - other).abs() <= tolerance;
    let (at, other_at) = (one.at, other.at);
    one.kind == other.kind
        && one.objects == other.objects
        && close(one.measure.unwrap(), other.measure.unwrap(), 1e-5)
        && close(at.x, other_at.x, 0.01)
        && close(at.y, other_at.y, 0.01)
}

#[test]
fn cut_into_tiles_it_has_the_overlaps_of_each_parcel_among_its_neighbours() {
    let layer = layer(&parcels());
    let (index, tolerances) = (Index::new(&layer), Tolerances::default());
    let report = check(&layer, &tolerances);
    assert!(report.n_unmatched_edges > 2_000, "{}", report.n_unmatched_edges);
    assert!(report.certified(), "{:?} {}", report.certificate_m2, report.certificate_tolerance_m2);
    for object in layer.objects() {
        let of_object = |it: &Finding| it.kind.overlaps() && it.objects.contains(&object);
        let mut alone = index.check_object(&layer, object, &tolerances);
        alone.retain(of_object);
        let whole: Vec<&Finding> = report.findings.iter().filter(|it| of_object(it)).collect();
        assert_eq!(alone.len(), whole.len(), "{object:?}");
        let apart: Vec<String> = alone
            .iter()
            .zip(whole)
            .filter(|(it, other)| !same(it, other))
            .map(|(it, other)| line(it) + &line(other))
            .collect();
        assert_eq!(apart.concat(), "", "{object:?}");
    }
}

#[test]
fn a_parcel_twice_is_in_the_certificate() {
    let mut outlines = parcels();
    outlines.push(outlines[7].clone());
    let once = checked(&parcels());
    let twice = checked(&outlines);
    let area_m2 = twice.area_sum_m2 - once.area_sum_m2;
    assert!((twice.area_union_m2 - once.area_union_m2).abs() < 1e-3);
    let duplicate = twice.findings.iter().find(|it| it.kind.code() == "duplicate").unwrap();
    assert!((duplicate.measure.unwrap() - area_m2).abs() < 1e-3);
}
