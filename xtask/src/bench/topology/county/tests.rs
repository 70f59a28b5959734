//! The county keeps what it promises.

use std::collections::{BTreeSet, HashMap};

use geometry::Tolerances;
use geometry::coverage::{self, Layer};

use super::{County, Parcel};

const MATCHED: County = County { n_parcels: 6_000, noisy: false };
const NOISY: County = County { noisy: true, ..MATCHED };

fn layer(county: County) -> Layer {
    let mut layer = Layer::default();
    county.parcels().for_each(|it| {
        layer.push(&it.outline).unwrap();
    });
    layer
}

fn bits(parcel: &Parcel) -> Vec<(u64, u64)> {
    let ring = &parcel.outline.patches[0].exterior.0;
    ring[1..].iter().map(|it| (it.x.to_bits(), it.y.to_bits())).collect()
}

#[test]
fn every_parcel_is_there_once_and_in_order() {
    let ids: Vec<i32> = MATCHED.parcels().map(|it| it.id).collect();
    assert_eq!(ids, (1..=6_000).collect::<Vec<_>>());
    assert_eq!(MATCHED.parcels().last().unwrap().village, 2);
}

#[test]
fn a_parcel_has_eight_to_twelve_vertices_and_ten_in_the_mean() {
    let counts: Vec<usize> = MATCHED.parcels().map(|it| bits(&it).len()).collect();
    assert!(counts.iter().all(|it| (8..=12).contains(it)));
    let tenths = 10 * counts.iter().sum::<usize>() / counts.len();
    assert!((99..=101).contains(&tenths), "{tenths} tenths of a vertex");
}

#[test]
fn every_outline_is_valid() {
    for parcel in MATCHED.parcels().take(500).chain(NOISY.parcels().take(500)) {
        let findings = geometry::check(&parcel.outline, &Tolerances::default());
        assert!(findings.is_empty(), "{}: {findings:?}", parcel.id);
    }
}

#[test]
fn four_of_ten_vertices_belong_to_four_parcels_and_the_others_to_two() {
    let mut owners: HashMap<(u64, u64), usize> = HashMap::new();
    MATCHED.parcels().flat_map(|it| bits(&it)).for_each(|it| *owners.entry(it).or_default() += 1);
    let with = |n: usize| owners.values().filter(|it| **it == n).count();
    assert!(with(4) > 5_000 && with(2) > 16_000, "{} and {}", with(4), with(2));
    assert_eq!(owners.values().max(), Some(&4));
}

#[test]
fn three_of_a_thousand_overlap_one_neighbour_and_no_others_overlap() {
    let report = coverage::check(&layer(MATCHED), &coverage::Tolerances::default());
    let found: BTreeSet<[i32; 2]> = report
        .findings
        .iter()
        .map(|it| [it.objects[0], it.objects[1]].map(|it| i32::try_from(it.0 + 1).unwrap()))
        .collect();
    assert_eq!(found, BTreeSet::from_iter(MATCHED.overlaps()));
    assert_eq!((found.len(), report.findings.len()), (18, 18));
    assert!(report.certified());
}

#[test]
fn in_a_noisy_county_next_to_no_edges_match() {
    let layer = layer(County { n_parcels: 500, ..NOISY });
    let report = coverage::check(&layer, &coverage::Tolerances::default());
    assert!(report.n_unmatched_edges * 100 > layer.points().len() * 99);
}

#[test]
fn the_county_is_the_same_every_time() {
    assert!(NOISY.parcels().eq(NOISY.parcels()));
}
