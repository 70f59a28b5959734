//! What the surveyor delivered: rings of coordinates, kept as they came, down to the bit.

use geo::{
    coordinate_position::CoordPos,
    kernels::{Kernel as _, Orientation, RobustKernel},
};

/// A position: `x` is the easting and `y` the northing, in metres, or longitude and latitude, in degrees.
///
/// The surveying tables of the standards call the northing X and the easting Y; this crate does so only where it [reads](crate::reading) for them.
pub type Coord = geo::Coord<f64>;

/// A ring (环) as delivered: perhaps unclosed, in either direction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ring(pub Vec<Coord>);

/// One connected piece: an outer ring (外环) and its holes (内环).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Patch {
    pub exterior: Ring,
    pub interiors: Vec<Ring>,
}

/// The outline of a parcel (地块轮廓): one patch, as the law's practice expects, or several.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    pub patches: Vec<Patch>,
}

/// The smallest upright rectangle around something (外接矩形).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Envelope {
    pub min_x: f64,
    pub min_y: f64,
    pub max_x: f64,
    pub max_y: f64,
}

impl Ring {
    /// Says whether the last coordinate repeats the first.
    pub fn closed(&self) -> bool {
        self.0.len() > 1 && self.0.first() == self.0.last()
    }

    /// The edges in order, with the one that closes the ring.
    ///
    /// When the ring is delivered closed, that last edge has no length.
    pub fn edges(&self) -> impl Iterator<Item = (Coord, Coord)> {
        let ends = self.0.iter().skip(1).chain(self.0.first());
        self.0.iter().copied().zip(ends.copied())
    }

    /// The area by the shoelace formula, positive when the ring runs counter-clockwise.
    ///
    /// It is taken relative to the first vertex, so that eastings with a zone prefix lose nothing.
    pub fn signed_area(&self) -> f64 {
        let Some(&origin) = self.0.first() else { return 0.0 };
        let doubled: f64 = self
            .edges()
            .map(|(start, end)| (start - origin, end - origin))
            .map(|(start, end)| start.x * end.y - end.x * start.y)
            .sum();
        doubled / 2.0
    }

    /// Where a point lies, decided with exact predicates; a ring that crosses itself is filled by parity.
    pub fn position(&self, point: Coord) -> CoordPos {
        let mut inside = false;
        for (start, end) in self.edges() {
            if start == point {
                return CoordPos::OnBoundary;
            }
            let upward = start.y <= point.y && end.y > point.y;
            let downward = start.y > point.y && end.y <= point.y;
            if upward || downward {
                match RobustKernel::orient2d(start, end, point) {
                    Orientation::Collinear => return CoordPos::OnBoundary,
                    side => inside ^= upward == (side == Orientation::CounterClockwise),
                }
            } else if lies_on_level_edge(point, start, end) {
                return CoordPos::OnBoundary;
            }
        }
        if inside { CoordPos::Inside } else { CoordPos::Outside }
    }

    /// The envelope of the finite coordinates, if there are any.
    pub fn envelope(&self) -> Option<Envelope> {
        Envelope::of(self.0.iter().copied())
    }

    fn map_coords(&self, f: &mut impl FnMut(Coord) -> Coord) -> Self {
        Self(self.0.iter().map(|&it| f(it)).collect())
    }

    fn to_geo(&self) -> geo::LineString {
        geo::LineString::new(self.0.clone())
    }
}

#[expect(clippy::float_cmp, reason = "a level edge has exactly one northing")]
fn lies_on_level_edge(point: Coord, start: Coord, end: Coord) -> bool {
    start.y == point.y
        && end.y == point.y
        && (start.x.min(end.x)..=start.x.max(end.x)).contains(&point.x)
}

impl Patch {
    /// The exterior, then the interiors: the order in which findings number them.
    pub fn rings(&self) -> impl Iterator<Item = &Ring> {
        std::iter::once(&self.exterior).chain(&self.interiors)
    }

    /// Says whether a point lies in the patch or on its boundary.
    pub fn contains(&self, point: Coord) -> bool {
        self.exterior.position(point) != CoordPos::Outside
            && self.interiors.iter().all(|it| it.position(point) != CoordPos::Inside)
    }
}

impl Outline {
    /// The number of coordinates delivered, closing ones included.
    pub fn n_vertices(&self) -> usize {
        self.rings().map(|it| it.0.len()).sum()
    }

    /// Every ring, patch by patch, exterior first.
    pub fn rings(&self) -> impl Iterator<Item = &Ring> {
        self.patches.iter().flat_map(Patch::rings)
    }

    /// Every coordinate in the order of delivery within its ring.
    pub fn coords(&self) -> impl Iterator<Item = Coord> {
        self.rings().flat_map(|it| it.0.iter().copied())
    }

    /// The envelope of the finite coordinates, if there are any.
    pub fn envelope(&self) -> Option<Envelope> {
        Envelope::of(self.coords())
    }

    /// Says whether a point lies in the outline or on its boundary.
    pub fn contains(&self, point: Coord) -> bool {
        self.patches.iter().any(|it| it.contains(point))
    }

