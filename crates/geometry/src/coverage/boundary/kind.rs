//! The kinds of findings along a surveyed boundary, with their stable codes and what a clerk is told.

use crate::Coord;

/// A place where the surveyed boundary and the outline of a parcel differ.
#[derive(Clone, Debug, PartialEq)]
pub struct BoundaryFinding {
    pub kind: BoundaryKind,
    /// Which of what was checked it is, counted from zero: the point, the vertex, the line or the ring.
    pub index: usize,
    /// What was measured, in the kind's unit.
    pub measure: Option<f64>,
    /// Where to look.
    pub at: Coord,
    /// The stretch of line or ring that it is about, if it is one.
    pub stretch: Vec<Coord>,
}

/// How a surveyed boundary and an outline differ.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum BoundaryKind {
    /// A boundary point (界址点) is not on a ring of its parcel; measured is how far off.
    PointOffRing,
    /// A vertex has no boundary point; measured is how far the nearest one is.
    VertexWithoutPoint,
    /// A boundary line (界址线) runs off the rings of its parcel; measured is the length of the stretch.
    LineOffRing,
    /// No boundary line runs along a stretch of ring; measured is its length.
    NotCovered,
    /// The points that describe a parcel (空间坐标) are not listed clockwise.
    PointsNotClockwise,
    /// Lines and rings have too many vertices to compare each with each.
    NotCompared,
}

impl BoundaryKind {
    /// Every kind, in the order of checking.
    pub const ALL: [Self; 6] = [
        Self::PointOffRing,
        Self::VertexWithoutPoint,
        Self::LineOffRing,
        Self::NotCovered,
        Self::PointsNotClockwise,
        Self::NotCompared,
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::PointOffRing => "boundary-point-off-ring",
            Self::VertexWithoutPoint => "vertex-without-boundary-point",
            Self::LineOffRing => "boundary-line-off-ring",
            Self::NotCovered => "boundary-not-covered",
            Self::PointsNotClockwise => "points-not-clockwise",
            Self::NotCompared => "boundary-not-compared",
        }
    }

    /// What a clerk is told.
    pub fn title_zh(self) -> &'static str {
        match self {
            Self::PointOffRing => "界址点不在地块边界上",
            Self::VertexWithoutPoint => "地块节点处没有界址点",
            Self::LineOffRing => "界址线偏离地块边界",
            Self::NotCovered => "地块边界没有界址线",
            Self::PointsNotClockwise => "空间坐标所列界址点未按顺时针排列",
            Self::NotCompared => "界址线或地块节点过多，未作比较",
        }
    }

    /// The unit of the measure, if the kind has one.
    pub fn unit(self) -> Option<&'static str> {
        match self {
            Self::PointsNotClockwise | Self::NotCompared => None,
            _ => Some("m"),
        }
    }

    pub(super) fn at(self, at: Coord) -> BoundaryFinding {
        BoundaryFinding { kind: self, index: 0, measure: None, at, stretch: Vec::new() }
    }
}
