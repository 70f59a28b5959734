//! Samples of the rules about rights that move: exchange, assignment, adjustment, conservation, restrictions.

use CaseKind::{Assignment, Exchange, Expropriation, HouseholdMerge, HouseholdSplit, ParcelChange};
use expect_test::expect;
use identity::{ContractCode, IssuerCode};
use rust_decimal::dec;

use super::case_coverage::{Case, finds, passes};
use super::case_sample::{CaseSample, contractor, day, decision, parcel, restriction, settle};
use crate::case::{
    CaseKind, DecisionSubject, IssuerConsent, LineageKind, LossReason, ParcelLoss, Request,
    RestrictionKind,
};

pub(super) fn cases() -> Vec<Case> {
    [parties(), adjustment(), parcels(), pieces(), restrictions()].into_iter().flatten().collect()
}

/// The second contract's land is another collective's.
fn elsewhere(it: &mut CaseSample) {
    let issuer = IssuerCode::parse("22990110000201").unwrap();
    it.before.facts.contracts[1].contract.fact.issuer = issuer;
}

fn assigned(it: &mut CaseSample) -> &mut crate::case::Assignment {
    let Request::Assignment(request) = &mut it.request else { panic!("an assignment") };
    request
}

fn parties() -> Vec<Case> {
    vec![
        passes("CR-12", Exchange, |_| {}),
        finds(
            "CR-12",
            Exchange,
            elsewhere,
            expect![[r#"
            Contract(229901100001010001J) Contract(229901100001010002J) | 承包合同“229901100001010001J”的发包方是“22990110000101”，“229901100001010002J”的发包方是“22990110000201”，不得互换
        "#]],
        ),
        passes("CR-13", Assignment, |_| {}),
        passes("CR-13", Assignment, |it| assigned(it).consent = IssuerConsent::Delayed),
        passes("CR-13", Assignment, |it| {
            assigned(it).consent = IssuerConsent::RefusedWithoutReason;
        }),
        finds(
            "CR-13",
            Assignment,
            |it| assigned(it).consent = IssuerConsent::Refused,
            expect![[r#"
            Contract(229901100001010001J) Contract(229901100001010002J) | 发包方依法不同意转让
        "#]],
        ),
        finds(
            "CR-13",
            Assignment,
            elsewhere,
            expect![[r#"
            Contract(229901100001010001J) Contract(229901100001010002J) | 转让方的发包方是“22990110000101”，受让方的发包方是“22990110000201”，不是同一集体经济组织
        "#]],
        ),
        finds(
            "CR-13",
            Assignment,
            |it| assigned(it).transferee = assigned(it).contract,
            expect![[r#"
                Contract(229901100001010001J) Contract(229901100001010001J) | 受让方“229901100001010001”就是转让方
            "#]],
        ),
        finds(
            "CR-13",
            Assignment,
            |it| {
                let unit = format!("{}Q", contractor(9001));
                assigned(it).transferee = ContractCode::parse(&unit).unwrap();
            },
            expect![[r#"
                Contract(229901100001010001J) Contract(229901100001019001Q) | 受让方“229901100001019001”不是农户
            "#]],
        ),
    ]
}

/// The first parcel is taken for an adjustment that was decided.
fn adjusted(it: &mut CaseSample) {
    let Request::ParcelChange(request) = &mut it.request else { panic!("a change of parcels") };
    request.lost.push(ParcelLoss { parcel: parcel(1), reason: LossReason::Adjustment });
    it.contract_after(0).parcels.remove(0);
    settle(it.contract_after(0));
    it.decisions.push(decision(DecisionSubject::Adjustment));
}

fn adjustment() -> Vec<Case> {
    const RULE: &str = "CR-11";
    vec![
        passes(RULE, ParcelChange, adjusted),
        passes("HR-24", ParcelChange, adjusted),
        finds(
            RULE,
            ParcelChange,
            |it| {
                adjusted(it);
                it.decisions.clear();
            },
            expect![[r#"
                Contract(229901100001010001J) | 没有承包地调整的决议
            "#]],
        ),
        finds(
            RULE,
            ParcelChange,
            |it| {
                adjusted(it);
                it.decisions[0].n_yes = 19;
                it.decisions[0].township_approved = false;
                it.decisions[0].county_approved = false;
            },
            expect![[r#"
                Contract(229901100001010001J) | 承包地调整决议应到30人，同意19人，不足三分之二
                Contract(229901100001010001J) | 承包地调整没有乡（镇）人民政府的批准
                Contract(229901100001010001J) | 承包地调整没有县级主管部门的批准
            "#]],
        ),
    ]
}

fn parcels() -> Vec<Case> {
    const RULE: &str = "CR-07";
    vec![
        passes(RULE, Exchange, |_| {}),
        passes(RULE, HouseholdSplit, |_| {}),
        passes(RULE, HouseholdMerge, |_| {}),
        passes(RULE, Assignment, |_| {}),
        passes(RULE, Expropriation, |_| {}),
        finds(
            RULE,
            HouseholdSplit,
            |it| drop(it.contract_after(2).parcels.pop()),
            expect![[r#"
            Parcel(2299011000010100002) | 地块“2299011000010100002”在变动后去向不明
            Case | 100.00/0.01平方米 承包面积之和变动前为300.00平方米，变动后为200.00平方米，相差100.00平方米
        "#]],
        ),
        finds(
            RULE,
            HouseholdMerge,
            |it| it.contract_after(0).parcels[0].fact.parcel = parcel(7),
            expect![[r#"
                Parcel(2299011000010100001) | 地块“2299011000010100001”在变动后去向不明
                Parcel(2299011000010100007) | 地块“2299011000010100007”在变动前来源不明
            "#]],
        ),
        passes(RULE, Exchange, |it| {
            it.contract_after(0).parcels[0].fact.contract_area_m2.0 = dec!(100.01);
        }),
        finds(
            RULE,
            Exchange,
            |it| it.contract_after(0).parcels[0].fact.contract_area_m2.0 = dec!(100.02),
            expect![[r#"
                Case | 0.02/0.01平方米 承包面积之和变动前为300.00平方米，变动后为300.02平方米，相差0.02平方米
            "#]],
        ),
    ]
}

fn pieces() -> Vec<Case> {
    const RULE: &str = "CR-09";
    vec![
        passes(RULE, HouseholdSplit, |it| it.split_parcel(LineageKind::Split, dec!(50.01))),
        finds(
            RULE,
            HouseholdSplit,
            |it| it.split_parcel(LineageKind::Split, dec!(50.02)),
            expect![[r#"
                Parcel(2299011000010100002) | 0.02/0.01平方米 地块“2299011000010100002”面积100.00平方米，与2块组成地块之和100.02平方米相差0.02平方米
            "#]],
        ),
        passes(RULE, Expropriation, |it| {
            it.descend(LineageKind::Remainder, parcel(2), parcel(3));
        }),
        finds(
            RULE,
            Expropriation,
            |it| {
                it.descend(LineageKind::Remainder, parcel(2), parcel(3));
                let facts = &mut it.outcome.after.facts;
                facts.parcels.last_mut().unwrap().fact.measured_area_m2.0 = dec!(100.01);
            },
            expect![[r#"
                Parcel(2299011000010100003) Parcel(2299011000010100002) | 100.01/100.00平方米 剩余地块“2299011000010100003”面积100.01平方米，大于原地块“2299011000010100002”面积100.00平方米
            "#]],
        ),
        passes(RULE, HouseholdMerge, |it| {
            it.descend(LineageKind::Merge, parcel(1), parcel(2));
            it.descend(LineageKind::Merge, parcel(3), parcel(2));
            it.outcome.after.facts.parcels[1].fact.measured_area_m2.0 = dec!(200.01);
        }),
        finds(
            RULE,
            HouseholdMerge,
            |it| {
                it.descend(LineageKind::Merge, parcel(1), parcel(2));
                it.descend(LineageKind::Merge, parcel(3), parcel(2));
                it.outcome.after.facts.parcels[1].fact.measured_area_m2.0 = dec!(200.02);
            },
            expect![[r#"
                Parcel(2299011000010100002) | 0.02/0.01平方米 地块“2299011000010100002”面积200.02平方米，与2块组成地块之和200.00平方米相差0.02平方米
            "#]],
        ),
    ]
}

fn restricted(it: &mut CaseSample, kind: RestrictionKind, first_day: &str) {
    it.before.restrictions.push(restriction(kind, first_day));
}

fn restrictions() -> Vec<Case> {
    vec![
        passes("CR-06", Exchange, |_| {}),
        finds(
            "CR-06",
            Exchange,
            |it| restricted(it, RestrictionKind::Seizure, "2026-10-20"),
            expect![[r#"
                Contract(229901100001010001J) | “229901100001010001J”上有未解除的查封登记“229901-2026-000001”
            "#]],
        ),
        finds(
            "CR-06",
            Assignment,
            |it| restricted(it, RestrictionKind::Mortgage, "2026-10-01"),
            expect![[r#"
                Contract(229901100001010001J) | “229901100001010001J”上有未解除的抵押登记“229901-2026-000001”
            "#]],
        ),
        finds(
            "CR-06",
            HouseholdSplit,
            |it| {
                restricted(it, RestrictionKind::Objection, "2026-10-01");
                it.before.restrictions[0].last_day = Some(day("2026-10-20"));
            },
            expect![[r#"
                Contract(229901100001010001J) | “229901100001010001J”上有未解除的异议登记“229901-2026-000001”
            "#]],
        ),
        passes("CR-06", HouseholdSplit, |it| {
            restricted(it, RestrictionKind::Objection, "2026-10-01");
            it.before.restrictions[0].last_day = Some(day("2026-10-19"));
        }),
        // What lies on a right of the household that does not move keeps none of its others.
        passes("CR-06", Exchange, |it| {
            restricted(it, RestrictionKind::Seizure, "2026-10-01");
            it.before.restrictions[0].on = "229901001001JC00001F00010001".to_owned();
        }),
        passes("CR-06", Expropriation, |it| {
            restricted(it, RestrictionKind::Seizure, "2026-10-01");
        }),
        passes("CR-20", CaseKind::Mortgage, |_| {}),
        finds(
            "CR-20",
            CaseKind::Mortgage,
            |it| {
                let Request::Mortgage(request) = &mut it.request else { panic!("a mortgage") };
                request.on = "229901001001JC00001F00010001".to_owned();
            },
            expect![[r#"
                Homestead(229901001001JC00001F00010001) | 宅基地使用权“229901001001JC00001F00010001”不得抵押
            "#]],
        ),
        passes("CR-21", Expropriation, |_| {}),
        finds(
            "CR-21",
            Expropriation,
            |it| {
                let Request::Expropriation(request) = &mut it.request else { panic!("a taking") };
                (request.compensation_fen, request.approval_number) = (0, " ".to_owned());
            },
            expect![[r#"
                Contract(229901100001010001J) | 征收没有批准文号
                Contract(229901100001010001J) | 征收补偿为0分，应大于零
            "#]],
        ),
        passes("HR-73", Exchange, |it| restricted(it, RestrictionKind::Objection, "2026-10-05")),
        finds(
            "HR-73",
            Exchange,
            |it| restricted(it, RestrictionKind::Objection, "2026-10-04"),
            expect![[r#"
                Contract(229901100001010001J) | 16/15日 异议登记“229901-2026-000001”自2026-10-04登记已16日，超过15日，应通知当事人并核实是否失效
            "#]],
        ),
        passes("HR-73", Exchange, |it| {
            restricted(it, RestrictionKind::AdvanceNotice, "2026-07-22");
        }),
        finds(
            "HR-73",
            Exchange,
            |it| restricted(it, RestrictionKind::AdvanceNotice, "2026-07-21"),
            expect![[r#"
                Contract(229901100001010001J) | 91/90日 预告登记“229901-2026-000001”自2026-07-21登记已91日，超过90日，应通知当事人并核实是否失效
            "#]],
        ),
        passes("HR-73", Exchange, |it| restricted(it, RestrictionKind::Seizure, "2020-01-01")),
    ]
}
