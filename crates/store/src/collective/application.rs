//! What collectives ask the register to enter 申请, and where each application stands; what it asks for is encrypted.

use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait as _, EntityTrait as _, FromQueryResult as _, QueryFilter as _,
    QueryTrait as _,
    sea_query::{Expr, ExprTrait as _, Query},
};
use serde::{Deserialize, Serialize};
use tenure::collective::CollectiveRequest;
use tenure::decision::Decision;
use tenure::{ActId, ObjectId};
use uuid::Uuid;

use super::book::{CollectiveKey, rows, stored};
use crate::{
    Keys, Store, StoreError, Unit,
    entity::collective_application::{Entity, Model},
    keys,
    row::{Reading, to_microseconds},
    session::Session,
};

const TABLE: &str = "collective_application";

/// Where an application stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApplicationState {
    /// Handed in, and looked at by nobody else yet.
    Submitted,
    /// Entered by another officer.
    Entered,
    /// Taken back, or given back.
    Withdrawn,
}

/// What is asked for, and the decisions that it rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApplicationBody {
    pub request: CollectiveRequest,
    /// Decisions that come with it, and are put on file when it is entered.
    #[serde(default)]
    pub decisions: Vec<Decision>,
    /// The numbers of decisions that are on file.
    #[serde(default)]
    pub decision_numbers: Vec<u32>,
}

/// An application as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct ApplicationRow {
    pub id: Uuid,
    pub collective: ObjectId,
    /// Counted upwards from 1 in each collective.
    pub number: u32,
    pub state: ApplicationState,
    /// 1 when it is handed in, and one more with each change (If-Match).
    pub revision: i64,
    pub body: ApplicationBody,
    pub submitted_by: String,
    pub submitted_at: DateTime<Utc>,
    /// Who entered it or took it back, and when.
    pub closed: Option<(String, DateTime<Utc>)>,
    /// Why it was taken back.
    pub note: Option<String>,
    pub act: Option<ActId>,
}

impl ApplicationState {
    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Entered => "entered",
            Self::Withdrawn => "withdrawn",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        [Self::Submitted, Self::Entered, Self::Withdrawn].into_iter().find(|it| it.as_str() == text)
    }
}

impl Unit {
    /// The number that the next application of a collective bears.
    pub async fn next_application_number(
        &mut self,
        collective: ObjectId,
    ) -> Result<u32, StoreError> {
        let query = Query::select()
            .expr(Expr::col("number").max())
            .from(TABLE)
            .and_where(Expr::col("county").eq(self.county.as_str()))
            .and_where(Expr::col("collective_id").eq(collective.0))
            .to_owned();
        let row = self.session.query_one(&query).await?;
        let last: Option<i32> = row.map(|it| it.try_get_by_index(0)).transpose()?.flatten();
        let next = last.unwrap_or_default().saturating_add(1);
        u32::try_from(next).map_err(|_negative| StoreError::corrupt(TABLE, collective.0, "number"))
    }

    /// Takes an application in.
    pub async fn insert_application(&mut self, row: &ApplicationRow) -> Result<(), StoreError> {
        let unwritable = StoreError::Unwritable { table: TABLE, what: "what is asked for" };
        let text = serde_json::to_string(&row.body).map_err(|_holds_accounts| unwritable)?;
        let county = self.pen.county();
        let place = keys::place(TABLE, &county, row.id);
        let (closed_by, closed_at) = row.closed.clone().unzip();
        let model = Model {
            county,
            id: row.id,
            collective_id: row.collective.0,
            number: stored(row.number, TABLE)?,
            kind: row.body.request.kind().to_owned(),
            state: row.state.as_str().to_owned(),
            revision: row.revision,
            body_cipher: self.keys.encrypt(&text, &place)?,
            submitted_by: row.submitted_by.clone(),
            submitted_at: to_microseconds(row.submitted_at),
            closed_by,
            closed_at: closed_at.map(to_microseconds),
            note: row.note.clone(),
            act_id: row.act.map(|it| it.0),
        };
        self.insert_models::<Entity>(vec![model]).await
    }

