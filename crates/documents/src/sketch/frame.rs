//! The frame of a sketch: from metres on the ground to millimetres on paper.

use geometry::reading::{Paper, SketchExtent};
use geometry::{Coord, Envelope, Outline, Ring};

/// A position on paper: millimetres from the left and from the top.
pub(super) type At = [f64; 2];

const MM_PER_M: f64 = 1_000.0;

/// Positions nearer than this to the one before are left out; finer than any printer's dot.
const STEP_MM: f64 = 0.05;

/// The ground that the paper shows.
pub(super) struct Frame {
    extent: SketchExtent,
    paper: Paper,
}

impl Frame {
    pub(super) fn new(extent: SketchExtent, paper: Paper) -> Self {
        Self { extent, paper }
    }

    /// The ground within the frame.
    pub(super) fn ground(&self) -> Envelope {
        self.extent.ground
    }

    /// A length on paper.
    pub(super) fn length_mm(&self, length_m: f64) -> f64 {
        length_m * MM_PER_M / f64::from(self.extent.scale)
    }

    /// Where a position is drawn, to the hundredth of a millimetre.
    pub(super) fn at(&self, position: Coord) -> At {
        let ground = self.ground();
        [position.x - ground.min_x, ground.max_y - position.y].map(|it| rounded(self.length_mm(it)))
    }

    /// Whether a position lies within the frame with a margin all around.
    pub(super) fn holds(&self, position: Coord, margin_mm: f64) -> bool {
        let [x, y] = self.at(position);
        let within = |it: f64, size: f64| it >= margin_mm && it <= size - margin_mm;
        within(x, self.paper.width_mm) && within(y, self.paper.height_mm)
    }

    /// The rings of an outline as they are drawn.
    pub(super) fn rings(&self, outline: &Outline) -> Vec<Vec<At>> {
        outline.rings().map(|it| self.ring(it)).filter(|it| it.len() >= 3).collect()
    }

    fn ring(&self, ring: &Ring) -> Vec<At> {
        let mut drawn: Vec<At> = Vec::new();
        for at in ring.0.iter().map(|it| self.at(*it)) {
            if drawn.last().is_none_or(|last| distance_mm(*last, at) >= STEP_MM) {
                drawn.push(at);
            }
        }
        drawn
    }

    /// How far on paper a position lies from the nearest side of an outline.
    pub(super) fn distance_mm(&self, position: Coord, outline: &Outline) -> f64 {
        let sides = outline.rings().flat_map(Ring::edges);
        let nearest_m = sides.map(|side| distance_m(position, side)).fold(f64::INFINITY, f64::min);
        self.length_mm(nearest_m)
    }
}

/// The distance of two positions on paper.
pub(super) fn distance_mm(one: At, other: At) -> f64 {
    (one[0] - other[0]).hypot(one[1] - other[1])
}

/// To the hundredth of a millimetre, so that the drawing is short to write down.
pub(super) fn rounded(mm: f64) -> f64 {
    (mm * 100.0).round() / 100.0
}

fn distance_m(point: Coord, (start, end): (Coord, Coord)) -> f64 {
    let (side, to_point) = (end - start, point - start);
    let along = (to_point.x * side.x + to_point.y * side.y) / (side.x * side.x + side.y * side.y);
    // A side without length is its start.
    let nearest = if along.is_finite() { side * along.clamp(0.0, 1.0) } else { side };
    (to_point - nearest).x.hypot((to_point - nearest).y)
}
