//! Points of a new survey take registered nodes (捕捉).

use super::super::{SnappedPoint, snap};
use super::drawing::line;

fn snapped(points: &str, nodes: &str) -> Vec<SnappedPoint> {
    snap(&line(points), &line(nodes), 0.05).unwrap()
}

#[test]
fn a_point_takes_the_nearest_node_and_says_how_far_it_moved() {
    let found = snapped("10 10, 20 20", "10.04 10, 10 9.97, 30 30");
    let [near, far] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((near.node, near.point), (Some(1), line("10 9.97")[0]));
    assert!((near.moved_m - 0.03).abs() < 1e-12);
    assert_eq!(*far, SnappedPoint { point: line("20 20")[0], node: None, moved_m: 0.0 });
}

#[test]
fn the_tolerance_itself_is_within() {
    assert_eq!(snapped("10 10", "10.05 10")[0].node, Some(0));
    assert_eq!(snapped("10 10", "10.0501 10")[0].node, None);
    assert_eq!(snapped("10 10", "10.03 10.04")[0].node, Some(0));
    assert_eq!(snapped("10 10", "10.03 10.0401")[0].node, None);
}

#[test]
fn of_equally_near_nodes_the_first_is_taken() {
    assert_eq!(snapped("10 10", "10.02 10, 9.98 10, 10 10.02")[0].node, Some(0));
}

#[test]
fn a_tolerance_that_is_no_number_takes_only_the_very_place() {
    for tolerance_m in [f64::NAN, -1.0, 0.0] {
        let found = snap(&line("10 10, 10.0001 10"), &line("10 10"), tolerance_m).unwrap();
        assert_eq!(found.iter().map(|it| it.node).collect::<Vec<_>>(), [Some(0), None]);
    }
}
