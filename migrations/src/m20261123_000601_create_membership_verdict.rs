//! What officers decided about people in two rolls, in none, or with a gap 两头占、两头空: only added to, a later verdict takes the place of an earlier one.

use sea_orm_migration::prelude::*;

use crate::sql::{either, run};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE membership_verdict (
        county $county NOT NULL,
        id $uuid NOT NULL,
        kind $text NOT NULL,
        number_index $bytes NOT NULL,
        places $text NOT NULL,
        ruling $text,
        collective_code $text,
        officer $text NOT NULL,
        reason $text NOT NULL,
        evidence_sha256 $text NOT NULL,
        recorded_at $moment NOT NULL,
        CONSTRAINT pk_membership_verdict PRIMARY KEY (county, id),
        CONSTRAINT ck_membership_verdict_kind CHECK (kind IN ('two-rolls', 'no-roll', 'gap')),
        CONSTRAINT ck_membership_verdict_ruling CHECK (ruling IN ('member-of', 'different-persons', 'no-member')),
        CONSTRAINT ck_membership_verdict_collective CHECK ((collective_code IS NOT NULL) = (ruling IS NOT NULL AND ruling = 'member-of'))
    )",
];

const DOWN: &[&str] = &["DROP TABLE membership_verdict"];

const SEAL_ON_SQLITE: &[&str] = &[
    "CREATE TRIGGER tr_membership_verdict_update BEFORE UPDATE ON membership_verdict
    BEGIN SELECT RAISE(ABORT, 'the books of collectives are only added to'); END",
    "CREATE TRIGGER tr_membership_verdict_delete BEFORE DELETE ON membership_verdict
    BEGIN SELECT RAISE(ABORT, 'the books of collectives are only added to'); END",
];

const SEAL_ON_POSTGRESQL: &[&str] = &[
    "CREATE TRIGGER tr_membership_verdict_change BEFORE UPDATE OR DELETE ON membership_verdict
    FOR EACH ROW EXECUTE FUNCTION refuse_collective_book_change()",
    "CREATE TRIGGER tr_membership_verdict_truncate BEFORE TRUNCATE ON membership_verdict
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_collective_book_change()",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        run(manager, either(manager, SEAL_ON_SQLITE, SEAL_ON_POSTGRESQL)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOWN).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
