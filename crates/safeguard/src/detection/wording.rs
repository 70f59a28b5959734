//! Statements of own wish in the same words, from several households of a village.

use std::collections::BTreeMap;

use identity::DivisionCode;

use crate::{Departure, Finding, Parameters, Sign};

pub(super) fn same(departures: &[&Departure], parameters: &Parameters) -> Vec<Finding> {
    let mut wordings: BTreeMap<(DivisionCode, String), Vec<&Departure>> = BTreeMap::new();
    for it in departures {
        let Some(wording) = it.statement.as_deref().map(bare) else { continue };
        if wording.chars().count() >= parameters.wording_characters_min {
            wordings.entry((it.village, wording)).or_default().push(it);
        }
    }
    let many = wordings.into_values().filter(|it| it.len() >= parameters.same_wording_min);
    let finding = |it: Vec<&Departure>| Finding {
        sign: Sign::SameWording,
        reason: format!("{} statements of one village say the same", it.len()),
        departures: it.iter().map(|it| it.number.clone()).collect(),
    };
    many.map(finding).collect()
}

/// A statement without what does not make it another: figures, spaces and punctuation.
fn bare(statement: &str) -> String {
    statement.chars().filter(|it| it.is_alphabetic()).collect()
}
