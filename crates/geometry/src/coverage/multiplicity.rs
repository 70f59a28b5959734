//! For how much of the ground that is covered more than once the intersections of pairs account (证明重叠无遗漏).

use i_overlay::core::{fill_rule::FillRule, overlay::ShapeType, overlay_rule::OverlayRule};
use rayon::prelude::*;

use super::{
    boxes::{Boxes, GridBox},
    plane::{SubPoint, square_metres},
    region::{Region, doubled_area},
    sweep::{Room, each_contour},
    tiles::Tile,
};

/// So many objects over one another are told apart.
const DEPTH_MAX: usize = 32;

/// Pieces whose envelopes meet those of so many others are swept without asking whose they are; the number is our own.
const NEIGHBOURS_MAX: usize = 64;

/// Ground that a pair of objects shares, in the plane of the layer.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Pieces of one pair never overlap.
    pub(super) pair: usize,
    pub(super) envelope: GridBox,
    pub(super) region: Region,
}

/// The ground, in square metres, as often as there are objects over it but one, and what rounding may have done to that.
///
/// Under d objects lie d(d-1)/2 pieces: ground under one piece counts once, under three twice, under six three times.
/// What lies between counts like the lower, so that where a piece is missing too little is accounted for, and never too much.
/// `None` when too many lie over one another.
pub(super) fn accounted_m2(pieces: &[Piece]) -> (Option<f64>, f64) {
    let boxes = Boxes::new(pieces.iter().map(|it| (it.envelope, it.pair)));
    let (alone, others): (Vec<&Piece>, Vec<&Piece>) =
        pieces.par_iter().partition(|it| alone(it, &boxes));
    let alone: i128 = alone.iter().map(|it| it.region.doubled_area()).sum();
    let Some(tile) = around(&others) else { return (Some(square_metres(alone)), 0.0) };
    let (tiles, rounding_m2) = tile.parts();
    let others: Option<i128> = tiles.into_par_iter().map_init(Room::new, accounted).sum();
    (others.map(|it| square_metres(alone + it)), rounding_m2)
}

fn alone(piece: &Piece, boxes: &Boxes<usize>) -> bool {
    let mut near = boxes.meeting(&piece.envelope).take(NEIGHBOURS_MAX + 1);
    near.by_ref().take(NEIGHBOURS_MAX).all(|it| it == piece.pair) && near.next().is_none()
}

fn around(pieces: &[&Piece]) -> Option<Tile> {
    let contours = || pieces.iter().flat_map(|it| &it.region.contours);
    let vertices = || contours().flatten();
    let corner = |pick: fn(i64, i64) -> i64| {
        vertices().copied().reduce(|one, it| SubPoint::new(pick(one.x, it.x), pick(one.y, it.y)))
    };
    let (low, high) = (corner(Ord::min)?, corner(Ord::max)?);
    Some(Tile { low, high, contours: contours().cloned().collect() })
}

/// Twice the area that the pieces in a tile account for, in square sub-steps.
///
/// Each time the border is added the other way it takes one piece away everywhere.
/// The pieces are added twice, as subject and as clip, so that each sweep tells of two depths.
#[expect(clippy::needless_pass_by_value, reason = "so that a tile goes when it has been swept")]
fn accounted(Room { overlay, buffer, contours }: &mut Room, tile: Tile) -> Option<i128> {
    overlay.clear();
    for contour in &tile.contours {
        overlay.add_contour(contour, ShapeType::Subject);
        overlay.add_contour(contour, ShapeType::Clip);
    }
    let border = tile.clockwise();
    let mut doubled = 0;
    let mut taken = [0, 0];
    for n_objects in (2..=DEPTH_MAX + 1).step_by(2) {
        let depths = [(n_objects, ShapeType::Subject), (n_objects + 1, ShapeType::Clip)];
        for ((n_objects, role), taken) in depths.into_iter().zip(&mut taken) {
            let n_taken = n_objects * (n_objects - 1) / 2 - 1;
            (*taken..n_taken).for_each(|_| overlay.add_contour(&border, role));
            *taken = n_taken;
        }
        let Some(graph) = overlay.build_graph_view(FillRule::Positive) else {
            return Some(doubled);
        };
        for rule in [OverlayRule::Subject, OverlayRule::Clip] {
            graph.extract_contours_into(rule, buffer, contours);
            if contours.ranges.is_empty() {
                return Some(doubled);
            }
            doubled += each_contour(contours).map(doubled_area).sum::<i128>();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Piece, accounted_m2};
    use crate::coverage::{
        boxes::GridBox,
        plane::{Plane, SubPoint},
        region::Region,
    };
    use crate::grid::GridPoint;

    /// An upright strip of a metre's width, so many metres east.
    fn strip(pair: usize, east: i64) -> Piece {
        let corners = [(0, 0), (1, 0), (1, 5), (0, 5)];
        let grid = corners.map(|(x, y)| [(x + east) * 10_000, y * 10_000]);
        let plane = Plane { origin: GridPoint::default() };
        let corner = |[x, y]: [i64; 2]| -> SubPoint { plane.place(GridPoint { x, y }) };
        let region = Region { contours: vec![grid.map(corner).to_vec()] };
        Piece { pair, envelope: GridBox::from_points(&grid), region }
    }

    fn accounted(pieces: &[Piece]) -> Option<f64> {
        accounted_m2(pieces).0
    }

    #[test]
    fn a_piece_alone_counts_once() {
        assert_eq!(accounted(&[]), Some(0.0));
        assert_eq!(accounted(&[strip(0, 0), strip(1, 7), strip(1, 9)]), Some(15.0));
    }

    #[test]
    fn three_objects_are_three_pairs_and_count_twice() {
        let pieces: Vec<Piece> = (0..3).map(|pair| strip(pair, 0)).collect();
        assert_eq!(accounted(&pieces), Some(10.0));
    }

    #[test]
    fn a_missing_pair_of_four_objects_leaves_its_ground() {
        let pieces: Vec<Piece> = (0..6).map(|pair| strip(pair, 0)).collect();
        assert_eq!(accounted(&pieces), Some(15.0));
        assert_eq!(accounted(&pieces[1..]), Some(10.0));
    }

    #[test]
    fn up_to_thirty_two_objects_are_told_apart() {
        let all = |n_objects: usize| -> Vec<Piece> {
            (0..n_objects * (n_objects - 1) / 2).map(|pair| strip(pair, 0)).collect()
        };
        assert_eq!(accounted(&all(31)), Some(150.0));
        assert_eq!(accounted(&all(32)), Some(155.0));
        assert_eq!(accounted(&all(33)), None);
    }
}
