//! What is wrong with a cell, and why a workbook is not read at all.

use std::fmt;

use chrono::NaiveDate;

use super::layout::CellPlace;
use crate::table::workbook::WorkbookError;

/// A cell that says something wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellFinding {
    pub place: CellPlace,
    /// What stands there; an identity number is masked.
    pub value: String,
    pub rule: CellRule,
}

/// What a cell has to keep to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellRule {
    /// A row names a person.
    NameMissing,
    /// Form, day and check character of GB 11643.
    IdentityNumber,
    /// A cell of numbers holds fifteen digits, and an identity number has eighteen.
    DigitsLost,
    /// No person stands twice in a roll; the other one's cell.
    Twice { other: String },
    /// 男 or 女.
    Sex,
    /// The sex and the identity number say the same.
    OtherSex,
    /// A relation of GB/T 4761, by name or code.
    Relation,
    /// A ground of membership, by its name in the template.
    Ground,
    /// A day, as the template writes it.
    Day,
    /// Nobody is a member from a day that has not come.
    FutureDay { today: NaiveDate },
    /// A number such as `100`, `12.5` or `1/3`, and not below zero.
    Shares,
    /// Shares are of a class.
    ClassMissing,
    /// A total is the sum of what stands above it.
    Total { sum: String },
}

impl CellRule {
    /// As programs know it; never changed.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NameMissing => "name-missing",
            Self::IdentityNumber => "identity-number",
            Self::DigitsLost => "digits-lost",
            Self::Twice { .. } => "person-twice",
            Self::Sex => "sex",
            Self::OtherSex => "other-sex",
            Self::Relation => "relation",
            Self::Ground => "ground",
            Self::Day => "day",
            Self::FutureDay { .. } => "future-day",
            Self::Shares => "shares",
            Self::ClassMissing => "class-missing",
            Self::Total { .. } => "total",
        }
    }

    /// For the village officer.
    pub fn message_zh(&self) -> String {
        match self {
            Self::NameMissing => "缺少姓名".to_owned(),
            Self::IdentityNumber => "身份证号码有误：应为18位，出生日期和校验码须正确".to_owned(),
            Self::DigitsLost => {
                "身份证号码末位已丢失：单元格是数值格式，Excel只保留15位，请改为文本格式后重新填写"
                    .to_owned()
            }
            Self::Twice { other } => format!("与{other}重复：同一人只能出现一次"),
            Self::Sex => "性别应填“男”或“女”".to_owned(),
            Self::OtherSex => "性别与身份证号码第17位不一致".to_owned(),
            Self::Relation => "与户主关系应为GB/T 4761的名称或代码，例如“长子”".to_owned(),
            Self::Ground => "取得方式不在名单中，请从下拉列表选择".to_owned(),
            Self::Day => "日期有误，应写作2025-05-01".to_owned(),
            Self::FutureDay { today } => format!("取得日期晚于今天（{today}）"),
            Self::Shares => "份额应为不小于0的数，例如100、12.5或1/3".to_owned(),
            Self::ClassMissing => "缺少股份类型".to_owned(),
            Self::Total { sum } => format!("合计与上面各行之和{sum}不符"),
        }
    }

    /// The same in English.
    pub fn message_en(&self) -> String {
        match self {
            Self::NameMissing => "the name is missing".to_owned(),
            Self::IdentityNumber => {
                "no identity number: 18 characters with a day and a check character".to_owned()
            }
            Self::DigitsLost => {
                "the last digits were lost: the cell holds a number of fifteen digits, not a text"
                    .to_owned()
            }
            Self::Twice { other } => format!("the same person stands in {other}"),
            Self::Sex => "a sex is 男 or 女".to_owned(),
            Self::OtherSex => "the identity number is that of the other sex".to_owned(),
            Self::Relation => "no relation of GB/T 4761, by name or code".to_owned(),
            Self::Ground => "no ground of membership".to_owned(),
            Self::Day => "no day such as 2025-05-01".to_owned(),
            Self::FutureDay { today } => format!("the day is after today, {today}"),
            Self::Shares => "no number of shares such as 100, 12.5 or 1/3".to_owned(),
            Self::ClassMissing => "the class of the shares is missing".to_owned(),
            Self::Total { sum } => format!("the rows above sum to {sum}"),
        }
    }
}

impl CellFinding {
    /// The place and the rule, for the village officer.
    pub fn message_zh(&self) -> String {
        let Self { place, value, rule } = self;
        format!("“{}”{}“{value}”：{}", place.sheet, place.cell(), rule.message_zh())
    }
}

impl fmt::Display for CellFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, value, rule } = self;
        write!(f, "`{}` {} `{value}`: {}", place.sheet, place.cell(), rule.message_en())
    }
}

/// Why a workbook is not read.
#[derive(Debug, thiserror::Error)]
pub enum NotRead {
    #[error("{0}")]
    Workbook(String, String),
    #[error("no sheet has a heading `姓名` with columns of members or of shares")]
    NoRoll,
}

impl NotRead {
    /// For the village officer.
    pub fn message_zh(&self) -> &str {
        match self {
            Self::Workbook(_, zh) => zh,
            Self::NoRoll => "没有找到名册：表头须有“姓名”，并有成员或者份额的栏目",
        }
    }
}

impl From<WorkbookError> for NotRead {
    fn from(error: WorkbookError) -> Self {
        Self::Workbook(error.to_string(), error.title_zh())
    }
}
