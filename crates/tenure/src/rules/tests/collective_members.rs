//! Samples of the rules about memberships: how they begin, how they end, and the roll.

use expect_test::expect;

use super::collective_coverage::{Case, finds, passes};
use super::collective_sample::{
    CollectiveSample, birth, card, charter_change, day, digest, elsewhere, exit, here, household,
    loss, marriage, member, membership, open_dispute, person, roll, roll_version, state,
};
use crate::IdentityNumber;
use crate::collective::{ClauseEffect, CollectiveAct, MemberClause};
use crate::membership::{
    Answer, Dispute, Ending, ExitTerms, ForbiddenReason, Ground, KinshipEvidence, LossReason,
    Membership, MembershipCertificate,
};

pub(super) fn cases() -> Vec<Case> {
    let groups = [
        numbers(),
        reasons(),
        forbidden(),
        one_membership(),
        certificates(),
        refusals(),
        rolls(),
        legacy(),
        kinship(),
        exits(),
    ];
    groups.into_iter().flatten().collect()
}

fn a_birth() -> CollectiveSample {
    CollectiveSample::of(birth())
}

fn a_marriage() -> CollectiveSample {
    CollectiveSample::of(marriage())
}

fn a_loss() -> CollectiveSample {
    CollectiveSample::of(loss())
}

fn an_exit() -> CollectiveSample {
    CollectiveSample::of(exit())
}

fn a_roll() -> CollectiveSample {
    CollectiveSample::of(roll_version())
}

fn a_charter() -> CollectiveSample {
    CollectiveSample::of(charter_change())
}

fn an_audit() -> CollectiveSample {
    CollectiveSample::of(CollectiveAct::Audit)
}

/// Member 30 is a member elsewhere from the day after, as a certificate of the collective there shows.
fn a_departure() -> CollectiveSample {
    let mut sample = a_loss();
    let loss = sample.loss();
    loss.reason = "membership-elsewhere".to_owned();
    loss.evidence_sha256 = None;
    loss.elsewhere = Some(MembershipCertificate {
        credit_code: elsewhere().to_string(),
        name: "邻县邻村股份经济合作社".to_owned(),
        first_day: day("2026-10-02"),
        certificate_sha256: digest(),
    });
    sample
}

/// What the other collective's certificate says.
fn shown(sample: &mut CollectiveSample) -> &mut MembershipCertificate {
    sample.loss().elsewhere.as_mut().unwrap()
}

/// The wife comes from the collective beside, where she is a member since 2020.
fn a_move() -> CollectiveSample {
    let mut sample = a_marriage();
    sample.confirmation().leaves = Some(elsewhere());
    let there =
        Membership { collective: elsewhere(), first_day: day("2020-01-01"), ..membership(40) };
    sample.before.memberships.push(there);
    sample.before.members.push(member(40));
    sample
}

