//! A public notice 公告: what is on notice, for how long, and where an objection is taken.

use chrono::NaiveDate;
use serde::Serialize;

use crate::paper::Printed;
use crate::wording;

/// A notice for the village board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicNotice<'a> {
    /// The head of the notice, such as 关于…的公告.
    pub subject: &'a str,
    /// Whom it concerns, as it is addressed.
    pub addressees: &'a str,
    /// What is on notice, paragraph by paragraph; identity numbers are the caller's to mask.
    pub paragraphs: &'a [&'a str],
    /// What hangs beside it 附件.
    pub attachments: &'a [&'a str],
    /// Both included.
    pub first_day: NaiveDate,
    pub last_day: NaiveDate,
    /// 公告地点
    pub place: &'a str,
    /// Where and how an objection is taken 异议受理.
    pub objections_office: &'a str,
    pub objections_address: &'a str,
    pub objections_phone: &'a str,
    pub authority: &'a str,
    pub posted_day: NaiveDate,
}

#[derive(Serialize)]
struct Facts<'a> {
    subject: &'a str,
    addressees: &'a str,
    paragraphs: &'a [&'a str],
    attachments: &'a [&'a str],
    first_day: String,
    last_day: String,
    place: &'a str,
    office: &'a str,
    address: &'a str,
    phone: &'a str,
    authority: &'a str,
    posted_day: String,
}

impl Printed for PublicNotice<'_> {
    fn title(&self) -> &'static str {
        "公告"
    }

    fn template(&self) -> &'static str {
        include_str!("../templates/public_notice.typ")
    }

    fn facts(&self) -> impl Serialize {
        Facts {
            subject: self.subject,
            addressees: self.addressees,
            paragraphs: self.paragraphs,
            attachments: self.attachments,
            first_day: wording::day(self.first_day),
            last_day: wording::day(self.last_day),
            place: self.place,
            office: self.objections_office,
            address: self.objections_address,
            phone: self.objections_phone,
            authority: self.authority,
            posted_day: wording::day(self.posted_day),
        }
    }
}
