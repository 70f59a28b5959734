//! The contracts of a village, each with its parcels and its days.

use anyhow::Result;
use chrono::{Datelike as _, Days, NaiveDate};
use geometry::SquareMetres;
use rust_decimal::{Decimal, RoundingStrategy, dec};

use super::chance::Chance;
use super::parties::{Kind, Party};
use super::plan::{Variety, VillagePlan, day};
use super::plots::Plot;

/// A contract with its page of the register and its certificate, which bear one code.
#[derive(Debug)]
pub(super) struct Contract {
    pub(super) code: String,
    /// The place of the contractor in the list.
    pub(super) party: usize,
    /// 承包方式 (C.10)
    pub(super) mode: &'static str,
    pub(super) first_day: NaiveDate,
    pub(super) last_day: NaiveDate,
    pub(super) signed_day: NaiveDate,
    pub(super) registered_day: NaiveDate,
    pub(super) issued_day: NaiveDate,
    /// Nothing, where the certificate still waits.
    pub(super) collected_day: Option<NaiveDate>,
    pub(super) items: Vec<Item>,
}

/// A parcel under a contract.
#[derive(Debug)]
pub(super) struct Item {
    /// The place of the parcel in the list.
    pub(super) plot: usize,
    pub(super) area: SquareMetres,
    /// What the contract of before had for it, where there was one.
    pub(super) former: Option<SquareMetres>,
    /// 承包经营权取得方式 (C.10)
    pub(super) acquisition: &'static str,
    pub(super) by_share: bool,
    /// 流转合同代码, where the parcel came from another household.
    pub(super) circulation: Option<String>,
}

/// A contract by which a parcel came from one household to another 互换、转让.
#[derive(Debug)]
pub(super) struct Handover {
    pub(super) code: String,
    /// Places in the list of contracts.
    pub(super) from: usize,
    pub(super) to: usize,
    /// 流转方式 (C.10)
    pub(super) mode: &'static str,
    pub(super) area: SquareMetres,
    pub(super) first_day: NaiveDate,
    pub(super) last_day: NaiveDate,
    pub(super) price: &'static str,
}

pub(super) const BY_HOUSEHOLD: &str = "110";
const BY_TENDER: &str = "121";
const BY_NEGOTIATION: &str = "123";
const ASSIGNED: &str = "200";
const EXCHANGED: &str = "300";
/// How long land beyond the households' is contracted for.
const OTHER_TERM_YEARS: i32 = 15;
/// The year in which households handed parcels over.
const HANDOVER_YEAR: i32 = 2005;
/// Days after the first day of the survey.
const SIGNED_DAYS: (u64, u64) = (130, 160);
const REGISTERED_DAYS: (u64, u64) = (20, 40);
const ISSUED_DAYS: (u64, u64) = (0, 15);
const COLLECTED_DAYS: (u64, u64) = (0, 30);
const COLLECTED_PER_CENT: u32 = 94;
const FORMER_PER_CENT: u32 = 85;
/// How many areas in a hundred were agreed to differ from the survey.
const AGREED_PER_CENT: u32 = 4;

/// The contract of every contractor that holds a parcel, in the order of their codes.
pub(super) fn of_parties(
    plan: &VillagePlan<'_>,
    parties: &[Party],
    plots: &[Plot],
    chance: &mut Chance,
) -> Result<Vec<Contract>> {
    let mut held: Vec<Vec<usize>> = vec![Vec::new(); parties.len()];
    for (place, plot) in plots.iter().enumerate() {
        for holder in &plot.holders {
            if let Some(held) = held.get_mut(*holder) {
                held.push(place);
            }
        }
    }
    let mut contracts = Vec::with_capacity(parties.len());
    for (place, (party, held)) in parties.iter().zip(held).enumerate() {
        if !held.is_empty() {
            contracts.push(contract(plan, (place, party), &held, plots, chance)?);
        }
    }
    Ok(contracts)
}

fn contract(
    plan: &VillagePlan<'_>,
    (place, party): (usize, &Party),
    held: &[usize],
    plots: &[Plot],
    chance: &mut Chance,
) -> Result<Contract> {
    let (mode, letter) = match party.kind {
        Kind::Household => (BY_HOUSEHOLD, 'J'),
        Kind::Person => (BY_NEGOTIATION, 'Q'),
        Kind::Unit => (BY_TENDER, 'Q'),
    };
    let household = party.kind == Kind::Household;
    let signed_day = day(plan.county.survey_day)? + chance.days(SIGNED_DAYS.0, SIGNED_DAYS.1);
    let registered_day = signed_day + chance.days(REGISTERED_DAYS.0, REGISTERED_DAYS.1);
    let issued_day = registered_day + chance.days(ISSUED_DAYS.0, ISSUED_DAYS.1);
    let collected = chance.per_cent(COLLECTED_PER_CENT);
    let collected_day =
        collected.then(|| issued_day + chance.days(COLLECTED_DAYS.0, COLLECTED_DAYS.1));
    let (first_day, last_day) = if household {
        (day(plan.county.first_day)?, day(plan.county.last_day)?)
    } else {
        other_term(signed_day)?
    };
    let former = household && chance.per_cent(FORMER_PER_CENT);
    let items = held
        .iter()
        .filter_map(|it| plots.get(*it).map(|plot| (*it, plot)))
        .map(|(at, plot)| item(at, plot, place, mode, former, chance))
        .collect();
    Ok(Contract {
        code: format!("{}{letter}", party.code),
        party: place,
        mode,
        first_day,
        last_day,
        signed_day,
        registered_day,
        issued_day,
        collected_day,
        items,
    })
}

