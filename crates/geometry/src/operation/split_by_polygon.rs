//! Splitting a parcel by a polygon (按面分割): what lies inside, and what is left outside.

use super::{
    Reach, Refusal, Split,
    arrangement::Arrangement,
    faces::contains_middle,
    patch::GridPatch,
    segment::Segment,
    split::{Site, largest_first},
};
use crate::Outline;

/// A parcel divided by a polygon.
#[derive(Clone, Debug, PartialEq)]
pub struct PolygonSplit {
    /// The parts inside first, then those outside, the largest first in each.
    pub split: Split,
    /// How many parts lie inside.
    pub n_inside: usize,
}

/// Divides a parcel into what lies in a polygon, a valid outline that may have holes, and what lies outside.
///
/// A polygon that covers the parcel or leaves it alone is [`Refusal::NotDivided`].
pub fn split_by_polygon(
    parcel: &Outline,
    polygon: &Outline,
    neighbours: &[Outline],
    reach: Reach,
) -> Result<PolygonSplit, Refusal> {
    let (parcel, polygon) = (GridPatch::parse(parcel)?, GridPatch::parse(polygon)?);
    let closed = |it: &Vec<_>| it.iter().chain(it.first()).copied().collect::<Vec<_>>();
    let lines: Vec<_> = polygon.rings.iter().map(closed).collect();
    let site = Site::of(parcel, neighbours, polygon.points(), reach)?;
    let mut arrangement = Arrangement::of(site.layout(&lines))?;
    let cutter = Cutter::of(&arrangement);
    let (mut inside, mut outside) = (Vec::new(), Vec::new());
    for face in std::mem::take(&mut arrangement.faces) {
        if cutter.contains(&face)? {
            inside.push(face);
        } else {
            outside.push(face);
        }
    }
    largest_first(&mut inside);
    largest_first(&mut outside);
    let n_inside = inside.len();
    arrangement.faces = inside.into_iter().chain(outside).collect();
    Ok(PolygonSplit { split: site.settle(&arrangement)?, n_inside })
}

/// The polygon's edges as they were noded, with its inside on the left.
struct Cutter {
    sorted: Vec<Segment>,
}

impl Cutter {
    fn of(arrangement: &Arrangement) -> Self {
        let mut sorted: Vec<Segment> = arrangement.lines.iter().map(|it| it.segment).collect();
        sorted.sort_unstable();
        Self { sorted }
    }

    /// Decided by the first edge of the face that the polygon does not pass over twice.
    fn contains(&self, face: &GridPatch) -> Result<bool, Refusal> {
        let along = |it: Segment| self.sorted.binary_search(&it).is_ok();
        let decided = face.segments().find_map(|it| match (along(it), along(it.reversed())) {
            (true, true) => None,
            (false, false) => Some(contains_middle(self.sorted.iter().copied(), it)),
            (with, _) => Some(with),
        });
        decided.ok_or(Refusal::Vanishing)
    }
}
