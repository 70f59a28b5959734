//! What lies on a holding (inheritance, pledge), and the number of each holder in the share register 股权名册序号.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "ALTER TABLE share_holding ADD COLUMN inherited boolean NOT NULL DEFAULT false",
    "ALTER TABLE share_holding ADD COLUMN pledge_creditor $text",
    "ALTER TABLE share_holding ADD COLUMN pledge_numerator bigint",
    "ALTER TABLE share_holding ADD COLUMN pledge_denominator bigint",
    "ALTER TABLE share_holding ADD COLUMN pledge_contract_sha256 $text",
    "CREATE TABLE share_number (
        county $county NOT NULL,
        collective_id $uuid NOT NULL,
        person_id $uuid NOT NULL,
        number integer NOT NULL,
        act_id $uuid NOT NULL,
        recorded_at $moment NOT NULL,
        CONSTRAINT pk_share_number PRIMARY KEY (county, collective_id, person_id),
        CONSTRAINT fk_share_number_collective FOREIGN KEY (county, collective_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_share_number_person FOREIGN KEY (county, person_id) REFERENCES register_object (county, id),
        CONSTRAINT uq_share_number_number UNIQUE (county, collective_id, number),
        CONSTRAINT ck_share_number_number CHECK (number > 0),
        CONSTRAINT fk_share_number_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id)
    )",
];

const DOWN: &[&str] = &[
    "DROP TABLE share_number",
    "ALTER TABLE share_holding DROP COLUMN pledge_contract_sha256",
    "ALTER TABLE share_holding DROP COLUMN pledge_denominator",
    "ALTER TABLE share_holding DROP COLUMN pledge_numerator",
    "ALTER TABLE share_holding DROP COLUMN pledge_creditor",
    "ALTER TABLE share_holding DROP COLUMN inherited",
];

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
