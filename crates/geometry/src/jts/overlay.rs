//! Overlays of outlines, as JTS answers and as the engine does on the surveyed grid.

use expect_test::expect;
use i_overlay::{
    core::{
        fill_rule::FillRule,
        overlay::{IntOverlayOptions, Overlay},
        overlay_rule::OverlayRule,
    },
    i_float::int::point::IntPoint,
};

use super::{
    Outcome, Tally,
    suite::{Case, Operation},
    validity::says_valid,
    wkt::areas,
};
use crate::{
    Outline,
    coverage::Layer,
    grid::{GridPoint, STEPS_PER_M, doubled_area, doubled_area_m2},
};

/// Patches of rings, the exterior first, as the engine has them.
type Shapes = Vec<Vec<Vec<IntPoint<i64>>>>;

const NAMES: [&str; 15] = [
    "intersection",
    "union",
    "difference",
    "symdifference",
    "intersectionng",
    "unionng",
    "differenceng",
    "symdifferenceng",
    "intersectionsr",
    "unionsr",
    "differencesr",
    "symdifferencesr",
    "overlayareatest",
    "unionarea",
    "unionlength",
];

/// An outline may deviate by so many steps of the grid along the whole of its bounds.
///
/// A crossing is rounded to a step, and on the way of an edge to it another may move by one.
const DEVIATION_STEPS: f64 = 2.0;

/// Cases whose answers were looked into and are not what the operation gives.
const WRONG_ANSWERS: [(&str, &str); 3] = [
    ("failure/TestOverlayNGFailure.xml 1", "the answer is that of the file's third case"),
    ("failure/TestOverlayNGFailure.xml 2", "the answer is that of the file's third case"),
    ("misc/TestOverlay.xml 2", "the answer fills a hole of B that A does not cover"),
];

fn explained(case: &Case, operation: &Operation) -> Outcome {
    let outcome = compare(case, operation);
    let reason = WRONG_ANSWERS.iter().find(|(place, _)| *place == case.place);
    match (outcome, reason) {
        (Outcome::Disagreed(how), Some((_, reason))) => {
            Outcome::Disagreed(format!("{how}; {reason}"))
        }
        (outcome, _) => outcome,
    }
}

fn compare(case: &Case, operation: &Operation) -> Outcome {
    if operation.name.ends_with("sr") || case.fixed_precision {
        return Outcome::Skipped("rounded to a grid of the case's own");
    }
    let [one, other] = [0, 1].map(|it| case.geometry(operation.arguments.get(it)));
    let (Some(one), Some(other)) = (one, other) else {
        return Outcome::Skipped("of a single geometry with itself");
    };
    if let Some(reason) = one.unlike_a_parcel().or(other.unlike_a_parcel()) {
        return Outcome::Skipped(reason);
    }
    if !says_valid(&one.outline) || !says_valid(&other.outline) {
        return Outcome::Skipped("an invalid outline, which is refused before");
    }
    let answer = areas(&operation.answer).outline;
    let scale = scale([&one.outline, &other.outline, &answer]);
    let [one, other, answer] = [&one.outline, &other.outline, &answer].map(|it| on_grid(it, scale));
    if operation.answer.is_empty() {
        // The file asks only that there be a result.
        return areas_add_up(&one, &other);
    }
    match operation.name.trim_end_matches("ng") {
        "intersection" => same(&overlay(&one, &other, OverlayRule::Intersect), &answer),
        "union" => same(&overlay(&one, &other, OverlayRule::Union), &answer),
        "difference" => same(&overlay(&one, &other, OverlayRule::Difference), &answer),
        "symdifference" => same(&overlay(&one, &other, OverlayRule::Xor), &answer),
        "overlayareatest" => areas_add_up(&one, &other),
        _ => Outcome::Skipped("a length"),
    }
}

/// A power of two by which the largest coordinate becomes a northing of a million metres or ten.
///
/// Cases in degrees would otherwise fall on few points of the grid; a power of two changes no digit.
fn scale(outlines: [&Outline; 3]) -> f64 {
    let coords = outlines.into_iter().flat_map(Outline::coords);
    let largest = coords.map(|it| it.x.abs().max(it.y.abs())).fold(0.0, f64::max);
    if largest > 0.0 { (1e7 / largest).log2().floor().exp2() } else { 1.0 }
}

fn on_grid(outline: &Outline, scale: f64) -> Shapes {
    let mut layer = Layer::default();
    let object =
        layer.push(&outline.map_coords(|it| it * scale)).expect("it was scaled to the grid");
    let point = |it: &GridPoint| IntPoint::new(it.x, it.y);
    layer.rings(object).map(|it| vec![it.iter().map(point).collect()]).collect()
}

