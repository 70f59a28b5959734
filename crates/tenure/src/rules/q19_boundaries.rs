//! Q19 boundary-incomplete
//!
//! Boundary points and lines name parcels that are there; a parcel's key points and a line's ends are points that are there; a point's coordinates are those of its feature.
//! Points lie on the rings of their parcels; lines run from point to point along the rings and together make the whole boundary; key points are listed clockwise.
//! 界址点、界址线所属地块应存在；地块空间坐标所列界址点号、界址线起止点号应存在；界址点坐标值应与图形一致。
//! 界址点应在所属地块的边界上；界址线应以所属地块的界址点为端点、沿地块边界，并覆盖全部边界；空间坐标所列界址点应按顺时针排列。
//!
//! A vertex of a parcel needs no point of its own: the standard does not say from which angle on a vertex is a boundary point.
//! What is about places is looked at only where the parcels' outlines are in metres, and a point or a line is told of once.

mod rings;

use std::collections::{HashMap, HashSet};

use rust_decimal::{Decimal, dec};

use super::names::field_zh;
use super::rows::{Row, at, filled};
use super::{Facts, Tally, value};
use crate::submission::{BoundaryLine, BoundaryPoint, Parcel, Table, Text};
use crate::{Citation, Moment, Parameter, Rule, RuleCode, Severity, Standard};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q19", name: "boundary-incomplete" },
    title_zh: "界址点、界址线与地块不符",
    title_en: "boundary points and lines do not fit the parcels or their own features",
    citation: Citation::Standard {
        standard: Standard::ConfirmationDatabase,
        place: "表A.10至表A.12",
    },
    moments: &[(Moment::Takeover, Severity::Blocking), (Moment::Audit, Severity::Blocking)],
    parameters: &[
        Parameter { name: "point_difference_m_max", default: "0.001", source: OFFICIAL },
        Parameter { name: "ring_distance_m_max", default: "0.001", source: OFFICIAL },
    ],
};

const OFFICIAL: &str = "质检规则(20160913)的平面容差";

/// What the standard writes between several codes, or several numbers, of one field.
const SEPARATOR: char = '/';
/// 坐标值 has three decimals: `Float(10,3)`.
const COORDINATE_DECIMALS: u32 = 3;
/// What a zone number in front of an easting is worth; with it an easting does not fit `Float(10,3)`.
const ZONE_PREFIX_M: Decimal = dec!(1000000);

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    if let Some(tally) = facts.unless_delivered(&[Table::BoundaryPoint, Table::BoundaryLine]) {
        return tally;
    }
    let village = facts.village;
    let surveys = surveys(facts);
    let mut boundaries = Boundaries { facts, tally: Tally::default() };
    for it in &village.boundary_points {
        boundaries.check_point(it);
    }
    let numbers: HashSet<&str> = if village.boundary_lines.is_empty() {
        HashSet::new()
    } else {
        village.boundary_points.iter().filter_map(|it| filled(it.number.as_ref())).collect()
    };
    for it in &village.boundary_lines {
        boundaries.check_line(it, &numbers);
    }
    if facts.county.has(Table::BoundaryPoint) {
        for it in &village.parcels {
            boundaries.check_key_points(it, &surveys);
        }
    }
    let told = boundaries.tally.violations.iter().map(|it| it.place);
    let told = told.filter_map(|it| it.table.zip(it.row)).collect();
    boundaries.tally.violations.extend(rings::check(facts, &surveys, told));
    boundaries.tally
}

/// The points and the lines along the boundary of a parcel.
#[derive(Default)]
struct Survey<'a> {
    points: Vec<&'a BoundaryPoint>,
    lines: Vec<&'a BoundaryLine>,
}

/// By the codes of the parcels.
type Surveys<'a> = HashMap<&'a str, Survey<'a>>;

fn surveys<'a>(facts: &Facts<'a>) -> Surveys<'a> {
    let mut surveys = Surveys::new();
    for it in &facts.village.boundary_points {
        for code in parts(it.parcel_codes.as_ref()) {
            surveys.entry(code).or_default().points.push(it);
        }
    }
    for it in &facts.village.boundary_lines {
        for code in parts(it.parcel_codes.as_ref()) {
            surveys.entry(code).or_default().lines.push(it);
        }
    }
    surveys
}

