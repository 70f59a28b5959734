//! Samples of the rules about decisions, each threshold on both sides of it.

use expect_test::expect;

use super::collective_coverage::{Case, finds, passes};
use super::collective_sample::{CollectiveSample, benefits, birth, day, decision, exit, person};
use crate::Proportion;
use crate::collective::Benefit;
use crate::collective::CollectiveAct;
use crate::decision::{Assembly, DecisionSubject};
use crate::membership::{Answer, Capacity};

pub(super) fn cases() -> Vec<Case> {
    [assembly(), called(), carried(), proxies(), non_members(), named()]
        .into_iter()
        .flatten()
        .collect()
}

fn a_birth() -> CollectiveSample {
    CollectiveSample::of(birth())
}

fn an_exit() -> CollectiveSample {
    CollectiveSample::of(exit())
}

/// Twenty-three of thirty agree: three quarters and a little.
fn benefits_of_one() -> CollectiveSample {
    let mut sample = CollectiveSample::of(benefits());
    sample.decisions[0].n_yes = 23;
    sample.meeting().n_present = 21;
    sample
}

/// The exit as twenty-one delegates decide it, fourteen in favour.
fn by_delegates(it: &mut CollectiveSample) {
    let decision = &mut it.decisions[0];
    decision.assembly = Assembly::Delegates;
    (decision.n_entitled, decision.n_yes, decision.meeting) = (21, 14, None);
}

