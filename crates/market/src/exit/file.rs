//! What is gathered on the way: interview, consents, terms, decision, notice, agreement, payment.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use tenure::ObjectId;
use tenure::case::china_day;
use tenure::decision::Decision;

use super::Application;
use crate::consent::{Consent, Evidence};
use crate::days::Days;
use crate::money::{MatchedPayment, Schedule};

/// All that is known of an exit.
#[derive(Clone, Debug, PartialEq)]
pub struct ExitFile {
    pub application: Application,
    pub interview: Option<Interview>,
    /// One of each adult co-holder.
    pub consents: Vec<Consent>,
    pub terms: Option<ExitTerms>,
    pub waiver_review: Option<WaiverReview>,
    pub decision: Option<Decision>,
    pub notice: Option<ExitNotice>,
    pub agreement: Option<Agreement>,
    pub payments: Vec<MatchedPayment>,
    /// Shows where the household lives after it gave up a homestead 住房证明或者书面说明.
    pub dwelling: Option<Evidence>,
    pub disputes: Vec<Dispute>,
}

/// An officer spoke with the applicants 面谈核实.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interview {
    pub at: DateTime<Utc>,
    pub place: String,
    pub officer: String,
    /// What they said they want, in their words.
    pub statement: String,
    pub record: Evidence,
    pub witness: Option<Witness>,
}

/// Who was there beside both sides 见证人.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Witness {
    pub name: String,
    pub signed: Evidence,
    /// What ties the witness to the matter; an independent one has none.
    pub ties: Vec<WitnessTie>,
}

/// Why a witness is not independent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WitnessTie {
    /// 理事会、监事会成员
    BoardMember,
    /// 近亲属
    Relative,
    /// 取得权利的一方
    Receiver,
}

impl WitnessTie {
    pub fn name_zh(self) -> &'static str {
        match self {
            Self::BoardMember => "理事会、监事会成员",
            Self::Relative => "申请人的近亲属",
            Self::Receiver => "取得权利的一方",
        }
    }
}

/// What is given for the right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ExitTerms {
    /// 补偿: by which standard, on what basis, by whom.
    Compensation { schedule: Schedule, standard: String, basis: Evidence, payer: ObjectId },
    /// 一定期限内保留权益: kept until a day, instead of money (集体法 16(2)).
    Retention { until: NaiveDate, agreement: Evidence },
    /// 自愿放弃补偿: an act of its own, signed by each adult co-holder and reviewed by another officer.
    Waived { statement: Evidence, signed: Vec<Consent> },
}

/// Another officer looked into a waiver 放弃补偿的复核.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaiverReview {
    pub officer: String,
    pub day: NaiveDate,
    pub record: Evidence,
}

/// The terms on notice 公示.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExitNotice {
    pub days: Days,
    pub closed: bool,
}

/// The signed agreement 退出协议.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    pub signed_day: NaiveDate,
    pub document: Evidence,
}

/// Somebody reported that the applicants were forced 胁迫举报, and what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    pub reported_at: DateTime<Utc>,
    pub report: Evidence,
    /// `None` while it is open; whether they were forced.
    pub coerced: Option<bool>,
}

impl ExitFile {
    pub(super) fn new(application: Application) -> Self {
        Self {
            application,
            interview: None,
            consents: Vec::new(),
            terms: None,
            waiver_review: None,
            decision: None,
            notice: None,
            agreement: None,
            payments: Vec::new(),
            dwelling: None,
            disputes: Vec::new(),
        }
    }

    /// Open disputes are settled; where nobody was forced, everything begins anew.
    pub(super) fn settle_disputes(&mut self, coerced: bool) {
        for it in self.disputes.iter_mut().filter(|it| it.coerced.is_none()) {
            it.coerced = Some(coerced);
        }
        if !coerced {
            *self = self.begun_anew();
        }
    }

    /// The file when everything begins anew: the application, the disputes and what was paid are kept.
    fn begun_anew(&self) -> Self {
        Self {
            payments: self.payments.clone(),
            disputes: self.disputes.clone(),
            ..Self::new(self.application.clone())
        }
    }

    /// The day of the last consent; the cooling-off counts from it.
    pub fn last_consent_day(&self) -> Option<NaiveDate> {
        self.consents.iter().map(|it| china_day(it.at)).max()
    }

    /// What the bank's files show as paid to those who leave, in fen.
    pub fn paid_fen(&self) -> i128 {
        let payments = self.payments.iter().map(|it| i128::from(it.expected().amount_fen));
        payments.sum()
    }
}
