//! The boundary points and lines 界址点、界址线 of a village, while a case brings parcels with outlines of their own.
//!
//! A case says the outline of such a parcel and no points or lines; where the village has a survey they are drawn from the outline.
//! No standard that could be read says how, so the rule is our own:
//!
//! - Every vertex is a boundary point: the one that stands there already, or a new one, whose number continues the village's.
//! - Between two points that follow each other runs a boundary line: the one that runs there already, or a new and straight one.
//! - The neighbour of a line is named as the bound 四至 of the parcel names it to which the line looks.
//! - The key points 空间坐标 are these points, clockwise from the north-west; where not all fit, those where the boundary turns most.

mod course;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use geometry::grid::GridPoint;
use geometry::reading::{
    BoundaryPoint as Vertex, KEY_POINTS_CHARACTERS_MAX, PointsKept, SurveyedPosition,
    boundary_rings,
};
use geometry::{Coord, Crs};
use identity::ParcelCode;
use rust_decimal::{Decimal, dec};

use super::Impossible;
use crate::{BoundaryLine, BoundaryPoint, Parcel};

pub use course::only_gains_nodes;

/// What the standard writes between several codes of one field.
const SEPARATOR: &str = "/";
/// The parcel codes 地块代码 of a point or a line hold so many characters (NY/T 2539-2016, A.11, A.12).
const PARCEL_CODES_MAX: usize = 254;
/// What a zone number in front of an easting is worth; with it an easting does not fit its field.
const ZONE_PREFIX_M: Decimal = dec!(1000000);
/// 图解法 (C.11): the place is read from the outline.
const READ_FROM_OUTLINE: &str = "3";
/// 无标志 (C.12)
const NO_MARKER: &str = "6";

/// How much a boundary turns at the points that are listed, where not all fit: this much, then twice as much, and so on; the numbers are our own.
const TURNS_DEG: [f64; 6] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0];

/// The ways in which key points are chosen, until they fit their field: all of them, then ever fewer.
pub(super) fn points_kept() -> impl Iterator<Item = PointsKept> {
    let turning = TURNS_DEG.into_iter().map(|it| PointsKept::Turning { straight_deg_max: it });
    std::iter::once(PointsKept::Every).chain(turning)
}

/// The boundary points and lines of one village.
///
/// Points and lines keep their places in the lists; one that bounds no parcel any more names none.
#[derive(Clone, Debug)]
pub struct BoundarySurvey {
    pub points: Vec<BoundaryPoint>,
    pub lines: Vec<BoundaryLine>,
    /// The points by where they stand.
    places: HashMap<GridPoint, usize>,
    last_point: Last,
    last_line: Last,
}

/// The highest numbers that were given.
#[derive(Clone, Copy, Debug, Default)]
struct Last {
    feature_number: i64,
    number: u64,
}

impl Last {
    fn of<'a>(numbers: impl Iterator<Item = (i64, &'a str)>) -> Self {
        let higher = |last: Self, (feature_number, number): (i64, &str)| Self {
            feature_number: last.feature_number.max(feature_number),
            number: last.number.max(last_number(number)),
        };
        numbers.fold(Self::default(), higher)
    }

    fn next(&mut self) -> Self {
        self.feature_number = self.feature_number.saturating_add(1);
        self.number = self.number.saturating_add(1);
        *self
    }
}

/// The digits at the end of a number such as `J12`.
fn last_number(number: &str) -> u64 {
    let head = number.trim_end_matches(|it: char| it.is_ascii_digit());
    number.strip_prefix(head).and_then(|it| it.parse().ok()).unwrap_or_default()
}

impl BoundarySurvey {
    /// The survey as it is registered.
    pub fn of(points: Vec<BoundaryPoint>, lines: Vec<BoundaryLine>) -> Self {
        let crs = points.first().map(|it| it.crs);
        let in_system = points.iter().enumerate().filter(|(_, it)| Some(it.crs) == crs);
        let places =
            in_system.filter_map(|(n, it)| Some((GridPoint::nearest(it.point)?, n))).collect();
        let of_points = points.iter().map(|it| (it.feature_number, it.number.as_str()));
        let of_lines =
            lines.iter().map(|it| (it.feature_number, it.number.as_deref().unwrap_or_default()));
        let (last_point, last_line) = (Last::of(of_points), Last::of(of_lines));
        Self { points, lines, places, last_point, last_line }
    }

