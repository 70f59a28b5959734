//! What blocking findings stop: the objects that they concern, and all that cannot stand without those.

#![expect(
    clippy::ref_option,
    reason = "the codes of rows are optional and looked at where they stand"
)]

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::submission::{BoundaryLine, BoundaryPoint, Record as _, Table, Text, Village};
use crate::{Object, Violation};

/// Between the codes of several parcels in one field (NY/T 2539-2016 A.11, A.12).
const PARCEL_SEPARATOR: char = '/';

/// The objects of a submission that may not be entered, by their codes.
///
/// The closure, in plain words: an issuer takes its contractors and its parcels along;
/// a household takes its parcels, and a parcel the households that hold it;
/// a household takes its homesteads and its share holdings; a collective takes its share holdings.
/// Rows without a code go by the empty one, which takes nothing along.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stopped {
    /// Everything is stopped; the sets need not say so.
    pub submission: bool,
    pub issuers: BTreeSet<Text>,
    /// Contractors of every kind, and households without land.
    pub households: BTreeSet<Text>,
    pub parcels: BTreeSet<Text>,
    pub homesteads: BTreeSet<Text>,
    pub collectives: BTreeSet<Text>,
    /// Areas of divisions, which take nothing along.
    pub divisions: BTreeSet<Text>,
}

