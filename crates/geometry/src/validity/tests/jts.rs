//! The validity cases of the JTS test suite, where the shared folder lies beside the workspace.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::super::{FindingKind, Tolerances, check};
use crate::{Coord, Outline, Patch, Ring};

/// What JTS calls invalid; the other kinds are matters of surveying.
const INVALID: [FindingKind; 8] = [
    FindingKind::NotFinite,
    FindingKind::TooFewPoints,
    FindingKind::Spike,
    FindingKind::RingSelfIntersection,
    FindingKind::HoleOutsideShell,
    FindingKind::HolesOverlap,
    FindingKind::InteriorDisconnected,
    FindingKind::NestedShells,
];

/// With these, only exact spikes are found.
fn tolerances() -> Tolerances {
    Tolerances { angle_deg_min: 0.0, spike_angle_deg_max: 0.0, ..Tolerances::default() }
}

#[test]
fn valid_and_invalid_as_jts_says() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/jts_testxml");
    if !Path::new(folder).exists() {
        println!("did not run: {folder} is not there");
        return;
    }
    let (mut n_cases, mut wrong) = (0, Vec::new());
    for path in files(Path::new(folder)) {
        let text = fs::read_to_string(&path).unwrap_or_default();
        for case in text.split("<case>").skip(1) {
            for (outline, wkt, valid) in validity_cases(case) {
                n_cases += 1;
                if valid != says_valid(&outline) {
                    let wkt: String = wkt.chars().take(600).collect();
                    wrong.push(format!("{}: JTS says {valid}: {wkt}", path.display()));
                }
            }
        }
    }
    println!("{n_cases} cases");
    assert!(n_cases > 100 && wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn says_valid(outline: &Outline) -> bool {
    let findings = check(outline, &tolerances());
    !findings.iter().any(|it| INVALID.contains(&it.kind))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    entries.flat_map(|it| if it.is_dir() { files(&it) } else { vec![it] }).collect()
}

fn validity_cases(case: &str) -> Vec<(Outline, String, bool)> {
    let mut cases = Vec::new();
    for (tag, argument) in [("a", "arg1=\"A\""), ("b", "arg1=\"B\"")] {
        let Some(wkt) = between(case, &format!("<{tag}>"), &format!("</{tag}>")) else { continue };
        let Some(outline) = polygons(wkt) else { continue };
        for operation in case.split("<op").skip(1) {
            let (head, rest) = operation.split_once('>').unwrap();
            if head.contains("\"isValid\"") && head.contains(argument) {
                let valid = rest.split('<').next().unwrap().trim() == "true";
                cases.push((outline.clone(), wkt.trim().to_owned(), valid));
            }
        }
    }
    cases
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    text.split_once(from)?.1.split_once(to).map(|it| it.0)
}

/// Reads the well-known text of a polygon or several; nothing for any other, or an empty one.
fn polygons(wkt: &str) -> Option<Outline> {
    let wkt = wkt.trim();
    let wkt = wkt.to_ascii_uppercase();
    if wkt.contains("EMPTY") {
        return None;
    }
    let patches = if let Some(text) = wkt.strip_prefix("MULTIPOLYGON") {
        let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text =
            text.replace("( ", "(").replace(" )", ")").replace(") ,", "),").replace(", (", ",(");
        let inner = text.trim().strip_prefix('(')?.strip_suffix(')')?;
        inner.split(")),((").map(patch).collect::<Option<Vec<_>>>()?
    } else {
        vec![patch(wkt.strip_prefix("POLYGON")?)?]
    };
    Some(Outline { patches })
}

fn patch(text: &str) -> Option<Patch> {
    let rings = text.split(')').map(|it| it.trim_matches(|it: char| "(), \n\r\t".contains(it)));
    let mut rings = rings.filter(|it| !it.is_empty()).map(ring).collect::<Option<Vec<_>>>()?;
    let exterior = rings.remove(0);
    Some(Patch { exterior, interiors: rings })
}

fn ring(text: &str) -> Option<Ring> {
    let coord = |it: &str| {
        let mut ordinates = it.split_whitespace().map(str::parse);
        Some(Coord { x: ordinates.next()?.ok()?, y: ordinates.next()?.ok()? })
    };
    text.split(',').map(coord).collect::<Option<Vec<_>>>().map(Ring)
}