fn overlay(one: &Shapes, other: &Shapes, rule: OverlayRule) -> Shapes {
    let options = IntOverlayOptions { ogc: true, ..IntOverlayOptions::default() };
    Overlay::from_subj_and_clip_custom(
        one,
        other,
        options,
        i_overlay::core::solver::Solver::default(),
    )
    .overlay(rule, FillRule::EvenOdd)
}

/// Two results are the same if their areas are: of points and lines in JTS's answer the engine knows nothing.
///
/// Areas are the same if they have as many patches and holes, and differ by no more than what is rounded.
fn same(ours: &Shapes, theirs: &Shapes) -> Outcome {
    let difference_m2 = area_m2(&overlay(ours, theirs, OverlayRule::Xor));
    let limit_m2 = rounded_m2(ours) + rounded_m2(theirs);
    // What is read is a bag of rings; the engine sorts them into patches.
    let theirs = overlay(theirs, &Shapes::new(), OverlayRule::Subject);
    if difference_m2 > limit_m2 {
        return Outcome::Disagreed(format!("{difference_m2} m² apart, of {} m²", area_m2(&theirs)));
    }
    let [(our_patches, our_rings), (their_patches, their_rings)] =
        [ours, &theirs].map(|it| (it.len(), it.iter().map(Vec::len).sum::<usize>()));
    if (our_patches, our_rings) != (their_patches, their_rings) {
        return Outcome::Disagreed(format!(
            "{our_patches} patches of {our_rings} rings, JTS has {their_patches} of {their_rings}"
        ));
    }
    Outcome::Agreed
}

/// What JTS's own area test asks: the parts of both have the areas of the whole.
fn areas_add_up(one: &Shapes, other: &Shapes) -> Outcome {
    let of = |rule| area_m2(&overlay(one, other, rule));
    let (both, either) = (of(OverlayRule::Intersect), of(OverlayRule::Union));
    let (only_one, only_other) = (of(OverlayRule::Difference), of(OverlayRule::InverseDifference));
    let limit_m2 = rounded_m2(one) + rounded_m2(other);
    let sums = [
        (both + only_one, area_m2(one)),
        (both + only_other, area_m2(other)),
        (both + only_one + only_other, either),
        (only_one + only_other, of(OverlayRule::Xor)),
    ];
    match sums.into_iter().find(|(sum, whole)| (sum - whole).abs() > limit_m2) {
        Some((sum, whole)) => Outcome::Disagreed(format!("{sum} m² of parts of {whole} m²")),
        None => Outcome::Agreed,
    }
}

fn area_m2(shapes: &Shapes) -> f64 {
    let doubled = rings(shapes).map(|it| doubled_area(&it)).sum();
    doubled_area_m2(doubled)
}

/// The area along the bounds that rounding may add or take.
fn rounded_m2(shapes: &Shapes) -> f64 {
    let length = |it: Vec<GridPoint>| -> f64 {
        let ends = it.iter().skip(1).chain(it.first());
        it.iter().zip(ends).map(|(a, b)| b.coord() - a.coord()).map(|it| it.x.hypot(it.y)).sum()
    };
    rings(shapes).map(length).sum::<f64>() * DEVIATION_STEPS / STEPS_PER_M
}

fn rings(shapes: &Shapes) -> impl Iterator<Item = Vec<GridPoint>> {
    let point = |it: &IntPoint<i64>| GridPoint { x: it.x, y: it.y };
    shapes.iter().flatten().map(move |it| it.iter().map(point).collect())
}

#[test]
fn overlays_as_jts_answers() {
    let Some(tally) = Tally::of(&NAMES, explained) else { return };
    expect![[r#"
        run 312, agreed 309, skipped 823
        agreed difference: 12
        agreed differenceng: 28
        agreed intersection: 30
        agreed intersectionng: 21
        agreed overlayareatest: 146
        agreed symdifference: 15
        agreed symdifferenceng: 21
        agreed union: 15
        agreed unionng: 21
        skipped, an empty geometry: 288
        skipped, an invalid outline, which is refused before: 1
        skipped, of a single geometry with itself: 39
        skipped, points, lines or a mixed collection: 311
        skipped, rounded to a grid of the case's own: 184
        disagreed: failure/TestOverlayNGFailure.xml 1 union: 2483.059640745 m² apart, of 104.934564995 m²; the answer is that of the file's third case
        disagreed: failure/TestOverlayNGFailure.xml 2 union: 5604.934533995 m² apart, of 104.934564995 m²; the answer is that of the file's third case
        disagreed: misc/TestOverlay.xml 2 union: 1756.07716905 m² apart, of 1320444.277129625 m²; the answer fills a hole of B that A does not cover
    "#]].assert_eq(&tally.to_string());
}
