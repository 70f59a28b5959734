//! What documents, papers, the log, the office and the extractors of requests refuse, as problems.

use axum::extract::rejection::{BytesRejection, JsonRejection, PathRejection, QueryRejection};
use casework::Refused;
use casework::documents::DocumentRefused;
use casework::log::LogRefused;
use documents::PressError;
use exchange::figures::NotWritten;
use exchange::roll::XlsxError;
use office::OfficeError;
use tenure::case::without_numbers;

use super::Problem;
use super::kinds::{
    BAD_REQUEST, DIGEST_MISMATCH, NO_FONTS, NOT_A_SCAN, NOT_FOUND, TOO_LARGE, TOO_MANY_UPLOADS,
    UNPRINTABLE_TEXT, UPLOAD_ELSEWHERE,
};
use crate::press::NotPrinted;

impl From<LogRefused> for Problem {
    fn from(refused: LogRefused) -> Self {
        match refused {
            LogRefused::NoEntry { .. } | LogRefused::NoOpening { .. } => {
                Self::new(NOT_FOUND, Some(refused.to_string()))
            }
            LogRefused::Store(error) => Refused::from(error).into(),
            other => {
                tracing::error!(error = &other as &dyn std::error::Error, "the log cannot answer");
                Self::broken()
            }
        }
    }
}

impl From<OfficeError> for Problem {
    fn from(error: OfficeError) -> Self {
        tracing::error!(
            error = &error as &dyn std::error::Error,
            "the reading could not be written down"
        );
        Self::broken()
    }
}

impl From<NotPrinted> for Problem {
    fn from(error: NotPrinted) -> Self {
        match error {
            NotPrinted::NoPress(_) => Self::new(NO_FONTS, Some(error.to_string())),
            NotPrinted::Press(PressError::NoGlyph { .. }) => {
                Self::new(UNPRINTABLE_TEXT, Some(error.to_string()))
            }
            other => {
                tracing::error!(
                    error = &other as &dyn std::error::Error,
                    "a paper could not be typeset"
                );
                Self::broken()
            }
        }
    }
}

impl From<XlsxError> for Problem {
    fn from(error: XlsxError) -> Self {
        tracing::error!(
            error = &error as &dyn std::error::Error,
            "a workbook could not be written"
        );
        Self::broken()
    }
}

impl From<NotWritten> for Problem {
    fn from(error: NotWritten) -> Self {
        tracing::error!(
            error = &error as &dyn std::error::Error,
            "the figures could not be written"
        );
        Self::broken()
    }
}

impl From<DocumentRefused> for Problem {
    fn from(refused: DocumentRefused) -> Self {
        let kind = match refused {
            DocumentRefused::Empty { .. } | DocumentRefused::TooManyChunks { .. } => BAD_REQUEST,
            DocumentRefused::TooLarge { .. } => TOO_LARGE,
            DocumentRefused::Altered { .. } => DIGEST_MISMATCH,
            DocumentRefused::NotAScan(_) => NOT_A_SCAN,
            DocumentRefused::Elsewhere { .. }
            | DocumentRefused::Beyond { .. }
            | DocumentRefused::Unfinished { .. } => UPLOAD_ELSEWHERE,
            DocumentRefused::TooMany { .. } => TOO_MANY_UPLOADS,
        };
        Self::new(kind, Some(refused.to_string()))
    }
}

impl From<PathRejection> for Problem {
    fn from(rejection: PathRejection) -> Self {
        Self::bad_request(&without_numbers(&rejection.body_text()))
    }
}

impl From<QueryRejection> for Problem {
    fn from(rejection: QueryRejection) -> Self {
        Self::bad_request(&without_numbers(&rejection.body_text()))
    }
}

impl From<JsonRejection> for Problem {
    fn from(rejection: JsonRejection) -> Self {
        Self::of_body(rejection.status(), &without_numbers(&rejection.body_text()))
    }
}

impl From<BytesRejection> for Problem {
    fn from(rejection: BytesRejection) -> Self {
        Self::of_body(rejection.status(), &without_numbers(&rejection.body_text()))
    }
}
