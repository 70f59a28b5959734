//! Looks homesteads up by place: candidates by envelope, the exact answer is `geometry`'s.

use sea_orm_migration::prelude::*;

use crate::sql::{either, run};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP_ON_SQLITE: &[&str] = &[
    "CREATE VIRTUAL TABLE homestead_envelope USING rtree (
        id, min_lon, max_lon, min_lat, max_lat, +county, +homestead_id, +version
    )",
    "CREATE TRIGGER tr_homestead_envelope AFTER INSERT ON homestead
    BEGIN
        INSERT INTO homestead_envelope (id, min_lon, max_lon, min_lat, max_lat, county, homestead_id, version)
        VALUES (NULL, NEW.min_lon, NEW.max_lon, NEW.min_lat, NEW.max_lat, NEW.county, NEW.id, NEW.version);
    END",
];

const DOWN_ON_SQLITE: &[&str] =
    &["DROP TRIGGER tr_homestead_envelope", "DROP TABLE homestead_envelope"];

const UP_ON_POSTGRESQL: &[&str] = &["CREATE INDEX ix_homestead_envelope ON homestead
    USING gist (box(point(min_lon, min_lat), point(max_lon, max_lat))) WHERE status = 'current'"];

const DOWN_ON_POSTGRESQL: &[&str] = &["DROP INDEX ix_homestead_envelope"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, either(manager, UP_ON_SQLITE, UP_ON_POSTGRESQL)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, either(manager, DOWN_ON_SQLITE, DOWN_ON_POSTGRESQL)).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
