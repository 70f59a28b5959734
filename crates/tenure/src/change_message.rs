//! Change messages 变更报文: what an act changed, as the upper platform is told of it.
//!
//! The source is the draft 《农村土地承包经营权信息应用平台接入技术规范》 of 2019-03-18; what it leaves open stands in `docs/change-messages.md`.

mod business_code;
#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, Utc};
use identity::{County, DivisionCode};
use uuid::Uuid;

use crate::submission::Village;

pub use business_code::{BusinessCode, BusinessCodeError};

/// What one act changed.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeMessage {
    /// 数据标识码: of this message alone.
    pub id: Uuid,
    /// 发送方, by the code of the county.
    pub sender: County,
    /// 发送时间: when the message got its number.
    pub sent_at: DateTime<Utc>,
    /// 数据类型, 业务代码
    pub code: BusinessCode,
    pub serial: Serial,
    /// 前业务流水号: the message before this one; none before the first.
    pub predecessor: Option<Serial>,
    /// 业务办理时间: the day of effect.
    pub effect_day: NaiveDate,
    pub division: DivisionCode,
    /// 行政区名称, where the register knows it.
    pub division_name: String,
    pub subject: Subject,
    /// 变更前: the objects that the act touched, each whole.
    pub before: Village,
    /// 变更后: the same, as the act left them.
    pub after: Village,
}

/// What the message is about first; the rows say all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    pub issuer: String,
    pub contractor: String,
    /// 承包合同代码, which is also the code of the certificate.
    pub contract: String,
}

/// 业务流水号: six digits of the county, eight of the day on which the business began, six counted on that day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Serial(String);

/// A text that is no serial number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a serial number has 20 digits: the county, the day and six more")]
pub struct SerialError;

impl Serial {
    const LENGTH: usize = 20;
    const COUNTED_MAX: u32 = 999_999;

    /// The n-th of a county and a day, from 1; `None` beyond what six digits hold.
    pub fn nth(county: County, day: NaiveDate, n: u32) -> Option<Self> {
        let counted = (1..=Self::COUNTED_MAX).contains(&n);
        counted.then(|| Self(format!("{county}{}{n:06}", day.format("%Y%m%d"))))
    }

    /// What the serial numbers of a county and a day begin with.
    pub fn prefix(county: County, day: NaiveDate) -> String {
        format!("{county}{}", day.format("%Y%m%d"))
    }

    pub fn parse(text: &str) -> Result<Self, SerialError> {
        let digits = text.len() == Self::LENGTH && text.bytes().all(|it| it.is_ascii_digit());
        let county = text.get(..6).is_some_and(|it| County::parse(it).is_ok());
        let day = text.get(6..14).and_then(|it| NaiveDate::parse_from_str(it, "%Y%m%d").ok());
        let counted = text.get(14..).is_some_and(|it| it.bytes().any(|digit| digit != b'0'));
        let sound = digits && county && day.is_some() && counted;
        sound.then(|| Self(text.to_owned())).ok_or(SerialError)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number on its day.
    pub fn counted(&self) -> u32 {
        self.0.get(14..).and_then(|it| it.parse().ok()).unwrap_or_default()
    }
}

impl std::fmt::Display for Serial {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
