//! Payments that the market expects 应收应付: the accounts are encrypted, and found by a keyed digest.

use std::fmt;

use chrono::{DateTime, Utc};
use identity::County;
use market::money::{DealId, Expected, Flow, Movement};
use sea_orm::{
    ConnectionTrait as _, EntityTrait as _, FromQueryResult as _, Order, QueryTrait as _,
    sea_query::{Expr, ExprTrait as _, Query},
};
use tenure::ObjectId;

use super::money::{movement, named};
use crate::{
    Keys, Store, StoreError, Unit,
    entity::expected_payment::{Entity, Model},
    keys,
    row::{Reading, to_microseconds},
    select::column,
    session::Session,
};

const TABLE: &str = "expected_payment";
const IN: &str = "in";
const OUT: &str = "out";

/// A payment that is expected, with the account that it goes to or comes from.
#[derive(Clone, PartialEq, Eq)]
pub struct ExpectedRow {
    pub expected: Expected,
    /// What it will be once it is paid.
    pub purpose: Movement,
    /// Counted upwards in the deal: a later round takes the place of what an earlier one left unpaid.
    pub round: u32,
    /// The number of the account.
    pub account: String,
    pub officer: String,
    pub at: DateTime<Utc>,
}

/// An account is personal, and is not shown.
impl fmt::Debug for ExpectedRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ExpectedRow")
            .field("expected", &self.expected)
            .field("purpose", &self.purpose)
            .field("round", &self.round)
            .finish_non_exhaustive()
    }
}

impl Unit {
    /// The number that the next expected payment of the county bears; the bank's file may carry it.
    pub async fn next_payment_number(&mut self) -> Result<u32, StoreError> {
        let query = Query::select()
            .expr(Expr::col("number").max())
            .from(TABLE)
            .and_where(Expr::col("county").eq(self.county.as_str()))
            .to_owned();
        let row = self.session.query_one(&query).await?;
        let last: Option<i32> = row.map(|it| it.try_get_by_index(0)).transpose()?.flatten();
        let unwritable = StoreError::Unwritable { table: TABLE, what: "a number" };
        u32::try_from(last.unwrap_or_default().saturating_add(1)).map_err(|_negative| unwritable)
    }

    /// Puts down what is expected.
    pub async fn insert_expected(&mut self, rows: &[ExpectedRow]) -> Result<(), StoreError> {
        let number = |it: u32| {
            let unwritable = StoreError::Unwritable { table: TABLE, what: "a number" };
            i32::try_from(it).map_err(|_large| unwritable)
        };
        let mut models = Vec::with_capacity(rows.len());
        for it in rows {
            let (county, deal) = (self.pen.county(), it.expected.deal.0.0);
            let place = keys::place(TABLE, &county, deal);
            models.push(Model {
                county,
                number: number(it.expected.number)?,
                deal_id: deal,
                round: number(it.round)?,
                flow: match it.expected.flow {
                    Flow::In => IN.to_owned(),
                    Flow::Out => OUT.to_owned(),
                },
                purpose: named(it.purpose).0.to_owned(),
                party_id: it.expected.party.0,
                account_cipher: self.keys.encrypt(&it.account, &place)?,
                account_mac: it.expected.account.to_vec(),
                amount_fen: it.expected.amount_fen,
                officer: it.officer.clone(),
                at: to_microseconds(it.at),
            });
        }
        self.insert_models::<Entity>(models).await
    }

    /// What is and was expected of a deal, in the order of the numbers.
    pub async fn expected_of(&mut self, deal: DealId) -> Result<Vec<ExpectedRow>, StoreError> {
        expected(&self.session, &self.keys, self.county, deal).await
    }
}

impl Store {
    /// The same; whoever asks has seen the deal.
    pub async fn expected_of(
        &self,
        county: County,
        deal: DealId,
    ) -> Result<Vec<ExpectedRow>, StoreError> {
        expected(&self.read().await?, self.keys(), county, deal).await
    }
}

async fn expected(
    session: &Session,
    keys: &Keys,
    county: County,
    deal: DealId,
) -> Result<Vec<ExpectedRow>, StoreError> {
    let mut query = Entity::find().into_query();
    query
        .and_where(column(TABLE, "county").eq(county.as_str()))
        .and_where(column(TABLE, "deal_id").eq(deal.0.0))
        .order_by((TABLE, "number"), Order::Asc);
    let rows = session.query_all(&query).await?;
    rows.iter().map(|it| read(Model::from_query_result(it, "")?, keys)).collect()
}

fn read(model: Model, keys: &Keys) -> Result<ExpectedRow, StoreError> {
    let reading = Reading { table: TABLE, county: &model.county, id: model.deal_id };
    let place = keys::place(TABLE, &model.county, model.deal_id);
    let flow = match model.flow.as_str() {
        IN => Some(Flow::In),
        OUT => Some(Flow::Out),
        _ => None,
    };
    let wrong_length = |_bytes| reading.corrupt("account_mac is not of its length");
    Ok(ExpectedRow {
        expected: Expected {
            number: reading.parsed("number", u32::try_from(model.number))?,
            deal: DealId(ObjectId(model.deal_id)),
            flow: reading.listed("flow", flow)?,
            party: ObjectId(model.party_id),
            account: model.account_mac.try_into().map_err(wrong_length)?,
            amount_fen: model.amount_fen,
        },
        purpose: reading.listed("purpose", movement(&model.purpose, None))?,
        round: reading.parsed("round", u32::try_from(model.round))?,
        account: reading.parsed("account_cipher", keys.decrypt(&model.account_cipher, &place))?,
        officer: model.officer,
        at: model.at,
    })
}
