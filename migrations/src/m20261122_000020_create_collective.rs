//! A rural collective economic organisation 农村集体经济组织.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE collective (
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
        credit_code $text NOT NULL,
        override_reason $text,
        override_approved_by $text,
        name $text NOT NULL,
        division $text NOT NULL,
        legal_representative $text NOT NULL,
        registered_day $day NOT NULL,
        total_numerator bigint NOT NULL,
        total_denominator bigint NOT NULL,
        CONSTRAINT pk_collective PRIMARY KEY (county, id, version),
        CONSTRAINT fk_collective_object FOREIGN KEY (county, id) REFERENCES register_object (county, id),
        CONSTRAINT fk_collective_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_collective_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_collective_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_collective_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_collective_current ON collective (county, id) WHERE status = 'current'",
];

const DOWN: &[&str] = &["DROP TABLE collective"];

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
