//! Triggers that refuse to change, take back or wipe the rows of a table.

use sea_orm_migration::prelude::*;

use crate::sql::{either, run};

/// Seals a table: its rows are only added to; `what` names them in the refusal.
pub(crate) async fn seal(
    manager: &SchemaManager<'_>,
    table: &str,
    what: &str,
) -> Result<(), DbErr> {
    let on_sqlite = ["UPDATE", "DELETE"].map(|event| {
        let name = event.to_lowercase();
        format!(
            "CREATE TRIGGER tr_{table}_{name} BEFORE {event} ON {table}
            BEGIN SELECT RAISE(ABORT, '{what} are immutable'); END"
        )
    });
    let on_postgresql = [
        format!(
            "CREATE FUNCTION refuse_{table}_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '{what} are immutable' USING ERRCODE = 'restrict_violation'; END $$"
        ),
        format!(
            "CREATE TRIGGER tr_{table}_change BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION refuse_{table}_change()"
        ),
        format!(
            "CREATE TRIGGER tr_{table}_truncate BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_{table}_change()"
        ),
    ];
    let on_sqlite: Vec<&str> = on_sqlite.iter().map(String::as_str).collect();
    let on_postgresql: Vec<&str> = on_postgresql.iter().map(String::as_str).collect();
    run(manager, either(manager, &on_sqlite, &on_postgresql)).await
}

/// Drops a sealed table with its triggers.
pub(crate) async fn drop_sealed(manager: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
    let (drop_table, drop_function) =
        (format!("DROP TABLE {table}"), format!("DROP FUNCTION refuse_{table}_change()"));
    let both = [drop_table.as_str(), drop_function.as_str()];
    run(manager, either(manager, &both[..1], &both)).await
}
