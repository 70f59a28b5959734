//! One synthetic county of any size: many villages in a square, streamed one by one.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use clap::Args;
use exchange::nyt2539::{DbfEncoding, PackageWriter, TableFormat, Written};
use tenure::submission::{Table, Village};

use super::counties::{self, CountyPlan, Form, Rare, Tables};
use super::draft::{self, Counters};
use super::node::{Node, Rectangle};
use super::plan::{Variety, VillagePlan};
use super::rows::areas;
use super::{package, villages};

/// A county for benchmarks.
#[derive(Args)]
pub(super) struct Options {
    /// How many parcels.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=5_000_000))]
    pub(super) parcels: u32,
    /// The folder that becomes the package; it must be absent or empty.
    #[arg(long)]
    pub(super) out: PathBuf,
    /// How many of them a village has; the last one has what is left.
    #[arg(long, default_value_t = 600, value_parser = clap::value_parser!(u32).range(1..=40_000))]
    pub(super) parcels_per_village: u32,
    /// Also writes boundary points and lines.
    #[arg(long)]
    pub(super) boundaries: bool,
}

/// The parcels for which a village's rectangle has room; more of them make it as much larger.
const PARCELS_WITH_ROOM: usize = 600;
/// Three households for ten parcels, one household in twelve without land.
const HOUSEHOLDS_PER_TEN_PARCELS: usize = 3;
const HOUSEHOLDS_PER_LANDLESS: usize = 12;
const N_GROUPS: usize = 4;
/// What a village takes with the land between it and the next; four groups side by side.
const VILLAGE_WIDTH_M: i64 = 3_000;
const VILLAGE_HEIGHT_M: i64 = 1_400;
/// Towns and villages are numbered where the real ones' numbers are free.
const FIRST_NUMBER: usize = 901;
const VILLAGES_PER_TOWN: usize = 99;
/// The first of the areas in identity numbers, one for each village.
const FIRST_AREA: usize = 991_000;
const VILLAGES_MAX: usize = 9_000;

/// Writes the county.
pub(super) fn write(options: &Options) -> Result<Written> {
    let county = county();
    let per_village = usize::try_from(options.parcels_per_village)?;
    let sizes = sizes(usize::try_from(options.parcels)?, per_village);
    ensure!(sizes.len() <= VILLAGES_MAX, "more than {VILLAGES_MAX} villages");
    let square = Square::of(&county, sizes.len(), per_village)?;
    let mut writer = PackageWriter::create(&options.out, package::spec(&county)?)?;
    writer.write_village(&square.towns(&county))?;
    let mut counters = Counters::default();
    for (place, n_parcels) in sizes.into_iter().enumerate() {
        let plan = plan(&county, &square, place, n_parcels, options.boundaries);
        writer.write_village(&draft::village(&plan, &mut counters)?)?;
    }
    Ok(writer.finish()?)
}

/// The county of the first sample village, in the form that is read fastest.
fn county() -> CountyPlan {
    let county = counties::yongji();
    let form = Form {
        encoding: DbfEncoding::Utf8,
        tables: Tables::Csv(TableFormat::CsvUtf8),
        rare: Rare::Everywhere,
        documents: None,
        ..county.form
    };
    CountyPlan { form, ..county }
}

fn sizes(n_parcels: usize, per_village: usize) -> Vec<usize> {
    let mut sizes = vec![per_village; n_parcels / per_village];
    match n_parcels % per_village {
        0 => {}
        rest => sizes.push(rest),
    }
    sizes
}

fn plan<'a>(
    county: &'a CountyPlan,
    square: &Square,
    place: usize,
    n_parcels: usize,
    boundaries: bool,
) -> VillagePlan<'a> {
    let n_households = (n_parcels * HOUSEHOLDS_PER_TEN_PARCELS / 10).max(1);
    let n_landless = n_households / HOUSEHOLDS_PER_LANDLESS;
    let (town, number) = (place / VILLAGES_PER_TOWN, FIRST_NUMBER + place % VILLAGES_PER_TOWN);
    VillagePlan {
        county,
        code: format!("{}{number}", town_code(county, town)),
        town_name: town_name(town),
        name: format!("样田{number}村"),
        area: (FIRST_AREA + place).to_string(),
        n_groups: N_GROUPS.min(n_households),
        n_households: n_households - n_landless,
        n_landless,
        n_parcels,
        homesteads_per_cent: 88,
        boundaries,
        areas: true,
        variety: Variety::Full,
        rare: county.form.rare,
        north_west: square.corner(place),
    }
}

fn town_code(county: &CountyPlan, town: usize) -> String {
    format!("{}{}", county.code, FIRST_NUMBER + town)
}

fn town_name(town: usize) -> String {
    format!("{}{}", town + 1, villages::TOWN_NAME)
}

/// The villages in rows, as long as there are rows.
struct Square {
    north_west: Node,
    n_villages: usize,
    n_across: usize,
    /// How many times an ordinary village's rectangle each is, in either direction.
    scale: i64,
}

impl Square {
    fn of(county: &CountyPlan, n_villages: usize, per_village: usize) -> Result<Self> {
        let n_across = (1..=n_villages).find(|it| it * it >= n_villages).unwrap_or(1);
        let half = metres(n_across) / 2;
        let n_rooms = per_village.div_ceil(PARCELS_WITH_ROOM);
        let scale = metres((1..=n_rooms).find(|it| it * it >= n_rooms).unwrap_or(1));
        let (width, height) = (scale * VILLAGE_WIDTH_M, scale * VILLAGE_HEIGHT_M);
        let north_west = county.corner()?.shifted(-half * width, half * height);
        Ok(Self { north_west, n_villages, n_across, scale })
    }

    fn width(&self) -> i64 {
        self.scale * VILLAGE_WIDTH_M
    }

    fn height(&self) -> i64 {
        self.scale * VILLAGE_HEIGHT_M
    }

    fn corner(&self, place: usize) -> Node {
        let (column, row) = (metres(place % self.n_across), metres(place / self.n_across));
        self.north_west.shifted(column * self.width(), -row * self.height())
    }

    /// The areas of the county and its towns; a town is the rectangle around its villages.
    fn towns(&self, county: &CountyPlan) -> Village {
        let around = |places: std::ops::Range<usize>| {
            places
                .map(|it| Rectangle::below(self.corner(it), self.width(), self.height()))
                .reduce(Rectangle::with)
        };
        let mut county_wide = Village::default();
        let areas = &mut county_wide.division_areas;
        areas.extend(around(0..self.n_villages).map(|it| {
            areas::area(Table::County, 1, county.code, county.name, it.widened(VILLAGE_HEIGHT_M))
        }));
        let n_towns = self.n_villages.div_ceil(VILLAGES_PER_TOWN);
        for (number, town) in (1..).zip(0..n_towns) {
            let first = town * VILLAGES_PER_TOWN;
            let last = self.n_villages.min(first + VILLAGES_PER_TOWN);
            let (code, name) = (town_code(county, town), town_name(town));
            let area = around(first..last);
            areas.extend(area.map(|it| areas::area(Table::Town, number, &code, &name, it)));
        }
        county_wide
    }
}

fn metres(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
