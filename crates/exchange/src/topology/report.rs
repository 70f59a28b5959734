//! The report of a topology check: what was looked at on which plane, with which tolerances, what was found, and the proof that it is all.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use geometry::coverage::{NodeTolerances, Report, Tolerances};
use serde::Serialize;

use super::frame::Frame;
use super::{TopologyFinding, TopologySystem};
use crate::layer::{PolygonLayer, ShapeTally};

/// The report of a topology check, as it stands on the wire.
#[derive(Clone, Debug, Serialize)]
pub struct TopologyReport {
    pub source: TopologySource,
    pub system: TopologySystem,
    pub tolerances: TopologyTolerances,
    pub summary: TopologySummary,
    pub certificate: TopologyCertificate,
    /// Single outlines in the order of the layer, then what neighbours do to each other by kind and objects.
    pub findings: Vec<TopologyFinding>,
    /// The plane of the check, for the way back to the layer's coordinates.
    #[serde(skip)]
    pub(super) frame: Frame,
}

/// What was looked at.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct TopologySource {
    /// The path as it was named, or the division of the register.
    pub name: String,
    /// The layer inside the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer: Option<String>,
    /// What the objects' names were taken from.
    pub id: String,
    pub rows: u64,
    /// Rows without a polygon, by the reason.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub passed_over: BTreeMap<String, u64>,
    /// What is wrong with the file itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub troubles: Vec<String>,
}

impl TopologySource {
    /// Parcels of a package or of the register, which go by their codes 地块编码.
    pub fn of_parcels(name: String) -> Self {
        Self { name, id: "DKBM".to_owned(), ..Self::default() }
    }

    /// A layer as it lies in a file.
    pub(super) fn of(path: &Path, layer: &PolygonLayer, tally: &ShapeTally) -> Self {
        let mut passed_over = BTreeMap::new();
        let mut pass = |what: String, n: u64| {
            if n > 0 {
                passed_over.insert(what, n);
            }
        };
        pass("没有图形".to_owned(), tally.n_empty);
        pass("图形无法读取".to_owned(), tally.n_not_read);
        for other in &tally.others {
            pass(format!("图形是{}，不是面", other.kind.title_zh()), other.count);
        }
        let not_read = tally.not_read.iter().map(|(row, reason)| format!("第{row}行：{reason}"));
        Self {
            name: path.display().to_string(),
            layer: Some(layer.name.clone()),
            id: layer.id_field.to_string(),
            rows: tally.n_rows,
            passed_over,
            troubles: not_read.collect(),
        }
    }
}

/// The tolerances, with their units in their names.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct TopologyTolerances {
    pub area_m2_min: f64,
    pub angle_deg_min: f64,
    pub spike_angle_deg_max: f64,
    pub vertex_distance_m_min: f64,
    pub overlap_width_m: f64,
    pub overlap_area_m2_min: f64,
    pub gap_area_m2_min: f64,
    pub gap_area_m2_max: f64,
    pub gap_width_m_max: f64,
    pub gap_angle_deg_max: f64,
    pub sliver_width_m_max: f64,
    pub sliver_elongation_min: f64,
    pub near_distance_m_min: f64,
    pub near_distance_m_max: f64,
    pub node_on_edge_m_max: f64,
}

impl TopologyTolerances {
    /// What each part of the check goes by.
    pub(super) fn of(
        outline: &geometry::Tolerances,
        coverage: &Tolerances,
        nodes: &NodeTolerances,
    ) -> Self {
        Self {
            area_m2_min: outline.area_m2_min,
            angle_deg_min: outline.angle_deg_min,
            spike_angle_deg_max: outline.spike_angle_deg_max,
            vertex_distance_m_min: outline.vertex_distance_m_min,
            overlap_width_m: coverage.overlap_width_m,
            overlap_area_m2_min: coverage.overlap_area_m2_min,
            gap_area_m2_min: coverage.gap_area_m2_min,
            gap_area_m2_max: coverage.gap_area_m2_max,
            gap_width_m_max: coverage.gap_width_m_max,
            gap_angle_deg_max: coverage.gap_angle_deg_max,
            sliver_width_m_max: coverage.sliver_width_m_max,
            sliver_elongation_min: coverage.sliver_elongation_min,
            near_distance_m_min: nodes.near_distance_m_min,
            near_distance_m_max: nodes.near_distance_m_max,
            node_on_edge_m_max: nodes.node_on_edge_m_max,
        }
    }
}

/// The report in a few numbers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct TopologySummary {
    pub objects: u64,
    pub vertices: u64,
    /// Outlines that have no place on the surveyed grid; nothing but their form was checked.
    pub not_placed: u64,
    pub findings: u64,
    /// How many of each code.
    pub by_code: BTreeMap<&'static str, u64>,
    /// More was wrong than is told.
    pub truncated: bool,
}

/// The proof that no overlapping pair was missed: the sum of the areas, less that of their union, is what the pairs overlap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct TopologyCertificate {
    pub area_sum_m2: f64,
    pub area_union_m2: f64,
    pub overlap_sum_m2: f64,
    /// What the pairs do not explain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remainder_m2: Option<f64>,
    /// What rounding may leave.
    pub tolerance_m2: f64,
    pub certified: bool,
}

impl From<&Report> for TopologyCertificate {
    fn from(report: &Report) -> Self {
        Self {
            area_sum_m2: report.area_sum_m2,
            area_union_m2: report.area_union_m2,
            overlap_sum_m2: report.overlap_sum_m2,
            remainder_m2: report.certificate_m2,
            tolerance_m2: report.certificate_tolerance_m2,
            certified: report.certified(),
        }
    }
}

impl TopologyReport {
    /// Whether anything was found that the data checks call an error.
    pub fn has_blocking(&self) -> bool {
        self.findings.iter().any(TopologyFinding::is_blocking)
    }

    /// Writes the report as JSON, indented, with a line feed at the end.
    pub fn write_json(&self, mut out: impl Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut out, self)?;
        out.write_all(b"\n")
    }
}
