//! Splits and merges of published parcels, as GEOS answers them, where the shared folder lies beside the workspace.
//!
//! The answers carry no tolerance, and were taken with six decimals where we have four.
//! A boundary whose points moved by less than a step changes its area by less than its length times a step.

use super::{
    super::{Reach, Refusal, line_to_grid, merge, outline_to_grid, split_by_line},
    drawing::line,
};
use crate::grid::STEPS_PER_M;
use crate::vectors::{list, number, read};
use crate::{Outline, Patch, Ring, planar_area_m2};

/// Nodes stay where they are drawn, as in the vectors.
const EXACT: Reach = Reach { node_m: 0.0, topology_m: 0.001 };

#[test]
fn splits_are_those_of_geos() {
    let Some(vectors) = read("public_split_vectors.json") else { return };
    let (mut wrong, mut n_checked) = (Vec::new(), 0);
    let mut moved_by_reach = Vec::new();
    for it in list(&vectors, "splits") {
        n_checked += 1;
        let parcel = outline_to_grid(&polygon(it["polygon"].as_str().unwrap())).unwrap();
        let text = it["line"].as_str().unwrap();
        let drawn = text.strip_prefix("LINESTRING (").unwrap().strip_suffix(')').unwrap();
        let drawn = line_to_grid(&line(drawn)).unwrap();
        let parts = |reach| match split_by_line(&parcel, &drawn, &[], reach) {
            Ok(split) => Ok(split.parts),
            Err(Refusal::NotDivided) => Ok(vec![parcel.clone()]),
            Err(other) => Err(other),
        };
        let answer = parts(EXACT).map(|it| described(&it));
        let expected = expected_parts(it);
        let band_m2 = step_band(&parcel, &drawn);
        if !answer.as_ref().is_ok_and(|it| agrees(it, &expected, band_m2)) {
            wrong.push(format!("{} {}: {answer:?}, GEOS {expected:?}", it["id"], it["kind"]));
        }
        let n_parts = parts(Reach::default()).map(|it| it.len());
        if n_parts != Ok(expected.len()) {
            moved_by_reach.push(format!("{} {}: {n_parts:?}", it["id"], it["kind"]));
        }
    }
    println!("{n_checked} splits, none out of scope");
    println!("with nodes taken within 0.05 m other parts: {moved_by_reach:#?}");
    assert!(wrong.is_empty() && n_checked > 400, "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn merges_are_those_of_geos() {
    let Some(vectors) = read("public_merge_vectors.json") else { return };
    let (mut wrong, mut n_checked) = (Vec::new(), 0);
    for it in list(&vectors, "merges") {
        n_checked += 1;
        let parcels = list(it, "polygons").iter().map(|it| polygon(it.as_str().unwrap()));
        let parcels: Vec<Outline> = parcels.map(|it| outline_to_grid(&it).unwrap()).collect();
        let answer = merge(&parcels, EXACT).map(|it| described(&[it.outline]));
        let right = match (&answer, it["kind"].as_str().unwrap()) {
            (Err(Refusal::TouchingInPointOnly { .. }), "touch_at_point_only")
            | (Err(Refusal::NotAdjacent { .. }), "disjoint" | "near_gap_lt_1m") => true,
            (Ok(parts), _) if it["mergeable_single_polygon"] == true => {
                let holes = it["union_holes"].as_u64().unwrap();
                let band: f64 = parcels.iter().map(|it| step_band(it, &[])).sum();
                agrees(parts, &[(number(it, "union_area_m2"), holes)], band)
            }
            _ => false,
        };
        if !right {
            wrong.push(format!("{} {}: {answer:?}", it["id"], it["kind"]));
        }
    }
    println!("{n_checked} merges, none out of scope");
    assert!(wrong.is_empty() && n_checked > 100, "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The area and the number of holes of each part.
fn described(parts: &[Outline]) -> Vec<(f64, u64)> {
    let n_holes = |it: &Outline| it.patches[0].interiors.len() as u64;
    let mut described: Vec<_> = parts.iter().map(|it| (planar_area_m2(it), n_holes(it))).collect();
    described.sort_by(|one, other| other.0.total_cmp(&one.0));
    described
}

fn expected_parts(split: &serde_json::Value) -> Vec<(f64, u64)> {
    let areas = list(split, "expected_areas_m2").iter().map(|it| it.as_f64().unwrap());
    let holes = list(split, "holes_per_part_sorted_by_area").iter().map(|it| it.as_u64().unwrap());
    let mut parts: Vec<_> = areas.zip(holes).collect();
    parts.sort_by(|one, other| other.0.total_cmp(&one.0));
    parts
}

fn agrees(parts: &[(f64, u64)], expected: &[(f64, u64)], band_m2: f64) -> bool {
    parts.len() == expected.len()
        && parts
            .iter()
            .zip(expected)
            .all(|(it, expected)| (it.0 - expected.0).abs() <= band_m2 && it.1 == expected.1)
}

/// A step on either side of every edge that a part can have.
fn step_band(outline: &Outline, line: &[crate::Coord]) -> f64 {
    let length =
        |(start, end): (crate::Coord, crate::Coord)| (end - start).x.hypot((end - start).y);
    let around: f64 = outline.rings().flat_map(Ring::edges).map(length).sum();
    let envelope = outline.envelope().unwrap();
    let across = (envelope.max_x - envelope.min_x) + (envelope.max_y - envelope.min_y);
    line.iter().fold(around, |sum, _vertex| sum + across) / STEPS_PER_M
}

/// Reads the well-known text of a polygon.
fn polygon(wkt: &str) -> Outline {
    let rings = wkt.strip_prefix("POLYGON ((").unwrap().strip_suffix("))").unwrap();
    let mut rings = rings.split("), (").map(|it| Ring(line(it)));
    let exterior = rings.next().unwrap();
    Outline { patches: vec![Patch { exterior, interiors: rings.collect() }] }
}
