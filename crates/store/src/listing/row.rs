//! Listings as the public and the figures see them: written anew with each step, and read together with the deal.

use chrono::{DateTime, NaiveDate, Utc};
use identity::{DivisionCode, IssuerCode};
use market::Days;
use market::listing::{ListingState, ObjectKind, TradeForm};
use market::money::DealId;
use rust_decimal::Decimal;
use sea_orm::{
    ConnectionTrait as _, EntityTrait as _, FromQueryResult as _, Order, QueryResult,
    QueryTrait as _,
    sea_query::{Cond, Expr, ExprTrait as _, Query, SelectStatement},
};
use tenure::ObjectId;

use crate::{
    Scope, Store, StoreError, Unit,
    entity::listing::{Entity, Model},
    exact::Exact,
    row::{Reading, to_microseconds},
    scope::{county_of, within},
    select::column,
};

const TABLE: &str = "listing";
const DEAL: &str = "deal";

/// What everybody may know of a listing.
#[derive(Clone, Debug, PartialEq)]
pub struct ListingRow {
    pub deal: DealId,
    pub object: ObjectKind,
    pub form: TradeForm,
    /// By the name that the way of trading has on the wire.
    pub way: String,
    pub round: u32,
    /// The issuer of the collective that the right is of.
    pub collective: IssuerCode,
    /// What is listed of it, in square metres; `None` where it is no land.
    pub area_m2: Option<Decimal>,
    pub term: Option<Days>,
    pub reserve_fen: i64,
    pub deposit_fen: i64,
    /// The first and the last moment of bidding; `None` where it is agreed on.
    pub bidding: Option<(DateTime<Utc>, DateTime<Utc>)>,
    pub notice: Option<Days>,
    pub result_notice: Option<Days>,
    pub n_bidders: u32,
    pub n_objections: u32,
    pub price_fen: Option<i64>,
    pub signed_day: Option<NaiveDate>,
    pub entered_day: Option<NaiveDate>,
}

/// A listing with its number, its place, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedDeal {
    pub number: String,
    pub division: DivisionCode,
    pub state: ListingState,
    pub listing: ListingRow,
}

/// Which listings are asked for; what is not said does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListingFilter {
    pub states: Vec<ListingState>,
    pub object: Option<ObjectKind>,
    pub form: Option<TradeForm>,
    /// The listings of a division and of those in it.
    pub division: Option<DivisionCode>,
    /// Only those that are, or were in this round, on notice.
    pub on_notice: bool,
}

impl Unit {
    /// Writes what everybody may know of a listing, in the place of what was known before.
    pub async fn put_listing(&mut self, row: &ListingRow) -> Result<(), StoreError> {
        let statement = Query::delete()
            .from_table(TABLE)
            .and_where(Expr::col("county").eq(self.county.as_str()))
            .and_where(Expr::col("deal_id").eq(row.deal.0.0))
            .to_owned();
        self.session.execute(&statement).await?;
        let model = write(row, self.pen.county())?;
        self.insert_models::<Entity>(vec![model]).await
    }
}

impl Store {
    /// At most `limit` listings in the order of their numbers; `after` is the last number of the page before.
    pub async fn listings(
        &self,
        scope: &Scope,
        filter: &ListingFilter,
        limit: Option<u32>,
        after: Option<&str>,
    ) -> Result<Vec<ListedDeal>, StoreError> {
        let mut query = joined(scope);
        if let Some(county) = scope.county().or_else(|| filter.division.map(|it| it.county())) {
            query.and_where(column(TABLE, "county").eq(county.as_str()));
        }
        if let Some(division) = &filter.division {
            query.cond_where(within(column(DEAL, "division"), division));
        }
        if !filter.states.is_empty() {
            let states = filter.states.iter().map(|it| it.as_str());
            query.and_where(column(DEAL, "state").is_in(states));
        }
        if filter.on_notice {
            query.and_where(column(TABLE, "notice_first_day").is_not_null());
        }
        if let Some(object) = filter.object {
            query.and_where(column(TABLE, "object_kind").eq(object.as_str()));
        }
        if let Some(form) = filter.form {
            query.and_where(column(TABLE, "form").eq(form.as_str()));
        }
        if let Some(after) = after {
            query.and_where(column(DEAL, "number").gt(after));
        }
        if let Some(limit) = limit {
            query.limit(u64::from(limit));
        }
        let rows = self.read().await?.query_all(&query).await?;
        rows.iter().map(read).collect()
    }

