//! A land contractual management right 土地承包经营权; its id is that of the land contract.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE contract_right (
        county $county NOT NULL,
        id $uuid NOT NULL,
        version integer NOT NULL,
        status $text NOT NULL,
        first_day $day NOT NULL,
        last_day $day,
        act_id $uuid NOT NULL,
        recorded_at $moment NOT NULL,
        superseded_by $uuid,
        superseded_at $moment,
        source $text,
        code $text NOT NULL,
        mode $text NOT NULL,
        term_text $text NOT NULL,
        term_first_day $day NOT NULL,
        term_last_day $day,
        sketch_path $text NOT NULL,
        serial_number $text NOT NULL,
        note $text,
        former_certificate_number $text,
        registrar $text NOT NULL,
        registered_day $day NOT NULL,
        CONSTRAINT pk_contract_right PRIMARY KEY (county, id, version),
        CONSTRAINT fk_contract_right_object FOREIGN KEY (county, id) REFERENCES register_object (county, id),
        CONSTRAINT fk_contract_right_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_contract_right_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_contract_right_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_contract_right_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_contract_right_current ON contract_right (county, id) WHERE status = 'current'",
];

const DOWN: &[&str] = &["DROP TABLE contract_right"];

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
