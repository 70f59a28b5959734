//! A case and its row; what it asks for is encrypted.

use std::fmt;

use chrono::{DateTime, Utc};
use identity::{County, DivisionCode};
use sea_orm::{
    ConnectionTrait as _, EntityTrait as _, FromQueryResult as _, QueryFilter as _,
    QueryTrait as _,
    sea_query::{Expr, ExprTrait as _, Query},
};
use tenure::{
    ActId,
    case::{CaseKind, Request, State},
};
use uuid::Uuid;

use crate::{
    Keys, Scope, Store, StoreError, Unit,
    entity::register_case::{Entity, Model},
    keys,
    row::{Reading, to_microseconds},
    select::column,
    session::Session,
};

pub(super) const TABLE: &str = "register_case";

/// A case as it stands.
#[derive(Clone, PartialEq)]
pub struct CaseRow {
    /// A `UUIDv7`, which its county has once.
    pub id: Uuid,
    pub county: County,
    /// 受理编号, such as `220221-2026-000001`; see [`Unit::next_case_number`].
    pub number: String,
    /// That of the request; a row that says another is not written.
    pub kind: CaseKind,
    /// The village or group that it is about; it says which officers see the case.
    pub division: DivisionCode,
    pub state: State,
    /// 1 when the case is made, and one more with each step (If-Match).
    pub revision: i64,
    /// Who applies, by name 申请人.
    pub applicant: String,
    pub request: Request,
    /// The officer who accepted it, by name.
    pub accepted_by: String,
    pub accepted_at: DateTime<Utc>,
    /// The register act that it led to.
    pub act: Option<ActId>,
}

/// The request holds numbers of persons, and is not shown.
impl fmt::Debug for CaseRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CaseRow")
            .field("id", &self.id)
            .field("number", &self.number)
            .field("kind", &self.kind)
            .field("state", &self.state)
            .field("revision", &self.revision)
            .finish_non_exhaustive()
    }
}

/// The row of a case of this county; one that speaks against itself is not written.
pub(super) fn write(case: &CaseRow, own: County, keys: &Keys) -> Result<Model, StoreError> {
    let unwritable = |what| StoreError::Unwritable { table: TABLE, what };
    if case.county != own || case.division.county() != own {
        return Err(unwritable("a case of another county"));
    }
    if case.kind != case.request.kind() {
        return Err(unwritable("a request of another kind"));
    }
    let county = case.county.as_str();
    Ok(Model {
        county: county.to_owned(),
        id: case.id,
        number: case.number.clone(),
        kind: case.kind.as_str().to_owned(),
        division: case.division.as_str().to_owned(),
        state: case.state.as_str().to_owned(),
        revision: case.revision,
        applicant: case.applicant.clone(),
        request_cipher: seal(&case.request, keys, county, case.id)?,
        accepted_by: case.accepted_by.clone(),
        accepted_at: to_microseconds(case.accepted_at),
        act_id: case.act.map(|it| it.0),
        updated_at: to_microseconds(case.accepted_at),
    })
}

fn seal(request: &Request, keys: &Keys, county: &str, id: Uuid) -> Result<Vec<u8>, StoreError> {
    let text = serde_json::to_string(request).map_err(|_holds_personal_data| {
        StoreError::Unwritable { table: TABLE, what: "the request" }
    })?;
    Ok(keys.encrypt(&text, &keys::place(TABLE, county, id))?)
}

pub(super) fn read(model: Model, keys: &Keys) -> Result<CaseRow, StoreError> {
    let reading = Reading { table: TABLE, county: &model.county, id: model.id };
    let place = keys::place(TABLE, &model.county, model.id);
    let text = reading.parsed("request_cipher", keys.decrypt(&model.request_cipher, &place))?;
    // What serde says of a wrong value shows the value.
    let request: Request = serde_json::from_str(&text).map_err(|error| {
        reading.corrupt(format!("request: {:?} at column {}", error.classify(), error.column()))
    })?;
    let kind = reading.listed("kind", CaseKind::parse(&model.kind))?;
    if request.kind() != kind {
        return Err(reading.corrupt("the request is one of another kind"));
    }
    Ok(CaseRow {
        id: model.id,
        county: reading.parsed("county", County::parse(&model.county))?,
        division: reading.parsed("division", DivisionCode::parse(&model.division))?,
        state: reading.listed("state", State::parse(&model.state))?,
        kind,
        number: model.number,
        revision: model.revision,
        applicant: model.applicant,
        request,
        accepted_by: model.accepted_by,
        accepted_at: model.accepted_at,
        act: model.act_id.map(ActId),
    })
}

