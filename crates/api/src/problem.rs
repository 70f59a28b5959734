//! Problem documents (RFC 9457): the one shape of every refusal.

use axum::Json;
use axum::extract::Path;
use axum::extract::rejection::{BytesRejection, JsonRejection, PathRejection, QueryRejection};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use casework::Refused;
use casework::case::NotStored;
use casework::documents::DocumentRefused;
use casework::log::LogRefused;
use documents::PressError;
use exchange::roll::XlsxError;
use market::exit::ExitRefused;
use office::OfficeError;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::AppState;
use crate::cases::FindingOut;
use crate::press::NotPrinted;

const MEDIA_TYPE: HeaderValue = HeaderValue::from_static("application/problem+json");

/// The kinds of problems: the last part of their address, their status and their title.
const KINDS: &[(&str, StatusCode, &str)] = &[
    (BAD_REQUEST, StatusCode::BAD_REQUEST, "the request cannot be read"),
    (NOT_FOUND, StatusCode::NOT_FOUND, "there is no such object in sight"),
    (METHOD_NOT_ALLOWED, StatusCode::METHOD_NOT_ALLOWED, "the address does not take this method"),
    (
        IMPOSSIBLE,
        StatusCode::UNPROCESSABLE_ENTITY,
        "what is asked for cannot be worked out from what is registered",
    ),
    (
        MEMBER_ELSEWHERE,
        StatusCode::CONFLICT,
        "one of these persons is a member of a collective at that time already",
    ),
    (OWN_APPLICATION, StatusCode::CONFLICT, "whoever hands an application in does not enter it"),
    (VIOLATED, StatusCode::UNPROCESSABLE_ENTITY, "the rules stand in the way"),
    (
        PILOT_NOT_OPEN,
        StatusCode::CONFLICT,
        "the county has recorded no pilot approval under which this exit could be taken in",
    ),
    (WRONG_STEP, StatusCode::CONFLICT, "the case does not stand where this step could be taken"),
    (HELD, StatusCode::CONFLICT, "another open case holds an object of this one"),
    (STALE, StatusCode::PRECONDITION_FAILED, "the case has changed since it was read"),
    (PRECONDITION_REQUIRED, StatusCode::PRECONDITION_REQUIRED, "say which revision was seen"),
    (KEY_REUSED, StatusCode::CONFLICT, "the idempotency key came with another request before"),
    (UNKNOWN_OFFICER, StatusCode::FORBIDDEN, "the officer is not on the roster"),
    (ROLE_MISSING, StatusCode::FORBIDDEN, "the officer has no role for this step"),
    (BUSY, StatusCode::CONFLICT, "another registration is under way in this county"),
    (
        NOT_STORED,
        StatusCode::UNPROCESSABLE_ENTITY,
        "a document that is named is not stored, or not in the officer's sight",
    ),
    (TOO_LARGE, StatusCode::PAYLOAD_TOO_LARGE, "it is larger than it may be"),
    (
        DIGEST_MISMATCH,
        StatusCode::UNPROCESSABLE_ENTITY,
        "the bytes are not those that were announced",
    ),
    (
        NOT_A_SCAN,
        StatusCode::UNPROCESSABLE_ENTITY,
        "the document is no PDF, JPEG or PNG that opens",
    ),
    (UPLOAD_ELSEWHERE, StatusCode::CONFLICT, "the upload does not stand there"),
    (
        TOO_MANY_UPLOADS,
        StatusCode::TOO_MANY_REQUESTS,
        "too many uploads are under way in this county",
    ),
    (NOT_PRINTABLE, StatusCode::CONFLICT, "the case prints no such paper as it stands"),
    (
        APPROVAL_NEEDED,
        StatusCode::CONFLICT,
        "the paper was printed as often as it may be without the approval of another officer",
    ),
    (NO_APPROVAL_NEEDED, StatusCode::CONFLICT, "the paper may be printed without an approval"),
    (PRINTED_MEANWHILE, StatusCode::CONFLICT, "somebody else printed the paper at the same time"),
    (
        UNPRINTABLE_TEXT,
        StatusCode::UNPROCESSABLE_ENTITY,
        "a text of the paper has a character that no font can show",
    ),
    (
        NO_FONTS,
        StatusCode::SERVICE_UNAVAILABLE,
        "the fonts that papers are set in are not installed",
    ),
    (
        SETTLEMENT_NOT_BORNE,
        StatusCode::UNPROCESSABLE_ENTITY,
        "the text of the municipality or the evidence does not bear it",
    ),
    (
        SETTLEMENT_CONFLICT,
        StatusCode::CONFLICT,
        "it does not follow from what is recorded of the person",
    ),
    (
        BROKEN,
        StatusCode::INTERNAL_SERVER_ERROR,
        "the register could not answer; the operator finds the cause in the log",
    ),
];

