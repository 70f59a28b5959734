//! Sketches of small parcels, as the template gets them.

use geometry::{Coord, Crs, GaussKruger, Outline, Patch, Ring};

use super::{SMALL, Sketch, WIDE};
use crate::Neighbour;

fn rectangle(x: f64, y: f64, width: f64, height: f64) -> Outline {
    let corners =
        [(x, y), (x, y + height), (x + width, y + height), (x + width, y), (x, y)].map(Coord::from);
    Outline { patches: vec![Patch { exterior: Ring(corners.to_vec()), interiors: Vec::new() }] }
}

fn zone() -> Crs {
    Crs::GaussKruger(GaussKruger::from_epsg(4526).unwrap())
}

fn sketch(outline: &Outline, neighbours: &[Neighbour<'_>]) -> Option<Sketch> {
    Sketch::of(outline, zone(), neighbours, SMALL)
}

#[test]
fn north_is_up_and_the_parcel_lies_in_the_middle() {
    let sketch = sketch(&rectangle(38_500_000.0, 3_400_000.0, 30.0, 20.0), &[]).unwrap();
    assert_eq!(sketch.scale, 500);
    assert_eq!(
        sketch.rings,
        [[[12.0, 50.0], [12.0, 10.0], [72.0, 10.0], [72.0, 50.0], [12.0, 50.0]]]
    );
    assert_eq!(sketch.label_at, Some([42.0, 30.0]));
}

#[test]
fn lengths_and_numbers_stand_outside_the_boundary() {
    let sketch = sketch(&rectangle(0.0, 0.0, 30.0, 20.0), &[]).unwrap();
    let sides: Vec<_> =
        sketch.sides.iter().map(|it| (it.length_m.as_str(), it.at, it.turn_deg)).collect();
    assert_eq!(
        sides,
        [
            ("30.00", [42.0, 8.3], 0.0),
            ("20.00", [73.7, 30.0], 90.0),
            ("30.00", [42.0, 51.7], 0.0),
            ("20.00", [10.3, 30.0], 90.0),
        ]
    );
    let first = &sketch.points[0];
    assert_eq!((first.label.as_deref(), first.at), (Some("J1"), [12.0, 10.0]));
    assert!(first.label_at[0] < 12.0 && first.label_at[1] < 10.0);
}

#[test]
fn a_hole_is_measured_from_within_the_hole() {
    let mut outline = rectangle(0.0, 0.0, 30.0, 20.0);
    outline.patches[0].interiors.push(rectangle(10.0, 5.0, 10.0, 10.0).patches[0].exterior.clone());
    let sketch = sketch(&outline, &[]).unwrap();
    let northern_side = &sketch.sides[4];
    assert_eq!((northern_side.length_m.as_str(), northern_side.at), ("10.00", [42.0, 21.7]));
}

#[test]
fn a_long_curve_is_not_drowned_in_marks() {
    let turn = |it: u32| f64::from(it) * std::f64::consts::TAU / 5_000.0;
    let circle = |it| Coord { x: 20.0 * f64::cos(turn(it)), y: 20.0 * f64::sin(turn(it)) };
    let ring = Ring((0..5_000).map(circle).collect());
    let outline = Outline { patches: vec![Patch { exterior: ring, interiors: Vec::new() }] };
    let sketch = sketch(&outline, &[]).unwrap();
    assert!(sketch.points.len() < 200 && sketch.rings[0].len() < 3_000);
    assert!(sketch.sides.is_empty());
}

#[test]
fn a_neighbour_within_the_frame_is_drawn_and_named() {
    let (beside, far) = (rectangle(31.0, 0.0, 4.0, 20.0), rectangle(500.0, 0.0, 9.0, 9.0));
    let own = rectangle(0.0, 0.0, 20.0, 20.0);
    let neighbours = [
        Neighbour { holder: "王某", outline: &beside },
        Neighbour { holder: "远邻", outline: &far },
    ];
    let sketch = sketch(&own, &neighbours).unwrap();
    let drawn: Vec<&str> = sketch.neighbours.iter().map(|it| it.holder.as_str()).collect();
    assert_eq!(drawn, ["王某"]);
}

#[test]
fn degrees_are_laid_on_a_plane() {
    let outline = rectangle(113.5, 34.5, 0.0003, 0.0002);
    let sketch = Sketch::of(&outline, Crs::LonLat, &[], WIDE).unwrap();
    assert_eq!(sketch.scale, 400);
    assert!(sketch.sides[0].length_m.starts_with("27.5"), "{:?}", sketch.sides[0]);
}

#[test]
fn what_cannot_be_drawn_is_no_sketch() {
    assert_eq!(sketch(&Outline::default(), &[]), None);
    let nowhere = rectangle(0.0, 0.0, f64::NAN, 1.0);
    assert_eq!(sketch(&nowhere, &[]), None);
    let beyond = rectangle(1_000.0, 1_000.0, 9.0, 9.0);
    assert_eq!(Sketch::of(&beyond, Crs::LonLat, &[], SMALL), None);
    assert_eq!(sketch(&rectangle(0.0, 0.0, 1e6, 1e6), &[]), None);
}
