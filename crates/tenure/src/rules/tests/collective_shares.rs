//! Samples of the rules about shares and their distribution, each threshold on both sides of it.

use expect_test::expect;

use super::collective_coverage::{Case, finds, passes};
use super::collective_sample::{
    CollectiveSample, day, digest, distribution, household, member, open_dispute, payments, person,
    quantification, redemption, state, transfer,
};
use crate::Proportion;
use crate::collective::{AssetKind, CollectiveAct, ShareMode, Verification};
use crate::distribution::{Run, correct, distribute};
use crate::shares::{Recipient, ShareMovement, SharePlan};
use crate::{ShareHolder, Shares};

pub(super) fn cases() -> Vec<Case> {
    let groups =
        [plans(), holders(), caps(), movements(), totals(), runs(), unlawful(), accounts()];
    groups.into_iter().flatten().collect()
}

fn a_plan() -> CollectiveSample {
    CollectiveSample::of(quantification())
}

fn a_transfer() -> CollectiveSample {
    CollectiveSample::of(transfer())
}

fn a_redemption() -> CollectiveSample {
    CollectiveSample::of(redemption())
}

fn a_distribution() -> CollectiveSample {
    CollectiveSample::of(distribution())
}

fn the_payments() -> CollectiveSample {
    CollectiveSample::of(payments())
}

fn an_audit() -> CollectiveSample {
    CollectiveSample::of(CollectiveAct::Audit)
}

fn plan(it: &mut CollectiveSample) -> &mut SharePlan {
    let CollectiveAct::Quantification(plan) = &mut it.act else { panic!("a plan") };
    plan
}

fn shares(text: &str) -> Shares {
    Shares::parse(text).unwrap()
}

