//! Sheets as villages keep them, and what is wrong with some.

use std::io::{Cursor, Read as _, Write as _};

use chrono::NaiveDate;
use identity::{CitizenId, Relation, Sex};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use tenure::Shares;
use tenure::membership::Ground;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{
    CellFinding, Field, HoldingRow, MemberRow, NotRead, Numbers, RollKind, RollPerson, Rolls,
    RowPlace, template, write,
};

const HEAD: &str = "990001195003043128";
const SON: &str = "99000119800101567X";

fn today() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

/// A workbook of one sheet of texts.
fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("名册").unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*cells).filter(|(_, it)| !it.is_empty()) {
            sheet.write_string(row, column, *text).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// What a workbook says, and what is wrong with it.
fn read(bytes: &[u8], today: NaiveDate) -> Result<(Rolls, Vec<CellFinding>), NotRead> {
    super::read(bytes, today).map(|it| (it.rolls, it.findings))
}

fn read_rows(rows: &[&[&str]]) -> (Rolls, Vec<CellFinding>) {
    read(&workbook(rows), today()).unwrap()
}

/// What is found, as `D7: …`, in Chinese.
fn told(findings: &[CellFinding]) -> Vec<String> {
    findings.iter().map(CellFinding::message_zh).collect()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_sheet_of_the_village_is_read_by_its_headings() {
    let (rolls, findings) = read_rows(&[
        &["样田村股份经济合作社成员名册"],
        &["填表日期：2025年6月"],
        &["序号", "户号", "成员姓名", "身份证号", "性别", "与户主的关系", "确认时间", "电话"],
        &["1", "220221901901010001", "贾勇", HEAD, "女", "户主", "2018.6.30", "13800000000"],
        &["2", "", "贾民刚", SON, "男", "儿子", "2018年6月30日"],
        &["填表人：王某"],
    ]);
    assert_eq!(told(&findings), Vec::<String>::new());
    assert_eq!(rolls.holdings, []);
    let [head, son] = rolls.members.as_slice() else { panic!("{rolls:?}") };
    assert_eq!(head.place, RowPlace { sheet: "名册".to_owned(), row: 4 });
    assert_eq!(head.person.identity_number.unwrap().expose(), HEAD);
    assert_eq!((head.sex, head.relation), (Some(Sex::Female), Some(Relation::HEAD)));
    assert_eq!(head.first_day, Some(day("2018-06-30")));
    assert_eq!(son.person.household.as_deref(), Some("220221901901010001"), "as the row above");
    assert_eq!(son.relation.unwrap().as_str(), "20");
    assert_eq!((son.ground, son.first_day), (None, Some(day("2018-06-30"))));
}

#[test]
fn shares_stand_in_columns_by_class() {
    let (rolls, findings) = read_rows(&[
        &["姓名", "成员股（股）", "劳龄股", "合计股"],
        &["贾勇", "10", "1/3", "10.33"],
        &["贾民刚", "2.5股"],
        &["合　计", "12.5", "1/3"],
    ]);
    assert_eq!(told(&findings), Vec::<String>::new());
    assert_eq!(rolls.members, []);
    let held: Vec<String> = rolls
        .holdings
        .iter()
        .map(|it| format!("{} {} {}", it.holder.as_ref().unwrap().name, it.class, it.shares))
        .collect();
    assert_eq!(held, ["贾勇 劳龄股 1/3", "贾勇 成员股 10", "贾民刚 成员股 5/2"]);
}

#[test]
fn shares_stand_in_rows_by_class_and_the_collective_holds_some() {
    let (rolls, findings) = read_rows(&[
        &["姓名", "股权类型", "股数"],
        &["贾勇", "成员股", "10"],
        &["集体", "集体股", "30"],
        &["合计", "", "40"],
    ]);
    assert_eq!(told(&findings), Vec::<String>::new());
    let [of_member, of_collective] = rolls.holdings.as_slice() else { panic!("{rolls:?}") };
    assert_eq!(of_member.holder.as_ref().unwrap().name, "贾勇");
    assert_eq!((&of_collective.holder, of_collective.class.as_str()), (&None, "集体股"));
}

#[test]
fn each_wrong_cell_is_named_with_its_rule() {
    for (column, value, message) in [
        ("姓名", "", "A2“”：缺少姓名"),
        (
            "身份证号码",
            "990001195003043121",
            "B2“990001********3121”：身份证号码有误：应为18位，出生日期和校验码须正确",
        ),
        (
            "身份证号码",
            "990001195003043000",
            "B2“990001********3000”：身份证号码末位已丢失：单元格是数值格式，Excel只保留15位，请改为文本格式后重新填写",
        ),
        ("性别", "M", "C2“M”：性别应填“男”或“女”"),
        ("性别", "男", "C2“男”：性别与身份证号码第17位不一致"),
        ("与户主关系", "其他", "D2“其他”：与户主关系应为GB/T 4761的名称或代码，例如“长子”"),
        ("取得方式", "买的", "E2“买的”：取得方式不在名单中，请从下拉列表选择"),
        ("取得日期", "2025-02-30", "F2“2025-02-30”：日期有误，应写作2025-05-01"),
        ("取得日期", "25.5.1", "F2“25.5.1”：日期有误，应写作2025-05-01"),
        ("取得日期", "2026-11-23", "F2“2026-11-23”：取得日期晚于今天（2026-11-22）"),
        ("份额", "-1", "H2“-1”：份额应为不小于0的数，例如100、12.5或1/3"),
        ("份额", "十股", "H2“十股”：份额应为不小于0的数，例如100、12.5或1/3"),
        ("股份类型", "", "H2“1”：缺少股份类型"),
    ] {
        let headings = [
            "姓名",
            "身份证号码",
            "性别",
            "与户主关系",
            "取得方式",
            "取得日期",
            "股份类型",
            "份额",
        ];
        let mut cells = ["贾勇", HEAD, "女", "户主", "改革中已确认", "2018-06-30", "成员股", "1"];
        assert_eq!(read_rows(&[&headings, &cells]).1, []);
        cells[headings.iter().position(|it| *it == column).unwrap()] = value;
        let (_, findings) = read_rows(&[&headings, &cells]);
        assert_eq!(told(&findings), [format!("“名册”{message}")], "{column}");
    }
}

#[test]
fn what_is_right_in_a_row_with_a_wrong_cell_is_read_all_the_same() {
    let (rolls, findings) =
        read_rows(&[&["姓名", "性别", "取得日期"], &["贾勇", "?", "2018-06-30"]]);
    assert_eq!(findings.len(), 1);
    assert_eq!((rolls.members[0].sex, rolls.members[0].first_day), (None, Some(day("2018-06-30"))));
}

#[test]
fn nobody_stands_twice_in_a_roll() {
    let (_, findings) =
        read_rows(&[&["姓名", "身份证号", "性别"], &["贾勇", HEAD], &["贾勇", HEAD]]);
    let told = told(&findings);
    assert_eq!(told, ["“名册”B3“990001********3128”：与B2重复：同一人只能出现一次"]);
    assert_eq!(
        findings[0].to_string(),
        "`名册` B3 `990001********3128`: the same person stands in B2"
    );
}

#[test]
fn a_total_is_the_sum_of_what_stands_above_it() {
    let (_, findings) =
        read_rows(&[&["姓名", "成员股"], &["贾勇", "1/3"], &["贾民刚", "2/3"], &["合计", "2"]]);
    assert_eq!(told(&findings), ["“名册”B4“2”：合计与上面各行之和1不符"]);
}

#[test]
fn a_number_that_was_typed_as_a_number_has_lost_its_digits() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, heading) in (0..).zip(["姓名", "身份证号", "性别"]) {
        sheet.write(0, column, heading).unwrap();
    }
    sheet.write(1, 0, "贾民刚").unwrap().write(1, 1, 990_001_195_003_043_128_f64).unwrap();
    let (rolls, findings) = read(&workbook.save_to_buffer().unwrap(), today()).unwrap();
    assert!(told(&findings)[0].contains("末位已丢失"), "{findings:?}");
    assert_eq!(rolls.members[0].person.identity_number, None);
}

