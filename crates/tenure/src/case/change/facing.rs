//! Which of the four bounds of a piece faces the piece that it was parted from 界址四至.

use geometry::{Envelope, Outline};

use crate::Bounds;

/// The bounds of a piece: those of the whole, but the one towards the other piece, which names the holder of that.
///
/// The bound is told by where the middle of the other piece lies, as a surveyor names four sides of land that has more.
pub(super) fn bounds(whole: &Bounds, piece: &Outline, other: &Outline, holder: &str) -> Bounds {
    let mut bounds = whole.clone();
    if let Some((piece, other)) = piece.envelope().zip(other.envelope()) {
        *side(&mut bounds, piece, other) = Some(holder.to_owned());
    }
    bounds
}

fn side(bounds: &mut Bounds, piece: Envelope, other: Envelope) -> &mut Option<String> {
    let (east_m, north_m) = (middle(other).0 - middle(piece).0, middle(other).1 - middle(piece).1);
    match east_m.abs() >= north_m.abs() {
        true if east_m >= 0.0 => &mut bounds.east,
        true => &mut bounds.west,
        false if north_m >= 0.0 => &mut bounds.north,
        false => &mut bounds.south,
    }
}

fn middle(it: Envelope) -> (f64, f64) {
    (f64::midpoint(it.min_x, it.max_x), f64::midpoint(it.min_y, it.max_y))
}

#[cfg(test)]
mod tests {
    use geometry::{Coord, Outline, Patch, Ring};

    use super::bounds;
    use crate::Bounds;

    fn square(west_m: f64, south_m: f64) -> Outline {
        let corners = [(0.0, 0.0), (0.0, 10.0), (10.0, 10.0), (10.0, 0.0), (0.0, 0.0)];
        let moved = corners.map(|(x, y)| Coord::from((west_m + x, south_m + y)));
        let exterior = Ring(moved.to_vec());
        Outline { patches: vec![Patch { exterior, interiors: Vec::new() }] }
    }

    /// What the bounds east, west, south and north of a piece say when the other lies there.
    fn beside(west_m: f64, south_m: f64) -> [Option<String>; 4] {
        let whole = Bounds {
            east: Some("东".to_owned()),
            west: Some("西".to_owned()),
            south: None,
            north: Some("北".to_owned()),
        };
        let Bounds { east, west, south, north } =
            bounds(&whole, &square(0.0, 0.0), &square(west_m, south_m), "甲二");
        [east, west, south, north]
    }

    #[test]
    fn the_side_towards_the_other_piece_names_its_holder() {
        let said = |texts: [&str; 4]| texts.map(|it| (!it.is_empty()).then(|| it.to_owned()));
        assert_eq!(beside(10.0, 1.0), said(["甲二", "西", "", "北"]));
        assert_eq!(beside(-10.0, 1.0), said(["东", "甲二", "", "北"]));
        assert_eq!(beside(1.0, -10.0), said(["东", "西", "甲二", "北"]));
        assert_eq!(beside(1.0, 10.0), said(["东", "西", "", "甲二"]));
    }

    #[test]
    fn what_has_no_ground_faces_nothing() {
        let nothing = Outline { patches: Vec::new() };
        let whole = Bounds { east: Some("东".to_owned()), ..Bounds::default() };
        assert_eq!(bounds(&whole, &square(0.0, 0.0), &nothing, "甲二"), whole);
    }
}
