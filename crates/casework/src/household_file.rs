//! The household file: one read gives the household, its members, the three books, and why it has each right.

use store::{Row, Store, StoreError};
use tenure::{AsOf, HouseholdCode, Why};
use uuid::Uuid;

use crate::refused::shown;
use crate::{Officer, Refused};

/// A household's file, with the ground of each right.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseholdFile {
    pub file: store::HouseholdFile,
    pub at: AsOf,
    /// One for each contract of the file, in its order.
    pub why_contracts: Vec<Why>,
    /// One for each homestead of the file, in its order.
    pub why_homesteads: Vec<Why>,
    /// One for each share holding of the file, in its order.
    pub why_shares: Vec<Why>,
}

/// Reads the file of a household by its contractor code, its own code, or its internal id.
pub async fn household_file(
    store: &Store,
    officer: &Officer,
    code: &str,
    at: AsOf,
) -> Result<HouseholdFile, Refused> {
    // A code that can be no household's is told apart from one that is nobody's.
    if HouseholdCode::parse(code).is_err() && Uuid::try_parse(code).is_err() {
        return Err(Refused::Malformed { what: "household code", text: shown(code) });
    }
    let key = match store.find_household(&officer.scope, code).await {
        Err(StoreError::NotFound) => {
            return Err(Refused::NotFound { what: "household", code: shown(code) });
        }
        found => found?,
    };
    match store.household_file(&officer.scope, key.county, key.id, at).await {
        Err(StoreError::NotFound) => {
            Err(Refused::NotThen { what: "household", code: shown(code), at })
        }
        file => Ok(with_grounds(file?, at)),
    }
}

fn with_grounds(file: store::HouseholdFile, at: AsOf) -> HouseholdFile {
    let why_contracts = file
        .contracts
        .iter()
        .map(|it| {
            tenure::why_of_contract(
                it.contract.fact(),
                it.issuer.fact(),
                it.right.as_ref().map(Row::fact),
                it.certificate.as_ref().map(Row::fact),
            )
        })
        .collect();
    let why_homesteads =
        file.homesteads.iter().map(|row| tenure::why_of_homestead(&row.registered)).collect();
    let shares = file.share_holdings.iter();
    let why_shares = shares
        .map(|(holding, collective)| tenure::why_of_share(&holding.registered, collective.fact()))
        .collect();
    HouseholdFile { file, at, why_contracts, why_homesteads, why_shares }
}