impl Stopped {
    /// What the violations stop in a village; give the blocking ones only.
    pub fn of<'a>(village: &Village, violations: impl IntoIterator<Item = &'a Violation>) -> Self {
        let mut stopped = Self::default();
        for violation in violations {
            stopped.take(village, violation);
        }
        if stopped.is_empty() || stopped.submission {
            return stopped;
        }
        stopped.follow_issuers(village);
        stopped.follow_holdings(village);
        stopped.follow_homesteads(village);
        stopped
    }

    /// Whether nothing is stopped.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds what is stopped elsewhere, in another village.
    pub fn merge(&mut self, other: Self) {
        self.submission |= other.submission;
        self.issuers.extend(other.issuers);
        self.households.extend(other.households);
        self.parcels.extend(other.parcels);
        self.homesteads.extend(other.homesteads);
        self.collectives.extend(other.collectives);
        self.divisions.extend(other.divisions);
    }

    /// Leaves in a village the rows that nothing stops.
    pub fn retain(&self, village: &mut Village) {
        if self.submission {
            *village = Village { code: village.code.clone(), ..Village::default() };
            return;
        }
        if self.is_empty() {
            return;
        }
        let holders = Holders::of(village);
        self.retain_rights(village, &holders);
        self.retain_land(village);
        self.retain_people(village);
    }

    /// A finding that names no object concerns everything.
    fn take(&mut self, village: &Village, violation: &Violation) {
        self.submission |= violation.objects.is_empty();
        for object in &violation.objects {
            match object {
                // Cases, their documents and members are no part of a submission; a finding about one would concern everything.
                Object::Submission | Object::Case | Object::Document(_) | Object::Member(_) => {
                    self.submission = true;
                }
                Object::Issuer(code) => insert(&mut self.issuers, code),
                Object::Household(code) => insert(&mut self.households, code),
                Object::Parcel(code) => insert(&mut self.parcels, code),
                Object::Homestead(code) => insert(&mut self.homesteads, code),
                Object::Collective(code) => insert(&mut self.collectives, code),
                Object::Division(code) => insert(&mut self.divisions, code),
                Object::Contract(code) => {
                    insert(&mut self.households, &Holders::of(village).of_contract(code));
                }
                Object::Boundary(number) => {
                    let parcels = parcels_at_boundary(village, violation, number);
                    self.parcels.extend(parcels.map(Text::new));
                }
            }
        }
    }

    fn follow_issuers(&mut self, village: &Village) {
        let issuers = std::mem::take(&mut self.issuers);
        let under = |code: &Option<Text>| {
            issuers.iter().any(|it| !it.is_empty() && key(code).starts_with(it.as_str()))
        };
        let of = |code: &Option<Text>| !key(code).is_empty() && issuers.contains(key(code));
        let contractors = village.contractors.iter().map(|it| &it.code).filter(|it| under(it));
        let households = village.households.iter().map(|it| &it.code).filter(|it| under(it));
        let parcels = village.parcels.iter().map(|it| &it.code).filter(|it| under(it));
        self.households.extend(contractors.chain(households).flatten().cloned());
        self.parcels.extend(parcels.flatten().cloned());
        for it in village.contracted_parcels.iter().filter(|it| of(&it.issuer_code)) {
            self.households.extend(it.contractor_code.clone());
            self.parcels.extend(it.parcel_code.clone());
        }
        let contracts =
            village.land_contracts.iter().map(|it| (&it.issuer_code, &it.contractor_code));
        let rights =
            village.contract_rights.iter().map(|it| (&it.issuer_code, &it.contractor_code));
        let contractors = contracts.chain(rights).filter(|(issuer, _)| of(issuer));
        self.households.extend(contractors.filter_map(|(_, it)| it.clone()));
        self.issuers = issuers;
    }

    /// From household to parcel and from parcel to household, until nothing new is reached.
    fn follow_holdings(&mut self, village: &Village) {
        let mut parcels_of: HashMap<&str, Vec<&str>> = HashMap::new();
        let mut households_of: HashMap<&str, Vec<&str>> = HashMap::new();
        for it in &village.contracted_parcels {
            let (household, parcel) = (key(&it.contractor_code), key(&it.parcel_code));
            if !household.is_empty() && !parcel.is_empty() {
                parcels_of.entry(household).or_default().push(parcel);
                households_of.entry(parcel).or_default().push(household);
            }
        }
        let mut households: Vec<Text> = self.households.iter().cloned().collect();
        let mut parcels: Vec<Text> = self.parcels.iter().cloned().collect();
        while !households.is_empty() || !parcels.is_empty() {
            let next_parcels = reached(&households, &parcels_of, &mut self.parcels);
            households = reached(&parcels, &households_of, &mut self.households);
            parcels = next_parcels;
        }
    }

    fn follow_homesteads(&mut self, village: &Village) {
        let of_stopped = |it: &&crate::submission::Homestead| {
            !key(&it.household_code).is_empty() && self.households.contains(key(&it.household_code))
        };
        let codes =
            village.homesteads.iter().filter(of_stopped).map(|it| key(&it.unit_code).into());
        let codes: Vec<Text> = codes.collect();
        self.homesteads.extend(codes);
    }

    fn retain_rights(&self, village: &mut Village, holders: &Holders) {
        let household = |code: &Option<Text>| self.households.contains(key(code));
        let certificate = |code: &Option<Text>| self.households.contains(holders.of_code(code));
        village.contracted_parcels.retain(|it| {
            !household(&it.contractor_code) && !self.parcels.contains(key(&it.parcel_code))
        });
        village.land_contracts.retain(|it| !household(&it.contractor_code));
        village.contract_rights.retain(|it| !household(&it.contractor_code));
        village
            .circulations
            .retain(|it| !household(&it.contractor_code) && !household(&it.transferee_code));
        village.certificates.retain(|it| !certificate(&it.code));
        village.title_documents.retain(|it| !certificate(&it.certificate_code));
        village.reissues.retain(|it| !certificate(&it.certificate_code));
        village.replacements.retain(|it| !certificate(&it.certificate_code));
        village.cancellations.retain(|it| !certificate(&it.certificate_code));
    }

    fn retain_land(&self, village: &mut Village) {
        village.parcels.retain(|it| !self.parcels.contains(key(&it.code)));
        village.boundary_points.retain(|it| !self.stops_every_parcel_of(&it.parcel_codes));
        village.boundary_lines.retain(|it| !self.stops_every_parcel_of(&it.parcel_codes));
        village.homesteads.retain(|it| !self.homesteads.contains(key(&it.unit_code)));
        village.division_areas.retain(|it| !self.divisions.contains(key(&it.code)));
    }

    fn retain_people(&self, village: &mut Village) {
        let household = |code: &Option<Text>| self.households.contains(key(code));
        village.issuers.retain(|it| !self.issuers.contains(key(&it.code)));
        village.contractors.retain(|it| !household(&it.code));
        village.households.retain(|it| !household(&it.code));
        village.members.retain(|it| !household(&it.household_code));
        village.collectives.retain(|it| !self.collectives.contains(key(&it.credit_code)));
        village.share_holdings.retain(|it| {
            let of_household = it.household_code.is_some() && household(&it.household_code);
            !of_household && !self.collectives.contains(key(&it.collective_code))
        });
    }

    fn stops_every_parcel_of(&self, codes: &Option<Text>) -> bool {
        !key(codes).is_empty() && parcel_codes(codes).all(|it| self.parcels.contains(it))
    }
}

