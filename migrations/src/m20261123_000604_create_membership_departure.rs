//! Where members went whose membership ended for another one, as the other collective's certificate 成员证明 shows.

use sea_orm_migration::prelude::*;

use crate::seal::{drop_sealed, seal};
use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &["CREATE TABLE membership_departure (
        county $county NOT NULL,
        collective_id $uuid NOT NULL,
        person_id $uuid NOT NULL,
        last_day $day NOT NULL,
        credit_code $text NOT NULL,
        name $text NOT NULL,
        first_day $day NOT NULL,
        certificate_sha256 $text NOT NULL,
        act_id $uuid NOT NULL,
        recorded_at $moment NOT NULL,
        CONSTRAINT pk_membership_departure PRIMARY KEY (county, collective_id, person_id, last_day),
        CONSTRAINT fk_membership_departure_collective FOREIGN KEY (county, collective_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_membership_departure_person FOREIGN KEY (county, person_id) REFERENCES register_object (county, id),
        CONSTRAINT ck_membership_departure_day CHECK (first_day > last_day),
        CONSTRAINT fk_membership_departure_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id)
    )"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        seal(manager, "membership_departure", "the certificates of memberships elsewhere").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_sealed(manager, "membership_departure").await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