    /// Lets points and lines bound only the parcels that they still do.
    ///
    /// `still_bounds` is asked of a parcel's code and of the coordinates of a point or a line.
    pub fn keep(&mut self, still_bounds: impl Fn(&str, &[Coord]) -> bool) {
        for it in &mut self.points {
            let codes = it.parcel_codes.split(SEPARATOR);
            let kept: Vec<&str> =
                codes.filter(|code| still_bounds(code.trim(), &[it.point])).collect();
            it.parcel_codes = kept.join(SEPARATOR);
        }
        for it in &mut self.lines {
            course::keep(it, &still_bounds);
        }
    }

    /// Draws the boundary of a parcel and lists its key points; nothing where the village has no survey in the parcel's system.
    pub fn enclose(&mut self, parcel: &mut Parcel) -> Result<(), Impossible> {
        if self.crs() != Some(parcel.crs) {
            return Ok(());
        }
        let rings = boundary_rings(&parcel.outline, PointsKept::Every);
        for vertex in rings.iter().flat_map(|it| &it.points) {
            self.place(parcel, vertex);
        }
        if !self.lines.is_empty() {
            for ring in &rings {
                self.draw_lines(parcel, ring);
            }
        }
        let listed = points_kept().find_map(|kept| self.key_points(parcel, kept));
        parcel.key_points = listed.ok_or(Impossible::KeyPoints { parcel: parcel.code })?;
        Ok(())
    }

    fn crs(&self) -> Option<Crs> {
        self.points.first().map(|it| it.crs)
    }

    /// Lets a point stand at a vertex and bound the parcel.
    fn place(&mut self, parcel: &Parcel, vertex: &Vertex) {
        let Some(place) = GridPoint::nearest(vertex.at) else { return };
        let standing = self.places.get(&place).copied();
        if let Some(point) = standing.and_then(|it| self.points.get_mut(it))
            && let Some(codes) = with_code(&point.parcel_codes, parcel.code)
        {
            point.parcel_codes = codes;
            return;
        }
        let Last { feature_number, number } = self.last_point.next();
        let SurveyedPosition { x_northing_m, y_easting_m } = vertex.position;
        let fits = vertex.position.fits_standard_field();
        let easting_m = if fits { y_easting_m } else { y_easting_m % ZONE_PREFIX_M };
        self.places.insert(place, self.points.len());
        self.points.push(BoundaryPoint {
            feature_number,
            number: format!("J{number}"),
            kind: READ_FROM_OUTLINE.to_owned(),
            marker: Some(NO_MARKER.to_owned()),
            parcel_codes: parcel.code.to_string(),
            northing_m: x_northing_m.to_string(),
            easting_m: easting_m.to_string(),
            crs: parcel.crs,
            point: vertex.at,
        });
    }

    /// The number of the point that stands somewhere.
    fn number_at(&self, place: GridPoint) -> Option<String> {
        let point = self.places.get(&place).and_then(|it| self.points.get(*it));
        point.map(|it| it.number.clone())
    }

    /// The numbers of the points that are kept, where they fit their field.
    fn key_points(&self, parcel: &Parcel, kept: PointsKept) -> Option<String> {
        let rings = boundary_rings(&parcel.outline, kept);
        let vertices = rings.iter().flat_map(|it| &it.points);
        let numbers: Option<Vec<String>> =
            vertices.map(|it| self.number_at(GridPoint::nearest(it.at)?)).collect();
        let text = numbers?.join(SEPARATOR);
        (text.chars().count() <= KEY_POINTS_CHARACTERS_MAX).then_some(text)
    }
}

/// The codes with one more, where they fit their field.
fn with_code(codes: &str, code: ParcelCode) -> Option<String> {
    if codes.is_empty() {
        return Some(code.to_string());
    }
    if codes.split(SEPARATOR).any(|it| it.trim() == code.as_str()) {
        return Some(codes.to_owned());
    }
    let more = format!("{codes}{SEPARATOR}{code}");
    (more.len() <= PARCEL_CODES_MAX).then_some(more)
}
