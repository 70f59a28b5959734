//! The objects that an act touched, each whole: as they were before it, and as it left them.

use identity::County;
use tenure::{Act, ObjectId, ObjectKind};

use crate::{
    At, Scope, Store, StoreError, VillageRegister, codes, history::tables, touched_by::touched_by,
};

/// The kinds of objects that a case changes.
const KINDS: [ObjectKind; 7] = [
    ObjectKind::Issuer,
    ObjectKind::Contractor,
    ObjectKind::Household,
    ObjectKind::Person,
    ObjectKind::Parcel,
    ObjectKind::LandContract,
    ObjectKind::Homestead,
];

impl Store {
    /// The objects that an act of the county touched, before it and after it.
    ///
    /// They stand as the acts left them, whatever the clock said: what another act did at the same moment is not mixed in.
    pub async fn states_around(
        &self,
        scope: &Scope,
        county: County,
        act: &Act,
    ) -> Result<[VillageRegister; 2], StoreError> {
        if !scope.contains(&county.into()) {
            return Err(StoreError::NotFound);
        }
        let session = self.read().await?;
        let mut touched = codes::Touched::default();
        for kind in KINDS {
            for (table, name) in tables(kind) {
                let ids = touched_by(&session, county, act, table, name).await?;
                touched.extend(kind, ids.into_iter().map(ObjectId));
            }
        }
        let [before, after] = [At::found_by(county, act), At::left_by(county, act)];
        // What one state brings with the objects belongs to the other state as well.
        for at in [before, after] {
            let found = codes::around(&session, self.keys(), county, at, &touched).await?;
            touched.take(&found);
        }
        Ok([
            codes::around(&session, self.keys(), county, before, &touched).await?,
            codes::around(&session, self.keys(), county, after, &touched).await?,
        ])
    }
}