fn assembly() -> Vec<Case> {
    vec![
        passes("HR-15", a_birth, |_| {}),
        passes("HR-15", an_exit, by_delegates),
        finds(
            "HR-15",
            a_birth,
            by_delegates,
            expect![[r#"
            Collective(N2229901MA0000007X) | 2026-10-20“成员确认”的决议不得由成员代表大会作出
        "#]],
        ),
        finds(
            "HR-15",
            benefits_of_one,
            by_delegates,
            expect![[r#"
            Collective(N2229901MA0000007X) | 2026-10-20“非成员享有权益”的决议不得由成员代表大会作出
        "#]],
        ),
        finds(
            "HR-15",
            an_exit,
            |it| {
                by_delegates(it);
                it.before.organisation.charter.delegates = false;
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | 2026-10-20“成员自愿退出”的决议：章程没有设立成员代表大会
            "#]],
        ),
    ]
}

fn called() -> Vec<Case> {
    const RULE: &str = "HR-16";
    vec![
        passes(RULE, a_birth, |_| {}),
        finds(
            RULE,
            a_birth,
            |it| it.decisions[0].meeting = None,
            expect![[r#"
            Collective(N2229901MA0000007X) | 2026-10-20“成员确认”的决议：没有会议的通知、到会和表决记录
        "#]],
        ),
        finds(
            RULE,
            a_birth,
            |it| it.meeting().notified_day = day("2026-10-11"),
            expect![[r#"
            Collective(N2229901MA0000007X) | 2026-10-20“成员确认”的决议：会议于召开9日前通知，应不少于10日
        "#]],
        ),
        finds(
            RULE,
            a_birth,
            |it| it.meeting().n_notified = 32,
            expect![[r#"
            Collective(N2229901MA0000007X) | 2026-10-20“成员确认”的决议：通知32人，成员共33人，应通知全体成员
        "#]],
        ),
        // Twenty of thirty are two thirds; nineteen are not, and cannot cast twenty votes.
        finds(
            RULE,
            a_birth,
            |it| {
                it.meeting().n_present = 17;
                it.decisions[0].n_yes = 19;
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | 2026-10-20“成员确认”的决议：应到30人，参加19人，不足三分之二
                Collective(N2229901MA0000007X) | 2026-10-20“成员确认”的决议：全体成员30人，同意19人，不足3分之2
            "#]],
        ),
        // The children make no difference to the thirty; a member of eighteen does.
        finds(
            RULE,
            a_birth,
            |it| it.before.members[30].birth_day = Some(day("2008-10-20")),
            expect![[r#"
                Collective(N2229901MA0000007X) | 2026-10-20“成员确认”的决议：应到30人，具有完全民事行为能力的成员为31人
            "#]],
        ),
        passes(RULE, a_birth, |it| it.before.members[30].birth_day = Some(day("2008-10-21"))),
        finds(
            RULE,
            a_birth,
            |it| {
                it.before.members[30].birth_day = Some(day("2010-10-20"));
                it.before.members[30].capacity = Capacity::LivesByOwnWork;
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | 2026-10-20“成员确认”的决议：应到30人，具有完全民事行为能力的成员为31人
            "#]],
        ),
        finds(
            RULE,
            a_birth,
            |it| it.before.members[0].birth_day = None,
            expect![[r#"
            Collective(N2229901MA0000007X) | 2026-10-20“成员确认”的决议：1名成员出生日期不明，无法确定大会全体成员人数
            Collective(N2229901MA0000007X) | 2026-10-20“成员确认”的决议：“成员2”委托的家庭成员不具有完全民事行为能力
        "#]],
        ),
        // The facts of a member are missing, and the members are thirty all the same.
        finds(
            RULE,
            a_birth,
            |it| drop(it.before.members.remove(6)),
            expect![[r#"
                Collective(N2229901MA0000007X) | 2026-10-20“成员确认”的决议：1名成员出生日期不明，无法确定大会全体成员人数
            "#]],
        ),
    ]
}

fn carried() -> Vec<Case> {
    const RULE: &str = "HR-16";
    vec![
        // All came, and twenty of thirty is enough while nineteen is not.
        passes(RULE, a_birth, |it| (it.meeting().n_present, it.meeting().n_no) = (28, 10)),
        finds(
            RULE,
            a_birth,
            |it| it.decisions[0].n_yes = 19,
            expect![[r#"
            Collective(N2229901MA0000007X) | 2026-10-20“成员确认”的决议：全体成员30人，同意19人，不足3分之2
        "#]],
        ),
        // The charter asks for three quarters: twenty-two fail, twenty-three do.
        finds(
            RULE,
            a_birth,
            |it| {
                it.before.organisation.charter.majority = Proportion::THREE_QUARTERS;
                it.meeting().n_present = 28;
                it.decisions[0].n_yes = 22;
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | 2026-10-20“成员确认”的决议：全体成员30人，同意22人，不足4分之3
            "#]],
        ),
        passes(RULE, a_birth, |it| {
            it.before.organisation.charter.majority = Proportion::THREE_QUARTERS;
            it.meeting().n_present = 28;
            it.decisions[0].n_yes = 23;
        }),
        // A refusal is what is left when the votes were not reached.
        passes(RULE, a_birth, |it| {
            it.decisions[0].n_yes = 3;
            it.confirmation().answer = Answer::Refused {
                reason: "已是其他组织成员".to_owned(),
                township_note_sha256: None,
            };
        }),
        finds(
            RULE,
            a_birth,
            |it| it.meeting().n_no = 1,
            expect![[r#"
            Collective(N2229901MA0000007X) | 2026-10-20“成员确认”的决议：参加20人，表决21票，应一人一票
        "#]],
        ),
        passes(RULE, an_exit, by_delegates),
        finds(
            RULE,
            an_exit,
            |it| {
                by_delegates(it);
                it.decisions[0].n_yes = 13;
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | 2026-10-20“成员自愿退出”的决议：全体代表21人，同意13人，不足三分之二
            "#]],
        ),
        finds(
            RULE,
            an_exit,
            |it| {
                by_delegates(it);
                it.decisions[0].n_entitled = 20;
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | 2026-10-20“成员自愿退出”的决议：应到20人，成员代表为21人
            "#]],
        ),
    ]
}

fn proxies() -> Vec<Case> {
    const RULE: &str = "HR-16";
    vec![
        finds(
            RULE,
            a_birth,
            |it| it.meeting().proxies[0].mandate_sha256 = None,
            expect![[r#"
            Collective(N2229901MA0000007X) | 2026-10-20“成员确认”的决议：“成员2”的委托没有书面材料
        "#]],
        ),
        finds(
            RULE,
            a_birth,
            |it| it.meeting().proxies[0].holder = person(4),
            expect![[r#"
            Collective(N2229901MA0000007X) | 2026-10-20“成员确认”的决议：“成员2”委托的不是同一户内的家庭成员
        "#]],
        ),
        finds(
            RULE,
            a_birth,
            |it| it.meeting().proxies[0].holder = person(31),
            expect![[r#"
            Collective(N2229901MA0000007X) | 2026-10-20“成员确认”的决议：“成员2”委托的家庭成员不具有完全民事行为能力
        "#]],
        ),
        finds(
            RULE,
            a_birth,
            |it| it.meeting().proxies[0].holder = person(2),
            expect![[r#"
            Collective(N2229901MA0000007X) | 2026-10-20“成员确认”的决议：“成员2”委托了本人
        "#]],
        ),
        finds(
            RULE,
            a_birth,
            |it| it.meeting().proxies[0].member = person(31),
            expect![[r#"
            Collective(N2229901MA0000007X) | 2026-10-20“成员确认”的决议：“成员31”不是成员大会的成员，不能委托表决
        "#]],
        ),
        finds(
            RULE,
            a_birth,
            |it| {
                it.meeting().proxies[1].member = person(2);
                it.meeting().proxies[1].holder = person(3);
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | 2026-10-20“成员确认”的决议：“成员2”被委托代表两次
            "#]],
        ),
    ]
}

fn non_members() -> Vec<Case> {
    vec![
        passes("HR-21", benefits_of_one, |_| {}),
        finds(
            "HR-21",
            benefits_of_one,
            |it| {
                let CollectiveAct::NonMemberBenefits(benefits) = &mut it.act else { return };
                benefits.benefits = vec![
                    Benefit::Income,
                    Benefit::ContractedLand,
                    Benefit::Homestead,
                    Benefit::Vote,
                ];
            },
            expect![[r#"
                Member(000000000032) Collective(N2229901MA0000007X) | “老教师”：非成员不得享有“承包农村土地”的权利
                Member(000000000032) Collective(N2229901MA0000007X) | “老教师”：非成员不得享有“取得宅基地使用权”的权利
                Member(000000000032) Collective(N2229901MA0000007X) | “老教师”：非成员不得享有“参加成员大会并表决”的权利
            "#]],
        ),
        finds(
            "HR-21",
            benefits_of_one,
            |it| {
                let CollectiveAct::NonMemberBenefits(benefits) = &mut it.act else { return };
                benefits.person = person(3);
            },
            expect![[r#"
                Member(000000000003) Collective(N2229901MA0000007X) | “老教师”：已是本组织成员，依法享有成员的权利
            "#]],
        ),
        finds(
            "HR-21",
            benefits_of_one,
            |it| {
                let CollectiveAct::NonMemberBenefits(benefits) = &mut it.act else { return };
                benefits.first_day = day("2026-10-19");
                benefits.last_day = Some(day("2026-10-18"));
                benefits.benefits.clear();
                benefits.service = " ".to_owned();
            },
            expect![[r#"
                Member(000000000032) Collective(N2229901MA0000007X) | “老教师”：没有写明享有哪些权益
                Member(000000000032) Collective(N2229901MA0000007X) | “老教师”：没有写明长期在本组织的工作和对集体的贡献
                Member(000000000032) Collective(N2229901MA0000007X) | “老教师”：截止日早于起算日
                Member(000000000032) Collective(N2229901MA0000007X) | “老教师”：2026-10-19起享有权益，早于2026-10-20的决议
            "#]],
        ),
        passes("HR-16", benefits_of_one, |_| {}),
        finds(
            "HR-16",
            benefits_of_one,
            |it| it.decisions[0].n_yes = 22,
            expect![[r#"
            Collective(N2229901MA0000007X) | 2026-10-20“非成员享有权益”的决议：全体成员30人，同意22人，不足4分之3
        "#]],
        ),
    ]
}

fn named() -> Vec<Case> {
    const RULE: &str = "CO-11";
    vec![
        passes(RULE, a_birth, |_| {}),
        passes(RULE, || CollectiveSample::of(CollectiveAct::Audit), |_| {}),
        finds(
            RULE,
            a_birth,
            |it| it.decisions.clear(),
            expect![[r#"
            Collective(N2229901MA0000007X) | 成员确认没有“成员确认”的决议
        "#]],
        ),
        finds(
            RULE,
            a_birth,
            |it| it.decisions = vec![decision(DecisionSubject::Charter)],
            expect![[r#"
                Collective(N2229901MA0000007X) | 成员确认没有“成员确认”的决议
            "#]],
        ),
        finds(
            RULE,
            a_birth,
            |it| it.decisions[0].issuer = "22990110000200".parse().unwrap(),
            expect![[r#"
                Collective(N2229901MA0000007X) | 成员确认没有“成员确认”的决议
            "#]],
        ),
        passes(RULE, a_birth, |it| it.today = day("2026-10-20")),
        finds(
            RULE,
            a_birth,
            |it| it.today = day("2026-10-19"),
            expect![[r#"
            Collective(N2229901MA0000007X) | “成员确认”的决议日期2026-10-20晚于当日
        "#]],
        ),
        finds(
            RULE,
            a_birth,
            |it| it.decisions[0].record_sha256.clear(),
            expect![[r#"
            Collective(N2229901MA0000007X) | “成员确认”的决议没有会议记录
        "#]],
        ),
    ]
}
