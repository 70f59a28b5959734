//! Memberships 成员身份: in a county nobody is a member twice on one day, and the database refuses it.

use sea_orm_migration::prelude::*;

use crate::sql::{either, run};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE membership (
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
        collective_id $uuid NOT NULL,
        person_id $uuid NOT NULL,
        kin_id $uuid,
        collective_code $text NOT NULL,
        ground $text NOT NULL,
        ending $text,
        kin_relation $text,
        kinship_evidence $text,
        kinship_sha256 $text,
        CONSTRAINT pk_membership PRIMARY KEY (county, id, version),
        CONSTRAINT fk_membership_collective FOREIGN KEY (county, collective_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_membership_person FOREIGN KEY (county, person_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_membership_kin FOREIGN KEY (county, kin_id) REFERENCES register_object (county, id),
        CONSTRAINT ck_membership_ended CHECK (ending IS NULL OR last_day IS NOT NULL),
        CONSTRAINT fk_membership_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id),
        CONSTRAINT fk_membership_superseded_by FOREIGN KEY (county, superseded_by) REFERENCES register_act (county, id),
        CONSTRAINT ck_membership_status CHECK (status IN ('pending', 'current', 'historic')),
        CONSTRAINT ck_membership_superseded CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
    )",
    "CREATE UNIQUE INDEX uq_membership_current ON membership (county, id) WHERE status = 'current'",
    "CREATE UNIQUE INDEX uq_membership_once ON membership (county, person_id) WHERE superseded_by IS NULL AND last_day IS NULL",
    "CREATE INDEX ix_membership_collective ON membership (county, collective_id)",
    "CREATE INDEX ix_membership_person ON membership (county, person_id)",
];

const DOWN: &[&str] = &["DROP TABLE membership"];

/// The index above holds open memberships apart; this holds all, whatever their days.
const ONCE_ON_SQLITE: &[&str] = &["CREATE TRIGGER tr_membership_once BEFORE INSERT ON membership
    WHEN NEW.superseded_by IS NULL AND EXISTS (
        SELECT 1 FROM membership AS other
        WHERE other.county = NEW.county AND other.person_id = NEW.person_id AND other.superseded_by IS NULL
        AND (NEW.last_day IS NULL OR other.first_day <= NEW.last_day)
        AND (other.last_day IS NULL OR NEW.first_day <= other.last_day)
    )
    BEGIN SELECT RAISE(ABORT, 'uq_membership_once: one membership at a time'); END"];

const ONCE_ON_POSTGRESQL: &[&str] = &[
    "CREATE FUNCTION refuse_second_membership() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.superseded_by IS NULL AND EXISTS (
            SELECT 1 FROM membership AS other
            WHERE other.county = NEW.county AND other.person_id = NEW.person_id AND other.superseded_by IS NULL
            AND (NEW.last_day IS NULL OR other.first_day <= NEW.last_day)
            AND (other.last_day IS NULL OR NEW.first_day <= other.last_day)
        ) THEN
            RAISE EXCEPTION 'one membership at a time'
            USING ERRCODE = 'unique_violation', CONSTRAINT = 'uq_membership_once';
        END IF;
        RETURN NEW;
    END $$",
    "CREATE TRIGGER tr_membership_once BEFORE INSERT ON membership
    FOR EACH ROW EXECUTE FUNCTION refuse_second_membership()",
];

const ANY_ON_SQLITE: &[&str] = &["DROP TRIGGER tr_membership_once"];

const ANY_ON_POSTGRESQL: &[&str] =
    &["DROP TRIGGER tr_membership_once ON membership", "DROP FUNCTION refuse_second_membership()"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        run(manager, either(manager, ONCE_ON_SQLITE, ONCE_ON_POSTGRESQL)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, either(manager, ANY_ON_SQLITE, ANY_ON_POSTGRESQL)).await?;
        run(manager, DOWN).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
