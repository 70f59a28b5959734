//! What must not change the outcome: threads, the order of the objects, the zone in front of the easting.

use bolero::{TypeGenerator, check as fuzz};
use proptest::prelude::*;

use super::{checked, layer, rectangle};
use crate::coverage::{Finding, Layer, Report, Tolerances, check};
use crate::{Coord, Outline, Patch, Ring, grid::GridPoint};

/// Rectangles on a coarse raster, so that they share edges as often as they overlap.
fn rectangles() -> impl Strategy<Value = Vec<Outline>> {
    let one = (0..12_u8, 0..12_u8, 1..5_u8, 1..5_u8);
    let outline = |(x, y, width, height): (u8, u8, u8, u8)| {
        rectangle(x.into(), y.into(), width.into(), height.into())
    };
    prop::collection::vec(one.prop_map(outline), 0..14)
}

fn quadrangles() -> impl Strategy<Value = Vec<Outline>> {
    let coord = (0..400_u16, 0..400_u16)
        .prop_map(|(x, y)| Coord { x: f64::from(x) / 10.0, y: f64::from(y) / 10.0 });
    let outline = |coords: Vec<Coord>| Outline {
        patches: vec![Patch { exterior: Ring(coords), interiors: Vec::new() }],
    };
    prop::collection::vec(prop::collection::vec(coord, 3..6).prop_map(outline), 0..8)
}

fn threads(n: usize, outlines: &[Outline]) -> Report {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(n).build().unwrap();
    pool.install(|| checked(outlines))
}

/// Findings with their objects by the names that `name` gives them.
fn named(report: &Report, name: impl Fn(u32) -> usize) -> Vec<String> {
    let finding = |it: &Finding| {
        let mut objects: Vec<usize> = it.objects.iter().map(|it| name(it.0)).collect();
        objects.sort_unstable();
        let Finding { kind, measure, at, .. } = it;
        format!("{} {objects:?} {:.6} {at:?}", kind.code(), measure.unwrap())
    };
    let mut findings: Vec<String> = report.findings.iter().map(finding).collect();
    findings.sort();
    findings
}

/// The position without the zone, as the grid writes it.
fn moved_back(it: Coord, zone: Coord) -> Coord {
    GridPoint::nearest(it - zone).unwrap().coord()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn one_thread_or_two(outlines in prop_oneof![rectangles(), quadrangles()]) {
        prop_assert_eq!(threads(1, &outlines), threads(2, &outlines));
    }

    #[test]
    fn any_order(outlines in rectangles(), turn in 0..14_usize) {
        let n = outlines.len().max(1);
        let mut turned = outlines.clone();
        turned.rotate_left(turn % n);
        turned.reverse();
        let name = |it: u32| (n - 1 - it as usize + turn % n) % n;
        prop_assert_eq!(
            named(&checked(&outlines), |it| it as usize),
            named(&checked(&turned), name)
        );
    }

    #[test]
    fn a_zone_in_front_of_the_easting_changes_only_coordinates(outlines in quadrangles()) {
        let zone = Coord { x: 40_000_000.0, y: 0.0 };
        let moved: Vec<_> = outlines.iter().map(|it| it.map_coords(|it| it + zone)).collect();
        let mut there = checked(&moved);
        for finding in &mut there.findings {
            finding.at = moved_back(finding.at, zone);
            finding.shape =
                finding.shape.take().map(|it| it.map_coords(|it| moved_back(it, zone)));
        }
        prop_assert_eq!(there, checked(&outlines));
    }

    #[test]
    fn the_overlap_of_rectangles_is_counted_by_hand(outlines in rectangles()) {
        let inside = |it: &Outline, x: f64, y: f64| it.contains(Coord { x, y });
        let mut pairs = 0_u32;
        for (x, y) in (0..16).flat_map(|x| (0..16).map(move |y| (f64::from(x) + 0.5, f64::from(y) + 0.5))) {
            let depth = outlines.iter().filter(|it| inside(it, x, y)).count();
            pairs += u32::try_from(depth * depth.saturating_sub(1) / 2).unwrap();
        }
        prop_assert!((checked(&outlines).overlap_sum_m2 - f64::from(pairs)).abs() < 1e-6);
    }
}

#[derive(Debug, TypeGenerator)]
struct AnyRing {
    points: Vec<(i16, i16)>,
    scale: u8,
}

impl AnyRing {
    fn ring(&self) -> Ring {
        let metres = 10.0_f64.powi(i32::from(self.scale % 16) - 4);
        let coord =
            |&(x, y): &(i16, i16)| Coord { x: f64::from(x) * metres, y: f64::from(y) * metres };
        Ring(self.points.iter().take(9).map(coord).collect())
    }
}

#[test]
fn overlay() {
    fuzz!().with_type::<Vec<Vec<AnyRing>>>().with_iterations(300).for_each(|outlines| {
        let mut layer = Layer::default();
        for rings in outlines.iter().take(4) {
            let patch = |it: &AnyRing| Patch { exterior: it.ring(), interiors: Vec::new() };
            let outline = Outline { patches: rings.iter().take(2).map(patch).collect() };
            let _ = layer.push(&outline);
        }
        let report = check(&layer, &Tolerances::default());
        assert!(report.area_sum_m2 >= 0.0);
    });
}

#[test]
fn a_layer_without_ground_is_a_coverage() {
    let flat = Outline {
        patches: vec![Patch {
            exterior: Ring([(0.0, 0.0), (5.0, 5.0), (9.0, 9.0)].map(Into::into).to_vec()),
            interiors: Vec::new(),
        }],
    };
    let report = check(&layer(&[flat.clone(), flat]), &Tolerances::default());
    assert!(report.findings.is_empty() && report.certified());
}
