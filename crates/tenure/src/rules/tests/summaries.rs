//! Q23: the summary tables of the sample village, and what may be wrong with them.

use expect_test::expect;
use rust_decimal::dec;

use super::super::{Figures, Totals};
use super::sample::{Sample, text};
use super::{Case, check_all, finds, passes};
use crate::submission::{
    ContractedParcel, DeliveredFigure, Figure, Issuer, Parcel, Summaries, SummaryKind, SummaryRow,
    SummaryTable, SummaryTrouble, Text, Village,
};

/// The county, the town, the village and its only group, which all say the same.
const DIVISIONS: [&str; 4] =
    ["22990100000000", "22990110000000", "22990110000100", "22990110000101"];
/// Two households with four members hold three parcels of 0.15 mu under two certificates.
const SAID: [(SummaryKind, &str); 7] = [
    (SummaryKind::Parcels, "1 3 0.45 0 0 2"),
    (SummaryKind::Purposes, "0.45 0.45 0 0 0 0 0.45"),
    (SummaryKind::Categories, "0 0 0 0 0"),
    (SummaryKind::BasicFarmland, "0.45 0 0.45"),
    (SummaryKind::Certificates, "2 2 0 0.45 0.45 0"),
    (SummaryKind::Contractors, "2 2 4 0 0 0"),
    (SummaryKind::Ownership, "0 0.45 0 0 0 0 0.45"),
];

/// The summary tables of the sample village.
pub(super) fn summaries() -> Summaries {
    let tables = SAID.map(|(kind, values)| table(kind, values)).to_vec();
    Summaries { delivered: true, tables, troubles: Vec::new() }
}

fn table(kind: SummaryKind, values: &str) -> SummaryTable {
    let letters = ["C", "D", "E", "F", "G", "H", "I"];
    let columns = kind.columns().iter().zip(letters);
    let rows = DIVISIONS.iter().zip(5..).map(|(code, row)| line(row, code, values));
    SummaryTable {
        kind,
        file: format!("汇总表格/229901样例县{}.xls", kind.title_zh()),
        sheet: "Sheet1".to_owned(),
        columns: columns
            .map(|(it, letters)| DeliveredFigure { figure: it.figure, letters: letters.to_owned() })
            .collect(),
        rows: rows.collect(),
    }
}

/// A row of a division; `-` is an empty cell.
fn line(row: u64, code: &str, values: &str) -> SummaryRow {
    let value = |it: &str| if it == "-" { None } else { text(it) };
    SummaryRow { row, code: Text::from(code), values: values.split(' ').map(value).collect() }
}

/// Writes other values into the row of a division; the first table is that of the parcels.
fn set(sample: &mut Sample, kind: SummaryKind, division: usize, values: &str) {
    let table = of(sample, kind);
    table.rows[division] = line(table.rows[division].row, DIVISIONS[division], values);
}

fn of(sample: &mut Sample, kind: SummaryKind) -> &mut SummaryTable {
    sample.shape.summaries.tables.iter_mut().find(|it| it.kind == kind).unwrap()
}

#[test]
fn summary_tables() {
    check_all(cases());
}

pub(super) fn cases() -> Vec<Case> {
    [areas(), counts(), rows(), tables()].into_iter().flatten().collect()
}

