//! The sketch of a parcel 承包地块示意图: its outline, its boundary points and its neighbours in millimetres of paper.

mod frame;
mod marks;

use geometry::reading::{
    BoundaryRing, Paper, PointsKept, boundary_rings, label_point, sketch_extent,
};
use geometry::{Coord, Crs, LocalProjection, Outline};
use serde::Serialize;

use crate::Neighbour;
use frame::{At, Frame};
use marks::{PointMark, SideMark};

/// One of several sketches on a page; its sizes are our own.
pub(crate) const SMALL: Paper = Paper { width_mm: 84.0, height_mm: 60.0, margin_mm: 10.0 };

/// A sketch that has the width of the page; its sizes are our own.
pub(crate) const WIDE: Paper = Paper { width_mm: 170.0, height_mm: 96.0, margin_mm: 14.0 };

/// The customary scales of maps with some between them, since a long strip would be a thread at the next customary one.
/// The list is our own.
const SCALES: [u32; 16] = [
    100, 200, 300, 400, 500, 750, 1_000, 1_500, 2_000, 2_500, 3_000, 4_000, 5_000, 10_000, 25_000,
    50_000,
];

/// A neighbour's name is written where it stays so far from the frame; the number is our own.
const NAME_MARGIN_MM: f64 = 14.0;

/// The parcel's own label is written into it where a circle of this radius fits; the number is our own.
const LABEL_RADIUS_MM: f64 = 7.0;

/// A drawing, all positions in millimetres from its upper left corner.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Sketch {
    width_mm: f64,
    height_mm: f64,
    /// The number after `1:`.
    scale: u32,
    rings: Vec<Vec<At>>,
    points: Vec<PointMark>,
    sides: Vec<SideMark>,
    /// Inside the parcel.
    label_at: Option<At>,
    /// Whether name and area have room there.
    roomy: bool,
    neighbours: Vec<NeighbourMark>,
}

/// A neighbour's outline, which the frame cuts off.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct NeighbourMark {
    holder: String,
    rings: Vec<Vec<At>>,
    /// Where the name has room.
    name_at: Option<At>,
}

impl Sketch {
    /// Nothing if the outline encloses nothing, fits no customary scale, or lies nowhere.
    pub(crate) fn of(
        outline: &Outline,
        crs: Crs,
        neighbours: &[Neighbour<'_>],
        paper: Paper,
    ) -> Option<Self> {
        let plane = Plane::of(outline, crs)?;
        let outline = plane.laid(outline)?;
        let extent = sketch_extent(outline.envelope()?, paper, &SCALES)?;
        let frame = Frame::new(extent, paper);
        let boundary = boundary_rings(&outline, PointsKept::Every);
        let label = label_point(&outline);
        let roomy = label.is_some_and(|it| frame.distance_mm(it, &outline) >= LABEL_RADIUS_MM);
        let (points, sides) = marks::of(&boundary, &frame);
        Some(Self {
            width_mm: paper.width_mm,
            height_mm: paper.height_mm,
            scale: extent.scale,
            rings: frame.rings(&outline),
            points,
            sides,
            label_at: label.map(|it| frame.at(it)),
            roomy,
            neighbours: neighbours
                .iter()
                .filter_map(|it| NeighbourMark::of(it, &plane, &frame))
                .collect(),
        })
    }
}

/// The boundary points of an outline in the plane of its survey, or one around it if it came in degrees.
pub(crate) fn boundary(outline: &Outline, crs: Crs) -> Option<Vec<BoundaryRing>> {
    let outline = Plane::of(outline, crs)?.laid(outline)?;
    Some(boundary_rings(&outline, PointsKept::Every))
}

impl NeighbourMark {
    fn of(neighbour: &Neighbour<'_>, plane: &Plane, frame: &Frame) -> Option<Self> {
        let outline = plane.laid(neighbour.outline)?;
        if !outline.envelope()?.intersects(frame.ground()) {
            return None;
        }
        let name_at = label_point(&outline).filter(|it| frame.holds(*it, NAME_MARGIN_MM));
        Some(Self {
            holder: neighbour.holder.to_owned(),
            rings: frame.rings(&outline),
            name_at: name_at.map(|it| frame.at(it)),
        })
    }
}

/// The plane that a sketch is drawn on.
enum Plane {
    Surveyed,
    Around(Box<LocalProjection>),
}

impl Plane {
    fn of(outline: &Outline, crs: Crs) -> Option<Self> {
        match crs {
            Crs::GaussKruger(_) => Some(Self::Surveyed),
            Crs::LonLat => {
                let plane = LocalProjection::around(outline.envelope()?).ok()?;
                Some(Self::Around(Box::new(plane)))
            }
        }
    }

    /// The outline in metres; nothing if a position lies nowhere.
    fn laid(&self, outline: &Outline) -> Option<Outline> {
        let laid = match self {
            Self::Surveyed => outline.clone(),
            Self::Around(plane) => {
                let nowhere = Coord { x: f64::NAN, y: f64::NAN };
                outline.map_coords(|it| plane.to_plane(it).unwrap_or(nowhere))
            }
        };
        let somewhere = laid.coords().all(|it| it.x.is_finite() && it.y.is_finite());
        somewhere.then_some(laid)
    }
}

#[cfg(test)]
mod tests;
