//! Boundary points and lines held against the rings of their parcels.

mod ends;

use std::collections::HashSet;

use geometry::Coord;
use geometry::coverage::{Boundary, BoundaryFinding, BoundaryKind};
use geometry::grid::GridPoint;

use super::{RULE, Surveys, parts};
use crate::rules::Facts;
use crate::rules::parcel_layer::ParcelLayer;
use crate::rules::rows::{Row, at, filled};
use crate::submission::{BoundaryLine, BoundaryPoint, Parcel, Table, Text};
use crate::{Measure, Place, Violation};

/// After so many bare stretches of one parcel the surveyor knows enough.
const STRETCHES_OF_PARCEL_MAX: usize = 5;

/// What of the points and lines is not where the parcels are.
///
/// Rows that were told of already are looked at no more: they stop their parcels as it is.
pub(super) fn check(
    facts: &Facts<'_>,
    surveys: &Surveys<'_>,
    told: HashSet<(Table, u64)>,
) -> Vec<Violation> {
    let first_of_code = |it: &Parcel| {
        let first = filled(it.code.as_ref()).and_then(|it| facts.parcels.get(it));
        first.is_some_and(|first| first.row == it.row)
    };
    let placed = ParcelLayer::of(facts, first_of_code);
    let tolerances = facts.parameters.boundary;
    let boundaries = placed.objects().filter_map(|(object, parcel)| {
        Some((parcel, Boundary::new(&placed.layer, object, tolerances)?))
    });
    let boundaries: Vec<(&Parcel, Boundary)> = boundaries.collect();
    let mut rings = Rings { facts, surveys, told, n_compared: 0, violations: Vec::new() };
    for (parcel, boundary) in &boundaries {
        rings.check_points(parcel, boundary);
    }
    let in_metres = !boundaries.is_empty();
    for line in facts.village.boundary_lines.iter().filter(|_| in_metres) {
        rings.check_ends(line);
    }
    for (parcel, boundary) in &boundaries {
        rings.check_lines(parcel, boundary);
        rings.check_order(parcel, boundary);
    }
    rings.violations
}

struct Rings<'f, 'a> {
    facts: &'f Facts<'a>,
    surveys: &'f Surveys<'a>,
    told: HashSet<(Table, u64)>,
    n_compared: usize,
    violations: Vec<Violation>,
}

