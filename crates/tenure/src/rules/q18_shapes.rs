//! Q18 outline-invalid
//!
//! Every parcel and every homestead has an outline: one valid piece in the coordinate system of its layer, neither tiny nor spiky.
//! The parcels of a village do not overlap, and their nodes are one or apart.
//! 地块、宅基地应有图形，且为单部件、无自相交、无重复节点、无狭长角、非碎小图斑，坐标应在图层的坐标系内；地块之间不得重叠，相邻节点应重合或不小于容差，边线上的节点应为双方所有。
//!
//! Homesteads are not held against each other: the official checks are those of the parcels' layer (地块).
//! Nor are the parcels of two villages, because a submission is read village by village, and gaps are no defect; `check --topology` tells of both.
//! Neighbours are measured only where their outlines are in metres and in the zone of their layer.
//! The direction of rings is left alone: it is a matter of the file's form and says nothing about the land.

mod neighbours;

use std::collections::{BTreeSet, HashSet};

use geometry::{Coord, CoordinateTrouble, Crs, Finding, FindingKind, Outline};

use super::rows::Row;
use super::{Facts, Tally};
use crate::submission::Table;
use crate::{Citation, Measure, Moment, Parameter, Place, Rule, RuleCode, Severity, Violation};

const YLT: &str = "在用系统的缺省设置，无公开文本";
const OWN: &str = "本系统设定";
const OFFICIAL_TOPOLOGY: &str = "质检规则(20160913)的拓扑容差";
const OFFICIAL_PRECISION: &str = "质检规则(20160913)的坐标精度";

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q18", name: "outline-invalid" },
    title_zh: "图形缺失、不合格或与相邻地块冲突",
    title_en: "an outline is missing, invalid, tiny or spiky, its coordinates are not of its layer's system, or parcels overlap or nearly share nodes",
    citation: Citation::Practice { place: "图形检查" },
    moments: &[(Moment::Takeover, Severity::Blocking), (Moment::Audit, Severity::Blocking)],
    parameters: &[
        Parameter { name: "area_m2_min", default: "1", source: YLT },
        Parameter { name: "angle_deg_min", default: "5", source: YLT },
        Parameter { name: "spike_angle_deg_max", default: "0.1", source: OWN },
        Parameter { name: "vertex_distance_m_min", default: "0.05", source: YLT },
        Parameter { name: "overlap_width_m", default: "0.001", source: OFFICIAL_TOPOLOGY },
        Parameter { name: "near_distance_m_min", default: "0.0001", source: OFFICIAL_PRECISION },
        Parameter { name: "near_distance_m_max", default: "0.05", source: YLT },
        Parameter { name: "node_on_edge_m_max", default: "0.05", source: YLT },
    ],
};

/// After so many findings of one outline the surveyor knows enough.
const FINDINGS_OF_OUTLINE_MAX: usize = 5;

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    if let Some(tally) = facts.unless_delivered(&[Table::Parcel, Table::Homestead]) {
        return tally;
    }
    let mut shapes = Shapes { facts, tally: Tally::default() };
    shapes.check_layer(&facts.village.parcels, |it| it.outline.as_ref());
    let faulty: HashSet<u64> =
        shapes.tally.violations.iter().filter_map(|it| it.place.row).collect();
    shapes.tally.violations.extend(neighbours::check(facts, &faulty));
    shapes.check_layer(&facts.village.homesteads, |it| it.outline.as_ref());
    shapes.tally
}

struct Shapes<'f, 'a> {
    facts: &'f Facts<'a>,
    tally: Tally,
}

impl Shapes<'_, '_> {
    fn check_layer<R: Row>(&mut self, rows: &[R], outline: fn(&R) -> Option<&Outline>) {
        self.tally.add_rows(rows.len());
        let crs = self.facts.county.crs.get(&R::TABLE).copied();
        for row in rows {
            match outline(row) {
                Some(outline) => self.check_outline(row, outline, crs),
                None => self.tally.push(found(row, "没有图形".to_owned())),
            }
        }
    }

