//! A deal and its row: where it stands is written anew with each step, and what it was opened with is encrypted.

use chrono::{DateTime, Utc};
use identity::{County, DivisionCode};
use market::money::DealId;
use sea_orm::{
    ConnectionTrait as _, EntityTrait as _, FromQueryResult as _, Order, QueryTrait as _,
    sea_query::ExprTrait as _,
};
use serde::{Serialize, de::DeserializeOwned};
use tenure::ObjectId;

use crate::{
    Keys, Scope, Store, StoreError, Unit,
    entity::deal::{Entity, Model},
    keys,
    row::{Reading, to_microseconds},
    scope::{county_of, within},
    select::column,
    session::Session,
};

pub(super) const TABLE: &str = "deal";

/// What a deal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DealKind {
    /// 流转, without a listing
    Transfer,
    /// 挂牌
    Listing,
    /// 有偿退出
    Exit,
}

impl DealKind {
    const ALL: [Self; 3] = [Self::Transfer, Self::Listing, Self::Exit];

    /// As it stands in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Transfer => "transfer",
            Self::Listing => "listing",
            Self::Exit => "exit",
        }
    }

    /// Reads what [`DealKind::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}

/// A deal as it stands, opened with a body of the type `B`.
#[derive(Clone, Debug, PartialEq)]
pub struct DealRow<B> {
    /// A version-7 UUID, which its county has once.
    pub id: DealId,
    pub county: County,
    pub kind: DealKind,
    /// The kind within the kind, by the code that figures are made by: `contracted-land`, `L1`.
    pub subject: String,
    /// Counted upwards in the county and year over all kinds, such as `220221-2026-000001`; see [`Unit::next_deal_number`].
    pub number: String,
    /// The village or group that it is about; it says which officers see the deal.
    pub division: DivisionCode,
    /// By the name that the state has on the wire.
    pub state: String,
    /// 1 when it is opened, and one more with each step and each round of orders (If-Match).
    pub revision: i64,
    /// What it was opened with; it never changes.
    pub body: B,
    pub opened_by: String,
    pub opened_at: DateTime<Utc>,
}

/// Which deals are asked for; what is not said does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DealFilter {
    pub state: Option<String>,
    pub subject: Option<String>,
    /// The deals of a division and of those in it.
    pub division: Option<DivisionCode>,
}

impl Unit {
    /// Takes a deal in.
    pub async fn insert_deal<B: Serialize + Sync>(
        &mut self,
        row: &DealRow<B>,
    ) -> Result<(), StoreError> {
        let unwritable = |what| StoreError::Unwritable { table: TABLE, what };
        if row.county != self.county || row.division.county() != self.county {
            return Err(unwritable("a deal of another county"));
        }
        let county = self.pen.county();
        let text = serde_json::to_string(&row.body)
            .map_err(|_holds_personal_data| unwritable("what a deal is opened with"))?;
        let place = keys::place(TABLE, &county, row.id.0.0);
        let model = Model {
            county,
            id: row.id.0.0,
            kind: row.kind.as_str().to_owned(),
            subject: row.subject.clone(),
            number: row.number.clone(),
            division: row.division.as_str().to_owned(),
            state: row.state.clone(),
            revision: row.revision,
            body_cipher: self.keys.encrypt(&text, &place)?,
            opened_by: row.opened_by.clone(),
            opened_at: to_microseconds(row.opened_at),
        };
        self.insert_models::<Entity>(vec![model]).await
    }

    /// A deal of the county by its number, where it lies in the scope.
    pub async fn deal<B: DeserializeOwned>(
        &mut self,
        scope: &Scope,
        kind: DealKind,
        number: &str,
    ) -> Result<DealRow<B>, StoreError> {
        by_number(&self.session, &self.keys, scope, self.county, kind, number).await
    }
}

