//! Finds the pairs of objects that the sweep says overlap somewhere, and has them intersected.

use i_overlay::core::{overlay::Overlay, solver::Solver};
use rayon::prelude::*;

use super::{
    Layer, ObjectIndex, Tolerances,
    boxes::{self, Boxes, GridBox},
    finding::Finding,
    multiplicity::{Piece, accounted_m2},
    plane::Plane,
    shared::{Pair, Shared, intersect},
    sweep::{Cover, options},
};

/// So many pairs are intersected before we look whether that is enough.
const BATCH: usize = 1 << 16;

/// What the pairs came to.
#[derive(Debug, Default)]
pub(super) struct Overlaps {
    pub(super) findings: Vec<Finding>,
    /// Twice the area of all intersections, in square sub-steps.
    pub(super) doubled_sum: i128,
    pub(super) n_compared: usize,
    pub(super) truncated: bool,
    /// The ground that is covered more than once, as often as the pairs account for; `None` if that is not known.
    pub(super) accounted_m2: Option<f64>,
    /// What rounding may have done to that.
    pub(super) rounding_m2: f64,
    /// What each pair shares.
    pieces: Vec<Piece>,
}

/// Every pair whose envelopes share ground that more than one object covers.
///
/// Two objects overlap nowhere else, so that none is missed: not one that lies inside another,
/// nor layers stacked so that each edge has its partner.
pub(super) fn overlaps(layer: &Layer, cover: &Cover, tolerances: &Tolerances) -> Overlaps {
    let mut overlaps = Overlaps { accounted_m2: Some(0.0), ..Overlaps::default() };
    if cover.multiple.is_empty() {
        return overlaps;
    }
    let multiple = Boxes::new(cover.multiple.iter().map(|it| (*it, ())));
    let candidates = boxes::objects_meeting(layer, &multiple);
    let objects = Boxes::new(candidates.iter().copied());
    let mut batch: Vec<Pair> = Vec::new();
    for (envelope, object) in candidates {
        batch.extend(partners(layer, object, &envelope, &objects, &multiple));
        if batch.len() >= BATCH {
            overlaps.add(layer, &batch, cover.plane, tolerances);
            batch.clear();
        }
        if overlaps.truncated {
            break;
        }
    }
    overlaps.add(layer, &batch, cover.plane, tolerances);
    overlaps.account();
    overlaps
}

fn partners(
    layer: &Layer,
    object: ObjectIndex,
    envelope: &GridBox,
    objects: &Boxes<ObjectIndex>,
    multiple: &Boxes<()>,
) -> Vec<Pair> {
    let following = objects.meeting(envelope).filter(|it| *it > object);
    let mut pairs: Vec<Pair> = following
        .filter_map(|other| {
            let envelope = boxes::shared(envelope, &boxes::of_object(layer, other)?)?;
            let pair = Pair { objects: [object, other], envelope };
            multiple.any_meets(&envelope).then_some(pair)
        })
        .collect();
    pairs.sort_unstable_by_key(|it| it.objects);
    pairs
}

impl Overlaps {
    fn account(&mut self) {
        let pieces = std::mem::take(&mut self.pieces);
        (self.accounted_m2, self.rounding_m2) =
            if self.truncated { (None, 0.0) } else { accounted_m2(&pieces) };
    }

    fn add(&mut self, layer: &Layer, batch: &[Pair], plane: Plane, tolerances: &Tolerances) {
        let intersected: Vec<Shared> = batch
            .par_iter()
            .with_min_len(16)
            .map_init(
                || Overlay::new_custom(64, options(), Solver::default()),
                |overlay, pair| intersect(overlay, layer, pair, plane, tolerances),
            )
            .collect();
        for (Shared { regions, finding }, pair) in intersected.into_iter().zip(self.n_compared..) {
            self.doubled_sum += regions.iter().map(|(_, it)| it.doubled_area()).sum::<i128>();
            self.findings.extend(finding);
            let piece = |(envelope, region)| Piece { pair, envelope, region };
            self.pieces.extend(regions.into_iter().map(piece));
        }
        self.n_compared += batch.len();
        if self.findings.len() > tolerances.findings_max {
            self.findings.truncate(tolerances.findings_max);
            self.truncated = true;
        }
    }
}
