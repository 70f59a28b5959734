//! What the papers of an exit say in words: what is left, for what, on which terms, and what stays.

use market::exit::{ExitRight, ExitTerms, Returned};
use tenure::decision::{Assembly, Decision};

use super::super::super::content::{DealTable, Value};
use super::super::wording::{self, day, text};

pub(super) fn right(right: &ExitRight) -> String {
    match right {
        ExitRight::ContractedLand { contract, .. } => {
            format!("土地承包经营权（承包合同{contract}）")
        }
        ExitRight::Homestead { .. } => "宅基地使用权".to_owned(),
        ExitRight::Shares { .. } => "集体收益分配权（份额）".to_owned(),
    }
}

pub(super) fn receiver(to: &Returned) -> String {
    match to {
        Returned::Collective => "交回所属集体".to_owned(),
        Returned::Member { .. } => "由本集体的其他成员受让".to_owned(),
        Returned::Outsider { name } => name.clone(),
    }
}

pub(super) fn decided(Decision { day: on, assembly, n_entitled, n_yes, .. }: &Decision) -> String {
    let assembly = match assembly {
        Assembly::Members => "成员大会",
        Assembly::Delegates => "成员代表大会",
    };
    format!("{}{assembly}，应到{n_entitled}人，同意{n_yes}人", day(*on))
}

/// What is given for the right.
pub(super) fn agreed(terms: &ExitTerms) -> Vec<(&'static str, Value)> {
    match terms {
        ExitTerms::Compensation { schedule, standard, .. } => vec![
            ("补偿标准", text(standard.as_str())),
            ("补偿款", Value::Fen(schedule.total_fen())),
        ],
        ExitTerms::Retention { until, .. } => vec![("权益保留至", Value::Day(*until))],
        ExitTerms::Waived { .. } => {
            vec![("补偿", text("甲方全体成年共有人另行书面声明自愿放弃补偿，并经复核"))]
        }
    }
}

pub(super) fn installments(terms: &ExitTerms) -> Option<DealTable> {
    let ExitTerms::Compensation { schedule, .. } = terms else { return None };
    Some(wording::installments(schedule))
}

pub(super) fn clauses(right: &ExitRight, terms: &ExitTerms) -> Vec<String> {
    let paid = match terms {
        ExitTerms::Compensation { .. } => {
            "补偿款全部付到甲方的账户，并经银行流水核对以后，才办理注销登记；此前甲方的权利不变。"
        }
        ExitTerms::Retention { .. } => "在约定的保留期内，甲方继续享有约定保留的权益。",
        ExitTerms::Waived { .. } => {
            "放弃补偿出于甲方自愿，任何组织和个人不得以任何理由要求甲方放弃。"
        }
    };
    let mut clauses = vec![
        paid.to_owned(),
        "注销登记以前，甲方可以随时撤回申请，不承担责任；已收的补偿款退还付款人。".to_owned(),
        "甲方在承包地、宅基地上的投入和附着物的处理，双方另列清单。".to_owned(),
    ];
    clauses.extend(kept(right));
    clauses.push(
        "因本协议发生争议的，双方协商解决，也可以请求调解；不愿协商、调解或者协商、调解不成的，可以依法申请仲裁，或者直接向人民法院起诉。".to_owned(),
    );
    clauses
}

/// What the exit leaves as it is.
pub(super) fn kept(right: &ExitRight) -> Vec<String> {
    let (others, after) = match right {
        ExitRight::ContractedLand { .. } => {
            ("宅基地使用权、集体收益分配权", "自愿交回承包地的，在本轮承包期内不得再要求承包土地。")
        }
        ExitRight::Homestead { .. } => (
            "土地承包经营权、集体收益分配权",
            "宅基地由集体统筹使用，优先用于本集体成员的居住需要。",
        ),
        ExitRight::Shares { .. } => {
            ("土地承包经营权、宅基地使用权", "份额转移以前已经决定分配的收益，仍归退出方。")
        }
    };
    vec![
        format!("退出一项权利，不影响退出方的{others}和集体经济组织成员身份。"),
        after.to_owned(),
        "任何组织和个人不得以退出权利作为进城落户的条件；受到胁迫的，可以向登记机构举报，由其停止办理。".to_owned(),
    ]
}

pub(super) fn basis(right: &ExitRight) -> Vec<&'static str> {
    match right {
        ExitRight::ContractedLand { .. } => vec!["《中华人民共和国农村土地承包法》"],
        ExitRight::Homestead { .. } => vec!["《中华人民共和国土地管理法》"],
        ExitRight::Shares { .. } => vec!["《中华人民共和国农村集体经济组织法》"],
    }
}
