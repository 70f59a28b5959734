//! Fields: blocks of parcels that share their nodes, with roads and ditches between the blocks.

use super::chance::Chance;
use super::node::Node;

/// What a block takes with the road and the ditch beside it.
pub(super) const SLOT_WIDTH_M: i64 = 150;
pub(super) const SLOT_HEIGHT_M: i64 = 190;
/// The ditch to the east and the road to the south of a block.
const DITCH_M: i64 = 6;
const ROAD_M: i64 = 10;
const ROWS: i64 = 3;
const COLUMNS: [i64; 2] = [4, 5];
/// How far a node may be from its place in the lattice: inside a block, and at its edge.
const JITTER_TICKS: i64 = 20_000;
const EDGE_JITTER_TICKS: i64 = 8_000;
/// How far a bend may be from the straight line between two nodes.
const BEND_TICKS: i64 = 5_000;
/// How many parcels in a hundred have a pond.
const PONDS_PER_CENT: u32 = 3;

/// The fewest parcels that a block holds.
pub(super) const CELLS_MIN: usize = 12;

/// The ground of one parcel.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// Clockwise from the north-west, not closed.
    pub(super) ring: Vec<Node>,
    /// Counter-clockwise, not closed.
    pub(super) ponds: Vec<Vec<Node>>,
    /// What lies to the east, the west, the south and the north.
    pub(super) beside: [Beside; 4],
}

/// What lies beside a parcel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// The parcel so many places away in the list of parcels.
    Cell(isize),
    Road,
    Ditch,
}

/// Lays out so many parcels south-east of a corner, in blocks of so many across.
pub(super) fn lay_out(
    corner: Node,
    n_cells: usize,
    blocks_across: i64,
    ponds: bool,
    chance: &mut Chance,
) -> Vec<Cell> {
    let mut cells = Vec::with_capacity(n_cells);
    let mut place = 0;
    while cells.len() < n_cells {
        let (column, row) = (place % blocks_across, place / blocks_across);
        let corner = corner.shifted(column * SLOT_WIDTH_M, -row * SLOT_HEIGHT_M);
        Block::new(corner, chance).cut(n_cells - cells.len(), ponds, chance, &mut cells);
        place += 1;
    }
    cells
}

/// A lattice of nodes, row by row from the north-west, with the bends of the lines between them.
struct Block {
    columns: i64,
    nodes: Vec<Node>,
    /// From each node to its eastern neighbour.
    eastward: Vec<Vec<Node>>,
    /// From each node to its southern neighbour.
    southward: Vec<Vec<Node>>,
}

impl Block {
    fn new(corner: Node, chance: &mut Chance) -> Self {
        let columns = chance.pick(&COLUMNS);
        let south_east = corner.shifted(SLOT_WIDTH_M - DITCH_M, ROAD_M - SLOT_HEIGHT_M);
        let mut nodes = Vec::new();
        for (row, column) in lattice(columns) {
            let inside = (1..ROWS).contains(&row) && (1..columns).contains(&column);
            let jitter = if inside { JITTER_TICKS } else { EDGE_JITTER_TICKS };
            let place = Node {
                easting: corner.towards(south_east, column, columns).easting,
                northing: corner.towards(south_east, row, ROWS).northing,
            };
            let (east, north) = (chance.between(-jitter, jitter), chance.between(-jitter, jitter));
            nodes.push(place.by_ticks(east, north));
        }
        let mut block = Self { columns, nodes, eastward: Vec::new(), southward: Vec::new() };
        for (row, column) in lattice(columns) {
            let start = block.node(row, column);
            let east =
                (column < columns).then(|| bends(start, block.node(row, column + 1), chance));
            let south = (row < ROWS).then(|| bends(start, block.node(row + 1, column), chance));
            block.eastward.push(east.unwrap_or_default());
            block.southward.push(south.unwrap_or_default());
        }
        block
    }

    /// Cuts up to so many parcels out of the block.
    fn cut(&self, n_most: usize, ponds: bool, chance: &mut Chance, cells: &mut Vec<Cell>) {
        let n_cells = ROWS * self.columns;
        let n_cut = n_cells.min(i64::try_from(n_most).unwrap_or(n_cells));
        for place in 0..n_cut {
            let (row, column) = (place / self.columns, place % self.columns);
            let ring = self.ring(row, column);
            let pond = ponds && chance.per_cent(PONDS_PER_CENT);
            let ponds = if pond { vec![self.pond(row, column, chance)] } else { Vec::new() };
            let beside = [
                neighbour(column + 1 < self.columns && place + 1 < n_cut, 1, Beside::Ditch),
                neighbour(column > 0, -1, Beside::Ditch),
                neighbour(place + self.columns < n_cut, self.columns, Beside::Road),
                neighbour(row > 0, -self.columns, Beside::Road),
            ];
            cells.push(Cell { ring, ponds, beside });
        }
    }

    fn ring(&self, row: i64, column: i64) -> Vec<Node> {
        let mut ring = vec![self.node(row, column)];
        ring.extend(self.bends(&self.eastward, row, column));
        ring.push(self.node(row, column + 1));
        ring.extend(self.bends(&self.southward, row, column + 1));
        ring.push(self.node(row + 1, column + 1));
        ring.extend(self.bends(&self.eastward, row + 1, column).rev());
        ring.push(self.node(row + 1, column));
        ring.extend(self.bends(&self.southward, row, column).rev());
        ring
    }

    /// Six nodes around the middle, counter-clockwise.
    fn pond(&self, row: i64, column: i64, chance: &mut Chance) -> Vec<Node> {
        const AROUND_M: [(i64, i64); 6] = [(-4, 0), (-3, -5), (2, -6), (4, 0), (2, 6), (-3, 5)];
        let middle = self.node(row, column).towards(self.node(row + 1, column + 1), 1, 2);
        let place = |(east_m, north_m)| {
            let jitter = (chance.between(-9_000, 9_000), chance.between(-9_000, 9_000));
            middle.shifted(east_m, north_m).by_ticks(jitter.0, jitter.1)
        };
        AROUND_M.into_iter().map(place).collect()
    }

    fn node(&self, row: i64, column: i64) -> Node {
        self.at(row, column).and_then(|it| self.nodes.get(it)).copied().unwrap_or_default()
    }

    fn bends<'a>(
        &self,
        lines: &'a [Vec<Node>],
        row: i64,
        column: i64,
    ) -> impl DoubleEndedIterator<Item = Node> + use<'a> {
        self.at(row, column).and_then(|it| lines.get(it)).into_iter().flatten().copied()
    }

    fn at(&self, row: i64, column: i64) -> Option<usize> {
        usize::try_from(row * (self.columns + 1) + column).ok()
    }
}

/// Row and column of each node.
fn lattice(columns: i64) -> impl Iterator<Item = (i64, i64)> {
    (0..=ROWS).flat_map(move |row| (0..=columns).map(move |column| (row, column)))
}

fn bends(start: Node, end: Node, chance: &mut Chance) -> Vec<Node> {
    let n_bends = chance.pick(&[0, 0, 0, 1, 1, 2]);
    (1..=n_bends)
        .map(|part| {
            let (east, north) =
                (chance.between(-BEND_TICKS, BEND_TICKS), chance.between(-BEND_TICKS, BEND_TICKS));
            start.towards(end, part, n_bends + 1).by_ticks(east, north)
        })
        .collect()
}

fn neighbour(there: bool, away: i64, otherwise: Beside) -> Beside {
    match isize::try_from(away) {
        Ok(away) if there => Beside::Cell(away),
        _ => otherwise,
    }
}
