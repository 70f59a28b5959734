//! Objects that reach beyond the area of their group, village or county (超出所属区域).

mod remainder;

use rayon::prelude::*;

use super::budget::Budget;
use super::local::{self, Bounds, Rings};
use super::{Layer, Misfit, MisfitKind, ObjectIndex};
use crate::grid::GridPoint;

/// How much may lie outside.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OutsideTolerances {
    /// A part of no more than this is left alone: 0.01 m², the unit that areas are registered in (section 2.3).
    pub area_m2_max: f64,
    /// A part no wider on average than this is left alone: 0.001 m, the topology tolerance (section 2.9).
    ///
    /// The mean width is twice the area by the perimeter, which for a strip along a border is its width.
    pub width_m_max: f64,
    /// Pairs of an object's and an area's edges that we are ready to look at, all objects together; the number is our own.
    pub comparisons_max: usize,
}

impl Default for OutsideTolerances {
    fn default() -> Self {
        Self { area_m2_max: 0.01, width_m_max: 0.001, comparisons_max: 2_000_000_000 }
    }
}

/// Finds the objects that reach out of their areas, in the order of the layer.
///
/// `area_of` names the area of an object, if it has one that is known; touching its border from inside is fine.
/// An area without rings is not known either.
/// A finding has the parts outside as its shape and their area as its measure.
pub fn check_outside(
    layer: &Layer,
    areas: &Layer,
    area_of: impl Fn(ObjectIndex) -> Option<ObjectIndex> + Sync,
    tolerances: &OutsideTolerances,
) -> Vec<Misfit> {
    let mut members: Vec<Member> = layer
        .objects()
        .filter_map(|object| {
            let bounds = Bounds::of(layer.rings(object).flatten().copied())?;
            Some(Member { area: area_of(object)?, bounds, object })
        })
        .collect();
    members.par_sort_by_key(|it| (it.area, it.object));
    let budget = Budget::new(tolerances.comparisons_max);
    let search = Search { layer, tolerances, budget: &budget };
    let of_area = |members: &mut [Member]| {
        let rings = members.first().map(|it| areas.rings(it.area).map(<[_]>::to_vec).collect());
        rings.map(|it| search.descend(members, it)).unwrap_or_default()
    };
    let groups: Vec<&mut [Member]> = members.chunk_by_mut(|one, it| one.area == it.area).collect();
    let mut findings: Vec<Misfit> = groups.into_par_iter().flat_map_iter(of_area).collect();
    findings.sort_by(|one, other| one.objects.cmp(&other.objects));
    findings
}

struct Member {
    area: ObjectIndex,
    bounds: Bounds,
    object: ObjectIndex,
}

struct Search<'a> {
    layer: &'a Layer,
    tolerances: &'a OutsideTolerances,
    budget: &'a Budget,
}

/// Fewer objects than this are compared with the same piece of border; the number is our own.
const MEMBERS_TOGETHER_MAX: usize = 16;

impl Search<'_> {
    /// Halves the objects until few are left, keeping only what the border is like around them.
    fn descend(&self, members: &mut [Member], area: Rings) -> Vec<Misfit> {
        let around = members.iter().map(|it| it.bounds).reduce(Bounds::union);
        let Some(around) = around.filter(|_| !area.is_empty()) else { return Vec::new() };
        let border = around.simplify(area.iter().map(Vec::as_slice));
        drop(area);
        if members.len() <= MEMBERS_TOGETHER_MAX {
            return members.iter().filter_map(|it| self.check(it, &border)).collect();
        }
        let middle = members.len() / 2;
        let eastward = around.wider_than_high();
        members.select_nth_unstable_by_key(middle, |it| (it.bounds.middle(eastward), it.object));
        let (one, other) = members.split_at_mut(middle);
        let (mut findings, more) = rayon::join(
            || self.descend(one, border.clone()),
            || self.descend(other, border.clone()),
        );
        findings.extend(more);
        findings
    }

    fn check(&self, member: &Member, border: &Rings) -> Option<Misfit> {
        let border = member.bounds.simplify(border.iter().map(Vec::as_slice));
        let object: Rings = self.layer.rings(member.object).map(<[_]>::to_vec).collect();
        let first = *object.first()?.first()?;
        if member.bounds.apart_from(&border) && local::covers(&border, first) {
            return None;
        }
        let kind = MisfitKind::NotCompared;
        let at = first.coord();
        let not_compared =
            Misfit { kind, objects: vec![member.object], measure: None, at, shape: None };
        let n_pairs = n_edges(&object).saturating_mul(n_edges(&border));
        if !self.budget.spend(n_pairs) || !remainder::affordable(&object, &border) {
            return Some(not_compared);
        }
        let parts = remainder::outside(&object, &border, self.tolerances)?;
        Some(Misfit {
            kind: MisfitKind::OutsideArea,
            measure: Some(parts.area_m2),
            at: parts.at.coord(),
            shape: Some(parts.outline),
            ..not_compared
        })
    }
}

fn n_edges(rings: &[Vec<GridPoint>]) -> usize {
    rings.iter().map(Vec::len).sum()
}

#[cfg(test)]
mod tests;
