//! 权证补发、换发、注销: a few that were lost, exchanged or cancelled.

use chrono::{Days, NaiveDate};
use tenure::submission::{Cancellation, Reissue, Replacement, Village};

use super::contracts::document_kind;
use super::{filled, next_row};
use crate::samples::chance::Chance;
use crate::samples::contracts::Contract;
use crate::samples::draft::Draft;
use crate::samples::plan::Variety;

/// How many certificates of a village are lost, and how many are exchanged for new ones.
const N_LOST: usize = 2;
const N_EXCHANGED: usize = 2;
/// Days between the collection of a certificate and its loss or exchange, and then until the new one is collected.
const AFTER_DAYS: (u64, u64) = (60, 120);
const WAITING_DAYS: u64 = 5;

pub(in crate::samples) fn write(draft: &Draft<'_>, chance: &mut Chance, village: &mut Village) {
    if draft.plan.variety == Variety::Plain {
        return;
    }
    let collected = |it: &'_ Contract| it.collected_day;
    let mut collected =
        draft.contracts.iter().filter_map(|it| collected(it).map(|day| (it, day))).skip(2);
    for (contract, day) in collected.by_ref().take(N_LOST) {
        lost(draft, contract, day + chance.days(AFTER_DAYS.0, AFTER_DAYS.1), village);
    }
    for (contract, day) in collected.take(N_EXCHANGED) {
        exchanged(draft, contract, day + chance.days(AFTER_DAYS.0, AFTER_DAYS.1), village);
    }
}

fn lost(draft: &Draft<'_>, contract: &Contract, day: NaiveDate, village: &mut Village) {
    let Some(party) = draft.parties.get(contract.party) else { return };
    village.reissues.push(Reissue {
        row: next_row(&village.reissues),
        certificate_code: filled(&contract.code),
        reason: filled("权证遗失"),
        day: filled(draft.day(day)),
        collected_day: filled(draft.day(day + Days::new(WAITING_DAYS))),
        collector_name: filled(&party.name),
        collector_document_kind: filled(document_kind(party)),
        collector_document_number: filled(&party.document_number),
    });
}

/// The certificate before is cancelled on the day of the new one.
fn exchanged(draft: &Draft<'_>, contract: &Contract, day: NaiveDate, village: &mut Village) {
    let Some(party) = draft.parties.get(contract.party) else { return };
    village.replacements.push(Replacement {
        row: next_row(&village.replacements),
        certificate_code: filled(&contract.code),
        reason: filled("权证污损"),
        day: filled(draft.day(day)),
        collected_day: filled(draft.day(day + Days::new(WAITING_DAYS))),
        collector_name: filled(&party.name),
        collector_document_kind: filled(document_kind(party)),
        collector_document_number: filled(&party.document_number),
    });
    village.cancellations.push(Cancellation {
        row: next_row(&village.cancellations),
        certificate_code: filled(&contract.code),
        reason: filled("换发新证，原证注销"),
        day: filled(draft.day(day)),
    });
}
