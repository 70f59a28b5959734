//! The two ways out: losing a membership by the law's reasons, and leaving by one's own will.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Membership;
use crate::ObjectId;

/// A membership is to be noted as lost 丧失 (集体法 17).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Loss {
    pub person: ObjectId,
    /// As it was stated; [`super::StatedReason::read`] says what it is.
    pub reason: String,
    /// The provision that it rests on, where the reason is one of other laws or of the charter.
    #[serde(default)]
    pub provision: String,
    /// SHA-256 of what shows it: the certificate of death, the new roll, the appointment.
    pub evidence_sha256: Option<String>,
    /// What the other collective says of it, where its roll is not in this register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<MembershipCertificate>,
    /// The last day of the membership.
    pub last_day: NaiveDate,
    /// Until when rights are kept by agreement (集体法 17(2)).
    pub kept_until: Option<NaiveDate>,
}

/// Another collective's certificate 成员证明 of the membership that goes on there (集体法 17(1)(3)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MembershipCertificate {
    /// 统一社会信用代码 of the collective that made it out.
    pub credit_code: String,
    /// Its name, as the certificate bears it.
    pub name: String,
    /// The first day of the membership there.
    pub first_day: NaiveDate,
    /// SHA-256 of the certificate.
    pub certificate_sha256: String,
}

/// A membership that ended for another one, which a certificate shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departure {
    pub person: ObjectId,
    /// The last day of the membership that ended.
    pub last_day: NaiveDate,
    pub certificate: MembershipCertificate,
}

impl Departure {
    /// Whether it shows that a membership goes on elsewhere on the day after.
    pub fn follows(&self, ended: &Membership) -> bool {
        let day_after = ended.last_day.and_then(|it| it.succ_opt());
        self.person == ended.person
            && Some(self.last_day) == ended.last_day
            && Some(self.certificate.first_day) == day_after
    }
}

/// A member leaves by their own will 自愿退出 (集体法 16).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exit {
    pub person: ObjectId,
    /// Who signed the application; nobody leaves for somebody else.
    pub applicant: ObjectId,
    /// SHA-256 of the written application.
    pub application_sha256: Option<String>,
    pub applied_day: NaiveDate,
    pub terms: ExitTerms,
    /// The last day of the membership.
    pub last_day: NaiveDate,
}

/// What was agreed on; the collective's property itself is never divided (集体法 16(2), 36(2)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "terms", rename_all = "kebab-case")]
pub enum ExitTerms {
    /// 适当补偿, in fen
    Compensation { amount_fen: i64 },
    /// 一定期限内保留已经享有的财产权益
    Kept { until: NaiveDate },
    /// 分割集体财产: asked for by some, granted by no law.
    Division,
}
