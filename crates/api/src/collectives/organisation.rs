//! A collective on the wire: its registration, its charter, its organs, its property and its shares.

use casework::collective::CollectiveFile;
use chrono::NaiveDate;
use serde::Serialize;
use store::Row;
use tenure::collective::{Asset, Charter, Organ, Particulars};
use tenure::{AsOf, Collective, ObjectId, ShareHolder, ShareHolding};
use utoipa::ToSchema;

/// A collective 农村集体经济组织, on a day, as known at a moment.
#[derive(Debug, Serialize, ToSchema)]
pub struct CollectiveOut {
    credit_code: String,
    /// The internal id.
    id: String,
    division: String,
    as_of: NaiveDate,
    name: String,
    legal_representative: String,
    registered_day: NaiveDate,
    total_shares: String,
    /// Absent for a collective that is known from an import alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    particulars: Option<Particulars>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    charter: Option<Charter>,
    organs: Vec<OrganOut>,
    #[schema(value_type = Vec<Object>)]
    assets: Vec<Asset>,
}

/// An organ 组织机构 in its term.
#[derive(Debug, Serialize, ToSchema)]
struct OrganOut {
    #[serde(flatten)]
    #[schema(value_type = Object)]
    organ: Organ,
    /// The last day of the term.
    last_day: Option<NaiveDate>,
}

/// A holding 份额.
#[derive(Serialize, ToSchema)]
pub(super) struct HoldingOut {
    /// 股权名册序号; absent for the collective, and before the first act on shares.
    number: Option<u32>,
    /// The internal id of the holder; absent for the collective.
    person: Option<String>,
    name: Option<String>,
    household: Option<String>,
    class: String,
    /// An exact fraction.
    shares: String,
    basis: String,
    inherited: bool,
    /// How much of it is pledged.
    pledged: Option<String>,
    first_day: NaiveDate,
}

/// The holdings of a collective; they add up to its total.
#[derive(Serialize, ToSchema)]
pub(super) struct SharesOut {
    total_shares: String,
    holdings: Vec<HoldingOut>,
}

impl CollectiveOut {
    /// A collective as of a day.
    pub fn of(file: &CollectiveFile, at: AsOf) -> Self {
        let fact: &Collective = file.collective.fact();
        Self {
            credit_code: fact.credit_code.to_string(),
            id: file.object.id.to_string(),
            division: fact.division.to_string(),
            as_of: at.as_of,
            name: fact.name.clone(),
            legal_representative: fact.legal_representative.clone(),
            registered_day: fact.registered_day,
            total_shares: fact.total_shares.to_string(),
            particulars: file.particulars.as_ref().map(|it| it.fact().clone()),
            charter: file.charter.as_ref().map(|it| it.fact().clone()),
            organs: file.organs.iter().map(OrganOut::from).collect(),
            assets: file.assets.iter().map(|it| it.fact().clone()).collect(),
        }
    }
}

impl From<&Row<Organ>> for OrganOut {
    fn from(row: &Row<Organ>) -> Self {
        Self { organ: row.fact().clone(), last_day: row.fact().last_day() }
    }
}

impl From<&CollectiveFile> for SharesOut {
    fn from(file: &CollectiveFile) -> Self {
        let number = |it: Option<ObjectId>| file.numbers.get(&it?).copied();
        let mut holdings: Vec<HoldingOut> =
            file.holdings.iter().map(|row| holding(row, number(row.links.person))).collect();
        holdings.sort_by_cached_key(|it| {
            (it.number.is_none(), it.number, it.household.clone(), it.name.clone())
        });
        let total_shares = file.collective.fact().total_shares.to_string();
        Self { total_shares, holdings }
    }
}

fn holding(row: &Row<ShareHolding>, number: Option<u32>) -> HoldingOut {
    let fact = row.fact();
    let (household, name) = match &fact.holder {
        ShareHolder::Member { household, name } => {
            (Some(household.as_str().to_owned()), Some(name.clone()))
        }
        ShareHolder::Collective => (None, None),
    };
    HoldingOut {
        number,
        person: row.links.person.map(|it| it.to_string()),
        name,
        household,
        class: fact.class.clone(),
        shares: fact.shares.to_string(),
        basis: fact.basis.clone(),
        inherited: fact.inherited,
        pledged: fact.pledge.as_ref().map(|it| it.shares.to_string()),
        first_day: row.version().first_day,
    }
}
