//! 发包方: the groups and the village itself.

use anyhow::{Context as _, Result};
use tenure::submission::{Issuer, Village};

use super::{IDENTITY_CARD, filled, next_row};
use crate::samples::chance::Chance;
use crate::samples::draft::Draft;
use crate::samples::names;
use crate::samples::plan::day;

pub(in crate::samples) const SURVEYOR: &str = "周测";

pub(in crate::samples) fn write(
    draft: &Draft<'_>,
    chance: &mut Chance,
    village: &mut Village,
) -> Result<()> {
    let plan = draft.plan;
    for group in 0..=plan.n_groups {
        let head = draft.speaker(group).context("a group has no household")?;
        village.issuers.push(Issuer {
            row: next_row(&village.issuers),
            code: filled(plan.issuer_code(group)),
            name: filled(plan.issuer_name(group)),
            head_name: filled(&head.name),
            head_document_kind: filled(IDENTITY_CARD),
            head_document_number: filled(&head.document_number),
            phone: filled(names::phone(chance)),
            address: filled(plan.address()),
            postcode: filled(plan.county.postcode),
            surveyor: filled(SURVEYOR),
            survey_day: filled(draft.day(day(plan.county.survey_day)?)),
            survey_note: filled("发包方身份属实"),
        });
    }
    Ok(())
}
