//! 宅基地, our own layer.

use anyhow::{Context as _, Result};
use chrono::Datelike as _;
use geometry::{SquareMetres, planar_area_m2};
use rust_decimal::Decimal;
use tenure::submission::{Homestead, Village};

use super::{filled, next_row};
use crate::samples::chance::Chance;
use crate::samples::draft::{Draft, own_day};
use crate::samples::node::{self, Node};
use crate::samples::plan::day;

/// How many homesteads in a hundred are larger than was approved.
const EXCESS_PER_CENT: u32 = 22;
/// What is approved, in hundredths of what the province allows.
const APPROVED_SHARES: [i64; 4] = [80, 90, 95, 100];
const JITTER_TICKS: i64 = 1_500;
/// The years in which plots for houses were given out.
const APPROVAL_YEARS: (i64, i64) = (1987, 2012);

/// A household as its homestead knows it.
struct Holder<'a> {
    code: &'a str,
    address: &'a str,
}

pub(in crate::samples) fn write(
    draft: &Draft<'_>,
    chance: &mut Chance,
    village: &mut Village,
) -> Result<()> {
    for (group, lots) in (1..).zip(&draft.lots) {
        let issuer = draft.plan.issuer_code(group);
        let parties = draft
            .parties
            .iter()
            .filter(|it| it.group == group)
            .map(|it| Holder { code: &it.code, address: &it.address });
        let landless = draft
            .landless
            .iter()
            .filter(|it| it.code.starts_with(&issuer))
            .map(|it| Holder { code: &it.code, address: &it.address });
        for (holder, lot) in parties.chain(landless).zip(lots) {
            if chance.per_cent(draft.plan.homesteads_per_cent) {
                let homestead =
                    homestead(draft, &holder, *lot, next_row(&village.homesteads), chance)?;
                village.homesteads.push(homestead);
            }
        }
    }
    Ok(())
}

fn homestead(
    draft: &Draft<'_>,
    holder: &Holder<'_>,
    lot: Node,
    row: u64,
    chance: &mut Chance,
) -> Result<Homestead> {
    let plan = draft.plan;
    let approved_m2 = plan.county.homestead_m2 * chance.pick(&APPROVED_SHARES) / 100;
    let excess = chance.per_cent(EXCESS_PER_CENT);
    let share = if excess { chance.between(104, 112) } else { chance.between(88, 96) };
    let outline = node::outline(&house(lot, approved_m2 * share / 100, chance), &[]);
    let actual = SquareMetres::from_f64_rounded(planar_area_m2(&outline), 2)
        .context("a homestead has no area")?
        .0;
    let approved = Decimal::new(approved_m2 * 100, 2);
    let year = i32::try_from(chance.between(APPROVAL_YEARS.0, APPROVAL_YEARS.1))?;
    let first_day = day((year, 1, 1))? + chance.days(0, 364);
    let mut building = actual * Decimal::new(chance.between(45, 75), 2);
    building = building.round_dp(2);
    building.rescale(2);
    let certified = chance.per_cent(70);
    let county = plan.county;
    let subdistrict = plan.code.get(6..12).unwrap_or_default();
    Ok(Homestead {
        row,
        // Cadastral districts are numbered by themselves; in the samples they are the town and the village.
        unit_code: filled(format!("{}{subdistrict}JC{row:05}F00010001", county.code)),
        household_code: filled(holder.code),
        location: filled(holder.address),
        approved_area_m2: filled(approved),
        actual_area_m2: filled(actual),
        excess_area_m2: filled((actual - approved).max(Decimal::new(0, 2))),
        building_area_m2: filled(building),
        approval_number: filled(format!("{}宅字〔{}〕第{row}号", county.name, first_day.year())),
        first_day: filled(own_day(first_day)),
        certificate_number: certified
            .then(|| {
                format!(
                    "{}（{}）{}不动产权第{row:07}号",
                    county.abbreviation, county.year, county.name
                )
            })
            .and_then(filled),
        note: None,
        outline: Some(outline),
    })
}

/// Four corners of about so many square metres, clockwise from the north-west.
fn house(lot: Node, area_m2: i64, chance: &mut Chance) -> Vec<Node> {
    let width_m = chance.between(10, 16);
    let height_m = (area_m2 + width_m / 2) / width_m;
    let (width_m, height_m) = if height_m > 28 { (16, area_m2 / 16) } else { (width_m, height_m) };
    [(0, 0), (width_m, 0), (width_m, -height_m), (0, -height_m)]
        .into_iter()
        .map(|(east_m, north_m)| {
            let (east, north) = (
                chance.between(-JITTER_TICKS, JITTER_TICKS),
                chance.between(-JITTER_TICKS, JITTER_TICKS),
            );
            lot.shifted(4 + east_m, -2 + north_m).by_ticks(east, north)
        })
        .collect()
}
