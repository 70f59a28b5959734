//! The steps of a case 办理环节: taken in order, at the revision that the officer saw.

use std::collections::{BTreeSet, HashMap};

use identity::County;
use sea_orm::{
    ConnectionTrait as _, EntityTrait as _, FromQueryResult as _, Order, QueryTrait as _,
    sea_query::{Expr, ExprTrait as _, Query},
};
use tenure::case::{State, Step, StepTaken};
use uuid::Uuid;

use super::{CaseRow, part, row};
use crate::{
    Scope, Store, StoreError, Unit,
    entity::case_step,
    row::{Reading, to_microseconds},
    select::{BATCH, column},
    session::Session,
};

const TABLE: &str = "case_step";

/// A step with what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedStep {
    pub taken: StepTaken,
    pub state_after: State,
    /// What the officer wrote beside it.
    pub note: Option<String>,
}

impl Store {
    /// The steps of cases, each in their order.
    pub async fn steps_of_cases(
        &self,
        cases: &[CaseRow],
    ) -> Result<HashMap<(County, Uuid), Vec<StepTaken>>, StoreError> {
        let counties: BTreeSet<&str> = cases.iter().map(|it| it.county.as_str()).collect();
        let session = self.read().await?;
        let mut steps: HashMap<(County, Uuid), Vec<StepTaken>> = HashMap::new();
        for cases in cases.chunks(BATCH) {
            let mut query = case_step::Entity::find().into_query();
            query
                .and_where(column(TABLE, "county").is_in(counties.iter().copied()))
                .and_where(column(TABLE, "case_id").is_in(cases.iter().map(|it| it.id)))
                .order_by((TABLE, "sequence"), Order::Asc);
            for row in session.query_all(&query).await? {
                let model = case_step::Model::from_query_result(&row, "")?;
                let text = model.county.clone();
                let reading = Reading { table: TABLE, county: &text, id: model.case_id };
                let county = reading.parsed("county", County::parse(&text))?;
                let place = (county, model.case_id);
                steps.entry(place).or_default().push(read(model, reading)?.taken);
            }
        }
        Ok(steps)
    }
}

fn read(model: case_step::Model, reading: Reading<'_>) -> Result<RecordedStep, StoreError> {
    let step = reading.listed("step", Step::parse(&model.step))?;
    let state_after = reading.listed("state_after", State::parse(&model.state_after))?;
    let taken = StepTaken { step, officer: model.officer, at: model.at };
    Ok(RecordedStep { taken, state_after, note: model.note })
}

impl Unit {
    /// Records a step, the state that it leads to, and the next revision, which is given back.
    ///
    /// [`StoreError::Stale`] where the case has another revision than the one that the officer saw.
    pub async fn record_step(
        &mut self,
        case: Uuid,
        expected_revision: i64,
        taken: &StepTaken,
        state_after: State,
        note: Option<&str>,
    ) -> Result<i64, StoreError> {
        let statement = Query::update()
            .table(row::TABLE)
            .value("state", state_after.as_str())
            .value("revision", expected_revision.saturating_add(1))
            .value("updated_at", to_microseconds(taken.at))
            .and_where(Expr::col("county").eq(self.county.as_str()))
            .and_where(Expr::col("id").eq(case))
            .and_where(Expr::col("revision").eq(expected_revision))
            .to_owned();
        if self.session.execute(&statement).await?.rows_affected() == 0 {
            let found =
                row::by_id(&self.session, &self.keys, &Scope::Everywhere, Some(self.county), case)
                    .await?;
            return Err(StoreError::Stale { expected: expected_revision, found: found.revision });
        }
        self.write_step(case, taken, state_after, note).await?;
        Ok(expected_revision.saturating_add(1))
    }

    /// The first step of a case: it was accepted.
    pub(super) async fn write_acceptance(&mut self, case: &CaseRow) -> Result<(), StoreError> {
        let officer = case.accepted_by.clone();
        let taken = StepTaken { step: Step::Accept, officer, at: case.accepted_at };
        self.write_step(case.id, &taken, case.state, None).await
    }

    async fn write_step(
        &mut self,
        case: Uuid,
        taken: &StepTaken,
        state_after: State,
        note: Option<&str>,
    ) -> Result<(), StoreError> {
        let model = case_step::Model {
            county: self.pen.county(),
            case_id: case,
            sequence: part::next_sequence(&self.session, self.county, TABLE, case).await?,
            step: taken.step.as_str().to_owned(),
            state_after: state_after.as_str().to_owned(),
            officer: taken.officer.clone(),
            at: to_microseconds(taken.at),
            note: note.map(str::to_owned),
        };
        self.insert_models::<case_step::Entity>(vec![model]).await
    }
}

pub(super) async fn of_case(
    session: &Session,
    case: &CaseRow,
) -> Result<Vec<RecordedStep>, StoreError> {
    let reading = Reading { table: TABLE, county: case.county.as_str(), id: case.id };
    let steps = part::of_case::<case_step::Entity>(session, case, TABLE).await?;
    steps.into_iter().map(|it| read(it, reading)).collect()
}
