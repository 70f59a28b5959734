//! Merging parcels that share edges into one (地块合并).

use super::{
    Descent, Reach, Refusal,
    faces::{faces, has_middle_inside},
    noding::{Budget, Edge, Source, broken},
    on_grid::check_extent,
    patch::GridPatch,
    reach_in_steps,
    segment::Segment,
};
use crate::{FindingKind, Outline};

/// Parcels merged (地块合并).
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// One patch; what the parcels enclosed without owning it is a hole.
    pub outline: Outline,
    /// Twice the area of the outline less twice the areas of all parcels, in square steps.
    ///
    /// Other than zero only where a node of one parcel lay beside the edge of another, not on it.
    pub doubled_bend: i128,
    /// Every parcel went into the outline, index 0.
    pub lineage: Vec<Descent>,
}

/// Merges two or more parcels, each of which shares an edge with another, node by node.
///
/// A node of one that lies within [`Reach::topology_m`] of the edge along which another runs against it
/// becomes a node of that edge first.
/// Nodes on straight lines are kept: they are surveyed points.
pub fn merge(parcels: &[Outline], reach: Reach) -> Result<Merged, Refusal> {
    let parcels = parcels.iter().map(GridPatch::parse).collect::<Result<Vec<_>, _>>()?;
    let joined = Joined::of(&parcels, reach_in_steps(reach.topology_m))?;
    let before: i128 = parcels.iter().map(GridPatch::doubled_area).sum();
    let came_from = 0..parcels.len();
    Ok(Merged {
        outline: joined.patch.outline(),
        doubled_bend: joined.patch.doubled_area() - before,
        lineage: came_from.map(|came_from| Descent { came_from, went_to: 0 }).collect(),
    })
}

/// Parcels joined on the grid.
///
/// Invariant: the edges left after opposite ones cancel are the boundary of the sum of the parcels, counted as often
/// as they cover a place; where it bounds one valid patch, every place of that is covered just once.
pub(super) struct Joined {
    pub(super) patch: GridPatch,
    /// The edges that were shared, as the parcel that comes first runs along them.
    pub(super) shared: Vec<Segment>,
}

impl Joined {
    pub(super) fn of(parcels: &[GridPatch], topology: i64) -> Result<Self, Refusal> {
        if parcels.len() < 2 {
            return Err(Refusal::TooFewParcels { n_parcels: parcels.len() });
        }
        check_extent(parcels.iter().flat_map(GridPatch::points))?;
        let edges = matched(parcels, topology)?;
        check_overlaps(&edges)?;
        check_adjacency(&edges)?;
        let all = Sorted::of(&edges);
        let (shared, left): (Vec<_>, Vec<_>) =
            all.0.iter().copied().partition(|it| all.parcel_along(it.0.reversed()).is_some());
        let reversed = |it: &Segment| all.parcel_along(it.reversed());
        let first = shared.iter().filter(|it| Some(it.1) < reversed(&it.0)).map(|it| it.0);
        let shared = first.collect();
        let patches = faces(left.into_iter().map(|it| it.0).collect())?;
        let Ok([patch]) = <[GridPatch; 1]>::try_from(patches) else {
            return Err(Refusal::PartInvalid { kind: FindingKind::MultipleParts });
        };
        match patch.defect() {
            Some(kind) => Err(Refusal::PartInvalid { kind }),
            None => Ok(Self { patch, shared }),
        }
    }
}

/// The edges of each parcel, broken at the nodes of the others that lie on them.
fn matched(parcels: &[GridPatch], topology: i64) -> Result<Vec<Vec<Segment>>, Refusal> {
    let segments: Vec<Vec<Segment>> = parcels.iter().map(|it| it.segments().collect()).collect();
    let mut budget = Budget::default();
    let n_all: usize = segments.iter().map(Vec::len).sum();
    budget.spend(n_all.saturating_mul(n_all))?;
    let matched = segments.iter().enumerate().map(|(parcel, own)| {
        let others = || segments.iter().enumerate().filter(|it| it.0 != parcel).flat_map(|it| it.1);
        let edge = |&segment| Edge { segment, source: Source::Boundary(parcel) };
        let edges: Vec<Edge> = own.iter().map(edge).collect();
        let mut nodes = Vec::new();
        for (index, segment) in own.iter().enumerate() {
            for other in others().filter(|it| segment.runs_against(**it, topology)) {
                let ends = [other.start, other.end].into_iter();
                nodes.extend(ends.filter(|&it| segment.has_beside(it)).map(|it| (index, it)));
            }
        }
        broken(&edges, nodes).into_iter().map(|it| it.segment).collect()
    });
    Ok(matched.collect())
}

/// All edges in order, each with its parcel.
struct Sorted(Vec<(Segment, usize)>);

impl Sorted {
    fn of(edges: &[Vec<Segment>]) -> Self {
        let with_parcel = |(parcel, its): (usize, &Vec<Segment>)| {
            its.iter().map(|&it| (it, parcel)).collect::<Vec<_>>()
        };
        let mut all: Vec<_> = edges.iter().enumerate().flat_map(with_parcel).collect();
        all.sort_unstable();
        Self(all)
    }

    fn parcel_along(&self, segment: Segment) -> Option<usize> {
        let place = self.0.binary_search_by_key(&segment, |it| it.0).ok()?;
        self.0.get(place).map(|it| it.1)
    }
}

/// Parcels overlap where they run along an edge on the same side, cross each other, or one lies in the other.
fn check_overlaps(edges: &[Vec<Segment>]) -> Result<(), Refusal> {
    for (one, its) in edges.iter().enumerate() {
        for (other, others) in edges.iter().enumerate().skip(one + 1) {
            if overlap(its, others) {
                return Err(Refusal::Overlapping { one, other });
            }
        }
    }
    Ok(())
}

fn overlap(one: &[Segment], other: &[Segment]) -> bool {
    let pairs = || one.iter().flat_map(|it| other.iter().map(move |other| (it, other)));
    let mut near = pairs().filter(|(one, other)| one.near(**other, 0));
    near.any(|(one, other)| one == other || one.crossing(*other).is_some())
        || lies_in(one, other)
        || lies_in(other, one)
}

/// Says whether one of two parcels, whose edges do not cross, runs through the inside of the other.
fn lies_in(one: &[Segment], other: &[Segment]) -> bool {
    one.iter().any(|it| has_middle_inside(other, *it))
}

/// Every parcel is joined to the first by shared edges, directly or through others.
fn check_adjacency(edges: &[Vec<Segment>]) -> Result<(), Refusal> {
    let all = Sorted::of(edges);
    let mut joined = vec![false; edges.len()];
    let mut open = vec![0];
    while let Some(parcel) = open.pop() {
        match joined.get_mut(parcel) {
            Some(it @ false) => *it = true,
            _ => continue,
        }
        let its = edges.get(parcel).into_iter().flatten();
        open.extend(its.filter_map(|it| all.parcel_along(it.reversed())));
    }
    let Some(parcel) = joined.iter().position(|it| !it) else { return Ok(()) };
    let apart = edges.get(parcel).into_iter().flatten();
    let mut points = apart.map(|it| it.start);
    let others = || all.0.iter().filter(|it| it.1 != parcel).map(|it| it.0);
    let touching = points.any(|point| others().any(|it| it.has_end(point) || it.carries(point)));
    Err(if touching {
        Refusal::TouchingInPointOnly { parcel }
    } else {
        Refusal::NotAdjacent { parcel }
    })
}
