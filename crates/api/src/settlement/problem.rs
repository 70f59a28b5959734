//! The refusals of the settlement book as problem documents.

use settlement::book::BookError;
use settlement::lint::FreeTextError;

use crate::Problem;

impl From<BookError> for Problem {
    fn from(error: BookError) -> Self {
        let detail = error.to_string();
        match error {
            BookError::NotFound { .. }
            | BookError::NoSuchPack(_)
            | BookError::OutsideDivision(_) => Self::not_found(&detail),
            BookError::KeyReused(_) => Self::key_reused(&detail),
            BookError::RoleMissing { .. } => Self::role_missing(&detail),
            BookError::ElsewhereThanPack { .. }
            | BookError::NotAName(_)
            | BookError::NotAPlaceName(_)
            | BookError::CompanionTwice(_)
            | BookError::NotADigest
            | BookError::NotYet(_) => Self::bad_request(&detail),
            BookError::Decision(_) | BookError::Permit(_) => Self::settlement_not_borne(&detail),
            BookError::NumberOfAnotherName
            | BookError::Decided
            | BookError::Undecided
            | BookError::NotAdmitted
            | BookError::BeforeDecision { .. }
            | BookError::PermitOfAnother
            | BookError::Meanwhile
            | BookError::History(_) => Self::settlement_conflict(&detail),
            BookError::Database(_) | BookError::Corrupt { .. } | BookError::Seal(_) => {
                // The cause goes to the log and not to whoever asked.
                tracing::error!(
                    error = &error as &dyn std::error::Error,
                    "the settlement book could not answer"
                );
                Self::broken()
            }
        }
    }
}

impl From<FreeTextError> for Problem {
    fn from(error: FreeTextError) -> Self {
        Self::bad_request(&error.to_string())
    }
}
