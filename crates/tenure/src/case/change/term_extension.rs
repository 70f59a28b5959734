//! Contracts that go on for another term 二轮延包: the new one begins the day after the old one ends, and the codes stay.
//!
//! The register says the new term from the day of effect on; a case that takes effect before the old term ends says it ahead.

use std::collections::BTreeSet;

use identity::ContractCode;

use super::Impossible;
use super::draft::{Draft, restate};
use crate::Term;
use crate::case::TermExtension;

pub(super) fn enter(draft: &mut Draft<'_>, request: &TermExtension) -> Result<(), Impossible> {
    if request.contracts.is_empty() {
        return Err(Impossible::NothingAsked);
    }
    let mut named = BTreeSet::new();
    for &contract in &request.contracts {
        if !named.insert(contract) {
            return Err(Impossible::ContractNamedTwice { contract });
        }
        extend(draft, contract, request)?;
        draft.renew(contract)?;
    }
    Ok(())
}

fn extend(
    draft: &mut Draft<'_>,
    contract: ContractCode,
    request: &TermExtension,
) -> Result<(), Impossible> {
    let day = draft.effect_day();
    let file = draft.contract(contract)?;
    if file.contract.fact.issuer != request.issuer {
        return Err(Impossible::ContractOfAnotherIssuer { contract });
    }
    let old_last_day = file.contract.fact.term.last_day;
    let first_day =
        old_last_day.and_then(|it| it.succ_opt()).ok_or(Impossible::TermWithoutEnd { contract })?;
    if request.last_day < first_day {
        return Err(Impossible::TermBackwards { contract });
    }
    restate(&mut file.contract, day, |it| {
        it.term = Term { first_day, last_day: Some(request.last_day) };
        it.signed_day = request.signed_day;
    });
    Ok(())
}
