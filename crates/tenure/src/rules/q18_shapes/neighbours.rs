//! The parcels of a village held against each other: ground covered twice, and nodes that neighbours should share.

use std::collections::{BTreeSet, HashMap, HashSet};

use geometry::Coord;
use geometry::coverage::{Finding, Misfit, MisfitKind, ObjectIndex, Tolerances};
use geometry::coverage::{check as check_coverage, check_nodes};

use super::{RULE, found, pair};
use crate::rules::Facts;
use crate::rules::parcel_layer::ParcelLayer;
use crate::submission::{Parcel, Table, Text};
use crate::{Measure, Object, Place, Violation};

/// After so many findings of each of its parcels a place is told no more, so that every parcel concerned is told of; the number is our own.
const FINDINGS_OF_PARCEL_MAX: usize = 5;
/// A message names so many parcels at most; the finding names all.
const NAMED_MAX: usize = 4;
/// The issuer's code at the head of a parcel's.
const ISSUER_LENGTH: usize = 14;

/// What neighbours do to each other; `faulty` are the rows whose own outlines have findings.
///
/// A faulty outline is held against its neighbours' ground, but not against their nodes:
/// its own nodes are to be mended first.
pub(super) fn check(facts: &Facts<'_>, faulty: &HashSet<u64>) -> Vec<Violation> {
    let placed = ParcelLayer::of(facts, |_| true);
    let mut told = Told::new(facts);
    told.tell_overlaps(&placed);
    // Without its faulty parcels a layer is another one only where there are some.
    let sound =
        (!faulty.is_empty()).then(|| ParcelLayer::of(facts, |it| !faulty.contains(&it.row)));
    told.tell_nodes(sound.as_ref().unwrap_or(&placed));
    told.violations
}

/// What was told so far.
struct Told<'f, 'a> {
    facts: &'f Facts<'a>,
    violations: Vec<Violation>,
    /// By the rows of the parcels.
    n_findings: HashMap<u64, usize>,
    /// The rows of pairs that cover the same ground, the lesser one first.
    overlapping: HashSet<[u64; 2]>,
}

impl<'f, 'a> Told<'f, 'a> {
    fn new(facts: &'f Facts<'a>) -> Self {
        let (n_findings, overlapping) = (HashMap::new(), HashSet::new());
        Self { facts, violations: Vec::new(), n_findings, overlapping }
    }

    fn tell_overlaps(&mut self, placed: &ParcelLayer<'_>) {
        // Gaps are no defect in the standard.
        let tolerances = Tolerances {
            gap_area_m2_max: 0.0,
            gap_width_m_max: 0.0,
            ..self.facts.parameters.coverage
        };
        let report = check_coverage(&placed.layer, &tolerances);
        for it in report.findings.iter().filter(|it| it.kind.overlaps()) {
            self.tell_overlap(it, &parcels(placed, &it.objects));
        }
        if report.truncated {
            self.tell_not_compared("地块重叠过多，未全部比较".to_owned(), None);
        }
    }

    fn tell_overlap(&mut self, finding: &Finding, parcels: &[&Parcel]) {
        if let [one, other] = parcels {
            self.overlapping.insert([one.row.min(other.row), one.row.max(other.row)]);
        }
        let area_m2 = format!("{:.4}", finding.measure.unwrap_or_default());
        let message =
            format!("{}：{}，重叠面积{area_m2}平方米", finding.kind.title_zh(), named(parcels));
        let measure = Measure { value: area_m2, limit: None, unit: "平方米" };
        self.tell(parcels, finding.at, measure, message);
    }

