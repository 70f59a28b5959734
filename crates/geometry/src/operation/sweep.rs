//! A cut that moves over a parcel until a given area lies behind it (按面积分割).

use super::{
    Cuts, Refusal,
    arrangement::{Arrangement, Layout},
    patch::GridPatch,
    segment::Segment,
};
use crate::Coord;
use crate::grid::{GridPoint, STEPS_PER_M};

/// A search that comes so near, 0.001 m², a tenth of what is registered, need not go on; the number is our own.
const DOUBLED_NEAR_ENOUGH: i128 = 200_000;

/// A line that moves over the parcel; distances are in steps from the parcel's first vertex.
pub(super) struct Sweep<'a> {
    parcel: &'a GridPatch,
    origin: GridPoint,
    /// Where the line moves to, of length one.
    ahead: Coord,
}

/// A place as the sweep sees it: how far ahead, and how far to the left.
#[derive(Clone, Copy)]
struct Sighting {
    ahead: f64,
    left: f64,
}

impl<'a> Sweep<'a> {
    pub(super) fn over(parcel: &'a GridPatch, cuts: Cuts) -> Result<Self, Refusal> {
        let direction = match cuts {
            Cuts::Across(direction) => direction,
            Cuts::Along(direction) => Coord { x: -direction.y, y: direction.x },
        };
        let length = direction.x.hypot(direction.y);
        if !length.is_normal() {
            return Err(Refusal::NoDirection);
        }
        let origin = parcel.points().next().unwrap_or_default();
        Ok(Self { parcel, origin, ahead: direction / length })
    }

    #[expect(clippy::cast_precision_loss, reason = "the extent was checked: below 2^31 steps")]
    fn sight(&self, point: GridPoint) -> Sighting {
        let (x, y) = ((point.x - self.origin.x) as f64, (point.y - self.origin.y) as f64);
        Sighting {
            ahead: x * self.ahead.x + y * self.ahead.y,
            left: y * self.ahead.x - x * self.ahead.y,
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "places stay near the parcel")]
    fn point(&self, place: Sighting) -> GridPoint {
        let x = place.ahead * self.ahead.x - place.left * self.ahead.y;
        let y = place.ahead * self.ahead.y + place.left * self.ahead.x;
        GridPoint { x: self.origin.x + x.round() as i64, y: self.origin.y + y.round() as i64 }
    }

    fn sighted_edges(&self) -> impl Iterator<Item = [Sighting; 2]> {
        self.parcel.segments().map(|Segment { start, end }| [self.sight(start), self.sight(end)])
    }

    /// The places of the first and the last vertex in the direction of the sweep, and from right to left.
    fn spans(&self) -> [f64; 4] {
        let spans = self.parcel.points().map(|it| self.sight(it));
        let all = spans.map(|it| [it.ahead, it.ahead, it.left, it.left]);
        all.reduce(|[a, b, c, d], [e, f, g, h]| [a.min(e), b.max(f), c.min(g), d.max(h)])
            .unwrap_or_default()
    }

    /// The cut behind which twice the area given lies: the best of those some tenths of a step apart.
    pub(super) fn cut(&self, cut: usize, doubled: i128) -> Result<Vec<GridPoint>, Refusal> {
        let place = self.place_of(doubled);
        let mut best: Option<(i128, Vec<GridPoint>)> = None;
        let offsets = (0..=20).map(|it| f64::from(it) / 10.0).flat_map(|it| [it, -it]);
        for offset in offsets.skip(1) {
            let line = self.line_at(place + offset);
            let off = (self.doubled_behind(cut, &line)? - doubled).abs();
            if best.as_ref().is_none_or(|it| off < it.0) {
                best = Some((off, line));
            }
            if off <= DOUBLED_NEAR_ENOUGH {
                break;
            }
        }
        Ok(best.map(|it| it.1).unwrap_or_default())
    }

    /// How far ahead the line has passed over twice the area given, by bisection.
    #[expect(clippy::cast_precision_loss, reason = "the search on the grid corrects it")]
    fn place_of(&self, doubled: i128) -> f64 {
        let [mut first, mut last, ..] = self.spans();
        let area = doubled as f64 / 2.0;
        for _halving in 0..64 {
            let middle = f64::midpoint(first, last);
            if self.area_behind(middle) < area {
                first = middle;
            } else {
                last = middle;
            }
        }
        f64::midpoint(first, last)
    }

    /// The area behind the line in square steps: what each edge behind it spans up to the line.
    fn area_behind(&self, place: f64) -> f64 {
        let behind = |[start, end]: [Sighting; 2]| {
            let meeting = || {
                let part = (place - start.ahead) / (end.ahead - start.ahead);
                Sighting { ahead: place, left: start.left + part * (end.left - start.left) }
            };
            let (start, end) = match (start.ahead <= place, end.ahead <= place) {
                (true, true) => (start, end),
                (true, false) => (start, meeting()),
                (false, true) => (meeting(), end),
                (false, false) => return 0.0,
            };
            (f64::midpoint(start.ahead, end.ahead) - place) * (end.left - start.left)
        };
        self.sighted_edges().map(behind).sum()
    }

    /// The cut at a place: from outside through a point of the grid on every edge it meets to outside again.
    fn line_at(&self, place: f64) -> Vec<GridPoint> {
        let [.., rightmost, leftmost] = self.spans();
        let mut across: Vec<f64> = self
            .sighted_edges()
            .filter(|[start, end]| (start.ahead <= place) != (end.ahead <= place))
            .map(|[start, end]| {
                let part = (place - start.ahead) / (end.ahead - start.ahead);
                start.left + part * (end.left - start.left)
            })
            .collect();
        across.extend([rightmost - STEPS_PER_M, leftmost + STEPS_PER_M]);
        across.sort_by(f64::total_cmp);
        let mut line: Vec<GridPoint> =
            across.into_iter().map(|left| self.point(Sighting { ahead: place, left })).collect();
        line.dedup();
        line
    }

    /// Twice the area behind a cut as it comes out on the grid.
    fn doubled_behind(&self, cut: usize, line: &[GridPoint]) -> Result<i128, Refusal> {
        let drawn = [line.to_vec()];
        let layout =
            Layout { parcel: self.parcel, drawn: &drawn, kept: &[], hanging: &[], reach: 0 };
        let mut pieces = Arrangement::of(layout)?.faces;
        let n_pieces = pieces.len();
        if n_pieces != 2 {
            return Err(Refusal::CutInPieces { cut, n_pieces });
        }
        self.sort(&mut pieces);
        Ok(pieces.first().map_or(0, GridPatch::doubled_area))
    }

    /// Puts parts that lie in strips one behind the other in the order of the sweep.
    pub(super) fn sort(&self, parts: &mut [GridPatch]) {
        let middle = |it: &GridPatch| {
            let part = Sweep { parcel: it, origin: self.origin, ahead: self.ahead };
            let [first, last, ..] = part.spans();
            f64::midpoint(first, last)
        };
        parts.sort_by(|one, other| f64::total_cmp(&middle(one), &middle(other)));
    }
}
