//! Parcels by where they lie: what a village borders on, whatever village it belongs to.

use geometry::Envelope;
use sea_orm::{ConnectionTrait as _, FromQueryResult as _};
use tenure::Parcel;

use crate::{Row, Scope, Store, StoreError, dialect, entity, row::sealed::Table as _};

impl Store {
    /// The parcels of today whose envelope meets another, in longitude and latitude.
    ///
    /// Those outside the scope are not found, so a village's officer sees no neighbour across the border.
    pub async fn parcels_meeting(
        &self,
        scope: &Scope,
        envelope: Envelope,
    ) -> Result<Vec<Row<Parcel>>, StoreError> {
        let session = self.read().await?;
        let statement = dialect::meeting(session.engine(), Parcel::NAME, envelope);
        let mut parcels = Vec::new();
        for row in session.query_all_raw(statement).await? {
            let model = entity::parcel::Model::from_query_result(&row, "")?;
            let parcel = Parcel::read(model, self.keys())?;
            if scope.contains(&parcel.fact().code.issuer().division()) {
                parcels.push(parcel);
            }
        }
        Ok(parcels)
    }
}
