//! Whether boundary lines run from boundary point to boundary point.

use geometry::Coord;
use geometry::coverage::BoundaryKind;
use geometry::grid::GridPoint;

use super::{Rings, named};
use crate::rules::q19_boundaries::parts;
use crate::rules::rows::filled;
use crate::submission::{BoundaryLine, BoundaryPoint, Table, Text};

/// So many ends of lines and boundary points are compared in a village; the number is our own.
///
/// A parcel of a thousand points and as many lines needs a thousandth.
const COMPARISONS_MAX: usize = 1_000_000_000;

impl<'a> Rings<'_, 'a> {
    /// A line begins and ends at boundary points of its parcels, and at those that it names.
    ///
    /// Which of the two comes first is left alone.
    /// While one of its parcels' points is not where it should be, its lines cannot end there.
    pub(super) fn check_ends(&mut self, line: &BoundaryLine) {
        let (Some(&start), Some(&end)) = (line.course.first(), line.course.last()) else { return };
        let points = self.points_along(line);
        let known = parts(line.parcel_codes.as_ref()).any(|it| self.facts.parcels.contains_key(it));
        let doubtful = points.iter().any(|it| self.told.contains(&(Table::BoundaryPoint, it.row)));
        if !self.facts.county.has(Table::BoundaryPoint) || !known || doubtful {
            return;
        }
        self.n_compared = self.n_compared.saturating_add(points.len());
        if self.n_compared > COMPARISONS_MAX {
            let message = BoundaryKind::NotCompared.title_zh().to_owned();
            return self.tell(line, "parcel_codes", (start, None), message);
        }
        let (first, last) = (line.first_point.as_ref(), line.last_point.as_ref());
        let meets = |number: Option<&Text>, end| self.has_point_at(&points, number, end);
        if meets(first, end) && meets(last, start) {
            return;
        }
        let ends = [("first_point", first, start), ("last_point", last, end)];
        let astray = ends.into_iter().find(|(_, number, end)| !meets(*number, *end));
        if let Some((field, number, Coord { x, y })) = astray {
            let point = filled(number).map_or(String::new(), |number| format!("“{number}”"));
            let name = named(line.number.as_ref());
            let message = format!("界址线“{name}”的端点({x}, {y})不在所属地块的界址点{point}上");
            self.tell(line, field, (Coord { x, y }, None), message);
        }
    }

    /// The boundary points of a line's parcels.
    fn points_along(&self, line: &BoundaryLine) -> Vec<&'a BoundaryPoint> {
        let surveys = parts(line.parcel_codes.as_ref()).filter_map(|it| self.surveys.get(it));
        surveys.flat_map(|it| it.points.iter().copied()).collect()
    }

    /// Says whether one of the points lies there, with the number if one is given.
    fn has_point_at(&self, points: &[&BoundaryPoint], number: Option<&Text>, place: Coord) -> bool {
        let number = filled(number);
        points.iter().any(|it| {
            number.is_none_or(|number| filled(it.number.as_ref()) == Some(number))
                && it.point.is_some_and(|it| self.one(it, place))
        })
    }

    /// Says whether two positions on the grid are one but for the tolerance.
    fn one(&self, one: Coord, other: Coord) -> bool {
        let points = GridPoint::nearest(one).zip(GridPoint::nearest(other));
        points.is_some_and(|(one, other)| {
            one.distance_m(other) <= self.facts.parameters.boundary.distance_m_max
        })
    }
}