/// From the first day of the month after the signature.
fn other_term(signed_day: NaiveDate) -> Result<(NaiveDate, NaiveDate)> {
    let (year, month) = (signed_day.year(), signed_day.month());
    let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    let first_day = day((year, month, 1))?;
    Ok((first_day, day((year + OTHER_TERM_YEARS, month, 1))? - Days::new(1)))
}

fn item(
    at: usize,
    plot: &Plot,
    party: usize,
    mode: &'static str,
    former: bool,
    chance: &mut Chance,
) -> Item {
    let area = match plot.holders.as_slice() {
        [first, _] => half(plot.area, *first == party),
        _ if chance.per_cent(AGREED_PER_CENT) => rounded(plot.area.0 * dec!(0.997)),
        _ => plot.area,
    };
    Item {
        plot: at,
        area,
        former: former.then(|| former_area(area, chance)),
        acquisition: mode,
        by_share: plot.holders.len() > 1,
        circulation: None,
    }
}

/// One half of an area; the first has the odd hundredth.
fn half(area: SquareMetres, first: bool) -> SquareMetres {
    let smaller = (area.0 / dec!(2)).round_dp_with_strategy(2, RoundingStrategy::ToZero);
    SquareMetres(if first { area.0 - smaller } else { smaller })
}

/// Old ledgers had tenths of a mu.
fn former_area(area: SquareMetres, chance: &mut Chance) -> SquareMetres {
    let share = Decimal::new(chance.between(80, 105), 2);
    let mu = (area.to_mu_exact().0 * share).round_dp(1).max(dec!(0.1));
    rounded(mu * dec!(2000) / dec!(3))
}

fn rounded(area_m2: Decimal) -> SquareMetres {
    let mut area_m2 = area_m2.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    area_m2.rescale(2);
    SquareMetres(area_m2)
}

/// Lets two households of the first group exchange a parcel each, and one of the last group assign one to another.
///
/// The register shows the parcels where they came to be; the contracts that brought them there are kept as proof.
pub(super) fn hand_over(
    plan: &VillagePlan<'_>,
    parties: &[Party],
    contracts: &mut [Contract],
) -> Result<Vec<Handover>> {
    let mut handovers = Vec::new();
    if plan.variety == Variety::Plain {
        return Ok(handovers);
    }
    let group_of = |it: &Contract| parties.get(it.party).map_or(0, |it| it.group);
    let in_group = |group: usize| -> Vec<usize> {
        let able = |it: &&(usize, &Contract)| group_of(it.1) == group && own_item(it.1).is_some();
        contracts.iter().enumerate().filter(|it| able(&it)).map(|it| it.0).collect()
    };
    let (first, last) = (in_group(1), in_group(plan.n_groups));
    let mut hand = |from: usize, to: usize, group: usize, sequence: u32, mode, price| {
        let code = format!("{}{sequence:04}", plan.issuer_code(group));
        handovers.extend(handed(contracts, (from, to), code, mode, price)?);
        anyhow::Ok(())
    };
    if let [_, one, other, ..] = first.as_slice() {
        hand(*one, *other, 1, 1, EXCHANGED, "互换，互不补偿")?;
        hand(*other, *one, 1, 2, EXCHANGED, "互换，互不补偿")?;
    }
    if let [.., from, to, _] = last.as_slice()
        && plan.n_groups > 1
    {
        hand(*from, *to, plan.n_groups, 1, ASSIGNED, "转让费3000元，一次付清")?;
    }
    Ok(handovers)
}

/// The place of a parcel that a contract has for itself.
fn own_item(contract: &Contract) -> Option<usize> {
    contract.items.iter().rposition(|it| !it.by_share && it.circulation.is_none())
}

fn handed(
    contracts: &mut [Contract],
    (from, to): (usize, usize),
    code: String,
    mode: &'static str,
    price: &'static str,
) -> Result<Option<Handover>> {
    let Some(contract) = contracts.get_mut(to) else { return Ok(None) };
    let (first_day, last_day) = (contract.first_day, contract.last_day);
    let Some(item) = own_item(contract).and_then(|it| contract.items.get_mut(it)) else {
        return Ok(None);
    };
    item.acquisition = mode;
    item.circulation = Some(code.clone());
    let first_day = day((HANDOVER_YEAR, first_day.month(), first_day.day()))?;
    Ok(Some(Handover { code, from, to, mode, area: item.area, first_day, last_day, price }))
}

impl Contract {
    pub(super) fn total(&self) -> SquareMetres {
        SquareMetres(self.items.iter().map(|it| it.area.0).sum())
    }

    /// The total of the contract of before, where there was one.
    pub(super) fn former_total(&self) -> Option<SquareMetres> {
        let areas: Vec<Decimal> =
            self.items.iter().filter_map(|it| it.former.map(|it| it.0)).collect();
        (!areas.is_empty()).then(|| SquareMetres(areas.into_iter().sum()))
    }
}
