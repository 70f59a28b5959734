//! Q23 summary-table-differs
//!
//! The summary tables say what the rows add up to: areas within 0.05 mu, counts exactly.
//! 汇总表格应与数据库汇总结果一致，面积容差0.05亩，数量应相等。
//!
//! Every division with something in a table has a row there, and a row without anything behind it says nothing but zero.
//! A difference keeps no row from being entered; it counts when all or nothing is to be taken over.

use std::collections::{BTreeMap, HashSet};

use rust_decimal::Decimal;

use super::totals::{Amount, Figures, padded};
use super::{Summed, Tally, value};
use crate::submission::{Figure, Obligation, SummaryKind, SummaryRow, SummaryTable, Text};
use crate::violation::Spot;
use crate::{
    Citation, Moment, Object, Parameter, Place, Rule, RuleCode, Severity, Standard, Violation,
};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q23", name: "summary-table-differs" },
    title_zh: "汇总表格与数据不符",
    title_en: "a summary table is not what the rows add up to",
    citation: Citation::Standard { standard: Standard::QualityRules, place: "汇总表格" },
    moments: &[(Moment::Takeover, Severity::Blocking)],
    parameters: &[Parameter {
        name: "summary_area_mu_max",
        default: "0.05",
        source: "农村土地承包经营权确权登记数据库成果质检规则(20160913)：汇总面积容差",
    }],
};

pub(super) fn check(summed: &Summed<'_>) -> Tally {
    let summaries = summed.summaries;
    if !summaries.delivered {
        return Tally::not_applicable("未提交汇总表格");
    }
    let divisions = summed.totals.by_division();
    let mut tally = Tally::default();
    for it in &summaries.troubles {
        let spot = Spot { sheet: it.sheet.clone(), ..Spot::file(&it.file) };
        tally.push(finding(Object::Submission, spot, it.row, it.trouble.clone()));
    }
    for kind in SummaryKind::ALL.into_iter().filter(|it| it.obligation() == Obligation::Mandatory) {
        if !summaries.tables.iter().any(|it| it.kind == kind) {
            let message = format!("汇总表格中没有可读的“{}”", kind.title_zh());
            tally.push(Violation::new(
                RULE.code,
                vec![Object::Submission],
                Place::default(),
                message,
            ));
        }
    }
    for table in &summaries.tables {
        tally.add_rows(table.rows.len());
        let limit = summed.parameters.summary_area_mu_max;
        Comparison { table, divisions: &divisions, limit, tally: &mut tally }.run();
    }
    tally
}

/// One table held against the figures of all divisions.
struct Comparison<'a> {
    table: &'a SummaryTable,
    divisions: &'a BTreeMap<Text, Figures>,
    limit: Decimal,
    tally: &'a mut Tally,
}

impl Comparison<'_> {
    fn run(&mut self) {
        self.columns();
        let mut seen = HashSet::new();
        for row in &self.table.rows {
            match padded(&row.code) {
                None => {
                    let message = format!("权属单位代码“{}”不是6、9、12或14位数字", row.code);
                    self.push(Object::Submission, row, None, message);
                }
                Some(code) if !seen.insert(code.clone()) => {
                    let message = format!("权属单位{code}在表中重复");
                    self.push(Object::Division(code), row, None, message);
                }
                Some(code) => self.row(row, &code),
            }
        }
        for (code, figures) in self.divisions {
            if !seen.contains(code) {
                self.missing_row(code, figures);
            }
        }
    }

    fn columns(&mut self) {
        for column in self.table.kind.columns() {
            let delivered = self.table.columns.iter().any(|it| it.figure == column.figure);
            if column.obligation == Obligation::Mandatory && !delivered {
                let message = format!("“{}”缺少“{}”一列", self.title(), column.heading);
                self.tally.push(finding(Object::Submission, self.spot(), None, message));
            }
        }
    }

    fn row(&mut self, row: &SummaryRow, code: &Text) {
        let divisions = self.divisions;
        let figures = divisions.get(code);
        let values = self.table.columns.iter().zip(&row.values);
        let mut unfounded = false;
        for (column, value) in values {
            let text = value.as_deref().unwrap_or("0");
            let Some(delivered) = value::decimal(text) else {
                let message = format!("{}“{text}”不是数字", self.names(column.figure, code));
                self.push(Object::Division(code.clone()), row, Some(&column.letters), message);
                continue;
            };
            match figures {
                Some(figures) => {
                    self.cell(row, code, (column.figure, &column.letters), delivered, figures);
                }
                None => unfounded |= !delivered.is_zero(),
            }
        }
        if unfounded {
            let message = format!("数据中没有权属单位{code}，“{}”却有其汇总数", self.title());
            self.push(Object::Division(code.clone()), row, None, message);
        }
    }

    fn cell(
        &mut self,
        row: &SummaryRow,
        code: &Text,
        (figure, letters): (Figure, &str),
        delivered: Decimal,
        figures: &Figures,
    ) {
        let amount = figures.of(figure);
        let limit = if figure.is_area() { self.limit } else { Decimal::ZERO };
        let difference = amount.distance(delivered);
        if difference <= limit {
            return;
        }
        let unit = figure.unit_zh();
        let names = self.names(figure, code);
        let message = format!("{names}为{delivered}{unit}，按数据汇总为{}{unit}", told(amount));
        let spot = Spot { column: Some(letters.to_owned()), ..self.spot() };
        let violation = finding(Object::Division(code.clone()), spot, Some(row.row), message);
        self.tally.push(violation.measured(&difference.normalize(), &limit, unit));
    }

    fn missing_row(&mut self, code: &Text, figures: &Figures) {
        let has_data = |it: Figure| !figures.of(it).is_zero();
        if self.table.columns.iter().any(|it| has_data(it.figure)) {
            let message = format!("“{}”没有权属单位{code}一行，而数据中有", self.title());
            self.tally.push(finding(Object::Division(code.clone()), self.spot(), None, message));
        }
    }

    fn push(&mut self, object: Object, row: &SummaryRow, letters: Option<&str>, message: String) {
        let spot = Spot { column: letters.map(str::to_owned), ..self.spot() };
        self.tally.push(finding(object, spot, Some(row.row), message));
    }

    fn title(&self) -> &'static str {
        self.table.kind.title_zh()
    }

    fn names(&self, figure: Figure, code: &Text) -> String {
        let heading = self.table.kind.heading(figure).unwrap_or_default();
        format!("“{}”中权属单位{code}的{heading}", self.title())
    }

    fn spot(&self) -> Spot {
        let sheet = Some(self.table.sheet.clone());
        Spot { sheet, ..Spot::file(&self.table.file) }
    }
}

/// Both sums, where halves make a difference.
fn told(Amount { half_up, half_even }: Amount) -> String {
    if half_up == half_even {
        half_up.to_string()
    } else {
        format!("{half_up}（或{half_even}）")
    }
}

fn finding(object: Object, spot: Spot, row: Option<u64>, message: String) -> Violation {
    let place = Place { row, ..Place::default() };
    Violation { file: Some(spot), ..Violation::new(RULE.code, vec![object], place, message) }
}
