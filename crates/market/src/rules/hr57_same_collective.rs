//! HR-57 land-leaves-collective
//!
//! Contracted land and homesteads go back to the collective that they are of.
//! 退出的承包地、宅基地应交回本集体经济组织。

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::exit_view::of_exit;
use super::moments::FROM_SUBMIT;
use crate::exit::{Application, ExitFacts, ExitKind, Returned};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-57", name: "land-leaves-collective" },
    title_zh: "退出的土地没有交回本集体",
    title_en: "land that is given up does not go back to its collective",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 27, paragraph: Some(3) },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &ExitFacts<'_>) -> Vec<Violation> {
    let Application { right, collective, receiver, .. } = &facts.file.application;
    if right.kind() == ExitKind::Shares {
        return Vec::new();
    }
    let elsewhere = (receiver.collective != *collective)
        .then(|| format!("交回“{}”，土地属于“{collective}”", receiver.collective));
    let person = match &receiver.to {
        Returned::Collective => None,
        Returned::Member { .. } => Some("退出的土地不能直接交给成员".to_owned()),
        Returned::Outsider { name } => Some(format!("退出的土地不能交给“{name}”")),
    };
    let troubles = elsewhere.into_iter().chain(person);
    troubles.map(|it| of_exit(&RULE, facts, it)).collect()
}