/// A workbook with a day in a cell of days.
fn with_a_day() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "姓名").unwrap().write(0, 1, "取得日期").unwrap();
    let format = Format::new().set_num_format("yyyy-mm-dd");
    let day = ExcelDateTime::from_ymd(2018, 6, 30).unwrap();
    sheet.write(1, 0, "贾勇").unwrap().write_with_format(1, 1, day, &format).unwrap();
    workbook.save_to_buffer().unwrap()
}

/// The same workbook, said to count its days from 1904.
fn counted_from_1904(workbook: &[u8]) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut entry = from.by_index(index).unwrap();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        to.start_file(entry.name().unwrap().into_owned(), SimpleFileOptions::default()).unwrap();
        to.write_all(text.replace("<workbookPr ", "<workbookPr date1904=\"1\" ").as_bytes())
            .unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn a_cell_of_days_is_a_day_whatever_it_is_counted_from() {
    let (rolls, findings) = read(&with_a_day(), today()).unwrap();
    assert_eq!((rolls.members[0].first_day, findings), (Some(day("2018-06-30")), Vec::new()));
    let (rolls, findings) = read(&counted_from_1904(&with_a_day()), today()).unwrap();
    assert_eq!((rolls.members[0].first_day, findings), (Some(day("2022-07-01")), Vec::new()));
}

