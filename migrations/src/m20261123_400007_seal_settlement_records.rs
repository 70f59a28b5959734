//! What is recorded of settling is only added to, and kept so by the database itself.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: [&str; 10] = [
    "settlement_application",
    "settlement_application_fact",
    "settlement_evidence",
    "settlement_companion",
    "settlement_decision",
    "settlement_decision_companion",
    "settlement_permit",
    "settlement_fact",
    "settlement_statement",
    "settlement_statement_print",
];

const FUNCTION: &str = "CREATE FUNCTION refuse_settlement_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'settlement records are only added' USING ERRCODE = 'restrict_violation'; END $$";

fn sqlite(manager: &SchemaManager<'_>) -> bool {
    manager.get_database_backend() == DbBackend::Sqlite
}

async fn run_all(manager: &SchemaManager<'_>, statements: &[String]) -> Result<(), DbErr> {
    let statements: Vec<&str> = statements.iter().map(String::as_str).collect();
    run(manager, &statements).await
}

fn seal_on_sqlite(table: &str) -> Vec<String> {
    let trigger = |act: &str| {
        format!(
            "CREATE TRIGGER tr_{table}_{} BEFORE {act} ON {table}
            BEGIN SELECT RAISE(ABORT, 'settlement records are only added'); END",
            act.to_lowercase()
        )
    };
    vec![trigger("UPDATE"), trigger("DELETE")]
}

fn seal_on_postgresql(table: &str) -> Vec<String> {
    vec![
        format!(
            "CREATE TRIGGER tr_{table}_change BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION refuse_settlement_change()"
        ),
        format!(
            "CREATE TRIGGER tr_{table}_truncate BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_settlement_change()"
        ),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on_sqlite = sqlite(manager);
        if !on_sqlite {
            run(manager, &[FUNCTION]).await?;
        }
        let seal = if on_sqlite { seal_on_sqlite } else { seal_on_postgresql };
        let statements: Vec<String> = TABLES.into_iter().flat_map(seal).collect();
        run_all(manager, &statements).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if sqlite(manager) {
            let dropped =
                |table| ["update", "delete"].map(|act| format!("DROP TRIGGER tr_{table}_{act}"));
            let statements: Vec<String> = TABLES.into_iter().flat_map(dropped).collect();
            return run_all(manager, &statements).await;
        }
        run(manager, &["DROP FUNCTION refuse_settlement_change() CASCADE"]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
