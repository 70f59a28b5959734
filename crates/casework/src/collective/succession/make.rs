//! What a succession makes: the successors with their members and their shares.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use identity::CreditCode;
use tenure::collective::{
    CollectiveState, Organisation, Party, Succession, SuccessionAsked, SuccessorAsked, Verification,
};
use tenure::membership::Membership;
use tenure::shares::HeldShares;
use tenure::{Collective, ObjectId, ShareHolder, ShareHolding, Shares};

use super::Successor;
use crate::Refused;
use crate::collective::book::Book;

/// A class that the collective itself holds.
const OWN: &str = "collective";

type Parties<'a> = [(&'a Book, &'a CollectiveState)];

/// A successor with those of the followed who go on in it.
pub(super) fn successor(
    asked: &SuccessorAsked,
    code: &CreditCode,
    parties: &Parties<'_>,
    effect_day: NaiveDate,
) -> Result<Successor, Refused> {
    let on = parties.iter().find(|(_, it)| it.organisation.collective.credit_code == *code);
    let organisation = organisation(asked, code.clone(), on.map(|(_, it)| *it), effect_day);
    let named: Option<BTreeSet<ObjectId>> =
        asked.people.as_ref().map(|it| it.iter().copied().collect());
    let goes_here = |person: ObjectId| named.as_ref().is_none_or(|it| it.contains(&person));
    let mut memberships = Vec::new();
    for (_, state) in parties {
        for it in state.memberships.iter().filter(|it| state.is_here(it) && goes_here(it.person)) {
            if it.first_day >= effect_day {
                let (what, text) = ("day of a succession", it.first_day.to_string());
                return Err(Refused::Malformed { what, text });
            }
            match it.succeeded(code, effect_day) {
                Some((_, next)) => memberships.push(next),
                None if it.collective == *code && it.holds(effect_day) => {
                    memberships.push(it.clone());
                }
                None => {}
            }
        }
    }
    let mut holdings = Vec::new();
    for (_, state) in parties {
        let theirs = state.holdings.iter();
        let theirs = theirs.filter(|it| it.person.is_some_and(goes_here));
        let source = &state.organisation.collective;
        holdings.extend(theirs.map(|it| carried(it, source, code, effect_day)));
    }
    let mut holdings = added_up(holdings)?;
    if asked.own_shares != Shares::ZERO {
        holdings.push(own(asked.own_shares, code, effect_day));
    }
    let mut members: Vec<_> =
        parties.iter().flat_map(|(_, it)| it.members.iter().cloned()).collect();
    members.sort_by_key(|it| it.person);
    members.dedup_by_key(|it| it.person);
    let state = CollectiveState {
        organisation: organisation.clone(),
        members,
        memberships,
        departures: on.map(|(_, it)| it.departures.clone()).unwrap_or_default(),
        roll: on.and_then(|(_, it)| it.roll.clone()),
        holdings: holdings.clone(),
    };
    Ok(Successor { organisation, object: on.map(|(it, _)| it.object.clone()), holdings, state })
}

fn organisation(
    asked: &SuccessorAsked,
    credit_code: CreditCode,
    on: Option<&CollectiveState>,
    effect_day: NaiveDate,
) -> Organisation {
    let SuccessorAsked { division, name, legal_representative, particulars, .. } = asked.clone();
    let before = on.map(|it| it.organisation.collective.registered_day);
    Organisation {
        collective: Collective {
            credit_code,
            name,
            division,
            legal_representative,
            registered_day: before.unwrap_or(effect_day),
            total_shares: asked.total_shares,
        },
        issuer: particulars.issuer,
        address: particulars.address,
        certificate: particulars.certificate,
        charter: asked.charter.clone(),
        organs: asked.organs.clone(),
        assets: asked.assets.clone(),
        reform: particulars.reform,
    }
}

/// A holding as it goes on: the same shares of the same person, with what lies on them, and with where they came from.
fn carried(
    it: &HeldShares,
    source: &Collective,
    code: &CreditCode,
    effect_day: NaiveDate,
) -> HeldShares {
    if it.holding.collective == *code {
        return it.clone();
    }
    let basis = format!(
        "{effect_day}由“{}”（{}）承继；原依据：{}",
        source.name, source.credit_code, it.holding.basis
    );
    let holding = ShareHolding { collective: code.clone(), basis, ..it.holding.clone() };
    HeldShares { holding, ..it.clone() }
}

/// One holding for each person and class; whoever holds in two that merge holds the sum.
fn added_up(holdings: Vec<HeldShares>) -> Result<Vec<HeldShares>, Refused> {
    let mut sums: Vec<HeldShares> = Vec::with_capacity(holdings.len());
    for it in holdings {
        let same = |sum: &&mut HeldShares| {
            sum.person == it.person && sum.holding.class == it.holding.class
        };
        let Some(sum) = sums.iter_mut().find(same) else {
            sums.push(it);
            continue;
        };
        let (one, other) = (&mut sum.holding, &it.holding);
        if one.pledge.is_some() && other.pledge.is_some() {
            let text = it.number.to_string();
            return Err(Refused::Malformed { what: "holding with one pledge", text });
        }
        one.pledge = one.pledge.take().or_else(|| other.pledge.clone());
        one.inherited = one.inherited && other.inherited;
        one.shares = one.shares.checked_add(other.shares).ok_or(Refused::SharesDiffer)?;
    }
    Ok(sums)
}

fn own(shares: Shares, collective: &CreditCode, effect_day: NaiveDate) -> HeldShares {
    let holding = ShareHolding {
        collective: collective.clone(),
        holder: ShareHolder::Collective,
        class: OWN.to_owned(),
        shares,
        basis: format!("{effect_day}承继"),
        inherited: false,
        pledge: None,
    };
    HeldShares { holding, number: 0, person: None }
}

/// The succession as the rules look at it.
pub(super) fn act(
    asked: &SuccessionAsked,
    parties: &Parties<'_>,
    successors: &[Successor],
    effect_day: NaiveDate,
) -> Succession {
    let before = |(_, it): &(&Book, &CollectiveState)| party(it);
    Succession {
        kind: asked.succession,
        effect_day,
        before: parties.iter().map(before).collect(),
        after: successors.iter().map(|it| party(&it.state)).collect(),
        township_reviewed: asked.township_reviewed,
        county_approved: asked.county_approved,
        balance_sheet_sha256: asked.balance_sheet_sha256.clone(),
    }
}

fn party(state: &CollectiveState) -> Party {
    let Organisation { collective, issuer, assets, .. } = &state.organisation;
    let verified = |it: Verification| matches!(it, Verification::Verified { .. });
    let here = state.memberships.iter().filter(|it| state.is_here(it));
    let memberships: Vec<Membership> = here.cloned().collect();
    Party {
        collective: collective.credit_code.clone(),
        issuer: *issuer,
        assets_verified: assets.iter().all(|it| verified(it.verification)),
        memberships,
        holdings: state.holdings.clone(),
        total_shares: collective.total_shares,
    }
}