impl<'a> Rings<'_, 'a> {
    fn check_points(&mut self, parcel: &Parcel, boundary: &Boundary) {
        let points: Vec<(&BoundaryPoint, Coord)> =
            self.points_of(parcel.code.as_ref()).filter_map(|it| Some((it, it.point?))).collect();
        let coords: Vec<Coord> = points.iter().map(|(_, it)| *it).collect();
        for finding in boundary.check_points(&coords) {
            let Some((point, _)) = points.get(finding.index) else { continue };
            let distance_m = finding.measure.map(|it| format!("{it:.4}"));
            let away = distance_m.as_ref().map_or(String::new(), |it| format!("，相距{it}米"));
            let message = format!(
                "界址点“{}”不在{}的边界上{away}",
                named(point.number.as_ref()),
                code(parcel)
            );
            let limit = self.facts.parameters.boundary.distance_m_max.to_string();
            let measure =
                distance_m.map(|value| Measure { value, limit: Some(limit), unit: "米" });
            self.tell(*point, "parcel_codes", (finding.at, measure), message);
        }
    }

    fn check_lines(&mut self, parcel: &Parcel, boundary: &Boundary) {
        if !self.facts.county.has(Table::BoundaryLine) {
            return;
        }
        let survey = parcel.code.as_deref().and_then(|it| self.surveys.get(it));
        let lines: Vec<&BoundaryLine> = survey.map(|it| it.lines.clone()).unwrap_or_default();
        let courses: Vec<Vec<Coord>> = lines.iter().map(|it| it.course.clone()).collect();
        let mut bare = Vec::new();
        for finding in boundary.check_lines(&courses) {
            match (finding.kind, lines.get(finding.index)) {
                (BoundaryKind::LineOffRing, Some(line)) => {
                    self.tell_off_ring(parcel, line, &finding);
                }
                _ => bare.push(finding),
            }
        }
        // Where one of its lines is elsewhere a stretch is bare because of that.
        if !lines.iter().any(|it| self.told.contains(&(Table::BoundaryLine, it.row))) {
            let told = bare.iter().take(STRETCHES_OF_PARCEL_MAX);
            told.for_each(|it| self.tell_of_parcel(parcel, it));
        }
    }

    fn tell_off_ring(&mut self, parcel: &Parcel, line: &BoundaryLine, finding: &BoundaryFinding) {
        let (measure, long) = length(finding);
        let message =
            format!("界址线“{}”偏离{}的边界{long}", named(line.number.as_ref()), code(parcel));
        self.tell(line, "parcel_codes", (finding.at, measure), message);
    }

    fn tell_of_parcel(&mut self, parcel: &Parcel, finding: &BoundaryFinding) {
        let (measure, long) = length(finding);
        let message = format!("{}：{}{long}", code(parcel), finding.kind.title_zh());
        let place = Place { coordinate: Some(on_grid(finding.at)), ..Place::row_of(parcel) };
        let violation = Violation::new(RULE.code, parcel.objects(), place, message);
        self.violations.push(Violation { measure, ..violation });
    }

    /// Numbers that are not its points' are told of elsewhere, and one that several of them bear says nothing.
    fn check_order(&mut self, parcel: &Parcel, boundary: &Boundary) {
        let position = |number: &str| {
            let mut bearing = self
                .points_of(parcel.code.as_ref())
                .filter(|it| filled(it.number.as_ref()) == Some(number));
            let point = bearing.next()?.point?;
            bearing.next().is_none().then_some((number.to_owned(), point))
        };
        let listed: Vec<(String, Coord)> =
            parts(parcel.key_points.as_ref()).filter_map(position).collect();
        let coords: Vec<Coord> = listed.iter().map(|(_, it)| *it).collect();
        for finding in boundary.check_clockwise(&coords) {
            let Some((number, _)) = listed.get(finding.index) else { continue };
            let message = format!("{}：“{number}”", finding.kind.title_zh());
            let mut violation = at(&RULE, parcel, "key_points", message);
            violation.place.coordinate = Some(on_grid(finding.at));
            self.violations.push(violation);
        }
    }

    /// One finding of each point or line is enough.
    fn tell<R: Row>(
        &mut self,
        row: &R,
        field: &'static str,
        (place, measure): (Coord, Option<Measure>),
        message: String,
    ) {
        if !self.told.insert((R::TABLE, row.row())) {
            return;
        }
        let mut violation = at(&RULE, row, field, message);
        violation.place.coordinate = Some(on_grid(place));
        self.violations.push(Violation { measure, ..violation });
    }

    fn points_of(&self, parcel: Option<&Text>) -> impl Iterator<Item = &'a BoundaryPoint> {
        let survey = parcel.and_then(|it| self.surveys.get(it.as_str()));
        survey.into_iter().flat_map(|it| it.points.iter().copied())
    }
}

/// The length of a stretch, as a measure and for a message.
fn length(finding: &BoundaryFinding) -> (Option<Measure>, String) {
    let Some(length_m) = finding.measure.map(|it| format!("{it:.4}")) else {
        return (None, String::new());
    };
    let long = format!("，长{length_m}米");
    (Some(Measure { value: length_m, limit: None, unit: "米" }), long)
}

/// A place with no more decimals than surveys have.
fn on_grid(place: Coord) -> (f64, f64) {
    let Coord { x, y } = GridPoint::nearest(place).map_or(place, GridPoint::coord);
    (x, y)
}

fn code(parcel: &Parcel) -> String {
    format!("地块“{}”", parcel.code.as_deref().unwrap_or_default())
}

fn named(number: Option<&Text>) -> &str {
    number.map_or("", Text::as_str)
}
