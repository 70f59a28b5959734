//! What does not fit in a layer: its kinds, with their stable codes and what a clerk is told.

use super::ObjectIndex;
use crate::{Coord, Outline};

/// A place where objects do not fit each other, or the area they belong to.
#[derive(Clone, Debug, PartialEq)]
pub struct Misfit {
    pub kind: MisfitKind,
    /// Who is concerned; see the kind for the order.
    pub objects: Vec<ObjectIndex>,
    /// What was measured, in the kind's unit.
    pub measure: Option<f64>,
    /// Where to look.
    pub at: Coord,
    /// The part of the plane it is about, if it is one.
    pub shape: Option<Outline>,
}

/// What does not fit.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum MisfitKind {
    /// Vertices of different objects that are nearly one (相邻节点); the objects ascend.
    NearVertices,
    /// A vertex lies on an edge that has no node there; first the objects of the vertex, then those of the edge, ascending each.
    VertexOnEdge,
    /// An object reaches beyond its area; the object alone.
    OutsideArea,
    /// Too many vertices or edges lie in one place to compare each with each; findings may be missing.
    NotCompared,
}

impl MisfitKind {
    /// Every kind.
    pub const ALL: [Self; 4] =
        [Self::NearVertices, Self::VertexOnEdge, Self::OutsideArea, Self::NotCompared];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::NearVertices => "near-vertices",
            Self::VertexOnEdge => "vertex-on-edge",
            Self::OutsideArea => "outside-area",
            Self::NotCompared => "not-compared",
        }
    }

    /// What a clerk is told.
    pub fn title_zh(self) -> &'static str {
        match self {
            Self::NearVertices => "相邻要素节点间距过小",
            Self::VertexOnEdge => "节点落在相邻要素的边线上而边线无节点",
            Self::OutsideArea => "超出所属区域",
            Self::NotCompared => "图形过于密集，未全部比较",
        }
    }

    /// The unit of the measure, if the kind has one.
    pub fn unit(self) -> Option<&'static str> {
        match self {
            Self::NearVertices | Self::VertexOnEdge => Some("m"),
            Self::OutsideArea => Some("m²"),
            Self::NotCompared => None,
        }
    }
}
