//! What casework refuses, as problems.

use casework::Refused;
use casework::case::NotStored;

use super::kinds::{
    APPROVAL_NEEDED, BAD_REQUEST, BUSY, HELD, IMPOSSIBLE, KEY_REUSED, MEMBER_ELSEWHERE,
    NO_APPROVAL_NEEDED, NOT_FOUND, NOT_PRINTABLE, NOT_STORED, OWN_APPLICATION, PRINTED_MEANWHILE,
    ROLE_MISSING, STALE, VIOLATED, WRONG_STEP,
};
use super::{MissingOut, Problem};
use crate::cases::FindingOut;
use crate::mask::in_words;

impl From<NotStored> for MissingOut {
    fn from(NotStored { field, sha256 }: NotStored) -> Self {
        // What is no digest may be anything.
        Self { field, sha256: in_words(&sha256) }
    }
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::NotFound { .. } | Refused::NotThen { .. } => {
                Self::new(NOT_FOUND, Some(refused.to_string()))
            }
            Refused::NotPrintable { .. } | Refused::PaperAwaits { .. } => {
                Self::new(NOT_PRINTABLE, Some(refused.to_string()))
            }
            Refused::ApprovalNeeded { .. } | Refused::OwnApproval { .. } => {
                Self::new(APPROVAL_NEEDED, Some(refused.to_string()))
            }
            Refused::NoApprovalNeeded { .. } => {
                Self::new(NO_APPROVAL_NEEDED, Some(refused.to_string()))
            }
            Refused::PrintedMeanwhile { .. } => {
                Self::new(PRINTED_MEANWHILE, Some(refused.to_string()))
            }
            Refused::Malformed { .. } | Refused::SeveralPapers { .. } | Refused::WhichCounty => {
                Self::new(BAD_REQUEST, Some(refused.to_string()))
            }
            Refused::Document(refused) => refused.into(),
            Refused::NotStored(missing) => Self {
                missing: missing.into_iter().map(Into::into).collect(),
                ..Self::new(NOT_STORED, None)
            },
            Refused::KeyReused { .. } => Self::new(KEY_REUSED, Some(refused.to_string())),
            Refused::RoleMissing { .. }
            | Refused::MayNotAdd { .. }
            | Refused::MayNotUnmask { .. }
            | Refused::DutyMissing { .. } => Self::new(ROLE_MISSING, Some(refused.to_string())),
            Refused::MemberElsewhere => Self::new(MEMBER_ELSEWHERE, None),
            Refused::OwnApplication { .. } => Self::new(OWN_APPLICATION, Some(refused.to_string())),
            Refused::Distribution(error) => Self::new(IMPOSSIBLE, Some(error.message_zh())),
            Refused::Busy => Self::new(BUSY, None),
            Refused::Listing(refused) => refused.into(),
            Refused::Exit(refused) => refused.into(),
            Refused::Transfer(refused) => refused.into(),
            Refused::Impossible(_)
            | Refused::PlanDiffers(_)
            | Refused::Unplaced
            | Refused::Calendar(_)
            | Refused::NotCollected(_)
            | Refused::NotPayable(_)
            | Refused::NothingRevoked { .. }
            | Refused::NotEnteredHere { .. }
            | Refused::NotTakenIn { .. }
            | Refused::NotTheObjector { .. } => Self::new(IMPOSSIBLE, Some(refused.to_string())),
            Refused::Violated(findings) => Self {
                findings: findings.0.iter().map(FindingOut::from).collect(),
                ..Self::new(VIOLATED, Some(format!("{} stand in the way", findings.codes())))
            },
            Refused::Stale { .. } => Self::new(STALE, Some(refused.to_string())),
            Refused::Held { .. } => Self::new(HELD, Some(refused.to_string())),
            Refused::WrongStep(_)
            | Refused::AnotherRequest
            | Refused::RequestStands { .. }
            | Refused::NoNoticeAsked
            | Refused::Repeated
            | Refused::CaseOver { .. }
            | Refused::NoNoticeRuns
            | Refused::KeptStill { .. }
            | Refused::ApplicationClosed { .. } => Self::new(WRONG_STEP, Some(refused.to_string())),
            other => {
                // The cause goes to the log and not to whoever asked.
                tracing::error!(
                    error = &other as &dyn std::error::Error,
                    "the register could not answer"
                );
                Self::broken()
            }
        }
    }
}
