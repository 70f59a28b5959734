//! Places on the grid of the survey's precision, so that neighbours share them to the last bit.

use geometry::{Coord, Outline, Patch, Ring};

/// The standard's precision of coordinates is 0.0001 m.
const TICKS_PER_METRE: i64 = 10_000;

/// A place in ten-thousandths of a metre.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Node {
    pub(super) easting: i64,
    pub(super) northing: i64,
}

impl Node {
    /// The place on the grid of whole metres.
    pub(super) fn metres(easting_m: i64, northing_m: i64) -> Self {
        Self { easting: easting_m * TICKS_PER_METRE, northing: northing_m * TICKS_PER_METRE }
    }

    /// The hundred metres in which a coordinate lies.
    #[expect(clippy::cast_possible_truncation, reason = "coordinates have eight digits")]
    pub(super) fn near(at: Coord) -> Self {
        let hundreds = |it: f64| (it / 100.0).round() as i64 * 100;
        Self::metres(hundreds(at.x), hundreds(at.y))
    }

    /// The place of a coordinate that stands on the grid.
    #[expect(clippy::cast_possible_truncation, reason = "coordinates have twelve digits")]
    pub(super) fn at(coord: Coord) -> Self {
        let ticks = |it: f64| (it * 10_000.0).round() as i64;
        Self { easting: ticks(coord.x), northing: ticks(coord.y) }
    }

    pub(super) fn shifted(self, east_m: i64, north_m: i64) -> Self {
        self.by_ticks(east_m * TICKS_PER_METRE, north_m * TICKS_PER_METRE)
    }

    pub(super) fn by_ticks(self, east: i64, north: i64) -> Self {
        Self { easting: self.easting + east, northing: self.northing + north }
    }

    /// The place at so many parts of the way to another.
    pub(super) fn towards(self, other: Self, part: i64, of: i64) -> Self {
        Self {
            easting: self.easting + (other.easting - self.easting) * part / of,
            northing: self.northing + (other.northing - self.northing) * part / of,
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "twelve digits fit a float exactly")]
    pub(super) fn coord(self) -> Coord {
        let metres = |ticks: i64| ticks as f64 / TICKS_PER_METRE as f64;
        Coord { x: metres(self.easting), y: metres(self.northing) }
    }
}

/// An upright rectangle between its north-west and its south-east corner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rectangle {
    pub(super) north_west: Node,
    pub(super) south_east: Node,
}

impl Rectangle {
    /// The rectangle of so many metres below a north-west corner.
    pub(super) fn below(north_west: Node, width_m: i64, height_m: i64) -> Self {
        Self { north_west, south_east: north_west.shifted(width_m, -height_m) }
    }

    /// The same with so many metres more on every side.
    pub(super) fn widened(self, by_m: i64) -> Self {
        Self {
            north_west: self.north_west.shifted(-by_m, by_m),
            south_east: self.south_east.shifted(by_m, -by_m),
        }
    }

    /// The smallest rectangle around this one and another.
    pub(super) fn with(self, other: Self) -> Self {
        let (one, two) = (self.north_west, other.north_west);
        let (three, four) = (self.south_east, other.south_east);
        Self {
            north_west: Node {
                easting: one.easting.min(two.easting),
                northing: one.northing.max(two.northing),
            },
            south_east: Node {
                easting: three.easting.max(four.easting),
                northing: three.northing.min(four.northing),
            },
        }
    }

    /// Clockwise from the north-west.
    pub(super) fn outline(self) -> Outline {
        let Self { north_west, south_east } = self;
        let north_east = Node { easting: south_east.easting, northing: north_west.northing };
        let south_west = Node { easting: north_west.easting, northing: south_east.northing };
        outline(&[north_west, north_east, south_east, south_west], &[])
    }
}

/// An outline of one patch, its rings closed; the rings keep the direction in which they are given.
pub(super) fn outline(exterior: &[Node], holes: &[Vec<Node>]) -> Outline {
    let interiors = holes.iter().map(|it| ring(it)).collect();
    Outline { patches: vec![Patch { exterior: ring(exterior), interiors }] }
}

fn ring(nodes: &[Node]) -> Ring {
    Ring(nodes.iter().chain(nodes.first()).map(|it| it.coord()).collect())
}
