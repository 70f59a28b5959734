//! Register acts 登簿行为 and their canonical entries.

use std::collections::HashMap;

use identity::{County, DivisionCode};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, FromQueryResult as _, Order,
    QueryFilter as _, QueryOrder as _, QueryTrait as _,
    sea_query::{Cond, Expr, ExprTrait as _, Query, SelectStatement},
};
use tenure::{Act, ActId, ActKind};
use uuid::Uuid;

use crate::{
    RecordedAct, Scope, Store, StoreError,
    entity::{
        ledger_entry,
        register_act::{Column, Entity, Model},
    },
    row::{Pen, Reading, to_microseconds},
    scope::within,
    select,
    session::Session,
};

const TABLE: &str = "register_act";

/// The immutable entry of an act: its canonical text and the digest of that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActEntry {
    pub act: ActId,
    pub canonical: String,
    /// SHA-256 in lower-case hexadecimal digits.
    pub digest: String,
}

pub(crate) fn write(act: &Act, division: &DivisionCode, pen: &Pen) -> Model {
    Model {
        county: pen.county(),
        id: act.id.0,
        number: act.number,
        kind: act.kind.as_str().to_owned(),
        division: division.as_str().to_owned(),
        officer: act.officer.clone(),
        effect_day: act.effect_day,
        recorded_at: to_microseconds(act.recorded_at),
        evidence_sha256: act.evidence_sha256.clone(),
        note: act.note.clone(),
    }
}

impl TryFrom<Model> for RecordedAct {
    type Error = StoreError;

    fn try_from(model: Model) -> Result<Self, StoreError> {
        let reading = Reading { table: TABLE, county: &model.county, id: model.id };
        Ok(Self {
            division: reading.parsed("division", DivisionCode::parse(&model.division))?,
            act: Act {
                id: ActId(model.id),
                number: model.number,
                kind: reading.listed("kind", ActKind::parse(&model.kind))?,
                officer: model.officer,
                effect_day: model.effect_day,
                recorded_at: model.recorded_at,
                evidence_sha256: model.evidence_sha256,
                note: model.note,
            },
        })
    }
}

pub(crate) async fn next_number(session: &Session, county: County) -> Result<i64, StoreError> {
    let query = Query::select()
        .expr(Expr::col("number").max())
        .from(TABLE)
        .and_where(Expr::col("county").eq(county.as_str()))
        .to_owned();
    let row = session.query_one(&query).await?;
    let last: Option<i64> = row.map(|it| it.try_get_by_index(0)).transpose()?.flatten();
    Ok(last.unwrap_or_default() + 1)
}

/// The acts with these ids, in the order of their numbers.
pub(crate) async fn by_id(
    session: &Session,
    county: County,
    ids: Vec<Uuid>,
) -> Result<Vec<Act>, StoreError> {
    Ok(recorded(session, county, ids).await?.into_iter().map(|it| it.act).collect())
}

/// The same, each with the division that it was done for.
pub(crate) async fn recorded(
    session: &Session,
    county: County,
    mut ids: Vec<Uuid>,
) -> Result<Vec<RecordedAct>, StoreError> {
    ids.sort_unstable();
    ids.dedup();
    let mut acts = Vec::new();
    for ids in ids.chunks(select::BATCH) {
        let query = Entity::find()
            .filter(Column::County.eq(county.as_str()))
            .filter(Column::Id.is_in(ids.iter().copied()));
        for model in query.all(session).await? {
            acts.push(RecordedAct::try_from(model)?);
        }
    }
    acts.sort_by_key(|it| it.act.number);
    Ok(acts)
}

/// The acts of a kind in a county, but for those that another query names, in the order of their numbers.
pub(crate) async fn of_kind_but(
    session: &Session,
    county: County,
    kind: ActKind,
    but: SelectStatement,
) -> Result<Vec<RecordedAct>, StoreError> {
    let acts = Entity::find()
        .filter(Column::County.eq(county.as_str()))
        .filter(Column::Kind.eq(kind.as_str()))
        .filter(select::column(TABLE, "id").not_in_subquery(but))
        .order_by_asc(Column::Number)
        .all(session)
        .await?;
    acts.into_iter().map(TryInto::try_into).collect()
}

impl Store {
    /// The acts of a county that were done for divisions of the scope, in the order of their numbers.
    pub async fn acts(
        &self,
        scope: &Scope,
        county: County,
    ) -> Result<Vec<RecordedAct>, StoreError> {
        let session = self.read().await?;
        let acts = Entity::find()
            .filter(Column::County.eq(county.as_str()))
            .filter(scope.condition(select::column(TABLE, "division")))
            .order_by_asc(Column::Number)
            .all(&session)
            .await?;
        acts.into_iter().map(TryInto::try_into).collect()
    }

