//! The frame of a parcel's sketch (地块示意图): a customary scale at which it fits the paper, and what the paper shows.

use crate::{Coord, Envelope};

/// The scales that surveyors of parcels are used to, as the number after `1:`.
///
/// Large-scale maps are drawn at 1:500 to 1:5000; the list, and that it goes on in the same steps, is our own.
pub const CUSTOMARY_SCALES: [u32; 9] =
    [200, 500, 1_000, 2_000, 5_000, 10_000, 25_000, 50_000, 100_000];

const MM_PER_M: f64 = 1_000.0;

/// The room on the paper for the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paper {
    pub width_mm: f64,
    pub height_mm: f64,
    /// What stays free around the parcel, for the names of the neighbours; on each side, within the room.
    pub margin_mm: f64,
}

/// A scale and the ground that the paper shows at it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SketchExtent {
    /// The number after `1:`.
    pub scale: u32,
    /// In metres; the parcel lies in the middle.
    pub ground: Envelope,
}

/// The greatest of the scales at which something fits the paper within its margin.
///
/// Nothing if none is small enough, the margin leaves no room, or a number is not finite.
pub fn sketch_extent(around: Envelope, paper: Paper, scales: &[u32]) -> Option<SketchExtent> {
    let ground_m = |paper_mm: f64, scale: u32| paper_mm / MM_PER_M * f64::from(scale);
    let (width_m, height_m) = (around.max_x - around.min_x, around.max_y - around.min_y);
    let free = [paper.width_mm, paper.height_mm].map(|it| it - 2.0 * paper.margin_mm);
    if free.iter().any(|it| *it <= 0.0) || paper.margin_mm < 0.0 {
        return None;
    }
    let fits = |scale: u32| {
        let [free_width_m, free_height_m] = free.map(|it| ground_m(it, scale));
        width_m <= free_width_m && height_m <= free_height_m
    };
    let scale = scales.iter().copied().filter(|it| fits(*it)).min()?;
    let middle = Coord {
        x: f64::midpoint(around.min_x, around.max_x),
        y: f64::midpoint(around.min_y, around.max_y),
    };
    let [half_width, half_height] =
        [paper.width_mm, paper.height_mm].map(|it| ground_m(it, scale) / 2.0);
    let half = Coord { x: half_width, y: half_height };
    let corners = [middle - half, middle + half];
    let finite = corners.iter().all(|it| it.x.is_finite() && it.y.is_finite());
    Some(SketchExtent { scale, ground: Envelope::of(corners).filter(|_| finite)? })
}

#[cfg(test)]
mod tests {
    use super::{CUSTOMARY_SCALES, Paper, SketchExtent, sketch_extent};
    use crate::Envelope;

    const PAPER: Paper = Paper { width_mm: 120.0, height_mm: 100.0, margin_mm: 10.0 };

    fn extent(width_m: f64, height_m: f64) -> Option<SketchExtent> {
        let (min_x, min_y) = (40_512_000.0, 3_405_000.0);
        let around = Envelope { min_x, min_y, max_x: min_x + width_m, max_y: min_y + height_m };
        sketch_extent(around, PAPER, &CUSTOMARY_SCALES)
    }

    #[test]
    fn the_scale_is_the_greatest_at_which_it_fits() {
        let scale = |width_m, height_m| extent(width_m, height_m).unwrap().scale;
        assert_eq!(
            (scale(50.0, 40.0), scale(50.001, 40.0), scale(50.0, 40.001)),
            (500, 1_000, 1_000)
        );
        assert_eq!((scale(20.0, 16.0), scale(200.0, 160.0), scale(0.0, 0.0)), (200, 2_000, 200));
    }

    #[test]
    fn the_parcel_lies_in_the_middle_of_the_whole_paper() {
        let ground = extent(50.0, 40.0).unwrap().ground;
        assert_eq!((ground.min_x, ground.max_x), (40_511_995.0, 40_512_055.0));
        assert_eq!((ground.min_y, ground.max_y), (3_404_995.0, 3_405_045.0));
    }

    #[test]
    fn the_scales_are_a_matter_of_the_office() {
        let around = Envelope { min_x: 0.0, min_y: 0.0, max_x: 50.0, max_y: 40.0 };
        let scale = |scales: &[u32]| sketch_extent(around, PAPER, scales).map(|it| it.scale);
        assert_eq!(scale(&[3_000, 750]), Some(750));
        assert_eq!(scale(&[]), None);
    }

    #[test]
    fn what_fits_no_paper_has_no_extent() {
        assert_eq!(extent(10_000.0, 8_000.0).map(|it| it.scale), Some(100_000));
        assert_eq!(extent(10_001.0, 8_000.0), None);
        assert_eq!(extent(f64::NAN, 1.0), None);
        assert_eq!(extent(f64::INFINITY, 1.0), None);
        let around = Envelope { min_x: 0.0, min_y: 0.0, max_x: 1.0, max_y: 1.0 };
        for paper in [
            Paper { margin_mm: 50.0, ..PAPER },
            Paper { margin_mm: -1.0, ..PAPER },
            Paper { width_mm: f64::NAN, ..PAPER },
            Paper { height_mm: f64::INFINITY, ..PAPER },
        ] {
            assert_eq!(sketch_extent(around, paper, &CUSTOMARY_SCALES), None);
        }
    }
}
