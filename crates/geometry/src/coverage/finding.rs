//! What a coverage check tells: the kinds of findings, a finding, and the report with its certificate.

use rayon::prelude::*;

use super::ObjectIndex;
use crate::{Coord, Outline};

/// What neighbours do to each other.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Kind {
    /// Two objects cover the same ground.
    Overlap,
    /// Two objects cover the same ground, and long and thin it is.
    SliverOverlap,
    /// All of one object lies in another, but for less than the topology tolerance.
    Containment,
    /// Two objects are one, but for less than the topology tolerance.
    Duplicate,
    /// A small hole that the layer encloses, be it by objects that touch only in a point.
    Gap,
    /// A small hole that the layer encloses, long and thin.
    SliverGap,
    /// A small hole in one object, which nothing fills.
    Hole,
    /// Two objects face each other across next to nothing, and nothing encloses it.
    NarrowGap,
}

impl Kind {
    /// Every kind, in the order of reporting.
    pub const ALL: [Self; 8] = [
        Self::Overlap,
        Self::SliverOverlap,
        Self::Containment,
        Self::Duplicate,
        Self::Gap,
        Self::SliverGap,
        Self::Hole,
        Self::NarrowGap,
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Overlap => "overlap",
            Self::SliverOverlap => "sliver-overlap",
            Self::Containment => "containment",
            Self::Duplicate => "duplicate",
            Self::Gap => "gap",
            Self::SliverGap => "sliver-gap",
            Self::Hole => "hole",
            Self::NarrowGap => "narrow-gap",
        }
    }

    /// What a clerk is told.
    pub fn title_zh(self) -> &'static str {
        match self {
            Self::Overlap => "地块重叠",
            Self::SliverOverlap => "地块狭长重叠",
            Self::Containment => "地块被包含",
            Self::Duplicate => "地块重复",
            Self::Gap => "地块间空隙",
            Self::SliverGap => "地块间狭长空隙",
            Self::Hole => "地块内空洞",
            Self::NarrowGap => "相邻地块未接边",
        }
    }

    /// The unit of the measure: every kind measures the ground that is covered twice or not at all.
    pub fn unit(self) -> &'static str {
        "m²"
    }

    /// Says whether ground is covered twice, rather than not at all.
    pub fn overlaps(self) -> bool {
        matches!(self, Self::Overlap | Self::SliverOverlap | Self::Containment | Self::Duplicate)
    }
}

/// One thing that neighbours do to each other, and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub kind: Kind,
    /// The two that overlap or face each other, or all that bound the gap; ascending, each once.
    pub objects: Vec<ObjectIndex>,
    /// The area in the kind's unit; `None` where nothing can be measured.
    pub measure: Option<f64>,
    /// A point in it: where to look.
    pub at: Coord,
    /// The ground itself, with vertices on the grid.
    pub shape: Option<Outline>,
}

/// What was found, and how we know that it is all.
///
/// The certificate: the areas of all objects, less the area of their union, is the ground that is covered more than once.
/// Pairs of objects were intersected one by one, the union was swept as a whole from boundaries that no neighbour shares.
/// Where three or more objects lie over one another the pairs count the ground too often:
/// ground under three pairs is under three objects and counts twice, under six pairs three times, and so on.
/// What then remains is the certificate: a missed pair leaves its area, rounding leaves next to nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// By kind, objects, and place.
    pub findings: Vec<Finding>,
    /// The areas of the objects, added up.
    pub area_sum_m2: f64,
    /// The ground that is covered at all.
    pub area_union_m2: f64,
    /// The intersections of all pairs, those that count as touching included.
    pub overlap_sum_m2: f64,
    /// What the pairs do not explain; `None` when we stopped before the last pair or more than 32 objects lie over one another.
    pub certificate_m2: Option<f64>,
    /// What rounding to the sub-steps of the sweep may leave.
    pub certificate_tolerance_m2: f64,
    /// Pairs whose intersection was computed.
    pub n_pairs_compared: usize,
    /// Edges of objects that no other edge runs against.
    pub n_unmatched_edges: usize,
    /// Objects whose area the even-odd rule changed: they cross themselves, or their rings do not lie as shell and holes.
    pub not_simple: Vec<ObjectIndex>,
    /// There were more findings than were wanted.
    pub truncated: bool,
}

impl Report {
    /// Says whether the areas prove that no overlapping pair was missed.
    pub fn certified(&self) -> bool {
        self.certificate_m2.is_some_and(|it| it.abs() <= self.certificate_tolerance_m2)
    }

    /// Brings the findings into the order of reporting.
    pub(super) fn sort(&mut self) {
        self.findings.par_sort_by(|one, other| {
            (one.kind, &one.objects)
                .cmp(&(other.kind, &other.objects))
                .then(one.at.x.total_cmp(&other.at.x))
                .then(one.at.y.total_cmp(&other.at.y))
        });
    }
}
