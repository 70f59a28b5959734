//! How much the register holds, and where.

use identity::{DivisionCode, DivisionLevel};
use sea_orm::{
    ConnectionTrait as _,
    sea_query::{Asterisk, Expr, ExprTrait as _, Query},
};
use tenure::{
    Collective, Contractor, Homestead, Household, HouseholdMember, Issuer, LandContract, Parcel,
    ShareHolding,
};
use uuid::Uuid;

use crate::{
    At, Fact, Scope, Store, StoreError,
    select::{anchored, column},
    session::Session,
};

/// The numbers of current rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub issuers: u64,
    pub households: u64,
    pub contractors: u64,
    pub members: u64,
    pub parcels: u64,
    pub land_contracts: u64,
    pub homesteads: u64,
    pub collectives: u64,
    pub share_holdings: u64,
}

impl Store {
    /// What is current in a scope.
    pub async fn counts(&self, scope: &Scope) -> Result<Counts, StoreError> {
        let session = self.read().await?;
        Ok(Counts {
            issuers: count::<Issuer>(&session, scope).await?,
            households: count::<Household>(&session, scope).await?,
            contractors: count::<Contractor>(&session, scope).await?,
            members: count::<HouseholdMember>(&session, scope).await?,
            parcels: count::<Parcel>(&session, scope).await?,
            land_contracts: count::<LandContract>(&session, scope).await?,
            homesteads: count::<Homestead>(&session, scope).await?,
            collectives: count::<Collective>(&session, scope).await?,
            share_holdings: count::<ShareHolding>(&session, scope).await?,
        })
    }

    /// The villages of a scope that have objects, in the order of their codes.
    pub async fn villages(&self, scope: &Scope) -> Result<Vec<DivisionCode>, StoreError> {
        let session = self.read().await?;
        let mut query = Query::select();
        query
            .distinct()
            .column("division")
            .from("register_object")
            .cond_where(scope.condition(column("register_object", "division")));
        if let Some(county) = scope.county() {
            query.and_where(Expr::col("county").eq(county.as_str()));
        }
        let mut villages = Vec::new();
        for row in session.query_all(&query).await? {
            let text: String = row.try_get_by_index(0)?;
            let division = DivisionCode::parse(&text).map_err(|error| {
                StoreError::corrupt("register_object", Uuid::nil(), format!("division: {error}"))
            })?;
            villages.push(division.truncated(DivisionLevel::Village));
        }
        villages.sort_unstable();
        villages.dedup();
        Ok(villages)
    }
}

async fn count<T: Fact>(session: &Session, scope: &Scope) -> Result<u64, StoreError> {
    let mut query = Query::select();
    query
        .expr(Expr::col(Asterisk).count())
        .from(T::NAME)
        .cond_where(At::Current.condition(T::NAME));
    if let Some(county) = scope.county() {
        query.and_where(column(T::NAME, "county").eq(county.as_str()));
        anchored::<T>(&mut query, |column| scope.condition(column));
    }
    let row = session.query_one(&query).await?;
    let count: i64 = row.map(|it| it.try_get_by_index(0)).transpose()?.unwrap_or_default();
    Ok(u64::try_from(count).unwrap_or_default())
}
