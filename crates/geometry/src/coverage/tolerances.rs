//! From where on something between neighbours is a defect.

/// The bounds of a coverage check.
///
/// Numbers with "Q18" are settings of a checking system in use (YLT; section 2.9 of the domain notes);
/// the official text whose thresholds could be read gives only the topology tolerance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tolerances {
    /// An overlap or a gap that stays this narrow all along is touching: 0.001 m, the topology tolerance (2.9; Q18).
    ///
    /// Narrow means that twice the area is at most this times the perimeter,
    /// and that at no vertex the opposite side is farther away than this.
    pub overlap_width_m: f64,
    /// An overlap of less area is left out: 0 m², because the standard knows a width and no area.
    pub overlap_area_m2_min: f64,
    /// A gap of less area is left out: 0 m², as for overlaps.
    pub gap_area_m2_min: f64,
    /// A larger hole is a road, a pond, a village or a field that nobody has, and no gap: one mu; the number is our own.
    pub gap_area_m2_max: f64,
    /// Two parcels that face each other across less are meant to touch: 0.05 m, from which on nodes are apart (Q18).
    pub gap_width_m_max: f64,
    /// Boundaries that diverge by more face a corner and no gap: 5°, a narrow angle (Q18).
    pub gap_angle_deg_max: f64,
    /// An overlap or a gap that stays this narrow and is long is a sliver (狭长图斑): 0.05 m, as above.
    pub sliver_width_m_max: f64,
    /// Long is this many times as long as wide; the number is our own.
    pub sliver_elongation_min: f64,
    /// After so many findings of a sort we stop looking; the number is our own, to bound time and memory.
    pub findings_max: usize,
}

impl Default for Tolerances {
    fn default() -> Self {
        Self {
            overlap_width_m: 0.001,
            overlap_area_m2_min: 0.0,
            gap_area_m2_min: 0.0,
            gap_area_m2_max: 2_000.0 / 3.0,
            gap_width_m_max: 0.05,
            gap_angle_deg_max: 5.0,
            sliver_width_m_max: 0.05,
            sliver_elongation_min: 10.0,
            findings_max: 1_000_000,
        }
    }
}
