//! Puts the flat rings of a shapefile together into patches.

use std::cmp::Ordering;

use geo::coordinate_position::CoordPos;

use crate::{Envelope, Outline, Patch, Ring};

/// Up to so many rings are sorted by which lies in which; a parcel has a handful.
///
/// Beyond, comparing each with each would let a hostile file keep us busy, and directions decide alone.
const RINGS_COMPARED_MAX: usize = 1_000;

/// Up to so many edges are looked at for it, some seconds of work; the number is our own.
///
/// A lake of half a million vertices with a thousand islands needs half of it; rings that run along each other, more.
const EDGES_LOOKED_AT_MAX: u64 = 1 << 30;

impl Outline {
    /// Puts rings together that come in any order, keeping each as it was delivered.
    ///
    /// A shapefile says by direction what is a shell (clockwise) and what is a hole.
    /// Too many programs write it wrong, so containment decides:
    /// a ring in an odd number of others is a hole of the smallest of them.
    /// [`check_directions`](crate::check_directions) tells of the wrong directions.
    pub fn from_rings(rings: Vec<Ring>) -> Self {
        if rings.len() > RINGS_COMPARED_MAX {
            by_direction(rings)
        } else {
            by_containment(rings, EDGES_LOOKED_AT_MAX)
        }
    }
}

struct Candidate {
    ring: Ring,
    envelope: Option<Envelope>,
    area: f64,
    role: Role,
}

#[derive(Clone, Copy)]
enum Role {
    Shell,
    HoleOf(usize),
}

fn by_containment(rings: Vec<Ring>, edges_looked_at_max: u64) -> Outline {
    let mut candidates: Vec<Candidate> = rings.into_iter().map(Candidate::new).collect();
    let mut edges_left = edges_looked_at_max;
    let roles = candidates.iter().map(|it| it.role_among(&candidates, &mut edges_left));
    let Some(roles) = roles.collect::<Option<Vec<Role>>>() else {
        return by_direction(candidates.into_iter().map(|it| it.ring).collect());
    };
    for (candidate, role) in candidates.iter_mut().zip(roles) {
        candidate.role = role;
    }
    assemble(candidates)
}

/// Patches in the order of their shells; holes in the order of delivery.
fn assemble(candidates: Vec<Candidate>) -> Outline {
    let mut patch_of = vec![None; candidates.len()];
    let mut patches = Vec::new();
    let mut holes = Vec::new();
    for (candidate, place) in candidates.into_iter().zip(&mut patch_of) {
        match candidate.role {
            Role::Shell => {
                *place = Some(patches.len());
                patches.push(Patch { exterior: candidate.ring, interiors: Vec::new() });
            }
            Role::HoleOf(shell) => holes.push((shell, candidate.ring)),
        }
    }
    for (shell, hole) in holes {
        let patch = patch_of.get(shell).copied().flatten();
        match patch.and_then(|it| patches.get_mut(it)) {
            Some(patch) => patch.interiors.push(hole),
            // Rings that cross can contain each other's vertices in odd ways; none is lost for it.
            None => patches.push(Patch { exterior: hole, interiors: Vec::new() }),
        }
    }
    Outline { patches }
}

impl Candidate {
    fn new(ring: Ring) -> Self {
        let envelope = ring.envelope();
        let area = ring.signed_area().abs();
        Self { ring, envelope, area, role: Role::Shell }
    }

    /// `None` where too many edges would have to be looked at.
    fn role_among(&self, all: &[Self], edges_left: &mut u64) -> Option<Role> {
        let mut around: Vec<(usize, &Self)> = Vec::new();
        for (place, other) in all.iter().enumerate() {
            if other.contains(self, edges_left)? {
                around.push((place, other));
            }
        }
        let smallest = around.iter().min_by(|(_, a), (_, b)| a.area.total_cmp(&b.area));
        Some(match smallest {
            Some((shell, _)) if around.len() % 2 == 1 => Role::HoleOf(*shell),
            _ => Role::Shell,
        })
    }

    /// Only a larger ring contains a smaller one, so that of two equal rings neither is the other's hole.
    fn contains(&self, other: &Self, edges_left: &mut u64) -> Option<bool> {
        let (Some(outer), Some(inner)) = (self.envelope, other.envelope) else {
            return Some(false);
        };
        if self.area.total_cmp(&other.area) != Ordering::Greater || !outer.covers(inner) {
            return Some(false);
        }
        self.surrounds(&other.ring, edges_left)
    }

