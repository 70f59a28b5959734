//! What collectives gave on the market, on which days.

use market::Days;
use market::money::DealId;
use sea_orm::{
    ConnectionTrait as _,
    sea_query::{Cond, ExprTrait as _, Query},
};
use tenure::ActId;

use crate::{
    StoreError, Unit,
    entity::listing_grant::{Entity, Model},
    select::{BATCH, column},
};

const TABLE: &str = "listing_grant";
const DEAL: &str = "deal";

impl Unit {
    /// Puts down that parcels, or assets, were given on some days.
    pub async fn insert_grants(
        &mut self,
        deal: DealId,
        act: ActId,
        codes: &[String],
        days: Days,
    ) -> Result<(), StoreError> {
        let model = |code: &String| Model {
            county: self.pen.county(),
            code: code.clone(),
            deal_id: deal.0.0,
            first_day: days.first(),
            last_day: days.last(),
            act_id: act.0,
        };
        let models = codes.iter().map(model).collect();
        self.insert_models::<Entity>(models).await
    }

    /// The numbers of the deals by which any of these is given on a day of a span, each once.
    pub async fn granted(&mut self, codes: &[String], on: Days) -> Result<Vec<String>, StoreError> {
        let mut numbers = Vec::new();
        for codes in codes.chunks(BATCH) {
            let query = Query::select()
                .distinct()
                .column((DEAL, "number"))
                .from(TABLE)
                .inner_join(
                    DEAL,
                    Cond::all()
                        .add(column(DEAL, "county").equals((TABLE, "county")))
                        .add(column(DEAL, "id").equals((TABLE, "deal_id"))),
                )
                .and_where(column(TABLE, "county").eq(self.county.as_str()))
                .and_where(column(TABLE, "code").is_in(codes))
                .and_where(column(TABLE, "first_day").lte(on.last()))
                .and_where(column(TABLE, "last_day").gte(on.first()))
                .to_owned();
            for row in self.session.query_all(&query).await? {
                numbers.push(row.try_get("", "number")?);
            }
        }
        numbers.sort();
        numbers.dedup();
        Ok(numbers)
    }
}
