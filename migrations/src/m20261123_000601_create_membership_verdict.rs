//! What officers decided about people in two rolls, in none, or with a gap 两头占、两头空: only added to, a later verdict takes the place of an earlier one.

use sea_orm_migration::prelude::*;

use crate::seal::{drop_sealed, seal};
use crate::sql::run;

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

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        seal(manager, "membership_verdict", "verdicts on memberships").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_sealed(manager, "membership_verdict").await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
