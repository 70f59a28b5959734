//! Parcels 地块, as surveyed.

use geometry::{Crs, Mu, Outline, SquareMetres};
use identity::ParcelCode;

/// A parcel 地块: what the survey says of it, apart from who holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Parcel {
    pub code: ParcelCode,
    /// 标识码, the number of the feature in its layer.
    pub feature_number: i64,
    pub name: String,
    /// 所有权性质 (C.6)
    pub ownership: Option<String>,
    /// 地块类别 (C.7)
    pub category: String,
    /// 土地利用类型 (GB/T 21010)
    pub land_use: Option<String>,
    /// 地力等级 (C.8)
    pub fertility: String,
    /// 土地用途 (C.9)
    pub purpose: String,
    /// 是否基本农田
    pub basic_farmland: bool,
    /// 实测面积
    pub measured_area_m2: SquareMetres,
    pub measured_area_mu: Option<Mu>,
    /// 四至: the neighbours to the east, west, south and north.
    pub bounds: Bounds,
    pub remark: Option<String>,
    /// 指界人
    pub boundary_witness: Option<String>,
    /// 空间坐标: the numbers of the key boundary points, clockwise.
    pub key_points: String,
    /// The coordinate system of the survey.
    pub crs: Crs,
    pub outline: Outline,
}

/// The four bounds 四至 of a parcel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    pub east: Option<String>,
    pub west: Option<String>,
    pub south: Option<String>,
    pub north: Option<String>,
}
