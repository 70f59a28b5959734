//! The surveyed boundary of a parcel (界址点、界址线) compared with its outline.

mod cover;
mod kind;
mod order;
mod path;

use rstar::{AABB, PointDistance as _, RTree, primitives::GeomWithData, primitives::Line};

use super::{Layer, ObjectIndex};
use crate::Coord;
use crate::grid::{GridPoint, STEPS_PER_M, doubled_area};
pub use kind::{BoundaryFinding, BoundaryKind};
use path::Path;

/// How far a boundary may be from its outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BoundaryTolerances {
    /// Up to here a position is on the other: 0.001 m, the tolerance of the official checks (section 2.9).
    pub distance_m_max: f64,
    /// A vertex where the ring turns by less needs no boundary point.
    ///
    /// The standards set no angle; by default, 0, every vertex needs one.
    pub turn_deg_min: f64,
}

impl Default for BoundaryTolerances {
    fn default() -> Self {
        Self { distance_m_max: 0.001, turn_deg_min: 0.0 }
    }
}

/// The rings of a parcel, ready to be compared with what was surveyed along them.
#[derive(Debug)]
pub struct Boundary {
    rings: Vec<Path>,
    /// Which of the rings are shells.
    shells: Vec<bool>,
    edges: Edges,
    /// Coordinates in the tree are relative to this, so that those with a zone prefix lose nothing.
    origin: GridPoint,
    tolerances: BoundaryTolerances,
}

/// The edges of some paths, each with the place of its path and its own.
type Edges = RTree<GeomWithData<Line<[f64; 2]>, (usize, usize)>>;

/// For the rounding of square roots, in steps: far below what a surveyor's decimals say, and far above `f64`.
const ROUNDING_STEPS: f64 = 1.0e-4;

/// Pairs of vertices of lines and of rings beyond which lines are not compared; the number is our own.
///
/// Twenty thousand of each; ordinary ones need a thousandth of the pairs, ones made to keep us busy all of them.
const COMPARISONS_MAX: usize = 400_000_000;

impl Boundary {
    /// The boundary of an object; none if it has no rings.
    pub fn new(layer: &Layer, object: ObjectIndex, tolerances: BoundaryTolerances) -> Option<Self> {
        let origin = *layer.rings(object).next()?.first()?;
        let rings: Vec<Path> = layer.rings(object).map(|it| Path::ring(it, origin)).collect();
        let shells = layer.rings(object).map(|it| doubled_area(it) > 0).collect();
        let edges = index(&rings);
        Some(Self { rings, shells, edges, origin, tolerances })
    }

    /// Finds the boundary points that are not on the rings.
    pub fn check_points(&self, points: &[Coord]) -> Vec<BoundaryFinding> {
        let off_ring = |(index, &at): (usize, &Coord)| {
            let distance_m = self.distance_m(at);
            let on_ring = distance_m.is_some_and(|it| it <= self.distance_m_max());
            let kind = BoundaryKind::PointOffRing;
            let finding = BoundaryFinding { index, measure: distance_m, ..kind.at(at) };
            (!on_ring).then_some(finding)
        };
        points.iter().enumerate().filter_map(off_ring).collect()
    }

    /// Finds the vertices where the rings turn and no boundary point lies; indexes count vertices ring by ring.
    pub fn check_vertices(&self, points: &[Coord]) -> Vec<BoundaryFinding> {
        let surveyed = RTree::bulk_load(points.iter().filter_map(|it| self.local(*it)).collect());
        let vertices = self.rings.iter().flat_map(Path::corners).enumerate();
        let turning = vertices.filter(|(_, it)| it.turn_deg >= self.tolerances.turn_deg_min);
        let missing = turning.filter_map(|(index, corner)| {
            let nearest = surveyed.nearest_neighbor(&corner.at);
            let distance_m = nearest.map(|it| it.distance_2(&corner.at).sqrt() / STEPS_PER_M);
            let surveyed = distance_m.is_some_and(|it| it <= self.distance_m_max());
            let kind = BoundaryKind::VertexWithoutPoint;
            let finding =
                BoundaryFinding { index, measure: distance_m, ..kind.at(self.coord(corner.at)) };
            (!surveyed).then_some(finding)
        });
        missing.collect()
    }

