//! Samples of the rules about homesteads: one for a household, its area, its ground, its procedure, its next holder.

use CaseKind::{HomesteadConfirmation, HomesteadFirstRegistration};
use expect_test::expect;
use identity::UnitCode;
use rust_decimal::dec;

use super::case_coverage::{Case, finds, passes};
use super::case_sample::{CaseSample, day, parcel};
use super::sample::square;
use crate::case::{CaseKind, NearParcel, PartedDwelling, Parting, Request};
use crate::{Homestead, HouseholdCode};

pub(super) fn cases() -> Vec<Case> {
    [one_for_a_household(), areas(), grounds(), procedure(), transfers()]
        .into_iter()
        .flatten()
        .collect()
}

fn homestead(it: &mut CaseSample) -> &mut Homestead {
    &mut it.outcome.after.facts.homesteads[0].fact
}

/// The household has another homestead that stays.
fn another(it: &mut CaseSample) {
    let mut other = homestead(it).clone();
    other.unit_code = UnitCode::parse("229901001001JC00009F00010001").unwrap();
    it.around.homesteads.push(other);
}

fn one_for_a_household() -> Vec<Case> {
    const RULE: &str = "HR-63";
    vec![
        passes(RULE, HomesteadFirstRegistration, |_| {}),
        finds(
            RULE,
            HomesteadFirstRegistration,
            another,
            expect![[r#"
            Homestead(229901001001JC00001F00010001) | 农户“22990110000101H0001”已有宅基地“229901001001JC00009F00010001”，再登记“229901001001JC00001F00010001”应备注理由
        "#]],
        ),
        finds(
            RULE,
            HomesteadConfirmation,
            another,
            expect![[r#"
            Homestead(229901001001JC00001F00010001) | 农户“22990110000101H0001”已有宅基地“229901001001JC00009F00010001”，再登记“229901001001JC00001F00010001”应备注理由
        "#]],
        ),
        passes(RULE, HomesteadConfirmation, |it| {
            another(it);
            homestead(it).note = Some("继承房屋".to_owned());
        }),
        passes("HR-65", HomesteadFirstRegistration, |_| {}),
        finds(
            "HR-65",
            HomesteadFirstRegistration,
            parted,
            expect![[r#"
            Homestead(229901001001JC00001F00010001) | 农户“22990110000101H0001”于2020-01-01出卖住宅，再申请宅基地不予批准
        "#]],
        ),
        passes("HR-65", HomesteadConfirmation, |_| {}),
    ]
}

fn parted(it: &mut CaseSample) {
    let household = homestead(it).household.as_str().to_owned();
    let Request::HomesteadFirstRegistration(grant) = &mut it.request else { panic!("no grant") };
    grant.parted_dwellings.push(PartedDwelling {
        household,
        how: Parting::Sold,
        day: day("2020-01-01"),
    });
}

fn areas() -> Vec<Case> {
    const RULE: &str = "HR-64";
    vec![
        passes(RULE, HomesteadFirstRegistration, |it| {
            it.parameters.homestead_area_m2_max = Some(dec!(100.00));
        }),
        finds(
            RULE,
            HomesteadFirstRegistration,
            |it| it.parameters.homestead_area_m2_max = Some(dec!(99.99)),
            expect![[r#"
                Homestead(229901001001JC00001F00010001) | 100.00/99.99平方米 新批宅基地面积100.00平方米，超过规定标准99.99平方米
            "#]],
        ),
        // What has long been there is confirmed, and its excess noted.
        passes(RULE, HomesteadConfirmation, |it| {
            it.parameters.homestead_area_m2_max = Some(dec!(99.99));
        }),
        passes(RULE, HomesteadConfirmation, |it| homestead(it).excess_area_m2.0 = dec!(9.99)),
        finds(
            RULE,
            HomesteadConfirmation,
            |it| homestead(it).excess_area_m2.0 = dec!(9.98),
            expect![[r#"
                Homestead(229901001001JC00001F00010001) | 0.02/0.01平方米 批准面积90.00平方米，实际占地面积100.00平方米，超占面积应为10.00平方米，实为9.98平方米
            "#]],
        ),
        passes("HR-69", HomesteadFirstRegistration, |_| {}),
        finds(
            "HR-69",
            HomesteadFirstRegistration,
            |it| {
                homestead(it).unit_code = UnitCode::parse("229901001001JB00001F00010001").unwrap();
            },
            expect![[r#"
                Homestead(229901001001JB00001F00010001) | 不动产单元代码“229901001001JB00001F00010001”的宗地特征码为JB，应为JC
            "#]],
        ),
    ]
}

/// A parcel of permanent basic farmland beside the homestead, its edge so far east of the homestead's west.
fn farmland(it: &mut CaseSample, east_m: f64) {
    let crs = homestead(it).crs;
    let outline = square(east_m - 10.0, 100.0, 10.0);
    it.basic_farmland.push(NearParcel { code: parcel(6), crs, outline });
}

fn grounds() -> Vec<Case> {
    const RULE: &str = "HR-66";
    vec![
        passes(RULE, HomesteadFirstRegistration, |it| farmland(it, 0.0)),
        finds(
            RULE,
            HomesteadFirstRegistration,
            |it| farmland(it, 1.0),
            expect![[r#"
            Homestead(229901001001JC00001F00010001) Parcel(2299011000010100006) | 10.0000/0平方米 宅基地“229901001001JC00001F00010001”占用永久基本农田地块“2299011000010100006”10.0000平方米
        "#]],
        ),
        passes(RULE, HomesteadFirstRegistration, |it| {
            farmland(it, 1.0);
            it.before.facts.homesteads = it.outcome.after.facts.homesteads.clone();
        }),
    ]
}

fn procedure() -> Vec<Case> {
    const RULE: &str = "HR-67";
    vec![
        passes(RULE, HomesteadFirstRegistration, |_| {}),
        passes(RULE, HomesteadFirstRegistration, |it| it.decisions[0].day = day("2026-09-05")),
        finds(
            RULE,
            HomesteadFirstRegistration,
            |it| it.decisions[0].day = day("2026-09-06"),
            expect![[r#"
                Case | 宅基地公示始于2026-09-05，应在2026-09-06集体讨论之后
            "#]],
        ),
        finds(
            RULE,
            HomesteadFirstRegistration,
            |it| it.decisions.clear(),
            expect![[r#"
            Case | 没有集体讨论宅基地申请的决议
        "#]],
        ),
        finds(
            RULE,
            HomesteadFirstRegistration,
            |it| it.notices.clear(),
            expect![[r#"
            Case | 没有宅基地公示
        "#]],
        ),
        finds(
            RULE,
            HomesteadFirstRegistration,
            |it| it.decisions[0].township_approved = false,
            expect![[r#"
                Case | 没有乡（镇）人民政府的批准
            "#]],
        ),
        passes(RULE, HomesteadConfirmation, |it| it.decisions.clear()),
        passes("HR-71", HomesteadFirstRegistration, |_| {}),
        finds(
            "HR-71",
            HomesteadFirstRegistration,
            |it| it.notices[0].first_day = day("2026-09-06"),
            expect![[r#"
                Case | 14/15日 第1轮公示自2026-09-06至2026-09-19共14日，应不少于15日
            "#]],
        ),
    ]
}

fn transfers() -> Vec<Case> {
    const RULE: &str = "HR-68";
    vec![
        passes(RULE, HomesteadConfirmation, |it| {
            it.before.facts.homesteads = it.outcome.after.facts.homesteads.clone();
            homestead(it).household = HouseholdCode::parse("22990110000102H0001").unwrap();
        }),
        finds(
            RULE,
            HomesteadConfirmation,
            |it| {
                it.before.facts.homesteads = it.outcome.after.facts.homesteads.clone();
                homestead(it).household = HouseholdCode::parse("22990110000201H0001").unwrap();
            },
            expect![[r#"
                Homestead(229901001001JC00001F00010001) | 宅基地“229901001001JC00001F00010001”由“22990110000101H0001”转给“22990110000201H0001”，受让方不是本集体经济组织的农户
            "#]],
        ),
    ]
}