fn areas() -> Vec<Case> {
    vec![
        passes("Q23", |it| set(it, SummaryKind::Parcels, 3, "1 3 0.50 0 0 2")),
        passes("Q23", |it| set(it, SummaryKind::Parcels, 3, "1 3 0.4 0 0 2")),
        finds(
            "Q23",
            |it| set(it, SummaryKind::Parcels, 3, "1 3 0.51 0 0 2"),
            expect![[r#"
            Q23 summary-table-differs Division(22990110000101) | .8 in 汇总表格/229901样例县按地块汇总表.xls[Sheet1]E | 0.06/0.05 亩
            “按地块汇总表”中权属单位22990110000101的承包地块/总面积为0.51亩，按数据汇总为0.45亩
        "#]],
        ),
        finds(
            "Q23",
            |it| set(it, SummaryKind::Purposes, 0, "0.45 0.39 0 0 0 0 0.45"),
            expect![[r#"
                Q23 summary-table-differs Division(22990100000000) | .5 in 汇总表格/229901样例县按承包地土地用途汇总表.xls[Sheet1]D | 0.06/0.05 亩
                “按承包地土地用途汇总表”中权属单位22990100000000的农业用途面积/种植业为0.39亩，按数据汇总为0.45亩
            "#]],
        ),
    ]
}

fn counts() -> Vec<Case> {
    vec![
        passes("Q23", |it| set(it, SummaryKind::Contractors, 2, "2.0 2 4 - - -")),
        finds(
            "Q23",
            |it| set(it, SummaryKind::Contractors, 2, "2 2 5 0 0 0"),
            expect![[r#"
            Q23 summary-table-differs Division(22990110000100) | .7 in 汇总表格/229901样例县按承包方汇总表.xls[Sheet1]E | 1/0 个
            “按承包方汇总表”中权属单位22990110000100的家庭承包/家庭成员数量为5个，按数据汇总为4个
        "#]],
        ),
        finds(
            "Q23",
            |it| set(it, SummaryKind::Contractors, 2, "2 - 4 0 0 0"),
            expect![[r#"
            Q23 summary-table-differs Division(22990110000100) | .7 in 汇总表格/229901样例县按承包方汇总表.xls[Sheet1]D | 2/0 个
            “按承包方汇总表”中权属单位22990110000100的家庭承包/承包农户数量为0个，按数据汇总为2个
        "#]],
        ),
        finds(
            "Q23",
            |it| set(it, SummaryKind::Contractors, 2, "二 2 4 0 0 0"),
            expect![[r#"
            Q23 summary-table-differs Division(22990110000100) | .7 in 汇总表格/229901样例县按承包方汇总表.xls[Sheet1]C
            “按承包方汇总表”中权属单位22990110000100的承包方总数“二”不是数字
        "#]],
        ),
        // The household without land counts for nothing; a second certificate of one code neither.
        passes("Q23", |it| {
            let again = it.village.certificates[0].clone();
            it.village.certificates.push(again);
        }),
    ]
}

fn rows() -> Vec<Case> {
    vec![
        // A shorter code is that of the division.
        passes("Q23", |it| of(it, SummaryKind::Parcels).rows[2].code = "229901100001".into()),
        finds(
            "Q23",
            |it| of(it, SummaryKind::Parcels).rows[2].code = "2299011000010".into(),
            expect![[r#"
                Q23 summary-table-differs Submission | .7 in 汇总表格/229901样例县按地块汇总表.xls[Sheet1]
                权属单位代码“2299011000010”不是6、9、12或14位数字
                Q23 summary-table-differs Division(22990110000100) |  in 汇总表格/229901样例县按地块汇总表.xls[Sheet1]
                “按地块汇总表”没有权属单位22990110000100一行，而数据中有
            "#]],
        ),
        finds(
            "Q23",
            |it| drop(of(it, SummaryKind::Parcels).rows.pop()),
            expect![[r#"
            Q23 summary-table-differs Division(22990110000101) |  in 汇总表格/229901样例县按地块汇总表.xls[Sheet1]
            “按地块汇总表”没有权属单位22990110000101一行，而数据中有
        "#]],
        ),
        // Nothing stands in the table of what is not contracted, so that its rows may be left out.
        passes("Q23", |it| drop(of(it, SummaryKind::Categories).rows.pop())),
        passes("Q23", |it| {
            of(it, SummaryKind::Parcels).rows.push(line(9, "22990110000102", "0 0 0.00 - 0 0"));
        }),
        finds(
            "Q23",
            |it| {
                of(it, SummaryKind::Parcels).rows.push(line(9, "22990110000102", "0 0 0.01 0 0 0"));
            },
            expect![[r#"
                Q23 summary-table-differs Division(22990110000102) | .9 in 汇总表格/229901样例县按地块汇总表.xls[Sheet1]
                数据中没有权属单位22990110000102，“按地块汇总表”却有其汇总数
            "#]],
        ),
        finds(
            "Q23",
            |it| {
                let row = line(9, DIVISIONS[3], "1 3 0.45 0 0 2");
                of(it, SummaryKind::Parcels).rows.push(row);
            },
            expect![[r#"
                Q23 summary-table-differs Division(22990110000101) | .9 in 汇总表格/229901样例县按地块汇总表.xls[Sheet1]
                权属单位22990110000101在表中重复
            "#]],
        ),
    ]
}

fn tables() -> Vec<Case> {
    vec![
        finds(
            "Q23",
            |it| it.shape.summaries = Summaries::default(),
            expect![[r#"
            not applicable: 未提交汇总表格
        "#]],
        ),
        passes("Q23", |it| drop(it.shape.summaries.tables.pop())),
        finds(
            "Q23",
            |it| drop(it.shape.summaries.tables.remove(4)),
            expect![[r#"
            Q23 summary-table-differs Submission | 
            汇总表格中没有可读的“按权证信息汇总表”
        "#]],
        ),
        finds(
            "Q23",
            |it| {
                let table = of(it, SummaryKind::BasicFarmland);
                table.columns.remove(1);
                table.rows.iter_mut().for_each(|it| drop(it.values.remove(1)));
            },
            expect![[r#"
                Q23 summary-table-differs Submission |  in 汇总表格/229901样例县按承包地是否基本农田汇总表.xls[Sheet1]
                “按承包地是否基本农田汇总表”缺少“非基本农田面积”一列
            "#]],
        ),
        finds(
            "Q23",
            |it| {
                it.shape.summaries.troubles.push(SummaryTrouble {
                    file: "汇总表格/229901样例县其他.xls".to_owned(),
                    sheet: Some("Sheet2".to_owned()),
                    row: None,
                    trouble: "不是标准的汇总表".to_owned(),
                });
            },
            expect![[r#"
                Q23 summary-table-differs Submission |  in 汇总表格/229901样例县其他.xls[Sheet2]
                不是标准的汇总表
            "#]],
        ),
    ]
}

#[test]
fn the_totals_of_villages_are_those_of_their_town() {
    let mut totals = Totals::default();
    let sample = Sample::new();
    totals.add(&sample.village);
    let other = |code: &str| {
        let issuer = Issuer { code: text(code), ..Issuer::default() };
        Village { issuers: vec![issuer], ..Village::default() }
    };
    totals.add(&other("22990110000200"));
    totals.add(&other("22990120000000"));
    let issuers =
        |(code, it): (Text, Figures)| format!("{code} {}", it.of(Figure::Issuers).half_up);
    let lines: Vec<String> = totals.by_division().into_iter().map(issuers).collect();
    expect![[r#"
        22990100000000 3
        22990110000000 2
        22990110000100 1
        22990110000101 1
        22990110000200 1
        22990120000000 1"#]]
    .assert_eq(&lines.join("\n"));
}

/// Thirty parcels of 30 m², each 0.045 mu: 1.50 where halves are rounded up, 1.20 where they go to the even neighbour.
#[test]
fn half_a_hundredth_may_go_either_way() {
    let mut village = Sample::new().village;
    let (parcel, held) = (village.parcels[0].clone(), village.contracted_parcels[0].clone());
    let numbered = |n: u32| {
        let (code, area) = (text(&format!("22990110000101{n:05}")), text("30.00"));
        let held =
            ContractedParcel { parcel_code: code.clone(), contract_area_m2: area, ..held.clone() };
        (Parcel { code, ..parcel.clone() }, held)
    };
    (village.parcels, village.contracted_parcels) = (1..=30).map(numbered).unzip();
    let mut totals = Totals::default();
    totals.add(&village);
    let amount = totals.by_division()[DIVISIONS[0]].of(Figure::ContractedArea);
    assert_eq!((amount.half_up, amount.half_even), (dec!(1.50), dec!(1.20)));
    assert_eq!(amount.distance(dec!(1.55)), dec!(0.05));
    assert_eq!(amount.distance(dec!(1.15)), dec!(0.05));
    assert_eq!(amount.distance(dec!(1.30)), dec!(0.10));
}
