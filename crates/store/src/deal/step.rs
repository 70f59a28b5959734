//! The steps of a deal: only added to, at the revision that the officer saw; what was said in each is encrypted.

use chrono::{DateTime, Utc};
use identity::County;
use market::money::DealId;
use sea_orm::{
    ConnectionTrait as _, EntityTrait as _, FromQueryResult as _, Order, QueryTrait as _,
    sea_query::{Expr, ExprTrait as _, Query},
};
use serde::{Serialize, de::DeserializeOwned};
use tenure::ActId;

use super::row::{self, DealRow, parsed};
use crate::{
    Keys, Store, StoreError, Unit,
    entity::deal_step::{Entity, Model},
    keys,
    row::{Reading, to_microseconds},
    select::column,
    session::Session,
};

const TABLE: &str = "deal_step";

/// A step that was taken, with an event of the type `E`.
#[derive(Clone, Debug, PartialEq)]
pub struct DealStep<E> {
    /// Counted upwards from 1 in each deal.
    pub number: u32,
    /// By the name that the step has on the wire.
    pub step: String,
    /// What is kept of it, from which the deal is told again.
    pub event: E,
    pub state_after: String,
    pub officer: String,
    pub at: DateTime<Utc>,
    /// The register act that it was.
    pub act: Option<ActId>,
}

impl Unit {
    /// Takes a step: it is added, and the deal stands where it led, at the next revision.
    ///
    /// [`StoreError::Stale`] where the deal has another revision by now.
    pub async fn append_deal_step<B: Sync, E: Serialize + Sync>(
        &mut self,
        deal: &mut DealRow<B>,
        step: DealStep<E>,
    ) -> Result<(), StoreError> {
        self.advance_deal(deal, &step.state_after).await?;
        let unwritable = |what| StoreError::Unwritable { table: TABLE, what };
        let text = serde_json::to_string(&step.event)
            .map_err(|_holds_personal_data| unwritable("the event of a step"))?;
        let number = i32::try_from(step.number).map_err(|_large| unwritable("a number"))?;
        let county = self.pen.county();
        let place = keys::place(TABLE, &county, deal.id.0.0);
        let model = Model {
            county,
            deal_id: deal.id.0.0,
            number,
            step: step.step,
            event_cipher: self.keys.encrypt(&text, &place)?,
            state_after: step.state_after,
            officer: step.officer,
            at: to_microseconds(step.at),
            act_id: step.act.map(|it| it.0),
        };
        self.insert_models::<Entity>(vec![model]).await
    }

    /// Brings a deal to its next revision where it stands, since what is kept beside its steps has changed.
    ///
    /// [`StoreError::Stale`] where the deal has another revision by now.
    pub async fn touch_deal<B: Sync>(&mut self, deal: &mut DealRow<B>) -> Result<(), StoreError> {
        let state = deal.state.clone();
        self.advance_deal(deal, &state).await
    }

    async fn advance_deal<B: Sync>(
        &mut self,
        deal: &mut DealRow<B>,
        state: &str,
    ) -> Result<(), StoreError> {
        let next = deal.revision.saturating_add(1);
        let statement = Query::update()
            .table(row::TABLE)
            .value("state", state)
            .value("revision", next)
            .and_where(Expr::col("county").eq(self.county.as_str()))
            .and_where(Expr::col("id").eq(deal.id.0.0))
            .and_where(Expr::col("revision").eq(deal.revision))
            .to_owned();
        if self.session.execute(&statement).await?.rows_affected() == 0 {
            return Err(StoreError::Stale { expected: deal.revision, found: next });
        }
        state.clone_into(&mut deal.state);
        deal.revision = next;
        Ok(())
    }

    /// The steps of a deal, in their order.
    pub async fn deal_steps<E: DeserializeOwned>(
        &mut self,
        deal: DealId,
    ) -> Result<Vec<DealStep<E>>, StoreError> {
        steps(&self.session, &self.keys, self.county, deal).await
    }
}

impl Store {
    /// The steps of a deal, in their order; whoever asks has seen the deal.
    pub async fn deal_steps<E: DeserializeOwned>(
        &self,
        county: County,
        deal: DealId,
    ) -> Result<Vec<DealStep<E>>, StoreError> {
        steps(&self.read().await?, self.keys(), county, deal).await
    }
}

async fn steps<E: DeserializeOwned>(
    session: &Session,
    keys: &Keys,
    county: County,
    deal: DealId,
) -> Result<Vec<DealStep<E>>, StoreError> {
    let mut query = Entity::find().into_query();
    query
        .and_where(column(TABLE, "county").eq(county.as_str()))
        .and_where(column(TABLE, "deal_id").eq(deal.0.0))
        .order_by((TABLE, "number"), Order::Asc);
    let rows = session.query_all(&query).await?;
    rows.iter().map(|it| read(Model::from_query_result(it, "")?, keys)).collect()
}

fn read<E: DeserializeOwned>(model: Model, keys: &Keys) -> Result<DealStep<E>, StoreError> {
    let reading = Reading { table: TABLE, county: &model.county, id: model.deal_id };
    let place = keys::place(TABLE, &model.county, model.deal_id);
    let text = reading.parsed("event_cipher", keys.decrypt(&model.event_cipher, &place))?;
    Ok(DealStep {
        number: reading.parsed("number", u32::try_from(model.number))?,
        event: parsed(reading, "event", &text)?,
        step: model.step,
        state_after: model.state_after,
        officer: model.officer,
        at: model.at,
        act: model.act_id.map(ActId),
    })
}