    /// Finds where boundary lines run off the rings, line by line, and then what of the rings no line covers, ring by ring.
    ///
    /// Both ways a stretch counts as covered where it is within the tolerance of the other,
    /// and a stretch no longer than the tolerance is left alone.
    /// A line with a coordinate that has no place on the grid runs off as a whole, without a measure.
    pub fn check_lines(&self, lines: &[Vec<Coord>]) -> Vec<BoundaryFinding> {
        let n_points: usize = lines.iter().map(Vec::len).sum();
        if n_points.saturating_mul(self.edges.size()) > COMPARISONS_MAX {
            return vec![BoundaryKind::NotCompared.at(self.origin.coord())];
        }
        let mut findings = Vec::new();
        let mut paths = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            let Some(path) = self.path(line) else {
                let at = line.first().copied().unwrap_or_default();
                findings.push(BoundaryFinding { index, ..BoundaryKind::LineOffRing.at(at) });
                continue;
            };
            let off_ring = cover::uncovered(&path, &self.edges, self.reach());
            let kind = BoundaryKind::LineOffRing;
            findings.extend(off_ring.iter().map(|it| self.stretch(kind, index, it)));
            paths.push(path);
        }
        let lines = index(&paths);
        for (index, ring) in self.rings.iter().enumerate() {
            let bare = cover::uncovered(ring, &lines, self.reach());
            let kind = BoundaryKind::NotCovered;
            findings.extend(bare.iter().map(|it| self.stretch(kind, index, it)));
        }
        findings
    }

    /// Finds the first of the points that breaks the clockwise order along a shell (空间坐标 KJZB).
    ///
    /// Holes are left out: the standard does not say which way their points are listed.
    /// So are points that are on no shell, or where a shell meets itself.
    pub fn check_clockwise(&self, points: &[Coord]) -> Vec<BoundaryFinding> {
        let mut places: Vec<order::Place> =
            points.iter().enumerate().filter_map(|(n, &it)| self.place_on_shell(n, it)).collect();
        places.sort_by_key(|it| it.ring);
        let of_one_ring = places.chunk_by(|one, other| one.ring == other.ring);
        let found = of_one_ring.filter_map(|places| {
            let length = self.rings.get(places.first()?.ring)?.length;
            let index = order::first_astray(places, length, self.reach())?;
            Some(BoundaryFinding {
                index,
                ..BoundaryKind::PointsNotClockwise.at(*points.get(index)?)
            })
        });
        found.collect()
    }

    fn place_on_shell(&self, index: usize, at: Coord) -> Option<order::Place> {
        let local = self.local(at)?;
        let near = self.edges.locate_within_distance(local, self.reach() * self.reach());
        let mut places = near.filter_map(|it| {
            let (ring, edge) = it.data;
            let along = self.rings.get(ring)?.along(edge, local)?;
            self.shells.get(ring)?.then_some(order::Place { index, ring, along })
        });
        let place = places.next()?;
        let length = self.rings.get(place.ring)?.length;
        places
            .all(|it| it.ring == place.ring && it.apart(place, length) <= 4.0 * self.reach())
            .then_some(place)
    }

    /// How far a position is from the nearest ring.
    fn distance_m(&self, at: Coord) -> Option<f64> {
        let local = self.local(at)?;
        let nearest = self.edges.nearest_neighbor(&local)?;
        Some(nearest.distance_2(&local).sqrt() / STEPS_PER_M)
    }

    fn distance_m_max(&self) -> f64 {
        self.reach() / STEPS_PER_M
    }

    /// The tolerance in steps.
    fn reach(&self) -> f64 {
        self.tolerances.distance_m_max.max(0.0) * STEPS_PER_M + ROUNDING_STEPS
    }

    fn path(&self, line: &[Coord]) -> Option<Path> {
        line.iter().map(|&it| self.local(it)).collect::<Option<_>>().map(Path::line)
    }

    fn local(&self, at: Coord) -> Option<[f64; 2]> {
        GridPoint::nearest(at).map(|it| path::relative(it, self.origin))
    }

    fn coord(&self, local: [f64; 2]) -> Coord {
        let Coord { x, y } = self.origin.coord();
        Coord { x: x + local[0] / STEPS_PER_M, y: y + local[1] / STEPS_PER_M }
    }

    fn stretch(
        &self,
        kind: BoundaryKind,
        index: usize,
        stretch: &cover::Stretch,
    ) -> BoundaryFinding {
        let stretch_coords: Vec<Coord> = stretch.points.iter().map(|it| self.coord(*it)).collect();
        let at = stretch_coords.first().copied().unwrap_or_default();
        let measure = Some(stretch.length / STEPS_PER_M);
        BoundaryFinding { index, measure, stretch: stretch_coords, ..kind.at(at) }
    }
}

fn index(paths: &[Path]) -> Edges {
    let edges = paths.iter().enumerate().flat_map(|(n, path)| {
        path.edges()
            .enumerate()
            .map(move |(edge, [start, end])| GeomWithData::new(Line::new(start, end), (n, edge)))
    });
    RTree::bulk_load(edges.collect())
}

/// The edges with something within so many steps of an edge's box.
fn edges_around(
    edges: &Edges,
    [start, end]: [[f64; 2]; 2],
    reach: f64,
) -> impl Iterator<Item = [[f64; 2]; 2]> {
    let corner = |pick: fn(f64, f64) -> f64, off: f64| {
        [pick(start[0], end[0]) + off, pick(start[1], end[1]) + off]
    };
    let envelope = AABB::from_corners(corner(f64::min, -reach), corner(f64::max, reach));
    edges.locate_in_envelope_intersecting(&envelope).map(|it| [it.geom().from, it.geom().to])
}

#[cfg(test)]
mod tests;
