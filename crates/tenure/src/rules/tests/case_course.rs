//! Samples of the rules about the course of a case: papers, officers, notices, objections, days.

use CaseKind::{
    Assignment, Cancellation, Exchange, FirstRegistration, HouseholdMerge, MemberChange, Mortgage,
    TermExtension,
};
use expect_test::expect;

use super::case_coverage::{Case, finds, passes};
use super::case_sample::{CaseSample, contract, day, decision, digest, notice, step};
use super::sample::identity_number;
use crate::case::{
    CaseKind, DecisionSubject, Lifting, NoticeKind, Objection, ObjectionAnswer,
    ObjectionWithdrawal, Request, RestrictionKind, Step,
};

pub(super) fn cases() -> Vec<Case> {
    [papers(), objects(), officers(), objections(), notices(), days(), texts()]
        .into_iter()
        .flatten()
        .collect()
}

fn papers() -> Vec<Case> {
    vec![
        passes("CR-01", Exchange, |_| {}),
        finds(
            "CR-01",
            Exchange,
            |it| it.documents.truncate(1),
            expect![[r#"
            Document(identity) | 缺1份材料：“identity”
        "#]],
        ),
        finds(
            "CR-01",
            Exchange,
            |it| it.documents.clear(),
            expect![[r#"
            Document(application) Document(identity) | 缺2份材料：“application”、“identity”
        "#]],
        ),
        passes("CR-02", Exchange, |it| it.documents[0].day = Some(day("2026-10-20"))),
        finds(
            "CR-02",
            Exchange,
            |it| it.documents[0].day = Some(day("2026-10-21")),
            expect![[r#"
            Document(application) | 材料“申请书”的日期2026-10-21晚于当日2026-10-20
        "#]],
        ),
        passes("CR-02", Exchange, |it| it.documents[0].day = None),
        finds(
            "CR-02",
            Exchange,
            |it| {
                it.decisions.push(decision(DecisionSubject::Adjustment));
                it.decisions[0].day = day("2026-10-21");
                it.signatures[0].day = day("2026-10-21");
            },
            expect![[r#"
                Case | 决议日期2026-10-21晚于当日2026-10-20
                Case | “乙一”的签字日期2026-10-21晚于当日2026-10-20
            "#]],
        ),
    ]
}

fn objects() -> Vec<Case> {
    vec![
        passes("CR-03", Exchange, |_| {}),
        finds(
            "CR-03",
            Exchange,
            |it| it.around.held.push((contract(1).to_string(), "20261001000001".to_owned())),
            expect![[r#"
                Contract(229901100001010001J) | “229901100001010001J”正在业务“20261001000001”中办理
            "#]],
        ),
        passes("CR-04", Exchange, |_| {}),
        passes("CR-04", HouseholdMerge, |_| {}),
        passes("CR-04", Mortgage, |_| {}),
        finds(
            "CR-04",
            Exchange,
            |it| drop(it.before.facts.contracts.remove(1)),
            expect![[r#"
            Contract(229901100001010002J) | 承包合同“229901100001010002J”不是现势登记
        "#]],
        ),
        finds(
            "CR-04",
            Assignment,
            |it| drop(it.before.facts.contracts.remove(1)),
            expect![[r#"
            Contract(229901100001010002J) | 承包合同“229901100001010002J”不是现势登记
        "#]],
        ),
        finds(
            "CR-04",
            TermExtension,
            |it| drop(it.before.facts.contracts.remove(1)),
            expect![[r#"
            Contract(229901100001010002J) | 承包合同“229901100001010002J”不是现势登记
        "#]],
        ),
        finds(
            "CR-04",
            Cancellation,
            |it| drop(it.before.facts.contracts.remove(1)),
            expect![[r#"
            Contract(229901100001010002J) | 权利“229901100001010002J”不是现势登记
        "#]],
        ),
        finds(
            "CR-04",
            Mortgage,
            |it| drop(it.before.facts.contracts.remove(0)),
            expect![[r#"
            Contract(229901100001010001J) | 权利“229901100001010001J”不是现势登记
        "#]],
        ),
        finds(
            "CR-04",
            MemberChange,
            |it| it.before.facts.contractors.clear(),
            expect![[r#"
            Household(229901100001010001) | 农户“229901100001010001”不是现势登记
        "#]],
        ),
        finds(
            "CR-04",
            Mortgage,
            lifted,
            expect![[r#"
            Case | 限制登记“229901-2026-000001”不存在或已解除
        "#]],
        ),
        passes("CR-04", Mortgage, |it| {
            lifted(it);
            let held = super::case_sample::restriction(RestrictionKind::Seizure, "2026-01-01");
            it.before.restrictions.push(held);
        }),
    ]
}

fn lifted(it: &mut CaseSample) {
    let (restriction, basis) = ("229901-2026-000001".to_owned(), "裁定书".to_owned());
    it.request = Request::Lifting(Lifting { restriction, basis });
}

fn officers() -> Vec<Case> {
    const RULE: &str = "CR-05";
    vec![
        passes(RULE, Exchange, |_| {}),
        finds(
            RULE,
            Exchange,
            |it| it.officer = "李受理".to_owned(),
            expect![[r#"
            Case | “李受理”既受理又登簿，应由不同人员办理
        "#]],
        ),
        finds(
            RULE,
            Exchange,
            |it| it.officer = "王审核".to_owned(),
            expect![[r#"
            Case | “王审核”既审核又登簿，应由不同人员办理
        "#]],
        ),
        finds(
            RULE,
            Exchange,
            |it| it.steps[1].officer = "李受理".to_owned(),
            expect![[r#"
            Case | “李受理”既受理又审核，应由不同人员办理
        "#]],
        ),
        // The one who reviewed may approve.
        passes(RULE, Exchange, |it| {
            it.steps.pop();
            it.officer = "王审核".to_owned();
        }),
        finds(
            RULE,
            Exchange,
            |it| {
                it.steps.pop();
                it.officer = "李受理".to_owned();
            },
            expect![[r#"
                Case | “李受理”既受理又审核，应由不同人员办理
            "#]],
        ),
        passes("CR-17", Exchange, |it| it.steps.push(step(Step::Return, "王审核"))),
        finds(
            "CR-17",
            Exchange,
            |it| {
                it.steps.push(step(Step::Return, "王审核"));
                it.steps.push(step(Step::Return, "王审核"));
            },
            expect![[r#"
                Case | 2/1次 已退回补正2次，应一次性告知需要补正的全部内容
            "#]],
        ),
    ]
}

/// An objection in the first round, with what was answered.
fn objection(it: &mut CaseSample, answered: Option<&str>, upheld: bool) {
    let answer = answered.map(|text| ObjectionAnswer {
        day: day(text),
        officer: "王审核".to_owned(),
        text: "经核实".to_owned(),
        upheld,
    });
    it.notices[0].objections.push(Objection {
        number: 1,
        raised_day: day("2026-09-08"),
        by: "乙一".to_owned(),
        ground: "四至有误".to_owned(),
        evidence_sha256: Some(digest()),
        answer,
        withdrawal: None,
    });
}

/// An objection that nobody answered, as whoever raised it withdrew it.
fn withdrawn(it: &mut CaseSample) {
    objection(it, None, false);
    it.notices[0].objections[0].withdrawal = Some(ObjectionWithdrawal {
        day: day("2026-09-10"),
        officer: "李受理".to_owned(),
        evidence_sha256: digest(),
    });
}

fn objections() -> Vec<Case> {
    const RULE: &str = "HR-70";
    vec![
        passes(RULE, FirstRegistration, |it| objection(it, Some("2026-09-12"), false)),
        passes(RULE, FirstRegistration, withdrawn),
        finds(
            RULE,
            FirstRegistration,
            |it| objection(it, None, false),
            expect![[r#"
            Case | 第1轮公示第1号异议（2026-09-08提出）尚未答复
        "#]],
        ),
        finds(
            RULE,
            FirstRegistration,
            |it| it.steps.push(step(Step::Dispute, "王审核")),
            expect![[r#"
                Case | 权属争议尚未解决
            "#]],
        ),
        passes(RULE, FirstRegistration, |it| {
            it.steps.push(step(Step::Dispute, "王审核"));
            it.steps.push(step(Step::Resume, "王审核"));
        }),
    ]
}

fn notices() -> Vec<Case> {
    const RULE: &str = "HR-71";
    vec![
        passes(RULE, FirstRegistration, |it| objection(it, Some("2026-09-12"), true)),
        finds(
            RULE,
            FirstRegistration,
            |it| objection(it, Some("2026-09-13"), true),
            expect![[r#"
            Case | 第1轮公示于2026-09-12结束，第1号异议2026-09-13才答复
        "#]],
        ),
        finds(
            RULE,
            FirstRegistration,
            |it| drop(it.notices.pop()),
            expect![[r#"
            Case | 1/2轮 应公示2轮，已公示1轮
        "#]],
        ),
        finds(
            RULE,
            FirstRegistration,
            |it| it.notices[0].first_day = day("2026-09-06"),
            expect![[r#"
                Case | 6/7日 第1轮公示自2026-09-06至2026-09-11共6日，应不少于7日
            "#]],
        ),
        finds(
            RULE,
            FirstRegistration,
            |it| it.notices[1].closed_day = Some(day("2026-09-21")),
            expect![[r#"
                Case | 第2轮公示应至2026-09-21期满，却于2026-09-21结束
            "#]],
        ),
        // A round that a correction broke off is held again, and counts for nothing.
        passes(RULE, FirstRegistration, |it| {
            let mut broken_off = it.notices[0].clone();
            (broken_off.round, broken_off.closed_day) = (0, Some(broken_off.last_day));
            it.notices.insert(0, broken_off);
        }),
        finds(
            RULE,
            FirstRegistration,
            |it| it.notices[0].closed_day = Some(it.notices[0].last_day),
            expect![[r#"
                Case | 1/2轮 应公示2轮，已公示1轮
            "#]],
        ),
        finds(
            RULE,
            FirstRegistration,
            |it| it.notices[1].closed_day = None,
            expect![[r#"
            Case | 第2轮公示尚未结束
        "#]],
        ),
        // An objection that is upheld in the last round calls for another.
        finds(
            RULE,
            FirstRegistration,
            |it| {
                objection(it, Some("2026-09-12"), true);
                it.notices.swap(0, 1);
                (it.notices[0].round, it.notices[1].round) = (1, 2);
            },
            expect![[r#"
                Case | 第2轮公示有异议成立，勘误后应再公示一轮
            "#]],
        ),
        passes(RULE, FirstRegistration, |it| {
            let plan = NoticeKind::ContractingPlan;
            it.notices.push(notice(plan, 1, "2026-09-01", "2026-09-15"));
        }),
        finds(
            RULE,
            FirstRegistration,
            |it| {
                let plan = NoticeKind::ContractingPlan;
                it.notices.push(notice(plan, 1, "2026-09-02", "2026-09-15"));
            },
            expect![[r#"
                Case | 14/15日 第1轮公示自2026-09-02至2026-09-15共14日，应不少于15日
            "#]],
        ),
    ]
}

fn days() -> Vec<Case> {
    const RULE: &str = "HR-74";
    vec![
        passes(RULE, Exchange, |_| {}),
        finds(
            RULE,
            Exchange,
            |it| it.due_day = day("2026-10-19"),
            expect![[r#"
            Case | 1/0日 2026-09-01受理，应于2026-10-19前办结，已超过1日
        "#]],
        ),
    ]
}

/// The remark for the notice of the first contractor.
fn remark(it: &mut CaseSample, text: String) {
    it.outcome.after.facts.contractors[0].fact.publicity_note = Some(text);
}

fn texts() -> Vec<Case> {
    const RULE: &str = "HR-79";
    vec![
        passes(RULE, FirstRegistration, |it| remark(it, "公示无异议".to_owned())),
        passes(RULE, FirstRegistration, |it| remark(it, format!("见合同{}", contract(1)))),
        passes(RULE, FirstRegistration, |it| remark(it, "电话138****6021".to_owned())),
        finds(
            RULE,
            FirstRegistration,
            |it| remark(it, format!("身份证{}", identity_number("99000019700101001"))),
            expect![[r#"
                Household(229901100001010001) | 承包方“229901100001010001”的公示记事含完整的证件号码
            "#]],
        ),
        finds(
            RULE,
            FirstRegistration,
            |it| remark(it, "电话13800006021".to_owned()),
            expect![[r#"
            Household(229901100001010001) | 承包方“229901100001010001”的公示记事含完整的手机号码
        "#]],
        ),
        finds(
            RULE,
            FirstRegistration,
            |it| {
                objection(it, Some("2026-09-12"), false);
                let answer = it.notices[0].objections[0].answer.as_mut().unwrap();
                answer.text = "请致电13800006021".to_owned();
            },
            expect![[r#"
                Case | 第1轮公示第1号异议或其答复含完整的手机号码
            "#]],
        ),
    ]
}
