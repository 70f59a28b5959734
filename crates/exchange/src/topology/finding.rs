//! One finding of a topology check, as it stands on the wire: its code, the objects by their own names, a measure and a place.

use geometry::coverage::{Finding as Neighbours, Misfit, ObjectIndex};
use geometry::{Coord, Outline};
use serde::Serialize;
use tenure::submission::Text;

const BLOCKING: &str = "blocking";
const ADVISORY: &str = "advisory";

/// Something that is wrong with an object of a layer, or between several.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TopologyFinding {
    /// The stable code, such as `overlap` or `near-vertices`.
    pub code: &'static str,
    /// `blocking` where the data checks of a submission call it an error (Q18), `advisory` otherwise.
    pub severity: &'static str,
    /// What a clerk is told, in Chinese.
    pub title: &'static str,
    /// The objects it concerns, by their own names.
    pub objects: Vec<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<TopologyMeasure>,
    #[serde(rename = "where")]
    pub place: TopologyPlace,
    /// The ground it is about, in the metres of the check.
    #[serde(skip)]
    pub shape: Option<Outline>,
}

/// How much, and in which unit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct TopologyMeasure {
    pub value: f64,
    pub unit: &'static str,
}

/// Where to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct TopologyPlace {
    /// The patch, ring and vertex of the object's outline, counted from zero; only where one outline alone is at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patch: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ring: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vertex: Option<usize>,
    /// Easting and northing in the metres of the check.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<[f64; 2]>,
    /// Longitude and latitude, where the layer's system lets us know them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lon_lat: Option<[f64; 2]>,
}

impl TopologyFinding {
    /// What is wrong with one outline by itself.
    pub(super) fn of_outline(id: &Text, finding: &geometry::Finding) -> Self {
        Self {
            code: finding.kind.code(),
            severity: BLOCKING,
            title: finding.kind.title_zh(),
            objects: vec![id.clone()],
            measure: measure(finding.measure, finding.kind.unit()),
            place: TopologyPlace {
                patch: Some(finding.patch),
                ring: Some(finding.ring),
                vertex: finding.vertex,
                position: finding.at.map(pair),
                lon_lat: None,
            },
            shape: None,
        }
    }

    /// What neighbours do to each other.
    pub(super) fn of_neighbours(ids: &[Text], finding: Neighbours) -> Self {
        Self {
            code: finding.kind.code(),
            // The checks know overlaps; a hole may as well be a pond, a grave or a path.
            severity: if finding.kind.overlaps() { BLOCKING } else { ADVISORY },
            title: finding.kind.title_zh(),
            objects: names(ids, &finding.objects),
            measure: measure(finding.measure, Some(finding.kind.unit())),
            place: TopologyPlace::at(finding.at),
            shape: finding.shape,
        }
    }

    /// What does not fit.
    pub(super) fn of_misfit(ids: &[Text], misfit: Misfit) -> Self {
        Self {
            code: misfit.kind.code(),
            severity: BLOCKING,
            title: misfit.kind.title_zh(),
            objects: names(ids, &misfit.objects),
            measure: measure(misfit.measure, misfit.kind.unit()),
            place: TopologyPlace::at(misfit.at),
            shape: misfit.shape,
        }
    }
}

impl TopologyFinding {
    /// Whether it keeps what it concerns from being entered.
    pub fn is_blocking(&self) -> bool {
        self.severity == BLOCKING
    }
}

impl TopologyPlace {
    fn at(at: Coord) -> Self {
        Self { position: Some(pair(at)), ..Self::default() }
    }
}

fn measure(value: Option<f64>, unit: Option<&'static str>) -> Option<TopologyMeasure> {
    Some(TopologyMeasure { value: value?, unit: unit? })
}

fn names(ids: &[Text], objects: &[ObjectIndex]) -> Vec<Text> {
    objects.iter().filter_map(|it| ids.get(it.0 as usize)).cloned().collect()
}

fn pair(at: Coord) -> [f64; 2] {
    [at.x, at.y]
}
