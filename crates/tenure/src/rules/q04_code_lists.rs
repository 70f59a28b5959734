//! Q04 code-not-in-list
//!
//! A coded value stands in its code list, and a feature's code is that of its layer.
//! 代码型字段的值应在标准的代码表内，要素代码应与图层一致。
//!
//! The land use (土地利用类型) is left alone: its list is open, and counties still use the codes of 2007.

use super::rows::{Row, Visitor, at, each_table, shown};
use super::{Facts, Tally};
use crate::code_list::CodeList;
use crate::submission::{Field, FieldKind, Table};
use crate::{Citation, Moment, Rule, RuleCode, Severity, Standard};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q04", name: "code-not-in-list" },
    title_zh: "代码值不在代码表内",
    title_en: "a coded value is not in its code list, or a feature code is not that of its layer",
    citation: Citation::Standard {
        standard: Standard::ConfirmationDatabase, place: "表1、附录C"
    },
    moments: &[(Moment::Takeover, Severity::Blocking), (Moment::Audit, Severity::Blocking)],
    parameters: &[],
};

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    let mut codes = Codes(Tally::default());
    each_table(facts.village, &mut codes);
    codes.0
}

struct Codes(Tally);

impl<'a> Visitor<'a> for Codes {
    fn visit<R: Row>(&mut self, rows: &'a [R]) {
        self.0.add_rows(rows.len());
        for row in rows {
            for (index, field) in R::FIELDS.iter().enumerate() {
                let Some(list) = list_of(field) else { continue };
                let value = row.value(index).filter(|it| !it.trim().is_empty());
                if let Some((value, trouble)) =
                    value.zip(value.and_then(|it| list.trouble(row.stands_in(), it)))
                {
                    let value = shown(row.stands_in(), field.name, value);
                    self.0.push(at(&RULE, row, field.name, format!("{value}{trouble}")));
                }
            }
        }
    }
}

enum List {
    Coded(CodeList),
    FeatureCodes,
}

fn list_of(field: &Field) -> Option<List> {
    match field.kind {
        FieldKind::Code(list) => Some(List::Coded(list)),
        _ if field.name == "feature_code" => Some(List::FeatureCodes),
        _ => None,
    }
}

impl List {
    fn trouble(&self, table: Table, value: &str) -> Option<String> {
        match self {
            Self::Coded(list) if list.contains(value) => None,
            Self::Coded(list) => Some(format!("不在{}代码表内", list.name_zh())),
            Self::FeatureCodes => feature_code(table)
                .filter(|it| *it != value)
                .map(|it| format!("与图层的要素代码{it}不符")),
        }
    }
}

/// 要素代码 (NY/T 2539-2016 表1).
fn feature_code(table: Table) -> Option<&'static str> {
    match table {
        Table::County => Some("162010"),
        Table::Town => Some("162020"),
        Table::VillageArea => Some("162030"),
        Table::Group => Some("162040"),
        Table::Parcel => Some("211011"),
        Table::BoundaryPoint => Some("211021"),
        Table::BoundaryLine => Some("211031"),
        _ => None,
    }
}
