//! What open deals hold: no other deal and no case touches it meanwhile.

use std::collections::BTreeSet;

use market::money::DealId;
use sea_orm::{
    ConnectionTrait as _,
    sea_query::{Cond, Expr, ExprTrait as _, Query},
};
use tenure::{ObjectId, ObjectKind};

use super::row;
use crate::{
    StoreError, Unit,
    entity::deal_hold,
    select::{BATCH, column},
};

const TABLE: &str = "deal_hold";

impl Unit {
    /// Takes hold of objects for a deal.
    ///
    /// [`StoreError::Held`] where an open case or another deal has hold of one of them.
    pub async fn hold_for_deal(
        &mut self,
        deal: DealId,
        objects: &[(ObjectKind, String)],
    ) -> Result<(), StoreError> {
        if let Some((code, by)) = self.held(objects, None).await?.into_iter().next() {
            return Err(StoreError::Held { code, by });
        }
        let county = self.pen.county();
        let objects: BTreeSet<&(ObjectKind, String)> = objects.iter().collect();
        let model = |(kind, code): &(ObjectKind, String)| deal_hold::Model {
            county: county.clone(),
            kind: kind.as_str().to_owned(),
            code: code.clone(),
            deal_id: deal.0.0,
        };
        let models = objects.into_iter().map(model).collect();
        self.insert_models::<deal_hold::Entity>(models).await
    }

    /// Lets go of what a deal holds, once it is over.
    pub async fn release_deal_holds(&mut self, deal: DealId) -> Result<(), StoreError> {
        let statement = Query::delete()
            .from_table(TABLE)
            .and_where(Expr::col("county").eq(self.county.as_str()))
            .and_where(Expr::col("deal_id").eq(deal.0.0))
            .to_owned();
        self.session.execute(&statement).await?;
        Ok(())
    }

    /// Which of these objects a deal holds: by code, with that deal and its number.
    pub(crate) async fn deal_holders(
        &self,
        kind: ObjectKind,
        codes: &[&str],
    ) -> Result<Vec<(String, DealId, String)>, StoreError> {
        let mut holders = Vec::new();
        for codes in codes.chunks(BATCH) {
            let query = Query::select()
                .columns(["code", "deal_id"].map(|it| (TABLE, it)))
                .column((row::TABLE, "number"))
                .from(TABLE)
                .inner_join(
                    row::TABLE,
                    Cond::all()
                        .add(column(row::TABLE, "county").equals((TABLE, "county")))
                        .add(column(row::TABLE, "id").equals((TABLE, "deal_id"))),
                )
                .and_where(column(TABLE, "county").eq(self.county.as_str()))
                .and_where(column(TABLE, "kind").eq(kind.as_str()))
                .and_where(column(TABLE, "code").is_in(codes.iter().copied()))
                .to_owned();
            for found in self.session.query_all(&query).await? {
                let deal = DealId(ObjectId(found.try_get("", "deal_id")?));
                holders.push((found.try_get("", "code")?, deal, found.try_get("", "number")?));
            }
        }
        Ok(holders)
    }
}
