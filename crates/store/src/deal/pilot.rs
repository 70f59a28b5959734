//! Pilot approvals 试点批复 (SR-31) and their revocations: only added to.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use identity::County;
use market::exit::{ExitKind, PilotApproval, PilotRevocation};
use market::{Days, Evidence};
use sea_orm::{
    ConnectionTrait as _, EntityTrait as _, FromQueryResult as _, Order, QueryTrait as _,
    sea_query::ExprTrait as _,
};
use uuid::Uuid;

use crate::{
    Store, StoreError, Unit,
    entity::{
        pilot_approval::{Entity, Model},
        pilot_revocation,
    },
    row::{Reading, to_microseconds},
    select::column,
    session::Session,
};

const TABLE: &str = "pilot_approval";
const REVOCATION: &str = "pilot_revocation";

/// An approval for one right, as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PilotRow {
    /// Of the recording, which may name several rights.
    pub id: Uuid,
    pub approval: PilotApproval,
    pub officer: String,
    pub at: DateTime<Utc>,
    /// Where it was revoked.
    pub revocation: Option<PilotRevocation>,
}

impl Unit {
    /// Records an approval, with a row for each right that it names.
    pub async fn insert_pilot(&mut self, row: &PilotRow) -> Result<(), StoreError> {
        let PilotRow { id, approval, officer, at, revocation: _ } = row;
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

    /// Revokes an approval, which is done once ([`StoreError::Repeated`]).
    pub async fn revoke_pilot(
        &mut self,
        pilot: Uuid,
        revocation: &PilotRevocation,
        (officer, at): (&str, DateTime<Utc>),
    ) -> Result<(), StoreError> {
        let model = pilot_revocation::Model {
            county: self.pen.county(),
            pilot_id: pilot,
            document_sha256: revocation.document.as_str().to_owned(),
            day: revocation.day,
            officer: officer.to_owned(),
            at: to_microseconds(at),
        };
        self.insert_models::<pilot_revocation::Entity>(vec![model]).await
    }

    /// Every approval of the county, in the order of the days from which they hold.
    pub async fn pilots(&mut self) -> Result<Vec<PilotRow>, StoreError> {
        of_county(&self.session, self.county).await
    }

    /// The approval under which an exit of a right may be taken in on a day.
    pub async fn pilot_for(
        &mut self,
        kind: ExitKind,
        on: NaiveDate,
    ) -> Result<Option<PilotApproval>, StoreError> {
        let rows = of_county(&self.session, self.county).await?;
        let holds = |it: &PilotRow| it.revocation.as_ref().is_none_or(|it| !it.has_ended(on));
        let mut holding = rows.into_iter().filter(holds).map(|it| it.approval);
        Ok(holding.find(|it| it.covers(kind, on)))
    }
}

impl Store {
    /// Every approval of a county, in the order of the days from which they hold.
    pub async fn pilots(&self, county: County) -> Result<Vec<PilotRow>, StoreError> {
        of_county(&self.read().await?, county).await
    }
}

async fn of_county(session: &Session, county: County) -> Result<Vec<PilotRow>, StoreError> {
    let revoked = revocations(session, county).await?;
    let mut query = Entity::find().into_query();
    query.and_where(column(TABLE, "county").eq(county.as_str()));
    for name in ["first_day", "id", "kind"] {
        query.order_by((TABLE, name), Order::Asc);
    }
    let rows = session.query_all(&query).await?;
    let read = |row| {
        let model = Model::from_query_result(row, "")?;
        let revocation = revoked.get(&model.id).cloned();
        read(model, revocation)
    };
    rows.iter().map(read).collect()
}

/// The revocations of a county, by the approvals that they revoke.
async fn revocations(
    session: &Session,
    county: County,
) -> Result<HashMap<Uuid, PilotRevocation>, StoreError> {
    let mut query = pilot_revocation::Entity::find().into_query();
    query.and_where(column(REVOCATION, "county").eq(county.as_str()));
    let mut revoked = HashMap::new();
    for row in session.query_all(&query).await? {
        let model = pilot_revocation::Model::from_query_result(&row, "")?;
        let reading = Reading { table: REVOCATION, county: &model.county, id: model.pilot_id };
        let document =
            reading.parsed("document_sha256", Evidence::parse(&model.document_sha256))?;
        revoked.insert(model.pilot_id, PilotRevocation { document, day: model.day });
    }
    Ok(revoked)
}

fn read(model: Model, revocation: Option<PilotRevocation>) -> Result<PilotRow, StoreError> {
    let reading = Reading { table: TABLE, county: &model.county, id: model.id };
    let kind = reading.listed("kind", ExitKind::parse(&model.kind))?;
    let document = reading.parsed("document_sha256", Evidence::parse(&model.document_sha256))?;
    let days = reading.parsed("days", Days::new(model.first_day, model.last_day))?;
    let approval = PilotApproval { document, kinds: [kind].into(), days };
    Ok(PilotRow { id: model.id, approval, officer: model.officer, at: model.at, revocation })
}
