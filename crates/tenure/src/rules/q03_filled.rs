//! Q03 mandatory-field-empty
//!
//! Mandatory fields are filled, conditional ones where their condition holds; texts carry no blanks at their ends and no control characters, codes and names no blanks at all.
//! 必填字段及符合条件的条件必填字段应填写；文本首尾不得有空格、不得含控制字符，代码和名称中不得含空格。
//!
//! The collector of a certificate is Q14's, the four bounds of a parcel are Q21's.

use super::names::field_zh;
use super::rows::{Row, Visitor, at, blank, each_table, filled, invisible, shown};
use super::{Facts, Tally};
use crate::submission::{Field, FieldKind, Obligation, Village};
use crate::{Citation, Moment, Rule, RuleCode, Severity, Standard};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q03", name: "mandatory-field-empty" },
    title_zh: "必填字段为空，或文本含空格、控制字符",
    title_en: "a mandatory field is empty, or a text holds blanks or control characters",
    citation: Citation::Standard {
        standard: Standard::ConfirmationDatabase,
        place: "附录A、附录B 约束条件",
    },
    moments: &[(Moment::Takeover, Severity::Blocking), (Moment::Audit, Severity::Blocking)],
    parameters: &[],
};

/// 承包地块 in the list of parcel categories.
const CONTRACTED_PARCEL: &str = "10";
/// 成员股 in the list of share classes.
const MEMBER_SHARE: &str = "member";

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    let mut fields = Fields(Tally::default());
    each_table(facts.village, &mut fields);
    let mut tally = fields.0;
    check_conditions(facts.village, &mut tally);
    check_former_areas(facts, &mut tally);
    tally
}

struct Fields(Tally);

impl<'a> Visitor<'a> for Fields {
    fn visit<R: Row>(&mut self, rows: &'a [R]) {
        self.0.add_rows(rows.len());
        for row in rows {
            for (index, field) in R::FIELDS.iter().enumerate() {
                if let Some(trouble) = trouble(field, row.value(index)) {
                    let message = match row.value(index).filter(|it| !blank(it)) {
                        Some(value) => {
                            format!("{}{trouble}", shown(row.stands_in(), field.name, value))
                        }
                        None => format!("{}{trouble}", field_zh(row.stands_in(), field.name)),
                    };
                    self.0.push(at(&RULE, row, field.name, message));
                }
            }
        }
    }
}

fn trouble(field: &Field, value: Option<&str>) -> Option<&'static str> {
    match value {
        Some(value) if plain(value) => None,
        Some(value) if !blank(value) => text_trouble(field, value),
        _ => (field.obligation == Obligation::Mandatory).then_some("为必填项，未填写"),
    }
}

/// Whether nothing can be wrong with the text: visible ASCII only, as most values are.
fn plain(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|it| it.is_ascii_graphic())
}

fn text_trouble(field: &Field, value: &str) -> Option<&'static str> {
    let memo = field.kind == FieldKind::Memo;
    let line_break = |it: char| memo && matches!(it, '\n' | '\r' | '\t');
    if value.contains(|it: char| (it.is_control() && !line_break(it)) || invisible(it)) {
        Some("含控制字符")
    } else if !memo && value.trim().len() != value.len() {
        Some("首尾有空格")
    } else if closed_up(field) && value.contains(char::is_whitespace) {
        Some("中有空格")
    } else {
        None
    }
}

/// Whether the field is a code or a name, which has no blanks inside.
fn closed_up(field: &Field) -> bool {
    const ENDINGS: [&str; 5] = ["code", "codes", "name", "document_number", "key_points"];
    matches!(field.kind, FieldKind::Code(_)) || ENDINGS.iter().any(|it| field.name.ends_with(it))
}

fn check_conditions(village: &Village, tally: &mut Tally) {
    for parcel in &village.parcels {
        let contracted = parcel.category.as_deref() == Some(CONTRACTED_PARCEL);
        if contracted && filled(parcel.boundary_witness.as_ref()).is_none() {
            let message = "地块类别为承包地块，指界人姓名未填写".to_owned();
            tally.push(at(&RULE, parcel, "boundary_witness", message));
        }
    }
    for holding in &village.share_holdings {
        if holding.class.as_deref() != Some(MEMBER_SHARE) {
            continue;
        }
        let fields =
            [("household_code", &holding.household_code), ("member_name", &holding.member_name)];
        for (field, _) in fields.iter().filter(|(_, it)| filled(it.as_ref()).is_none()) {
            let message =
                format!("股份类型为成员股，{}未填写", field_zh(holding.stands_in(), field));
            tally.push(at(&RULE, holding, field, message));
        }
    }
}

/// Where a contract replaced an older one, the old areas are known.
fn check_former_areas(facts: &Facts<'_>, tally: &mut Tally) {
    for contract in &facts.village.land_contracts {
        let Some(former) = filled(contract.former_code.as_ref()) else { continue };
        if filled(contract.former_total_area_m2.as_ref()).is_none() {
            let message = format!("有原承包合同“{former}”，原合同总面积未填写");
            tally.push(at(&RULE, contract, "former_total_area_m2", message));
        }
        let code = contract.code.as_deref().unwrap_or_default();
        for parcel in facts.parcels_of_contract.get(code).into_iter().flatten() {
            if filled(parcel.former_area_m2.as_ref()).is_none() {
                let message = format!("有原承包合同“{former}”，原合同面积未填写");
                tally.push(at(&RULE, *parcel, "former_area_m2", message));
            }
        }
    }
}
