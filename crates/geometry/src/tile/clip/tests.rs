//! Rings and edges at the frame.

use proptest::{collection::vec, prelude::*};

use super::{clip_edge, clip_ring};
use crate::{
    Coord, Ring,
    tile::frame::{HIGH, LOW, holds},
};

fn clipped(ring: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut ring: Vec<Coord> = ring.iter().map(|&it| it.into()).collect();
    clip_ring(&mut ring, &mut Vec::new());
    ring.into_iter().map(|it| (it.x, it.y)).collect()
}

#[test]
fn what_lies_in_the_frame_stays_as_it_is() {
    let ring = [(LOW, LOW), (HIGH, LOW), (7.25, 9.5)];
    assert_eq!(clipped(&ring), ring);
}

#[test]
fn what_lies_beside_the_frame_is_gone() {
    assert_eq!(clipped(&[(5000.0, 0.0), (6000.0, 0.0), (6000.0, 9.0)]), []);
    assert_eq!(clipped(&[]), []);
}

#[test]
fn a_corner_is_cut_off() {
    let cut = clipped(&[(4100.0, 0.0), (4220.0, 0.0), (4100.0, 120.0)]);
    assert_eq!(cut, [(4100.0, 0.0), (4160.0, 0.0), (4160.0, 60.0), (4100.0, 120.0)]);
}

#[test]
fn an_edge_past_a_corner_is_not_in_the_frame() {
    let edge = |a: (f64, f64), b: (f64, f64)| clip_edge(a.into(), b.into());
    assert_eq!(edge((4100.0, -900.0), (9000.0, 4000.0)), None);
    let through = edge((-1000.0, 10.0), (9000.0, 10.0));
    assert_eq!(through, Some(((LOW, 10.0).into(), (HIGH, 10.0).into())));
}

proptest! {
    #[test]
    fn every_vertex_lies_in_the_frame(ring in vec((-1e6..1e6, -1e6..1e6), 0..30)) {
        for (x, y) in clipped(&ring) {
            prop_assert!(holds(Coord { x, y }), "{} {}", x, y);
        }
    }

    #[test]
    fn either_direction_is_cut_at_the_same_places(a in (-9e3..9e3, -9e3..9e3), b in (-9e3..9e3, -9e3..9e3)) {
        let (a, b) = (Coord::from(a), Coord::from(b));
        prop_assert_eq!(clip_edge(a, b), clip_edge(b, a).map(|(b, a)| (a, b)));
    }

    /// The parts that hang together along the sides add nothing: the area is that of the intersection.
    #[test]
    fn a_ring_and_the_frame_around_it_lose_nothing(ring in vec((0.0..4096.0, 0.0..4096.0), 3..9), far in 5e3..9e3_f64) {
        let area = |it: &[(f64, f64)]| Ring(it.iter().map(|&it| it.into()).collect()).signed_area();
        prop_assert_eq!(clipped(&ring), ring.clone());
        let around = [(-far, -far), (far, -far), (far, far), (-far, far)];
        prop_assert!((area(&clipped(&around)) - (HIGH - LOW).powi(2)).abs() < 1e-6);
    }
}