    /// The canonical entries of the acts of a kind that were done for divisions of the scope, in the order of their counties and numbers.
    pub async fn entries_of_kind(
        &self,
        scope: &Scope,
        division: Option<&DivisionCode>,
        kind: ActKind,
    ) -> Result<Vec<ActEntry>, StoreError> {
        const ENTRY: &str = "ledger_entry";
        let mut query = ledger_entry::Entity::find().into_query();
        query
            .inner_join(
                TABLE,
                Cond::all()
                    .add(select::column(TABLE, "county").equals((ENTRY, "county")))
                    .add(select::column(TABLE, "id").equals((ENTRY, "act_id"))),
            )
            .and_where(select::column(TABLE, "kind").eq(kind.as_str()))
            .cond_where(scope.condition(select::column(TABLE, "division")))
            .order_by((TABLE, "county"), Order::Asc)
            .order_by((TABLE, "number"), Order::Asc);
        if let Some(county) = scope.county().or_else(|| division.map(DivisionCode::county)) {
            query.and_where(select::column(TABLE, "county").eq(county.as_str()));
        }
        if let Some(division) = division {
            query.cond_where(within(select::column(TABLE, "division"), division));
        }
        let rows = self.read().await?.query_all(&query).await?;
        let read = |row| {
            let it = ledger_entry::Model::from_query_result(row, "")?;
            Ok(ActEntry { act: ActId(it.act_id), canonical: it.canonical, digest: it.digest })
        };
        rows.iter().map(read).collect()
    }

    /// An act of a county, where it was done for a division of the scope.
    pub async fn act(
        &self,
        scope: &Scope,
        county: County,
        act: ActId,
    ) -> Result<RecordedAct, StoreError> {
        let found = recorded(&self.read().await?, county, vec![act.0]).await?;
        let seen = found.into_iter().find(|it| scope.contains(&it.division));
        seen.ok_or(StoreError::NotFound)
    }

    /// The numbers of acts by their ids; an act that is not recorded in the county has none.
    pub async fn act_numbers(
        &self,
        county: County,
        ids: impl IntoIterator<Item = ActId>,
    ) -> Result<HashMap<ActId, i64>, StoreError> {
        let session = self.read().await?;
        let acts = by_id(&session, county, ids.into_iter().map(|it| it.0).collect()).await?;
        Ok(acts.into_iter().map(|it| (it.id, it.number)).collect())
    }

    /// The act of a county with a number, where it lies in the scope.
    pub async fn act_by_number(
        &self,
        scope: &Scope,
        county: County,
        number: i64,
    ) -> Result<RecordedAct, StoreError> {
        let act = Entity::find()
            .filter(Column::County.eq(county.as_str()))
            .filter(Column::Number.eq(number))
            .filter(scope.condition(select::column(TABLE, "division")))
            .one(&self.read().await?)
            .await?;
        act.ok_or(StoreError::NotFound)?.try_into()
    }

    /// The immutable entry of an act, where the act lies in the scope.
    pub async fn act_entry(
        &self,
        scope: &Scope,
        county: County,
        act: ActId,
    ) -> Result<ActEntry, StoreError> {
        let session = self.read().await?;
        let seen = Entity::find()
            .filter(Column::County.eq(county.as_str()))
            .filter(Column::Id.eq(act.0))
            .filter(scope.condition(select::column(TABLE, "division")))
            .one(&session)
            .await?;
        if seen.is_none() {
            return Err(StoreError::NotFound);
        }
        let entry = ledger_entry::Entity::find()
            .filter(ledger_entry::Column::County.eq(county.as_str()))
            .filter(ledger_entry::Column::ActId.eq(act.0))
            .one(&session)
            .await?
            .ok_or_else(|| StoreError::corrupt(TABLE, act.0, "the act has no entry"))?;
        Ok(ActEntry { act, canonical: entry.canonical, digest: entry.digest })
    }

    /// The counties that have acts, in the order of their codes.
    pub async fn counties(&self) -> Result<Vec<County>, StoreError> {
        counties(&self.read().await?).await
    }
}

/// Steps from county to county over the index: the log asks several times a second, and acts are many.
pub(crate) async fn counties(session: &Session) -> Result<Vec<County>, StoreError> {
    let (mut counties, mut last) = (Vec::new(), String::new());
    loop {
        let query = Query::select()
            .expr(Expr::col("county").min())
            .from(TABLE)
            .and_where(Expr::col("county").gt(last.as_str()))
            .to_owned();
        let row = session.query_one(&query).await?;
        let next: Option<String> = row.map(|it| it.try_get_by_index(0)).transpose()?.flatten();
        let Some(text) = next else { return Ok(counties) };
        let county = County::parse(&text)
            .map_err(|error| StoreError::corrupt(TABLE, Uuid::nil(), format!("county: {error}")))?;
        counties.push(county);
        last = text;
    }
}
