//! Salted commitments of an act, and what opens them, which lies apart and can be erased.

use std::collections::HashMap;

use identity::County;
use ledger::{Commitments, Digest, Disclosure, Opening};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    sea_query::{Expr, ExprTrait as _, Query},
};
use seal::random;
use serde_json::{Map, Value};
use tenure::ActId;

use super::{counted, hash};
use crate::{
    Store, StoreError, Unit,
    entity::{ledger_commitment, ledger_opening},
    keys::place,
};

const COMMITMENT: &str = "ledger_commitment";
const OPENING: &str = "ledger_opening";

/// A person, a household or a parcel that an act concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// `person`, `household` or `parcel`.
    pub kind: &'static str,
    /// What it is known by, such as its code.
    pub value: Map<String, Value>,
}

impl Unit {
    /// Commits an act to its subjects under fresh salts; none where it has none.
    ///
    /// What opens a commitment is encrypted, and can be erased without harm to the others.
    pub async fn commit_to(
        &mut self,
        act: ActId,
        subjects: Vec<Subject>,
    ) -> Result<Option<Commitments>, StoreError> {
        if subjects.is_empty() {
            return Ok(None);
        }
        let county = self.pen.county();
        let unwritable = || StoreError::Unwritable { table: OPENING, what: "a commitment" };
        let (mut hashes, mut openings, mut commitments) = (Vec::new(), Vec::new(), Vec::new());
        for (Subject { kind, value }, position) in subjects.into_iter().zip(0..) {
            let subject = self.keys.mac(OPENING, &known_by(kind, &value)?);
            let opening = Opening { kind: kind.to_owned(), salt: Digest(random()?), value };
            let digest = opening.hash().map_err(|_not_canonical| unwritable())?;
            let text = serde_json::to_string(&opening).map_err(|_no_json| unwritable())?;
            let sealed = self.keys.encrypt(&text, &place(OPENING, &county, act.0))?;
            hashes.push(digest);
            commitments.push(ledger_commitment::Model {
                county: county.clone(),
                act_id: act.0,
                position,
                hash: digest.0.to_vec(),
            });
            openings.push(ledger_opening::Model {
                county: county.clone(),
                act_id: act.0,
                position,
                subject,
                opening: sealed,
            });
        }
        self.insert_models::<ledger_commitment::Entity>(commitments).await?;
        self.insert_models::<ledger_opening::Entity>(openings).await?;
        Ok(Some(Commitments::of(&hashes)))
    }

    /// Erases what opens the commitments to a subject, in all acts of the county; gives how many they were.
    pub async fn erase_openings(&mut self, subject: &Subject) -> Result<u64, StoreError> {
        let mac = self.keys.mac(OPENING, &known_by(subject.kind, &subject.value)?);
        let statement = Query::delete()
            .from_table(OPENING)
            .and_where(Expr::col("county").eq(self.county.as_str()))
            .and_where(Expr::col("subject").eq(mac))
            .to_owned();
        Ok(self.session().execute(&statement).await?.rows_affected())
    }
}

impl Store {
    /// What opens the commitments of an act, each with its path; those that were erased are not among them.
    pub async fn disclosures(
        &self,
        county: County,
        act: ActId,
    ) -> Result<Vec<Disclosure>, StoreError> {
        let session = self.read().await?;
        let hashes = commitments(&session, county, act).await?;
        let openings = ledger_opening::Entity::find()
            .filter(ledger_opening::Column::County.eq(county.as_str()))
            .filter(ledger_opening::Column::ActId.eq(act.0))
            .order_by_asc(ledger_opening::Column::Position)
            .all(&session)
            .await?;
        let place = place(OPENING, county.as_str(), act.0);
        let mut disclosures = Vec::with_capacity(openings.len());
        for model in openings {
            let corrupt = |what: String| StoreError::corrupt(OPENING, act.0, what);
            let text = self.keys().decrypt(&model.opening, &place);
            let text = text.map_err(|error| corrupt(error.to_string()))?;
            let opening =
                serde_json::from_str(&text).map_err(|error| corrupt(error.to_string()))?;
            let position = counted(OPENING, model.position)?;
            let disclosure = Disclosure::of(opening, position, &hashes);
            disclosures
                .push(disclosure.ok_or_else(|| corrupt("the commitment is missing".to_owned()))?);
        }
        Ok(disclosures)
    }

    /// The roots over the commitments of acts, as the rows give them now; an act without any has none.
    pub async fn commitment_roots(
        &self,
        county: County,
        acts: &[ActId],
    ) -> Result<HashMap<ActId, Commitments>, StoreError> {
        let session = self.read().await?;
        let models = ledger_commitment::Entity::find()
            .filter(ledger_commitment::Column::County.eq(county.as_str()))
            .filter(ledger_commitment::Column::ActId.is_in(acts.iter().map(|it| it.0)))
            .order_by_asc(ledger_commitment::Column::ActId)
            .order_by_asc(ledger_commitment::Column::Position)
            .all(&session)
            .await?;
        let mut hashes: HashMap<ActId, Vec<Digest>> = HashMap::new();
        for model in models {
            let digest = hash(COMMITMENT, &model.hash)?;
            hashes.entry(ActId(model.act_id)).or_default().push(digest);
        }
        Ok(hashes.into_iter().map(|(act, it)| (act, Commitments::of(&it))).collect())
    }
}

/// What a subject is found by among the openings, under a keyed digest.
fn known_by(kind: &str, value: &Map<String, Value>) -> Result<String, StoreError> {
    let text = ledger::Entry::of(value).map(|it| format!("{kind} {}", it.canonical()));
    text.map_err(|_not_canonical| StoreError::Unwritable { table: OPENING, what: "a commitment" })
}

async fn commitments(
    session: &crate::session::Session,
    county: County,
    act: ActId,
) -> Result<Vec<Digest>, StoreError> {
    let models = ledger_commitment::Entity::find()
        .filter(ledger_commitment::Column::County.eq(county.as_str()))
        .filter(ledger_commitment::Column::ActId.eq(act.0))
        .order_by_asc(ledger_commitment::Column::Position)
        .all(session)
        .await?;
    models.iter().map(|it| hash(COMMITMENT, &it.hash)).collect()
}
