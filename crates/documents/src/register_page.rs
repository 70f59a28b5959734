//! The page of the register book 登记簿: one household, one book, with its entries in their order.

use chrono::NaiveDate;
use serde::Serialize;
use tenure::ContractRight;

use crate::holding::{HoldingFacts, SketchFacts};
use crate::paper::Printed;
use crate::{Holding, SketchMakers, wording};

/// What the book says of a land contractual management right 土地承包经营权.
#[derive(Clone, Copy, Debug)]
pub struct RegisterPage<'a> {
    pub holding: Holding<'a>,
    pub right: &'a ContractRight,
    /// 业务类型, of the case that the page was printed from.
    pub reason: &'a str,
    /// In the order in which they were made.
    pub entries: &'a [Entry<'a>],
    /// 填表机关
    pub authority: &'a str,
    pub makers: SketchMakers<'a>,
}

/// An entry 登记记载.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    pub kind: EntryKind,
    pub day: NaiveDate,
    pub text: &'a str,
    /// 登簿人
    pub registrar: &'a str,
}

/// What an entry does to the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntryKind {
    /// 首次登记
    First,
    /// 变更登记
    Alteration,
    /// 转移登记
    Transfer,
    /// 注销登记
    Cancellation,
    /// 更正登记
    Correction,
    /// 其他登记
    Other,
}

impl EntryKind {
    /// The Chinese name.
    pub fn name_zh(self) -> &'static str {
        match self {
            Self::First => "首次登记",
            Self::Alteration => "变更登记",
            Self::Transfer => "转移登记",
            Self::Cancellation => "注销登记",
            Self::Correction => "更正登记",
            Self::Other => "其他登记",
        }
    }
}

#[derive(Serialize)]
struct Facts {
    holding: HoldingFacts,
    right: RightFacts,
    reason: String,
    entries: Vec<EntryRow>,
    authority: String,
    sketches: SketchFacts,
}

/// The right as the templates read it.
#[derive(Serialize)]
pub(crate) struct RightFacts {
    code: String,
    serial_number: String,
    term_text: String,
    note: String,
    former_certificate_number: String,
    registrar: String,
    registered_day: String,
}

/// An entry as the templates read it.
#[derive(Serialize)]
pub(crate) struct EntryRow {
    kind: &'static str,
    day: String,
    text: String,
    registrar: String,
}

impl RightFacts {
    pub(crate) fn of(right: &ContractRight) -> Self {
        Self {
            code: right.code.to_string(),
            serial_number: wording::or_stroke(Some(&right.serial_number)),
            term_text: wording::or_stroke(Some(&right.term_text)),
            note: wording::or_stroke(right.note.as_deref()),
            former_certificate_number: wording::or_stroke(
                right.former_certificate_number.as_deref(),
            ),
            registrar: right.registrar.clone(),
            registered_day: wording::day(right.registered_day),
        }
    }
}

impl EntryRow {
    pub(crate) fn of(entry: &Entry<'_>) -> Self {
        Self {
            kind: entry.kind.name_zh(),
            day: wording::day(entry.day),
            text: wording::or_stroke(Some(entry.text)),
            registrar: entry.registrar.to_owned(),
        }
    }
}

impl Printed for RegisterPage<'_> {
    fn title(&self) -> &'static str {
        "农村土地承包经营权登记簿"
    }

    fn template(&self) -> &'static str {
        include_str!("../templates/register_page.typ")
    }

    fn facts(&self) -> impl Serialize {
        Facts {
            holding: self.holding.facts(),
            right: RightFacts::of(self.right),
            reason: self.reason.to_owned(),
            entries: self.entries.iter().map(EntryRow::of).collect(),
            authority: self.authority.to_owned(),
            sketches: self.holding.sketches(self.makers),
        }
    }
}
