//! Reports, as they come out.

use std::collections::BTreeMap;

use expect_test::{Expect, expect};
use tenure::rules::Tally;
use tenure::submission::Table;
use tenure::{
    Citation, Measure, Moment, Object, Place, Rule, RuleCode, Severity, Standard, Stopped,
    Violation,
};

use super::{BySchema, Report, ReportBuilder, Source, SourceKind, Status};

const SUMS: Rule = Rule {
    code: RuleCode { code: "Q15", name: "contract-sums-differ" },
    title_zh: "合同面积与地块面积之和不符",
    title_en: "the areas of the parcels do not sum to the contract's",
    citation: Citation::Standard { standard: Standard::ConfirmationDatabase, place: "表B.5" },
    moments: &[(Moment::Takeover, Severity::Blocking)],
    parameters: &[],
};

const PHONES: Rule = Rule {
    code: RuleCode { code: "Q24", name: "phone-not-numeric" },
    title_zh: "电话、邮编含非数字",
    title_en: "a phone number or a postcode is not numeric",
    citation: Citation::Practice { place: "基本信息检查" },
    moments: &[(Moment::Takeover, Severity::Advisory)],
    parameters: &[],
};

fn source() -> Source {
    Source {
        path: "220221永吉县".into(),
        kind: SourceKind::PackageFolder,
        county: Some("220221".into()),
        year: Some(2016),
        digest: Some("sha256:00".into()),
        files: vec!["权属数据/CBHT.csv".into()],
    }
}

fn builder(contracts: u64) -> ReportBuilder {
    ReportBuilder::new(source(), BTreeMap::from([(Table::LandContract, contracts)]))
}

fn sum(row: u64) -> Violation {
    Violation {
        rule: SUMS.code,
        objects: vec![Object::Household(format!("H{row}").into())],
        place: Place {
            row: Some(row),
            field: Some("total_area_m2"),
            ..Place::table(Table::LandContract)
        },
        file: None,
        measure: Some(Measure { value: "3.20".into(), limit: Some("0.01".into()), unit: "m2" }),
        message: "合同总面积 667.00，地块之和 663.80".into(),
    }
}

fn tally(rows: usize, violations: Vec<Violation>) -> Tally {
    Tally { violations, ..Tally::over(rows) }
}

fn report(rows: usize, hits: u64) -> Report {
    let mut builder = builder(u64::try_from(rows).unwrap());
    builder.add(&SUMS, tally(rows, (1..=hits).rev().map(sum).collect()), Severity::Blocking);
    builder.finish(&BySchema)
}

fn status(rows: usize, hits: u64) -> (Status, usize) {
    let report = report(rows, hits);
    (report.rules[0].status, report.findings.len())
}

fn check(report: &Report, expected: &Expect) {
    let mut json = Vec::new();
    report.write_json(&mut json).unwrap();
    expected.assert_eq(&String::from_utf8(json).unwrap());
}

