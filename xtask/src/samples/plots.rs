//! The parcels of a village and who holds them.

use anyhow::{Context as _, Result, ensure};
use geometry::{Outline, SquareMetres, planar_area_m2};

use super::chance::Chance;
use super::counties::Rare;
use super::names;
use super::node;
use super::parties::{Kind, Party};
use super::plan::{Variety, VillagePlan};
use super::site::Site;
use super::tract::Cell;

/// A parcel.
#[derive(Debug)]
pub(super) struct Plot {
    pub(super) code: String,
    /// The group whose land it is; 0 is the village.
    pub(super) group: usize,
    pub(super) name: String,
    /// 地块类别 (C.7)
    pub(super) category: &'static str,
    /// Places in the list of contractors: nobody, one, or two who hold it by shares.
    pub(super) holders: Vec<usize>,
    pub(super) cell: Cell,
    pub(super) outline: Outline,
    pub(super) area: SquareMetres,
}

/// 承包地块
pub(super) const CONTRACTED: &str = "10";
/// 自留地, 机动地, 开荒地, 其他集体土地
const UNCONTRACTED: [&str; 4] = ["21", "22", "23", "99"];
/// One parcel of so many in a group is not contracted.
const UNCONTRACTED_EVERY: usize = 13;
/// The parcel that has a name with a rare character.
const RARE_NAME_AT: usize = 7;

/// Deals the parcels out; every household has at least one.
pub(super) fn deal(
    plan: &VillagePlan<'_>,
    site: Site,
    parties: &[Party],
    chance: &mut Chance,
) -> Result<Vec<Plot>> {
    let mut plots = Vec::with_capacity(plan.n_parcels);
    for (group, land) in (1..).zip(site.groups) {
        let households = places(parties, |it| it.group == group);
        let holders = holders_in_group(plan, land.cells.len(), &households, chance)?;
        for (place, (cell, holders)) in land.cells.into_iter().zip(holders).enumerate() {
            plots.push(plot(plan, group, place, cell, holders, chance)?);
        }
    }
    let persons = places(parties, |it| it.kind == Kind::Person);
    let units = places(parties, |it| it.kind == Kind::Unit);
    for (place, cell) in site.reserve.into_iter().enumerate() {
        let holders = match place % 4 {
            0 => persons.clone(),
            1 | 2 => units.clone(),
            _ => Vec::new(),
        };
        plots.push(plot(plan, 0, place, cell, holders, chance)?);
    }
    if plan.variety == Variety::Full {
        share_one(&mut plots, parties);
    }
    Ok(plots)
}

fn places(parties: &[Party], which: impl Fn(&Party) -> bool) -> Vec<usize> {
    parties.iter().enumerate().filter(|(_, it)| which(it)).map(|(place, _)| place).collect()
}

fn holders_in_group(
    plan: &VillagePlan<'_>,
    n_cells: usize,
    households: &[usize],
    chance: &mut Chance,
) -> Result<Vec<Vec<usize>>> {
    let idle = |place: usize| {
        plan.variety == Variety::Full && place % UNCONTRACTED_EVERY == UNCONTRACTED_EVERY - 1
    };
    let n_contracted = (0..n_cells).filter(|it| !idle(*it)).count();
    ensure!(n_contracted >= households.len(), "{} has too few parcels", plan.code);
    let mut lots: Vec<usize> = households.to_vec();
    while lots.len() < n_contracted {
        lots.push(chance.pick(households));
    }
    chance.shuffle(&mut lots);
    let mut lots = lots.into_iter();
    Ok((0..n_cells)
        .map(|place| if idle(place) { Vec::new() } else { lots.next().into_iter().collect() })
        .collect())
}

fn plot(
    plan: &VillagePlan<'_>,
    group: usize,
    place: usize,
    cell: Cell,
    holders: Vec<usize>,
    chance: &mut Chance,
) -> Result<Plot> {
    let outline = node::outline(&cell.ring, &cell.ponds);
    let area = SquareMetres::from_f64_rounded(planar_area_m2(&outline), 2)
        .with_context(|| format!("a parcel of {} has no area", plan.code))?;
    let rare = plan.rare == Rare::Everywhere && group == 1 && place == RARE_NAME_AT;
    let name = if rare { format!("{}地", names::RARE_FIELD) } else { names::field(chance) };
    let category = if holders.is_empty() { chance.pick(&UNCONTRACTED) } else { CONTRACTED };
    let code = format!("{}{:05}", plan.issuer_code(group), place + 1);
    Ok(Plot { code, group, name, category, holders, cell, outline, area })
}

/// Makes the first household that has several parcels hold one of them together with another household.
fn share_one(plots: &mut [Plot], parties: &[Party]) {
    let shared = plots.iter_mut().find(|it| it.group == 1 && it.holders.len() == 1);
    let Some(plot) = shared else { return };
    let other =
        places(parties, |it| it.group == 1).into_iter().find(|it| !plot.holders.contains(it));
    plot.holders.extend(other);
}
