//! Disputes about memberships 成员身份争议: when each was opened, and when it was settled.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE membership_dispute (
        county $county NOT NULL,
        collective_id $uuid NOT NULL,
        person_id $uuid NOT NULL,
        opened_day $day NOT NULL,
        event $text NOT NULL,
        day $day NOT NULL,
        forum $text NOT NULL,
        act_id $uuid NOT NULL,
        recorded_at $moment NOT NULL,
        CONSTRAINT pk_membership_dispute PRIMARY KEY (county, collective_id, person_id, opened_day, event),
        CONSTRAINT fk_membership_dispute_collective FOREIGN KEY (county, collective_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_membership_dispute_person FOREIGN KEY (county, person_id) REFERENCES register_object (county, id),
        CONSTRAINT ck_membership_dispute_event CHECK (event IN ('opened', 'settled')),
        CONSTRAINT ck_membership_dispute_day CHECK (day >= opened_day),
        CONSTRAINT fk_membership_dispute_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id)
    )",
];

const DOWN: &[&str] = &["DROP TABLE membership_dispute"];

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
