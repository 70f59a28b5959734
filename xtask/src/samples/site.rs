//! Where the fields and the houses of a village lie: the groups side by side, the village's own land to the south of them.

use super::chance::Chance;
use super::node::{Node, Rectangle};
use super::plan::{Variety, VillagePlan};
use super::tract::{self, CELLS_MIN, Cell, SLOT_HEIGHT_M, SLOT_WIDTH_M};

/// The edge around everything.
const MARGIN_M: i64 = 10;
/// What a house takes with its garden and lane.
const LOT_WIDTH_M: i64 = 28;
const LOT_HEIGHT_M: i64 = 34;
/// The parcels that the village itself lets out or keeps.
const RESERVE_CELLS: usize = 12;

/// The land of a village.
#[derive(Debug)]
pub(super) struct Site {
    pub(super) area: Rectangle,
    pub(super) groups: Vec<GroupSite>,
    /// The village's own parcels.
    pub(super) reserve: Vec<Cell>,
}

/// The land of a group.
#[derive(Debug)]
pub(super) struct GroupSite {
    pub(super) area: Rectangle,
    pub(super) cells: Vec<Cell>,
    /// The north-west corners of the lots for houses.
    pub(super) lots: Vec<Node>,
}

/// How much room a group takes.
struct Room {
    blocks_across: i64,
    lots_across: i64,
    lots_height_m: i64,
    width_m: i64,
    height_m: i64,
}

/// Lays out the land of a village south-east of its corner.
pub(super) fn lay_out(plan: &VillagePlan<'_>, chance: &mut Chance) -> Site {
    let full = plan.variety == Variety::Full;
    let n_reserve = if full { RESERVE_CELLS.min(plan.n_parcels / 10) } else { 0 };
    let n_cells = plan.n_parcels - n_reserve;
    let n_lots = (plan.n_households + plan.n_landless).div_ceil(plan.n_groups);
    let room = room(n_cells.div_ceil(plan.n_groups), n_lots);
    let mut corner = plan.north_west;
    let mut groups = Vec::new();
    for group in 0..plan.n_groups {
        let n_cells = n_cells / plan.n_groups + usize::from(group < n_cells % plan.n_groups);
        groups.push(lay_out_group(corner, n_cells, n_lots, &room, full, chance));
        corner = corner.shifted(room.width_m, 0);
    }
    let reserve_corner = plan.north_west.shifted(MARGIN_M, -room.height_m - MARGIN_M);
    let reserve = tract::lay_out(reserve_corner, n_reserve, 1, full, chance);
    let reserve_height_m = if n_reserve > 0 { SLOT_HEIGHT_M + 2 * MARGIN_M } else { 0 };
    let width_m = room.width_m * count(plan.n_groups);
    let area = Rectangle::below(plan.north_west, width_m, room.height_m + reserve_height_m);
    Site { area, groups, reserve }
}

fn lay_out_group(
    corner: Node,
    n_cells: usize,
    n_lots: usize,
    room: &Room,
    ponds: bool,
    chance: &mut Chance,
) -> GroupSite {
    let inside = corner.shifted(MARGIN_M, -MARGIN_M);
    let fields = inside.shifted(0, -room.lots_height_m - MARGIN_M);
    let lot = |place: i64| {
        let (column, row) = (place % room.lots_across, place / room.lots_across);
        inside.shifted(column * LOT_WIDTH_M, -row * LOT_HEIGHT_M)
    };
    GroupSite {
        area: Rectangle::below(corner, room.width_m, room.height_m),
        cells: tract::lay_out(fields, n_cells, room.blocks_across, ponds, chance),
        lots: (0..count(n_lots)).map(lot).collect(),
    }
}

fn room(n_cells: usize, n_lots: usize) -> Room {
    let n_blocks = count(n_cells.div_ceil(CELLS_MIN)).max(1);
    let blocks_across = (1..=n_blocks).find(|it| it * it >= n_blocks).unwrap_or(1);
    let inner_m = blocks_across * SLOT_WIDTH_M;
    let lots_across = inner_m / LOT_WIDTH_M;
    let lots_height_m = (count(n_lots) + lots_across - 1) / lots_across * LOT_HEIGHT_M;
    let blocks_height_m = (n_blocks + blocks_across - 1) / blocks_across * SLOT_HEIGHT_M;
    Room {
        blocks_across,
        lots_across,
        lots_height_m,
        width_m: inner_m + 2 * MARGIN_M,
        height_m: lots_height_m + blocks_height_m + 3 * MARGIN_M,
    }
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
