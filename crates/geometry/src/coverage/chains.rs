//! Puts open edges together into closed contours, which is what the overlay takes.

use super::open::OpenEdge;
use crate::grid::GridPoint;

/// Closed contours through every counted edge once.
///
/// As many edges end in a point as start there, because that holds for rings and taking pairs away keeps it.
/// So a walk that never goes back comes home.
pub(super) fn closed_contours(open: &[OpenEdge]) -> Vec<Vec<GridPoint>> {
    let mut edges: Vec<(GridPoint, GridPoint)> =
        open.iter().filter(|it| it.counted).map(|it| (it.start, it.end)).collect();
    edges.sort_unstable();
    let mut walks = Walks { walked: edges.iter().map(|_| 0).collect(), edges };
    (0..walks.edges.len()).filter_map(|first| walks.from(first)).collect()
}

struct Walks {
    /// Sorted by where they start.
    edges: Vec<(GridPoint, GridPoint)>,
    /// At the first edge from a point, how many from there were walked.
    walked: Vec<u32>,
}

impl Walks {
    fn from(&mut self, first: usize) -> Option<Vec<GridPoint>> {
        let &(home, _) = self.edges.get(first)?;
        let mut contour = Vec::new();
        let mut at = home;
        while let Some(next) = self.step(at) {
            contour.push(at);
            at = next;
            if at == home {
                return Some(contour);
            }
        }
        None
    }

    fn step(&mut self, at: GridPoint) -> Option<GridPoint> {
        let first = self.edges.partition_point(|(start, _)| *start < at);
        let n_walked = self.walked.get_mut(first)?;
        let &(start, end) = self.edges.get(first + *n_walked as usize)?;
        (start == at).then(|| {
            *n_walked += 1;
            end
        })
    }
}
