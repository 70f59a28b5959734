//! Q22 attachment-missing
//!
//! The documents and pictures that rows refer to by a path are there.
//! 数据表所引用的示意图、资料附件应存在。
//!
//! Whether a picture is fine enough and a PDF opens is not looked at.

use super::Tally;
use super::names::{field_zh, table_zh};
use crate::submission::{Shape, Table};
use crate::{Citation, Moment, Object, Place, Rule, RuleCode, Severity, Standard, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q22", name: "attachment-missing" },
    title_zh: "引用的图件或附件不存在",
    title_en: "a document or a picture that a row refers to is missing",
    citation: Citation::Standard {
        standard: Standard::ConfirmationDatabase,
        place: "表B.7、表B.8",
    },
    moments: &[(Moment::Takeover, Severity::Blocking)],
    parameters: &[],
};

/// What the names of sketches begin with, before the code of the certificate (表B.8 注).
const SKETCH: &str = "DKSYT";
/// The contractor's code at the head of the certificate's.
const CONTRACTOR_LENGTH: usize = 18;

pub(super) fn check(shape: &Shape) -> Tally {
    let attachments = &shape.attachments;
    if !attachments.delivered {
        return Tally::not_applicable("未提交图件和其他资料");
    }
    let violations = attachments.missing.iter().map(finding).collect();
    Tally { rows: attachments.n_references, violations, ..Tally::default() }
}

fn finding((table, row, field, path): &(Table, u64, &'static str, String)) -> Violation {
    let place = Place { row: Some(*row), field: Some(field), ..Place::table(*table) };
    let message =
        format!("{}第{row}行的{}“{path}”不存在", table_zh(*table), field_zh(*table, field));
    Violation::new(RULE.code, vec![object(path)], place, message)
}

/// A sketch is named after its certificate; from other paths nobody can tell whose they are.
fn object(path: &str) -> Object {
    let code = path.rsplit(['\\', '/']).next().and_then(|it| it.strip_prefix(SKETCH));
    let household = code.and_then(|it| it.get(..CONTRACTOR_LENGTH));
    match household.filter(|it| it.bytes().all(|it| it.is_ascii_digit())) {
        Some(code) => Object::Household(code.into()),
        None => Object::Submission,
    }
}
