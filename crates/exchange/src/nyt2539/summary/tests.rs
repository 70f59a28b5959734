//! Sheets as summary tables: by their titles, by their headings, and what is told of others.

use expect_test::{Expect, expect};
use tenure::submission::Text;

use super::{letters, read};
use crate::table::workbook::Sheet;

/// A sheet of lines, its cells between bars.
fn sheet(lines: &str) -> Sheet {
    let mut sheet = Sheet { name: "Sheet1".to_owned(), ..Sheet::default() };
    for (row, line) in (0..).zip(lines.lines().map(str::trim)) {
        let cells = (0..).zip(line.split('|').map(str::trim)).filter(|(_, it)| !it.is_empty());
        let cells = cells.map(|(column, it)| (column, Text::from(it)));
        sheet.rows.insert(row, cells.collect());
    }
    sheet
}

fn check(file: &str, lines: &str, expected: &Expect) {
    let said = match read(&format!("汇总表格/{file}"), &sheet(lines)) {
        Err(trouble) => trouble,
        Ok(table) => {
            let columns = table.columns.iter().map(|it| format!("{}={:?}", it.letters, it.figure));
            let columns: Vec<String> = columns.collect();
            let rows = table.rows.iter().map(|it| {
                let values = it.values.iter().map(|it| it.as_deref().unwrap_or("·"));
                format!("{} {}: {}", it.row, it.code, values.collect::<Vec<&str>>().join(" "))
            });
            let rows: Vec<String> = rows.collect();
            format!("{:?}\n{}\n{}", table.kind, columns.join(" "), rows.join("\n"))
        }
    };
    expected.assert_eq(&said);
}

#[test]
fn headings_over_several_columns_and_rows() {
    check(
        "220221永吉县按地块汇总表.xls",
        "按地块汇总表
         | | | | | | | 单位：亩、块、份
         权属单位代码|权属单位名称|发包方数量|承包地块||非承包地块||颁发权证数量
         |||总数|总面积（亩）|总数|总面积（亩）|
         22022100000000|永吉县|3|110|1,234.56|10|20.5|32
         22022190100000|三权镇|3|110|-|10||32
         制表人：某某|日期",
        &expect![[r#"
            Parcels
            C=Issuers D=ContractedParcels E=ContractedArea F=OtherParcels G=OtherArea H=Certificates
            5 22022100000000: 3 110 1234.56 10 20.5 32
            6 22022190100000: 3 110 · 10 · 32"#]],
    );
}

#[test]
fn three_rows_of_headings_with_wide_blanks() {
    check(
        "汇总.xlsx",
        "权属单位代码|权属单位名称|土地用途|||||非农用途面积|合　计
         ||农业用途面积|||||
         ||合　计(亩)|种 植 业|林业|畜牧业|渔业||
         220221|永吉县|1|2|3|4|5|6|7",
        &expect![[r#"
            Purposes
            C=Farming D=Crops E=Forestry F=Husbandry G=Fishery H=NonFarming I=ContractedArea
            4 220221: 1 2 3 4 5 6 7"#]],
    );
}

#[test]
fn one_row_of_headings_is_enough() {
    check(
        "承包方.xls",
        "权属单位代码|权属单位名称|承包方总数|承包农户数量|家庭成员数量|其它方式承包合计|单位|个人
         22022190190101|第一组|32|30|90|2|1|1",
        &expect![[r#"
            Contractors
            C=Contractors D=Households E=Members F=OtherContractors G=Units H=Persons
            2 22022190190101: 32 30 90 2 1 1"#]],
    );
    check(
        "220221永吉县按权证信息汇总表.xls",
        "权属单位代码|权属单位名称|颁发权证数量|||颁发权证面积
         ||合计|家庭承包|其它方式承包|合计
         22022190190101|第一组|32|30|2|90.12",
        &expect![[r#"
            Certificates
            C=Certificates D=FamilyCertificates E=OtherwiseCertificates F=CertifiedArea
            3 22022190190101: 32 30 2 90.12"#]],
    );
    check(
        "220221永吉县按承包地所有权性质汇总表.xls",
        "权属单位代码|权属单位名称|国有土地所有权|集体土地所有权||合计
         |||村民小组|村级集体经济组织|
         22022190190101|第一组|0|1|2|3",
        &expect![[r#"
            Ownership
            C=StateOwned D=GroupOwned E=VillageOwned F=ContractedArea
            3 22022190190101: 0 1 2 3"#]],
    );
}

#[test]
fn what_is_no_summary_table_is_told() {
    check(
        "说明.xls",
        "说明|本表由各村填写",
        &expect!["表头中没有“权属单位代码”，不是标准的汇总表"],
    );
    check(
        "其他.xls",
        "权属单位代码|权属单位名称|面积\n220221|永吉县|1",
        &expect!["名称和表头都不是标准的七种汇总表之一"],
    );
    check(
        "220221永吉县按地块汇总表.xls",
        "权属单位代码|权属单位名称|面积\n220221|永吉县|1",
        &expect!["表头没有“按地块汇总表”的任何一列"],
    );
}

#[test]
fn a_table_lacks_the_columns_that_its_headings_do_not_name() {
    check(
        "220221永吉县按承包地是否基本农田汇总表.xls",
        "权属单位代码|权属单位名称|基本农田面积|备注|合计\n220221|永吉县|1|无|3",
        &expect![[r#"
            BasicFarmland
            C=BasicFarmland E=ContractedArea
            2 220221: 1 3"#]],
    );
}

#[test]
fn columns_have_letters() {
    assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    assert_eq!(letters(u32::MAX).len(), 7);
}
