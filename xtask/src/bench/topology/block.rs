//! A village's block of fields: a jittered lattice whose nodes and edges neighbours share.

use geometry::grid::GridPoint;
use rand::Rng as _;
use rand_chacha::ChaCha8Rng;

/// Fields along a side of a block.
const SIDE: u32 = 64;
/// The fields of a whole block.
pub(super) const CELLS_PER_BLOCK: u32 = SIDE * SIDE;
/// From node to node: 30 m, in steps of the grid.
const CELL_STEPS: i64 = 300_000;
/// From block to block: a road of 20 m lies between them.
const BLOCK_STEPS: i64 = CELL_STEPS * SIDE as i64 + 200_000;
/// How far a node lies off the lattice at most: 5 m.
const NODE_JITTER_STEPS: i64 = 50_000;
/// How far a vertex lies off the line between two nodes at most: 1 m.
const VERTEX_JITTER_STEPS: i64 = 10_000;
/// South-western corner of the county in EPSG:4548 (CGCS2000, 3°, central meridian 117° E).
const ORIGIN: GridPoint = GridPoint { x: 4_800_000_000, y: 34_000_000_000 };

/// The place of a field in its block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    column: u32,
    row: u32,
}

/// A side on which a field has a neighbour.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Side {
    East,
    West,
}

impl Cell {
    /// The place of a parcel: rows run from west to east, one north of the other.
    pub(super) fn of(parcel: u32) -> Self {
        let place = parcel % CELLS_PER_BLOCK;
        Self { column: place % SIDE, row: place / SIDE }
    }

    pub(super) fn has_east(self) -> bool {
        self.column + 1 < SIDE
    }

    pub(super) fn has_west(self) -> bool {
        self.column > 0
    }
}

/// The nodes of a block, and one or two vertices on each edge between them.
#[derive(Debug)]
pub(super) struct Block {
    nodes: Vec<GridPoint>,
    /// Of each node, the vertices on the edge to the next one in the east.
    eastward: Vec<Vec<GridPoint>>,
    /// Of each node, the vertices on the edge to the next one in the north.
    northward: Vec<Vec<GridPoint>>,
}

impl Block {
    /// The block of a number among so many, which make a square.
    pub(super) fn new(number: u32, n_blocks: u32, mut chance: ChaCha8Rng) -> Self {
        chance.set_stream(number.into());
        let nodes = nodes(corner(number, n_blocks), &mut chance);
        let mut edges = |to: fn(Cell) -> Cell| -> Vec<Vec<GridPoint>> {
            let ends = cells().map(|it| Some((nodes.get(place(it))?, nodes.get(place(to(it)))?)));
            ends.map(|it| it.map_or_else(Vec::new, |(a, b)| between(*a, *b, &mut chance))).collect()
        };
        let eastward = edges(Cell::next_east);
        let northward = edges(Cell::next_north);
        Self { nodes, eastward, northward }
    }

    /// The outline of a field, unclosed, with its inside on the left.
    ///
    /// On the side of a bulge one vertex lies so many steps farther out than the neighbour has it.
    pub(super) fn ring(
        &self,
        cell: Cell,
        bulge: Option<Side>,
        bulge_steps: i64,
    ) -> Option<Vec<GridPoint>> {
        let (east, north) = (cell.next_east(), cell.next_north());
        let mut ring = Vec::with_capacity(12);
        ring.push(*self.nodes.get(place(cell))?);
        ring.extend(self.eastward.get(place(cell))?);
        ring.push(*self.nodes.get(place(east))?);
        let n_before = ring.len();
        ring.extend(self.northward.get(place(east))?);
        if bulge == Some(Side::East) {
            ring.get_mut(n_before)?.x += bulge_steps;
        }
        ring.push(*self.nodes.get(place(north.next_east()))?);
        ring.extend(self.eastward.get(place(north))?.iter().rev());
        ring.push(*self.nodes.get(place(north))?);
        ring.extend(self.northward.get(place(cell))?.iter().rev());
        if bulge == Some(Side::West) {
            ring.last_mut()?.x -= bulge_steps;
        }
        Some(ring)
    }
}

impl Cell {
    fn next_east(self) -> Self {
        Self { column: self.column + 1, ..self }
    }

    fn next_north(self) -> Self {
        Self { row: self.row + 1, ..self }
    }
}

/// Every node of a block, as the field whose south-western corner it is; there is one more than fields each way.
fn cells() -> impl Iterator<Item = Cell> {
    (0..=SIDE).flat_map(|row| (0..=SIDE).map(move |column| Cell { column, row }))
}

/// The place of a node; those beyond the last column are never looked up by what they are taken for.
fn place(cell: Cell) -> usize {
    (cell.row * (SIDE + 1) + cell.column) as usize
}

fn corner(number: u32, n_blocks: u32) -> GridPoint {
    let n_columns = (1..=n_blocks).find(|it| it * it >= n_blocks).unwrap_or(1);
    let [column, row] = [number % n_columns, number / n_columns].map(i64::from);
    GridPoint { x: ORIGIN.x + column * BLOCK_STEPS, y: ORIGIN.y + row * BLOCK_STEPS }
}

fn nodes(corner: GridPoint, chance: &mut ChaCha8Rng) -> Vec<GridPoint> {
    let node = |cell: Cell| {
        let lattice = GridPoint {
            x: corner.x + i64::from(cell.column) * CELL_STEPS,
            y: corner.y + i64::from(cell.row) * CELL_STEPS,
        };
        jittered(lattice, NODE_JITTER_STEPS, chance)
    };
    cells().map(node).collect()
}

fn between(start: GridPoint, end: GridPoint, chance: &mut ChaCha8Rng) -> Vec<GridPoint> {
    let n_vertices: i64 = chance.random_range(1..=2);
    let vertex = |n: i64| {
        let along = |start: i64, end: i64| start + (end - start) * n / (n_vertices + 1);
        let on_line = GridPoint { x: along(start.x, end.x), y: along(start.y, end.y) };
        jittered(on_line, VERTEX_JITTER_STEPS, chance)
    };
    (1..=n_vertices).map(vertex).collect()
}

fn jittered(point: GridPoint, steps: i64, chance: &mut ChaCha8Rng) -> GridPoint {
    let mut off = || chance.random_range(-steps..=steps);
    GridPoint { x: point.x + off(), y: point.y + off() }
}