    /// Decided by the first vertex, or middle of an edge, that is not on the boundary itself.
    fn surrounds(&self, ring: &Ring, edges_left: &mut u64) -> Option<bool> {
        let middles = ring.edges().map(|(start, end)| (start + end) / 2.0);
        for probe in ring.0.iter().copied().chain(middles) {
            *edges_left = edges_left.checked_sub(self.ring.0.len() as u64)?;
            match self.ring.position(probe) {
                CoordPos::OnBoundary => {}
                position => return Some(position == CoordPos::Inside),
            }
        }
        Some(true)
    }
}

/// Every clockwise ring starts a patch, and every other is a hole of the patch before it.
fn by_direction(rings: Vec<Ring>) -> Outline {
    let mut patches: Vec<Patch> = Vec::new();
    for ring in rings {
        match patches.last_mut() {
            Some(patch) if ring.signed_area() > 0.0 => patch.interiors.push(ring),
            _ => patches.push(Patch { exterior: ring, interiors: Vec::new() }),
        }
    }
    Outline { patches }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::{Outline, Ring};

    /// A square between two corners on the diagonal; clockwise if the first is the lower one.
    fn square(from: f64, to: f64) -> Ring {
        let corners = [(from, from), (from, to), (to, to), (to, from), (from, from)];
        Ring(corners.map(Into::into).to_vec())
    }

    fn reversed(mut ring: Ring) -> Ring {
        ring.0.reverse();
        ring
    }

    fn check(rings: Vec<Ring>, expected: &Expect) {
        let outline = Outline::from_rings(rings);
        let name = |it: &Ring| format!("{}..{}", it.0[0].x, it.0[2].x);
        let patch = |it: &crate::Patch| {
            let holes: Vec<String> = it.interiors.iter().map(name).collect();
            format!("{} holes {holes:?}\n", name(&it.exterior))
        };
        expected.assert_eq(&outline.patches.iter().map(patch).collect::<String>());
    }

    #[test]
    fn holes_come_before_their_shells() {
        check(
            vec![
                reversed(square(2.0, 3.0)),
                reversed(square(21.0, 22.0)),
                square(0.0, 10.0),
                square(20.0, 30.0),
                reversed(square(5.0, 6.0)),
            ],
            &expect![[r#"
                0..10 holes ["2..3", "5..6"]
                20..30 holes ["21..22"]
            "#]],
        );
    }

    #[test]
    fn where_too_many_edges_would_be_looked_at_directions_decide() {
        let n_patches = |edges_looked_at_max| {
            // The hole has the direction of a shell.
            let rings = vec![square(0.0, 10.0), square(2.0, 3.0)];
            super::by_containment(rings, edges_looked_at_max).patches.len()
        };
        assert_eq!((n_patches(4), n_patches(5)), (2, 1));
    }

    #[test]
    fn an_island_in_a_hole_is_a_patch() {
        check(
            vec![square(0.0, 10.0), reversed(square(2.0, 8.0)), square(4.0, 6.0)],
            &expect![[r#"
                0..10 holes ["2..8"]
                4..6 holes []
            "#]],
        );
    }

    #[test]
    fn wrong_directions_do_not_matter() {
        let expected = &expect![[r#"
            0..10 holes ["2..3"]
        "#]];
        check(vec![square(0.0, 10.0), square(2.0, 3.0)], expected);
        check(vec![reversed(square(0.0, 10.0)), square(2.0, 3.0)], expected);
    }

    #[test]
    fn a_hole_may_touch_its_shell() {
        check(
            vec![square(0.0, 10.0), reversed(square(0.0, 3.0))],
            &expect![[r#"
                0..10 holes ["0..3"]
            "#]],
        );
    }

    #[test]
    fn of_two_equal_rings_neither_is_lost() {
        check(
            vec![square(0.0, 10.0), square(0.0, 10.0)],
            &expect![[r#"
                0..10 holes []
                0..10 holes []
            "#]],
        );
    }

    #[test]
    fn every_ring_stays_as_it_was() {
        let rings = vec![reversed(square(0.0, 9.0)), Ring(Vec::new()), square(1.0, 2.0)];
        let outline = Outline::from_rings(rings.clone());
        for ring in &rings {
            assert!(outline.rings().any(|it| it == ring));
        }
        assert_eq!(outline.rings().count(), rings.len());
    }

    #[test]
    fn very_many_rings_go_by_direction() {
        let n_holes = super::RINGS_COMPARED_MAX;
        let hole = reversed(square(1.0, 2.0));
        let rings = std::iter::once(square(0.0, 10.0)).chain(vec![hole; n_holes]).collect();
        let outline = Outline::from_rings(rings);
        assert_eq!((outline.patches.len(), outline.patches[0].interiors.len()), (1, n_holes));
    }
}
