//! A standing layer with a tree over its objects, against which one edited parcel is checked at once.

use super::{
    Finding, Layer, ObjectIndex, Tolerances,
    boxes::{self, Boxes},
    check,
};
use crate::{Outline, grid::STEPS_PER_M};

/// Finds the neighbours of an object in a layer that stays as it is.
#[derive(Clone, Debug)]
pub struct Index {
    objects: Boxes<ObjectIndex>,
}

impl Index {
    /// Prepares a layer; a million objects take about 60 MB.
    pub fn new(layer: &Layer) -> Self {
        Self { objects: boxes::objects(layer) }
    }

    /// What an object of the layer and its neighbours do to each other, as [`check`](super::check) finds it in the whole.
    ///
    /// Neighbours are all within the side of a square of `gap_area_m2_max`:
    /// a gap that reaches farther may not be closed by them, and is left to the check of the whole.
    pub fn check_object(
        &self,
        layer: &Layer,
        object: ObjectIndex,
        tolerances: &Tolerances,
    ) -> Vec<Finding> {
        let rings: Vec<_> = layer.rings(object).collect();
        let mut edited = Layer::default();
        let pushed = edited.push_grid_rings(rings);
        pushed.map_or_else(|_full| Vec::new(), |_| self.against(layer, edited, object, tolerances))
    }

    /// What an outline would do to its neighbours in place of an object, or as the next object of the layer.
    ///
    /// Findings name the outline by the object's number; one that cannot be placed on the grid has none.
    pub fn check_outline(
        &self,
        layer: &Layer,
        outline: &Outline,
        in_place_of: Option<ObjectIndex>,
        tolerances: &Tolerances,
    ) -> Vec<Finding> {
        let mut edited = Layer::default();
        if edited.push(outline).is_err() {
            return Vec::new();
        }
        let next = ObjectIndex(u32::try_from(layer.len()).unwrap_or(u32::MAX));
        self.against(layer, edited, in_place_of.unwrap_or(next), tolerances)
    }

    /// Checks a layer of one object and its neighbours; the object is the first of it.
    fn against(
        &self,
        layer: &Layer,
        mut edited: Layer,
        object: ObjectIndex,
        tolerances: &Tolerances,
    ) -> Vec<Finding> {
        let Some(envelope) = boxes::of_object(&edited, ObjectIndex(0)) else { return Vec::new() };
        let reach_m = tolerances.gap_area_m2_max.max(0.0).sqrt().max(tolerances.gap_width_m_max);
        #[expect(clippy::cast_possible_truncation, reason = "a float beyond the range saturates")]
        let around = boxes::widened(&envelope, (reach_m * STEPS_PER_M).ceil() as i64);
        let mut names: Vec<ObjectIndex> =
            self.objects.meeting(&around).filter(|it| *it != object).collect();
        names.sort_unstable();
        for neighbour in &names {
            if edited.push_grid_rings(layer.rings(*neighbour)).is_err() {
                return Vec::new();
            }
        }
        names.insert(0, object);
        let mut report = check(&edited, tolerances);
        report.findings.retain(|it| it.objects.contains(&ObjectIndex(0)));
        for it in report.findings.iter_mut().flat_map(|it| &mut it.objects) {
            *it = names.get(it.0 as usize).copied().unwrap_or(*it);
        }
        report.findings.iter_mut().for_each(|it| it.objects.sort_unstable());
        report.sort();
        report.findings
    }
}
