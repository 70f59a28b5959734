//! The five villages, and the small one that the broken packages are made from.

use std::path::Path;

use anyhow::Result;
use tenure::submission::{DivisionArea, Table, Text, Village};

use super::counties::{self, CountyPlan, Form, Rare, Tables};
use super::draft::{self, Counters};
use super::node::{Node, Rectangle};
use super::package;
use super::plan::{Variety, VillagePlan};
use super::rows::areas;
use exchange::nyt2539::{DbfEncoding, TableFormat};

/// No town and no village of the country has these three digits (list of divisions of 2023).
const UNASSIGNED: &str = "901";
/// The name of the town; no town is called so.
pub(super) const TOWN_NAME: &str = "三权镇";
/// The names of the five villages, in the order of their counties.
const NAMES: [&str; 5] = ["样田村", "试耕村", "例圩村", "范垄村", "拟庄村"];
/// How far the areas of the county and the town reach beyond the village.
const TOWN_MARGIN_M: i64 = 200;
const COUNTY_MARGIN_M: i64 = 500;

/// Writes the five villages.
pub(super) fn write(folder: &Path) -> Result<()> {
    for (county, villages) in all()? {
        let folder = folder.join(format!("{}{}", county.code, county.name));
        package::write(&folder, &county, &villages)?;
    }
    Ok(())
}

/// The five villages with their counties, each behind the areas that are no village's.
pub(super) fn all() -> Result<Vec<(CountyPlan, [Village; 2])>> {
    let mut made = Vec::new();
    for (number, (county, name)) in (1..).zip(counties::all().into_iter().zip(NAMES)) {
        let plan = plan(&county, name, format!("99000{number}"))?;
        let village = draft::village(&plan, &mut Counters::default())?;
        let villages = [around(&plan, &village), village];
        made.push((county, villages));
    }
    Ok(made)
}

fn plan<'a>(county: &'a CountyPlan, name: &str, area: String) -> Result<VillagePlan<'a>> {
    Ok(VillagePlan {
        county,
        code: format!("{}{UNASSIGNED}{UNASSIGNED}", county.code),
        town_name: TOWN_NAME.to_owned(),
        name: name.to_owned(),
        area,
        n_groups: 2,
        n_households: 30,
        n_landless: 3,
        n_parcels: 120,
        homesteads_per_cent: 88,
        boundaries: county.form.boundaries,
        areas: true,
        variety: Variety::Full,
        rare: county.form.rare,
        north_west: county.corner()?,
    })
}

/// The areas of the county and the town around a village, which belong to no village.
fn around(plan: &VillagePlan<'_>, village: &Village) -> Village {
    let mut county_wide = Village::default();
    let of_village = |it: &&DivisionArea| it.table() == Table::VillageArea;
    let Some(rectangle) = village.division_areas.iter().find(of_village).and_then(rectangle) else {
        return county_wide;
    };
    let county = plan.county;
    let town_code = plan.code.get(..9).unwrap_or_default();
    county_wide.division_areas = vec![
        areas::area(Table::County, 1, county.code, county.name, rectangle.widened(COUNTY_MARGIN_M)),
        areas::area(Table::Town, 1, town_code, &plan.town_name, rectangle.widened(TOWN_MARGIN_M)),
    ];
    county_wide
}

/// The rectangle of an area that was made from one.
fn rectangle(area: &DivisionArea) -> Option<Rectangle> {
    let corners = &area.outline.as_ref()?.patches.first()?.exterior.0;
    let (north_west, south_east) = (corners.first()?, corners.get(2)?);
    Some(Rectangle { north_west: Node::at(*north_west), south_east: Node::at(*south_east) })
}

/// The county of the small villages: a real one, delivering in the plainest form.
pub(super) fn plain_county() -> CountyPlan {
    let county = counties::yongji();
    let form = Form {
        encoding: DbfEncoding::Utf8,
        tables: Tables::Csv(TableFormat::CsvUtf8),
        boundaries: false,
        rare: Rare::Nowhere,
        documents: None,
        ..county.form
    };
    CountyPlan { form, ..county }
}

/// A village of three households with two parcels each.
pub(super) fn tiny(county: &CountyPlan) -> Result<VillagePlan<'_>> {
    let plan = plan(county, "微田村", "990006".to_owned())?;
    Ok(VillagePlan {
        code: format!("{}{UNASSIGNED}999", county.code),
        n_groups: 1,
        n_households: 3,
        n_landless: 0,
        n_parcels: 6,
        homesteads_per_cent: 100,
        areas: false,
        variety: Variety::Plain,
        ..plan
    })
}

/// Makes a small village: one of its homesteads is enough.
pub(super) fn tiny_village(plan: &VillagePlan<'_>) -> Result<Village> {
    let mut village = draft::village(plan, &mut Counters::default())?;
    village.homesteads.truncate(1);
    village.code = Text::from(plan.code.as_str());
    Ok(village)
}

/// The small village with everything of it, and the areas around it.
pub(super) fn write_tiny(folder: &Path) -> Result<()> {
    let county = plain_county();
    let plan = VillagePlan { boundaries: true, areas: true, ..tiny(&county)? };
    let village = tiny_village(&plan)?;
    package::write(folder, &county, &[around(&plan, &village), village]).map(drop)
}