fn numbers() -> Vec<Case> {
    const RULE: &str = "HR-09";
    vec![
        passes(RULE, a_birth, |_| {}),
        passes(RULE, a_marriage, |it| {
            it.confirmation().member.document = Some(card("19800101", 2));
        }),
        finds(
            RULE,
            a_marriage,
            |it| it.confirmation().member.document = Some(card("19800101", 1)),
            expect![[r#"
                Member(000000000028) Collective(N2229901MA0000007X) | “成员40”：公民身份号码与性别不符
            "#]],
        ),
        finds(
            RULE,
            a_marriage,
            |it| it.confirmation().member.document = Some(card("19800102", 2)),
            expect![[r#"
                Member(000000000028) Collective(N2229901MA0000007X) | “成员40”：公民身份号码与出生日期不符
            "#]],
        ),
        finds(
            RULE,
            a_marriage,
            |it| {
                let document = it.confirmation().member.document.insert(card("19800101", 2));
                document.number = IdentityNumber::new("220221198001010028");
            },
            expect![[r#"
                Member(000000000028) Collective(N2229901MA0000007X) | “成员40”：公民身份号码第18位校验码不符
            "#]],
        ),
        finds(
            RULE,
            a_marriage,
            |it| {
                it.confirmation().member.document = Some(card("19800101", 2));
                it.before.members[1].document = Some(card("19800101", 2));
            },
            expect![[r#"
                Member(000000000028) Collective(N2229901MA0000007X) | “成员40”：证件号码与“成员2”相同
            "#]],
        ),
    ]
}

fn reasons() -> Vec<Case> {
    const RULE: &str = "HR-10";
    vec![
        passes(RULE, a_loss, |_| {}),
        passes(RULE, a_loss, |it| {
            it.loss().reason = "law-or-charter".to_owned();
            it.loss().provision = "《某条例》第3条".to_owned();
        }),
        finds(
            RULE,
            a_loss,
            |it| it.loss().reason = "长期不在村".to_owned(),
            expect![[r#"
            Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”：“长期不在村”不是丧失成员身份的法定情形
        "#]],
        ),
        finds(
            RULE,
            a_loss,
            |it| it.loss().reason = "law-or-charter".to_owned(),
            expect![[r#"
            Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”：未写明所依据的法律法规或者章程条款
        "#]],
        ),
        finds(
            RULE,
            a_loss,
            |it| it.loss().evidence_sha256 = None,
            expect![[r#"
            Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”：没有丧失成员身份的证明材料
        "#]],
        ),
        finds(
            RULE,
            a_loss,
            |it| it.loss().person = person(99),
            expect![[r#"
            Member(000000000063) Collective(N2229901MA0000007X) | “00000000-0000-0000-0000-000000000063”：2026-10-01不是本组织成员
        "#]],
        ),
        finds(
            RULE,
            an_audit,
            |it| it.before.memberships[29].last_day = Some(day("2026-10-24")),
            expect![[r#"
                Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”的成员身份终止而无原因
            "#]],
        ),
    ]
}

fn forbidden() -> Vec<Case> {
    const RULE: &str = "HR-11";
    vec![
        passes(RULE, a_loss, |_| {}),
        passes(RULE, a_charter, |_| {}),
        finds(
            RULE,
            a_loss,
            |it| it.loss().reason = "离婚".to_owned(),
            expect![[r#"
            Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”不因“离婚”丧失成员身份（农村集体经济组织法第18条第1款）
        "#]],
        ),
        finds(
            RULE,
            a_loss,
            |it| {
                it.loss().reason = "law-or-charter".to_owned();
                it.loss().provision = "章程第9条：户口迁出并在城镇落户的除名".to_owned();
            },
            expect![[r#"
                Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”不因“户口迁出”丧失成员身份（农村集体经济组织法第11条）
                Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”不因“进城落户”丧失成员身份（乡村振兴促进法第55条第2款）
            "#]],
        ),
        finds(
            RULE,
            a_charter,
            |it| {
                let CollectiveAct::CharterChange(charter) = &mut it.act else { return };
                charter.member_clauses.push(MemberClause {
                    effect: ClauseEffect::Denies,
                    text: "外出务工满三年的暂停成员资格".to_owned(),
                });
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | 章程条款“外出务工满三年的暂停成员资格”以“务工”取消或者限制成员身份（农村集体经济组织法第18条第1款）
            "#]],
        ),
    ]
}

#[test]
fn every_forbidden_reason_is_refused_by_name() {
    for it in ForbiddenReason::ALL {
        let mut sample = a_loss();
        sample.loss().reason = it.as_str().to_owned();
        let after = sample.outcome();
        let found = super::super::hr11_forbidden_reasons::check(&sample.facts(&after));
        assert_eq!(found.len(), 1, "{it:?}");
        assert!(found[0].message.contains(it.name_zh()), "{}", found[0].message);
        assert_eq!(after.memberships, sample.before.memberships, "{it:?} ends nothing");
    }
}

fn one_membership() -> Vec<Case> {
    const RULE: &str = "HR-12";
    vec![
        passes(RULE, a_birth, |_| {}),
        passes(RULE, a_move, |_| {}),
        passes(RULE, an_audit, |_| {}),
        // She is not taken from the collective that she comes from.
        finds(
            RULE,
            a_move,
            |it| it.confirmation().leaves = None,
            expect![[r#"
            Member(000000000028) Collective(N2229901MA0000007X) | “成员40”2026-10-20起同时是“N2229901MA0000015Q”和“N2229901MA0000007X”的成员
        "#]],
        ),
        // Her membership begins the day before it was decided on.
        finds(
            RULE,
            a_move,
            |it| it.confirmation().first_day = day("2026-10-19"),
            expect![[r#"
            Member(000000000028) Collective(N2229901MA0000007X) | “成员40”的新成员身份2026-10-19起算，早于2026-10-20的决议，原成员身份不得先行终止
        "#]],
        ),
        // Her old membership had ended two days before the new one.
        finds(
            RULE,
            a_move,
            |it| {
                let old = it.before.memberships.last_mut().unwrap();
                old.last_day = Some(day("2026-10-18"));
                old.ending = Some(Ending::Lost(LossReason::MembershipElsewhere));
            },
            expect![[r#"
                Member(000000000028) Collective(N2229901MA0000007X) | “成员40”在“N2229901MA0000015Q”的成员身份于2026-10-18终止，次日没有新的成员身份
            "#]],
        ),
        // The old collective may not strike her off before there is a new one.
        finds(
            RULE,
            a_loss,
            |it| it.loss().reason = "membership-elsewhere".to_owned(),
            expect![[r#"
                Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”在“N2229901MA0000007X”的成员身份于2026-10-01终止，次日没有新的成员身份
            "#]],
        ),
        // She was a member here before, went elsewhere, and comes back.
        passes(RULE, a_marriage, |it| {
            it.before.members.push(member(40));
            it.before.memberships.push(Membership {
                last_day: Some(day("2020-01-01")),
                ending: Some(Ending::Lost(LossReason::MembershipElsewhere)),
                ..membership(40)
            });
        }),
        finds(
            RULE,
            an_audit,
            |it| {
                let again = Membership { collective: elsewhere(), ..membership(3) };
                it.before.memberships.push(again);
            },
            expect![[r#"
                Member(000000000003) Collective(N2229901MA0000007X) | “成员3”2019-01-01起同时是“N2229901MA0000007X”和“N2229901MA0000015Q”的成员
            "#]],
        ),
    ]
}

fn certificates() -> Vec<Case> {
    const RULE: &str = "HR-12";
    vec![
        passes(RULE, a_departure, |_| {}),
        passes("HR-10", a_departure, |_| {}),
        // The certificate says that she is a member there from the day after the next.
        finds(
            RULE,
            a_departure,
            |it| shown(it).first_day = day("2026-10-03"),
            expect![[r#"
                Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”在“N2229901MA0000007X”的成员身份于2026-10-01终止，次日没有新的成员身份
                Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”：成员证明上取得身份之日不是原身份终止的次日
            "#]],
        ),
        // A roll follows on the day, and the certificate says another one.
        finds(
            RULE,
            a_departure,
            |it| {
                shown(it).first_day = day("2026-10-01");
                let there = Membership {
                    collective: elsewhere(),
                    first_day: day("2026-10-02"),
                    ..membership(30)
                };
                it.before.memberships.push(there);
            },
            expect![[r#"
                Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”：成员证明上取得身份之日不是原身份终止的次日
            "#]],
        ),
        // The roll of the other collective is here, and does not show her.
        finds(
            RULE,
            a_departure,
            |it| it.rolls_at_hand.push(elsewhere()),
            expect![[r#"
                Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”在“N2229901MA0000007X”的成员身份于2026-10-01终止，次日没有新的成员身份
            "#]],
        ),
        finds(
            RULE,
            a_departure,
            |it| {
                shown(it).credit_code = "N2229901MA0000016Q".to_owned();
                shown(it).name = " ".to_owned();
            },
            expect![[r#"
                Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”：成员证明上的统一社会信用代码不正确
                Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”：成员证明没有写明组织名称
            "#]],
        ),
        finds(
            RULE,
            a_departure,
            |it| {
                shown(it).credit_code = here().to_string();
                it.loss().reason = "death".to_owned();
            },
            expect![[r#"
                Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”：成员证明应由其他组织出具
                Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”：成员证明只用于已取得其他组织成员身份的情形
            "#]],
        ),
        // Looked through afterwards, the certificate still shows where she went.
        passes(RULE, an_audit, |it| it.before = a_departure().outcome()),
        finds(
            RULE,
            an_audit,
            |it| {
                it.before = a_departure().outcome();
                it.before.departures.clear();
            },
            expect![[r#"
                Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”在“N2229901MA0000007X”的成员身份于2026-10-01终止，次日没有新的成员身份
            "#]],
        ),
    ]
}

fn refuse(it: &mut CollectiveSample, reason: &str, note: bool) {
    let reason = reason.to_owned();
    let township_note_sha256 = note.then(digest);
    it.confirmation().answer = Answer::Refused { reason, township_note_sha256 };
}

fn refusals() -> Vec<Case> {
    vec![
        passes("HR-13", a_birth, |_| {}),
        finds(
            "HR-13",
            a_birth,
            |it| refuse(it, "名额已满", true),
            expect![[r#"
            Member(000000000022) Collective(N2229901MA0000007X) | “成员34”是成员“成员2”的子女，应当确认为成员，转法制审核
        "#]],
        ),
        // The mother became a member the day after the birth.
        passes("HR-13", a_birth, |it| {
            it.before.memberships[1].first_day = day("2026-07-02");
            refuse(it, "父母均不是成员", true);
        }),
        passes("HR-13", a_marriage, |it| refuse(it, "已是其他组织成员", true)),
        passes("HR-14", a_marriage, |it| refuse(it, "已是其他组织成员", true)),
        finds(
            "HR-14",
            a_marriage,
            |it| refuse(it, " ", true),
            expect![[r#"
            Member(000000000028) Collective(N2229901MA0000007X) | “成员40”因结婚申请确认，不予确认未写明理由
        "#]],
        ),
        finds(
            "HR-14",
            a_marriage,
            |it| refuse(it, "已是其他组织成员", false),
            expect![[r#"
            Member(000000000028) Collective(N2229901MA0000007X) | “成员40”因结婚申请确认，不予确认未告知乡镇
        "#]],
        ),
        passes("HR-17", a_marriage, |it| refuse(it, "已是其他组织成员", true)),
        finds(
            "HR-17",
            a_marriage,
            |it| refuse(it, "出嫁女一律不予确认", true),
            expect![[r#"
            Collective(N2229901MA0000007X) | “出嫁女一律不予确认”以“出嫁”为由
        "#]],
        ),
        finds(
            "HR-17",
            a_marriage,
            |it| {
                refuse(it, "不符合条件", true);
                it.meeting().reason = "户无男性".to_owned();
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | “户无男性”以“户无男性”为由
            "#]],
        ),
        finds(
            "HR-17",
            a_charter,
            |it| {
                let CollectiveAct::CharterChange(charter) = &mut it.act else { return };
                charter.member_clauses.push(MemberClause {
                    effect: ClauseEffect::Denies,
                    text: "未婚妇女的份额减半".to_owned(),
                });
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | “未婚妇女的份额减半”以“未婚”为由
            "#]],
        ),
        // The same words in a clause that grants are no denial.
        passes("HR-17", a_charter, |_| {}),
    ]
}

fn rolls() -> Vec<Case> {
    vec![
        passes("HR-18", an_audit, |it| {
            it.before.roll.as_mut().unwrap().filings.county = None;
            it.today = day("2026-10-31");
        }),
        finds(
            "HR-18",
            an_audit,
            |it| {
                it.before.roll.as_mut().unwrap().filings.county = None;
                it.today = day("2026-11-01");
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | 31/30日 第1版成员名册制作31日，尚未报县级农业农村主管部门备案
            "#]],
        ),
        finds(
            "HR-18",
            an_audit,
            |it| {
                it.before.roll.as_mut().unwrap().filings = crate::collective::Filings::default();
                it.today = day("2026-11-01");
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | 31/30日 第1版成员名册制作31日，尚未报乡镇人民政府、街道办事处备案
                Collective(N2229901MA0000007X) | 31/30日 第1版成员名册制作31日，尚未报县级农业农村主管部门备案
            "#]],
        ),
        passes("CO-06", a_roll, |_| {}),
        finds(
            "CO-06",
            a_roll,
            |it| {
                let mut memberships = state().memberships;
                memberships.push(membership(70));
                memberships.remove(2);
                it.act = CollectiveAct::RollVersion(roll(2, "2026-10-25", &memberships));
            },
            expect![[r#"
                Member(000000000046) Collective(N2229901MA0000007X) | “00000000-0000-0000-0000-000000000046”列入名册，但2026-10-25没有成员身份
                Member(000000000003) Collective(N2229901MA0000007X) | “成员3”2026-10-25是成员，但未列入名册
            "#]],
        ),
        finds(
            "CO-06",
            a_roll,
            |it| {
                let CollectiveAct::RollVersion(roll) = &mut it.act else { return };
                (roll.version, roll.day) = (3, day("2026-09-30"));
                roll.persons.push(person(1));
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | 成员名册应为第2版，不是第3版
                Collective(N2229901MA0000007X) | 成员名册截至2026-09-30，早于上一版的2026-10-01
                Member(000000000001) Collective(N2229901MA0000007X) | “成员1”在名册中重复
            "#]],
        ),
    ]
}

fn legacy() -> Vec<Case> {
    const RULE: &str = "HR-19";
    vec![
        passes(RULE, a_birth, |_| {}),
        passes(RULE, a_marriage, |it| {
            it.confirmation().ground = Ground::Legacy;
            it.confirmation().first_day = day("2025-04-30");
        }),
        finds(
            RULE,
            a_marriage,
            |it| {
                it.confirmation().ground = Ground::Legacy;
                it.confirmation().first_day = day("2025-05-01");
            },
            expect![[r#"
                Member(000000000028) Collective(N2229901MA0000007X) | “成员40”的成员身份2025-05-01起算，不是2025-05-01前已经确认的成员
            "#]],
        ),
        finds(
            RULE,
            a_marriage,
            |it| it.confirmation().member = member(6),
            expect![[r#"
            Member(000000000006) Collective(N2229901MA0000007X) | “成员6”在改革中已经确认为成员，不需要重新确认
        "#]],
        ),
    ]
}

fn kinship() -> Vec<Case> {
    const RULE: &str = "CO-04";
    vec![
        passes(RULE, a_birth, |_| {}),
        passes(RULE, a_marriage, |_| {}),
        finds(
            RULE,
            a_birth,
            |it| it.confirmation().kinship = None,
            expect![[r#"
            Member(000000000022) Collective(N2229901MA0000007X) | “成员34”：因出生确认，未写明与成员的亲属关系
        "#]],
        ),
        finds(
            RULE,
            a_birth,
            |it| it.confirmation().ground = Ground::Adoption,
            expect![[r#"
            Member(000000000022) Collective(N2229901MA0000007X) | “成员34”：是“成员2”的“子”，不是因收养增加的人员
        "#]],
        ),
        finds(
            RULE,
            a_marriage,
            |it| {
                let kinship = it.confirmation().kinship.as_mut().unwrap();
                kinship.evidence = KinshipEvidence::HouseholdBook;
            },
            expect![[r#"
                Member(000000000028) Collective(N2229901MA0000007X) | “成员40”：是“成员1”的“妻”，证明材料不足
            "#]],
        ),
        finds(
            RULE,
            a_birth,
            |it| it.before.memberships[1].first_day = day("2026-07-02"),
            expect![[r#"
                Member(000000000022) Collective(N2229901MA0000007X) | “成员34”：“成员2”2026-07-01不是本组织成员
            "#]],
        ),
    ]
}

fn exits() -> Vec<Case> {
    vec![
        passes("CO-05", an_exit, |_| {}),
        passes("CO-05", an_exit, |it| {
            it.exit().terms = ExitTerms::Kept { until: day("2026-11-01") };
        }),
        finds(
            "CO-05",
            an_exit,
            |it| it.exit().application_sha256 = None,
            expect![[r#"
            Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”：没有书面申请
        "#]],
        ),
        finds(
            "CO-05",
            an_exit,
            |it| it.exit().applicant = person(1),
            expect![[r#"
            Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”：申请人“成员1”不是本人
        "#]],
        ),
        finds(
            "CO-05",
            an_exit,
            |it| it.exit().terms = ExitTerms::Division,
            expect![[r#"
            Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”：自愿退出不得要求分割集体财产
        "#]],
        ),
        finds(
            "CO-05",
            an_exit,
            |it| it.exit().terms = ExitTerms::Compensation { amount_fen: -1 },
            expect![[r#"
                Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”：补偿金额小于零
            "#]],
        ),
        finds(
            "CO-05",
            an_exit,
            |it| it.exit().terms = ExitTerms::Kept { until: day("2026-10-31") },
            expect![[r#"
                Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”：财产权益保留至2026-10-31，不晚于成员身份终止之日
            "#]],
        ),
        // Eighteen on the day of the application, and a day short of it.
        passes("CO-05", an_exit, |it| it.before.members[29].birth_day = Some(day("2008-09-01"))),
        finds(
            "CO-05",
            an_exit,
            |it| it.before.members[29].birth_day = Some(day("2008-09-02")),
            expect![[r#"
                Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”：申请时不具有或者不能确定具有完全民事行为能力
            "#]],
        ),
        passes("HR-20", an_exit, |it| {
            it.disputes.push(Dispute { settled_day: Some(day("2026-10-25")), ..open_dispute() });
        }),
        finds(
            "HR-20",
            an_exit,
            |it| it.disputes.push(open_dispute()),
            expect![[r#"
            Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”的成员身份争议自2026-10-01起由样例乡人民政府处理，尚未解决
        "#]],
        ),
    ]
}

#[test]
fn a_woman_who_moves_is_a_member_every_day_and_never_twice() {
    let sample = a_move();
    let after = sample.outcome();
    let mut on = day("2026-10-01");
    while on <= day("2026-11-10") {
        let of_person = after.memberships.iter().filter(|it| it.person == person(40));
        assert_eq!(of_person.filter(|it| it.holds(on)).count(), 1, "{on}");
        on = on.succ_opt().unwrap();
    }
    assert!(after.is_member(person(40), day("2026-10-20")));
    assert_eq!(after.person(person(40)).unwrap().household, household(14));
    assert_eq!(after.memberships.last().unwrap().collective, here());
}
