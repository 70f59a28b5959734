//! The parameters of the rules with their defaults; a county may set its own within the bounds of the law.

use geometry::Tolerances;
use rust_decimal::{Decimal, dec};

/// What the rules are run with.
#[derive(Clone, Debug)]
pub struct Parameters {
    /// Q15: how far the sum of the parcels may be from the contract's total.
    pub contract_sum_m2_max: Decimal,
    /// Q16: how far an area in mu may be from the area in square metres.
    pub mu_difference_max: Decimal,
    /// Q17: how far the measured area may be from the outline's, in square metres …
    pub measured_area_m2_max: Decimal,
    /// … or as a share of it, whichever is more.
    pub measured_area_share_max: Decimal,
    /// Q18: from where on something about an outline is a defect.
    pub shape: Tolerances,
    /// Q19: how far a boundary point's coordinates may be from its feature's.
    pub point_difference_m_max: Decimal,
    /// Q20: how far a parcel may reach beyond the area of its division.
    pub outside_division_m_max: f64,
    /// Q22: the dots per inch that a picture must have.
    pub resolution_dpi_min: u32,
    /// Q23: how far an area in a summary table may be from what the rows add up to.
    pub summary_area_mu_max: Decimal,
    /// HR-64: how far a homestead's excess may be from what its areas say.
    pub excess_area_m2_max: Decimal,
}

impl Parameters {
    /// A parameter by the name that its rule gives it, as text.
    pub fn value(&self, name: &str) -> Option<String> {
        Some(match name {
            "contract_sum_m2_max" => self.contract_sum_m2_max.to_string(),
            "mu_difference_max" => self.mu_difference_max.to_string(),
            "measured_area_m2_max" => self.measured_area_m2_max.to_string(),
            "measured_area_share_max" => self.measured_area_share_max.to_string(),
            "area_m2_min" => self.shape.area_m2_min.to_string(),
            "angle_deg_min" => self.shape.angle_deg_min.to_string(),
            "spike_angle_deg_max" => self.shape.spike_angle_deg_max.to_string(),
            "vertex_distance_m_min" => self.shape.vertex_distance_m_min.to_string(),
            "point_difference_m_max" => self.point_difference_m_max.to_string(),
            "outside_division_m_max" => self.outside_division_m_max.to_string(),
            "resolution_dpi_min" => self.resolution_dpi_min.to_string(),
            "summary_area_mu_max" => self.summary_area_mu_max.to_string(),
            "excess_area_m2_max" => self.excess_area_m2_max.to_string(),
            _ => return None,
        })
    }
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            contract_sum_m2_max: dec!(0.01),
            mu_difference_max: dec!(0.01),
            measured_area_m2_max: dec!(0.01),
            measured_area_share_max: dec!(0.001),
            shape: Tolerances::default(),
            point_difference_m_max: dec!(0.001),
            outside_division_m_max: 0.05,
            resolution_dpi_min: 300,
            summary_area_mu_max: dec!(0.05),
            excess_area_m2_max: dec!(0.01),
        }
    }
}
