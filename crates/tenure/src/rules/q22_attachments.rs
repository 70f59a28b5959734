//! Q22 attachment-missing
//!
//! The documents and pictures that rows refer to by a path are there and open, and pictures have 300 dots per inch.
//! 数据表所引用的示意图、资料附件应存在并能打开，图片分辨率应不低于300dpi。
//!
//! A resolution is what the head of the picture says, to the nearest whole number: PNG keeps dots per metre, and its 11811 are 299.9994 to the inch.

use super::names::{field_zh, table_zh};
use super::rows::household;
use super::{Facts, Tally};
use crate::submission::{Attachment, AttachmentState};
use crate::{Citation, Moment, Parameter, Place, Rule, RuleCode, Severity, Standard, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q22", name: "attachment-missing" },
    title_zh: "引用的图件或附件不存在、打不开或分辨率不足",
    title_en: "a document or a picture that a row refers to is missing, does not open or is too coarse",
    citation: Citation::Standard {
        standard: Standard::ConfirmationDatabase,
        place: "表B.7、表B.8",
    },
    moments: &[(Moment::Takeover, Severity::Blocking)],
    parameters: &[Parameter {
        name: "resolution_dpi_min",
        default: "300",
        source: "NY/T 2539-2016 表B.8 地块示意图：扫描分辨率不低于300dpi",
    }],
};

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    if !facts.county.documents_delivered {
        return Tally::not_applicable("未提交图件和其他资料");
    }
    let attachments = &facts.village.attachments;
    let limit = facts.parameters.resolution_dpi_min;
    let violations = attachments.iter().filter_map(|it| finding(it, limit)).collect();
    Tally { violations, ..Tally::over(attachments.len()) }
}

fn finding(attachment: &Attachment, limit: u32) -> Option<Violation> {
    use AttachmentState::{Missing, Picture, There, Unreadable};
    let (trouble, measured) = match attachment.state {
        Missing => ("不存在".to_owned(), None),
        Unreadable(why) => (format!("打不开：{why}"), None),
        Picture { resolution_dpi: None } => {
            (format!("没有记载分辨率，无法认定不低于{limit}dpi"), None)
        }
        Picture { resolution_dpi: Some(dpi) } if dpi < limit => {
            (format!("的分辨率为{dpi}dpi，低于{limit}dpi"), Some(dpi))
        }
        Picture { .. } | There => return None,
    };
    let Attachment { table, row, field, path, certificate_code, .. } = attachment;
    let place = Place { row: Some(*row), field: Some(field), ..Place::table(*table) };
    let message =
        format!("{}第{row}行的{}“{path}”{trouble}", table_zh(*table), field_zh(*table, field));
    let holder = household(certificate_code.as_ref());
    let violation = Violation::new(RULE.code, vec![holder], place, message);
    Some(match measured {
        Some(dpi) => violation.measured(&dpi, &limit, "dpi"),
        None => violation,
    })
}
