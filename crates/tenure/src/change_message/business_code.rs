//! The business codes 业务代码 of change messages, and which of them a request comes to.

use crate::case::{CancellationReason, Request};
use crate::takeover::Takeover;

/// What kind of change a message tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BusinessCode {
    code: &'static str,
    title_zh: &'static str,
}

/// A code that no message may bear here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BusinessCodeError {
    #[error("`{0}` is no business code")]
    Unknown(String),
    /// 自愿退出 is a case of the book of paid exits, which does not exist yet.
    #[error("1071 (自愿退出) is a change of another book, which this register does not keep yet")]
    OfAnotherBook,
}

const VOLUNTARY_EXIT: &str = "1071";

/// The codes of the draft of 2019-03-18, but for that of another book.
const CODES: [(&str, &str); 19] = [
    ("1011", "家庭承包初始登记"),
    ("1012", "其他方式承包初始登记"),
    ("1021", "转让登记（全部地块）"),
    ("1022", "转让登记（部分地块）"),
    ("1023", "转让登记（地块的部分）"),
    ("1024", "转让登记（确权确股）"),
    ("1031", "一般登记（家庭成员变化）"),
    ("1032", "一般登记（承包方代表变更）"),
    ("1033", "一般登记（地块增加、减少或减小）"),
    ("1041", "互换登记"),
    ("1042", "互换登记（分割后）"),
    ("1051", "分户登记"),
    ("1052", "分户登记（含分割）"),
    ("1061", "合户登记"),
    ("1072", "注销登记（农户消失）"),
    ("1073", "注销登记（自然灾害导致全部土地灭失）"),
    ("2011", "权证补发"),
    ("2021", "权证换发"),
    ("2031", "权证注销"),
];

impl BusinessCode {
    pub fn parse(text: &str) -> Result<Self, BusinessCodeError> {
        if text == VOLUNTARY_EXIT {
            return Err(BusinessCodeError::OfAnotherBook);
        }
        let found = CODES.iter().find(|(code, _)| *code == text);
        let found = found.map(|(code, title_zh)| Self { code, title_zh });
        found.ok_or_else(|| BusinessCodeError::Unknown(text.to_owned()))
    }

    /// Four digits.
    pub fn as_str(self) -> &'static str {
        self.code
    }

    pub fn title_zh(self) -> &'static str {
        self.title_zh
    }

    /// Whether a household goes over into another one 合户, with all that it has.
    ///
    /// By any other change a household that is no contractor any more lost its land alone: it goes on, with its homestead and its members' shares.
    pub fn merges_households(self) -> bool {
        self.code == "1061"
    }

    /// The code of what a request led to; none where the platform knows no such message.
    pub fn of(request: &Request, after: &Takeover) -> Option<Self> {
        let code = match request {
            Request::FirstRegistration(_) => "1011",
            Request::FirstRegistrationOther(_) => "1012",
            Request::MemberChange(_) => "1031",
            Request::HeadChange(_) => "1032",
            Request::ParcelChange(_) | Request::Expropriation(_) => "1033",
            Request::HouseholdSplit(it) if it.divided.is_empty() => "1051",
            Request::HouseholdSplit(_) => "1052",
            Request::HouseholdMerge(_) => "1061",
            Request::Exchange(_) => "1041",
            Request::Assignment(it) => {
                let left = after.contracts.iter().any(|c| c.contract.fact.code == it.contract);
                if left { "1022" } else { "1021" }
            }
            Request::Reissue(_) => "2011",
            Request::Replacement(_) => "2021",
            Request::Cancellation(it) if !is_contract(&it.on) => return None,
            Request::Cancellation(it) => match it.reason {
                CancellationReason::HouseholdExtinct => "1072",
                CancellationReason::Disaster => "1073",
                CancellationReason::CourtDecision => "2031",
            },
            Request::HomesteadFirstRegistration(_)
            | Request::HomesteadConfirmation(_)
            | Request::Correction(_)
            | Request::ObjectionRegistration(_)
            | Request::AdvanceNotice(_)
            | Request::Seizure(_)
            | Request::Mortgage(_)
            | Request::Lifting(_)
            | Request::TermExtension(_)
            | Request::IssuerSuccession(_) => return None,
        };
        Self::parse(code).ok()
    }
}

/// The platform knows contracted land alone.
fn is_contract(code: &str) -> bool {
    identity::ContractCode::parse(code).is_ok()
}
