//! Cases of what is transferred: terms, areas, use, and what stays inside the collective.

use expect_test::expect;
use identity::ContractCode;
use rust_decimal::dec;
use tenure::case::{Restriction, RestrictionKind};

use super::transfer_sample::{
    TransferSample, assignment, deal, exchange, homestead, lease, outsider, re_transfer, security,
    share_inheritance, share_pledge, share_redemption, share_transfer,
};
use super::{Case, finds, passes};
use crate::operation_right::Asked;
use crate::sample::{contract, day, days, elsewhere, evidence, parcel, person};
use crate::transfer::{IssuerAnswer, TransfereeKind};

/// Every case.
pub(super) fn cases() -> Vec<Case<TransferSample>> {
    [terms(), areas(), restraints(), uses(), inside(), homesteads(), share_deals(), conveyed()]
        .into_iter()
        .flatten()
        .collect()
}

fn terms() -> Vec<Case<TransferSample>> {
    const RULE: &str = "HR-36";
    vec![
        passes(RULE, lease, |it| it.grant().days = days("2026-12-01", "2027-12-31")),
        passes(RULE, re_transfer, |it| it.grant().days = days("2026-12-01", "2027-12-31")),
        passes(RULE, assignment, |_| {}),
        passes(RULE, lease, |it| {
            it.contracts[0].term.last_day = None;
            it.grant().days = days("2026-12-01", "2099-12-31");
        }),
        finds(
            RULE,
            lease,
            |it| it.grant().days = days("2026-12-01", "2028-01-01"),
            expect![[r#"
            Contract(229901100001000001J) | 流转至2028-01-01，承包合同“229901100001000001J”至2027-12-31
        "#]],
        ),
        finds(
            RULE,
            re_transfer,
            |it| {
                it.rights.end(deal(700), day("2027-11-30"));
                it.grant().days = days("2026-12-01", "2027-11-30");
            },
            expect![[r#"
                Contract(229901100001000002J) | 地块“2299011000010000002”原流转期限2026-01-01至2027-11-29，再流转2026-12-01至2027-11-30
            "#]],
        ),
    ]
}

fn restraints() -> Vec<Case<TransferSample>> {
    const RULE: &str = "MK-13";
    fn lies(it: &mut TransferSample, kind: RestrictionKind, on: ContractCode, last: &str) {
        it.restrictions.push(Restriction {
            code: "229901-2026-000001".to_owned(),
            kind,
            on: on.to_string(),
            party: "人民法院".to_owned(),
            basis: "协助执行通知书".to_owned(),
            first_day: day("2026-10-01"),
            last_day: Some(day(last)),
        });
    }
    vec![
        passes(RULE, assignment, |it| {
            lies(it, RestrictionKind::Seizure, contract(1), "2027-01-01");
        }),
        passes(RULE, lease, |it| lies(it, RestrictionKind::Mortgage, contract(1), "2027-01-01")),
        passes(RULE, lease, |it| lies(it, RestrictionKind::Seizure, contract(2), "2027-01-01")),
        passes(RULE, lease, |it| lies(it, RestrictionKind::Seizure, contract(1), "2026-11-21")),
        finds(
            RULE,
            lease,
            |it| lies(it, RestrictionKind::Seizure, contract(1), "2026-11-22"),
            expect![[r#"
                Contract(229901100001000001J) | “229901100001000001J”上有未解除的查封登记“229901-2026-000001”
            "#]],
        ),
        finds(
            RULE,
            security,
            |it| lies(it, RestrictionKind::Objection, contract(2), "2027-01-01"),
            expect![[r#"
                Contract(229901100001000002J) | “229901100001000002J”上有未解除的异议登记“229901-2026-000001”
            "#]],
        ),
    ]
}

fn areas() -> Vec<Case<TransferSample>> {
    const RULE: &str = "HR-41";
    fn leased_before(it: &mut TransferSample) {
        let asked = Asked {
            deal: deal(701),
            parcel: parcel(1),
            under: None,
            area_m2: dec!(400),
            days: days("2027-11-30", "2027-12-31"),
        };
        it.rights.give(&asked).unwrap();
    }
    vec![
        passes(RULE, lease, leased_before),
        passes(RULE, lease, |it| it.grant().parcels[0].area_m2 = dec!(1000)),
        passes(RULE, re_transfer, |it| it.grant().parcels[0].area_m2 = dec!(800)),
        finds(
            RULE,
            lease,
            |it| it.grant().parcels[0].area_m2 = dec!(1000.01),
            expect![[r#"
            Parcel(2299011000010000001) Contract(229901100001000001J) | 地块“2299011000010000001”2026-12-01可流转1000平方米，申请1000.01平方米
        "#]],
        ),
        finds(
            RULE,
            lease,
            |it| {
                leased_before(it);
                it.grant().parcels[0].area_m2 = dec!(600.01);
            },
            expect![[r#"
                Parcel(2299011000010000001) Contract(229901100001000001J) | 地块“2299011000010000001”2027-11-30可流转600平方米，申请600.01平方米
            "#]],
        ),
        finds(
            RULE,
            re_transfer,
            |it| it.grant().parcels[0].area_m2 = dec!(800.01),
            expect![[r#"
            Parcel(2299011000010000002) Contract(229901100001000002J) | 地块“2299011000010000002”2026-12-01可流转800平方米，申请800.01平方米
        "#]],
        ),
        finds(
            RULE,
            lease,
            |it| {
                let again = it.grant().parcels[0].clone();
                it.grant().parcels.push(again);
            },
            expect![[r#"
                Parcel(2299011000010000001) Contract(229901100001000001J) | 地块“2299011000010000001”列了两次
            "#]],
        ),
        finds(
            RULE,
            lease,
            |it| it.grant().parcels[0].parcel = parcel(9),
            expect![[r#"
                Parcel(2299011000010000009) Contract(229901100001000001J) | 地块“2299011000010000009”不在承包合同“229901100001000001J”之内
            "#]],
        ),
        // The parcel is free, but of another contract.
        finds(
            RULE,
            lease,
            |it| it.grant().parcels[0].parcel = parcel(2),
            expect![[r#"
            Parcel(2299011000010000002) Contract(229901100001000001J) | 地块“2299011000010000002”不在承包合同“229901100001000001J”之内
        "#]],
        ),
        finds(
            RULE,
            re_transfer,
            |it| it.rights.end(deal(700), day("2026-01-01")),
            expect![[r#"
            Parcel(2299011000010000002) Contract(229901100001000002J) | 地块“2299011000010000002”不在原流转之内
        "#]],
        ),
        finds(
            RULE,
            lease,
            |it| it.grant().parcels[0].area_m2 = dec!(0),
            expect![[r#"
            Parcel(2299011000010000001) Contract(229901100001000001J) | 地块“2299011000010000001”流转面积应大于零
        "#]],
        ),
    ]
}

fn uses() -> Vec<Case<TransferSample>> {
    vec![
        passes("HR-46", lease, |it| it.grant().parcels[0].purpose = "4".to_owned()),
        finds(
            "HR-46",
            lease,
            |it| it.grant().parcels[0].purpose = "5".to_owned(),
            expect![[r#"
            Parcel(2299011000010000001) Contract(229901100001000001J) | 地块“2299011000010000001”流转后的用途是“5”
        "#]],
        ),
        finds(
            "HR-46",
            security,
            |it| it.grant().parcels[0].purpose.clear(),
            expect![[r#"
            Parcel(2299011000010000002) Contract(229901100001000002J) | 地块“2299011000010000002”流转后的用途是“”
        "#]],
        ),
    ]
}

fn inside() -> Vec<Case<TransferSample>> {
    vec![
        passes("HR-38", assignment, |it| {
            let asked = evidence(4);
            it.proposal.issuer_answer = Some(IssuerAnswer::Delayed { asked });
        }),
        passes("HR-38", assignment, |it| {
            let answer = IssuerAnswer::RefusedWithoutGround { evidence: evidence(4) };
            it.proposal.issuer_answer = Some(answer);
        }),
        finds(
            "HR-38",
            assignment,
            |it| it.proposal.issuer_answer = None,
            expect![[r#"
            Contract(229901100001000001J) | 没有发包方的意见
        "#]],
        ),
        finds(
            "HR-38",
            assignment,
            |it| {
                let reason = "受让方没有农业经营能力".to_owned();
                it.proposal.issuer_answer = Some(IssuerAnswer::RefusedLawfully { reason });
            },
            expect![[r#"
                Contract(229901100001000001J) | 发包方依法不同意：受让方没有农业经营能力
            "#]],
        ),
        finds(
            "HR-38",
            assignment,
            |it| it.proposal.transferee = outsider(),
            expect![[r#"
            Contract(229901100001000001J) | 受让方“受让方”是个人，不是农户
            Contract(229901100001000001J) | 受让方“受让方”不属于本集体经济组织
        "#]],
        ),
        finds(
            "HR-38",
            assignment,
            |it| it.proposal.transferee.party = person(1),
            expect![[r#"
            Contract(229901100001000001J) | 受让方“受让方”就是转让方
        "#]],
        ),
        passes("HR-39", exchange, |_| {}),
        finds(
            "HR-39",
            exchange,
            |it| it.contracts[1].issuer = elsewhere(),
            expect![[r#"
            Contract(229901100001000001J) Contract(229901100001000002J) | 互换双方的发包方是“22990110000100”和“22990110000200”，不是同一集体经济组织
        "#]],
        ),
        finds(
            "HR-39",
            exchange,
            |it| it.proposal.filing = None,
            expect![[r#"
            Contract(229901100001000001J) Contract(229901100001000002J) | 互换没有向发包方备案
        "#]],
        ),
    ]
}

fn homesteads() -> Vec<Case<TransferSample>> {
    vec![
        passes("MK-07", homestead, |_| {}),
        finds(
            "MK-07",
            homestead,
            |it| it.proposal.transferee = outsider(),
            expect![[r#"
            Homestead(229901001001JC00001F00010001) | 受让方“受让方”不是本集体经济组织的农户
        "#]],
        ),
        finds(
            "MK-07",
            homestead,
            |it| {
                let unit = it.homestead().unit;
                it.homestead().held_by_receiver.push(unit);
            },
            expect![[r#"
                Homestead(229901001001JC00001F00010001) | 受让方已有宅基地“229901001001JC00001F00010001”
            "#]],
        ),
        finds(
            "MK-07",
            homestead,
            |it| {
                it.homestead().collective_consent = None;
                it.homestead().township_approval = None;
            },
            expect![[r#"
                Homestead(229901001001JC00001F00010001) | 没有集体同意的材料
                Homestead(229901001001JC00001F00010001) | 没有乡镇批准的材料
            "#]],
        ),
    ]
}

fn seized(it: &mut TransferSample) {
    it.restrictions.push(Restriction {
        code: "229901-2026-000001".to_owned(),
        kind: RestrictionKind::Seizure,
        on: String::new(),
        party: "人民法院".to_owned(),
        basis: "协助执行通知书".to_owned(),
        first_day: day("2026-01-01"),
        last_day: None,
    });
}

fn conveyed() -> Vec<Case<TransferSample>> {
    vec![
        passes("MK-15", assignment, |_| {}),
        passes("MK-15", exchange, |it| it.paid_fen = 0),
        passes("MK-15", lease, |it| it.paid_fen = 0),
        finds(
            "MK-15",
            assignment,
            |it| it.paid_fen = 59_999,
            expect![[r#"
                Contract(229901100001000001J) | 约定价款60000分，银行流水核对支付59999分
            "#]],
        ),
        finds(
            "MK-15",
            homestead,
            |it| it.paid_fen = 0,
            expect![[r#"
                Homestead(229901001001JC00001F00010001) | 约定价款60000分，银行流水核对支付0分
            "#]],
        ),
        finds(
            "MK-15",
            share_redemption,
            |it| it.paid_fen = 0,
            expect![[r#"
                Member(000000000001) | 约定价款60000分，银行流水核对支付0分
            "#]],
        ),
        passes("MK-14", assignment, |_| {}),
        finds(
            "MK-14",
            exchange,
            |it| it.running.push("229901-2026-000007".to_owned()),
            expect![[r#"
                Contract(229901100001000001J) Contract(229901100001000002J) | 流转“229901-2026-000007”尚未了结
            "#]],
        ),
        finds(
            "MK-14",
            homestead,
            seized,
            expect![[r#"
                Homestead(229901001001JC00001F00010001) | 权利上有查封登记“229901-2026-000001”
            "#]],
        ),
        passes("MK-14", security, seized),
    ]
}

fn share_deals() -> Vec<Case<TransferSample>> {
    vec![
        passes("MK-08", share_transfer, |_| {}),
        passes("MK-08", share_inheritance, |_| {}),
        finds(
            "MK-08",
            share_transfer,
            |it| it.proposal.transferee = outsider(),
            expect![[r#"
            Member(000000000001) | 受让方“受让方”不是本集体经济组织成员
        "#]],
        ),
        finds(
            "MK-08",
            share_redemption,
            |it| it.proposal.transferee.kind = TransfereeKind::Business,
            expect![[r#"
                Member(000000000001) | 赎回方“受让方”不是农村集体经济组织
            "#]],
        ),
        finds(
            "MK-08",
            share_pledge,
            |it| it.proposal.transferee.kind = TransfereeKind::Person,
            expect![[r#"
                Member(000000000001) | 质权人“受让方”不是金融机构
            "#]],
        ),
    ]
}
