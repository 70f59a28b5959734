//! Outlines and lines as they are written in the cases, and what is read off them.

use rust_decimal::{Decimal, prelude::ToPrimitive as _};

use crate::grid::{GridPoint, doubled_area, grid_ring};
use crate::{Coord, Outline, Patch, Ring, SquareMetres};

/// A line: positions in metres, easting and northing, with commas between.
pub(crate) fn line(text: &str) -> Vec<Coord> {
    let coord = |it: &str| {
        let mut ordinates = it.split_whitespace().map(|it| it.parse().unwrap());
        Coord { x: ordinates.next().unwrap(), y: ordinates.next().unwrap() }
    };
    text.split(',').map(coord).collect()
}

/// An outline of one patch: a line for each ring, the shell first, with slashes between; it need not be closed.
pub(crate) fn outline(text: &str) -> Outline {
    let mut rings = text.split('/').map(|it| Ring(line(it)));
    let exterior = rings.next().unwrap();
    Outline { patches: vec![Patch { exterior, interiors: rings.collect() }] }
}

/// An outline as it was written, in two decimals, each ring from its south-western vertex.
pub(crate) fn written(outline: &Outline) -> String {
    let ring = |it: &Ring| {
        let n = it.0.len() - usize::from(it.closed());
        let first = (0..n)
            .min_by(|&a, &b| (it.0[a].x, it.0[a].y).partial_cmp(&(it.0[b].x, it.0[b].y)).unwrap());
        let mut coords = it.0[..n].to_vec();
        coords.rotate_left(first.unwrap());
        coords.iter().map(|it| format!("{} {}", it.x, it.y)).collect::<Vec<_>>().join(", ")
    };
    outline.rings().map(ring).collect::<Vec<_>>().join(" / ")
}

/// The outlines of a layer, one a line.
pub(crate) fn listed(outlines: &[Outline]) -> String {
    outlines.iter().map(written).collect::<Vec<_>>().join("\n")
}

/// The rings of an outline on the grid, unclosed, with the inside on the left.
pub(crate) fn grid_rings(outline: &Outline) -> Vec<Vec<GridPoint>> {
    let ring = |(n, it): (usize, &Ring)| {
        let mut points = grid_ring(it).unwrap();
        points.dedup();
        if points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        if (doubled_area(&points) > 0) != (n == 0) {
            points.reverse();
        }
        points
    };
    outline.patches.iter().flat_map(|it| it.rings().enumerate()).map(ring).collect()
}

/// Twice the area of an outline in square steps.
pub(crate) fn doubled(outline: &Outline) -> i128 {
    grid_rings(outline).iter().map(|it| doubled_area(it)).sum()
}

/// Twice the area of all outlines in square steps.
pub(crate) fn doubled_sum<'a>(outlines: impl IntoIterator<Item = &'a Outline>) -> i128 {
    outlines.into_iter().map(doubled).sum()
}

/// Twice an area of whole hundredths in square steps.
pub(crate) fn doubled_hundredths(area: SquareMetres) -> i128 {
    (area.0 * Decimal::ONE_HUNDRED).to_i128().unwrap() * 2_000_000
}
