//! What can go wrong between the register and its database.

use sea_orm::{DbErr, RuntimeErr, sqlx};
use seal::SealError;
use uuid::Uuid;

use crate::{BlobError, dialect};

/// Why the store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    #[error("the database failed")]
    Database {
        #[source]
        source: DbErr,
    },
    /// Stored data that breaks the model: an incident, never a 404.
    #[error("the row {id} of `{table}` is corrupt: {what}")]
    Corrupt { table: &'static str, id: Uuid, what: String },
    /// There is no such object, or it lies outside the scope of whoever asks.
    #[error("there is no such object in this scope")]
    NotFound,
    /// Another unit of work holds the county, and did not end in time.
    #[error("another registration is under way in this county")]
    Locked,
    /// A code is never used again, not even after its object has ended.
    #[error("a code of these objects has been used before")]
    CodeUsedBefore,
    /// A valid identity number names one person in a county.
    #[error("a valid identity number of these persons belongs to another person")]
    NumberInUse,
    /// One person is a member of one collective at a time.
    #[error("one of these persons is a member at that time already")]
    MemberElsewhere,
    #[error("the number of the act is taken")]
    ActNumberTaken,
    /// An object has one current row in each table.
    #[error("an object of `{table}` has a current row already")]
    AlreadyCurrent { table: String },
    /// What was to be superseded is no longer, or not yet, the current row.
    #[error("{missing} rows of `{table}` are not current and cannot be superseded")]
    NotCurrent { table: &'static str, missing: usize },
    /// A row names an object or an act that is not in the register.
    #[error("a row refers to what is not in the register")]
    Dangling { constraint: Option<String> },
    /// An object is in one open case at a time.
    #[error("`{code}` is held by the open case {by}")]
    Held { code: String, by: String },
    /// Somebody else has taken a step since (If-Match).
    #[error("the case has revision {found}, not {expected}")]
    Stale { expected: i64, found: i64 },
    /// What is entered once was to be entered again, such as a document in a role or a round of notice.
    #[error("`{table}` has this row already")]
    Repeated { table: String },
    #[error("there are no numbers left that begin with `{prefix}`")]
    NumbersExhausted { prefix: String },
    /// A text and the digest that was given with it do not belong together.
    #[error("the digest is not that of the content")]
    WrongDigest,
    /// What was given does not fit its column; it is not shown, since it may be personal.
    #[error("{what} cannot be written to `{table}`")]
    Unwritable { table: &'static str, what: &'static str },
    /// An outline that has no place on the map cannot be found again.
    #[error("the outline of {id} has no place in longitude and latitude")]
    Unplaced { id: Uuid },
    #[error("the bytes of a document could not be kept or had")]
    Blob(#[from] BlobError),
    #[error(transparent)]
    Seal(#[from] SealError),
}

impl StoreError {
    pub(crate) fn corrupt(table: &'static str, id: Uuid, what: impl Into<String>) -> Self {
        Self::Corrupt { table, id, what: what.into() }
    }
}

impl From<DbErr> for StoreError {
    fn from(source: DbErr) -> Self {
        let Some(error) = sqlx_error(&source) else { return Self::Database { source } };
        if dialect::locked(error) {
            return Self::Locked;
        }
        if dialect::dangling(error) {
            return Self::Dangling { constraint: dialect::constraint(error) };
        }
        match dialect::constraint(error).as_deref() {
            Some("uq_register_object_code") => Self::CodeUsedBefore,
            Some("uq_person_document") => Self::NumberInUse,
            Some("uq_membership_once") => Self::MemberElsewhere,
            Some("uq_register_act_number") => Self::ActNumberTaken,
            Some(name) => refusal(name).unwrap_or(Self::Database { source }),
            None => Self::Database { source },
        }
    }
}

/// What is taken once, by the constraints that say so, and the table of each.
const ONCE: [(&str, &str); 31] = [
    ("uq_register_case_number", "register_case"),
    ("pk_register_case", "register_case"),
    ("uq_case_document_role", "case_document"),
    ("uq_case_notice_round", "case_notice"),
    ("uq_case_collection_certificate", "case_collection"),
    ("pk_objection_withdrawal", "objection_withdrawal"),
    ("pk_certificate_number", "certificate_number"),
    ("pk_lineage", "lineage"),
    ("pk_idempotency_key", "idempotency_key"),
    ("pk_paper", "paper"),
    ("pk_paper_print", "paper_print"),
    ("pk_paper_approval", "paper_approval"),
    ("pk_change_message", "change_message"),
    ("uq_change_message_serial", "change_message"),
    ("uq_change_message_act", "change_message"),
    ("pk_membership_dispute", "membership_dispute"),
    ("pk_member_roll", "member_roll"),
    ("pk_member_roll_entry", "member_roll_entry"),
    ("uq_member_roll_entry_person", "member_roll_entry"),
    ("pk_roll_filing", "roll_filing"),
    ("pk_collective_decision", "collective_decision"),
    ("pk_distribution_plan", "distribution_plan"),
    ("pk_distribution_run", "distribution_run"),
    ("pk_payment", "payment"),
    ("uq_payment_payee", "payment"),
    ("pk_receipt_file", "receipt_file"),
    ("uq_receipt_file_sha256", "receipt_file"),
    ("uq_deal_number", "deal"),
    ("uq_bank_file_sha256", "bank_file"),
    ("uq_money_transaction_reverses", "money_transaction"),
    ("pk_pilot_revocation", "pilot_revocation"),
];

/// What the breach of a constraint means.
fn refusal(constraint: &str) -> Option<StoreError> {
    if let Some((_, table)) = ONCE.iter().find(|(name, _)| *name == constraint) {
        return Some(StoreError::Repeated { table: (*table).to_owned() });
    }
    let table = constraint.strip_prefix("uq_")?.strip_suffix("_current")?;
    Some(StoreError::AlreadyCurrent { table: table.to_owned() })
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        DbErr::Query(RuntimeErr::SqlxError(error.into())).into()
    }
}

fn sqlx_error(error: &DbErr) -> Option<&sqlx::Error> {
    match error {
        DbErr::Conn(RuntimeErr::SqlxError(it))
        | DbErr::Exec(RuntimeErr::SqlxError(it))
        | DbErr::Query(RuntimeErr::SqlxError(it)) => Some(it),
        _ => None,
    }
}
