//! What open cases hold: while a case is open, no other one touches its objects.

use std::collections::{BTreeMap, BTreeSet};

use identity::County;
use market::money::DealId;
use sea_orm::{
    ConnectionTrait as _,
    sea_query::{Cond, Expr, ExprTrait as _, Query, SelectStatement},
};
use tenure::ObjectKind;
use uuid::Uuid;

use super::{CaseRow, row};
use crate::{
    StoreError, Unit,
    entity::{case_hold, register_case},
    select::{BATCH, column},
    session::Session,
};

const TABLE: &str = "case_hold";

impl Unit {
    /// Makes a case with its first step, the acceptance, and takes hold of the objects that it touches.
    ///
    /// Codes that are to be new are held like others, so that no two cases make the same.
    /// [`StoreError::Held`] where another open case, or a deal, has hold of one of them.
    pub async fn insert_case(
        &mut self,
        case: &CaseRow,
        holds: &[(ObjectKind, String)],
    ) -> Result<(), StoreError> {
        let model = row::write(case, self.county, &self.keys)?;
        self.insert_models::<register_case::Entity>(vec![model]).await?;
        self.write_acceptance(case).await?;
        self.hold(case.id, holds).await
    }

    /// Takes hold of more objects, for a case whose request has changed.
    pub async fn hold(
        &mut self,
        case: Uuid,
        holds: &[(ObjectKind, String)],
    ) -> Result<(), StoreError> {
        let holds: BTreeSet<(ObjectKind, String)> = holds.iter().cloned().collect();
        if let Some((code, by)) = self.held_by_deals(&holds, None).await?.into_iter().next() {
            return Err(StoreError::Held { code, by });
        }
        let mut own = BTreeSet::new();
        for (kind, code, holder, by) in self.holders(&holds).await? {
            if holder != case {
                return Err(StoreError::Held { code, by });
            }
            own.insert((kind, code));
        }
        let county = self.pen.county();
        let model = |(kind, code): &(ObjectKind, String)| case_hold::Model {
            county: county.clone(),
            kind: kind.as_str().to_owned(),
            code: code.clone(),
            case_id: case,
        };
        let models = holds.difference(&own).map(model).collect();
        self.insert_models::<case_hold::Entity>(models).await
    }

    /// Which of these objects an open case or a deal holds, by code, with the number of that.
    pub async fn held(
        &mut self,
        objects: &[(ObjectKind, String)],
        but_by: Option<Uuid>,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let objects = objects.iter().cloned().collect();
        let holders = self.holders(&objects).await?;
        let others = holders.into_iter().filter(|(_, _, holder, _)| Some(*holder) != but_by);
        let mut held: Vec<(String, String)> = others.map(|(_, code, _, by)| (code, by)).collect();
        held.extend(self.held_by_deals(&objects, None).await?);
        Ok(held)
    }

    /// The same beside a deal: a case may bear the same number as the deal, which holds its own.
    ///
    /// A contract is kept from cases alone: which of its land a deal is about, its parcels say.
    pub async fn held_beside(
        &mut self,
        objects: &[(ObjectKind, String)],
        deal: DealId,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let mut objects: BTreeSet<(ObjectKind, String)> = objects.iter().cloned().collect();
        let cases = self.holders(&objects).await?;
        let mut held: Vec<_> = cases.into_iter().map(|(_, code, _, by)| (code, by)).collect();
        objects.retain(|(kind, _)| *kind != ObjectKind::LandContract);
        held.extend(self.held_by_deals(&objects, Some(deal)).await?);
        Ok(held)
    }

    /// Lets go of what a case holds, once it has ended.
    pub async fn release_holds(&mut self, case: Uuid) -> Result<(), StoreError> {
        let statement = Query::delete()
            .from_table(TABLE)
            .and_where(Expr::col("county").eq(self.county.as_str()))
            .and_where(Expr::col("case_id").eq(case))
            .to_owned();
        self.session.execute(&statement).await?;
        Ok(())
    }

    /// Those that a deal holds but for one, by code, with the number of the deal.
    async fn held_by_deals(
        &self,
        objects: &BTreeSet<(ObjectKind, String)>,
        but_by: Option<DealId>,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let mut holders = Vec::new();
        for (kind, codes) in by_kind(objects) {
            let found = self.deal_holders(kind, &codes).await?.into_iter();
            let others = found.filter(|(_, deal, _)| Some(*deal) != but_by);
            holders.extend(others.map(|(code, _, by)| (code, by)));
        }
        Ok(holders)
    }

    /// The kind, the code, the case that holds it, and the number of that.
    async fn holders(
        &self,
        objects: &BTreeSet<(ObjectKind, String)>,
    ) -> Result<Vec<(ObjectKind, String, Uuid, String)>, StoreError> {
        let mut holders = Vec::new();
        for (kind, codes) in by_kind(objects) {
            for codes in codes.chunks(BATCH) {
                let query = self.holders_of(kind, codes);
                for found in self.session.query_all(&query).await? {
                    holders.push((
                        kind,
                        found.try_get("", "code")?,
                        found.try_get("", "case_id")?,
                        found.try_get("", "number")?,
                    ));
                }
            }
        }
        Ok(holders)
    }

    fn holders_of(&self, kind: ObjectKind, codes: &[&str]) -> SelectStatement {
        Query::select()
            .columns(["code", "case_id"].map(|it| (TABLE, it)))
            .column((row::TABLE, "number"))
            .from(TABLE)
            .inner_join(
                row::TABLE,
                Cond::all()
                    .add(column(row::TABLE, "county").equals((TABLE, "county")))
                    .add(column(row::TABLE, "id").equals((TABLE, "case_id"))),
            )
            .and_where(column(TABLE, "county").eq(self.county.as_str()))
            .and_where(column(TABLE, "kind").eq(kind.as_str()))
            .and_where(column(TABLE, "code").is_in(codes.iter().copied()))
            .to_owned()
    }
}

fn by_kind(objects: &BTreeSet<(ObjectKind, String)>) -> BTreeMap<ObjectKind, Vec<&str>> {
    let mut by_kind: BTreeMap<ObjectKind, Vec<&str>> = BTreeMap::new();
    for (kind, code) in objects {
        by_kind.entry(*kind).or_default().push(code);
    }
    by_kind
}

/// What a case holds, in the order of kinds and codes.
pub(super) async fn of_case(
    session: &Session,
    county: County,
    case: Uuid,
) -> Result<Vec<(ObjectKind, String)>, StoreError> {
    let query = Query::select()
        .columns(["kind", "code"])
        .from(TABLE)
        .and_where(Expr::col("county").eq(county.as_str()))
        .and_where(Expr::col("case_id").eq(case))
        .to_owned();
    let mut held = BTreeSet::new();
    for row in session.query_all(&query).await? {
        let text: String = row.try_get("", "kind")?;
        let kind = ObjectKind::parse(&text)
            .ok_or_else(|| StoreError::corrupt(TABLE, case, "kind is not in its list"))?;
        held.insert((kind, row.try_get("", "code")?));
    }
    Ok(held.into_iter().collect())
}
