//! The books of a collective on their way in: the organisation, its memberships, its holdings.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use store::{At, CollectivePartLinks, Fact, MembershipLinks, Row, ShareHoldingLinks};
use tenure::collective::{Asset, Charter, Organ, Organisation, Particulars};
use tenure::membership::{Kinship, Membership, RegisteredMembership};
use tenure::shares::{HeldShares, total};
use tenure::submission::Table;
use tenure::takeover::Entered;
use tenure::{
    Collective, HouseholdCode, ObjectId, ObjectKind, Registered, ShareHolder, ShareHolding, Status,
    Version,
};

use super::compare::{Coming, FirstDay, Settled, settle};
use super::pen::Pen;
use crate::Refused;

/// A row that no submission brought.
const NO_ROW: u64 = 0;

/// What is registered of an organisation, row by row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OrganisationRows {
    pub(crate) collective: Row<Collective>,
    pub(crate) particulars: Option<Row<Particulars>>,
    pub(crate) charter: Option<Row<Charter>>,
    pub(crate) organs: Vec<Row<Organ>>,
    pub(crate) assets: Vec<Row<Asset>>,
}

/// A fact of the act, from its day of effect on.
fn entered<T>(pen: &Pen<'_>, fact: T) -> Entered<T> {
    Entered { fact, first_day: pen.act.effect_day, table: Table::Collective, row: NO_ROW }
}

/// Enters an organisation as it is from now on.
pub(crate) async fn organisation(
    pen: &mut Pen<'_>,
    current: OrganisationRows,
    after: &Organisation,
) -> Result<(), Refused> {
    let OrganisationRows { collective, particulars, charter, organs, assets } = current;
    let id = collective.id();
    let Organisation { collective: fact, issuer, address, certificate, reform, .. } = after;
    let (address, certificate) = (address.clone(), certificate.clone());
    let told = Particulars { issuer: *issuer, address, certificate, reform: *reform };
    own(pen, id, fact.clone(), vec![collective]).await?;
    own(pen, id, told, particulars.into_iter().collect()).await?;
    own(pen, id, after.charter.clone(), charter.into_iter().collect()).await?;
    parts(pen, id, &after.organs, organs, |it| it.kind).await?;
    parts(pen, id, &after.assets, assets, |it| it.code.clone()).await
}

/// A row of the collective's own.
async fn own<T: Fact<Links = ()> + PartialEq>(
    pen: &mut Pen<'_>,
    id: ObjectId,
    fact: T,
    current: Vec<Row<T>>,
) -> Result<(), Refused> {
    let coming = Coming { entered: entered(pen, fact), links: (), object: Some(id) };
    let settled = settle(pen, vec![coming], current, FirstDay::Derived, |_, (), _| ());
    pen.write(settled).await?;
    Ok(())
}

/// The parts of a collective in one table; those that are no more are superseded.
async fn parts<T, K>(
    pen: &mut Pen<'_>,
    collective: ObjectId,
    after: &[T],
    current: Vec<Row<T>>,
    key: impl Fn(&T) -> K,
) -> Result<(), Refused>
where
    T: Fact<Links = CollectivePartLinks> + PartialEq,
    K: std::hash::Hash + Eq,
{
    let links = CollectivePartLinks { collective };
    let coming = |fact: &T| Coming { entered: entered(pen, fact.clone()), links, object: None };
    let coming: Vec<Coming<T>> = after.iter().map(coming).collect();
    let settled = settle(pen, coming, current, FirstDay::Derived, |it, _, _| key(it));
    replace(pen, settled).await
}

/// Writes what was settled, and supersedes what is not said any more.
async fn replace<T: Fact>(pen: &mut Pen<'_>, settled: Settled<T>) -> Result<(), Refused> {
    let left = pen.write(settled).await?;
    pen.supersede(&left).await
}

/// Enters a collective that there was not before; its code must be new.
pub(crate) async fn new_organisation(
    pen: &mut Pen<'_>,
    after: &Organisation,
) -> Result<ObjectId, Refused> {
    let Collective { credit_code, division, .. } = &after.collective;
    let object = pen.object(ObjectKind::Collective, Some(credit_code.as_str()), *division);
    let id = object.id;
    pen.unit.insert_objects(vec![object]).await?;
    let Organisation { collective: fact, issuer, address, certificate, reform, .. } = after;
    let (address, certificate) = (address.clone(), certificate.clone());
    let told = Particulars { issuer: *issuer, address, certificate, reform: *reform };
    own(pen, id, fact.clone(), Vec::new()).await?;
    own(pen, id, told, Vec::new()).await?;
    own(pen, id, after.charter.clone(), Vec::new()).await?;
    parts(pen, id, &after.organs, Vec::new(), |it| it.kind).await?;
    parts(pen, id, &after.assets, Vec::new(), |it| it.code.clone()).await?;
    Ok(id)
}