struct Boundaries<'f, 'a> {
    facts: &'f Facts<'a>,
    tally: Tally,
}

impl Boundaries<'_, '_> {
    fn check_point(&mut self, point: &BoundaryPoint) {
        self.tally.add_rows(1);
        self.check_parcels(point, point.parcel_codes.as_ref());
        let Some(surveyed) = point.point else {
            let message = "界址点没有图形".to_owned();
            return self.tally.push(at(&RULE, point, "number", message));
        };
        self.check_coordinate(point, ("northing_m", &point.northing_m), surveyed.y);
        self.check_coordinate(point, ("easting_m", &point.easting_m), surveyed.x);
    }

    fn check_coordinate(
        &mut self,
        point: &BoundaryPoint,
        (field, text): (&'static str, &Option<Text>),
        surveyed: f64,
    ) {
        let Some(said) = filled(text.as_ref()).and_then(value::decimal) else { return };
        let Some(surveyed) = Decimal::from_f64_retain(surveyed) else { return };
        let surveyed = surveyed.round_dp(COORDINATE_DECIMALS);
        let difference = |it: Decimal| said.checked_sub(it).map_or(Decimal::MAX, |it| it.abs());
        let limit = self.facts.parameters.point_difference_m_max;
        let without_zone = surveyed % ZONE_PREFIX_M;
        let eastward = field == "easting_m";
        if difference(surveyed) <= limit || (eastward && difference(without_zone) <= limit) {
            return;
        }
        let name = field_zh(Table::BoundaryPoint, field);
        let number = point.number.as_deref().unwrap_or_default();
        let message = format!("界址点“{number}”的{name}值为{said}米，图形的{name}为{surveyed}米");
        let violation = at(&RULE, point, field, message);
        self.tally.push(violation.measured(&difference(surveyed), &limit, "米"));
    }

    fn check_line(&mut self, line: &BoundaryLine, numbers: &HashSet<&str>) {
        self.tally.add_rows(1);
        self.check_parcels(line, line.parcel_codes.as_ref());
        if line.course.is_empty() {
            self.tally.push(at(&RULE, line, "number", "界址线没有图形".to_owned()));
        }
        if !self.facts.county.has(Table::BoundaryPoint) {
            return;
        }
        let ends = [("first_point", &line.first_point), ("last_point", &line.last_point)];
        for (field, number) in ends {
            let Some(number) = filled(number.as_ref()) else { continue };
            if !numbers.contains(number) {
                let name = field_zh(Table::BoundaryLine, field);
                let message = format!("{name}“{number}”在界址点图层中不存在");
                self.tally.push(at(&RULE, line, field, message));
            }
        }
    }

    fn check_parcels<R: Row>(&mut self, row: &R, codes: Option<&Text>) {
        if !self.facts.county.has(Table::Parcel) {
            return;
        }
        for code in parts(codes).filter(|it| !self.facts.parcels.contains_key(it)) {
            let message = format!("所属地块“{code}”在地块图层中不存在");
            self.tally.push(at(&RULE, row, "parcel_codes", message));
        }
    }

    fn check_key_points(&mut self, parcel: &Parcel, surveys: &Surveys<'_>) {
        // An empty list is Q03's.
        let (Some(code), Some(_)) =
            (filled(parcel.code.as_ref()), filled(parcel.key_points.as_ref()))
        else {
            return;
        };
        let points = surveys.get(code).map(|it| it.points.as_slice()).unwrap_or_default();
        let numbers: HashSet<&str> =
            points.iter().filter_map(|it| filled(it.number.as_ref())).collect();
        if let Some(absent) = parts(parcel.key_points.as_ref()).find(|it| !numbers.contains(*it)) {
            let message = format!("空间坐标所列界址点号“{absent}”不是地块“{code}”的界址点");
            self.tally.push(at(&RULE, parcel, "key_points", message));
        }
    }
}

/// The codes or numbers of a field that holds several.
fn parts(text: Option<&Text>) -> impl Iterator<Item = &str> {
    filled(text).into_iter().flat_map(|it| it.split(SEPARATOR)).map(str::trim)
}
