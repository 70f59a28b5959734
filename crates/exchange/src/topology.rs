//! A layer of polygons held against the topology of a coverage (拓扑检查), with its objects called by their own names.

mod finding;
mod frame;
mod geojson;
mod geopackage;
mod plain;
mod report;
#[cfg(test)]
mod tests;

use std::path::Path;

use geometry::coverage::{self, Layer, NodeTolerances, ObjectIndex, Tolerances};
use geometry::{Envelope, Outline, ProjectionError};
use rayon::prelude::*;
use tenure::submission::Text;

use crate::layer::{LayerCrs, LayerError, PolygonLayer, PolygonRow};
pub use finding::{TopologyFinding, TopologyMeasure, TopologyPlace};
use frame::Frame;
pub use frame::TopologySystem;
pub use geopackage::TopologyFileError;
pub use report::{
    TopologyCertificate, TopologyReport, TopologySource, TopologySummary, TopologyTolerances,
};

/// So many outlines are looked at together, each by itself; it bounds what is held beside the layer.
const BATCH: usize = 4_096;

/// A check while the layer is read.
#[derive(Debug)]
pub struct TopologyCheck {
    frame: Frame,
    system: TopologySystem,
    outline: geometry::Tolerances,
    coverage: Tolerances,
    nodes: NodeTolerances,
    waiting: Vec<Outline>,
    /// The names of the objects, by their numbers in the layer; neighbours come after all that is checked.
    ids: Vec<Text>,
    n_checked: usize,
    layer: Layer,
    summary: TopologySummary,
    findings: Vec<TopologyFinding>,
}

impl TopologyCheck {
    /// Begins a check of a layer in that system and of that extent.
    pub fn begin(crs: &LayerCrs, envelope: Option<Envelope>) -> Result<Self, ProjectionError> {
        let frame = Frame::of(crs, envelope)?;
        Ok(Self {
            system: frame.describe(crs),
            frame,
            outline: geometry::Tolerances::default(),
            coverage: Tolerances::default(),
            nodes: NodeTolerances::default(),
            waiting: Vec::new(),
            ids: Vec::new(),
            n_checked: 0,
            layer: Layer::default(),
            summary: TopologySummary::default(),
            findings: Vec::new(),
        })
    }

    /// Takes an object in; its name need not be its alone.
    pub fn add(&mut self, id: Text, outline: Outline) {
        self.ids.push(id);
        self.n_checked = self.ids.len();
        self.waiting.push(outline);
        if self.waiting.len() >= BATCH {
            self.look_at_waiting();
        }
    }

    /// Takes an object in that is there only because others border on it, after all of those.
    ///
    /// Nothing is told of it but what it and a checked object do to each other.
    pub fn add_neighbour(&mut self, id: Text, outline: Outline) {
        self.look_at_waiting();
        let outline = self.frame.metres(outline);
        self.ids.push(id);
        // One that cannot be placed is somebody else's to mend.
        let _not_placed = self.layer.push(&outline);
    }

    /// What is wrong with each outline by itself, on all cores; then it is one of the layer.
    fn look_at_waiting(&mut self) {
        let outlines = std::mem::take(&mut self.waiting);
        let first = self.ids.len() - outlines.len();
        let (frame, tolerances) = (&self.frame, &self.outline);
        let looked_at: Vec<(Outline, Vec<geometry::Finding>)> = outlines
            .into_par_iter()
            .map(|it| {
                let outline = frame.metres(it);
                let findings = geometry::check(&outline, tolerances);
                (outline, findings)
            })
            .collect();
        for ((outline, findings), id) in looked_at.iter().zip(self.ids.iter().skip(first)) {
            self.summary.vertices += count(outline.n_vertices());
            self.summary.not_placed += u64::from(self.layer.push(outline).is_err());
            self.findings.extend(findings.iter().map(|it| TopologyFinding::of_outline(id, it)));
        }
    }

    /// Looks at what neighbours do to each other, and gives the report.
    pub fn finish(mut self, source: TopologySource) -> TopologyReport {
        self.look_at_waiting();
        let (coverage, misfits) = coverage::survey(&self.layer, &self.coverage, &self.nodes);
        let certificate = TopologyCertificate::from(&coverage);
        self.summary.truncated = coverage.truncated || misfits.len() >= self.nodes.findings_max;
        let ids = &self.ids;
        let checked =
            |objects: &[ObjectIndex]| objects.iter().any(|it| (it.0 as usize) < self.n_checked);
        let neighbours = coverage.findings.into_iter().filter(|it| checked(&it.objects));
        let misfits = misfits.into_iter().filter(|it| checked(&it.objects));
        self.findings.extend(neighbours.map(|it| TopologyFinding::of_neighbours(ids, it)));
        self.findings.extend(misfits.map(|it| TopologyFinding::of_misfit(ids, it)));
        for it in &mut self.findings {
            it.place.lon_lat = it.place.position.and_then(|[x, y]| {
                let at = self.frame.lon_lat((x, y).into())?;
                Some([at.x, at.y])
            });
            *self.summary.by_code.entry(it.code).or_default() += 1;
        }
        self.summary.objects = count(self.n_checked);
        self.summary.findings = count(self.findings.len());
        TopologyReport {
            source,
            tolerances: TopologyTolerances::of(&self.outline, &self.coverage, &self.nodes),
            system: self.system,
            summary: self.summary,
            certificate,
            findings: self.findings,
            frame: self.frame,
        }
    }
}

/// Checks a layer as it lies in a file; it is read twice, the first time for its extent.
pub fn check_topology(
    path: &Path,
    polygons: &PolygonLayer,
) -> Result<TopologyReport, TopologyError> {
    let mut envelope: Option<Envelope> = None;
    let tally = polygons.read(|PolygonRow { outline, .. }| {
        let own = outline.envelope();
        envelope = own.map(|it| envelope.map_or(it, |so_far| so_far.union(it))).or(envelope);
    })?;
    let mut check = TopologyCheck::begin(&polygons.crs, envelope)?;
    polygons.read(|PolygonRow { id, outline, .. }| check.add(id, outline))?;
    Ok(check.finish(TopologySource::of(path, polygons, &tally)))
}

/// Why a layer could not be checked.
#[derive(Debug, thiserror::Error)]
pub enum TopologyError {
    #[error("the layer cannot be read")]
    Layer(#[from] LayerError),
    #[error("the layer has no plane to be checked on")]
    Projection(#[from] ProjectionError),
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}
