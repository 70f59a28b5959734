//! Q20 parcel-outside-division
//!
//! A parcel lies in the area of its issuer's group, or village where the group's is not delivered.
//! 地块应位于其发包方所在的组级（或村级）区域内。
//!
//! It advises: land beyond the border of its village is rare, and lawful.

use std::collections::HashMap;

use geometry::{Coord, Envelope, Outline, Ring};

use super::rows::{at, filled};
use super::{Facts, Tally};
use crate::submission::{Parcel, Table};
use crate::{Citation, Moment, Parameter, Rule, RuleCode, Severity, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q20", name: "parcel-outside-division" },
    title_zh: "地块超出发包方所在区域",
    title_en: "a parcel reaches beyond the area of its issuer's group or village",
    citation: Citation::Practice { place: "地块与行政区域的位置关系" },
    moments: &[(Moment::Takeover, Severity::Advisory)],
    parameters: &[Parameter {
        name: "outside_division_m_max",
        default: "0.05",
        source: "在用系统的节点与边线容差，无公开文本",
    }],
};

/// The group's and the village's code at the head of a parcel's.
const GROUP_LENGTH: usize = 14;
const VILLAGE_LENGTH: usize = 12;

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    if let Some(tally) = facts.unless_delivered(&[Table::VillageArea, Table::Group]) {
        return tally;
    }
    let rows = &facts.village.parcels;
    let mut tally = Tally::over(rows.len());
    let mut areas: HashMap<&str, Area<'_>> = HashMap::new();
    for it in rows {
        let Some((code, outline)) = filled(it.code.as_ref()).zip(it.outline.as_ref()) else {
            continue;
        };
        let Some((division, around)) = area_of(facts, code) else { continue };
        let area = areas.entry(division).or_insert_with(|| Area::new(around));
        let limit = facts.parameters.outside_division_m_max;
        if let Some(outside) = outline.coords().find(|it| area.leaves_out(*it, limit)) {
            tally.push(finding(it, (code, division), outside));
        }
    }
    tally
}

fn finding(parcel: &Parcel, (code, division): (&str, &str), outside: Coord) -> Violation {
    let Coord { x, y } = outside;
    let message = format!("地块“{code}”的节点({x}, {y})不在区域“{division}”内");
    let mut violation = at(&RULE, parcel, "code", message);
    violation.place.coordinate = Some((x, y));
    violation
}

/// The group's area, or the village's, with its code.
fn area_of<'a>(facts: &Facts<'a>, parcel: &str) -> Option<(&'a str, &'a Outline)> {
    let of_length = |length: usize| {
        let (code, area) = facts.division_areas.get_key_value(parcel.get(..length)?)?;
        Some((*code, area.outline.as_ref()?))
    };
    of_length(GROUP_LENGTH).or_else(|| of_length(VILLAGE_LENGTH))
}

/// An area with a grid over it, which answers for most vertices without looking at the border again.
///
/// A village's border has a thousand vertices, and its parcels have ten thousand.
struct Area<'a> {
    outline: &'a Outline,
    envelope: Option<Envelope>,
    /// Row by row, whether all of a cell lies inside.
    inside: Vec<bool>,
}

/// Cells along each side of the grid.
const CELLS: usize = 64;

impl<'a> Area<'a> {
    fn new(outline: &'a Outline) -> Self {
        let envelope = outline.envelope();
        let mut area = Self { outline, envelope, inside: Vec::new() };
        area.inside = envelope.map(|it| area.cells_inside(it)).unwrap_or_default();
        area
    }

