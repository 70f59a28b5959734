//! Moving the boundary between two parcels (界线调整), for both at once.

use super::{
    BentNeighbour, Descent, Reach, Refusal,
    arrangement::{Arrangement, Layout},
    merge::Joined,
    noding::{Edge, Source},
    on_grid::{exact, exact_line},
    patch::GridPatch,
    reach_in_steps,
    segment::{Segment, line_segments},
    split::Site,
};
use crate::grid::GridPoint;
use crate::{Coord, Outline};

/// What is moved.
#[derive(Clone, Copy, Debug)]
pub struct BoundaryMove<'a> {
    /// The two parcels, which share edges.
    pub parcels: [&'a Outline; 2],
    /// The first and the last node of the stretch of the shared boundary that is given up.
    ///
    /// Around a parcel that lies in the other, the stretch runs with the first parcel on the left.
    pub stretch: [Coord; 2],
    /// What comes in its place, in the same direction.
    ///
    /// It begins and ends at the ends of the stretch, or, where those are on the outer boundary, anywhere on that.
    pub new_line: &'a [Coord],
}

/// Two parcels with a moved boundary.
#[derive(Clone, Debug, PartialEq)]
pub struct MovedBoundary {
    /// In the order given.
    pub parcels: [Outline; 2],
    /// The other neighbours that got nodes.
    pub neighbours: Vec<BentNeighbour>,
    /// Twice the area of both parcels after less twice before, in square steps: what the outer edges bent.
    pub doubled_bend: i128,
    /// Each parcel stays itself: an adjustment makes no new parcels.
    pub lineage: Vec<Descent>,
}

/// Replaces a stretch of the boundary that two parcels share.
pub fn move_boundary(
    boundary_move: &BoundaryMove,
    neighbours: &[Outline],
    reach: Reach,
) -> Result<MovedBoundary, Refusal> {
    let [one, other] = boundary_move.parcels;
    let parcels = [GridPatch::parse(one)?, GridPatch::parse(other)?];
    let before: i128 = parcels.iter().map(GridPatch::doubled_area).sum();
    let new_line = exact_line(boundary_move.new_line)?;
    let joined = Joined::of(&parcels, reach_in_steps(reach.topology_m))?;
    let [first, last] = boundary_move.stretch;
    let stretch = Stretch::between(&joined.shared, exact(first)?, exact(last)?)?;
    check_simple(&new_line)?;
    let doubled_joined = joined.patch.doubled_area();
    let site = Site::of(joined.patch, neighbours, new_line.iter().copied(), reach)?;
    let drawn = [new_line];
    let mut arrangement = Arrangement::of(Layout { kept: &stretch.kept, ..site.layout(&drawn) })?;
    if arrangement.outside.iter().any(|it| it.source == Source::Drawn(0)) {
        return Err(Refusal::LineLeavesParcels);
    }
    sort_by_side(&mut arrangement, stretch.first_on_left)?;
    let split = site.settle(&arrangement)?;
    let parcels_after = <[Outline; 2]>::try_from(split.parts);
    let n_parts = arrangement.faces.len();
    Ok(MovedBoundary {
        parcels: parcels_after.map_err(|_more| Refusal::LineDoesNotPart { n_parts })?,
        neighbours: split.neighbours,
        doubled_bend: split.doubled_bend + doubled_joined - before,
        lineage: descents(),
    })
}

/// The stretch that is given up, and what stays of the shared boundary.
struct Stretch {
    kept: Vec<Segment>,
    first_on_left: bool,
}

impl Stretch {
    /// Follows the shared edges from the first to the last node, along the first parcel or else along the second.
    fn between(shared: &[Segment], first: GridPoint, last: GridPoint) -> Result<Self, Refusal> {
        for first_on_left in [true, false] {
            let edges: Vec<Segment> =
                shared.iter().map(|it| if first_on_left { *it } else { it.reversed() }).collect();
            if let Some(stretch) = followed(&edges, first, last) {
                let kept = edges.into_iter().filter(|it| !stretch.contains(it)).collect();
                return Ok(Self { kept, first_on_left });
            }
        }
        let first = first.coord();
        Err(Refusal::NotShared { first_x_m: first.x, first_y_m: first.y })
    }
}

/// The edges from one node to another, one after the other.
fn followed(edges: &[Segment], first: GridPoint, last: GridPoint) -> Option<Vec<Segment>> {
    let (mut path, mut at) = (Vec::new(), first);
    while path.len() < edges.len() {
        let edge = *edges.iter().find(|it| it.start == at)?;
        path.push(edge);
        at = edge.end;
        if at == last {
            return Some(path);
        }
    }
    None
}

/// Refuses a line that meets itself elsewhere than in its two ends.
fn check_simple(line: &[GridPoint]) -> Result<(), Refusal> {
    let segments: Vec<Segment> = line_segments(line).collect();
    let n_last = segments.len().saturating_sub(1);
    for (place, one) in segments.iter().enumerate() {
        for (other_place, other) in segments.iter().enumerate().skip(place + 1) {
            let consecutive = other_place == place + 1;
            let closing = place == 0 && other_place == n_last && one.start == other.end;
            let shares_end = one.has_end(other.start) || one.has_end(other.end);
            let carries = [other.start, other.end].into_iter().any(|it| one.carries(it))
                || [one.start, one.end].into_iter().any(|it| other.carries(it));
            let meets = shares_end && !consecutive && !closing;
            if meets || carries || one.crossing(*other).is_some() || *other == one.reversed() {
                return Err(Refusal::LineCrossesItself);
            }
        }
    }
    Ok(())
}

/// Puts the face that now belongs to the first parcel first: the one on the side of the new line that it had of the old.
fn sort_by_side(arrangement: &mut Arrangement, first_on_left: bool) -> Result<(), Refusal> {
    let n_parts = arrangement.faces.len();
    let is_new = |it: &&Edge| it.source == Source::Drawn(0);
    let new: Vec<Segment> = arrangement.lines.iter().filter(is_new).map(|it| it.segment).collect();
    let along = |it: Segment| new.contains(&it);
    let on_left = |face: &GridPatch| face.segments().any(along);
    let on_right = |face: &GridPatch| face.segments().any(|it| along(it.reversed()));
    let [one, other] = arrangement.faces.as_mut_slice() else {
        return Err(Refusal::LineDoesNotPart { n_parts });
    };
    let (one_on_left, other_on_left) = match (on_left(one), on_left(other)) {
        (true, false) => (true, false),
        (false, true) => (false, true),
        // Along the outer boundary only the other side shows.
        _ => (on_right(other), on_right(one)),
    };
    if one_on_left == other_on_left {
        return Err(Refusal::LineDoesNotPart { n_parts });
    }
    if one_on_left != first_on_left {
        std::mem::swap(one, other);
    }
    Ok(())
}

/// Each parcel stays itself.
fn descents() -> Vec<Descent> {
    (0..2).map(|it| Descent { came_from: it, went_to: it }).collect()
}
