//! Q01 files-missing-or-unreadable
//!
//! The files of a submission are there, named as the standard names them, and can be read.
//! 成果的文件应齐全、命名规范、可以读取。

use super::Tally;
use crate::submission::{FileTrouble, Shape};
use crate::{Citation, Moment, Object, Place, Rule, RuleCode, Severity, Spot, Standard, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q01", name: "files-missing-or-unreadable" },
    title_zh: "文件缺失、命名不符或无法读取",
    title_en: "a file is missing, misnamed or cannot be read",
    citation: Citation::Standard {
        standard: Standard::ConfirmationDatabase,
        place: "第7章 文件组织与命名",
    },
    moments: &[(Moment::Takeover, Severity::Blocking)],
    parameters: &[],
};

pub(super) fn check(shape: &Shape) -> Tally {
    if shape.file_troubles.is_empty() && !shape.parts_absent.is_empty() {
        return Tally::not_applicable(format!(
            "提交的不是完整成果，未含：{}",
            shape.parts_absent.join("、")
        ));
    }
    let violations = shape.file_troubles.iter().map(finding).collect();
    Tally { violations, ..Tally::over(shape.columns.len()) }
}

fn finding(trouble: &FileTrouble) -> Violation {
    let place = Place { table: trouble.table, row: trouble.row, ..Place::default() };
    let message = format!("文件“{}”：{}", trouble.file, trouble.trouble);
    let violation = Violation::new(RULE.code, vec![Object::Submission], place, message);
    Violation { file: Some(Spot::file(&trouble.file)), ..violation }
}
