//! The boundary points of a parcel (界址点): J1, J2, … clockwise from the north-west.

use std::cmp::Reverse;

use super::{
    PointsKept, SurveyedPosition,
    corners::{Corner, clockwise},
};
use crate::{Coord, Outline, Patch, Ring, grid::GridPoint};

/// A boundary point with the number that the certificate gives it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BoundaryPoint {
    /// From 1 on, through all rings of the outline.
    pub number: usize,
    /// The coordinate of the ring as delivered, counted from zero.
    pub vertex: usize,
    /// Where it lies, as delivered.
    pub at: Coord,
    /// Where it lies, as the tables write it.
    pub position: SurveyedPosition,
}

/// The boundary points of one ring, clockwise; the first is not repeated.
#[derive(Clone, Debug, PartialEq)]
pub struct BoundaryRing {
    /// The patch, counted from zero.
    pub patch: usize,
    /// The ring of the patch: zero is the exterior, then come the interiors.
    pub ring: usize,
    pub points: Vec<BoundaryPoint>,
}

impl BoundaryPoint {
    /// The number as it is written (界址点号, JZDH): `J1`.
    pub fn label(&self) -> String {
        format!("J{}", self.number)
    }
}

/// The boundary points of an outline, ring by ring.
///
/// Every ring runs clockwise on paper, holes as well, whatever way it was delivered.
/// It begins at the north-westernmost point: of those kept, the one nearest to the north-west corner of their envelope,
/// of equally near ones the northernmost, and of those the westernmost.
/// Patches follow each other from north to south by their first points, then from west to east;
/// the holes of a patch follow its exterior in the same way, and continue its numbers.
/// The standard says only that the points run clockwise; the rest is our own,
/// made so that neither the start nor the direction nor the order of the rings as delivered shows.
/// Rings of fewer than three points, or with one that has no place on the grid, are left out; validity tells of both.
pub fn boundary_rings(outline: &Outline, kept: PointsKept) -> Vec<BoundaryRing> {
    let mut patches: Vec<Vec<OpenRing<'_>>> = outline
        .patches
        .iter()
        .enumerate()
        .map(|(patch, it)| rings_of_patch(patch, it, kept))
        .filter(|it| !it.is_empty())
        .collect();
    patches.sort_by_key(|rings| rings.first().map(OpenRing::order));
    let mut number = 0;
    patches.into_iter().flatten().filter_map(|it| it.numbered(&mut number)).collect()
}

/// A ring whose points have no numbers yet.
struct OpenRing<'a> {
    patch: usize,
    ring: usize,
    delivered: &'a Ring,
    corners: Vec<Corner>,
}

/// The exterior, then the holes in their order; nothing if the exterior is no ring.
fn rings_of_patch(patch: usize, it: &Patch, kept: PointsKept) -> Vec<OpenRing<'_>> {
    let open = |(ring, delivered)| {
        let corners = from_north_west(clockwise(delivered, kept)?);
        Some(OpenRing { patch, ring, delivered, corners })
    };
    let mut rings: Vec<OpenRing<'_>> = it.rings().enumerate().filter_map(open).collect();
    if rings.first().is_none_or(|it| it.ring != 0) {
        return Vec::new();
    }
    rings.sort_by_key(|it| (it.ring != 0, it.order()));
    rings
}

impl OpenRing<'_> {
    fn order(&self) -> Option<(Reverse<i64>, i64)> {
        self.corners.first().map(|it| (Reverse(it.at.y), it.at.x))
    }

    fn numbered(self, number: &mut usize) -> Option<BoundaryRing> {
        let point = |corner: &Corner| {
            *number += 1;
            let at = *self.delivered.0.get(corner.vertex)?;
            let position = SurveyedPosition::of(at)?;
            Some(BoundaryPoint { number: *number, vertex: corner.vertex, at, position })
        };
        let points = self.corners.iter().map(point).collect::<Option<_>>()?;
        Some(BoundaryRing { patch: self.patch, ring: self.ring, points })
    }
}

