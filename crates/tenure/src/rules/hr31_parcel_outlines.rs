//! HR-31 outline-conflicts
//!
//! The outlines of a case's parcels are valid and cover no ground of another registered parcel.
//! 地块图形应合格，且不得与其他现势地块重叠。
//!
//! Parcels of others that get nodes on a boundary in common are looked at as they would be.
//! The checks and tolerances are Q18's; parcels surveyed in another coordinate system are not measured against.

use std::collections::BTreeSet;

use super::case_view::{rows, same};
use super::moments::FROM_SUBMIT;
use super::{Facts, Parameters, q18_shapes};
use crate::case::{CaseFacts, NearParcel, Scene};
use crate::submission::Parcel;
use crate::{Citation, Object, ObjectKind, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-31", name: "outline-conflicts" },
    title_zh: "地块图形不合格或与现势地块重叠",
    title_en: "a parcel's outline is invalid or covers ground of another registered parcel",
    citation: Citation::Practice { place: "图形检查" },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let bent = &facts.outcome.bent;
    let after = findings(facts, &facts.outcome.after, bent);
    let before = findings(facts, facts.before, &[]);
    let own = facts.outcome.after.facts.parcels.iter().map(|it| it.fact.code.as_str());
    let ours: BTreeSet<&str> = own.chain(bent.iter().map(|it| it.code.as_str())).collect();
    let homesteads = &facts.outcome.after.facts.homesteads;
    let concerns = |it: &Object| match it {
        Object::Parcel(code) => ours.contains(code.as_str()),
        Object::Homestead(code) => {
            homesteads.iter().any(|it| it.fact.unit_code.as_str() == code.as_str())
        }
        _ => true,
    };
    let new = after
        .into_iter()
        .filter(|it| it.objects.iter().any(concerns) && !before.iter().any(|old| same(old, it)));
    new.map(|it| Violation { rule: RULE.code, ..it }).collect()
}

/// What Q18 says of the scene's outlines among those around them, of which some are bent.
fn findings(facts: &CaseFacts<'_>, scene: &Scene, bent: &[NearParcel]) -> Vec<Violation> {
    if scene.facts.parcels.is_empty() && scene.facts.homesteads.is_empty() {
        return Vec::new();
    }
    let (mut village, county) = rows(&scene.facts);
    let known: BTreeSet<&str> =
        scene.facts.parcels.iter().map(|it| it.fact.code.as_str()).collect();
    let crs = scene.facts.parcels.first().map(|it| it.fact.crs);
    let ended = |code: &str| {
        let mut ended = facts.outcome.ended.iter();
        ended.any(|it| it.kind == ObjectKind::Parcel && it.code == code)
    };
    let staying = facts.around.parcels.iter().filter(|it| {
        Some(it.crs) == crs && !known.contains(it.code.as_str()) && !ended(it.code.as_str())
    });
    let first_row = u64::try_from(village.parcels.len()).unwrap_or(u64::MAX);
    let as_it_will_be = |it| bent.iter().find(|bent| bent.code == it).map(|bent| &bent.outline);
    let staying: Vec<Parcel> = staying
        .zip(first_row.saturating_add(1)..)
        .map(|(it, row)| Parcel {
            row,
            code: Some(it.code.as_str().into()),
            outline: Some(as_it_will_be(it.code).unwrap_or(&it.outline).clone()),
            ..Parcel::default()
        })
        .collect();
    // Rows are numbered anew, so that no two of the piece bear one number.
    for (parcel, row) in village.parcels.iter_mut().zip(1..) {
        parcel.row = row;
    }
    village.parcels.extend(staying);
    let parameters = Parameters::default();
    q18_shapes::check(&Facts::new(&village, &county, &parameters)).violations
}
