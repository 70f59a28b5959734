//! Parcels by where they lie: what a village borders on, whatever village it belongs to.

use geometry::Envelope;
use sea_orm::{ConnectionTrait as _, FromQueryResult as _};
use tenure::Parcel;

use crate::{
    Keys, Row, Scope, Store, StoreError, dialect, entity, row::sealed::Table as _, session::Session,
};

/// The parcels of today, of any county, whose envelope meets another, in longitude and latitude.
pub(crate) async fn meeting(
    session: &Session,
    keys: &Keys,
    envelope: Envelope,
) -> Result<Vec<Row<Parcel>>, StoreError> {
    let statement = dialect::meeting(session.engine(), Parcel::NAME, envelope);
    let rows = session.query_all_raw(statement).await?;
    rows.iter()
        .map(|row| Parcel::read(entity::parcel::Model::from_query_result(row, "")?, keys))
        .collect()
}

impl Store {
    /// The parcels of today whose envelope meets another, in longitude and latitude.
    ///
    /// Those outside the scope are not found, so a village's officer sees no neighbour across the border.
    pub async fn parcels_meeting(
        &self,
        scope: &Scope,
        envelope: Envelope,
    ) -> Result<Vec<Row<Parcel>>, StoreError> {
        let parcels = meeting(&self.read().await?, self.keys(), envelope).await?;
        let seen = |it: &Row<Parcel>| scope.contains(&it.fact().code.issuer().division());
        Ok(parcels.into_iter().filter(seen).collect())
    }
}
