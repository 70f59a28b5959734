//! How many objects cover the ground: a sweep over the open edges of a whole layer, tile by tile.

use i_overlay::{
    core::{
        extract::BooleanExtractionBuffer,
        fill_rule::FillRule,
        overlay::{IntOverlayOptions, Overlay, ShapeType},
        overlay_rule::OverlayRule,
        solver::Solver,
    },
    i_shape::flat::buffer::FlatContoursBuffer,
};
use rayon::prelude::*;

use super::{
    boxes::{self, GridBox},
    chains::closed_contours,
    open::OpenEdge,
    plane::{Plane, ROUNDING_M, SubPoint, square_metres},
    region::{Region, envelope},
    tiles::{self, Tile},
};
use crate::grid::GridPoint;

/// Between the objects and the frame around them: a millimetre.
const MARGIN: i64 = 10;

/// What the open edges enclose.
#[derive(Debug)]
pub(super) struct Cover {
    pub(super) plane: Plane,
    /// Envelopes of the ground that more than one object covers, with a step more on every side, because crossings were rounded.
    pub(super) multiple: Vec<GridBox>,
    /// The ground that no object covers and that the objects enclose.
    pub(super) holes: Vec<Region>,
    /// The ground that no object covers, up to a frame around everything.
    pub(super) outside: Vec<Region>,
    pub(super) union_m2: f64,
    /// What rounding may have done to the areas.
    pub(super) rounding_m2: f64,
}

/// Sweeps over the open edges; nothing where there are none.
///
/// Uncovered ground that is in several tiles is put together again.
/// Where an edge was cut, rounding moved it by half a sub-step; nothing else tells that it had been cut.
pub(super) fn cover(open: &[OpenEdge]) -> Option<Cover> {
    let (plane, frame) = frame(open)?;
    let (corner, doubled_frame) = (frame.low, frame.doubled_area());
    let (tiles, cut_m2) = frame.parts();
    let tiles: Vec<Swept> = tiles.into_par_iter().map_init(Room::new, swept).collect();
    let whole = tiles.len() == 1;
    let Swept { multiple, mut holes, cut, doubled_uncovered } =
        tiles.into_iter().reduce(Swept::and)?;
    let cut = if whole { cut } else { joined(&cut) };
    let (outside, mut enclosed) = cut.into_iter().partition(|it| touches(it, corner));
    holes.append(&mut enclosed);
    let length_m: f64 = open.iter().map(OpenEdge::length_m).sum();
    Some(Cover {
        plane,
        multiple: multiple.into_iter().map(|it| grid_box(it, plane)).collect(),
        holes,
        outside,
        union_m2: square_metres(doubled_frame - doubled_uncovered),
        rounding_m2: length_m * ROUNDING_M + cut_m2,
    })
}

/// Regions that meet in a point come out apart, so that a hole is a hole even where its corner touches the outside.
pub(super) fn options() -> IntOverlayOptions<u128> {
    IntOverlayOptions::ogc()
}

pub(super) fn regions(shapes: Vec<Vec<Vec<SubPoint>>>) -> Vec<Region> {
    shapes.into_iter().map(|contours| Region { contours }).collect()
}

/// The closed contours of the open edges, in a rectangle around everything.
fn frame(open: &[OpenEdge]) -> Option<(Plane, Tile)> {
    let points = || open.iter().map(|it| it.start);
    let x = (points().map(|it| it.x).min()?, points().map(|it| it.x).max()?);
    let y = (points().map(|it| it.y).min()?, points().map(|it| it.y).max()?);
    let plane = Plane { origin: GridPoint { x: x.0, y: y.0 } };
    let low = plane.place(GridPoint { x: x.0 - MARGIN, y: y.0 - MARGIN });
    let high = plane.place(GridPoint { x: x.1 + MARGIN, y: y.1 + MARGIN });
    let placed = |it: Vec<GridPoint>| it.into_iter().map(|it| plane.place(it)).collect();
    let contours = closed_contours(open).into_iter().map(placed).collect();
    Some((plane, Tile { low, high, contours }))
}

/// What one sweep after the other works in.
pub(super) struct Room {
    pub(super) overlay: Overlay<i64>,
    pub(super) buffer: BooleanExtractionBuffer<i64>,
    pub(super) contours: FlatContoursBuffer<i64>,
}

impl Room {
    pub(super) fn new() -> Self {
        Self {
            overlay: Overlay::new_custom(0, options(), Solver::default()),
            buffer: BooleanExtractionBuffer::default(),
            contours: FlatContoursBuffer::default(),
        }
    }
}

/// What a sweep found in a tile.
#[derive(Debug, Default)]
struct Swept {
    /// Envelopes, in sub-steps.
    multiple: Vec<[SubPoint; 2]>,
    holes: Vec<Region>,
    /// Uncovered ground that ends at the border of the tile.
    cut: Vec<Region>,
    doubled_uncovered: i128,
}