fn from_north_west(mut corners: Vec<Corner>) -> Vec<Corner> {
    let west = corners.iter().map(|it| it.at.x).min().unwrap_or_default();
    let north = corners.iter().map(|it| it.at.y).max().unwrap_or_default();
    let order = |at: GridPoint| {
        let (east, south) = (i128::from(at.x - west), i128::from(north - at.y));
        (east * east + south * south, south, east)
    };
    let first = corners.iter().enumerate().min_by_key(|(_, it)| order(it.at));
    let place = first.map_or(0, |(place, _)| place);
    corners.rotate_left(place);
    corners
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::{BoundaryRing, boundary_rings};
    use crate::{Coord, Outline, Patch, Ring, reading::PointsKept};

    fn ring(coords: &[(f64, f64)]) -> Ring {
        Ring(coords.iter().map(|&it| it.into()).collect())
    }

    fn patch(exterior: &[(f64, f64)], interiors: &[&[(f64, f64)]]) -> Patch {
        Patch { exterior: ring(exterior), interiors: interiors.iter().map(|it| ring(it)).collect() }
    }

    fn listed(rings: &[BoundaryRing]) -> String {
        let line = |it: &BoundaryRing| {
            let point =
                |it: &super::BoundaryPoint| format!(" {} ({} {})", it.label(), it.at.x, it.at.y);
            let points: String = it.points.iter().map(point).collect();
            format!("patch {} ring {}:{points}\n", it.patch, it.ring)
        };
        rings.iter().map(line).collect()
    }

    fn numbers(patches: Vec<Patch>, expected: &Expect) {
        expected.assert_eq(&listed(&boundary_rings(&Outline { patches }, PointsKept::Every)));
    }

    const SQUARE: [(f64, f64); 5] = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0), (0.0, 0.0)];

    #[test]
    fn a_square_begins_at_its_north_west_corner_and_runs_clockwise() {
        numbers(
            vec![patch(&SQUARE, &[])],
            &expect![[r#"
                patch 0 ring 0: J1 (0 9) J2 (9 9) J3 (9 0) J4 (0 0)
            "#]],
        );
    }

    #[test]
    fn of_equally_near_points_the_northern_one_is_first() {
        numbers(
            vec![patch(&[(0.0, 5.0), (5.0, 10.0), (10.0, 5.0), (5.0, 0.0)], &[])],
            &expect![[r#"
                patch 0 ring 0: J1 (5 10) J2 (10 5) J3 (5 0) J4 (0 5)
            "#]],
        );
    }

    #[test]
    fn a_step_nearer_to_the_corner_decides() {
        numbers(
            vec![patch(&[(0.0, 5.0001), (5.0, 10.0), (10.0, 5.0), (5.0, 0.0)], &[])],
            &expect![[r#"
                patch 0 ring 0: J1 (0 5.0001) J2 (5 10) J3 (10 5) J4 (5 0)
            "#]],
        );
    }

    #[test]
    fn holes_continue_the_numbers_from_north_to_south_clockwise_too() {
        let south = [(2.0, 2.0), (4.0, 2.0), (4.0, 4.0), (2.0, 4.0)];
        let north = [(6.0, 8.0), (8.0, 8.0), (8.0, 6.0), (6.0, 6.0)];
        numbers(
            vec![patch(&SQUARE, &[&south, &north])],
            &expect![[r#"
                patch 0 ring 0: J1 (0 9) J2 (9 9) J3 (9 0) J4 (0 0)
                patch 0 ring 2: J5 (6 8) J6 (8 8) J7 (8 6) J8 (6 6)
                patch 0 ring 1: J9 (2 4) J10 (4 4) J11 (4 2) J12 (2 2)
            "#]],
        );
    }

    #[test]
    fn patches_follow_from_north_to_south_and_then_from_west_to_east() {
        let triangle = |x: f64, y: f64| patch(&[(x, y), (x + 1.0, y), (x, y - 1.0)], &[]);
        numbers(
            vec![triangle(5.0, 3.0), triangle(0.0, 3.0), triangle(9.0, 8.0)],
            &expect![[r#"
                patch 2 ring 0: J1 (9 8) J2 (10 8) J3 (9 7)
                patch 1 ring 0: J4 (0 3) J5 (1 3) J6 (0 2)
                patch 0 ring 0: J7 (5 3) J8 (6 3) J9 (5 2)
            "#]],
        );
    }

    #[test]
    fn neither_start_nor_direction_of_delivery_shows() {
        let coords = [(0.0, 1.0), (2.0, 9.0), (7.0, 8.0), (9.0, 3.0), (5.0, -1.0)];
        let positions = |coords: &[(f64, f64)]| -> Vec<Coord> {
            let outline = Outline { patches: vec![patch(coords, &[])] };
            let rings = boundary_rings(&outline, PointsKept::Every);
            rings.iter().flat_map(|it| &it.points).map(|it| it.at).collect()
        };
        let expected = positions(&coords);
        for n in 0..coords.len() {
            let mut moved = coords;
            moved.rotate_left(n);
            assert_eq!(positions(&moved), expected);
            moved.reverse();
            assert_eq!(positions(&moved), expected);
        }
    }

    #[test]
    fn what_encloses_nothing_has_no_boundary_points() {
        numbers(Vec::new(), &expect![""]);
        numbers(vec![Patch::default()], &expect![""]);
        numbers(vec![patch(&[(0.0, 0.0), (1.0, 1.0), (0.0, 0.0)], &[&SQUARE])], &expect![""]);
        numbers(vec![patch(&[(f64::NAN, 0.0), (1e300, 1.0), (0.0, 3.0)], &[])], &expect![""]);
    }
}
