//! What the books of the collectives have once said stands: the database itself refuses to change it or take it back.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The tables that are only added to.
const TABLES: [&str; 12] = [
    "membership_dispute",
    "member_roll",
    "member_roll_entry",
    "roll_filing",
    "collective_decision",
    "share_number",
    "distribution_plan",
    "distribution_run",
    "distribution_portion",
    "payment",
    "receipt_file",
    "receipt_finding",
];

const REFUSAL: &str = "CREATE FUNCTION refuse_collective_book_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the books of collectives are only added to' USING ERRCODE = 'restrict_violation'; END $$";

fn on_sqlite(table: &str) -> [String; 2] {
    ["UPDATE", "DELETE"].map(|change| {
        format!(
            "CREATE TRIGGER tr_{table}_{} BEFORE {change} ON {table}
    BEGIN SELECT RAISE(ABORT, 'the books of collectives are only added to'); END",
            change.to_lowercase()
        )
    })
}

fn on_postgresql(table: &str) -> [String; 2] {
    let refuse = "EXECUTE FUNCTION refuse_collective_book_change()";
    [
        format!(
            "CREATE TRIGGER tr_{table}_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {refuse}"
        ),
        format!(
            "CREATE TRIGGER tr_{table}_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}"
        ),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sqlite = manager.get_database_backend() == DbBackend::Sqlite;
        if !sqlite {
            run(manager, &[REFUSAL]).await?;
        }
        for table in TABLES {
            let statements = if sqlite { on_sqlite(table) } else { on_postgresql(table) };
            run(manager, &statements.each_ref().map(String::as_str)).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sqlite = manager.get_database_backend() == DbBackend::Sqlite;
        for table in TABLES.into_iter().rev() {
            let statements = if sqlite {
                ["update", "delete"].map(|it| format!("DROP TRIGGER tr_{table}_{it}"))
            } else {
                ["change", "truncate"].map(|it| format!("DROP TRIGGER tr_{table}_{it} ON {table}"))
            };
            run(manager, &statements.each_ref().map(String::as_str)).await?;
        }
        if !sqlite {
            run(manager, &["DROP FUNCTION refuse_collective_book_change()"]).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
