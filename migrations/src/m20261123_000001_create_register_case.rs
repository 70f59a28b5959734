//! The cases 登记业务; what was asked for is encrypted, since it holds personal data.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE register_case (
        county $county NOT NULL,
        id $uuid NOT NULL,
        number $text NOT NULL,
        kind $text NOT NULL,
        division $text NOT NULL,
        state $text NOT NULL,
        revision bigint NOT NULL,
        applicant $text NOT NULL,
        request_cipher $bytes NOT NULL,
        accepted_by $text NOT NULL,
        accepted_at $moment NOT NULL,
        due_day $day NOT NULL,
        act_id $uuid,
        updated_at $moment NOT NULL,
        CONSTRAINT pk_register_case PRIMARY KEY (county, id),
        CONSTRAINT uq_register_case_number UNIQUE (county, number),
        CONSTRAINT fk_register_case_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT ck_register_case_revision CHECK (revision > 0)
    )",
    "CREATE INDEX ix_register_case_division ON register_case (county, division, number)",
    "CREATE INDEX ix_register_case_state ON register_case (county, state, number)",
];

const DOWN: &[&str] = &["DROP TABLE register_case"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOWN).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
