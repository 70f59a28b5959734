//! Versions of the member roll 成员名册, who stands in each, and where it was filed 备案.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE member_roll (
        county $county NOT NULL,
        collective_id $uuid NOT NULL,
        number integer NOT NULL,
        day $day NOT NULL,
        act_id $uuid NOT NULL,
        recorded_at $moment NOT NULL,
        CONSTRAINT pk_member_roll PRIMARY KEY (county, collective_id, number),
        CONSTRAINT fk_member_roll_collective FOREIGN KEY (county, collective_id) REFERENCES register_object (county, id),
        CONSTRAINT ck_member_roll_number CHECK (number > 0),
        CONSTRAINT fk_member_roll_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id)
    )",
    "CREATE TABLE member_roll_entry (
        county $county NOT NULL,
        collective_id $uuid NOT NULL,
        number integer NOT NULL,
        sequence integer NOT NULL,
        person_id $uuid NOT NULL,
        CONSTRAINT pk_member_roll_entry PRIMARY KEY (county, collective_id, number, sequence),
        CONSTRAINT fk_member_roll_entry_roll FOREIGN KEY (county, collective_id, number) REFERENCES member_roll (county, collective_id, number),
        CONSTRAINT fk_member_roll_entry_person FOREIGN KEY (county, person_id) REFERENCES register_object (county, id),
        CONSTRAINT uq_member_roll_entry_person UNIQUE (county, collective_id, number, person_id)
    )",
    "CREATE TABLE roll_filing (
        county $county NOT NULL,
        collective_id $uuid NOT NULL,
        number integer NOT NULL,
        office $text NOT NULL,
        day $day NOT NULL,
        act_id $uuid NOT NULL,
        recorded_at $moment NOT NULL,
        CONSTRAINT pk_roll_filing PRIMARY KEY (county, collective_id, number, office),
        CONSTRAINT fk_roll_filing_roll FOREIGN KEY (county, collective_id, number) REFERENCES member_roll (county, collective_id, number),
        CONSTRAINT ck_roll_filing_office CHECK (office IN ('township', 'county')),
        CONSTRAINT fk_roll_filing_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id)
    )",
];

const DOWN: &[&str] =
    &["DROP TABLE roll_filing", "DROP TABLE member_roll_entry", "DROP TABLE member_roll"];

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