#[test]
fn days_are_written_in_many_ways() {
    for text in ["2018-06-30", "2018/6/30", "2018.6.30", "2018年6月30日", "20180630", "43281"] {
        let (rolls, _) = read_rows(&[&["姓名", "取得日期"], &["贾勇", text]]);
        assert_eq!(rolls.members[0].first_day, Some(day("2018-06-30")), "{text}");
    }
}

/// Rolls with everything that they can hold.
fn rolls() -> Rolls {
    let place = |sheet: &str, row| RowPlace { sheet: sheet.to_owned(), row };
    let person = RollPerson {
        household: Some("220221901901010001".to_owned()),
        name: "贾勇".to_owned(),
        identity_number: Some(CitizenId::parse_whatever_area(HEAD).unwrap()),
    };
    let member = MemberRow {
        place: place("成员名册", 2),
        person: person.clone(),
        sex: Some(Sex::Female),
        relation: Some(Relation::parse("79").unwrap()),
        ground: Some(Ground::Legacy),
        first_day: Some(day("2018-06-30")),
    };
    let newborn = MemberRow {
        place: place("成员名册", 3),
        person: RollPerson { name: "贾新".to_owned(), identity_number: None, ..person.clone() },
        sex: None,
        relation: Some(Relation::parse("22").unwrap()),
        ground: None,
        first_day: None,
    };
    let third = Shares::new(1, 3).unwrap();
    let of_member = HoldingRow {
        place: place("股权名册", 2),
        holder: Some(person),
        class: "成员股".to_owned(),
        shares: third,
    };
    let of_collective = HoldingRow {
        place: place("股权名册", 3),
        holder: None,
        class: "集体股".to_owned(),
        shares: third,
    };
    Rolls { members: vec![member, newborn], holdings: vec![of_member, of_collective] }
}

#[test]
fn what_is_written_is_read_again() {
    let all = rolls();
    let members = write(RollKind::Members, &all, Numbers::Whole).unwrap();
    let of_members = Rolls { holdings: Vec::new(), ..all.clone() };
    assert_eq!(read(&members, today()).unwrap(), (of_members, Vec::new()));
    let shares = write(RollKind::Shares, &all, Numbers::Whole).unwrap();
    let of_shares = Rolls { members: Vec::new(), ..all };
    assert_eq!(read(&shares, today()).unwrap(), (of_shares, Vec::new()));
}

#[test]
fn masked_numbers_are_read_as_none() {
    let written = write(RollKind::Members, &rolls(), Numbers::Masked).unwrap();
    let (masked, findings) = read(&written, today()).unwrap();
    assert_eq!(findings, []);
    assert_eq!(masked.members[0].person.identity_number, None);
    assert_eq!(masked.members[0].sex, Some(Sex::Female));
}

#[test]
fn a_template_is_a_roll_of_nobody() {
    for kind in [RollKind::Members, RollKind::Shares] {
        let (rolls, findings) = read(&template(kind).unwrap(), today()).unwrap();
        assert_eq!((rolls, findings), (Rolls::default(), Vec::new()));
    }
}

#[test]
fn a_field_of_a_row_is_found_in_its_cell() {
    let rows: &[&[&str]] = &[&["序号", "姓名", "身份证号", "性别"], &["1", "贾勇", HEAD, "女"]];
    let read = super::read(&workbook(rows), today()).unwrap();
    let row = &read.rolls.members[0].place;
    let cell = |field| read.layout.cell(row, field).cell();
    assert_eq!((cell(Field::IdentityNumber), cell(Field::Sex)), ("C2".to_owned(), "D2".to_owned()));
    assert_eq!(cell(Field::FirstDay), "B2", "a field without a column is told at the name");
}

#[test]
fn what_is_no_roll_is_refused() {
    let other = read(&workbook(&[&["收入", "支出"], &["1", "2"]]), today()).unwrap_err();
    assert_eq!(other.message_zh(), "没有找到名册：表头须有“姓名”，并有成员或者份额的栏目");
    let text = read(b"name,sex", today()).unwrap_err();
    assert_eq!(text.message_zh(), "不是Excel工作簿（xls或xlsx）");
    assert_eq!(text.to_string(), "the file is no workbook");
}