impl Swept {
    fn and(mut self, mut next: Self) -> Self {
        self.multiple.append(&mut next.multiple);
        self.holes.append(&mut next.holes);
        self.cut.append(&mut next.cut);
        self.doubled_uncovered += next.doubled_uncovered;
        self
    }
}

/// Edges are directed, so that the number of turns around a point is the number of objects over it.
///
/// The border of the tile is added the other way, and takes one away: positive is then what two objects cover.
/// All of it turned around is positive where none does, and is swept at the same time.
#[expect(clippy::needless_pass_by_value, reason = "so that a tile goes when it has been swept")]
fn swept(room: &mut Room, tile: Tile) -> Swept {
    let Room { overlay, buffer, contours } = room;
    overlay.clear();
    let border = tile.clockwise();
    for contour in tile.contours.iter().map(Vec::as_slice).chain([border.as_slice()]) {
        overlay.add_contour(contour, ShapeType::Subject);
        overlay.add_path_iter(contour.iter().rev().copied(), ShapeType::Clip);
    }
    let Some(graph) = overlay.build_graph_view(FillRule::Positive) else {
        return Swept::default();
    };
    graph.extract_contours_into(OverlayRule::Subject, buffer, contours);
    let multiple = each_contour(contours).filter_map(envelope).collect();
    let uncovered = regions(graph.extract_shapes(OverlayRule::Clip, buffer));
    let doubled_uncovered = uncovered.iter().map(Region::doubled_area).sum();
    let (cut, holes) = uncovered
        .into_iter()
        .partition(|it| it.contours.iter().flatten().any(|it| tile.ends_at(*it)));
    Swept { multiple, holes, cut, doubled_uncovered }
}

/// Puts together what was cut, without the vertices that the cuts have left.
fn joined(cut: &[Region]) -> Vec<Region> {
    let mut overlay = Overlay::new_custom(
        cut.iter().flat_map(|it| &it.contours).map(Vec::len).sum(),
        options(),
        Solver::default(),
    );
    for contour in cut.iter().flat_map(|it| &it.contours) {
        overlay.add_contour(contour, ShapeType::Subject);
    }
    let mut joined = regions(overlay.overlay(OverlayRule::Subject, FillRule::Positive));
    joined.iter_mut().flat_map(|it| &mut it.contours).for_each(tiles::straighten);
    joined
}

/// The contours that an overlay left, shells and holes.
pub(super) fn each_contour(
    contours: &FlatContoursBuffer<i64>,
) -> impl Iterator<Item = &[SubPoint]> {
    contours.ranges.iter().filter_map(|it| contours.points.get(it.clone()))
}

/// An envelope on the grid, with a step more on every side.
pub(super) fn grid_box(corners: [SubPoint; 2], plane: Plane) -> GridBox {
    let [low, high] = corners.map(|it| plane.grid_point(it)).map(|it| [it.x, it.y]);
    boxes::widened(&GridBox::from_corners(low, high), 1)
}

fn touches(region: &Region, corner: SubPoint) -> bool {
    region.contours.first().is_some_and(|it| it.contains(&corner))
}

#[cfg(test)]
mod tests {
    use super::{Room, cover, frame, swept};
    use crate::coverage::{
        open::open_edges,
        plane::square_metres,
        region::Region,
        tests::{layer, unmatched::parcels},
    };

    fn areas_m2(regions: &[Region]) -> Vec<f64> {
        let mut areas_m2: Vec<f64> = regions.iter().map(Region::area_m2).collect();
        areas_m2.sort_by(f64::total_cmp);
        areas_m2
    }

    #[test]
    fn cut_into_tiles_a_layer_has_the_holes_that_it_has_as_a_whole() {
        let open = open_edges(&layer(&parcels()));
        let (_, tile) = frame(&open).unwrap();
        assert!(tile.clone().parts().0.len() > 1);
        let whole = swept(&mut Room::new(), tile);
        let tiled = cover(&open).unwrap();
        let (ours, theirs) = (areas_m2(&tiled.holes), areas_m2(&whole.holes));
        assert!(ours.len() > 100);
        assert_eq!(ours.len(), theirs.len());
        let apart = ours.iter().zip(&theirs).map(|(it, other)| (it - other).abs());
        assert!(apart.fold(0.0, f64::max) < 1e-5);
        let vertices = |regions: &[Region]| regions.iter().flat_map(Region::edges).count();
        assert_eq!(vertices(&tiled.holes), vertices(&whole.holes), "no cut leaves a vertex");
        let outside_m2: f64 = tiled.outside.iter().map(Region::area_m2).sum();
        let uncovered_m2 = outside_m2 + ours.iter().sum::<f64>();
        assert!((uncovered_m2 - square_metres(whole.doubled_uncovered)).abs() < 1e-3);
    }
}
