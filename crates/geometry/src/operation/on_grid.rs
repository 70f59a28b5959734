//! Into the grid and out of it: exactly, or by moving each position to the nearest point, which is asked for by name.

use super::{Refusal, segment::EXTENT_STEPS_MAX};
use crate::grid::{GridPoint, STEPS_PER_M};
use crate::{Coord, Outline};

/// The outline with every position moved to the nearest point of the surveyed grid.
pub fn outline_to_grid(outline: &Outline) -> Result<Outline, Refusal> {
    outline.coords().try_for_each(|it| nearest(it).map(drop))?;
    Ok(outline.map_coords(|it| GridPoint::nearest(it).map_or(it, GridPoint::coord)))
}

/// The line with every position moved to the nearest point of the surveyed grid.
pub fn line_to_grid(line: &[Coord]) -> Result<Vec<Coord>, Refusal> {
    line.iter().map(|&it| nearest(it).map(GridPoint::coord)).collect()
}

fn nearest(coord: Coord) -> Result<GridPoint, Refusal> {
    GridPoint::nearest(coord).ok_or(Refusal::OffGrid { x_m: coord.x, y_m: coord.y })
}

/// The point of the grid that a position is; one that lies between points is refused.
pub(super) fn exact(coord: Coord) -> Result<GridPoint, Refusal> {
    let point = nearest(coord)?;
    if point.coord() == coord {
        Ok(point)
    } else {
        Err(Refusal::OffGrid { x_m: coord.x, y_m: coord.y })
    }
}

/// The points of a line, repeated ones in a row taken as one.
pub(super) fn exact_line(line: &[Coord]) -> Result<Vec<GridPoint>, Refusal> {
    let mut points = line.iter().map(|&it| exact(it)).collect::<Result<Vec<_>, _>>()?;
    points.dedup();
    if points.len() < 2 {
        return Err(Refusal::NoLine { n_points: points.len() });
    }
    Ok(points)
}

/// Refuses positions so far apart that they are of no one survey; see [`EXTENT_STEPS_MAX`].
#[expect(clippy::cast_precision_loss, reason = "the number is shown, not calculated with")]
pub(super) fn check_extent(points: impl IntoIterator<Item = GridPoint>) -> Result<(), Refusal> {
    let spans = |it: GridPoint| [it.x, it.x, it.y, it.y];
    let all = points
        .into_iter()
        .map(spans)
        .reduce(|[a, b, c, d], [e, f, g, h]| [a.min(e), b.max(f), c.min(g), d.max(h)]);
    let [min_x, max_x, min_y, max_y] = all.unwrap_or_default();
    let extent = (max_x - min_x).max(max_y - min_y);
    if extent <= EXTENT_STEPS_MAX {
        return Ok(());
    }
    let [extent_m, extent_m_max] = [extent, EXTENT_STEPS_MAX].map(|it| it as f64 / STEPS_PER_M);
    Err(Refusal::TooFarApart { extent_m, extent_m_max })
}
