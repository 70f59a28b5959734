//! HR-54 return-not-notified
//!
//! Contracted land is given back half a year after the issuer was told in writing, or later; otherwise it does not count as voluntary.
//! 自愿交回承包地，应当提前半年书面通知发包方；不符合程序的，不得认定为自愿交回。

use chrono::Months;
use tenure::{Citation, Law, Parameter, Rule, RuleCode, Violation};

use super::exit_view::of_exit;
use super::moments::AT_REGISTRATION;
use crate::exit::{ExitFacts, ExitKind};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-54", name: "return-not-notified" },
    title_zh: "交回承包地未提前半年书面通知",
    title_en: "contracted land is given back without half a year's written notice",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 30, paragraph: None },
    moments: AT_REGISTRATION,
    parameters: &[RETURN_NOTICE_MONTHS_MIN],
};

const RETURN_NOTICE_MONTHS_MIN: Parameter =
    Parameter {
        name: "return_notice_months_min", default: "6", source: "农村土地承包法第30条"
    };

pub(super) fn check(facts: &ExitFacts<'_>) -> Vec<Violation> {
    let application = &facts.file.application;
    if application.right.kind() != ExitKind::ContractedLand {
        return Vec::new();
    }
    let months = facts.register.parameters.return_notice_months_min;
    let message = match application.notified_day {
        None => "没有书面通知发包方".to_owned(),
        Some(day) => match day.checked_add_months(Months::new(months)) {
            Some(earliest) if earliest <= facts.today => return Vec::new(),
            Some(earliest) => {
                format!("{day}书面通知发包方，{earliest}起方可交回，今日{}", facts.today)
            }
            None => format!("书面通知的日期{day}有误"),
        },
    };
    vec![of_exit(&RULE, facts, message)]
}
