//! The kinds of problems, by the last part of their address.

use axum::http::StatusCode;

/// The kinds of problems: the last part of their address, their status and their title.
pub(super) const KINDS: &[(&str, StatusCode, &str)] = &[
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
    (BID_REFUSED, StatusCode::CONFLICT, "the bid does not count"),
    (WRONG_STEP, StatusCode::CONFLICT, "the case does not stand where this step could be taken"),
    (HELD, StatusCode::CONFLICT, "another open case holds an object of this one"),
    (STALE, StatusCode::PRECONDITION_FAILED, "it has changed since it was read"),
    (PRECONDITION_REQUIRED, StatusCode::PRECONDITION_REQUIRED, "say which revision was seen"),
    (KEY_REUSED, StatusCode::CONFLICT, "the idempotency key came with another request before"),
    (NOT_SIGNED_IN, StatusCode::UNAUTHORIZED, "nobody is signed in, or not any more"),
    (WRONG_PASSWORD, StatusCode::UNAUTHORIZED, "login or password is wrong"),
    (LOCKED_OUT, StatusCode::TOO_MANY_REQUESTS, "the password was wrong too often"),
    (
        PASSWORD_TO_CHANGE,
        StatusCode::FORBIDDEN,
        "the password was given by an administrator, and has to be changed first",
    ),
    (NOT_BY_TOKEN, StatusCode::FORBIDDEN, "the token does not reach so far"),
    (TOO_OFTEN, StatusCode::TOO_MANY_REQUESTS, "this address has asked too often of late"),
    (WRONG_DESK, StatusCode::FORBIDDEN, "the account works at another desk"),
    (FROM_ELSEWHERE, StatusCode::FORBIDDEN, "a page of another site asked for it"),
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

pub(super) const BAD_REQUEST: &str = "bad-request";
pub(super) const NOT_FOUND: &str = "not-found";
pub(super) const METHOD_NOT_ALLOWED: &str = "method-not-allowed";
pub(super) const IMPOSSIBLE: &str = "impossible-request";
pub(super) const MEMBER_ELSEWHERE: &str = "member-elsewhere";
pub(super) const OWN_APPLICATION: &str = "own-application";
pub(super) const VIOLATED: &str = "rules-violated";
pub(super) const PILOT_NOT_OPEN: &str = "pilot-not-open";
pub(super) const BID_REFUSED: &str = "bid-refused";
pub(super) const WRONG_STEP: &str = "wrong-step";
pub(super) const HELD: &str = "held";
pub(super) const STALE: &str = "stale";
pub(super) const PRECONDITION_REQUIRED: &str = "precondition-required";
pub(super) const KEY_REUSED: &str = "idempotency-key-reused";
pub(super) const NOT_SIGNED_IN: &str = "not-signed-in";
pub(super) const WRONG_PASSWORD: &str = "wrong-password";
pub(super) const LOCKED_OUT: &str = "locked-out";
pub(super) const PASSWORD_TO_CHANGE: &str = "password-to-change";
pub(super) const NOT_BY_TOKEN: &str = "not-by-token";
pub(super) const TOO_OFTEN: &str = "too-often";
pub(super) const WRONG_DESK: &str = "wrong-desk";
pub(super) const FROM_ELSEWHERE: &str = "from-elsewhere";
pub(super) const UNKNOWN_OFFICER: &str = "unknown-officer";
pub(super) const ROLE_MISSING: &str = "role-missing";
pub(super) const BUSY: &str = "busy";
pub(super) const NOT_STORED: &str = "documents-not-stored";
pub(super) const TOO_LARGE: &str = "too-large";
pub(super) const DIGEST_MISMATCH: &str = "digest-mismatch";
pub(super) const NOT_A_SCAN: &str = "not-a-scan";
pub(super) const UPLOAD_ELSEWHERE: &str = "upload-elsewhere";
pub(super) const TOO_MANY_UPLOADS: &str = "too-many-uploads";
pub(super) const NOT_PRINTABLE: &str = "not-printable";
pub(super) const APPROVAL_NEEDED: &str = "approval-needed";
pub(super) const NO_APPROVAL_NEEDED: &str = "no-approval-needed";
pub(super) const PRINTED_MEANWHILE: &str = "printed-meanwhile";
pub(super) const UNPRINTABLE_TEXT: &str = "unprintable-text";
pub(super) const NO_FONTS: &str = "no-fonts";
pub(super) const SETTLEMENT_NOT_BORNE: &str = "settlement-not-borne";
pub(super) const SETTLEMENT_CONFLICT: &str = "settlement-conflict";
pub(super) const BROKEN: &str = "broken";
