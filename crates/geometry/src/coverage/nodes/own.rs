//! Objects that come near one of their own vertices: narrow necks, short edges, holes beside their shell.

use super::cells::Cells;
use crate::coverage::nearness::nearer_than;
use crate::coverage::nodes::{edges_of, extent};
use crate::coverage::{Layer, ObjectIndex};
use crate::grid::GridPoint;

/// For each edge so many vertices are looked at on average, before the whole object is marked instead; the number is our own.
const COMPARISONS_PER_EDGE_MAX: usize = 64;

/// Marks the vertices that an edge or another vertex of the same object comes nearer to than `reach`.
///
/// A vertex too many does no harm: it is near the line that an edge lies on, and a little beyond the edge's end at most.
pub(super) fn mark_near(
    cells: &Cells,
    layer: &Layer,
    object: ObjectIndex,
    reach: i64,
    sorted: &mut Vec<GridPoint>,
) {
    sorted.clear();
    sorted.extend(layer.rings(object).flatten());
    sorted.sort_unstable_by_key(|it| it.x);
    let mut n_left = sorted.len() * COMPARISONS_PER_EDGE_MAX;
    for edge in edges_of(layer, object) {
        n_left = n_left.saturating_sub(mark_beside(cells, edge, reach, sorted));
        if n_left == 0 {
            break;
        }
    }
    if n_left == 0
        && let Some(extent) = extent(layer, object)
    {
        cells.mark_extent(extent, reach);
    }
}

/// Marks what is near one edge, and says how many vertices were looked at.
fn mark_beside(
    cells: &Cells,
    [start, end]: [GridPoint; 2],
    reach: i64,
    sorted: &[GridPoint],
) -> usize {
    if nearer_than(start, end, reach) {
        cells.mark(start);
        cells.mark(end);
    }
    let [west, east] = [start.x.min(end.x) - reach, start.x.max(end.x) + reach];
    let [south, north] = [start.y.min(end.y) - reach, start.y.max(end.y) + reach];
    let from = sorted.partition_point(|it| it.x < west);
    let abreast = sorted.get(from..).unwrap_or_default().iter().take_while(|it| it.x <= east);
    let mut n = 0;
    for &it in abreast {
        n += 1;
        let beside = south <= it.y && it.y <= north && it != start && it != end;
        if beside && near_line(it, [start, end], reach) {
            cells.mark(it);
        }
    }
    n
}

/// Says whether a point is nearer than so many steps to the line of an edge, or so little farther that floats do not tell.
#[expect(
    clippy::cast_precision_loss,
    reason = "steps stay below 2^53, and the products have their margin"
)]
fn near_line(point: GridPoint, [start, end]: [GridPoint; 2], reach: i64) -> bool {
    /// The products are rounded once each, and their difference once.
    const ROUNDING: f64 = 4.0 * f64::EPSILON;
    let along = [(end.x - start.x) as f64, (end.y - start.y) as f64];
    let away = [(point.x - start.x) as f64, (point.y - start.y) as f64];
    let [one, other] = [along[0] * away[1], along[1] * away[0]];
    let length = along[0].hypot(along[1]);
    (one - other).abs()
        <= reach as f64 * length * (1.0 + ROUNDING) + (one.abs() + other.abs()) * ROUNDING
}
