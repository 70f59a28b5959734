//! Cases of who receives: ability, review of business capital, priority of members.

use expect_test::expect;

use super::transfer_sample::{TransferSample, exchange, lease, member};
use super::{Case, finds, passes};
use crate::sample::{day, days, evidence, person};
use crate::transfer::{CapitalReview, Claim, ReviewAnswer, TransfereeKind};

/// Every case.
pub(super) fn cases() -> Vec<Case<TransferSample>> {
    [transferees(), priority()].into_iter().flatten().collect()
}

/// A review that was applied for on 2026-10-12, and is due on 2026-11-09.
fn review(answered: Option<&str>, approved: bool) -> CapitalReview {
    let answer = answered.map(|it| ReviewAnswer { day: day(it), approved, evidence: evidence(8) });
    CapitalReview { applied_day: day("2026-10-12"), due_day: day("2026-11-09"), answer }
}

fn transferees() -> Vec<Case<TransferSample>> {
    fn business() -> TransferSample {
        let mut sample = lease();
        sample.proposal.transferee.kind = TransfereeKind::Business;
        sample.proposal.review = Some(review(Some("2026-11-09"), true));
        sample
    }
    vec![
        passes("HR-42", lease, |_| {}),
        passes("HR-42", exchange, |it| it.proposal.transferee.farming = None),
        finds(
            "HR-42",
            lease,
            |it| it.proposal.transferee.farming = None,
            expect![[r#"
            Contract(229901100001000001J) | 没有受让方“受让方”农业经营能力或者资质的证明
        "#]],
        ),
        passes("HR-43", business, |it| {
            it.proposal.review = Some(review(Some("2026-11-11"), true));
        }),
        passes("HR-43", lease, |_| {}),
        finds(
            "HR-43",
            business,
            |it| it.proposal.review = None,
            expect![[r#"
            Contract(229901100001000001J) | 受让方“受让方”是社会资本，没有提交审查
        "#]],
        ),
        finds(
            "HR-43",
            business,
            |it| it.proposal.review = Some(review(Some("2026-11-12"), true)),
            expect![[r#"
                Contract(229901100001000001J) | 受让方“受让方”是社会资本，2026-11-12审查通过，合同签订于2026-11-11
            "#]],
        ),
        finds(
            "HR-43",
            business,
            |it| it.proposal.review = Some(review(Some("2026-11-09"), false)),
            expect![[r#"
                Contract(229901100001000001J) | 受让方“受让方”是社会资本，审查没有通过
            "#]],
        ),
        finds(
            "HR-43",
            business,
            |it| it.proposal.review = Some(review(None, true)),
            expect![[r#"
            Contract(229901100001000001J) | 受让方“受让方”是社会资本，审查没有结论
        "#]],
        ),
        passes("MK-02", business, |_| {}),
        passes("MK-02", business, |it| {
            it.proposal.review = Some(review(None, true));
            it.today = day("2026-11-09");
        }),
        finds(
            "MK-02",
            business,
            |it| {
                it.proposal.review = Some(review(None, true));
                it.today = day("2026-11-10");
            },
            expect![[r#"
                Contract(229901100001000001J) | 2026-10-12申请审查，至迟应于2026-11-09作出，2026-11-10仍未作出
            "#]],
        ),
        finds(
            "MK-02",
            business,
            |it| it.proposal.review = Some(review(Some("2026-11-10"), true)),
            expect![[r#"
                Contract(229901100001000001J) | 2026-10-12申请审查，至迟应于2026-11-09作出，2026-11-10作出
            "#]],
        ),
    ]
}

fn claim(on: &str, equal_terms: bool) -> Claim {
    Claim { member: person(60), day: day(on), equal_terms }
}

fn priority() -> Vec<Case<TransferSample>> {
    fn unpublished() -> TransferSample {
        let mut sample = lease();
        sample.proposal.priority = None;
        sample
    }
    vec![
        passes("HR-44", lease, |it| {
            it.proposal.priority.as_mut().unwrap().days = days("2026-11-06", "2026-11-10");
        }),
        passes("HR-44", lease, |it| it.proposal.claims = vec![claim("2026-11-10", false)]),
        passes("HR-44", lease, |it| it.proposal.claims = vec![claim("2026-11-11", true)]),
        passes("HR-44", unpublished, |it| {
            it.proposal.use_from = day("2026-09-22");
            it.proposal.claims = vec![claim("2026-11-23", true)];
        }),
        passes("HR-44", lease, |it| {
            it.proposal.transferee = member();
            it.proposal.priority = None;
        }),
        finds(
            "HR-44",
            lease,
            |it| it.proposal.priority.as_mut().unwrap().days = days("2026-11-07", "2026-11-10"),
            expect![[r#"
                Contract(229901100001000001J) | 优先权书面公示4天，不足5天
            "#]],
        ),
        finds(
            "HR-44",
            lease,
            |it| it.contract().signed_day = day("2026-11-10"),
            expect![[r#"
            Contract(229901100001000001J) | 优先权书面公示至2026-11-10，合同签订于2026-11-10
        "#]],
        ),
        finds(
            "HR-44",
            lease,
            |it| it.proposal.claims = vec![claim("2026-11-10", true)],
            expect![[r#"
                Contract(229901100001000001J) | 成员“00000000003c”于2026-11-10以同等条件主张优先权
            "#]],
        ),
        finds(
            "HR-44",
            unpublished,
            |it| {
                it.proposal.use_from = day("2026-09-22");
                it.proposal.claims = vec![claim("2026-11-22", true)];
            },
            expect![[r#"
                Contract(229901100001000001J) | 成员“00000000003c”于2026-11-22以同等条件主张优先权
            "#]],
        ),
        passes("MK-03", lease, |_| {}),
        passes("MK-03", unpublished, |it| it.proposal.use_from = day("2026-09-21")),
        passes("MK-03", unpublished, |it| it.proposal.transferee = member()),
        finds(
            "MK-03",
            unpublished,
            |it| it.proposal.use_from = day("2026-09-22"),
            expect![[r#"
                Contract(229901100001000001J) | 未书面公示，本集体成员可以主张优先权，至2026-11-22止
            "#]],
        ),
    ]
}
