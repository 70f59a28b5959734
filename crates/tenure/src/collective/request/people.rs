//! What is asked of members and of the roll.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ObjectId;
use crate::collective::{Benefit, Filings};
use crate::decision::ChallengeEnd;
use crate::membership::{Ground, KinshipEvidence, LAW_IN_FORCE};

/// Somebody who is a member when the organisation is registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberAsked {
    pub person: ObjectId,
    pub ground: Ground,
    pub first_day: NaiveDate,
}

impl MemberAsked {
    /// Whether somebody may simply be brought in when the organisation is registered.
    ///
    /// Those of the reform were confirmed before the law (集体法 66); whoever joins by kinship is confirmed one by one, with a paper that shows it (集体法 12).
    pub fn is_brought_in(&self) -> bool {
        let legacy_too_late = self.ground == Ground::Legacy && Some(self.first_day) >= LAW_IN_FORCE;
        !self.ground.by_kinship() && !legacy_too_late
    }
}

/// A confirmation, or its refusal (集体法 12).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmationAsked {
    pub person: ObjectId,
    pub ground: Ground,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kinship: Option<KinshipAsked>,
    #[serde(default)]
    pub answer: AnswerAsked,
    pub first_day: NaiveDate,
    /// The credit code of the collective whose membership ends on the day before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaves: Option<String>,
}

/// To whom the person is kin, and what shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KinshipAsked {
    /// The member.
    pub to: ObjectId,
    /// What the person is to the member (GB/T 4761).
    pub relation: String,
    pub evidence: KinshipEvidence,
    pub evidence_sha256: String,
}

/// What the assembly answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "kebab-case", deny_unknown_fields)]
pub enum AnswerAsked {
    #[default]
    Confirmed,
    Refused {
        reason: String,
        /// SHA-256 of the note by which the township was told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        township_note_sha256: Option<String>,
    },
}

/// A dispute about a membership (集体法 56): opened where no day of its settlement is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisputeAsked {
    pub person: ObjectId,
    pub opened_day: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled_day: Option<NaiveDate>,
    /// Where it is, or was settled.
    pub forum: String,
}

/// A suit against a decision (集体法 57): filed where no end is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChallengeAsked {
    /// The number of the decision that is on file.
    pub decision: u32,
    /// The member who sues.
    pub claimant: ObjectId,
    /// When the member knew, or should have known, of the decision.
    pub known_day: NaiveDate,
    pub filed_day: NaiveDate,
    pub court: String,
    /// The court's acceptance of the suit, or its judgment, by SHA-256.
    pub document_sha256: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<ChallengeEnded>,
}

/// How a suit ended, and when it was final.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChallengeEnded {
    pub end: ChallengeEnd,
    pub day: NaiveDate,
}

/// What the members gave to somebody who is no member (集体法 15).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BenefitsAsked {
    pub person: ObjectId,
    pub first_day: NaiveDate,
    /// Where the members decided on one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day: Option<NaiveDate>,
    pub benefits: Vec<Benefit>,
    /// 长期在本组织的工作、对集体的贡献
    pub service: String,
    /// What shows it, by SHA-256.
    pub evidence_sha256: String,
}

/// A new version of the roll: the members as the acts have made them on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RollAsked {
    pub day: NaiveDate,
    /// In the order in which they stand; without it, in that of their ids.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub persons: Option<Vec<ObjectId>>,
    #[serde(default)]
    pub filings: Filings,
}

/// A version of the roll was filed 备案.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RollFiling {
    pub version: u32,
    pub filings: Filings,
}

impl ConfirmationAsked {
    pub(super) fn evidence(&self) -> Vec<(String, &str, &'static str)> {
        let kinship = self.kinship.as_ref().map(|it| {
            let field = "request.kinship.evidence_sha256".to_owned();
            (field, it.evidence_sha256.as_str(), "kinship-evidence")
        });
        let note = match &self.answer {
            AnswerAsked::Refused { township_note_sha256: Some(note), .. } => {
                let field = "request.answer.township_note_sha256".to_owned();
                Some((field, note.as_str(), "township-note"))
            }
            _ => None,
        };
        kinship.into_iter().chain(note).collect()
    }
}
