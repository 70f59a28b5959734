//! Plans 分配方案 and runs 分配批次 of the distribution: what went in, what came out, and the digests of both.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use identity::CreditCode;
use tenure::distribution::{Claim, Distributable, Payee, Portion, Run, RunInput, YearAccount};
use tenure::{ObjectId, Proportion, Shares};

use super::book::{CollectiveKey, Recorded, rows, stored};
use super::roll::recorded;
use crate::{
    Store, StoreError, Unit,
    entity::{distribution_plan, distribution_portion, distribution_run},
    row::to_microseconds,
    session::Session,
};

const PLAN: &str = "distribution_plan";
const RUN: &str = "distribution_run";
const PORTION: &str = "distribution_portion";
/// The collective itself, among payees that are known by their numbers from 1 on.
const COLLECTIVE: i32 = 0;

/// A plan of distribution, as it was opened to the members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRow {
    /// Counted upwards from 1 within the year: a plan that was voted down is followed by another.
    pub number: u32,
    /// The number of the run that it is the plan of.
    pub run: u32,
    pub account: YearAccount,
    pub published_day: NaiveDate,
    /// The digest of the run that it would be.
    pub digest: [u8; 32],
    pub recorded: Recorded,
}

/// A run as it was entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunRow {
    pub run: Run,
    /// The number of the plan that was decided on.
    pub plan: u32,
    /// The number of the decision that it rests on.
    pub decision: u32,
    /// The holders behind the portions, in the order of these.
    pub portions: Vec<PortionRow>,
    pub recorded: Recorded,
}

/// Who stands behind a portion of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PortionRow {
    pub portion: Portion,
    /// `None` where it is the collective.
    pub person: Option<ObjectId>,
    /// The household with which the person's shares were shown.
    pub household: Option<ObjectId>,
}

/// A payee as the database keeps it.
pub(super) fn payee(payee: Payee, table: &'static str) -> Result<i32, StoreError> {
    match payee {
        Payee::Holder(number) => stored(number, table),
        Payee::Collective => Ok(COLLECTIVE),
    }
}

/// Reads what [`payee`] wrote.
pub(super) fn read_payee(number: i32) -> Option<Payee> {
    match number {
        COLLECTIVE => Some(Payee::Collective),
        number => u32::try_from(number).ok().map(Payee::Holder),
    }
}

fn hex(digest: &[u8; 32]) -> String {
    seal::hex(digest)
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    seal::unhex(text)
}

impl Unit {
    /// Puts a plan down.
    pub async fn insert_plan(
        &mut self,
        collective: ObjectId,
        plan: &PlanRow,
    ) -> Result<(), StoreError> {
        let account = plan.account;
        let model = distribution_plan::Model {
            county: self.pen.county(),
            collective_id: collective.0,
            year: account.year,
            number: stored(plan.number, PLAN)?,
            run: stored(plan.run, PLAN)?,
            published_day: plan.published_day,
            income_fen: account.income_fen,
            losses_fen: account.losses_fen,
            reserve: account.reserve.to_text(),
            retained_fen: account.retained_fen,
            digest: hex(&plan.digest),
            act_id: plan.recorded.act.0,
            recorded_at: to_microseconds(plan.recorded.at),
        };
        self.insert_models::<distribution_plan::Entity>(vec![model]).await
    }

    /// Puts a run down with its portions.
    pub async fn insert_run(
        &mut self,
        collective: ObjectId,
        row: &RunRow,
    ) -> Result<(), StoreError> {
        let model = self.run_model(collective, row)?;
        let (year, number) = (model.year, model.number);
        let claims: BTreeMap<Payee, Shares> =
            row.run.input.claims.iter().map(|it| (it.payee, it.shares)).collect();
        let mut portions = Vec::with_capacity(row.portions.len());
        for PortionRow { portion, person, household } in &row.portions {
            let claim = claims.get(&portion.payee);
            portions.push(distribution_portion::Model {
                county: self.pen.county(),
                collective_id: collective.0,
                year,
                number,
                payee: payee(portion.payee, PORTION)?,
                person_id: person.map(|it| it.0),
                household_id: household.map(|it| it.0),
                numerator: claim.map(|it| it.numerator()),
                denominator: claim.map(|it| it.denominator()),
                entitled_fen: portion.entitled_fen,
                before_fen: portion.before_fen,
            });
        }
        self.insert_models::<distribution_run::Entity>(vec![model]).await?;
        self.insert_models::<distribution_portion::Entity>(portions).await
    }

    fn run_model(
        &self,
        collective: ObjectId,
        row: &RunRow,
    ) -> Result<distribution_run::Model, StoreError> {
        let Run { input, corrects, distributable, input_digest, digest, portions: _ } = &row.run;
        let account = input.account;
        Ok(distribution_run::Model {
            county: self.pen.county(),
            collective_id: collective.0,
            year: account.year,
            number: stored(input.number, RUN)?,
            plan: stored(row.plan, RUN)?,
            corrects: corrects.map(|it| stored(it, RUN)).transpose()?,
            decision: stored(row.decision, RUN)?,
            income_fen: account.income_fen,
            losses_fen: account.losses_fen,
            reserve: account.reserve.to_text(),
            retained_fen: account.retained_fen,
            total_numerator: input.total.numerator(),
            total_denominator: input.total.denominator(),
            net_fen: distributable.net_fen,
            reserve_fen: distributable.reserve_fen,
            distributable_fen: distributable.distributable_fen,
            input_digest: hex(input_digest),
            digest: hex(digest),
            act_id: row.recorded.act.0,
            recorded_at: to_microseconds(row.recorded.at),
        })
    }

