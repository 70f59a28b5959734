//! What a failure of the database means: a constraint, a lock, or a reference to nothing.

use sea_orm::sqlx;

/// The name of the constraint that was broken.
///
/// SQLite names the columns instead, so the name is made from them by the rule that the migrations follow.
pub(crate) fn constraint(error: &sqlx::Error) -> Option<String> {
    let database = error.as_database_error()?;
    if let Some(name) = database.constraint() {
        return Some(name.to_owned());
    }
    let message = database.message();
    // A trigger that stands for a constraint says its name first.
    if let Some((name, _)) = message.split_once(':').filter(|(it, _)| it.starts_with("uq_")) {
        return Some(name.to_owned());
    }
    let columns = message.split_once("UNIQUE constraint failed: ")?.1;
    let columns: Vec<(&str, &str)> =
        columns.split(", ").filter_map(|it| it.split_once('.')).collect();
    let table = columns.first()?.0;
    let names: Vec<&str> = columns.iter().map(|(_, column)| *column).collect();
    let name = match (table, names.as_slice()) {
        ("register_object", ["county", "kind", "code"]) => "uq_register_object_code".to_owned(),
        ("register_act", ["county", "number"]) => "uq_register_act_number".to_owned(),
        ("person", ["county", "document_index"]) => "uq_person_document".to_owned(),
        ("register_case", ["county", "number"]) => "uq_register_case_number".to_owned(),
        ("case_document", ["county", "case_id", "role", "sha256"]) => {
            "uq_case_document_role".to_owned()
        }
        ("case_collection", ["county", "case_id", "certificate_code"]) => {
            "uq_case_collection_certificate".to_owned()
        }
        ("deal", ["county", "number"]) => "uq_deal_number".to_owned(),
        ("bank_file", ["county", "deal_id", "sha256"]) => "uq_bank_file_sha256".to_owned(),
        ("money_transaction", ["county", "reverses_id"]) => {
            "uq_money_transaction_reverses".to_owned()
        }
        ("membership", ["county", "person_id"]) => "uq_membership_once".to_owned(),
        ("case_notice", ["county", "case_id", "kind", "round"]) => {
            "uq_case_notice_round".to_owned()
        }
        (
            "register_object" | "register_act" | "register_case" | "case_notice"
            | "stored_document" | "document_upload",
            _,
        )
        | (_, ["county", "id", "version"]) => {
            format!("pk_{table}")
        }
        (_, ["county", "id"]) => format!("uq_{table}_current"),
        _ => format!("pk_{table}"),
    };
    Some(name)
}

/// Whether another unit of work held what was asked for.
pub(crate) fn locked(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::PoolTimedOut => true,
        sqlx::Error::Database(it) => match it.code().as_deref() {
            // SQLITE_BUSY and SQLITE_LOCKED with their extensions; lock_not_available and deadlock_detected.
            Some("5" | "6" | "261" | "262" | "517" | "55P03" | "40P01") => true,
            _ => it.message().contains("database is locked"),
        },
        _ => false,
    }
}

/// Whether a foreign key was broken.
pub(crate) fn dangling(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_foreign_key_violation)
}
