//! Pilot approvals 试点批复 (SR-31): only added to.

use chrono::{DateTime, NaiveDate, Utc};
use identity::County;
use market::exit::{ExitKind, PilotApproval};
use market::{Days, Evidence};
use sea_orm::{
    ConnectionTrait as _, EntityTrait as _, FromQueryResult as _, Order, QueryTrait as _,
    sea_query::ExprTrait as _,
};
use uuid::Uuid;

use crate::{
    Store, StoreError, Unit,
    entity::pilot_approval::{Entity, Model},
    row::{Reading, to_microseconds},
    select::column,
    session::Session,
};

const TABLE: &str = "pilot_approval";

/// An approval for one right, as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PilotRow {
    /// Of the recording, which may name several rights.
    pub id: Uuid,
    pub approval: PilotApproval,
    pub officer: String,
    pub at: DateTime<Utc>,
}

impl Unit {
    /// Records an approval, with a row for each right that it names.
    pub async fn insert_pilot(&mut self, row: &PilotRow) -> Result<(), StoreError> {
        let PilotRow { id, approval, officer, at } = row;
        let models = approval.kinds.iter().map(|kind| Model {
            county: self.pen.county(),
            id: *id,
            kind: kind.as_str().to_owned(),
            document_sha256: approval.document.as_str().to_owned(),
            first_day: approval.days.first(),
            last_day: approval.days.last(),
            officer: officer.clone(),
            at: to_microseconds(*at),
        });
        let models = models.collect();
        self.insert_models::<Entity>(models).await
    }

    /// The approval under which an exit of a right may be taken in on a day.
    pub async fn pilot_for(
        &mut self,
        kind: ExitKind,
        on: NaiveDate,
    ) -> Result<Option<PilotApproval>, StoreError> {
        let rows = of_county(&self.session, self.county).await?;
        Ok(rows.into_iter().map(|it| it.approval).find(|it| it.covers(kind, on)))
    }
}

impl Store {
    /// Every approval of a county, in the order of the days from which they hold.
    pub async fn pilots(&self, county: County) -> Result<Vec<PilotRow>, StoreError> {
        of_county(&self.read().await?, county).await
    }
}

async fn of_county(session: &Session, county: County) -> Result<Vec<PilotRow>, StoreError> {
    let mut query = Entity::find().into_query();
    query.and_where(column(TABLE, "county").eq(county.as_str()));
    for name in ["first_day", "id", "kind"] {
        query.order_by((TABLE, name), Order::Asc);
    }
    let rows = session.query_all(&query).await?;
    rows.iter().map(|it| read(Model::from_query_result(it, "")?)).collect()
}

fn read(model: Model) -> Result<PilotRow, StoreError> {
    let reading = Reading { table: TABLE, county: &model.county, id: model.id };
    let kind = reading.listed("kind", ExitKind::parse(&model.kind))?;
    let document = reading.parsed("document_sha256", Evidence::parse(&model.document_sha256))?;
    let days = reading.parsed("days", Days::new(model.first_day, model.last_day))?;
    let approval = PilotApproval { document, kinds: [kind].into(), days };
    Ok(PilotRow { id: model.id, approval, officer: model.officer, at: model.at })
}
