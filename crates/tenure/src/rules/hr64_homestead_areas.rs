//! HR-64 homestead-area-differs
//!
//! What a homestead takes up beyond its approved area is noted as excess, and nothing else is.
//! 宅基地实际占地面积超过批准面积的部分应记为超占面积；未超过的，超占面积应为零。
//!
//! At takeover it advises: an excess is recorded, not judged.
//! A new grant stays within the limit that the province sets for its kind of land; where the county has not set it, none is held against it.

use rust_decimal::Decimal;

use super::case_view::{code, found, over_outcome};
use super::moments::TAKEOVER_TOLD_FROM_SUBMIT;
use super::rows::{at, filled};
use super::{Facts, Tally, value};
use crate::case::{CaseFacts, CaseKind};
use crate::submission::{Homestead, Table, Text};
use crate::{Citation, Law, Object, Parameter, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-64", name: "homestead-area-differs" },
    title_zh: "宅基地超占面积与批准、实际面积不符",
    title_en: "a homestead's excess is not what its actual area is beyond the approved one",
    citation: Citation::Article { law: Law::LandAdministration, article: 62, paragraph: Some(1) },
    moments: TAKEOVER_TOLD_FROM_SUBMIT,
    parameters: &[
        Parameter {
            name: "excess_area_m2_max",
            default: "0.01",
            source: "本系统设定：面积保留两位小数的一个末位",
        },
        Parameter {
            name: "homestead_area_m2_max",
            default: "",
            source: "土地管理法第62条：省、自治区、直辖市规定的标准，由县按地类填写，未填写时不核对",
        },
    ],
};

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    if let Some(tally) = facts.unless_delivered(&[Table::Homestead]) {
        return tally;
    }
    let rows = &facts.village.homesteads;
    let limit = facts.parameters.excess_area_m2_max;
    let violations = rows.iter().filter_map(|it| finding(it, limit)).collect();
    Tally { violations, ..Tally::over(rows.len()) }
}

fn finding(homestead: &Homestead, limit: Decimal) -> Option<Violation> {
    let read = |it: &Option<Text>| filled(it.as_ref()).and_then(value::decimal);
    let approved = read(&homestead.approved_area_m2)?;
    let actual = read(&homestead.actual_area_m2)?;
    let said = read(&homestead.excess_area_m2)?;
    let excess = actual.checked_sub(approved)?.max(Decimal::ZERO);
    let difference = said.checked_sub(excess)?.abs();
    if difference <= limit {
        return None;
    }
    let message = format!(
        "批准面积{approved}平方米，实际占地面积{actual}平方米，超占面积应为{excess}平方米，实为{said}平方米"
    );
    let violation = at(&RULE, homestead, "excess_area_m2", message);
    Some(violation.measured(&difference, &limit, "平方米"))
}

/// The excess of the case's homesteads, and the limit of those that are newly granted.
pub(super) fn check_case(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let mut violations = over_outcome(facts, &RULE, &[check]);
    let granted = facts.kind == CaseKind::HomesteadFirstRegistration;
    let Some(limit) = facts.parameters.homestead_area_m2_max.filter(|_| granted) else {
        return violations;
    };
    let homesteads = facts.outcome.after.facts.homesteads.iter().map(|it| &it.fact);
    violations.extend(homesteads.filter_map(|it| {
        let area = it.actual_area_m2.0.max(it.approved_area_m2.0);
        if area <= limit {
            return None;
        }
        let message = format!("新批宅基地面积{area}平方米，超过规定标准{limit}平方米");
        let objects = vec![Object::Homestead(code(it.unit_code.as_str()))];
        Some(found(&RULE, objects, message).measured(&area, &limit, "平方米"))
    }));
    violations
}