    /// A listing by its number, where it lies in the scope.
    pub async fn listing(&self, scope: &Scope, number: &str) -> Result<ListedDeal, StoreError> {
        let county = county_of(number).ok_or(StoreError::NotFound)?;
        let mut query = joined(scope);
        query
            .and_where(column(TABLE, "county").eq(county.as_str()))
            .and_where(column(DEAL, "number").eq(number));
        let row = self.read().await?.query_one(&query).await?;
        read(&row.ok_or(StoreError::NotFound)?)
    }
}

fn joined(scope: &Scope) -> SelectStatement {
    let mut query = Entity::find().into_query();
    query
        .columns([(DEAL, "number"), (DEAL, "division"), (DEAL, "state")])
        .inner_join(
            DEAL,
            Cond::all()
                .add(column(DEAL, "county").equals((TABLE, "county")))
                .add(column(DEAL, "id").equals((TABLE, "deal_id"))),
        )
        .cond_where(scope.condition(column(DEAL, "division")))
        // A number begins with its county, so that both sort alike.
        .order_by((TABLE, "county"), Order::Asc)
        .order_by((DEAL, "number"), Order::Asc);
    query
}

fn write(row: &ListingRow, county: String) -> Result<Model, StoreError> {
    let stored = |it: u32| {
        let unwritable = StoreError::Unwritable { table: TABLE, what: "a number" };
        i32::try_from(it).map_err(|_large| unwritable)
    };
    let (first_day, last_day) = ends(row.term);
    let (notice_first_day, notice_last_day) = ends(row.notice);
    let (result_first_day, result_last_day) = ends(row.result_notice);
    let (opens_at, closes_at) = row.bidding.unzip();
    Ok(Model {
        county,
        deal_id: row.deal.0.0,
        object_kind: row.object.as_str().to_owned(),
        form: row.form.as_str().to_owned(),
        way: row.way.clone(),
        round: stored(row.round)?,
        collective: row.collective.to_string(),
        area_m2: row.area_m2.map(Exact),
        first_day,
        last_day,
        reserve_fen: row.reserve_fen,
        deposit_fen: row.deposit_fen,
        opens_at: opens_at.map(to_microseconds),
        closes_at: closes_at.map(to_microseconds),
        notice_first_day,
        notice_last_day,
        result_first_day,
        result_last_day,
        n_bidders: stored(row.n_bidders)?,
        n_objections: stored(row.n_objections)?,
        price_fen: row.price_fen,
        signed_day: row.signed_day,
        entered_day: row.entered_day,
    })
}

fn ends(days: Option<Days>) -> (Option<NaiveDate>, Option<NaiveDate>) {
    days.map(|it| (it.first(), it.last())).unzip()
}

fn read(row: &QueryResult) -> Result<ListedDeal, StoreError> {
    let model = Model::from_query_result(row, "")?;
    let (division, state): (String, String) =
        (row.try_get("", "division")?, row.try_get("", "state")?);
    let reading = Reading { table: TABLE, county: &model.county, id: model.deal_id };
    Ok(ListedDeal {
        number: row.try_get("", "number")?,
        division: reading.parsed("division", DivisionCode::parse(&division))?,
        state: reading.listed("state", ListingState::parse(&state))?,
        listing: ListingRow {
            deal: DealId(ObjectId(model.deal_id)),
            object: reading.listed("object_kind", ObjectKind::parse(&model.object_kind))?,
            form: reading.listed("form", TradeForm::parse(&model.form))?,
            round: reading.parsed("round", u32::try_from(model.round))?,
            collective: reading.parsed("collective", IssuerCode::parse(&model.collective))?,
            area_m2: model.area_m2.map(|it| it.0),
            term: days(reading, "term", model.first_day, model.last_day)?,
            reserve_fen: model.reserve_fen,
            deposit_fen: model.deposit_fen,
            bidding: model.opens_at.zip(model.closes_at),
            notice: days(reading, "notice", model.notice_first_day, model.notice_last_day)?,
            result_notice: days(
                reading,
                "result notice",
                model.result_first_day,
                model.result_last_day,
            )?,
            n_bidders: reading.parsed("n_bidders", u32::try_from(model.n_bidders))?,
            n_objections: reading.parsed("n_objections", u32::try_from(model.n_objections))?,
            price_fen: model.price_fen,
            signed_day: model.signed_day,
            entered_day: model.entered_day,
            way: model.way,
        },
    })
}

fn days(
    reading: Reading<'_>,
    what: &'static str,
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
) -> Result<Option<Days>, StoreError> {
    let days = first.zip(last).map(|(first, last)| Days::new(first, last));
    days.map(|it| reading.parsed(what, it)).transpose()
}