fn plans() -> Vec<Case> {
    const RULE: &str = "CO-12";
    vec![
        passes(RULE, a_plan, |_| {}),
        finds(
            RULE,
            a_plan,
            |it| it.before.organisation.assets[0].kind = AssetKind::Resource,
            expect![[r#"
                Collective(N2229901MA0000007X) | “集贸市场”是资源性资产，只有经营性资产的收益权可以量化
            "#]],
        ),
        finds(
            RULE,
            a_plan,
            |it| it.before.organisation.assets[0].verification = Verification::Disputed,
            expect![[r#"
                Collective(N2229901MA0000007X) | “集贸市场”未完成清产核资
            "#]],
        ),
        finds(
            RULE,
            a_plan,
            |it| plan(it).value_fen += 1,
            expect![[r#"
            Collective(N2229901MA0000007X) | 量化资产40000001分，各项财产合计40000000分
        "#]],
        ),
        finds(
            RULE,
            a_plan,
            |it| plan(it).assets.push("Z0002".to_owned()),
            expect![[r#"
            Collective(N2229901MA0000007X) | 没有财产“Z0002”
        "#]],
        ),
        finds(
            RULE,
            a_plan,
            |it| plan(it).assets.push("Z0001".to_owned()),
            expect![[r#"
            Collective(N2229901MA0000007X) | 同一财产列了两次
        "#]],
        ),
        // The first plan of shares that stay fixed, and a second one.
        passes(RULE, a_plan, |it| {
            it.before.organisation.charter.share_mode = ShareMode::Fixed;
            it.before.holdings.clear();
        }),
        finds(
            RULE,
            a_plan,
            |it| it.before.organisation.charter.share_mode = ShareMode::Fixed,
            expect![[r#"
                Collective(N2229901MA0000007X) | 章程实行静态管理，份额已经量化，不再调整
            "#]],
        ),
        // Published from the 10th to the 20th: eleven days.
        passes(RULE, a_plan, |it| it.parameters.share_plan_days_min = Some(11)),
        finds(
            RULE,
            a_plan,
            |it| it.parameters.share_plan_days_min = Some(12),
            expect![[r#"
            Collective(N2229901MA0000007X) | 量化方案公示11日，应不少于12日
        "#]],
        ),
    ]
}

fn holders() -> Vec<Case> {
    const RULE: &str = "CO-13";
    vec![
        passes(RULE, a_plan, |_| {}),
        passes(RULE, a_transfer, |_| {}),
        passes(RULE, an_audit, |_| {}),
        finds(
            RULE,
            a_plan,
            |it| plan(it).holdings[0].person = Some(person(99)),
            expect![[r#"
            Member(000000000063) Collective(N2229901MA0000007X) | “00000000-0000-0000-0000-000000000063”持有份额1，但不是成员
        "#]],
        ),
        finds(
            RULE,
            a_plan,
            |it| plan(it).holdings[0].person = None,
            expect![[r#"
            Collective(N2229901MA0000007X) | 份额没有对应的持有人
        "#]],
        ),
        finds(
            RULE,
            a_plan,
            |it| plan(it).holdings[0].holding.class = "collective".to_owned(),
            expect![[r#"
                Collective(N2229901MA0000007X) | 份额类别“collective”与持有人或者章程不符
            "#]],
        ),
        passes(RULE, a_plan, |it| plan(it).holdings[0].holding.class = "other".to_owned()),
        finds(
            RULE,
            a_plan,
            |it| {
                it.before.organisation.charter.other_share_classes.clear();
                plan(it).holdings[0].holding.class = "other".to_owned();
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | 份额类别“other”与持有人或者章程不符
            "#]],
        ),
        finds(
            RULE,
            a_plan,
            |it| plan(it).holdings[0].number = 2,
            expect![[r#"
            Member(000000000002) Collective(N2229901MA0000007X) | 股权名册序号2由两人使用
        "#]],
        ),
        // The member died; the heir, who lives in town, keeps the income.
        passes(RULE, an_audit, |it| {
            it.before.memberships[29].last_day = Some(day("2026-10-01"));
            it.before.holdings[29].holding.inherited = true;
        }),
        finds(
            RULE,
            an_audit,
            |it| it.before.memberships[29].last_day = Some(day("2026-10-01")),
            expect![[r#"
                Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”持有份额1，但不是成员
            "#]],
        ),
    ]
}

fn caps() -> Vec<Case> {
    const RULE: &str = "CO-14";
    vec![
        passes(RULE, a_plan, |_| {}),
        // Three hundredths of forty are 1.2.
        passes(RULE, a_plan, |it| {
            it.parameters.share_cap = Proportion::new(3, 100);
            plan(it).holdings[0].holding.shares = shares("1.2");
        }),
        finds(
            RULE,
            a_plan,
            |it| {
                it.parameters.share_cap = Proportion::new(3, 100);
                plan(it).holdings[0].holding.shares = shares("1.201");
            },
            expect![[r#"
                Member(000000000001) Collective(N2229901MA0000007X) | “成员1”持有份额1201/1000，总份额40，超过规定的上限
            "#]],
        ),
        passes(RULE, an_audit, |it| {
            it.before.organisation.charter.share_cap = Proportion::new(1, 40);
        }),
        finds(
            RULE,
            a_transfer,
            |it| it.before.organisation.charter.share_cap = Proportion::new(1, 40),
            expect![[r#"
                Member(000000000001) Collective(N2229901MA0000007X) | “成员1”持有份额3/2，总份额40，超过规定的上限
            "#]],
        ),
    ]
}

fn movement(it: &mut CollectiveSample) -> &mut ShareMovement {
    let CollectiveAct::ShareMovement(movement) = &mut it.act else { panic!("a movement") };
    movement
}

fn movements() -> Vec<Case> {
    const RULE: &str = "CO-15";
    vec![
        passes(RULE, a_transfer, |_| {}),
        passes(RULE, a_redemption, |_| {}),
        finds(
            RULE,
            a_transfer,
            |it| {
                let ShareMovement::Transfer { to, .. } = movement(it) else { return };
                (to.person, to.name) = (person(99), "外来户".to_owned());
            },
            expect![[r#"
                Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”：受让人“外来户”不是本组织成员
            "#]],
        ),
        finds(
            RULE,
            a_transfer,
            |it| {
                let ShareMovement::Transfer { shares, .. } = movement(it) else { return };
                *shares = Shares::parse("1.001").unwrap();
            },
            expect![[r#"
                Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”：可以变动的份额为1，申请1001/1000
            "#]],
        ),
        finds(
            RULE,
            a_redemption,
            |it| it.disputes.push(open_dispute()),
            expect![[r#"
            Member(00000000001e) Collective(N2229901MA0000007X) | “成员30”：成员身份有争议，尚未解决
        "#]],
        ),
        finds(
            RULE,
            a_transfer,
            |it| {
                let heir = Recipient {
                    person: person(2),
                    number: 2,
                    household: household(1),
                    name: member(2).name,
                };
                *movement(it) = ShareMovement::Inheritance {
                    deceased: person(1),
                    class: "member".to_owned(),
                    heirs: vec![(heir, Shares::new(1, 1).unwrap())],
                };
            },
            expect![[r#"
                Member(000000000001) Collective(N2229901MA0000007X) | “成员1”：被继承人仍登记为成员，应先办理丧失成员身份
            "#]],
        ),
    ]
}

fn totals() -> Vec<Case> {
    const RULE: &str = "HR-82";
    vec![
        passes(RULE, a_plan, |_| {}),
        passes(RULE, a_transfer, |_| {}),
        passes(RULE, an_audit, |_| {}),
        finds(
            RULE,
            a_plan,
            |it| plan(it).total = shares("40.001"),
            expect![[r#"
            Collective(N2229901MA0000007X) | 40/40001/1000份 总份额40001/1000，与31笔持有份额之和40不符
        "#]],
        ),
        finds(
            RULE,
            a_plan,
            |it| {
                plan(it).holdings[0].holding.shares = shares("-1");
                plan(it).holdings[1].holding.shares = shares("3");
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | 份额“-1”小于零
            "#]],
        ),
        finds(
            RULE,
            an_audit,
            |it| drop(it.before.holdings.pop()),
            expect![[r#"
            Collective(N2229901MA0000007X) | 30/40份 总份额40，与30笔持有份额之和30不符
        "#]],
        ),
    ]
}

fn run(it: &mut CollectiveSample) -> &mut Run {
    let CollectiveAct::Distribution(run) = &mut it.act else { panic!("a run") };
    run
}

/// The second run of a year in which the first forgot nothing.
fn a_correction() -> CollectiveSample {
    let mut sample = a_distribution();
    let first = run(&mut sample).clone();
    let mut input = first.input.clone();
    input.number = 2;
    *run(&mut sample) = correct(&first, input).unwrap();
    sample.runs.push(first);
    sample
}

fn runs() -> Vec<Case> {
    const RULE: &str = "CO-16";
    vec![
        passes(RULE, a_distribution, |_| {}),
        passes(RULE, a_correction, |_| {}),
        // A fen from one to another.
        finds(
            RULE,
            a_distribution,
            |it| {
                run(it).portions[0].entitled_fen += 1;
                run(it).portions[1].entitled_fen -= 1;
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | 与重新计算的结果不一致
            "#]],
        ),
        finds(
            RULE,
            a_distribution,
            |it| run(it).digest[0] ^= 1,
            expect![[r#"
            Collective(N2229901MA0000007X) | 与重新计算的结果不一致
        "#]],
        ),
        // The first run again, as if nothing had been paid.
        finds(
            RULE,
            a_correction,
            |it| *run(it) = it.runs[0].clone(),
            expect![[r#"
            Collective(N2229901MA0000007X) | 不能重新计算：第1批不能接在同年第1批之后
        "#]],
        ),
        finds(
            RULE,
            a_distribution,
            |it| {
                let mut input = run(it).input.clone();
                input.claims.pop();
                input.total = shares("30");
                *run(it) = distribute(input).unwrap();
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | 分配所依据的份额与登记的份额不一致
            "#]],
        ),
        finds(
            RULE,
            a_distribution,
            |it| it.before.holdings[0].holding.holder = ShareHolder::Collective,
            expect![[r#"
                Collective(N2229901MA0000007X) | 分配所依据的份额与登记的份额不一致
            "#]],
        ),
    ]
}

fn unlawful() -> Vec<Case> {
    const RULE: &str = "HR-81";
    vec![
        passes(RULE, a_distribution, |_| {}),
        passes(RULE, a_distribution, |it| it.parameters.reserve_min = Proportion::new(30, 100)),
        finds(
            RULE,
            a_distribution,
            |it| it.parameters.reserve_min = Proportion::new(301, 1000),
            expect![[r#"
                Collective(N2229901MA0000007X) | 公积公益金按100分之30提取，本省规定1000分之301
            "#]],
        ),
        finds(
            RULE,
            a_distribution,
            |it| it.before.organisation.charter.reserve = Proportion::new(301, 1000).unwrap(),
            expect![[r#"
                Collective(N2229901MA0000007X) | 公积公益金按100分之30提取，章程规定1000分之301
            "#]],
        ),
        passes(RULE, a_distribution, |it| {
            it.decisions[0].plan_published = Some(day("2026-10-10"));
        }),
        finds(
            RULE,
            a_distribution,
            |it| it.decisions[0].plan_published = Some(day("2026-10-11")),
            expect![[r#"
                Collective(N2229901MA0000007X) | 收益分配方案于会议召开9日前提供查阅，应不少于10日
            "#]],
        ),
        finds(
            RULE,
            a_distribution,
            |it| it.decisions[0].plan_published = None,
            expect![[r#"
            Collective(N2229901MA0000007X) | 收益分配方案未提供成员查阅
        "#]],
        ),
    ]
}

fn accounts() -> Vec<Case> {
    const RULE: &str = "HR-81";
    fn orders(it: &mut CollectiveSample) -> &mut crate::collective::PaymentOrders {
        let CollectiveAct::Payments(orders) = &mut it.act else { panic!("payments") };
        orders
    }
    vec![
        passes(RULE, the_payments, |_| {}),
        passes(RULE, the_payments, |it| {
            orders(it).orders[0].account_holder = Some(person(2));
            orders(it).orders[0].mandate_sha256 = Some(digest());
        }),
        finds(
            RULE,
            the_payments,
            |it| orders(it).orders[0].account_holder = Some(person(2)),
            expect![[r#"
                Member(000000000001) Collective(N2229901MA0000007X) | “成员1”的第1笔支付不是本人账户，也没有委托
            "#]],
        ),
        finds(
            RULE,
            the_payments,
            |it| orders(it).orders[0].account_holder = None,
            expect![[r#"
            Member(000000000001) Collective(N2229901MA0000007X) | “成员1”的第1笔支付不是本人账户，也没有委托
        "#]],
        ),
        finds(
            RULE,
            the_payments,
            |it| orders(it).orders[0].payment.amount_fen += 1,
            expect![[r#"
            Collective(N2229901MA0000007X) | 支付清单与第1批分配结果不一致
        "#]],
        ),
        finds(
            RULE,
            the_payments,
            |it| drop(orders(it).orders.pop()),
            expect![[r#"
            Collective(N2229901MA0000007X) | 支付清单与第1批分配结果不一致
        "#]],
        ),
    ]
}

#[test]
fn a_movement_that_is_refused_leaves_the_holdings_as_they_are() {
    let mut sample = a_transfer();
    let ShareMovement::Transfer { shares, .. } = movement(&mut sample) else { panic!() };
    *shares = Shares::new(2, 1).unwrap();
    assert_eq!(sample.outcome().holdings, state().holdings);
}
