//! Papers that were printed 出具的文书: by number, with the digest that a reader can compare.

use chrono::{DateTime, Utc};
use identity::County;
use sea_orm::{
    ConnectionTrait as _, EntityTrait as _, FromQueryResult as _, QueryFilter as _,
    QueryTrait as _,
    sea_query::{Expr, ExprTrait as _, Query},
};
use tenure::ActId;
use uuid::Uuid;

use crate::{
    Store, StoreError, Unit,
    entity::paper::{Entity, Model},
    row::to_microseconds,
    scope::county_of,
    select::column,
    session::Session,
};

const TABLE: &str = "paper";

/// A paper that was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    pub county: County,
    /// Begins with its county; see [`Unit::next_paper_number`].
    pub number: String,
    /// What it is, such as `certificate`.
    pub kind: String,
    /// The act that it was rendered from; a paper from before the act has none.
    pub act: Option<ActId>,
    /// The code of the object, or the number of the case, that it is about.
    pub subject_code: String,
    /// SHA-256 of the paper, in lower-case hexadecimal digits.
    pub digest: String,
    /// The officer who had it printed first, by name, and when.
    pub printed_by: String,
    pub printed_at: DateTime<Utc>,
    pub print_count: i32,
}

impl Unit {
    /// Notes a paper that is printed for the first time, whatever count it comes with.
    pub async fn insert_paper(&mut self, paper: &Paper) -> Result<(), StoreError> {
        let Paper { county: _, number, kind, act, subject_code, digest, printed_by, .. } =
            paper.clone();
        let model = Model {
            county: self.pen.county(),
            number,
            kind,
            act_id: act.map(|it| it.0),
            subject_code,
            digest,
            printed_by,
            printed_at: to_microseconds(paper.printed_at),
            print_count: 1,
        };
        self.insert_models::<Entity>(vec![model]).await
    }

    /// Counts that a paper was printed once more, and says how often that makes.
    pub async fn count_print(&mut self, number: &str) -> Result<i32, StoreError> {
        let statement = Query::update()
            .table(TABLE)
            .value("print_count", Expr::col("print_count").add(1))
            .and_where(Expr::col("county").eq(self.county.as_str()))
            .and_where(Expr::col("number").eq(number))
            .to_owned();
        self.session.execute(&statement).await?;
        Ok(by_number(&self.session, self.county, number).await?.print_count)
    }
}

impl Store {
    /// A paper by its number, for whoever holds it in hand; it says nothing personal.
    pub async fn paper(&self, number: &str) -> Result<Paper, StoreError> {
        let county = county_of(number).ok_or(StoreError::NotFound)?;
        by_number(&self.read().await?, county, number).await
    }
}

async fn by_number(session: &Session, county: County, number: &str) -> Result<Paper, StoreError> {
    let query = Entity::find()
        .filter(column(TABLE, "county").eq(county.as_str()))
        .filter(column(TABLE, "number").eq(number))
        .into_query();
    let row = session.query_one(&query).await?.ok_or(StoreError::NotFound)?;
    let model = Model::from_query_result(&row, "")?;
    let county = County::parse(&model.county)
        .map_err(|error| StoreError::corrupt(TABLE, Uuid::nil(), format!("county: {error}")))?;
    Ok(Paper {
        county,
        number: model.number,
        kind: model.kind,
        act: model.act_id.map(ActId),
        subject_code: model.subject_code,
        digest: model.digest,
        printed_by: model.printed_by,
        printed_at: model.printed_at,
        print_count: model.print_count,
    })
}
