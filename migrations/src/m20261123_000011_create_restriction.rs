//! A restriction on a right 权利限制, which lies on a contract or on a homestead.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE restriction (
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
        on_id $uuid NOT NULL,
        code $text NOT NULL,
        kind $text NOT NULL,
        on_code $text NOT NULL,
        party $text NOT NULL,
        basis $text NOT NULL,
        term_first_day $day NOT NULL,
        term_last_day $day,
        CONSTRAINT pk_restriction PRIMARY KEY (county, id, version),
        CONSTRAINT fk_restriction_object FOREIGN KEY (county, id) REFERENCES register_object (county, id),
        CONSTRAINT fk_restriction_on FOREIGN KEY (county, on_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_restriction_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_restriction_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_restriction_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_restriction_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_restriction_current ON restriction (county, id) WHERE status = 'current'",
    "CREATE INDEX ix_restriction_on ON restriction (county, on_id)",
];

const DOWN: &[&str] = &["DROP TABLE restriction"];

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