#[test]
fn a_clean_report() {
    let mut builder = builder(25);
    builder.add(&SUMS, Tally::over(25), Severity::Blocking);
    builder.count("villages", 1);
    let report = builder.finish(&BySchema);
    assert!(!report.has_blocking());
    check(
        &report,
        &expect![[r#"
        {
          "source": {
            "path": "220221永吉县",
            "kind": "package-folder",
            "county": "220221",
            "year": 2016,
            "digest": "sha256:00",
            "files": [
              "权属数据/CBHT.csv"
            ]
          },
          "summary": {
            "rules": 1,
            "not_applicable": 0,
            "rows_checked": 25,
            "findings": 0,
            "blocking": 0,
            "advisory": 0,
            "villages": 1
          },
          "rules": [
            {
              "rule": "Q15",
              "name": "contract-sums-differ",
              "title": "合同面积与地块面积之和不符",
              "title_en": "the areas of the parcels do not sum to the contract's",
              "citation": "NY/T 2539-2016 表B.5",
              "severity": "blocking",
              "status": "clean",
              "rows": 25,
              "findings": 0
            }
          ],
          "findings": []
        }
    "#]],
    );
}

#[test]
fn findings_stand_in_the_order_of_their_rows() {
    let mut report = report(25, 2);
    report.rules.clear();
    check(
        &report,
        &expect![[r#"
        {
          "source": {
            "path": "220221永吉县",
            "kind": "package-folder",
            "county": "220221",
            "year": 2016,
            "digest": "sha256:00",
            "files": [
              "权属数据/CBHT.csv"
            ]
          },
          "summary": {
            "rules": 1,
            "not_applicable": 0,
            "rows_checked": 25,
            "findings": 2,
            "blocking": 2,
            "advisory": 0
          },
          "rules": [],
          "findings": [
            {
              "rule": "Q15",
              "name": "contract-sums-differ",
              "severity": "blocking",
              "objects": [
                "H1"
              ],
              "where": {
                "file": "CBHT",
                "row": 1,
                "field": "HTZMJ"
              },
              "measure": {
                "value": "3.20",
                "limit": "0.01",
                "unit": "m2"
              },
              "message": "合同总面积 667.00，地块之和 663.80"
            },
            {
              "rule": "Q15",
              "name": "contract-sums-differ",
              "severity": "blocking",
              "objects": [
                "H2"
              ],
              "where": {
                "file": "CBHT",
                "row": 2,
                "field": "HTZMJ"
              },
              "measure": {
                "value": "3.20",
                "limit": "0.01",
                "unit": "m2"
              },
              "message": "合同总面积 667.00，地块之和 663.80"
            }
          ]
        }
    "#]],
    );
}

#[test]
fn a_fifth_of_the_rows_is_not_yet_systemic_and_one_more_is() {
    assert_eq!(status(25, 5), (Status::Found, 5));
    assert_eq!(status(26, 6), (Status::Systemic, 1));
    assert_eq!(status(30, 6), (Status::Found, 6));
    assert_eq!(status(30, 7), (Status::Systemic, 1));
}

#[test]
fn five_of_five_are_told_one_by_one() {
    assert_eq!(status(5, 5), (Status::Found, 5));
    assert_eq!(status(6, 6), (Status::Systemic, 1));
}

#[test]
fn a_systemic_finding_has_five_examples() {
    let mut report = report(25, 6);
    report.rules.clear();
    let examples = &mut report.findings[0].systemic.as_mut().unwrap().examples;
    let rows: Vec<Option<u64>> = examples.iter().map(|it| it.place.row).collect();
    assert_eq!(rows, [1, 2, 3, 4, 5].map(Some));
    examples.truncate(1);
    check(
        &report,
        &expect![[r#"
        {
          "source": {
            "path": "220221永吉县",
            "kind": "package-folder",
            "county": "220221",
            "year": 2016,
            "digest": "sha256:00",
            "files": [
              "权属数据/CBHT.csv"
            ]
          },
          "summary": {
            "rules": 1,
            "not_applicable": 0,
            "rows_checked": 25,
            "findings": 6,
            "blocking": 6,
            "advisory": 0
          },
          "rules": [],
          "findings": [
            {
              "rule": "Q15",
              "name": "contract-sums-differ",
              "severity": "blocking",
              "objects": [],
              "where": {
                "file": "CBHT",
                "field": "HTZMJ"
              },
              "message": "合同面积与地块面积之和不符：检查25行，6行有问题，属系统性问题，举例5处",
              "systemic": {
                "rows": 25,
                "hits": 6,
                "examples": [
                  {
                    "objects": [
                      "H1"
                    ],
                    "where": {
                      "file": "CBHT",
                      "row": 1,
                      "field": "HTZMJ"
                    },
                    "measure": {
                      "value": "3.20",
                      "limit": "0.01",
                      "unit": "m2"
                    },
                    "message": "合同总面积 667.00，地块之和 663.80"
                  }
                ]
              }
            }
          ]
        }
    "#]],
    );
}

#[test]
fn several_findings_in_a_row_hit_it_once() {
    let mut builder = builder(25);
    let violations = (1..=9).map(|it| sum(it % 3 + 1)).collect();
    builder.add(&SUMS, tally(25, violations), Severity::Blocking);
    let report = builder.finish(&BySchema);
    assert_eq!((report.rules[0].status, report.summary.findings), (Status::Found, 9));
}

#[test]
fn memory_is_bounded_and_the_report_the_same_whatever_the_order_of_villages() {
    let pieces = |order: &mut dyn Iterator<Item = u64>| {
        let mut builder = builder(6_000);
        for village in order {
            let rows = village * 100 + 1..=village * 100 + 60;
            builder.add(&SUMS, tally(100, rows.map(sum).collect()), Severity::Blocking);
        }
        builder.finish(&BySchema)
    };
    let report = pieces(&mut (0..60));
    assert_eq!(report, pieces(&mut (0..60).rev()));
    assert_eq!((report.findings.len(), report.summary.findings), (1, 3_600));
    let systemic = report.findings[0].systemic.as_ref().unwrap();
    assert_eq!((systemic.rows, systemic.hits), (6_000, 3_600));
    let rows: Vec<Option<u64>> = systemic.examples.iter().map(|it| it.place.row).collect();
    assert_eq!(rows, [1, 2, 3, 4, 5].map(Some));
}

#[test]
fn a_rule_without_its_files_is_not_applicable_and_has_not_passed() {
    let mut builder = builder(25);
    for _ in 0..2 {
        builder.add(&PHONES, Tally::not_applicable("未提交发包方"), Severity::Advisory);
    }
    check(
        &builder.finish(&BySchema),
        &expect![[r#"
        {
          "source": {
            "path": "220221永吉县",
            "kind": "package-folder",
            "county": "220221",
            "year": 2016,
            "digest": "sha256:00",
            "files": [
              "权属数据/CBHT.csv"
            ]
          },
          "summary": {
            "rules": 0,
            "not_applicable": 1,
            "rows_checked": 25,
            "findings": 0,
            "blocking": 0,
            "advisory": 0
          },
          "rules": [
            {
              "rule": "Q24",
              "name": "phone-not-numeric",
              "title": "电话、邮编含非数字",
              "title_en": "a phone number or a postcode is not numeric",
              "citation": "在用系统的检查项：基本信息检查（无公开文本，参数可配置）",
              "severity": "advisory",
              "status": "not-applicable",
              "reason": "未提交发包方",
              "rows": 0,
              "findings": 0
            }
          ],
          "findings": []
        }
    "#]],
    );
}

#[test]
fn a_rule_that_looked_somewhere_has_run() {
    let mut builder = builder(25);
    builder.add(&PHONES, Tally::not_applicable("未提交发包方"), Severity::Advisory);
    builder.add(&PHONES, Tally::over(3), Severity::Advisory);
    let report = builder.finish(&BySchema);
    let rule = &report.rules[0];
    assert_eq!((rule.status, &rule.reason, rule.rows), (Status::Clean, &None, 3));
}

#[test]
fn what_is_stopped_is_named() {
    let mut builder = builder(1);
    builder.add(&SUMS, tally(1, vec![sum(1)]), Severity::Blocking);
    for code in ["H1", "H2"] {
        let households = [code.into()].into();
        builder.stop(Stopped { households, ..Stopped::default() });
    }
    let report = builder.finish(&BySchema);
    assert!(report.has_blocking());
    expect![[r#"{"households":["H1","H2"]}"#]]
        .assert_eq(&serde_json::to_string(&report.stopped).unwrap());
}

#[test]
fn the_plain_summary_fits_a_terminal() {
    let mut builder = builder(25);
    let whole = Violation {
        rule: PHONES.code,
        objects: vec![Object::Submission],
        place: Place { coordinate: Some((500_000.5, 4_800_000.25)), ..Place::default() },
        file: None,
        measure: None,
        message: "坐标无效".into(),
    };
    let other = Rule { code: RuleCode { code: "Q23", name: "summaries-differ" }, ..SUMS };
    let clean = Rule { code: RuleCode { code: "Q16", name: "mu-areas-differ" }, ..SUMS };
    let systemic = Rule { code: RuleCode { code: "Q17", name: "areas-differ" }, ..SUMS };
    builder.add(&SUMS, tally(25, (1..=4).map(sum).collect()), Severity::Blocking);
    builder.add(&clean, Tally::over(120), Severity::Blocking);
    builder.add(&systemic, tally(25, (1..=12).map(sum).collect()), Severity::Advisory);
    builder.add(&other, Tally::not_applicable("没有汇总表格"), Severity::Blocking);
    builder.add(&PHONES, tally(120, vec![whole]), Severity::Advisory);
    expect![[r#"
        检查规则4条，数据25行：阻断4处，提示13处
        Q15 阻断        4 处       25 行  合同面积与地块面积之和不符
            H1  合同总面积 667.00，地块之和 663.80  [CBHT 第1行 HTZMJ]
            H2  合同总面积 667.00，地块之和 663.80  [CBHT 第2行 HTZMJ]
            H3  合同总面积 667.00，地块之和 663.80  [CBHT 第3行 HTZMJ]
            另有1处
        Q16 通过                  120 行  合同面积与地块面积之和不符
        Q17 提示       12 处       25 行  合同面积与地块面积之和不符（系统性问题）
            合同面积与地块面积之和不符：检查25行，12行有问题，属系统性问题，举例5处  [CBHT HTZMJ]
        Q23 未查                          合同面积与地块面积之和不符（没有汇总表格）
        Q24 提示        1 处      120 行  电话、邮编含非数字
            坐标无效  [(500000.5, 4800000.25)]
    "#]]
    .assert_eq(&builder.finish(&BySchema).to_string());
}
