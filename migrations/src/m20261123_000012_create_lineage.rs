//! Which object came from which 来源与去向, by which act and on which day.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE lineage (
        county $county NOT NULL,
        act_id $uuid NOT NULL,
        kind $text NOT NULL,
        how $text NOT NULL,
        from_code $text NOT NULL,
        to_code $text NOT NULL,
        from_id $uuid NOT NULL,
        to_id $uuid NOT NULL,
        effect_day $day NOT NULL,
        CONSTRAINT pk_lineage PRIMARY KEY (county, act_id, from_id, to_id, how),
        CONSTRAINT fk_lineage_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_lineage_from FOREIGN KEY (county, from_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_lineage_to FOREIGN KEY (county, to_id) REFERENCES register_object (county, id)
    )",
    "CREATE INDEX ix_lineage_from ON lineage (county, from_id)",
    "CREATE INDEX ix_lineage_to ON lineage (county, to_id)",
];

const DOWN: &[&str] = &["DROP TABLE lineage"];

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
