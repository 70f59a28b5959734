//! Valid and invalid, as JTS says.

use expect_test::expect;

use super::{
    Outcome, Tally,
    suite::{Case, Operation},
};
use crate::{FindingKind, Outline, Tolerances, check};

/// What JTS calls invalid; the other kinds are matters of surveying.
///
/// It reads no unclosed ring at all, and a repeated vertex is nothing to it.
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

/// Says whether an outline is valid in JTS's sense: with these tolerances, only exact spikes are found.
pub(super) fn says_valid(outline: &Outline) -> bool {
    let tolerances =
        Tolerances { angle_deg_min: 0.0, spike_angle_deg_max: 0.0, ..Tolerances::default() };
    !check(outline, &tolerances).iter().any(|it| INVALID.contains(&it.kind))
}

fn compare(case: &Case, operation: &Operation) -> Outcome {
    let Some(areas) = case.geometry(operation.arguments.first()) else {
        return Outcome::Skipped("no argument");
    };
    if let Some(reason) = areas.unlike_a_parcel() {
        return Outcome::Skipped(reason);
    }
    match (operation.answer == "true", says_valid(&areas.outline)) {
        (theirs, ours) if theirs == ours => Outcome::Agreed,
        (theirs, _) => Outcome::Disagreed(format!("JTS says {theirs}")),
    }
}

#[test]
fn valid_and_invalid_as_jts_says() {
    let Some(tally) = Tally::of(&["isvalid"], compare) else { return };
    expect![[r#"
        run 398, agreed 398, skipped 524
        agreed isvalid: 398
        skipped, an empty geometry: 5
        skipped, points, lines or a mixed collection: 519
    "#]]
    .assert_eq(&tally.to_string());
}