    /// The plans of a collective, in the order of their years and numbers.
    pub async fn plans_of(&mut self, collective: ObjectId) -> Result<Vec<PlanRow>, StoreError> {
        plans(&self.session, CollectiveKey { county: self.county, id: collective }, None).await
    }

    /// The runs of a collective, likewise.
    pub async fn runs_of(
        &mut self,
        collective: ObjectId,
        code: &CreditCode,
    ) -> Result<Vec<RunRow>, StoreError> {
        runs(&self.session, CollectiveKey { county: self.county, id: collective }, code, None).await
    }
}

impl Store {
    /// The plans of a collective, as known at a moment.
    pub async fn plans_of(
        &self,
        key: CollectiveKey,
        known_at: DateTime<Utc>,
    ) -> Result<Vec<PlanRow>, StoreError> {
        plans(&self.read().await?, key, Some(known_at)).await
    }

    /// The runs of a collective, likewise.
    pub async fn runs_of(
        &self,
        key: CollectiveKey,
        code: &CreditCode,
        known_at: DateTime<Utc>,
    ) -> Result<Vec<RunRow>, StoreError> {
        runs(&self.read().await?, key, code, Some(known_at)).await
    }
}

async fn plans(
    session: &Session,
    key: CollectiveKey,
    known_at: Option<DateTime<Utc>>,
) -> Result<Vec<PlanRow>, StoreError> {
    let models = rows::<distribution_plan::Entity>(session, key, known_at).await?;
    let read = |it: distribution_plan::Model| {
        let corrupt = |what: &str| StoreError::corrupt(PLAN, key.id.0, what);
        Ok(PlanRow {
            number: u32::try_from(it.number).map_err(|_negative| corrupt("number"))?,
            run: u32::try_from(it.run).map_err(|_negative| corrupt("run"))?,
            account: YearAccount {
                year: it.year,
                income_fen: it.income_fen,
                losses_fen: it.losses_fen,
                reserve: Proportion::parse(&it.reserve).map_err(|_none| corrupt("reserve"))?,
                retained_fen: it.retained_fen,
            },
            published_day: it.published_day,
            digest: unhex(&it.digest).ok_or_else(|| corrupt("digest"))?,
            recorded: recorded(it.act_id, it.recorded_at),
        })
    };
    models.into_iter().map(read).collect()
}

async fn runs(
    session: &Session,
    key: CollectiveKey,
    code: &CreditCode,
    known_at: Option<DateTime<Utc>>,
) -> Result<Vec<RunRow>, StoreError> {
    let mut portions: BTreeMap<(i32, i32), Vec<distribution_portion::Model>> = BTreeMap::new();
    for it in rows::<distribution_portion::Entity>(session, key, None).await? {
        portions.entry((it.year, it.number)).or_default().push(it);
    }
    let models = rows::<distribution_run::Entity>(session, key, known_at).await?;
    let read = |it: distribution_run::Model| {
        let portions = portions.remove(&(it.year, it.number)).unwrap_or_default();
        read_run(&it, portions, code)
            .ok_or_else(|| StoreError::corrupt(RUN, key.id.0, "a run cannot be read"))
    };
    models.into_iter().map(read).collect()
}

fn read_run(
    it: &distribution_run::Model,
    portions: Vec<distribution_portion::Model>,
    code: &CreditCode,
) -> Option<RunRow> {
    let mut claims = Vec::with_capacity(portions.len());
    let mut behind = Vec::with_capacity(portions.len());
    for it in portions {
        let payee = read_payee(it.payee)?;
        if let (Some(top), Some(bottom)) = (it.numerator, it.denominator) {
            claims.push(Claim { payee, shares: Shares::new(top, bottom)? });
        }
        let portion = Portion { payee, entitled_fen: it.entitled_fen, before_fen: it.before_fen };
        let (person, household) = (it.person_id.map(ObjectId), it.household_id.map(ObjectId));
        behind.push(PortionRow { portion, person, household });
    }
    // The collective, which the database keeps as number 0, comes last among payees.
    claims.sort_unstable_by_key(|it| it.payee);
    behind.sort_unstable_by_key(|it| it.portion.payee);
    let account = YearAccount {
        year: it.year,
        income_fen: it.income_fen,
        losses_fen: it.losses_fen,
        reserve: Proportion::parse(&it.reserve).ok()?,
        retained_fen: it.retained_fen,
    };
    let number = u32::try_from(it.number).ok()?;
    let total = Shares::new(it.total_numerator, it.total_denominator)?;
    Some(RunRow {
        run: Run {
            input: RunInput { collective: code.clone(), number, account, total, claims },
            corrects: it.corrects.map(u32::try_from).transpose().ok()?,
            distributable: Distributable {
                net_fen: it.net_fen,
                reserve_fen: it.reserve_fen,
                retained_fen: it.retained_fen,
                distributable_fen: it.distributable_fen,
            },
            portions: behind.iter().map(|it| it.portion).collect(),
            input_digest: unhex(&it.input_digest)?,
            digest: unhex(&it.digest)?,
        },
        plan: u32::try_from(it.plan).ok()?,
        decision: u32::try_from(it.decision).ok()?,
        portions: behind,
        recorded: recorded(it.act_id, it.recorded_at),
    })
}
