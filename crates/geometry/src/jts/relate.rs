//! How two outlines lie to each other, as JTS says and as `geo` does for us.

use expect_test::expect;
use geo::{Relate as _, relate::IntersectionMatrix};

use super::{
    Outcome, Tally,
    suite::{Case, Operation},
    validity::says_valid,
};

const NAMES: [&str; 11] = [
    "relate",
    "intersects",
    "disjoint",
    "contains",
    "within",
    "covers",
    "coveredby",
    "touches",
    "crosses",
    "overlaps",
    "equalstopo",
];

fn compare(case: &Case, operation: &Operation) -> Outcome {
    let [one, other] = [0, 1].map(|it| case.geometry(operation.arguments.get(it)));
    let (Some(one), Some(other)) = (one, other) else { return Outcome::Skipped("no argument") };
    if let Some(reason) = one.unlike_a_parcel().or(other.unlike_a_parcel()) {
        return Outcome::Skipped(reason);
    }
    if !says_valid(&one.outline) || !says_valid(&other.outline) {
        return Outcome::Skipped("an invalid outline, which is refused before");
    }
    let matrix = one.outline.to_geo().relate(&other.outline.to_geo());
    let (theirs, ours) = (operation.answer == "true", answer(&matrix, operation));
    match ours {
        None => Outcome::Skipped("a pattern that cannot be read"),
        Some(ours) if ours == theirs => Outcome::Agreed,
        Some(_) => Outcome::Disagreed(format!("JTS says {theirs}, we have {matrix:?}")),
    }
}

fn answer(matrix: &IntersectionMatrix, operation: &Operation) -> Option<bool> {
    Some(match operation.name.as_str() {
        "relate" => matrix.matches(&operation.arguments.get(2)?.to_ascii_uppercase()).ok()?,
        "intersects" => matrix.is_intersects(),
        "disjoint" => matrix.is_disjoint(),
        "contains" => matrix.is_contains(),
        "within" => matrix.is_within(),
        "covers" => matrix.is_covers(),
        "coveredby" => matrix.is_coveredby(),
        "touches" => matrix.is_touches(),
        "crosses" => matrix.is_crosses(),
        "overlaps" => matrix.is_overlaps(),
        "equalstopo" => matrix.is_equal_topo(),
        _ => return None,
    })
}

#[test]
fn outlines_lie_to_each_other_as_jts_says() {
    let Some(tally) = Tally::of(&NAMES, compare) else { return };
    expect![[r#"
        run 1245, agreed 1245, skipped 5359
        agreed contains: 126
        agreed coveredby: 109
        agreed covers: 110
        agreed crosses: 108
        agreed disjoint: 108
        agreed equalstopo: 108
        agreed intersects: 127
        agreed overlaps: 108
        agreed relate: 124
        agreed touches: 108
        agreed within: 109
        skipped, an empty geometry: 572
        skipped, an invalid outline, which is refused before: 66
        skipped, points, lines or a mixed collection: 4721
    "#]]
    .assert_eq(&tally.to_string());
}
