//! The two ways out: losing a membership by the law's reasons, and leaving by one's own will.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
    /// The last day of the membership.
    pub last_day: NaiveDate,
    /// Until when rights are kept by agreement (集体法 17(2)).
    pub kept_until: Option<NaiveDate>,
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