/// The contractor behind the code that a contract, its page of the register and its certificate share.
struct Holders(HashMap<Text, Text>);

impl Holders {
    fn of(village: &Village) -> Self {
        let rights = village.contract_rights.iter().map(|it| (&it.code, &it.contractor_code));
        let contracts = village.land_contracts.iter().map(|it| (&it.code, &it.contractor_code));
        let known = rights
            .chain(contracts)
            .filter_map(|(code, holder)| Some((code.clone()?, holder.clone()?)));
        Self(known.collect())
    }

    fn of_contract(&self, code: &Text) -> Text {
        self.of_code(&Some(code.clone())).into()
    }

    /// Without a contract or a page, the code itself says whose it is: the contractor's and one letter.
    fn of_code<'a>(&'a self, code: &'a Option<Text>) -> &'a str {
        let code = key(code);
        let by_form = || code.strip_suffix(|it: char| it.is_ascii_alphabetic()).unwrap_or(code);
        self.0.get(code).map_or_else(by_form, Text::as_str)
    }
}

/// The codes that the given ones lead to and that were not there before, after adding them.
fn reached(from: &[Text], edges: &HashMap<&str, Vec<&str>>, all: &mut BTreeSet<Text>) -> Vec<Text> {
    let ends = from.iter().filter_map(|it| edges.get(it.as_str())).flatten();
    ends.filter(|it| all.insert(Text::new(it))).map(|it| Text::new(it)).collect()
}

/// The parcels at the boundary that a violation is about: its row where it names one, else all of its number.
fn parcels_at_boundary<'a>(
    village: &'a Village,
    violation: &Violation,
    number: &str,
) -> impl Iterator<Item = &'a str> + use<'a> {
    let place = violation.place;
    let meant = |table: Table, row: u64, of_number: bool| match (place.table, place.row) {
        (Some(named), Some(it)) if is_boundary(named) => named == table && it == row,
        _ => of_number,
    };
    let points = village.boundary_points.iter().filter(|it: &&BoundaryPoint| {
        meant(Table::BoundaryPoint, it.row(), key(&it.number) == number)
    });
    let lines = village.boundary_lines.iter().filter(|it: &&BoundaryLine| {
        meant(Table::BoundaryLine, it.row(), key(&it.number) == number)
    });
    let codes = points.map(|it| &it.parcel_codes).chain(lines.map(|it| &it.parcel_codes));
    let codes: HashSet<&str> = codes.flat_map(parcel_codes).collect();
    codes.into_iter()
}

fn is_boundary(table: Table) -> bool {
    matches!(table, Table::BoundaryPoint | Table::BoundaryLine)
}

fn parcel_codes(codes: &Option<Text>) -> impl Iterator<Item = &str> {
    key(codes).split(PARCEL_SEPARATOR).filter(|it| !it.is_empty())
}

fn insert(codes: &mut BTreeSet<Text>, code: &Text) {
    codes.insert(code.clone());
}

fn key(code: &Option<Text>) -> &str {
    code.as_deref().unwrap_or_default()
}

#[cfg(test)]
mod tests;