const BAD_REQUEST: &str = "bad-request";
const NOT_FOUND: &str = "not-found";
const METHOD_NOT_ALLOWED: &str = "method-not-allowed";
const IMPOSSIBLE: &str = "impossible-request";
const MEMBER_ELSEWHERE: &str = "member-elsewhere";
const OWN_APPLICATION: &str = "own-application";
const VIOLATED: &str = "rules-violated";
const PILOT_NOT_OPEN: &str = "pilot-not-open";
const WRONG_STEP: &str = "wrong-step";
const HELD: &str = "held";
const STALE: &str = "stale";
const PRECONDITION_REQUIRED: &str = "precondition-required";
const KEY_REUSED: &str = "idempotency-key-reused";
const UNKNOWN_OFFICER: &str = "unknown-officer";
const ROLE_MISSING: &str = "role-missing";
const BUSY: &str = "busy";
const NOT_STORED: &str = "documents-not-stored";
const TOO_LARGE: &str = "too-large";
const DIGEST_MISMATCH: &str = "digest-mismatch";
const NOT_A_SCAN: &str = "not-a-scan";
const UPLOAD_ELSEWHERE: &str = "upload-elsewhere";
const TOO_MANY_UPLOADS: &str = "too-many-uploads";
const NOT_PRINTABLE: &str = "not-printable";
const APPROVAL_NEEDED: &str = "approval-needed";
const NO_APPROVAL_NEEDED: &str = "no-approval-needed";
const PRINTED_MEANWHILE: &str = "printed-meanwhile";
const UNPRINTABLE_TEXT: &str = "unprintable-text";
const NO_FONTS: &str = "no-fonts";
const SETTLEMENT_NOT_BORNE: &str = "settlement-not-borne";
const SETTLEMENT_CONFLICT: &str = "settlement-conflict";
const BROKEN: &str = "broken";

/// A problem document (RFC 9457).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// The address of a page on problems of this kind, such as `/problems/not-found`.
    #[serde(rename = "type")]
    kind: String,
    /// The same for every problem of its kind.
    title: &'static str,
    /// The status code of the answer.
    status: u16,
    /// What is the matter with this request, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// What the rules found, where they stand in the way.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<FindingOut>,
    /// The documents that are named and not stored, with the fields that name them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing: Vec<MissingOut>,
}

/// A digest that belongs to no document in the officer's sight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
struct MissingOut {
    /// Such as `documents[2].sha256`.
    field: String,
    sha256: String,
}

impl From<NotStored> for MissingOut {
    fn from(NotStored { field, sha256 }: NotStored) -> Self {
        Self { field, sha256 }
    }
}

impl Problem {
    fn new(name: &str, detail: Option<String>) -> Self {
        let (status, title) = KINDS
            .iter()
            .find(|(kind, _, _)| *kind == name)
            .map_or((StatusCode::INTERNAL_SERVER_ERROR, ""), |(_, status, title)| {
                (*status, *title)
            });
        Self {
            kind: format!("/problems/{name}"),
            title,
            status: status.as_u16(),
            detail,
            findings: Vec::new(),
            missing: Vec::new(),
        }
    }

    pub(crate) fn bad_request(detail: &str) -> Self {
        Self::new(BAD_REQUEST, Some(detail.to_owned()))
    }

    /// A body that is too large, or that cannot be read.
    fn of_body(status: StatusCode, detail: &str) -> Self {
        let too_large = status == StatusCode::PAYLOAD_TOO_LARGE;
        Self::new(if too_large { TOO_LARGE } else { BAD_REQUEST }, Some(detail.to_owned()))
    }

    pub(crate) fn not_found(detail: &str) -> Self {
        Self::new(NOT_FOUND, Some(detail.to_owned()))
    }

    pub(crate) fn precondition_required(detail: &str) -> Self {
        Self::new(PRECONDITION_REQUIRED, Some(detail.to_owned()))
    }

    pub(crate) fn unknown_officer(detail: &str) -> Self {
        Self::new(UNKNOWN_OFFICER, Some(detail.to_owned()))
    }

