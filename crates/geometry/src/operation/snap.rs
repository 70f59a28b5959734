//! Snapping (捕捉): points of a new survey take the nodes that are registered already.

use super::{Refusal, on_grid::exact, reach_in_steps};
use crate::Coord;
use crate::grid::{GridPoint, STEPS_PER_M};

/// A new point, and what became of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SnappedPoint {
    /// Where the point lies now.
    pub point: Coord,
    /// The node that it took, by its index; none if it stayed where it was surveyed.
    pub node: Option<usize>,
    /// How far it moved.
    pub moved_m: f64,
}

/// Lets each point take the nearest node within the tolerance, the first among equally near ones.
///
/// Everything lies on the surveyed grid; the tolerance counts in whole steps of it, both ends included.
pub fn snap(
    points: &[Coord],
    nodes: &[Coord],
    tolerance_m: f64,
) -> Result<Vec<SnappedPoint>, Refusal> {
    let mut sorted: Vec<(GridPoint, usize)> = nodes
        .iter()
        .enumerate()
        .map(|(index, &it)| exact(it).map(|it| (it, index)))
        .collect::<Result<_, _>>()?;
    sorted.sort_unstable();
    let tolerance = reach_in_steps(tolerance_m);
    let snapped = |&it: &Coord| Ok(snapped(it, exact(it)?, &sorted, tolerance));
    points.iter().map(snapped).collect()
}

fn snapped(
    coord: Coord,
    point: GridPoint,
    sorted: &[(GridPoint, usize)],
    tolerance: i64,
) -> SnappedPoint {
    let first = sorted.partition_point(|it| it.0.x < point.x - tolerance);
    let abreast = sorted.iter().skip(first).take_while(|it| it.0.x <= point.x + tolerance);
    let near = abreast.filter(|it| (it.0.y - point.y).abs() <= tolerance);
    let nearest = near
        .map(|&(node, index)| (distance_squared_near(point, node), index, node))
        .filter(|it| it.0 <= tolerance * tolerance)
        .min();
    match nearest {
        Some((squared, index, node)) => {
            SnappedPoint { point: node.coord(), node: Some(index), moved_m: metres(squared) }
        }
        None => SnappedPoint { point: coord, node: None, moved_m: 0.0 },
    }
}

/// Of two points within the longest tolerance of each other along both axes: it fits.
fn distance_squared_near(one: GridPoint, other: GridPoint) -> i64 {
    (one.x - other.x).pow(2) + (one.y - other.y).pow(2)
}

#[expect(clippy::cast_precision_loss, reason = "below the square of the longest tolerance")]
fn metres(squared: i64) -> f64 {
    (squared as f64).sqrt() / STEPS_PER_M
}
