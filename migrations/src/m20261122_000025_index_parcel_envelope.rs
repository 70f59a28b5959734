//! Looks parcels up by place: candidates by envelope, the exact answer is `geometry`'s.

use sea_orm_migration::prelude::*;

use crate::sql::{either, run};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP_ON_SQLITE: &[&str] = &[
    "CREATE VIRTUAL TABLE parcel_envelope USING rtree (
        id, min_lon, max_lon, min_lat, max_lat, +county, +parcel_id, +version
    )",
    "CREATE TRIGGER tr_parcel_envelope AFTER INSERT ON parcel
    BEGIN
        INSERT INTO parcel_envelope (id, min_lon, max_lon, min_lat, max_lat, county, parcel_id, version)
        VALUES (NULL, NEW.min_lon, NEW.max_lon, NEW.min_lat, NEW.max_lat, NEW.county, NEW.id, NEW.version);
    END",
];

const DOWN_ON_SQLITE: &[&str] = &["DROP TRIGGER tr_parcel_envelope", "DROP TABLE parcel_envelope"];

const UP_ON_POSTGRESQL: &[&str] = &["CREATE INDEX ix_parcel_envelope ON parcel
    USING gist (box(point(min_lon, min_lat), point(max_lon, max_lat))) WHERE status = 'current'"];

const DOWN_ON_POSTGRESQL: &[&str] = &["DROP INDEX ix_parcel_envelope"];

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
