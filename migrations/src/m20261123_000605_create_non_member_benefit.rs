//! What members gave to somebody who is no member 非成员权益: there is no column for land, a homestead or a vote.

use sea_orm_migration::prelude::*;

use crate::seal::{drop_sealed, seal};
use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &["CREATE TABLE non_member_benefit (
        county $county NOT NULL,
        collective_id $uuid NOT NULL,
        number integer NOT NULL,
        person_id $uuid NOT NULL,
        first_day $day NOT NULL,
        last_day $day,
        income boolean NOT NULL,
        services boolean NOT NULL,
        other boolean NOT NULL,
        service $text NOT NULL,
        evidence_sha256 $text NOT NULL,
        decision integer NOT NULL,
        act_id $uuid NOT NULL,
        recorded_at $moment NOT NULL,
        CONSTRAINT pk_non_member_benefit PRIMARY KEY (county, collective_id, number),
        CONSTRAINT fk_non_member_benefit_person FOREIGN KEY (county, person_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_non_member_benefit_decision FOREIGN KEY (county, collective_id, decision) REFERENCES collective_decision (county, collective_id, number),
        CONSTRAINT ck_non_member_benefit_some CHECK (income OR services OR other),
        CONSTRAINT ck_non_member_benefit_day CHECK (last_day >= first_day),
        CONSTRAINT fk_non_member_benefit_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id)
    )"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        seal(manager, "non_member_benefit", "the benefits of those who are no members").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_sealed(manager, "non_member_benefit").await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