    pub(crate) fn role_missing(detail: &str) -> Self {
        Self::new(ROLE_MISSING, Some(detail.to_owned()))
    }

    /// A municipality's text does not bear what is asked for.
    pub(crate) fn settlement_not_borne(detail: &str) -> Self {
        Self::new(SETTLEMENT_NOT_BORNE, Some(detail.to_owned()))
    }

    /// What is asked for does not follow from what is recorded.
    pub(crate) fn settlement_conflict(detail: &str) -> Self {
        Self::new(SETTLEMENT_CONFLICT, Some(detail.to_owned()))
    }

    /// Something broke; the cause is in the log.
    pub(crate) fn broken() -> Self {
        Self::new(BROKEN, None)
    }

    pub(crate) fn method_not_allowed(detail: &str) -> Self {
        Self::new(METHOD_NOT_ALLOWED, Some(detail.to_owned()))
    }
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::NotFound { .. } | Refused::NotThen { .. } => {
                Self::new(NOT_FOUND, Some(refused.to_string()))
            }
            Refused::NotPrintable { .. } => Self::new(NOT_PRINTABLE, Some(refused.to_string())),
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
            | Refused::DutyMissing { .. } => Self::new(ROLE_MISSING, Some(refused.to_string())),
            Refused::MemberElsewhere => Self::new(MEMBER_ELSEWHERE, None),
            Refused::OwnApplication { .. } => Self::new(OWN_APPLICATION, Some(refused.to_string())),
            Refused::Distribution(error) => Self::new(IMPOSSIBLE, Some(error.message_zh())),
            Refused::Busy => Self::new(BUSY, None),
            Refused::Exit(refused) => refused.into(),
            Refused::Impossible(_)
            | Refused::PlanDiffers(_)
            | Refused::Unplaced
            | Refused::Calendar(_)
            | Refused::NotCollected(_)
            | Refused::NotPayable(_)
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

impl From<ExitRefused> for Problem {
    fn from(refused: ExitRefused) -> Self {
        let kind = match refused {
            ExitRefused::NotOpen { .. } => PILOT_NOT_OPEN,
            ExitRefused::Misdated { .. }
            | ExitRefused::NoTable(_)
            | ExitRefused::BeyondCalendar => IMPOSSIBLE,
            // What the rules say of an exit comes as findings.
            ExitRefused::Unlawful(_) => VIOLATED,
            ExitRefused::ClockWentBack
            | ExitRefused::WrongStep { .. }
            | ExitRefused::NoticeRuns { .. }
            | ExitRefused::CoolsOff { .. }
            | ExitRefused::OtherPayment
            | ExitRefused::PaidBefore => WRONG_STEP,
        };
        Self::new(kind, Some(refused.to_string()))
    }
}

impl From<LogRefused> for Problem {
    fn from(refused: LogRefused) -> Self {
        match refused {
            LogRefused::NoEntry { .. } => Self::new(NOT_FOUND, Some(refused.to_string())),
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
        Self::bad_request(&rejection.body_text())
    }
}

impl From<QueryRejection> for Problem {
    fn from(rejection: QueryRejection) -> Self {
        Self::bad_request(&rejection.body_text())
    }
}

impl From<JsonRejection> for Problem {
    fn from(rejection: JsonRejection) -> Self {
        Self::of_body(rejection.status(), &rejection.body_text())
    }
}

impl From<BytesRejection> for Problem {
    fn from(rejection: BytesRejection) -> Self {
        Self::of_body(rejection.status(), &rejection.body_text())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, [(header::CONTENT_TYPE, MEDIA_TYPE)], Json(self)).into_response()
    }
}

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(get_problem))
}

/// Says what problems of a kind are: the page that `type` names.
#[utoipa::path(
    get,
    path = "/problems/{kind}",
    params(("kind" = String, Path, description = "The last part of a problem's `type`.")),
    responses((status = 200, description = "The title, in plain text.", body = String), (status = 404, body = Problem, content_type = "application/problem+json"))
)]
async fn get_problem(path: Result<Path<String>, PathRejection>) -> Result<&'static str, Problem> {
    let Path(kind) = path?;
    let known = KINDS.iter().find(|(name, _, _)| *name == kind);
    known
        .map(|(_, _, title)| *title)
        .ok_or_else(|| Problem::not_found("there is no problem of this kind"))
}