    /// The same rings with every coordinate replaced.
    #[must_use]
    pub fn map_coords(&self, mut f: impl FnMut(Coord) -> Coord) -> Self {
        let mut patch = |it: &Patch| Patch {
            exterior: it.exterior.map_coords(&mut f),
            interiors: it.interiors.iter().map(|ring| ring.map_coords(&mut f)).collect(),
        };
        Self { patches: self.patches.iter().map(&mut patch).collect() }
    }

    /// The outline for `geo`'s algorithms; unclosed rings come out closed, all else is kept.
    pub fn to_geo(&self) -> geo::MultiPolygon {
        let polygon = |it: &Patch| {
            geo::Polygon::new(it.exterior.to_geo(), it.interiors.iter().map(Ring::to_geo).collect())
        };
        geo::MultiPolygon::new(self.patches.iter().map(polygon).collect())
    }

    /// The outline of what `geo`'s algorithms made.
    pub fn from_geo(polygons: geo::MultiPolygon) -> Self {
        let patch = |it: geo::Polygon| {
            let (exterior, interiors) = it.into_inner();
            Patch {
                exterior: Ring(exterior.0),
                interiors: interiors.into_iter().map(|ring| Ring(ring.0)).collect(),
            }
        };
        Self { patches: polygons.into_iter().map(patch).collect() }
    }
}

impl Envelope {
    /// The envelope of the finite coordinates, if there are any.
    pub fn of(coords: impl IntoIterator<Item = Coord>) -> Option<Self> {
        coords
            .into_iter()
            .filter(|it| it.x.is_finite() && it.y.is_finite())
            .map(|it| Self { min_x: it.x, min_y: it.y, max_x: it.x, max_y: it.y })
            .reduce(Self::union)
    }

    /// The envelope of both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            min_x: self.min_x.min(other.min_x),
            min_y: self.min_y.min(other.min_y),
            max_x: self.max_x.max(other.max_x),
            max_y: self.max_y.max(other.max_y),
        }
    }

    /// Says whether the two share at least a point.
    pub fn intersects(self, other: Self) -> bool {
        self.min_x <= other.max_x
            && other.min_x <= self.max_x
            && self.min_y <= other.max_y
            && other.min_y <= self.max_y
    }

    /// Says whether the other lies in this one, the boundary included.
    pub fn covers(self, other: Self) -> bool {
        self.min_x <= other.min_x
            && self.min_y <= other.min_y
            && self.max_x >= other.max_x
            && self.max_y >= other.max_y
    }
}

#[cfg(test)]
mod tests {
    use super::{Coord, Envelope, Outline, Patch, Ring};

    fn ring(coords: &[(f64, f64)]) -> Ring {
        Ring(coords.iter().map(|&it| it.into()).collect())
    }

    fn square_with_hole() -> Outline {
        Outline {
            patches: vec![Patch {
                exterior: ring(&[(0.0, 0.0), (0.0, 9.0), (9.0, 9.0), (9.0, 0.0), (0.0, 0.0)]),
                interiors: vec![ring(&[(3.0, 3.0), (6.0, 3.0), (6.0, 6.0), (3.0, 6.0)])],
            }],
        }
    }

    #[test]
    fn a_point_is_in_the_outline_when_it_is_in_no_hole() {
        let outline = square_with_hole();
        let contains = |x, y| outline.contains(Coord { x, y });
        assert!(contains(1.0, 1.0), "inside");
        assert!(contains(0.0, 5.0) && contains(5.0, 9.0) && contains(9.0, 9.0), "on the shell");
        assert!(contains(3.0, 4.0) && contains(6.0, 6.0) && contains(4.0, 3.0), "on the hole");
        assert!(!contains(4.0, 4.0), "in the hole");
        assert!(!contains(10.0, 5.0) && !contains(-1.0, 0.0) && !contains(5.0, 9.1), "outside");
    }

    #[test]
    fn a_hand_over_to_geo_and_back_closes_rings_and_keeps_the_rest() {
        let outline = square_with_hole();
        let mut closed = outline.clone();
        closed.patches[0].interiors[0].0.push(Coord { x: 3.0, y: 3.0 });
        assert_eq!(Outline::from_geo(outline.to_geo()), closed);
    }

    #[test]
    fn directions_show_in_the_sign() {
        let outline = square_with_hole();
        let areas: Vec<f64> = outline.rings().map(Ring::signed_area).collect();
        assert_eq!(areas, [-81.0, 9.0]);
        assert_eq!(outline.n_vertices(), 9);
    }

    #[test]
    fn an_envelope_leaves_out_what_is_not_a_number() {
        let outline = square_with_hole().map_coords(|it| match it.x {
            9.0 => Coord { x: f64::NAN, y: it.y },
            _ => it,
        });
        let expected = Envelope { min_x: 0.0, min_y: 0.0, max_x: 6.0, max_y: 9.0 };
        assert_eq!(outline.envelope(), Some(expected));
        assert_eq!(Outline::default().envelope(), None);
    }
}
