//! The letter that returns a case for correction 一次性补正告知书: all that is missing, at once.

use chrono::NaiveDate;
use serde::Serialize;

use crate::paper::Printed;
use crate::wording;

/// A letter to an applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CorrectionLetter<'a> {
    /// 业务号
    pub case_number: &'a str,
    /// 申请人
    pub applicant: &'a str,
    /// 申请事项
    pub matter: &'a str,
    pub received_day: NaiveDate,
    /// Everything that is missing; what is not named here may not be asked for later.
    pub missing: &'a [Missing<'a>],
    /// Until when it may be brought, where a day is set.
    pub due_day: Option<NaiveDate>,
    /// 受理机构
    pub office: &'a str,
    pub address: &'a str,
    pub phone: &'a str,
    /// 经办人
    pub officer: &'a str,
    pub written_day: NaiveDate,
}

/// Something that is missing or wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Missing<'a> {
    /// 材料名称
    pub document: &'a str,
    /// 补正要求
    pub requirement: &'a str,
    /// 依据
    pub basis: &'a str,
}

#[derive(Serialize)]
struct Facts<'a> {
    case_number: &'a str,
    applicant: &'a str,
    matter: &'a str,
    received_day: String,
    missing: &'a [Missing<'a>],
    due_day: Option<String>,
    office: &'a str,
    address: &'a str,
    phone: &'a str,
    officer: &'a str,
    written_day: String,
}

impl Printed for CorrectionLetter<'_> {
    fn title(&self) -> &'static str {
        "一次性补正告知书"
    }

    fn template(&self) -> &'static str {
        include_str!("../templates/correction_letter.typ")
    }

    fn facts(&self) -> impl Serialize {
        Facts {
            case_number: self.case_number,
            applicant: self.applicant,
            matter: self.matter,
            received_day: wording::day(self.received_day),
            missing: self.missing,
            due_day: self.due_day.map(wording::day),
            office: self.office,
            address: self.address,
            phone: self.phone,
            officer: self.officer,
            written_day: wording::day(self.written_day),
        }
    }
}
