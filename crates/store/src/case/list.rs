//! The list of cases 办件列表, within a scope.

use std::collections::BTreeMap;

use identity::{County, DivisionCode};
use sea_orm::{
    ConnectionTrait as _, EntityTrait as _, FromQueryResult as _, Order, QueryTrait as _,
    sea_query::{ExprTrait as _, Query},
};
use tenure::case::{CaseKind, State};
use uuid::Uuid;

use super::{CaseRow, row};
use crate::{
    Scope, Store, StoreError,
    entity::register_case::{Entity, Model},
    scope::{county_of, within},
    select::{BATCH, column},
};

/// Which cases are asked for; what is not said does not matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaseFilter {
    pub state: Option<State>,
    pub kind: Option<CaseKind>,
    /// The cases of a division and of those in it.
    pub division: Option<DivisionCode>,
    /// Only the cases that are still to be decided: neither entered, nor refused, nor withdrawn.
    pub undecided: bool,
    /// Only the cases in which a step can still be taken: neither archived, nor refused, nor withdrawn.
    pub unfinished: bool,
}

impl Store {
    /// What kinds of cases these are, by their numbers; a number that no case of the scope bears is left out.
    pub async fn case_kinds(
        &self,
        scope: &Scope,
        county: County,
        numbers: &[String],
    ) -> Result<BTreeMap<String, CaseKind>, StoreError> {
        let session = self.read().await?;
        let mut kinds = BTreeMap::new();
        for numbers in numbers.chunks(BATCH) {
            let query = Query::select()
                .columns(["number", "kind"])
                .from(row::TABLE)
                .and_where(column(row::TABLE, "county").eq(county.as_str()))
                .and_where(column(row::TABLE, "number").is_in(numbers))
                .cond_where(scope.condition(column(row::TABLE, "division")))
                .to_owned();
            for row in session.query_all(&query).await? {
                let (number, kind): (String, String) =
                    (row.try_get("", "number")?, row.try_get("", "kind")?);
                let unknown =
                    || StoreError::corrupt(row::TABLE, Uuid::nil(), "kind is not in its list");
                kinds.insert(number, CaseKind::parse(&kind).ok_or_else(unknown)?);
            }
        }
        Ok(kinds)
    }

    /// The id of the case that bears a number, where it lies in the scope.
    pub async fn case_by_number(&self, scope: &Scope, number: &str) -> Result<Uuid, StoreError> {
        let county = scope.county().or_else(|| county_of(number)).ok_or(StoreError::NotFound)?;
        let query = Query::select()
            .column("id")
            .from(row::TABLE)
            .and_where(column(row::TABLE, "county").eq(county.as_str()))
            .and_where(column(row::TABLE, "number").eq(number))
            .cond_where(scope.condition(column(row::TABLE, "division")))
            .to_owned();
        let row = self.read().await?.query_one(&query).await?.ok_or(StoreError::NotFound)?;
        Ok(row.try_get("", "id")?)
    }

    /// At most `limit` cases in the order of their numbers; `after` is the last number of the page before.
    pub async fn cases(
        &self,
        scope: &Scope,
        filter: &CaseFilter,
        limit: u32,
        after: Option<&str>,
    ) -> Result<Vec<CaseRow>, StoreError> {
        let mut query = Entity::find().into_query();
        query
            .cond_where(scope.condition(column(row::TABLE, "division")))
            // A number begins with its county, so that both sort alike.
            .order_by((row::TABLE, "county"), Order::Asc)
            .order_by((row::TABLE, "number"), Order::Asc)
            .limit(u64::from(limit));
        if let Some(county) = scope.county().or_else(|| filter.division.map(|it| it.county())) {
            query.and_where(column(row::TABLE, "county").eq(county.as_str()));
        }
        if let Some(division) = &filter.division {
            query.cond_where(within(column(row::TABLE, "division"), division));
        }
        if let Some(state) = filter.state {
            query.and_where(column(row::TABLE, "state").eq(state.as_str()));
        }
        if filter.undecided {
            let decided = State::ALL.into_iter().filter(|it| it.is_registered() || it.is_final());
            query.and_where(column(row::TABLE, "state").is_not_in(decided.map(State::as_str)));
        }
        if filter.unfinished {
            let finished = State::ALL.into_iter().filter(|it| it.is_final());
            query.and_where(column(row::TABLE, "state").is_not_in(finished.map(State::as_str)));
        }
        if let Some(kind) = filter.kind {
            query.and_where(column(row::TABLE, "kind").eq(kind.as_str()));
        }
        if let Some(after) = after {
            query.and_where(column(row::TABLE, "number").gt(after));
        }
        let rows = self.read().await?.query_all(&query).await?;
        rows.iter().map(|it| row::read(Model::from_query_result(it, "")?, self.keys())).collect()
    }
}
