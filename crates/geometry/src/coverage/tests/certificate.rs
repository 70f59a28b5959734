//! The certificate, and what keeps a check bounded.

use super::{block, checked, layer, rectangle};
use crate::coverage::{Tolerances, check};

#[test]
fn sum_union_and_overlaps_of_three_over_one_another() {
    let report = checked(&[
        rectangle(0.0, 0.0, 10.0, 10.0),
        rectangle(5.0, 0.0, 10.0, 10.0),
        rectangle(5.0, 0.0, 5.0, 10.0),
    ]);
    assert!((report.area_sum_m2 - 250.0).abs() < 1e-6, "{report:?}");
    assert!((report.area_union_m2 - 150.0).abs() < 1e-6, "{report:?}");
    assert!((report.overlap_sum_m2 - 150.0).abs() < 1e-6, "{report:?}");
    assert!(report.certificate_m2.unwrap().abs() < 1e-6, "{report:?}");
}

#[test]
fn ten_times_the_same_is_forty_five_pairs_and_certified() {
    let report = checked(&vec![rectangle(0.0, 0.0, 10.0, 10.0); 10]);
    assert_eq!(report.findings.len(), 45);
    assert!((report.overlap_sum_m2 - 4_500.0).abs() < 1e-6);
}

#[test]
fn more_over_one_another_than_can_be_told_apart_is_not_certified() {
    let report = check(&layer(&vec![rectangle(0.0, 0.0, 1.0, 1.0); 40]), &Tolerances::default());
    assert_eq!(report.findings.len(), 780);
    assert!(report.certificate_m2.is_none() && !report.certified());
}

#[test]
fn too_many_findings_are_cut_short_and_not_certified() {
    let outlines: Vec<_> = block().into_iter().chain(block()).collect();
    let tolerances = Tolerances { findings_max: 5, ..Tolerances::default() };
    let report = check(&layer(&outlines), &tolerances);
    assert_eq!(report.findings.len(), 5);
    assert!(report.truncated && !report.certified());
}

#[test]
fn an_area_of_the_union_leaves_out_holes() {
    let mut outlines = block();
    outlines.remove(4);
    assert!((checked(&outlines).area_union_m2 - 800.0).abs() < 1e-6);
}
