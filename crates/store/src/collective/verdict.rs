//! What officers decided about people in two rolls, in none, or with a gap.

use sea_orm::{
    ConnectionTrait as _, EntityTrait as _, FromQueryResult as _, QueryOrder as _, QueryTrait as _,
};
use tenure::membership::{MatchKind, Ruling, Verdict};
use uuid::Uuid;

use super::{credit_code, of_collective};
use crate::{
    Store, StoreError, Unit,
    entity::membership_verdict::{Column, Entity, Model},
    row::{Reading, to_microseconds},
};

const TABLE: &str = "membership_verdict";

impl Unit {
    /// Puts a verdict on record; what was decided before stands beside it.
    pub async fn insert_verdict(&mut self, id: Uuid, verdict: &Verdict) -> Result<(), StoreError> {
        let Verdict { kind, key, places, ruling, officer, at, reason, evidence_sha256 } = verdict;
        let collective_code = match ruling {
            Some(Ruling::MemberOf(code)) => Some(code.as_str().to_owned()),
            _ => None,
        };
        let model = Model {
            county: self.pen.county(),
            id,
            kind: kind.as_str().to_owned(),
            number_index: key.to_vec(),
            places: places.clone(),
            ruling: ruling.as_ref().map(|it| it.as_str().to_owned()),
            collective_code,
            officer: officer.clone(),
            reason: reason.clone(),
            evidence_sha256: evidence_sha256.clone(),
            recorded_at: to_microseconds(*at),
        };
        self.insert_models::<Entity>(vec![model]).await
    }
}

impl Store {
    /// Every verdict, in the order in which they were given.
    pub async fn verdicts(&self) -> Result<Vec<Verdict>, StoreError> {
        let query =
            Entity::find().order_by_asc(Column::RecordedAt).order_by_asc(Column::Id).into_query();
        let rows = self.read().await?.query_all(&query).await?;
        rows.iter().map(|it| read(Model::from_query_result(it, "")?)).collect()
    }
}

fn read(model: Model) -> Result<Verdict, StoreError> {
    let reading = Reading { table: TABLE, county: &model.county, id: model.id };
    let ruling = match (model.ruling.as_deref(), model.collective_code) {
        (None, None) => None,
        (Some("member-of"), Some(code)) => {
            let code = credit_code(reading, "collective_code", &code, Some(of_collective()))?;
            Some(Ruling::MemberOf(code))
        }
        (Some("different-persons"), None) => Some(Ruling::DifferentPersons),
        (Some("no-member"), None) => Some(Ruling::NoMember),
        _ => return Err(reading.corrupt("ruling is not in its list")),
    };
    let key = model.number_index.try_into();
    Ok(Verdict {
        kind: reading.listed("kind", MatchKind::parse(&model.kind))?,
        key: key.map_err(|_bytes| reading.corrupt("number_index is not of its length"))?,
        places: model.places,
        ruling,
        officer: model.officer,
        at: model.recorded_at,
        reason: model.reason,
        evidence_sha256: model.evidence_sha256,
    })
}
