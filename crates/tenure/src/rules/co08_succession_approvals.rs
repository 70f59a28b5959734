//! CO-08 succession-not-approved
//!
//! A merger or a division needs the decision of each assembly, the township's review and then the county's approval, on the ground of verified property.
//! 合并、分立应在清产核资的基础上，由各自的成员大会形成决定，经乡镇审核后报县级以上人民政府批准。
//!
//! A village that becomes a community is no merger: the collective goes on, and only its registration changes (集体法 25(1)).

use super::collective_view::of_collective;
use super::moments::AT_APPROVAL;
use crate::collective::{CollectiveAct, CollectiveFacts, Party, Succession, SuccessionKind};
use crate::decision::DecisionSubject;
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CO-08", name: "succession-not-approved" },
    title_zh: "合并、分立未经清产核资、各方决议、乡镇审核或县级批准",
    title_en: "a merger or division lacks verified property, a decision, the review or the approval",
    citation: Citation::Article { law: Law::RuralCollectives, article: 23, paragraph: Some(2) },
    moments: AT_APPROVAL,
    parameters: &[],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let CollectiveAct::Succession(it) = facts.act else { return Vec::new() };
    let mut troubles: Vec<String> =
        it.before.iter().filter_map(|party| undecided(facts, party)).collect();
    if it.kind != SuccessionKind::VillageToCommunity {
        let unverified = it.before.iter().filter(|party| !party.assets_verified);
        troubles.extend(unverified.map(|it| format!("“{}”尚未清产核资", it.collective)));
        troubles.extend(approvals(it));
        if it.balance_sheet_sha256.is_none() {
            troubles.push("没有资产负债表和财产清单".to_owned());
        }
    }
    troubles.into_iter().map(|it| of_collective(&RULE, facts, it)).collect()
}

fn undecided(facts: &CollectiveFacts<'_>, party: &Party) -> Option<String> {
    let mut decisions =
        facts.decisions.iter().filter(|it| it.subject == DecisionSubject::Succession);
    let decided = decisions.any(|it| it.issuer == party.issuer);
    (!decided).then(|| format!("“{}”的成员大会没有决议", party.collective))
}

fn approvals(it: &Succession) -> Vec<String> {
    let township = it.township_reviewed.is_none().then_some("没有乡镇人民政府的审核");
    let county = it.county_approved.is_none().then_some("没有县级以上地方人民政府的批准");
    let order = match (it.township_reviewed, it.county_approved) {
        (Some(reviewed), Some(approved)) if approved < reviewed => Some("县级批准早于乡镇审核"),
        _ => None,
    };
    let early = it.county_approved.is_some_and(|approved| it.effect_day < approved);
    let early = early.then_some("承继早于县级批准之日生效");
    [township, county, order, early].into_iter().flatten().map(str::to_owned).collect()
}
