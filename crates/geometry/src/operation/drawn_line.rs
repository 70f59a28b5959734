//! A line as drawn (分割线), brought to the nodes and edges that it means.

use super::{
    Refusal,
    noding::{Budget, Edge, Node, nearest_within},
    segment::{Segment, distance_squared},
};
use crate::grid::GridPoint;

/// What is drawn so near to an edge cannot be told from a point on it: edges seldom pass through points of the grid.
const STEPS_ON_EDGE: i64 = 1;

/// Where lines may end: the boundary before noding, and nodes on it that only neighbours have so far.
pub(super) struct Anchors<'a> {
    pub(super) boundary: &'a [Edge],
    pub(super) hanging: &'a [Node],
    pub(super) reach: i64,
}

impl Anchors<'_> {
    /// Brings each vertex of a line to the node or the edge within reach, and adds the nodes that edges get by it.
    pub(super) fn bring(
        &self,
        line: &[GridPoint],
        nodes: &mut Vec<Node>,
        budget: &mut Budget,
    ) -> Result<Vec<GridPoint>, Refusal> {
        budget.spend(line.len() * (self.boundary.len() + self.hanging.len()))?;
        let mut brought: Vec<GridPoint> = line.iter().map(|&it| self.place(it, nodes)).collect();
        brought.dedup();
        Ok(brought)
    }

    fn place(&self, point: GridPoint, nodes: &mut Vec<Node>) -> GridPoint {
        if let Some(node) = self.node_near(point, nodes) {
            return node;
        }
        let Some((edge, foot)) = self.edge_near(point) else { return point };
        if let Some(node) = self.node_near(foot, nodes) {
            return node;
        }
        nodes.push((edge, foot));
        foot
    }

    fn node_near(&self, point: GridPoint, nodes: &mut Vec<Node>) -> Option<GridPoint> {
        let vertices = self.boundary.iter().map(|it| it.segment.start);
        let beside = self.hanging.iter().map(|it| it.1);
        let node = nearest_within(point, vertices.chain(beside), self.reach)?;
        nodes.extend(self.hanging.iter().filter(|it| it.1 == node));
        Some(node)
    }

    /// The nearest edge within reach, and the node that it gets: the point itself if that is on it already.
    fn edge_near(&self, point: GridPoint) -> Option<(usize, GridPoint)> {
        let segments = self.boundary.iter().map(|it| it.segment).enumerate();
        segments
            .filter(|(_, it)| it.near(Segment { start: point, end: point }, self.reach + 1))
            .filter(|(_, it)| it.has_beside(point))
            .filter_map(|(edge, it)| Some((edge, self.on_edge(it, point)?)))
            .min_by_key(|(_, foot)| distance_squared(point, *foot))
    }

    fn on_edge(&self, edge: Segment, point: GridPoint) -> Option<GridPoint> {
        if edge.line_within(point, STEPS_ON_EDGE) {
            return Some(point);
        }
        nearest_within(point, std::iter::once(edge.foot(point)), self.reach)
    }
}
