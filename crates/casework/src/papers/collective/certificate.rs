//! Certificates of shares: a household's holdings as the last act on them left them (集体法 40).

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use identity::CreditCode;
use ledger::Digest;
use store::{At, CollectiveKey, PersonAtHome, Row, Scope, Store};
use tenure::case::PaperKind;
use tenure::collective::Charter;
use tenure::{Act, ActId, Collective, Household, ObjectId, ObjectKind, ShareHolding};

use super::super::content::{HeldShare, ShareCertificate};
use super::super::frozen::sealed;
use super::{About, Printable, number, series_of};
use crate::Refused;
use crate::collective::class_name_zh;

/// What certificates are made from.
pub(super) struct Certificates {
    key: CollectiveKey,
    pub(super) credit_code: CreditCode,
}

/// An act with the households whose shares it wrote, in the order of their ids.
struct Written {
    act: ActId,
    households: Vec<ObjectId>,
}

impl Certificates {
    /// One certificate for each household that holds shares now, in the order of their codes.
    pub(super) async fn of(
        store: &Store,
        key: CollectiveKey,
    ) -> Result<(Self, Vec<Printable>), Refused> {
        let collective: Vec<Row<Collective>> = store.of_collective(key, At::Current).await?;
        let collective = collective.first().ok_or_else(|| dangling(key.id))?;
        let sheets = Self { key, credit_code: collective.fact().credit_code.clone() };
        let holders = holders(&store.of_collective(key, At::Current).await?);
        let ids: Vec<ObjectId> = holders.keys().copied().collect();
        let mut households = store.households(key.county, &ids, At::Current).await?;
        households.sort_by(|a, b| a.fact().code.cmp(&b.fact().code));
        let written = written(store, key).await?;
        let mut seals: BTreeMap<ActId, (Act, Digest)> = BTreeMap::new();
        let mut printable = Vec::with_capacity(households.len());
        for household in &households {
            let id = household.id();
            let (act, place) = last_on(&written, id).ok_or_else(|| dangling(id))?;
            let sealed = match seals.entry(act) {
                Entry::Occupied(it) => it.into_mut(),
                // Whoever sees the collective sees what its shares rest on, an import of the whole county too.
                Entry::Vacant(it) => {
                    it.insert(sealed(store, &Scope::Everywhere, key.county, act).await?)
                }
            };
            let theirs = holders.get(&id).cloned().unwrap_or_default();
            printable.push(sheets.printable(household, theirs, sealed, place));
        }
        Ok((sheets, printable))
    }

    fn printable(
        &self,
        household: &Row<Household>,
        holders: Vec<ObjectId>,
        (act, digest): &(Act, Digest),
        place: usize,
    ) -> Printable {
        let (kind, series) =
            (PaperKind::ShareCertificate, series_of(self.key.county, &self.credit_code));
        Printable {
            kind,
            subject: household.fact().code.as_str().to_owned(),
            holders,
            number: number(&series, act, kind, place),
            act: act.clone(),
            digest: *digest,
            about: About::Household(household.id()),
        }
    }

    /// The certificate of a household, as its act left everything that stands on it.
    pub(super) async fn certificate(
        &self,
        store: &Store,
        it: &Printable,
    ) -> Result<ShareCertificate, Refused> {
        let (About::Household(id) | About::Person(id)) = it.about;
        let (key, at) = (self.key, At::left_by(self.key.county, &it.act));
        let mut rows: Vec<Row<ShareHolding>> = store.of_collective(key, at).await?;
        rows.retain(|row| row.links.household == Some(id));
        let collective: Option<Row<Collective>> = store.of_collective(key, at).await?.pop();
        let collective = collective.ok_or_else(|| dangling(key.id))?;
        let charter: Option<Row<Charter>> = store.of_collective(key, at).await?.pop();
        let household = store.households(key.county, &[id], at).await?.pop();
        let household = household.ok_or_else(|| dangling(id))?;
        let persons: Vec<ObjectId> = rows.iter().filter_map(|it| it.links.person).collect();
        let people = store.people(key.county, &persons, at).await?;
        let basis: BTreeSet<&str> = rows.iter().map(|it| it.fact().basis.as_str()).collect();
        Ok(ShareCertificate {
            collective_name: collective.fact().name.clone(),
            credit_code: self.credit_code.clone(),
            number: it.number.clone(),
            household_code: household.fact().code.as_str().to_owned(),
            head_name: household.fact().head_name.clone(),
            basis: basis.into_iter().collect::<Vec<_>>().join("；"),
            holdings: held(&rows, &people, charter.as_ref().map(Row::fact))?,
            total: collective.fact().total_shares,
            issued_day: it.act.effect_day,
        })
    }
}

/// The households of holdings, each with its holders.
fn holders(rows: &[Row<ShareHolding>]) -> BTreeMap<ObjectId, Vec<ObjectId>> {
    let mut holders: BTreeMap<ObjectId, Vec<ObjectId>> = BTreeMap::new();
    for row in rows {
        if let Some(household) = row.links.household {
            holders.entry(household).or_default().extend(row.links.person);
        }
    }
    holders
}

/// The acts on a collective's shares, in the order of their numbers.
async fn written(store: &Store, key: CollectiveKey) -> Result<Vec<Written>, Refused> {
    let mut by_act: BTreeMap<ActId, Vec<ObjectId>> = BTreeMap::new();
    for (household, act) in store.acts_on_shares(key).await? {
        by_act.entry(act).or_default().push(household);
    }
    let numbers = store.act_numbers(key.county, by_act.keys().copied()).await?;
    let mut written: Vec<Written> =
        by_act.into_iter().map(|(act, households)| Written { act, households }).collect();
    written.sort_by_key(|it| numbers.get(&it.act).copied());
    Ok(written)
}

/// The last act on a household's shares, and the place of the household in it, from one on.
fn last_on(written: &[Written], household: ObjectId) -> Option<(ActId, usize)> {
    written.iter().rev().find_map(|it| {
        let place = it.households.binary_search(&household).ok()?;
        Some((it.act, place + 1))
    })
}

fn held(
    rows: &[Row<ShareHolding>],
    people: &[PersonAtHome],
    charter: Option<&Charter>,
) -> Result<Vec<HeldShare>, Refused> {
    let mut held = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(person) = row.links.person else { continue };
        let known = people.iter().find(|it| it.person.id() == person);
        let known = known.ok_or_else(|| dangling(person))?.person.fact();
        held.push(HeldShare {
            name: known.name.clone(),
            document: known.document.clone(),
            class: class_name_zh(&row.fact().class, charter),
            shares: row.fact().shares,
            note: note(row.fact()),
        });
    }
    Ok(held)
}

/// 备注: an inheritance, a pledge.
fn note(holding: &ShareHolding) -> Option<String> {
    let inherited = holding.inherited.then(|| "继承取得".to_owned());
    let pledged = holding.pledge.as_ref().map(|it| format!("{}股已质押", it.shares));
    let notes: Vec<String> = inherited.into_iter().chain(pledged).collect();
    (!notes.is_empty()).then(|| notes.join("；"))
}

fn dangling(id: ObjectId) -> Refused {
    Refused::Dangling { what: ObjectKind::Collective.as_str(), code: id.to_string() }
}
