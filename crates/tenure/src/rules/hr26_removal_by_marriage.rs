//! HR-26 removal-without-land-elsewhere
//!
//! Marriage, divorce or widowhood takes nobody off the co-holders who has not received contracted land at the new place.
//! 因结婚、离婚、丧偶注销共有人的，应有其在新居住地已取得承包地的证明。
//!
//! The article speaks of women; men are held to no other measure (集体经济组织法 18).

use super::case_view::{contractor, found};
use super::moments::FROM_SUBMIT;
use crate::case::{CaseFacts, LeavingReason, Request};
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-26", name: "removal-without-land-elsewhere" },
    title_zh: "因婚姻变动注销共有人而无新居住地承包地证明",
    title_en: "a co-holder is taken off for marriage, divorce or widowhood without proof of land elsewhere",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 31, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let Request::MemberChange(request) = facts.request else { return Vec::new() };
    let bare = request.leaving.iter().filter(|it| {
        reason(it.reason).is_some() && it.land_elsewhere_sha256.as_deref().is_none_or(str::is_empty)
    });
    let tell = |it: &crate::case::Leaving| {
        let (name, reason) = (&it.person.name, reason(it.reason).unwrap_or_default());
        let message = format!("“{name}”因{reason}注销共有人，须附其在新居住地已取得承包地的证明");
        found(&RULE, vec![contractor(&request.household)], message)
    };
    bare.map(tell).collect()
}

/// The reasons that call for the proof.
fn reason(reason: LeavingReason) -> Option<&'static str> {
    match reason {
        LeavingReason::Marriage => Some("结婚"),
        LeavingReason::Divorce => Some("离婚"),
        LeavingReason::Widowhood => Some("丧偶"),
        LeavingReason::Death
        | LeavingReason::MembershipElsewhere
        | LeavingReason::EnteredInError => None,
    }
}
