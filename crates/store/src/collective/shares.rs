//! Which acts wrote the shares that a household is shown with.

use std::collections::BTreeSet;

use sea_orm::{
    ConnectionTrait as _,
    sea_query::{Expr, ExprTrait as _, Query},
};
use tenure::{ActId, ObjectId};
use uuid::Uuid;

use super::book::CollectiveKey;
use crate::{Store, StoreError};

const TABLE: &str = "share_holding";

impl Store {
    /// The households of a collective's holdings, each with the acts that wrote one of them or ended it.
    pub async fn acts_on_shares(
        &self,
        key: CollectiveKey,
    ) -> Result<BTreeSet<(ObjectId, ActId)>, StoreError> {
        let session = self.read().await?;
        let mut acts = BTreeSet::new();
        for by in ["act_id", "superseded_by"] {
            let query = Query::select()
                .distinct()
                .column("household_id")
                .expr_as(Expr::col(by), "act")
                .from(TABLE)
                .and_where(Expr::col("county").eq(key.county.as_str()))
                .and_where(Expr::col("collective_id").eq(key.id.0))
                .and_where(Expr::col("household_id").is_not_null())
                .and_where(Expr::col(by).is_not_null())
                .to_owned();
            for row in session.query_all(&query).await? {
                let household: Uuid = row.try_get("", "household_id")?;
                acts.insert((ObjectId(household), ActId(row.try_get("", "act")?)));
            }
        }
        Ok(acts)
    }
}
