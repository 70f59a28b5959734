//! Areas: square metres, which the database keeps, and mu, which the certificate shows.

use std::{fmt, str::FromStr as _, sync::LazyLock};

use geographiclib_rs::{Geodesic, PolygonArea, Winding};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use crate::{Outline, Patch, Ring};

/// Semi-major axis of the CGCS2000 ellipsoid in metres (GB/T 17278, 2000国家大地坐标系).
pub const SEMI_MAJOR_AXIS_M: f64 = 6_378_137.0;

/// Inverse flattening of the CGCS2000 ellipsoid (2000国家大地坐标系).
pub const INVERSE_FLATTENING: f64 = 298.257_222_101;

/// 1 亩 = 2000/3 m², so that a square metre is exactly 0.0015 mu.
const MU_PER_SQUARE_METRE: Decimal = Decimal::from_parts(15, 0, 0, false, 4);

/// The register and the certificate show mu with two decimals (NY/T 2539: Float(15,2)).
const MU_DECIMALS: u32 = 2;

static CGCS2000: LazyLock<Geodesic> =
    LazyLock::new(|| Geodesic::new(SEMI_MAJOR_AXIS_M, 1.0 / INVERSE_FLATTENING));

/// An area in square metres (平方米).
#[derive(
    Clone, Copy, Debug, Default, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize,
)]
#[serde(transparent)]
pub struct SquareMetres(pub Decimal);

/// An area in mu (亩).
#[derive(
    Clone, Copy, Debug, Default, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize,
)]
#[serde(transparent)]
pub struct Mu(pub Decimal);

/// What becomes of a value that lies halfway between two decimals.
///
/// No standard that we could read fixes it.
/// Systems in use round half to even on binary floats (.NET's `Math.Round`), by accident rather than by rule;
/// the everyday rule, 四舍五入, is the default here, and the other is there to compare with their files.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Rounding {
    /// Half away from zero (四舍五入).
    #[default]
    HalfUp,
    /// Half to the even neighbour (四舍六入五成双).
    HalfEven,
}

impl SquareMetres {
    /// The area rounded half up to `n_decimals`, or nothing if it is not a number that fits.
    ///
    /// The decimal that is rounded is the shortest one that reads back as the same float,
    /// so that 1234.565 becomes 1234.57, as whoever looks at the number expects.
    pub fn from_f64_rounded(area_m2: f64, n_decimals: u32) -> Option<Self> {
        decimal_rounded(area_m2, n_decimals).map(Self)
    }

    /// The area in mu with two decimals, rounded half up: what the register and the certificate show.
    pub fn to_mu(self) -> Mu {
        self.to_mu_rounded(Rounding::HalfUp)
    }

    /// The area in mu with two decimals.
    pub fn to_mu_rounded(self, rounding: Rounding) -> Mu {
        Mu(rounded(self.to_mu_exact().0, MU_DECIMALS, rounding))
    }

    /// The area in mu with all its decimals.
    pub fn to_mu_exact(self) -> Mu {
        // The product is smaller than the factor, so it always fits.
        Mu(self.0 * MU_PER_SQUARE_METRE)
    }
}

impl Rounding {
    fn strategy(self) -> RoundingStrategy {
        match self {
            Self::HalfUp => RoundingStrategy::MidpointAwayFromZero,
            Self::HalfEven => RoundingStrategy::MidpointNearestEven,
        }
    }
}

/// The shortest decimal that reads back as the same float, rounded half up; nothing if it is not a number that fits.
pub(crate) fn decimal_rounded(value: f64, n_decimals: u32) -> Option<Decimal> {
    let exact = Decimal::from_str(&value.to_string()).ok()?;
    Some(rounded(exact, n_decimals, Rounding::HalfUp))
}

/// Rounds, then pads with zeros, so that two decimals are printed as two.
fn rounded(value: Decimal, n_decimals: u32, rounding: Rounding) -> Decimal {
    let mut value = value.round_dp_with_strategy(n_decimals, rounding.strategy());
    value.rescale(n_decimals);
    value
}

impl fmt::Display for SquareMetres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Mu {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The area in the plane of the projection (投影面积), which is the one that is registered.
///
/// Holes are subtracted because they are holes, whatever their direction.
pub fn planar_area_m2(outline: &Outline) -> f64 {
    outline.patches.iter().map(patch_area_m2).sum()
}

/// The area of one patch in the plane.
pub(crate) fn patch_area_m2(patch: &Patch) -> f64 {
    net(patch, |ring| ring.signed_area().abs())
}

/// The area on the CGCS2000 ellipsoid (椭球面积) of an outline in longitude and latitude.
pub fn geodesic_area_m2(outline: &Outline) -> f64 {
    outline.patches.iter().map(|it| net(it, geodesic_ring_area_m2)).sum()
}

fn net(patch: &Patch, area_m2: impl Fn(&Ring) -> f64) -> f64 {
    let holes_m2: f64 = patch.interiors.iter().map(&area_m2).sum();
    area_m2(&patch.exterior) - holes_m2
}

fn geodesic_ring_area_m2(ring: &Ring) -> f64 {
    let mut polygon = PolygonArea::new(&CGCS2000, Winding::CounterClockwise);
    for vertex in &ring.0 {
        polygon.add_point(vertex.y, vertex.x);
    }
    let (_perimeter_m, area_m2, _n_vertices) = polygon.compute(true);
    area_m2.abs()
}

#[cfg(test)]
mod tests;
