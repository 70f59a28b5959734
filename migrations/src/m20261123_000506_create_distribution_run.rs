//! Plans 分配方案 and runs 分配批次 of the distribution, with all that went in and came out; none is ever changed.

use sea_orm_migration::prelude::*;

use crate::sql::run;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE distribution_plan (
        county $county NOT NULL,
        collective_id $uuid NOT NULL,
        year integer NOT NULL,
        number integer NOT NULL,
        run integer NOT NULL,
        published_day $day NOT NULL,
        income_fen bigint NOT NULL,
        losses_fen bigint NOT NULL,
        reserve $text NOT NULL,
        retained_fen bigint NOT NULL,
        digest $text NOT NULL,
        act_id $uuid NOT NULL,
        recorded_at $moment NOT NULL,
        CONSTRAINT pk_distribution_plan PRIMARY KEY (county, collective_id, year, number),
        CONSTRAINT fk_distribution_plan_collective FOREIGN KEY (county, collective_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_distribution_plan_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id)
    )",
    "CREATE TABLE distribution_run (
        county $county NOT NULL,
        collective_id $uuid NOT NULL,
        year integer NOT NULL,
        number integer NOT NULL,
        plan integer NOT NULL,
        corrects integer,
        decision integer NOT NULL,
        income_fen bigint NOT NULL,
        losses_fen bigint NOT NULL,
        reserve $text NOT NULL,
        retained_fen bigint NOT NULL,
        total_numerator bigint NOT NULL,
        total_denominator bigint NOT NULL,
        net_fen bigint NOT NULL,
        reserve_fen bigint NOT NULL,
        distributable_fen bigint NOT NULL,
        input_digest $text NOT NULL,
        digest $text NOT NULL,
        act_id $uuid NOT NULL,
        recorded_at $moment NOT NULL,
        CONSTRAINT pk_distribution_run PRIMARY KEY (county, collective_id, year, number),
        CONSTRAINT fk_distribution_run_plan FOREIGN KEY (county, collective_id, year, plan) REFERENCES distribution_plan (county, collective_id, year, number),
        CONSTRAINT fk_distribution_run_decision FOREIGN KEY (county, collective_id, decision) REFERENCES collective_decision (county, collective_id, number),
        CONSTRAINT fk_distribution_run_act FOREIGN KEY (county, act_id) REFERENCES register_act (county, id)
    )",
    "CREATE TABLE distribution_portion (
        county $county NOT NULL,
        collective_id $uuid NOT NULL,
        year integer NOT NULL,
        number integer NOT NULL,
        payee integer NOT NULL,
        person_id $uuid,
        household_id $uuid,
        numerator bigint,
        denominator bigint,
        entitled_fen bigint NOT NULL,
        before_fen bigint NOT NULL,
        CONSTRAINT pk_distribution_portion PRIMARY KEY (county, collective_id, year, number, payee),
        CONSTRAINT fk_distribution_portion_run FOREIGN KEY (county, collective_id, year, number) REFERENCES distribution_run (county, collective_id, year, number),
        CONSTRAINT fk_distribution_portion_person FOREIGN KEY (county, person_id) REFERENCES register_object (county, id),
        CONSTRAINT fk_distribution_portion_household FOREIGN KEY (county, household_id) REFERENCES register_object (county, id)
    )",
];

const DOWN: &[&str] = &[
    "DROP TABLE distribution_portion",
    "DROP TABLE distribution_run",
    "DROP TABLE distribution_plan",
];

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
