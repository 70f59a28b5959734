//! Outlines drawn on a tile: clipped to its frame, put on whole units, cleared of what encloses nothing, turned.

use i_overlay::{
    core::{
        fill_rule::FillRule,
        overlay::{IntOverlayOptions, Overlay, ShapeType},
        overlay_rule::OverlayRule,
        solver::Solver,
    },
    i_float::int::point::IntPoint,
};

use super::{
    TilePoint,
    clip::clip_ring,
    commands::Commands,
    frame::{Frame, holds, snapped},
    ring::{closed, doubled_area, n_along_a_side, push},
};
use crate::Coord;

/// 2⁴⁰: the world is 2³⁶ units wide at the deepest zoom, and what lies beyond this is no place.
const REACH: f64 = 1_099_511_627_776.0;

/// A ring in Web Mercator's metres, closed or not, in either direction.
#[derive(Clone, Copy, Debug)]
pub enum MapRing<'a> {
    /// Begins a patch.
    Shell(&'a [Coord]),
    /// A hole of the shell before it.
    Hole(&'a [Coord]),
}

/// Draws polygons; it keeps its room, so that a feature costs no allocation.
#[derive(Debug, Default)]
pub(super) struct Pen {
    units: Vec<Coord>,
    spare: Vec<Coord>,
    ring: Vec<TilePoint>,
    patch: Patch,
}

/// A shell on whole units and its holes, not yet drawn.
#[derive(Debug, Default)]
struct Patch {
    points: Vec<TilePoint>,
    rings: Vec<PatchRing>,
    /// Rings meet along the frame, where clipping left them hanging together.
    tangled: bool,
}

#[derive(Debug)]
struct PatchRing {
    n_points: usize,
    doubled_area: i128,
}

impl Pen {
    /// Writes the commands of a feature: none if nothing of it is to be seen.
    pub(super) fn draw<'r>(
        &mut self,
        frame: &Frame,
        rings: impl IntoIterator<Item = MapRing<'r>>,
        commands: &mut Commands,
    ) {
        for ring in rings {
            match ring {
                MapRing::Shell(positions) => {
                    self.patch.finish(commands);
                    self.add(frame, positions);
                }
                MapRing::Hole(positions) if !self.patch.rings.is_empty() => {
                    self.add(frame, positions);
                }
                MapRing::Hole(_) => {}
            }
        }
        self.patch.finish(commands);
    }

    /// Most rings lie in the frame and go straight to whole units.
    fn add(&mut self, frame: &Frame, positions: &[Coord]) {
        self.ring.clear();
        for position in positions {
            let units = frame.units(*position);
            if !holds(units) {
                return self.add_clipped(frame, positions);
            }
            push(&mut self.ring, snapped(units));
        }
        self.patch.add(closed(&self.ring), false);
    }

    fn add_clipped(&mut self, frame: &Frame, positions: &[Coord]) {
        self.units.clear();
        self.units.extend(positions.iter().map(|it| frame.units(*it)));
        if !self.units.iter().all(|it| it.x.abs() < REACH && it.y.abs() < REACH) {
            return;
        }
        clip_ring(&mut self.units, &mut self.spare);
        self.ring.clear();
        for units in &self.units {
            push(&mut self.ring, snapped(*units));
        }
        self.patch.add(closed(&self.ring), true);
    }
}

impl Patch {
    fn add(&mut self, ring: &[TilePoint], clipped: bool) {
        let doubled_area = doubled_area(ring);
        if doubled_area == 0 {
            return;
        }
        // A shell's one edge along a side is a cut; a hole's, clipped or not, would be on top of its shell's.
        let is_shell = self.rings.is_empty();
        self.tangled |= (clipped || !is_shell) && n_along_a_side(ring) > usize::from(is_shell);
        self.points.extend_from_slice(ring);
        self.rings.push(PatchRing { n_points: ring.len(), doubled_area });
    }

    fn finish(&mut self, commands: &mut Commands) {
        if self.tangled {
            self.draw_untangled(commands);
        } else if self.encloses_something() {
            self.draw(commands);
        }
        self.points.clear();
        self.rings.clear();
        self.tangled = false;
    }

    /// A shell that its holes fill, on whole units, is nothing to be seen.
    fn encloses_something(&self) -> bool {
        let mut areas = self.rings.iter().map(|it| it.doubled_area.abs());
        areas.next().is_some_and(|shell| shell > areas.sum())
    }

    fn draw(&self, commands: &mut Commands) {
        let mut rest = self.points.as_slice();
        for (n, PatchRing { n_points, doubled_area }) in self.rings.iter().enumerate() {
            let (ring, after) = rest.split_at_checked(*n_points).unwrap_or_default();
            rest = after;
            draw_ring(ring, (*doubled_area > 0) == (n == 0), commands);
        }
    }

    /// Takes the rings apart where they meet along the frame, which is on whole units, exactly.
    fn draw_untangled(&self, commands: &mut Commands) {
        let options =
            IntOverlayOptions { preserve_output_collinear: true, ..IntOverlayOptions::ogc() };
        let mut overlay = Overlay::new_custom(self.points.len(), options, Solver::default());
        let mut points = self.points.iter().map(|it| IntPoint::new(it.x, it.y));
        for ring in &self.rings {
            overlay.add_path_iter(points.by_ref().take(ring.n_points), ShapeType::Subject);
        }
        for shape in overlay.overlay(OverlayRule::Subject, FillRule::EvenOdd) {
            for (n, contour) in shape.iter().enumerate() {
                let ring: Vec<_> =
                    contour.iter().map(|it| TilePoint { x: it.x, y: it.y }).collect();
                draw_ring(&ring, (doubled_area(&ring) > 0) == (n == 0), commands);
            }
        }
    }
}

fn draw_ring(ring: &[TilePoint], as_it_runs: bool, commands: &mut Commands) {
    if as_it_runs {
        commands.ring(ring.iter().copied());
    } else {
        commands.ring(ring.iter().rev().copied());
    }
}
