//! The table of a parcel's boundary 界址表: its points, the side from each to the next, and what was surveyed of both.

use geometry::reading::{BoundaryRing, TableRow, table_rows};
use geometry::{Coord, Crs};
use serde::Serialize;
use tenure::{BoundaryLine, BoundaryPoint, CodeList, Parcel};

use crate::{sketch, wording};

/// A point of the layer is the parcel's where it lies so near: a millimetre, to which the tables give positions.
const SAME_PLACE_M: f64 = 0.001;
/// The same in degrees, of which a hundred millionth is about a millimetre.
const SAME_PLACE_DEG: f64 = 1e-8;

/// A row: a point, and the side that leads to the point of the next row.
#[derive(Serialize)]
pub(super) struct BoundaryRow {
    number: String,
    x_northing_m: String,
    y_easting_m: String,
    point_kind: String,
    marker: String,
    side_length_m: String,
    line_kind: String,
    position: String,
    description: String,
    neighbour: String,
    witness: String,
}

/// The rows of all rings; none if the outline lies nowhere.
pub(super) fn rows(
    parcel: &Parcel,
    points: &[BoundaryPoint],
    lines: &[BoundaryLine],
) -> Vec<BoundaryRow> {
    let rings = sketch::boundary(&parcel.outline, parcel.crs).unwrap_or_default();
    let survey = Survey { parcel, points, lines };
    rings.iter().flat_map(|it| survey.rows_of(it)).collect()
}

struct Survey<'a> {
    parcel: &'a Parcel,
    points: &'a [BoundaryPoint],
    lines: &'a [BoundaryLine],
}

impl Survey<'_> {
    fn rows_of(&self, ring: &BoundaryRing) -> Vec<BoundaryRow> {
        let rows = table_rows(ring);
        let nexts = rows.iter().skip(1).map(Some).chain([None]);
        let place = |it: &TableRow| self.delivered(ring, it.point.vertex);
        rows.iter()
            .zip(nexts)
            .map(|(it, next)| self.row(it, place(it), next.and_then(place)))
            .collect()
    }

    /// The position as it was delivered, in degrees if the parcel was.
    fn delivered(&self, ring: &BoundaryRing, vertex: usize) -> Option<Coord> {
        let patch = self.parcel.outline.patches.get(ring.patch)?;
        patch.rings().nth(ring.ring)?.0.get(vertex).copied()
    }

    fn row(&self, row: &TableRow, from: Option<Coord>, to: Option<Coord>) -> BoundaryRow {
        let point = from.and_then(|from| self.points.iter().find(|it| self.same(it.point, from)));
        let line = from.zip(to).and_then(|(from, to)| self.line(from, to));
        let told = |text: Option<&str>| wording::or_stroke(text);
        BoundaryRow {
            number: row.point.label(),
            x_northing_m: row.point.position.x_northing_m.to_string(),
            y_easting_m: row.point.position.y_easting_m.to_string(),
            point_kind: wording::meaning_or_stroke(
                CodeList::BoundaryPointKind,
                point.map(|it| it.kind.as_str()),
            ),
            marker: wording::meaning_or_stroke(
                CodeList::BoundaryMarker,
                point.and_then(|it| it.marker.as_deref()),
            ),
            side_length_m: told(row.side_length_m.map(|it| it.to_string()).as_deref()),
            line_kind: wording::meaning_or_stroke(
                CodeList::BoundaryLineKind,
                line.and_then(|it| it.kind.as_deref()),
            ),
            position: wording::meaning_or_stroke(
                CodeList::BoundaryLinePosition,
                line.map(|it| it.position.as_str()),
            ),
            description: told(line.map(|it| it.description.as_str())),
            neighbour: told(line.map(|it| it.neighbour_holder.as_str())),
            witness: told(line.map(|it| it.neighbour_witness.as_str())),
        }
    }

    /// The line whose course runs along the side, in either direction.
    fn line(&self, from: Coord, to: Coord) -> Option<&BoundaryLine> {
        let along = |pair: &[Coord]| match pair {
            [one, other] => {
                (self.same(*one, from) && self.same(*other, to))
                    || (self.same(*one, to) && self.same(*other, from))
            }
            _ => false,
        };
        self.lines.iter().find(|it| it.course.windows(2).any(along))
    }

    fn same(&self, one: Coord, other: Coord) -> bool {
        let within = match self.parcel.crs {
            Crs::GaussKruger(_) => SAME_PLACE_M,
            Crs::LonLat => SAME_PLACE_DEG,
        };
        (one - other).x.hypot((one - other).y) <= within
    }
}
