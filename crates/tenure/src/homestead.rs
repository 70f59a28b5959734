//! Homesteads 宅基地.

use geometry::{Crs, Outline, SquareMetres};
use identity::UnitCode;

use crate::HouseholdCode;

/// A homestead 宅基地 and the household that has the right to use it.
#[derive(Clone, Debug, PartialEq)]
pub struct Homestead {
    pub unit_code: UnitCode,
    pub household: HouseholdCode,
    /// 坐落
    pub location: String,
    /// 批准面积
    pub approved_area_m2: SquareMetres,
    /// 实际面积
    pub actual_area_m2: SquareMetres,
    /// 超占面积, noted and not registered.
    pub excess_area_m2: SquareMetres,
    /// 建筑面积
    pub building_area_m2: Option<SquareMetres>,
    pub approval_number: Option<String>,
    pub certificate_number: Option<String>,
    pub note: Option<String>,
    pub crs: Crs,
    pub outline: Outline,
}