    /// An application by its number.
    pub async fn application(
        &mut self,
        collective: ObjectId,
        number: u32,
    ) -> Result<ApplicationRow, StoreError> {
        let key = CollectiveKey { county: self.county, id: collective };
        application(&self.session, &self.keys, key, number).await
    }

    /// Closes an application that is still open, at the revision that it was read at ([`StoreError::Stale`]).
    pub async fn close_application(&mut self, row: &ApplicationRow) -> Result<(), StoreError> {
        let (closed_by, closed_at) = row.closed.clone().unzip();
        let expected = row.revision.saturating_sub(1);
        let statement = Query::update()
            .table(TABLE)
            .value("state", row.state.as_str())
            .value("revision", row.revision)
            .value("closed_by", closed_by)
            .value("closed_at", closed_at.map(to_microseconds))
            .value("note", row.note.clone())
            .value("act_id", row.act.map(|it| it.0))
            .and_where(Expr::col("county").eq(self.county.as_str()))
            .and_where(Expr::col("id").eq(row.id))
            .and_where(Expr::col("revision").eq(expected))
            .and_where(Expr::col("state").eq(ApplicationState::Submitted.as_str()))
            .to_owned();
        match self.session.execute(&statement).await?.rows_affected() {
            0 => Err(StoreError::Stale { expected, found: row.revision }),
            _ => Ok(()),
        }
    }
}

impl Store {
    /// An application by its number; whoever asks has seen the collective.
    pub async fn application(
        &self,
        key: CollectiveKey,
        number: u32,
    ) -> Result<ApplicationRow, StoreError> {
        application(&self.read().await?, self.keys(), key, number).await
    }

    /// Every application of a collective, in the order of their ids.
    pub async fn applications(
        &self,
        key: CollectiveKey,
    ) -> Result<Vec<ApplicationRow>, StoreError> {
        let models = rows::<Entity>(&self.read().await?, key, None).await?;
        models.into_iter().map(|it| read(it, self.keys())).collect()
    }
}

async fn application(
    session: &Session,
    keys: &Keys,
    CollectiveKey { county, id }: CollectiveKey,
    number: u32,
) -> Result<ApplicationRow, StoreError> {
    let query = Entity::find()
        .filter(Expr::col("county").eq(county.as_str()))
        .filter(Expr::col("collective_id").eq(id.0))
        .filter(
            Expr::col("number").eq(stored(number, TABLE).map_err(|_none| StoreError::NotFound)?),
        )
        .into_query();
    let row = session.query_one(&query).await?.ok_or(StoreError::NotFound)?;
    read(Model::from_query_result(&row, "")?, keys)
}

fn read(model: Model, keys: &Keys) -> Result<ApplicationRow, StoreError> {
    let reading = Reading { table: TABLE, county: &model.county, id: model.id };
    let place = keys::place(TABLE, &model.county, model.id);
    let text = reading.parsed("body_cipher", keys.decrypt(&model.body_cipher, &place))?;
    // What serde says of a wrong value shows the value.
    let body: ApplicationBody = serde_json::from_str(&text).map_err(|error| {
        reading.corrupt(format!("body: {:?} at column {}", error.classify(), error.column()))
    })?;
    Ok(ApplicationRow {
        id: model.id,
        collective: ObjectId(model.collective_id),
        number: reading.parsed("number", u32::try_from(model.number))?,
        state: reading.listed("state", ApplicationState::parse(&model.state))?,
        revision: model.revision,
        body,
        submitted_by: model.submitted_by,
        submitted_at: model.submitted_at,
        closed: model.closed_by.zip(model.closed_at),
        note: model.note,
        act: model.act_id.map(ActId),
    })
}
