//! The parameters of the rules with their defaults; a county may set its own within the bounds of the law.

use geometry::Tolerances;
use geometry::coverage::{self, BoundaryTolerances, NodeTolerances, OutsideTolerances};
use rust_decimal::{Decimal, dec};

use crate::case::CaseParameters;

/// More overlapping pairs in one village are not looked for; the number is our own.
const OVERLAPS_MAX: usize = 100_000;
/// A parcel's nodes may be this far from a border that they lie on: the tolerance of nodes and edges (Q18).
const OUTSIDE_WIDTH_M_MAX: f64 = 0.05;

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
    /// Q18: from where on parcels overlap; its bounds of gaps are not used.
    pub coverage: coverage::Tolerances,
    /// Q18: which nodes of neighbours are too near.
    pub nodes: NodeTolerances,
    /// Q19: how far a boundary point's coordinates may be from its feature's.
    pub point_difference_m_max: Decimal,
    /// Q19: how far points and lines may be from the rings of their parcels.
    pub boundary: BoundaryTolerances,
    /// Q20: how much of a parcel may lie beyond the area of its division.
    pub outside: OutsideTolerances,
    /// Q22: the dots per inch that a picture must have.
    pub resolution_dpi_min: u32,
    /// Q23: how far an area in a summary table may be from what the rows add up to.
    pub summary_area_mu_max: Decimal,
    /// HR-64: how far a homestead's excess may be from what its areas say.
    pub excess_area_m2_max: Decimal,
    /// What the rules about cases are run with, as far as an audit runs them too.
    pub cases: CaseParameters,
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
            "overlap_width_m" => self.coverage.overlap_width_m.to_string(),
            "near_distance_m_min" => self.nodes.near_distance_m_min.to_string(),
            "near_distance_m_max" => self.nodes.near_distance_m_max.to_string(),
            "node_on_edge_m_max" => self.nodes.node_on_edge_m_max.to_string(),
            "point_difference_m_max" => self.point_difference_m_max.to_string(),
            "ring_distance_m_max" => self.boundary.distance_m_max.to_string(),
            "outside_area_m2_max" => self.outside.area_m2_max.to_string(),
            "outside_width_m_max" => self.outside.width_m_max.to_string(),
            "resolution_dpi_min" => self.resolution_dpi_min.to_string(),
            "summary_area_mu_max" => self.summary_area_mu_max.to_string(),
            "excess_area_m2_max" => self.excess_area_m2_max.to_string(),
            _ => return self.cases.value(name),
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
            coverage: coverage::Tolerances { findings_max: OVERLAPS_MAX, ..Default::default() },
            nodes: NodeTolerances::default(),
            point_difference_m_max: dec!(0.001),
            boundary: BoundaryTolerances::default(),
            outside: OutsideTolerances { width_m_max: OUTSIDE_WIDTH_M_MAX, ..Default::default() },
            resolution_dpi_min: 300,
            summary_area_mu_max: dec!(0.05),
            excess_area_m2_max: dec!(0.01),
            cases: CaseParameters::default(),
        }
    }
}
