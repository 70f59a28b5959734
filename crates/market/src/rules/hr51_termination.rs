//! HR-51 ended-without-ground
//!
//! A contractor ends a transfer alone only for what the law lists, and where it rests on idleness, after two years of it.
//! 承包方不得单方解除流转合同，法律列明的情形除外；以弃耕抛荒解除的，应连续两年以上。

use chrono::Months;
use tenure::{Citation, Law, Object, Place, Rule, RuleCode, Violation};

use super::moments::FROM_SUBMIT;
use crate::transfer::{Ending, EndingGround, RunningFacts};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-51", name: "ended-without-ground" },
    title_zh: "单方解除流转合同没有法定情形",
    title_en: "a transfer is ended by one side without a ground that the law lists",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 42, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

/// 连续两年以上 (承包法 42(2))
pub(super) const IDLE: Months = Months::new(24);

pub(super) fn check(facts: &RunningFacts<'_>) -> Vec<Violation> {
    let Some(Ending { ground, day }) = facts.ending else { return Vec::new() };
    let idle = || facts.idle_since?.checked_add_months(IDLE).filter(|it| it <= day);
    let message = match ground {
        EndingGround::UseChanged | EndingGround::Damage | EndingGround::SeriousBreach => {
            return Vec::new();
        }
        EndingGround::Idle if idle().is_some() => return Vec::new(),
        EndingGround::Idle => {
            let since =
                facts.idle_since.map_or("没有记录".to_owned(), |it| format!("自{it}起"));
            format!("弃耕抛荒{since}，至{day}不满连续两年")
        }
        EndingGround::Other => format!("“{}”不是法定的解除情形", ground.name_zh()),
    };
    vec![Violation::new(RULE.code, vec![Object::Case], Place::default(), message)]
}