    fn tell_nodes(&mut self, placed: &ParcelLayer<'_>) {
        let tolerances = self.facts.parameters.nodes;
        let misfits = check_nodes(&placed.layer, &tolerances);
        for it in &misfits {
            let (limit_m, wanted) = match it.kind {
                MisfitKind::NearVertices => (tolerances.near_distance_m_max, "应为同一节点"),
                MisfitKind::VertexOnEdge => (tolerances.node_on_edge_m_max, "应有节点"),
                MisfitKind::NotCompared => {
                    self.tell_not_compared(it.kind.title_zh().to_owned(), Some(it.at));
                    continue;
                }
                MisfitKind::OutsideArea => continue,
            };
            self.tell_misfit(it, &parcels(placed, &it.objects), limit_m, wanted);
        }
        let n_of = |kind: MisfitKind| misfits.iter().filter(|it| it.kind == kind).count();
        let n_most = n_of(MisfitKind::NearVertices).max(n_of(MisfitKind::VertexOnEdge));
        if n_most >= tolerances.findings_max {
            self.tell_not_compared("相邻节点问题过多，未全部比较".to_owned(), None);
        }
    }

    fn tell_misfit(&mut self, misfit: &Misfit, parcels: &[&Parcel], limit_m: f64, wanted: &str) {
        if self.told_enough(parcels) || self.all_overlap(parcels) {
            return;
        }
        let distance_m = format!("{:.4}", misfit.measure.unwrap_or_default());
        let message = format!(
            "{}：{}，相距{distance_m}米，{wanted}或不小于{limit_m}米",
            misfit.kind.title_zh(),
            named(parcels)
        );
        let limit = Some(limit_m.to_string());
        let measure = Measure { value: distance_m, limit, unit: "米" };
        self.tell(parcels, misfit.at, measure, message);
    }

    /// Where all of the parcels overlap each other, their nodes are apart because of that.
    fn all_overlap(&self, parcels: &[&Parcel]) -> bool {
        let rows: BTreeSet<u64> = parcels.iter().map(|it| it.row).collect();
        let mut pairs = rows.iter().flat_map(|it| rows.range(it + 1..).map(|other| [*it, *other]));
        pairs.all(|it| self.overlapping.contains(&it))
    }

    fn told_enough(&self, parcels: &[&Parcel]) -> bool {
        let n_findings = |it: &Parcel| self.n_findings.get(&it.row).copied().unwrap_or_default();
        parcels.iter().all(|it| n_findings(it) >= FINDINGS_OF_PARCEL_MAX)
    }

    fn tell(&mut self, parcels: &[&Parcel], at: Coord, measure: Measure, message: String) {
        let Some(first) = parcels.first().filter(|_| !self.told_enough(parcels)) else { return };
        let mut violation = found(*first, message);
        violation.objects = codes(parcels);
        violation.measure = Some(measure);
        violation.place.coordinate = Some(pair(at));
        self.violations.push(violation);
        for it in parcels {
            *self.n_findings.entry(it.row).or_default() += 1;
        }
    }

    /// Parcels that were not compared might overlap, so that none of their issuers' can be entered.
    fn tell_not_compared(&mut self, message: String, at: Option<Coord>) {
        let codes = self.facts.village.parcels.iter().filter_map(|it| it.code.as_deref());
        let issuers: BTreeSet<&str> = codes.filter_map(|it| it.get(..ISSUER_LENGTH)).collect();
        let objects = issuers.into_iter().map(|it| Object::Issuer(Text::new(it))).collect();
        let place = Place { coordinate: at.map(pair), ..Place::table(Table::Parcel) };
        self.violations.push(Violation::new(RULE.code, objects, place, message));
    }
}

fn parcels<'a>(placed: &ParcelLayer<'a>, objects: &[ObjectIndex]) -> Vec<&'a Parcel> {
    objects.iter().filter_map(|it| placed.parcel(*it)).collect()
}

/// Each parcel once, in their order.
fn codes(parcels: &[&Parcel]) -> Vec<Object> {
    let mut seen = HashSet::new();
    let codes = parcels.iter().map(|it| it.code.clone().unwrap_or_default());
    codes.filter(|it| seen.insert(it.clone())).map(Object::Parcel).collect()
}

fn named(parcels: &[&Parcel]) -> String {
    let codes = parcels.iter().take(NAMED_MAX).map(|it| it.code.as_deref().unwrap_or_default());
    let codes: Vec<String> = codes.map(|it| format!("“{it}”")).collect();
    let more = if parcels.len() > NAMED_MAX { "等" } else { "" };
    format!("{}{more}", codes.join("、"))
}
