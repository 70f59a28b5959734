//! Boundary points 界址点, boundary lines 界址线, and the areas of divisions.

use geometry::{Coord, Crs, Outline};
use identity::DivisionCode;

/// A boundary point 界址点.
#[derive(Clone, Debug, PartialEq)]
pub struct BoundaryPoint {
    pub feature_number: i64,
    /// 界址点号
    pub number: String,
    /// 界址点类型 (C.11)
    pub kind: String,
    /// 界标类型 (C.12)
    pub marker: Option<String>,
    /// The parcels that it bounds, as delivered, separated by `/`.
    pub parcel_codes: String,
    /// The coordinates of the attribute table, as delivered: northing and easting in metres.
    pub northing_m: String,
    pub easting_m: String,
    pub crs: Crs,
    /// The surveyed point: x is the easting, y the northing.
    pub point: Coord,
}

/// A boundary line 界址线.
#[derive(Clone, Debug, PartialEq)]
pub struct BoundaryLine {
    pub feature_number: i64,
    /// 界线性质 (C.5)
    pub nature: Option<String>,
    /// 界址线类别 (C.13)
    pub kind: Option<String>,
    /// 界址线位置 (C.14)
    pub position: String,
    pub description: String,
    pub neighbour_holder: String,
    pub neighbour_witness: String,
    pub number: Option<String>,
    pub first_point: Option<String>,
    pub last_point: Option<String>,
    /// The parcels that it bounds, as delivered, separated by `/`.
    pub parcel_codes: String,
    pub crs: Crs,
    /// The surveyed course, x the easting, y the northing.
    pub course: Vec<Coord>,
}

/// The area of a division 区域.
#[derive(Clone, Debug, PartialEq)]
pub struct DivisionArea {
    pub code: DivisionCode,
    pub feature_number: i64,
    pub name: String,
    pub crs: Crs,
    pub outline: Outline,
}
