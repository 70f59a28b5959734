//! Finds the rows that an act wrote or closed, without walking through every table.
//!
//! Both indexes are partial: what a submission brought stands in neither until an act closes it, so that taking one over writes nothing more.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The tables of facts that stand in the history of an object.
const TABLES: [&str; 22] = [
    "issuer",
    "household",
    "contractor",
    "person",
    "household_member",
    "parcel",
    "homestead",
    "land_contract",
    "contracted_parcel",
    "contract_right",
    "certificate",
    "certificate_change",
    "title_document",
    "circulation",
    "collective",
    "collective_particulars",
    "charter",
    "organ",
    "collective_asset",
    "membership",
    "share_holding",
    "restriction",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES {
            let of_case = format!(
                "CREATE INDEX ix_{table}_of_case ON {table} (county, act_id) WHERE source IS NULL"
            );
            let superseded_by = format!(
                "CREATE INDEX ix_{table}_superseded_by ON {table} (county, superseded_by)
                WHERE superseded_by IS NOT NULL"
            );
            run(manager, &[&of_case, &superseded_by]).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES {
            let of_case = format!("DROP INDEX ix_{table}_of_case");
            let superseded_by = format!("DROP INDEX ix_{table}_superseded_by");
            run(manager, &[&superseded_by, &of_case]).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
