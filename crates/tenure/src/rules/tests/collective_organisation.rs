//! Samples of the rules about the organisation itself: registration, organs, charter, succession.

use expect_test::expect;

use super::collective_coverage::{Case, finds, passes};
use super::collective_sample::{
    CollectiveSample, charter_change, day, elsewhere, membership, organ, person, seat, sound_merger,
};
use crate::Proportion;
use crate::collective::{CollectiveAct, Filings, OrganKind, SuccessionKind};
use crate::membership::Membership;

pub(super) fn cases() -> Vec<Case> {
    [registration(), organs(), board_sizes(), charters(), successions(), shares_succeeded()]
        .into_iter()
        .flatten()
        .collect()
}

fn an_audit() -> CollectiveSample {
    CollectiveSample::of(CollectiveAct::Audit)
}

fn a_charter() -> CollectiveSample {
    CollectiveSample::of(charter_change())
}

fn registration() -> Vec<Case> {
    const RULE: &str = "CO-01";
    vec![
        passes(RULE, an_audit, |_| {}),
        // A name without the words stands where it was registered before the law.
        passes(RULE, an_audit, |it| {
            it.before.organisation.collective.registered_day = day("2025-04-30");
        }),
        finds(
            RULE,
            an_audit,
            |it| it.before.organisation.collective.registered_day = day("2025-05-01"),
            expect![[r#"
                Collective(N2229901MA0000007X) | 名称“样例县样例乡样例村股份经济合作社”未标明“集体经济组织”字样
            "#]],
        ),
        finds(
            RULE,
            an_audit,
            |it| it.before.organisation.collective.division = "22990110000101".parse().unwrap(),
            expect![[r#"
                Collective(N2229901MA0000007X) | 统一社会信用代码“N2229901MA0000007X”的层级与所在区域“22990110000101”的层级不符
                Collective(N2229901MA0000007X) | 发包方代码“22990110000100”与所在区域“22990110000101”不符
            "#]],
        ),
        passes(RULE, an_audit, |it| it.today = day("2026-12-31")),
        finds(
            RULE,
            an_audit,
            |it| it.today = day("2027-01-01"),
            expect![[r#"
            Collective(N2229901MA0000007X) | 登记证书“N0001”有效期至2026-12-31
        "#]],
        ),
        finds(
            RULE,
            an_audit,
            |it| it.before.organisation.address.clear(),
            expect![[r#"
            Collective(N2229901MA0000007X) | 未登记住所
        "#]],
        ),
    ]
}

fn organs() -> Vec<Case> {
    const RULE: &str = "CO-02";
    vec![
        passes(RULE, an_audit, |_| {}),
        passes(RULE, an_audit, |it| {
            it.before.organisation.organs[0].elected_day = day("2021-10-26");
        }),
        finds(
            RULE,
            an_audit,
            |it| it.before.organisation.organs[0].elected_day = day("2021-10-25"),
            expect![[r#"
                Collective(N2229901MA0000007X) | 理事会任期至2026-10-24届满
            "#]],
        ),
        finds(
            RULE,
            an_audit,
            |it| drop(it.before.organisation.organs.remove(1)),
            expect![[r#"
            Collective(N2229901MA0000007X) | 没有监事会（监事）
        "#]],
        ),
        finds(
            RULE,
            an_audit,
            |it| it.before.organisation.organs[0].seats[1].chair = true,
            expect![[r#"
                Collective(N2229901MA0000007X) | 理事长应为一名，现有2名
            "#]],
        ),
        finds(
            RULE,
            an_audit,
            |it| it.before.organisation.collective.legal_representative = "成员4".to_owned(),
            expect![[r#"
                Collective(N2229901MA0000007X) | 法定代表人“成员4”不是理事长“成员1”
            "#]],
        ),
        finds(
            RULE,
            an_audit,
            |it| {
                let board = &mut it.before.organisation.organs[0].seats;
                board[0].close_relatives.push(person(4));
                board[1].close_relatives.push(person(1));
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | 理事会成员“成员1”与理事会成员“成员4”是近亲属
            "#]],
        ),
        finds(
            RULE,
            an_audit,
            |it| {
                let supervisors = &mut it.before.organisation.organs[1].seats;
                supervisors[0].close_relatives.push(person(7));
                supervisors.push(seat(4));
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | 监事会（监事）成员“成员10”与理事会成员“成员7”是近亲属
                Collective(N2229901MA0000007X) | “成员4”同时是监事会（监事）和理事会成员
            "#]],
        ),
        finds(
            RULE,
            an_audit,
            |it| it.before.organisation.organs[2] = organ(OrganKind::Delegates, 1..21),
            expect![[r#"
                Collective(N2229901MA0000007X) | 成员代表20人，应多于20人
            "#]],
        ),
        finds(
            RULE,
            an_audit,
            |it| {
                let men = (1..44).step_by(2);
                it.before.organisation.organs[2] = organ(OrganKind::Delegates, men);
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | 没有妇女代表
            "#]],
        ),
    ]
}

fn board_sizes() -> Vec<Case> {
    vec![
        passes("CO-03", an_audit, |_| {}),
        passes("CO-03", an_audit, |it| {
            it.before.organisation.organs[0] = organ(OrganKind::Board, 1..8);
        }),
        finds(
            "CO-03",
            an_audit,
            |it| it.before.organisation.organs[0] = organ(OrganKind::Board, 1..10),
            expect![[r#"
                Collective(N2229901MA0000007X) | 理事会成员9名，一般应为三至七名单数
            "#]],
        ),
        finds(
            "CO-03",
            an_audit,
            |it| it.before.organisation.organs[0] = organ(OrganKind::Board, 1..5),
            expect![[r#"
                Collective(N2229901MA0000007X) | 理事会成员4名，一般应为三至七名单数
            "#]],
        ),
        finds(
            "CO-03",
            an_audit,
            |it| it.before.organisation.organs[0] = organ(OrganKind::Board, 1..2),
            expect![[r#"
                Collective(N2229901MA0000007X) | 理事会成员1名，一般应为三至七名单数
            "#]],
        ),
    ]
}

fn charters() -> Vec<Case> {
    vec![
        passes("CO-09", a_charter, |_| {}),
        passes("CO-09", a_charter, |it| {
            let CollectiveAct::CharterChange(charter) = &mut it.act else { return };
            charter.majority = Proportion::THREE_QUARTERS;
        }),
        finds(
            "CO-09",
            a_charter,
            |it| {
                let CollectiveAct::CharterChange(charter) = &mut it.act else { return };
                charter.majority = Proportion::new(666, 1000).unwrap();
                charter.version = 3;
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | 章程规定1000分之666同意，不得低于3分之2
                Collective(N2229901MA0000007X) | 章程应为第2版，不是第3版
            "#]],
        ),
        passes("CO-10", an_audit, |_| {}),
        finds(
            "CO-10",
            an_audit,
            |it| it.before.organisation.charter.filings = Filings::default(),
            expect![[r#"
                Collective(N2229901MA0000007X) | 第1版章程尚未报乡镇人民政府、街道办事处备案
                Collective(N2229901MA0000007X) | 第1版章程尚未报县级农业农村主管部门备案
            "#]],
        ),
    ]
}

fn shares_succeeded() -> Vec<Case> {
    vec![
        passes("HR-82", sound_merger, |_| {}),
        finds(
            "HR-82",
            sound_merger,
            |it| it.succession().after[0].total_shares = crate::Shares::new(1, 3).unwrap(),
            expect![[r#"
                Collective(N2229901MA0000007X) | “N2229901MA0000007X”的总份额1/3，与各持有份额之和41不符
            "#]],
        ),
        finds(
            "HR-82",
            sound_merger,
            |it| {
                let half = crate::Shares::new(1, 2).unwrap();
                let after = &mut it.succession().after[0];
                let held = &mut after.holdings[4].holding.shares;
                *held = held.checked_add(half).unwrap();
                after.total_shares = after.total_shares.checked_add(half).unwrap();
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | 承继前的份额合计41，承继后合计83/2
            "#]],
        ),
    ]
}

fn successions() -> Vec<Case> {
    vec![
        passes("CO-07", sound_merger, |_| {}),
        finds(
            "CO-07",
            sound_merger,
            |it| drop(it.succession().after[0].memberships.pop()),
            expect![[r#"
                Member(00000000003c) | “00000000-0000-0000-0000-00000000003c”承继前是成员，承继后不是
            "#]],
        ),
        finds(
            "CO-07",
            sound_merger,
            |it| it.succession().after[0].memberships.push(membership(90)),
            expect![[r#"
                Member(00000000005a) | “00000000-0000-0000-0000-00000000005a”承继前不是成员，不得因承继成为成员
            "#]],
        ),
        finds(
            "CO-07",
            sound_merger,
            |it| {
                let mut other = it.succession().after[0].clone();
                other.collective = elsewhere();
                other.memberships = vec![Membership { collective: elsewhere(), ..membership(1) }];
                it.succession().after.push(other);
            },
            expect![[r#"
                Member(000000000001) | “成员1”承继后同时是两个组织的成员
            "#]],
        ),
        finds(
            "CO-07",
            sound_merger,
            |it| drop(it.succession().after[0].holdings.remove(4)),
            expect![[r#"
                Member(000000000005) | “成员5”承继前持有份额，承继后没有
            "#]],
        ),
        finds(
            "CO-07",
            sound_merger,
            |it| {
                it.succession().kind = SuccessionKind::VillageToCommunity;
                let two = crate::Shares::new(2, 1).unwrap();
                it.succession().after[0].holdings[4].holding.shares = two;
            },
            expect![[r#"
                Member(000000000005) | “成员5”村改居不得变动其份额
            "#]],
        ),
        passes("CO-07", sound_merger, |it| {
            // Whose membership ends before that day by itself is not succeeded.
            let eve = it.succession().effect_day.pred_opt();
            it.succession().before[0].memberships[0].last_day = eve;
            let person = it.succession().before[0].memberships[0].person;
            it.succession().after[0].memberships.retain(|it| it.person != person);
        }),
        passes("CO-08", sound_merger, |_| {}),
        // A village that becomes a community needs its own decision and no approval.
        passes("CO-08", sound_merger, |it| {
            it.succession().kind = SuccessionKind::VillageToCommunity;
            (it.succession().township_reviewed, it.succession().county_approved) = (None, None);
        }),
        finds(
            "CO-08",
            sound_merger,
            |it| {
                drop(it.decisions.pop());
                it.succession().before[1].assets_verified = false;
                it.succession().balance_sheet_sha256 = None;
                (it.succession().township_reviewed, it.succession().county_approved) = (None, None);
            },
            expect![[r#"
                Collective(N2229901MA0000007X) | “N2229901MA0000015Q”的成员大会没有决议
                Collective(N2229901MA0000007X) | “N2229901MA0000015Q”尚未清产核资
                Collective(N2229901MA0000007X) | 没有乡镇人民政府的审核
                Collective(N2229901MA0000007X) | 没有县级以上地方人民政府的批准
                Collective(N2229901MA0000007X) | 没有资产负债表和财产清单
            "#]],
        ),
        passes("CO-08", sound_merger, |it| {
            it.succession().county_approved = Some(day("2026-10-22"));
        }),
        finds(
            "CO-08",
            sound_merger,
            |it| it.succession().county_approved = Some(day("2026-10-21")),
            expect![[r#"
                Collective(N2229901MA0000007X) | 县级批准早于乡镇审核
            "#]],
        ),
        passes("CO-08", sound_merger, |it| it.succession().effect_day = day("2026-10-24")),
        finds(
            "CO-08",
            sound_merger,
            |it| it.succession().effect_day = day("2026-10-23"),
            expect![[r#"
                Collective(N2229901MA0000007X) | 承继早于县级批准之日生效
            "#]],
        ),
    ]
}
