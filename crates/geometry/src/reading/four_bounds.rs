//! Who lies east, south, west and north of a parcel (四至).

use rstar::{
    AABB, Envelope as _, RTree, RTreeObject as _,
    primitives::{GeomWithData, Rectangle},
};

use super::facing::{Edge, Lengths, OVERLAP_M_MAX, share_out};
use crate::{
    coverage::{Layer, ObjectIndex},
    grid::{GridPoint, doubled_area},
};

/// How near a neighbour lies, and of how much of it we speak; no standard that could be read says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FacingLimits {
    /// Who lies further off is no neighbour: 2 m, the width of a ditch or a ridge; the number is our own.
    ///
    /// A road or a canal that is wider is what the bound names (地物), not who lies beyond it.
    pub distance_m_max: f64,
    /// Who faces a side with less than this is left out: 0.5 m; the number is our own.
    pub faced_m_min: f64,
    /// Pairs of edges that we are ready to compare for one parcel; the number is our own.
    pub comparisons_max: usize,
}

impl Default for FacingLimits {
    fn default() -> Self {
        Self { distance_m_max: 2.0, faced_m_min: 0.5, comparisons_max: 50_000_000 }
    }
}

/// A neighbour on one side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Neighbour {
    pub object: ObjectIndex,
    /// The length of the parcel's bound that it is nearest to.
    pub faced_m: f64,
    /// The part of that length on which the two bounds are one, to the topology tolerance of 0.001 m.
    pub shared_m: f64,
}

/// The neighbours by side, each side's from the longest to the shortest; those that face equally much by index.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FourBounds {
    /// 东至.
    pub east: Vec<Neighbour>,
    /// 南至.
    pub south: Vec<Neighbour>,
    /// 西至.
    pub west: Vec<Neighbour>,
    /// 北至.
    pub north: Vec<Neighbour>,
    /// Says that nobody was overlooked; false where there were more edges than we are ready to compare.
    pub complete: bool,
}

/// The four sides, in the order in which they are written: 东、南、西、北.
#[derive(Clone, Copy)]
enum Side {
    East,
    South,
    West,
    North,
}

type Place<T> = GeomWithData<Rectangle<[f64; 2]>, T>;

/// A layer whose objects can be asked for their neighbours.
#[derive(Debug)]
pub struct Neighbourhood<'a> {
    layer: &'a Layer,
    objects: RTree<Place<ObjectIndex>>,
}

impl<'a> Neighbourhood<'a> {
    /// Looks once where the objects lie.
    pub fn of(layer: &'a Layer) -> Self {
        let place = |object| {
            let points = layer.rings(object).flatten();
            let envelope = points
                .map(|it| AABB::from_point(position(*it)))
                .reduce(|one, other| one.merged(&other))?;
            Some(placed(envelope, object))
        };
        Self { layer, objects: RTree::bulk_load(layer.objects().filter_map(place).collect()) }
    }

    /// The neighbours of an object: those that its outer bounds face within a distance, by the side they lie on.
    ///
    /// A stretch of the boundary belongs to the side that its outward normal points to, within 45°;
    /// one that looks exactly between two belongs to the east or the west (our own choice).
    /// Of several neighbours one behind the other only the nearest counts.
    /// Who touches in a corner only, lies in a hole, or does not face any bound is not listed,
    /// so that a side with nobody is empty.
    pub fn four_bounds(&self, object: ObjectIndex, limits: &FacingLimits) -> FourBounds {
        let others = self.edges_around(object, limits.distance_m_max);
        let mut lengths = [(); 4].map(|()| Lengths::default());
        let mut comparisons_left = limits.comparisons_max;
        let mut complete = true;
        for own in self.own_edges(object) {
            let around = around(own, limits.distance_m_max);
            let mut near = others.locate_in_envelope_intersecting(&around);
            let stretches = near.by_ref().take(comparisons_left).inspect(|_| comparisons_left -= 1);
            let stretches = stretches.filter_map(|it| {
                let (object, other) = it.data;
                own.faced_by(other, object, limits.distance_m_max)
            });
            let stretches = stretches.collect();
            complete &= near.next().is_none();
            if let Some(lengths) = lengths.get_mut(Side::of(own) as usize) {
                share_out(stretches, lengths);
            }
        }
        let [east, south, west, north] = lengths.map(|it| listed(it, limits.faced_m_min));
        FourBounds { east, south, west, north, complete }
    }

    /// The edges of an object's shells: the rings that have their insides on the left and run counter-clockwise.
    fn own_edges(&self, object: ObjectIndex) -> impl Iterator<Item = Edge> {
        self.layer.rings(object).filter(|it| doubled_area(it) > 0).flat_map(edges)
    }

    /// The edges of the others near enough to an object's envelope.
    fn edges_around(
        &self,
        object: ObjectIndex,
        distance_m: f64,
    ) -> RTree<Place<(ObjectIndex, Edge)>> {
        let own = self.own_edges(object).map(|it| around(it, distance_m));
        let Some(near) = own.reduce(|one, other| one.merged(&other)) else { return RTree::new() };
        let others =
            self.objects.locate_in_envelope_intersecting(&near).filter(|it| it.data != object);
        let edges = others
            .flat_map(|it| self.layer.rings(it.data).flat_map(edges).map(|edge| (it.data, edge)));
        let placed = edges.map(|it| placed(around(it.1, 0.0), it));
        RTree::bulk_load(placed.filter(|it| it.envelope().intersects(&near)).collect())
    }
}

impl Side {
    /// The side that the right of an edge looks to.
    fn of(edge: Edge) -> Self {
        let (run, rise) =
            (edge.end.x.saturating_sub(edge.start.x), edge.end.y.saturating_sub(edge.start.y));
        match (run.unsigned_abs() > rise.unsigned_abs(), run > 0, rise > 0) {
            (true, true, _) => Self::South,
            (true, false, _) => Self::North,
            (false, _, true) => Self::East,
            (false, _, false) => Self::West,
        }
    }
}

fn listed(lengths: Lengths, faced_m_min: f64) -> Vec<Neighbour> {
    let neighbour = |(object, [faced_m, shared_m]): (ObjectIndex, [f64; 2])| Neighbour {
        object,
        faced_m,
        shared_m,
    };
    let mut neighbours: Vec<Neighbour> = lengths
        .into_iter()
        .map(neighbour)
        .filter(|it| it.faced_m >= faced_m_min && it.faced_m > 0.0)
        .collect();
    // A stable sort: the objects come in order.
    neighbours.sort_by(|one, other| other.faced_m.total_cmp(&one.faced_m));
    neighbours
}

fn edges(ring: &[GridPoint]) -> impl Iterator<Item = Edge> {
    let ends = ring.iter().skip(1).chain(ring.first());
    ring.iter().zip(ends).map(|(&start, &end)| Edge { start, end })
}

/// The envelope of an edge, grown on all sides.
fn around(edge: Edge, by_m: f64) -> AABB<[f64; 2]> {
    let envelope = AABB::from_corners(position(edge.start), position(edge.end));
    let by_m = by_m.max(OVERLAP_M_MAX);
    AABB::from_corners(envelope.lower().map(|it| it - by_m), envelope.upper().map(|it| it + by_m))
}

fn placed<T>(envelope: AABB<[f64; 2]>, data: T) -> Place<T> {
    Place::new(Rectangle::from_aabb(envelope), data)
}

fn position(point: GridPoint) -> [f64; 2] {
    let coord = point.coord();
    [coord.x, coord.y]
}

#[cfg(test)]
mod tests;