    fn cells_inside(&self, envelope: Envelope) -> Vec<bool> {
        let mut border = vec![false; CELLS * CELLS];
        for (start, end) in self.outline.rings().flat_map(Ring::edges) {
            let Some(edge) = Envelope::of([start, end]) else { continue };
            let low = cell(envelope, Coord { x: edge.min_x, y: edge.min_y });
            let high = cell(envelope, Coord { x: edge.max_x, y: edge.max_y });
            for row in low.1..=high.1 {
                let cells = border.iter_mut().skip(row * CELLS + low.0);
                cells.take(high.0 - low.0 + 1).for_each(|it| *it = true);
            }
        }
        // Between neighbours that the border does not touch it does not run either, so they are alike.
        let mut before = None;
        let alike = |(place, border): (usize, bool)| {
            let known = before.filter(|_| place % CELLS != 0);
            before = if border {
                None
            } else {
                known.or_else(|| Some(self.outline.contains(middle(envelope, place))))
            };
            before == Some(true)
        };
        border.into_iter().enumerate().map(alike).collect()
    }

    /// Whether a vertex lies farther outside than allowed.
    fn leaves_out(&self, vertex: Coord, distance_m_max: f64) -> bool {
        let known = self.envelope.filter(|it| it.covers(point(vertex))).is_some_and(|it| {
            let (column, row) = cell(it, vertex);
            self.inside.get(row * CELLS + column) == Some(&true)
        });
        !known
            && !self.outline.contains(vertex)
            && distance_m(self.outline, vertex) > distance_m_max
    }
}

fn point(it: Coord) -> Envelope {
    Envelope { min_x: it.x, min_y: it.y, max_x: it.x, max_y: it.y }
}

/// The column and the row of the cell that a position lies in.
fn cell(envelope: Envelope, position: Coord) -> (usize, usize) {
    let column = share(position.x - envelope.min_x, envelope.max_x - envelope.min_x);
    (column, share(position.y - envelope.min_y, envelope.max_y - envelope.min_y))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a small number of cells, and what lies outside them goes to the last ones"
)]
fn share(part: f64, whole: f64) -> usize {
    ((part / whole * CELLS as f64) as usize).min(CELLS - 1)
}

#[expect(clippy::cast_precision_loss, reason = "a small number of cells")]
fn middle(envelope: Envelope, place: usize) -> Coord {
    let (column, row) = (place % CELLS, place / CELLS);
    let along =
        |cell: usize, min: f64, max: f64| min + (max - min) * (cell as f64 + 0.5) / CELLS as f64;
    let x = along(column, envelope.min_x, envelope.max_x);
    Coord { x, y: along(row, envelope.min_y, envelope.max_y) }
}

fn distance_m(around: &Outline, point: Coord) -> f64 {
    let edges = around.rings().flat_map(Ring::edges);
    edges.map(|(start, end)| edge_distance_m(point, start, end)).fold(f64::INFINITY, f64::min)
}

fn edge_distance_m(point: Coord, start: Coord, end: Coord) -> f64 {
    let (edge, offset) = (end - start, point - start);
    let length_squared = edge.x * edge.x + edge.y * edge.y;
    let along = if length_squared > 0.0 {
        ((offset.x * edge.x + offset.y * edge.y) / length_squared).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let away = offset - edge * along;
    away.x.hypot(away.y)
}

#[cfg(test)]
mod tests {
    use geometry::{Coord, Outline, Patch, Ring};

    use super::Area;

    #[test]
    fn the_grid_never_says_otherwise_than_the_border() {
        let ring = |it: &[(f64, f64)]| Ring(it.iter().map(|it| Coord::from(*it)).collect());
        let notched = [(0.0, 0.0), (3.0, 90.0), (50.0, 20.0), (97.0, 100.0), (100.0, 0.0)];
        let hole = [(60.0, 10.0), (80.0, 10.0), (70.0, 30.0)];
        let patch = Patch { exterior: ring(&notched), interiors: vec![ring(&hole)] };
        let outline = Outline { patches: vec![patch] };
        let area = Area::new(&outline);
        let positions = (-5..=105).flat_map(|x| (-5..=105).map(move |y| (x, y)));
        for (x, y) in positions {
            let position = Coord { x: f64::from(x), y: f64::from(y) };
            assert_eq!(area.leaves_out(position, 0.0), !outline.contains(position), "{position:?}");
        }
    }
}
