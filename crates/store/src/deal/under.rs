//! The deals by which something was given under a contract, or laid on it.

use market::money::DealId;
use sea_orm::{
    ConnectionTrait as _, Order,
    sea_query::{Cond, ExprTrait as _, Query},
};
use tenure::ObjectId;
use uuid::Uuid;

use super::row::{self, DealKind};
use crate::{StoreError, Unit, row::Reading, select::column};

const STEP: &str = "deal_step";
/// The step by which a deal changes the register, whatever the deal is; what ends it later is another one.
const ENTER: &str = "enter";

/// A deal with what it entered under a contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealUnder {
    pub id: DealId,
    pub kind: DealKind,
    pub number: String,
    /// The circulation, or the restriction.
    pub entered: ObjectId,
}

impl Unit {
    /// The deals that entered a circulation or a restriction of a contract, ended ones among them, in the order of their numbers.
    ///
    /// A deal that is made under another one has the later number.
    pub async fn deals_under(&mut self, contract: ObjectId) -> Result<Vec<DealUnder>, StoreError> {
        let mut deals = self.deals_of("circulation", "contract_id", contract).await?;
        deals.extend(self.deals_of("restriction", "on_id", contract).await?);
        deals.sort_by(|one, other| one.number.cmp(&other.number));
        Ok(deals)
    }

    /// The deals that entered rows of a table which belong to an object, whichever version of these is current.
    async fn deals_of(
        &self,
        table: &'static str,
        of: &'static str,
        object: ObjectId,
    ) -> Result<Vec<DealUnder>, StoreError> {
        let joined = |to: &'static str, on: [&'static str; 2]| {
            Cond::all()
                .add(column(STEP, "county").equals((to, "county")))
                .add(column(STEP, on[0]).equals((to, on[1])))
        };
        let query = Query::select()
            .distinct()
            .columns(["id", "kind", "number"].map(|it| (row::TABLE, it)))
            .expr_as(column(table, "id"), "entered")
            .from(STEP)
            .inner_join(row::TABLE, joined(row::TABLE, ["deal_id", "id"]))
            .inner_join(table, joined(table, ["act_id", "act_id"]))
            .and_where(column(table, "county").eq(self.county.as_str()))
            .and_where(column(table, of).eq(object.0))
            .and_where(column(STEP, "step").eq(ENTER))
            .order_by((row::TABLE, "number"), Order::Asc)
            .to_owned();
        let mut deals = Vec::new();
        for it in self.session.query_all(&query).await? {
            let id: Uuid = it.try_get("", "id")?;
            let kind: String = it.try_get("", "kind")?;
            let reading = Reading { table: row::TABLE, county: self.county.as_str(), id };
            deals.push(DealUnder {
                id: DealId(ObjectId(id)),
                kind: reading.listed("kind", DealKind::parse(&kind))?,
                number: it.try_get("", "number")?,
                entered: ObjectId(it.try_get("", "entered")?),
            });
        }
        Ok(deals)
    }
}
