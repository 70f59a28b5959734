//! 农村集体经济组织 and the shares in its income, our own tables.

use anyhow::{Context as _, Result};
use chrono::NaiveDate;
use tenure::Shares;
use tenure::submission::{Collective, ShareHolding, Village};

use super::{filled, next_row};
use crate::samples::chance::Chance;
use crate::samples::draft::{Draft, own_day};
use crate::samples::family::{Family, Member};
use crate::samples::people;
use crate::samples::plan::day;

/// How much of the whole the collective keeps for itself: one share for so many members.
const MEMBERS_PER_COLLECTIVE_SHARE: usize = 10;

pub(in crate::samples) fn write(
    draft: &Draft<'_>,
    chance: &mut Chance,
    village: &mut Village,
) -> Result<()> {
    let plan = draft.plan;
    // The reform of collective property came two years after the confirmation of the contracts.
    let registered_day = day((plan.county.survey_day.0 + 3, 11, 26))?;
    let credit_code = people::credit_code("N2", &plan.area, chance)?;
    let basis = format!("{}年11月20日成员大会决议", plan.county.survey_day.0 + 3);
    let mut book =
        Book { credit_code, basis, registered_day, total: shares("0")?, rows: Vec::new() };
    let contracting = draft.parties.iter().filter_map(|it| Some((&it.code, it.family.as_ref()?)));
    let landless = draft.landless.iter().map(|it| (&it.code, &it.family));
    let mut n_members = 0;
    for (code, family) in contracting.chain(landless) {
        n_members += family.members.len();
        book.enter(code, family, chance)?;
    }
    book.enter_collective(n_members)?;
    let speaker = draft.speaker(0).context("a village has no household")?;
    village.collectives.push(Collective {
        row: next_row(&village.collectives),
        credit_code: filled(&book.credit_code),
        name: filled(format!("{}{}{}股份经济合作社", plan.county.name, plan.town_name, plan.name)),
        division_code: filled(&plan.code),
        legal_representative: filled(&speaker.name),
        registered_day: filled(own_day(registered_day)),
        total_shares: filled(book.total),
        issued_override: None,
    });
    village.share_holdings = book.rows;
    Ok(())
}

/// The book of shares while it is being filled.
struct Book {
    credit_code: String,
    basis: String,
    registered_day: NaiveDate,
    total: Shares,
    rows: Vec<ShareHolding>,
}

impl Book {
    fn enter(&mut self, code: &str, family: &Family, chance: &mut Chance) -> Result<()> {
        for member in &family.members {
            self.add(Some((code, member)), shares_of(member, chance))?;
        }
        Ok(())
    }

    fn enter_collective(&mut self, n_members: usize) -> Result<()> {
        let kept = (n_members / MEMBERS_PER_COLLECTIVE_SHARE).max(1);
        self.add(None, &kept.to_string())
    }

    /// A member's holding, or the collective's own.
    fn add(&mut self, member: Option<(&str, &Member)>, n_shares: &str) -> Result<()> {
        self.total =
            self.total.checked_add(shares(n_shares)?).context("more shares than can be added")?;
        self.rows.push(ShareHolding {
            row: next_row(&self.rows),
            collective_code: filled(&self.credit_code),
            household_code: member.and_then(|(code, _)| filled(code)),
            member_name: member.and_then(|(_, it)| filled(&it.person.name)),
            document_number: member.and_then(|(_, it)| filled(&it.person.number)),
            class: filled(if member.is_some() { "member" } else { "collective" }),
            shares: filled(n_shares),
            first_day: filled(own_day(self.registered_day)),
            basis: filled(&self.basis),
        });
        Ok(())
    }
}

/// One share each; children who came late have a half or a third, and some members one and a half for long work.
fn shares_of(member: &Member, chance: &mut Chance) -> &'static str {
    match &member.note {
        Some(("6", _)) => chance.pick(&["1/2", "1/3"]),
        _ if member.relation == "02" && chance.per_cent(15) => chance.pick(&["3/2", "1.5", "1.25"]),
        _ => "1",
    }
}

fn shares(text: &str) -> Result<Shares> {
    Ok(Shares::parse(text)?)
}