impl Store {
    /// The county that the number of a deal begins with, which need not have such a deal.
    pub fn county_of_deal(&self, scope: &Scope, number: &str) -> Result<County, StoreError> {
        let county = county_of(number).ok_or(StoreError::NotFound)?;
        let seen = scope.county().is_none_or(|it| it == county);
        if seen { Ok(county) } else { Err(StoreError::NotFound) }
    }

    /// A deal by its number, where it lies in the scope.
    pub async fn deal<B: DeserializeOwned>(
        &self,
        scope: &Scope,
        kind: DealKind,
        number: &str,
    ) -> Result<DealRow<B>, StoreError> {
        let county = self.county_of_deal(scope, number)?;
        by_number(&self.read().await?, self.keys(), scope, county, kind, number).await
    }

    /// At most `limit` deals of a kind in the order of their numbers; `after` is the last number of the page before.
    pub async fn deals<B: DeserializeOwned>(
        &self,
        scope: &Scope,
        kind: DealKind,
        filter: &DealFilter,
        limit: u32,
        after: Option<&str>,
    ) -> Result<Vec<DealRow<B>>, StoreError> {
        let mut query = Entity::find().into_query();
        query
            .and_where(column(TABLE, "kind").eq(kind.as_str()))
            .cond_where(scope.condition(column(TABLE, "division")))
            // A number begins with its county, so that both sort alike.
            .order_by((TABLE, "county"), Order::Asc)
            .order_by((TABLE, "number"), Order::Asc)
            .limit(u64::from(limit));
        if let Some(county) = scope.county().or_else(|| filter.division.map(|it| it.county())) {
            query.and_where(column(TABLE, "county").eq(county.as_str()));
        }
        if let Some(division) = &filter.division {
            query.cond_where(within(column(TABLE, "division"), division));
        }
        for (name, wanted) in [("state", &filter.state), ("subject", &filter.subject)] {
            if let Some(wanted) = wanted {
                query.and_where(column(TABLE, name).eq(wanted.as_str()));
            }
        }
        if let Some(after) = after {
            query.and_where(column(TABLE, "number").gt(after));
        }
        let rows = self.read().await?.query_all(&query).await?;
        rows.iter().map(|it| read(Model::from_query_result(it, "")?, self.keys())).collect()
    }
}

async fn by_number<B: DeserializeOwned>(
    session: &Session,
    keys: &Keys,
    scope: &Scope,
    county: County,
    kind: DealKind,
    number: &str,
) -> Result<DealRow<B>, StoreError> {
    let mut query = Entity::find().into_query();
    query
        .and_where(column(TABLE, "county").eq(county.as_str()))
        .and_where(column(TABLE, "number").eq(number))
        .and_where(column(TABLE, "kind").eq(kind.as_str()))
        .cond_where(scope.condition(column(TABLE, "division")));
    let row = session.query_one(&query).await?.ok_or(StoreError::NotFound)?;
    read(Model::from_query_result(&row, "")?, keys)
}

fn read<B: DeserializeOwned>(model: Model, keys: &Keys) -> Result<DealRow<B>, StoreError> {
    let reading = Reading { table: TABLE, county: &model.county, id: model.id };
    let place = keys::place(TABLE, &model.county, model.id);
    let text = reading.parsed("body_cipher", keys.decrypt(&model.body_cipher, &place))?;
    Ok(DealRow {
        id: DealId(ObjectId(model.id)),
        county: reading.parsed("county", County::parse(&model.county))?,
        kind: reading.listed("kind", DealKind::parse(&model.kind))?,
        division: reading.parsed("division", DivisionCode::parse(&model.division))?,
        body: parsed(reading, "body", &text)?,
        subject: model.subject,
        number: model.number,
        state: model.state,
        revision: model.revision,
        opened_by: model.opened_by,
        opened_at: model.opened_at,
    })
}

/// What was kept as JSON; what serde says of a wrong value would show the value.
pub(super) fn parsed<T: DeserializeOwned>(
    reading: Reading<'_>,
    what: &str,
    text: &str,
) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| {
        reading.corrupt(format!("{what}: {:?} at column {}", error.classify(), error.column()))
    })
}