/// Ends an organisation on the eve of the act, with all that is registered of it and all that is held in it.
pub(crate) async fn end_organisation(
    pen: &mut Pen<'_>,
    current: OrganisationRows,
    holdings: &[Row<ShareHolding>],
) -> Result<(), Refused> {
    let OrganisationRows { collective, particulars, charter, organs, assets } = current;
    pen.supersede(&[collective]).await?;
    pen.supersede(particulars.as_slice()).await?;
    pen.supersede(charter.as_slice()).await?;
    pen.supersede(&organs).await?;
    pen.supersede(&assets).await?;
    pen.supersede(holdings).await
}

/// Enters memberships as they are from now on: new ones begin, and those that say an end have it.
///
/// The days are those of the membership, not of the act; `of` says which collective a new one belongs to.
pub(crate) async fn memberships(
    pen: &mut Pen<'_>,
    of: impl Fn(&Membership) -> Option<ObjectId>,
    current: &[Row<RegisteredMembership>],
    after: &[Membership],
    kinship: Option<&Kinship>,
) -> Result<(), Refused> {
    let key = |it: &Membership| (it.person, it.collective.clone(), it.first_day);
    let standing: HashMap<_, &Row<RegisteredMembership>> =
        current.iter().map(|row| (key(&row.fact().membership), row)).collect();
    let (mut closed, mut inserted) = (Vec::new(), Vec::new());
    for it in after {
        match standing.get(&key(it)) {
            Some(row) if row.fact().membership == *it => pen.changes.unchanged += 1,
            Some(row) => {
                let number = row.version().number;
                closed.push((row.id(), number));
                let fact = RegisteredMembership { membership: it.clone(), ..row.fact().clone() };
                inserted.push(membership(pen, fact, row.links, row.id(), number + 1));
            }
            None => {
                let fact =
                    RegisteredMembership { membership: it.clone(), kinship: kinship.cloned() };
                let code = || it.collective.to_string();
                let dangling = || Refused::Dangling { what: "collective", code: code() };
                let links = MembershipLinks { collective: of(it).ok_or_else(dangling)? };
                let id = pen.new_id();
                inserted.push(membership(pen, fact, links, id, 1));
            }
        }
    }
    pen.changes.superseded += count(closed.len());
    pen.changes.inserted += count(inserted.len());
    let (act, at) = (pen.act.id, pen.act.recorded_at);
    pen.unit.supersede::<RegisteredMembership>(&closed, act, at).await?;
    Ok(pen.unit.insert(inserted).await?)
}

fn membership(
    pen: &Pen<'_>,
    fact: RegisteredMembership,
    links: MembershipLinks,
    object: ObjectId,
    number: i32,
) -> Row<RegisteredMembership> {
    let (first_day, last_day): (NaiveDate, Option<NaiveDate>) =
        (fact.membership.first_day, fact.membership.last_day);
    let version = Version {
        object,
        number,
        status: if last_day.is_some() { Status::Historic } else { Status::Current },
        first_day,
        last_day,
        act: pen.act.id,
        recorded_at: pen.act.recorded_at,
        superseded: None,
        source: None,
    };
    Row { registered: Registered { version, fact }, links }
}

/// Enters holdings as they are from now on, and looks at what was written: it adds up to the total of the register, or nothing of it happens (HR-82).
pub(crate) async fn holdings(
    pen: &mut Pen<'_>,
    collective: ObjectId,
    current: Vec<Row<ShareHolding>>,
    after: &[HeldShares],
    households: &BTreeMap<HouseholdCode, ObjectId>,
) -> Result<(), Refused> {
    let mut coming = Vec::with_capacity(after.len());
    for it in after {
        let household = match &it.holding.holder {
            ShareHolder::Collective => None,
            ShareHolder::Member { household, .. } => {
                let dangling =
                    || Refused::Dangling { what: "household", code: household.to_string() };
                Some(*households.get(household).ok_or_else(dangling)?)
            }
        };
        let links = ShareHoldingLinks { collective, household, person: it.person };
        let entered = entered(pen, it.holding.clone());
        coming.push(Coming { entered, links, object: None });
    }
    let key = |it: &ShareHolding, links: &ShareHoldingLinks, _: Option<ObjectId>| {
        (links.person, it.class.clone())
    };
    let settled = settle(pen, coming, current, FirstDay::Derived, key);
    replace(pen, settled).await?;
    as_written(pen, collective).await
}

/// Whether the holdings as they stand in the database add up to the total that stands there.
async fn as_written(pen: &mut Pen<'_>, collective: ObjectId) -> Result<(), Refused> {
    let holdings: Vec<Row<ShareHolding>> = pen.unit.of_collective(collective, At::Current).await?;
    let held = holdings.into_iter().map(|row| HeldShares {
        holding: row.registered.fact,
        number: 0,
        person: row.links.person,
    });
    let held: Vec<HeldShares> = held.collect();
    let registered: Vec<Row<Collective>> = pen.unit.of_collective(collective, At::Current).await?;
    let registered = registered.first().map(|it| it.fact().total_shares);
    if total(&held) == registered { Ok(()) } else { Err(Refused::SharesDiffer) }
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}