    fn check_outline<R: Row>(&mut self, row: &R, outline: &Outline, crs: Option<Crs>) {
        let trouble = crs
            .zip(outline.envelope())
            .and_then(|(crs, envelope)| geometry::coordinate_trouble(crs, envelope));
        if let Some(trouble) = trouble {
            self.tally.push(misplaced(row, outline, trouble));
        }
        // Lengths and angles mean nothing in degrees.
        if crs == Some(Crs::LonLat) || trouble == Some(CoordinateTrouble::LooksLikeDegrees) {
            return;
        }
        let findings = geometry::check(outline, &self.facts.parameters.shape);
        if findings.is_empty() {
            return;
        }
        let mut seen = BTreeSet::new();
        let first_of_kind = findings.iter().filter(|it| seen.insert((it.kind, it.patch, it.ring)));
        for it in first_of_kind.take(FINDINGS_OF_OUTLINE_MAX) {
            self.tally.push(self.invalid(row, outline, it));
        }
    }

    fn invalid<R: Row>(&self, row: &R, outline: &Outline, finding: &Finding) -> Violation {
        let before = outline.patches.iter().take(finding.patch).map(|it| 1 + it.interiors.len());
        let ring = before.sum::<usize>() + finding.ring;
        let measure = self.measure(finding);
        let message = describe(finding, ring, measure.as_ref());
        let mut violation = found(row, message);
        violation.measure = measure;
        violation.place.ring = Some(ring);
        violation.place.vertex = finding.vertex;
        violation.place.coordinate = finding.at.map(pair);
        violation
    }

    fn measure(&self, finding: &Finding) -> Option<Measure> {
        let limits = &self.facts.parameters.shape;
        let value = finding.measure?;
        let limit = match finding.kind {
            FindingKind::AreaBelowMinimum => Some(limits.area_m2_min),
            FindingKind::NarrowAngle => Some(limits.angle_deg_min),
            FindingKind::Spike => Some(limits.spike_angle_deg_max),
            FindingKind::VerticesTooClose => Some(limits.vertex_distance_m_min),
            _ => None,
        };
        let (n_decimals, unit) = match finding.kind.unit()? {
            "count" => (0, "个"),
            "m" => (4, "米"),
            "m²" => (4, "平方米"),
            "°" => (4, "度"),
            other => (4, other),
        };
        let value = format!("{value:.n_decimals$}");
        Some(Measure { value, limit: limit.map(|it| it.to_string()), unit })
    }
}

fn describe(finding: &Finding, ring: usize, measure: Option<&Measure>) -> String {
    let place = match finding.vertex {
        Some(vertex) if !finding.kind.concerns_whole_ring() => {
            format!("图形第{}环第{}个节点处", ring + 1, vertex + 1)
        }
        _ => format!("图形第{}环", ring + 1),
    };
    let title = finding.kind.title_zh();
    match (finding.kind, measure) {
        (FindingKind::MultipleParts, Some(Measure { value, .. })) => {
            format!("图形由{value}个部分组成，应为1个")
        }
        (_, Some(Measure { value, limit: Some(limit), unit })) => {
            format!("{place}{title}：{value}{unit}，应不小于{limit}{unit}")
        }
        (_, Some(Measure { value, limit: None, unit })) => {
            format!("{place}{title}：{value}{unit}")
        }
        (_, None) => format!("{place}{title}"),
    }
}

fn found<R: Row>(row: &R, message: String) -> Violation {
    let place = Place { table: Some(row.stands_in()), ..Place::row_of(row) };
    Violation::new(RULE.code, row.objects(), place, message)
}

fn misplaced<R: Row>(row: &R, outline: &Outline, trouble: CoordinateTrouble) -> Violation {
    let first = outline.coords().next();
    let message = match first {
        Some(it) => format!("{}：首个节点为({}, {})", trouble.title_zh(), it.x, it.y),
        None => trouble.title_zh().to_owned(),
    };
    let mut violation = found(row, message);
    violation.place.coordinate = first.map(pair);
    violation
}

fn pair(it: Coord) -> (f64, f64) {
    (it.x, it.y)
}
