//! The marks on a boundary: its points with their numbers, its sides with their lengths.

use geometry::Coord;
use geometry::reading::{BoundaryRing, TableRow, table_rows};
use serde::Serialize;

use super::frame::{At, Frame, distance_mm, rounded};

/// A length is written beside a side that is so long on paper; the table of points has them all. The number is our own.
const SIDE_MM_MIN: f64 = 9.0;

/// Numbers of points stand so far apart; the table of points has them all. The number is our own.
const NUMBERS_APART_MM: f64 = 4.0;

/// Dots stand so far apart, so that a curve of a thousand points stays a line. The number is our own.
const DOTS_APART_MM: f64 = 0.8;

/// From a side to the middle of its length, from a point to the middle of its number; the numbers are our own.
const SIDE_OFFSET_MM: f64 = 1.7;
const NUMBER_OFFSET_MM: f64 = 2.2;

/// A boundary point 界址点.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct PointMark {
    pub(super) at: At,
    /// The number, where it has room.
    pub(super) label: Option<String>,
    pub(super) label_at: At,
}

/// The length of a side 边长, written along it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct SideMark {
    pub(super) length_m: String,
    pub(super) at: At,
    /// Clockwise, so that it is read from left to right.
    pub(super) turn_deg: f64,
}

/// The marks of all rings.
pub(super) fn of(rings: &[BoundaryRing], frame: &Frame) -> (Vec<PointMark>, Vec<SideMark>) {
    let mut points = Points::default();
    let mut sides = Vec::new();
    for ring in rings {
        let rows = table_rows(ring);
        let outward = if ring.ring == 0 { 1.0 } else { -1.0 };
        sides.extend(rows.windows(2).filter_map(|it| side(it, outward, frame)));
        points.add(&rows, outward, frame);
    }
    (points.marks, sides)
}

fn side(rows: &[TableRow], outward: f64, frame: &Frame) -> Option<SideMark> {
    let [row, next] = rows else { return None };
    let (from, to) = (row.point.at, next.point.at);
    let along = to - from;
    if frame.length_mm(along.x.hypot(along.y)) < SIDE_MM_MIN {
        return None;
    }
    let middle = frame.at((from + to) / 2.0);
    Some(SideMark {
        length_m: row.side_length_m?.to_string(),
        at: shifted(middle, left_of(along)?, outward * SIDE_OFFSET_MM),
        turn_deg: readable(rounded((-along.y).atan2(along.x).to_degrees())),
    })
}

/// The points marked so far.
#[derive(Default)]
struct Points {
    marks: Vec<PointMark>,
}

impl Points {
    /// Adds the points of a ring whose last row repeats the first.
    fn add(&mut self, rows: &[TableRow], outward: f64, frame: &Frame) {
        let before_first = rows.iter().rev().skip(1).take(1);
        let befores = before_first.chain(rows);
        for ((before, row), next) in befores.zip(rows).zip(rows.iter().skip(1)) {
            let at = frame.at(row.point.at);
            if self.marks.iter().any(|it| distance_mm(it.at, at) < DOTS_APART_MM) {
                continue;
            }
            let sides = [row.point.at - before.point.at, next.point.at - row.point.at];
            let away = left_of_both(sides).unwrap_or_default();
            let label_at = shifted(at, away, outward * NUMBER_OFFSET_MM);
            let label = self.has_room(label_at).then(|| row.point.label());
            self.marks.push(PointMark { at, label, label_at });
        }
    }

    fn has_room(&self, label_at: At) -> bool {
        let mut labelled = self.marks.iter().filter(|it| it.label.is_some());
        labelled.all(|it| distance_mm(it.label_at, label_at) >= NUMBERS_APART_MM)
    }
}

/// The unit vector to the left of a direction: outside, since rings run clockwise.
fn left_of(along: Coord) -> Option<Coord> {
    let left = Coord { x: -along.y, y: along.x } / along.x.hypot(along.y);
    (left.x.is_finite() && left.y.is_finite()).then_some(left)
}

/// The unit vector between the left sides of two directions.
fn left_of_both([one, other]: [Coord; 2]) -> Option<Coord> {
    let (one, other) = (left_of(one)?, left_of(other)?);
    let between = one + other;
    let unit = between / between.x.hypot(between.y);
    Some(if unit.x.is_finite() && unit.y.is_finite() { unit } else { one })
}

/// Moved on paper, where down is positive.
fn shifted([x, y]: At, direction: Coord, by_mm: f64) -> At {
    [rounded(x + direction.x * by_mm), rounded(y - direction.y * by_mm)]
}

/// The same line of writing, never upside down.
fn readable(turn_deg: f64) -> f64 {
    match turn_deg {
        it if it > 90.0 => it - 180.0,
        it if it <= -90.0 => it + 180.0,
        it => it,
    }
}
