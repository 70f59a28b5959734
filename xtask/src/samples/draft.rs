//! A village as it was thought up, before it becomes rows.

use std::collections::HashMap;

use anyhow::Result;
use chrono::NaiveDate;
use tenure::submission::{Text, Village};

use super::chance::Chance;
use super::contracts::{self, Contract, Handover};
use super::node::{Node, Rectangle};
use super::parties::{self, Landless, Party};
use super::people::Numbers;
use super::plan::{Variety, VillagePlan};
use super::plots::{self, Plot};
use super::rows;
use super::site;

/// A village as it was thought up.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub(super) plan: &'a VillagePlan<'a>,
    pub(super) parties: Vec<Party>,
    pub(super) landless: Vec<Landless>,
    pub(super) plots: Vec<Plot>,
    pub(super) contracts: Vec<Contract>,
    pub(super) handovers: Vec<Handover>,
    /// The number of each boundary point, from 1.
    pub(super) nodes: HashMap<Node, u32>,
    pub(super) area: Rectangle,
    /// The areas of the groups, in their order.
    pub(super) groups: Vec<Rectangle>,
    /// The lots for houses, group by group.
    pub(super) lots: Vec<Vec<Node>>,
}

/// Numbers that run through a whole package.
#[derive(Debug, Default)]
pub(super) struct Counters {
    /// 标识码 of each layer.
    pub(super) parcels: u64,
    pub(super) points: u64,
    pub(super) lines: u64,
    pub(super) villages: u64,
    pub(super) groups: u64,
    /// 权证流水号
    pub(super) certificates: u64,
}

/// Makes the rows of a village.
pub(super) fn village(plan: &VillagePlan<'_>, counters: &mut Counters) -> Result<Village> {
    let mut chance = Chance::of(&plan.code);
    let draft = Draft::new(plan, &mut chance)?;
    let mut village = Village { code: Text::from(plan.code.as_str()), ..Village::default() };
    rows::issuers::write(&draft, &mut chance, &mut village)?;
    rows::contractors::write(&draft, &mut village);
    rows::contracts::write(&draft, counters, &mut village);
    rows::certificates::write(&draft, &mut chance, &mut village);
    rows::parcels::write(&draft, counters, &mut chance, &mut village);
    if plan.boundaries {
        rows::boundaries::write(&draft, counters, &mut village);
    }
    if plan.areas {
        rows::areas::write(&draft, counters, &mut village);
    }
    rows::homesteads::write(&draft, &mut chance, &mut village)?;
    rows::shares::write(&draft, &mut chance, &mut village)?;
    Ok(village)
}

impl<'a> Draft<'a> {
    fn new(plan: &'a VillagePlan<'a>, chance: &mut Chance) -> Result<Self> {
        let mut numbers = Numbers::of_area(&plan.area);
        let mut parties = parties::households(plan, &mut numbers, chance)?;
        let landless = parties::landless(plan, &mut numbers, chance)?;
        let mut site = site::lay_out(plan, chance);
        if plan.variety == Variety::Full && !site.reserve.is_empty() {
            parties.push(parties::person(plan, &mut numbers, chance)?);
            if site.reserve.len() > 1 {
                parties.push(parties::unit(plan, chance)?);
            }
        }
        let (area, groups) = (site.area, site.groups.iter().map(|it| it.area).collect());
        let lots = site.groups.iter_mut().map(|it| std::mem::take(&mut it.lots)).collect();
        let plots = plots::deal(plan, site, &parties, chance)?;
        let mut contracts = contracts::of_parties(plan, &parties, &plots, chance)?;
        let handovers = contracts::hand_over(plan, &parties, &mut contracts)?;
        let nodes = numbered(&plots);
        Ok(Self { plan, parties, landless, plots, contracts, handovers, nodes, area, groups, lots })
    }

    /// The number of a boundary point, such as `J17`.
    pub(super) fn point_number(&self, node: Node) -> String {
        format!("J{}", self.nodes.get(&node).copied().unwrap_or_default())
    }

    /// Who holds a parcel, or what it is where nobody does.
    pub(super) fn holder_of(&self, plot: &Plot) -> String {
        let names: Vec<&str> = plot
            .holders
            .iter()
            .filter_map(|it| self.parties.get(*it))
            .map(|it| it.name.as_str())
            .collect();
        if names.is_empty() { self.plan.issuer_name(plot.group) } else { names.join(",") }
    }

    /// The head of the household that speaks for a group, and for the village the first group's.
    pub(super) fn speaker(&self, group: usize) -> Option<&Party> {
        let of_group = |it: &&Party| it.family.is_some() && (it.group == group || group == 0);
        self.parties.iter().find(of_group)
    }

    /// A day of the standard's tables as the county writes it.
    pub(super) fn day(&self, day: NaiveDate) -> String {
        day.format(self.plan.county.form.days).to_string()
    }
}

/// A day of our own tables.
pub(super) fn own_day(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// Numbers the points in the order in which the parcels name them.
fn numbered(plots: &[Plot]) -> HashMap<Node, u32> {
    let mut nodes = HashMap::new();
    let rings = plots.iter().flat_map(|it| std::iter::once(&it.cell.ring).chain(&it.cell.ponds));
    let mut last = 0;
    for node in rings.flatten() {
        nodes.entry(*node).or_insert_with(|| {
            last += 1;
            last
        });
    }
    nodes
}
