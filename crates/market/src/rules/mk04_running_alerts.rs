//! MK-04 running-transfer-alert
//!
//! What an officer should look into: land that has lain idle for two years, another use than farming, rent that is overdue.
//! 流转期间的提示：弃耕抛荒两年以上、改变农业用途、价款逾期。

use tenure::{Citation, Law, Object, Place, Rule, RuleCode, Violation};

use super::hr46_agricultural_use::AGRICULTURAL;
use super::hr51_termination::IDLE;
use super::moments::TOLD_AT_AUDIT;
use crate::money::{DueStanding, standing};
use crate::transfer::RunningFacts;

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "MK-04", name: "running-transfer-alert" },
    title_zh: "流转的土地弃耕、改变用途或者价款逾期",
    title_en: "land under a transfer lies idle or is used otherwise, or its rent is overdue",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 64, paragraph: None },
    moments: TOLD_AT_AUDIT,
    parameters: &[],
};

pub(super) fn check(facts: &RunningFacts<'_>) -> Vec<Violation> {
    let two_years = facts.idle_since.and_then(|it| it.checked_add_months(IDLE));
    let idle = facts.idle_since.filter(|_| two_years.is_some_and(|it| it <= facts.today));
    let idle = idle.map(|it| format!("自{it}起弃耕抛荒，已满两年"));
    let others = facts.purposes_seen.iter().filter(|it| !AGRICULTURAL.contains(&it.as_str()));
    let others = others.map(|it| format!("现状用途“{it}”不是农业用途"));
    let dues = facts.schedule.map(|it| standing(it, facts.paid_fen, facts.today));
    let overdue = dues.into_iter().flatten().filter_map(|due| match due.standing {
        DueStanding::Overdue { days } => {
            let open_fen = due.installment.amount_fen - due.paid_fen;
            Some(format!("{}应付的价款逾期{days}天，尚欠{open_fen}分", due.installment.due_day))
        }
        _ => None,
    });
    let told = idle.into_iter().chain(others).chain(overdue);
    told.map(|it| Violation::new(RULE.code, vec![Object::Case], Place::default(), it)).collect()
}
