//! Samples of the rules about the people of a case: co-holders, those who leave, and who signs.

use CaseKind::{
    Cancellation, Exchange, FirstRegistration, HouseholdMerge, HouseholdSplit, MemberChange,
};
use expect_test::expect;

use super::case_coverage::{Case, finds, passes};
use super::case_sample::{CaseSample, digest, person, signature, village};
use crate::ShareHolder;
use crate::case::{CaseKind, Leaving, LeavingReason, Request, Signature};

pub(super) fn cases() -> Vec<Case> {
    [co_holders(), leavers(), conserved(), signatures()].into_iter().flatten().collect()
}

fn co_holders() -> Vec<Case> {
    const RULE: &str = "HR-25";
    vec![
        passes(RULE, FirstRegistration, |_| {}),
        finds(
            RULE,
            FirstRegistration,
            |it| {
                let members = &mut it.outcome.after.facts.households[0].members;
                members[1].fact.member.co_holder = Some(false);
            },
            expect![[r#"
                Household(229901100001010001) | 家庭成员“戊一”未列为共有人，也没有备注原因
            "#]],
        ),
        finds(
            RULE,
            FirstRegistration,
            |it| {
                let members = &mut it.outcome.after.facts.households[0].members;
                members[1].fact.member.co_holder = None;
            },
            expect![[r#"
                Household(229901100001010001) | 家庭成员“戊一”未列为共有人，也没有备注原因
            "#]],
        ),
        passes(RULE, FirstRegistration, |it| {
            let member = &mut it.outcome.after.facts.households[0].members[1].fact.member;
            (member.co_holder, member.note_kind) = (Some(false), Some("4".to_owned()));
        }),
    ]
}

/// The spouse of the first household is taken off.
fn leaves(it: &mut CaseSample, reason: LeavingReason, land_elsewhere_sha256: Option<String>) {
    let Request::MemberChange(request) = &mut it.request else { panic!("a change of members") };
    request.leaving.push(Leaving { person: person("戊一"), reason, land_elsewhere_sha256 });
    it.outcome.after.facts.households[0].members.pop();
}

fn leavers() -> Vec<Case> {
    const RULE: &str = "HR-26";
    vec![
        passes(RULE, MemberChange, |it| leaves(it, LeavingReason::Marriage, Some(digest()))),
        passes(RULE, MemberChange, |it| leaves(it, LeavingReason::Death, None)),
        finds(
            RULE,
            MemberChange,
            |it| leaves(it, LeavingReason::Marriage, None),
            expect![[r#"
            Household(229901100001010001) | “戊一”因结婚注销共有人，须附其在新居住地已取得承包地的证明
        "#]],
        ),
        finds(
            RULE,
            MemberChange,
            |it| leaves(it, LeavingReason::Divorce, None),
            expect![[r#"
            Household(229901100001010001) | “戊一”因离婚注销共有人，须附其在新居住地已取得承包地的证明
        "#]],
        ),
        finds(
            RULE,
            MemberChange,
            |it| leaves(it, LeavingReason::Widowhood, Some(String::new())),
            expect![[r#"
                Household(229901100001010001) | “戊一”因丧偶注销共有人，须附其在新居住地已取得承包地的证明
            "#]],
        ),
    ]
}

fn conserved() -> Vec<Case> {
    const RULE: &str = "CR-08";
    vec![
        passes(RULE, HouseholdSplit, |_| {}),
        passes(RULE, HouseholdMerge, |_| {}),
        passes(RULE, MemberChange, |it| leaves(it, LeavingReason::Death, None)),
        finds(
            RULE,
            MemberChange,
            |it| drop(it.outcome.after.facts.households[0].members.pop()),
            expect![[r#"
                Case | 家庭成员“戊一”在业务后去向不明
            "#]],
        ),
        // The land ends, and the people are still there.
        finds(
            RULE,
            Cancellation,
            |it| drop(it.outcome.after.facts.households.remove(1)),
            expect![[r#"
                Case | 家庭成员“乙一”在业务后去向不明
                Case | 家庭成员“戊一”在业务后去向不明
            "#]],
        ),
        finds(
            RULE,
            HouseholdSplit,
            |it| {
                let facts = &mut it.outcome.after.facts;
                let member = facts.households[0].members[0].clone();
                facts.households[2].members.push(member);
            },
            expect![[r#"
                Case | 家庭成员“甲一”在业务前来源不明
            "#]],
        ),
        passes("CR-19", Exchange, with_shares),
        // The member changes households and keeps the holding.
        passes("CR-19", Exchange, |it| {
            with_shares(it);
            let elsewhere = it.outcome.after.facts.households[1].household.fact.code.clone();
            let holding = &mut it.outcome.after.facts.share_holdings[1].fact.holder;
            let ShareHolder::Member { household, .. } = holding else { panic!("a member") };
            *household = elsewhere;
        }),
        finds(
            "CR-19",
            Exchange,
            |it| {
                with_shares(it);
                it.outcome.after.facts.share_holdings.pop();
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | 集体经济组织“N2229901MA0000007X”的份额不得因本业务变动
            "#]],
        ),
    ]
}

fn with_shares(it: &mut CaseSample) {
    let holdings = village().share_holdings;
    it.before.facts.share_holdings = holdings.clone();
    it.outcome.after.facts.share_holdings = holdings;
}

fn signatures() -> Vec<Case> {
    const RULE: &str = "CR-10";
    vec![
        passes(RULE, Exchange, |_| {}),
        finds(
            RULE,
            Exchange,
            |it| it.signatures.retain(|it| it.name != "乙一"),
            expect![[r#"
                Household(229901100001010002) | 农户“229901100001010002”的代表人“乙一”未确认签字，也没有受托人代签
            "#]],
        ),
        finds(
            RULE,
            HouseholdMerge,
            |it| it.signatures.retain(|it| it.name != "乙一"),
            expect![[r#"
                Household(229901100001010002) | 农户“229901100001010002”的代表人“乙一”未确认签字，也没有受托人代签
            "#]],
        ),
        passes(RULE, Exchange, |it| {
            it.signatures.retain(|it| it.name != "乙一");
            let mandate_sha256 = Some(digest());
            it.signatures.push(Signature { mandate_sha256, ..signature("戊一") });
        }),
        // The other party may hold the mandate.
        passes(RULE, Exchange, |it| {
            it.signatures.retain(|it| it.name != "乙一");
            let mandate_sha256 = Some(digest());
            it.signatures.push(Signature { mandate_sha256, ..signature("甲一") });
        }),
        finds(
            RULE,
            Exchange,
            |it| {
                it.signatures.retain(|it| it.name != "乙一");
                it.signatures.push(signature("戊一"));
            },
            expect![[r#"
                Household(229901100001010002) | 农户“229901100001010002”的代表人“乙一”未确认签字，也没有受托人代签
            "#]],
        ),
    ]
}
