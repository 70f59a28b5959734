//! Samples of the rules about land and money: areas, outlines, uses, fees.

use CaseKind::{Exchange, FirstRegistration, HouseholdSplit, ParcelChange};
use expect_test::expect;
use geometry::SquareMetres;
use rust_decimal::dec;

use super::case_coverage::{Case, finds, passes};
use super::case_sample::{CaseSample, decision, parcel};
use super::sample::square;
use crate::ObjectKind;
use crate::case::{CaseKind, DecisionSubject, Fee, NearParcel};

pub(super) fn cases() -> Vec<Case> {
    [areas(), outlines(), uses(), fees()].into_iter().flatten().collect()
}

/// The first parcel's measured and former areas.
fn areas_of(it: &mut CaseSample, measured: rust_decimal::Decimal) {
    it.outcome.after.facts.parcels[0].fact.measured_area_m2 = SquareMetres(measured);
    it.contract_after(0).parcels[0].fact.former_area_m2 = Some(SquareMetres(dec!(100.00)));
}

fn areas() -> Vec<Case> {
    const RULE: &str = "HR-29";
    vec![
        passes(RULE, FirstRegistration, |it| areas_of(it, dec!(105.00))),
        finds(
            RULE,
            FirstRegistration,
            |it| areas_of(it, dec!(105.01)),
            expect![[r#"
                Household(229901100001010001) Parcel(2299011000010100001) | 5.01/5% 实测面积105.01平方米，原合同面积100.00平方米，相差超过5%，应备注原因
            "#]],
        ),
        passes(RULE, FirstRegistration, |it| areas_of(it, dec!(95.00))),
        finds(
            RULE,
            FirstRegistration,
            |it| areas_of(it, dec!(94.99)),
            expect![[r#"
                Household(229901100001010001) Parcel(2299011000010100001) | 5.01/5% 实测面积94.99平方米，原合同面积100.00平方米，相差超过5%，应备注原因
            "#]],
        ),
        passes(RULE, FirstRegistration, |it| {
            areas_of(it, dec!(120.00));
            it.outcome.after.facts.parcels[0].fact.remark = Some("原面积未实测".to_owned());
        }),
        finds(
            RULE,
            FirstRegistration,
            |it| {
                areas_of(it, dec!(120.01));
                it.outcome.after.facts.parcels[0].fact.remark = Some("原面积未实测".to_owned());
            },
            expect![[r#"
                Parcel(2299011000010100001) | 20.01/20% 实测面积120.01平方米，原合同面积100.00平方米，相差超过20%，应经本集体经济组织成员三分之二以上同意
            "#]],
        ),
        passes(RULE, FirstRegistration, |it| {
            areas_of(it, dec!(120.01));
            it.outcome.after.facts.parcels[0].fact.remark = Some("原面积未实测".to_owned());
            it.decisions.push(decision(DecisionSubject::AreaDifference));
        }),
        passes("HR-30", Exchange, |_| {}),
        passes("HR-30", Exchange, |it| {
            it.contract_after(0).contract.fact.total_area_m2.0 = dec!(200.01);
        }),
        finds(
            "HR-30",
            Exchange,
            |it| it.contract_after(0).contract.fact.total_area_m2.0 = dec!(200.02),
            expect![[r#"
                Household(229901100001010001) | 0.02/0.01平方米 承包合同总面积200.02平方米，与2块承包地块确权面积之和200.00平方米相差0.02平方米
            "#]],
        ),
        finds(
            "HR-30",
            Exchange,
            |it| it.contract_after(0).contract.fact.n_parcels = 3,
            expect![[r#"
                Household(229901100001010001) | 3/2块 承包地块总数为3块，承包地块信息表有2块
            "#]],
        ),
    ]
}

/// A registered parcel of another household beside the first three.
fn neighbour(it: &mut CaseSample, west_m: f64) {
    let crs = it.outcome.after.facts.parcels[0].fact.crs;
    let outline = square(west_m, 0.0, 10.0);
    it.around.parcels.push(NearParcel { code: parcel(9), crs, outline });
}

fn outlines() -> Vec<Case> {
    const RULE: &str = "HR-31";
    vec![
        passes(RULE, FirstRegistration, |it| neighbour(it, 30.0)),
        finds(
            RULE,
            FirstRegistration,
            |it| neighbour(it, 29.0),
            expect![[r#"
            Parcel(2299011000010100003) Parcel(2299011000010100009) | 10.0000/-平方米 地块重叠：“2299011000010100003”、“2299011000010100009”，重叠面积10.0000平方米
        "#]],
        ),
        // A neighbour that the case bends into the way is found as it would be.
        finds(
            RULE,
            HouseholdSplit,
            |it| {
                neighbour(it, 30.0);
                let near = it.around.parcels.last().unwrap().clone();
                let bent = NearParcel { outline: square(29.0, 0.0, 10.0), ..near };
                it.outcome.bent.push(bent);
            },
            expect![[r#"
            Parcel(2299011000010100003) Parcel(2299011000010100009) | 10.0000/-平方米 地块重叠：“2299011000010100003”、“2299011000010100009”，重叠面积10.0000平方米
        "#]],
        ),
        // The neighbour in the way ends with the case.
        passes(RULE, FirstRegistration, |it| {
            neighbour(it, 29.0);
            it.end(ObjectKind::Parcel, parcel(9).as_str());
        }),
        // It was in the way before, which is the audit's to tell.
        passes(RULE, Exchange, |it| neighbour(it, 29.0)),
        finds(
            RULE,
            FirstRegistration,
            |it| it.outcome.after.facts.parcels[0].fact.outline.patches.clear(),
            expect![[r#"
                Parcel(2299011000010100001) | 0/-个 图形第1环环的节点不足：0个
            "#]],
        ),
    ]
}

/// A parcel of reserve land of so many square metres.
fn reserve(it: &mut CaseSample, area: rust_decimal::Decimal) {
    let mut land = it.outcome.after.facts.parcels[0].clone();
    land.fact.code = parcel(8);
    land.fact.category = "22".to_owned();
    land.fact.measured_area_m2.0 = area;
    it.outcome.after.facts.parcels.push(land);
}

fn uses() -> Vec<Case> {
    vec![
        passes("HR-32", ParcelChange, |it| {
            reserve(it, dec!(50.00));
            it.before.facts.parcels = it.outcome.after.facts.parcels.clone();
        }),
        finds(
            "HR-32",
            ParcelChange,
            |it| {
                reserve(it, dec!(50.00));
                it.before.facts.parcels = it.outcome.after.facts.parcels.clone();
                let last = it.outcome.after.facts.parcels.last_mut().unwrap();
                last.fact.measured_area_m2.0 = dec!(50.01);
            },
            expect![[r#"
                Issuer(22990110000101) | 0.01/0平方米 发包方“22990110000101”的机动地将增加0.01平方米，不得再增加机动地
            "#]],
        ),
        passes("HR-34", FirstRegistration, |it| {
            let fact = &mut it.outcome.after.facts.parcels[0].fact;
            (fact.basic_farmland, fact.purpose) = (false, "5".to_owned());
        }),
        finds(
            "HR-34",
            FirstRegistration,
            |it| it.outcome.after.facts.parcels[0].fact.purpose = "5".to_owned(),
            expect![[r#"
                Parcel(2299011000010100001) | 地块“2299011000010100001”是永久基本农田，土地用途不得为非农业用途
            "#]],
        ),
    ]
}

fn fee(it: &mut CaseSample, item: &str, amount_fen: i64) {
    it.fees.push(Fee { item: item.to_owned(), amount_fen });
}

fn fees() -> Vec<Case> {
    const RULE: &str = "HR-35";
    vec![
        passes(RULE, Exchange, |it| {
            it.parameters.booklet_fen_max = 1000;
            fee(it, "booklet", 1000);
        }),
        finds(
            RULE,
            Exchange,
            |it| {
                it.parameters.booklet_fen_max = 1000;
                fee(it, "booklet", 1001);
            },
            expect![[r#"
                Case | 1001/1000分 工本费10.01元，规定为不超过10.00元
            "#]],
        ),
        finds(
            RULE,
            Exchange,
            |it| fee(it, "测绘费", 1),
            expect![[r#"
            Case | 不得收取“测绘费”0.01元
        "#]],
        ),
        finds(
            RULE,
            Exchange,
            |it| fee(it, "booklet", 1),
            expect![[r#"
            Case | 1/0分 工本费0.01元，规定为不超过0.00元
        "#]],
        ),
    ]
}