/// The case of a county, where it lies in the scope.
pub(super) async fn by_id(
    session: &Session,
    keys: &Keys,
    scope: &Scope,
    county: Option<County>,
    id: Uuid,
) -> Result<CaseRow, StoreError> {
    let mut query = Entity::find()
        .filter(column(TABLE, "id").eq(id))
        .filter(scope.condition(column(TABLE, "division")))
        .into_query();
    if let Some(county) = county.or_else(|| scope.county()) {
        query.and_where(column(TABLE, "county").eq(county.as_str()));
    }
    let row = session.query_one(&query).await?.ok_or(StoreError::NotFound)?;
    read(Model::from_query_result(&row, "")?, keys)
}

impl Store {
    /// The county of a case that lies in the scope.
    pub async fn county_of_case(&self, scope: &Scope, id: Uuid) -> Result<County, StoreError> {
        let mut query = Query::select();
        query
            .column("county")
            .from(TABLE)
            .and_where(column(TABLE, "id").eq(id))
            .cond_where(scope.condition(column(TABLE, "division")));
        if let Some(county) = scope.county() {
            query.and_where(column(TABLE, "county").eq(county.as_str()));
        }
        let row = self.read().await?.query_one(&query).await?.ok_or(StoreError::NotFound)?;
        let county: String = row.try_get_by_index(0)?;
        Reading { table: TABLE, county: &county, id }.parsed("county", County::parse(&county))
    }

    /// The case of a county that led to an act, where it lies in the scope.
    pub async fn case_of_act(
        &self,
        scope: &Scope,
        county: County,
        act: ActId,
    ) -> Result<CaseRow, StoreError> {
        let query = Entity::find()
            .filter(column(TABLE, "county").eq(county.as_str()))
            .filter(column(TABLE, "act_id").eq(act.0))
            .filter(scope.condition(column(TABLE, "division")))
            .into_query();
        let row = self.read().await?.query_one(&query).await?.ok_or(StoreError::NotFound)?;
        read(Model::from_query_result(&row, "")?, self.keys())
    }
}

impl Unit {
    /// Names the register act that a case led to; a case leads to one.
    pub async fn set_act(&mut self, case: Uuid, act: ActId) -> Result<(), StoreError> {
        let statement = Query::update()
            .table(TABLE)
            .value("act_id", act.0)
            .and_where(Expr::col("county").eq(self.county.as_str()))
            .and_where(Expr::col("id").eq(case))
            .and_where(Expr::col("act_id").is_null())
            .to_owned();
        match self.session.execute(&statement).await?.rows_affected() {
            0 => Err(StoreError::NotFound),
            _ => Ok(()),
        }
    }

    /// Replaces what a case asks for, after a return or a correction; the step that allows it comes with it.
    pub async fn set_request(&mut self, case: Uuid, request: &Request) -> Result<(), StoreError> {
        let cipher = seal(request, &self.keys, self.county.as_str(), case)?;
        let statement = Query::update()
            .table(TABLE)
            .value("request_cipher", cipher)
            .and_where(Expr::col("county").eq(self.county.as_str()))
            .and_where(Expr::col("id").eq(case))
            .and_where(Expr::col("kind").eq(request.kind().as_str()))
            .and_where(Expr::col("act_id").is_null())
            .to_owned();
        match self.session.execute(&statement).await?.rows_affected() {
            0 => Err(StoreError::NotFound),
            _ => Ok(()),
        }
    }
}
