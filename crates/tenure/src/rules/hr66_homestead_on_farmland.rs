//! HR-66 homestead-on-basic-farmland
//!
//! A homestead takes no ground of permanent basic farmland.
//! 农村村民建住宅不得占用永久基本农田。
//!
//! Ground is shared where the outlines cover it both by more than the tolerance of Q18.

use geometry::coverage::{Layer, Tolerances, check as check_coverage};

use super::Parameters;
use super::case_view::{code, found, parcel};
use super::moments::FROM_SUBMIT;
use crate::case::{CaseFacts, NearParcel};
use crate::{Citation, Homestead, Law, Object, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-66", name: "homestead-on-basic-farmland" },
    title_zh: "宅基地占用永久基本农田",
    title_en: "a homestead takes ground of permanent basic farmland",
    citation: Citation::Article { law: Law::LandAdministration, article: 62, paragraph: Some(3) },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let mut violations = Vec::new();
    for it in facts.outcome.after.facts.homesteads.iter().map(|it| &it.fact) {
        let before = facts.before.facts.homesteads.iter();
        let stood = before
            .into_iter()
            .any(|old| old.fact.unit_code == it.unit_code && old.fact.outline == it.outline);
        let near = facts.basic_farmland.iter().filter(|near| !stood && near.crs == it.crs);
        violations.extend(near.filter_map(|near| finding(it, near)));
    }
    violations
}

fn finding(homestead: &Homestead, near: &NearParcel) -> Option<Violation> {
    let mut layer = Layer::default();
    layer.push(&homestead.outline).ok()?;
    layer.push(&near.outline).ok()?;
    let tolerances =
        Tolerances { gap_area_m2_max: 0.0, gap_width_m_max: 0.0, ..Parameters::default().coverage };
    let report = check_coverage(&layer, &tolerances);
    let shared = report.findings.iter().find(|it| it.kind.overlaps())?;
    let area_m2 = format!("{:.4}", shared.measure.unwrap_or_default());
    let message = format!(
        "宅基地“{}”占用永久基本农田地块“{}”{area_m2}平方米",
        homestead.unit_code, near.code
    );
    let objects = vec![Object::Homestead(code(homestead.unit_code.as_str())), parcel(&near.code)];
    Some(found(&RULE, objects, message).measured(&area_m2, &0, "平方米"))
}
