//! What is registered of a collective, loaded in one unit of work, and the same as the rules look at it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use identity::CreditCode;
use store::{
    At, BenefitRow, DecisionRow, PersonAtHome, PlanRow, RegisterObject, RollRow, Row, RunRow, Unit,
};
use tenure::collective::{Charter, CollectiveState, Filings, Organisation, Particulars, ShareMode};
use tenure::decision::Challenge;
use tenure::membership::{
    Capacity, Departure, Dispute, Loss, Member, Membership, RegisteredMembership,
};
use tenure::shares::HeldShares;
use tenure::{HouseholdCode, ObjectId, ObjectKind, Proportion, ShareHolding};

use crate::entering::collective::OrganisationRows;
use crate::{Officer, Refused};

/// A collective with all that its acts change or look at.
pub(super) struct Book {
    pub(super) object: RegisterObject,
    pub(super) rows: OrganisationRows,
    /// Here, and elsewhere of those whom a request names, past and present.
    pub(super) memberships: Vec<Row<RegisteredMembership>>,
    /// Of those who lose their membership for another one: what the rolls of other counties say.
    pub(super) in_other_counties: Vec<Membership>,
    /// Where those went whose membership here ended for another one, as certificates show.
    pub(super) departures: Vec<Departure>,
    /// Of the collectives that a certificate of the request names: those whose rolls are in the register.
    pub(super) rolls_at_hand: Vec<CreditCode>,
    pub(super) holdings: Vec<Row<ShareHolding>>,
    /// 股权名册序号 of those who have one.
    pub(super) numbers: BTreeMap<ObjectId, u32>,
    pub(super) roll: Option<RollRow>,
    pub(super) decisions: Vec<DecisionRow>,
    pub(super) disputes: Vec<Dispute>,
    /// What was given to those who are no members.
    pub(super) benefits: Vec<BenefitRow>,
    pub(super) challenges: Vec<Challenge>,
    pub(super) plans: Vec<PlanRow>,
    pub(super) runs: Vec<RunRow>,
    pub(super) people: BTreeMap<ObjectId, PersonAtHome>,
}

/// The object of a collective in the officer's division.
pub(super) async fn object(
    unit: &mut Unit,
    officer: &Officer,
    code: &str,
) -> Result<RegisterObject, Refused> {
    let found = unit.objects_by_code(ObjectKind::Collective, &[code.to_owned()]).await?;
    let seen = found.into_iter().find(|it| officer.scope.contains(&it.division));
    seen.ok_or_else(|| not_found(code))
}

/// What is not there, and what the officer may not see, are refused alike.
pub(super) fn not_found(code: &str) -> Refused {
    Refused::NotFound { what: "collective", code: code.to_owned() }
}

impl Book {
    /// Loads what is believed now, with the persons whom a request names.
    pub(super) async fn load(
        unit: &mut Unit,
        object: RegisterObject,
        named: &[ObjectId],
        now: DateTime<Utc>,
    ) -> Result<Self, Refused> {
        let id = object.id;
        let collective = unit.of_collective(id, At::Current).await?.pop();
        let code = object.code.clone().unwrap_or_default();
        let rows = OrganisationRows {
            collective: collective.ok_or_else(|| not_found(&code))?,
            particulars: unit.of_collective(id, At::Current).await?.pop(),
            charter: unit.of_collective(id, At::Current).await?.pop(),
            organs: unit.of_collective(id, At::Current).await?,
            assets: unit.of_collective(id, At::Current).await?,
        };
        let credit_code = rows.collective.fact().credit_code.clone();
        let holdings: Vec<Row<ShareHolding>> = unit.of_collective(id, At::Current).await?;
        let here: Vec<Row<RegisteredMembership>> = unit.of_collective(id, At::Known(now)).await?;
        let elsewhere = unit.memberships_of_persons(named, now).await?;
        let elsewhere = elsewhere.into_iter().filter(|it| it.links.collective != id);
        let memberships: Vec<_> = here.into_iter().chain(elsewhere).collect();
        let mut book = Self {
            numbers: unit.share_numbers(id).await?,
            roll: unit.last_roll(id, &credit_code).await?,
            decisions: unit.decisions_of(id).await?,
            disputes: unit.disputes_of(id).await?,
            benefits: unit.benefits_of(id).await?,
            challenges: unit.challenges_of(id).await?,
            plans: unit.plans_of(id).await?,
            runs: unit.runs_of(id, &credit_code).await?,
            departures: unit.departures_of(id).await?,
            rolls_at_hand: Vec::new(),
            people: BTreeMap::new(),
            object,
            rows,
            memberships,
            in_other_counties: Vec::new(),
            holdings,
        };
        book.meet(unit, named).await?;
        Ok(book)
    }

    /// Reads the people: members, holders, those whom the request names, and who lives with them.
    async fn meet(&mut self, unit: &mut Unit, named: &[ObjectId]) -> Result<(), Refused> {
        let members = self.memberships.iter().map(|it| it.fact().membership.person);
        let holders = self.holdings.iter().filter_map(|it| it.links.person);
        let all: BTreeSet<ObjectId> = members.chain(holders).chain(named.iter().copied()).collect();
        let all: Vec<ObjectId> = all.into_iter().collect();
        let all = unit.with_housemates(&all).await?;
        let people = unit.people(&all).await?;
        self.people = people.into_iter().map(|it| (it.person.id(), it)).collect();
        Ok(())
    }

    /// Reads what the rolls of other counties say of somebody who loses the membership for another one, and whether the roll is there of whoever made a certificate out; inside a county all that is known anyway.
    pub(super) async fn look_into_other_counties(
        &mut self,
        unit: &mut Unit,
        loss: &Loss,
    ) -> Result<(), Refused> {
        let elsewhere = unit.memberships_in_other_counties(&[loss.person]).await?;
        self.in_other_counties = elsewhere.into_iter().map(|(_, it)| it).collect();
        let certified = loss.elsewhere.iter().map(|it| it.credit_code.clone());
        let certified: Vec<String> = certified.collect();
        self.rolls_at_hand = unit.rolls_at_hand(&certified).await?;
        Ok(())
    }

    /// The collective as the rules look at it; of one that is not registered yet only what its request says is known.
    pub(super) fn state(&self, asked: Option<&Particulars>) -> Result<CollectiveState, Refused> {
        let registered = self.rows.particulars.as_ref().map(Row::fact);
        let particulars = registered.or(asked).cloned().ok_or_else(|| self.unregistered())?;
        let Particulars { issuer, address, certificate, reform } = particulars;
        let collective = self.rows.collective.fact().clone();
        Ok(CollectiveState {
            organisation: Organisation {
                issuer,
                address,
                certificate,
                charter: self
                    .rows
                    .charter
                    .as_ref()
                    .map_or_else(|| no_charter(collective.registered_day), |it| it.fact().clone()),
                organs: self.rows.organs.iter().map(|it| it.fact().clone()).collect(),
                assets: self.rows.assets.iter().map(|it| it.fact().clone()).collect(),
                reform,
                collective,
            },
            members: self.people.values().filter_map(member).collect(),
            memberships: self.memberships_before(),
            departures: self.departures.clone(),
            roll: self.roll.as_ref().map(|it| it.roll.clone()),
            holdings: self.held(),
        })
    }

    /// The credit code, as the object bears it.
    pub(super) fn code(&self) -> &str {
        self.object.code.as_deref().unwrap_or_default()
    }

    fn unregistered(&self) -> Refused {
        let code = self.code().to_owned();
        Refused::NotFound { what: "registered charter of the collective", code }
    }

    /// The holdings, each with the number of its holder.
    fn held(&self) -> Vec<HeldShares> {
        let numbers = self.numbers_with(&[]);
        let held = self.holdings.iter().map(|row| HeldShares {
            holding: row.fact().clone(),
            number: row.links.person.and_then(|it| numbers.get(&it).copied()).unwrap_or_default(),
            person: row.links.person,
        });
        held.collect()
    }

    /// The numbers of the share register, with those that holders without one and newcomers would have.
    ///
    /// Numbers are given in the order of the households, so that a household's stand together; the same register gives the same numbers.
    pub(super) fn numbers_with(&self, newcomers: &[ObjectId]) -> BTreeMap<ObjectId, u32> {
        let holders: BTreeSet<ObjectId> =
            self.holdings.iter().filter_map(|it| it.links.person).collect();
        let mut numbers = self.numbers.clone();
        for group in [holders, newcomers.iter().copied().collect()] {
            let mut without: Vec<ObjectId> =
                group.into_iter().filter(|it| !numbers.contains_key(it)).collect();
            without.sort_by_key(|it| (self.household_of(*it), *it));
            let last = numbers.values().copied().max().unwrap_or_default();
            numbers.extend(without.into_iter().zip(last.saturating_add(1)..));
        }
        numbers
    }

    fn household_of(&self, person: ObjectId) -> Option<String> {
        let (_, household) = self.people.get(&person)?.home.as_ref()?;
        Some(household.fact().code.as_str().to_owned())
    }

    /// Somebody of the register, as a member would be.
    pub(super) fn person(&self, person: ObjectId) -> Result<Member, Refused> {
        let found = self.people.get(&person).and_then(member);
        let code = person.to_string();
        found.ok_or(Refused::NotFound { what: "person in a household", code })
    }

    /// The ids of households by their codes: of the people, and of the holdings as they are shown.
    pub(super) fn households(&self) -> BTreeMap<HouseholdCode, ObjectId> {
        let homes = self.people.values().filter_map(|it| it.home.as_ref());
        let homes = homes.map(|(_, it)| (it.fact().code.clone(), it.id()));
        let shown = self.holdings.iter().filter_map(|it| match &it.fact().holder {
            tenure::ShareHolder::Member { household, .. } => {
                Some((household.clone(), it.links.household?))
            }
            tenure::ShareHolder::Collective => None,
        });
        shown.chain(homes).collect()
    }

    /// The memberships that an act may change, as they were.
    pub(super) fn memberships_before(&self) -> Vec<Membership> {
        let here = self.memberships.iter().map(|it| it.fact().membership.clone());
        here.chain(self.in_other_counties.iter().cloned()).collect()
    }
}

/// A person as a member; `None` for somebody who is in no household.
pub(super) fn member(it: &PersonAtHome) -> Option<Member> {
    let (row, household) = it.home.as_ref()?;
    let person = it.person.fact();
    let numbered = !person.document.number.expose().is_empty();
    Some(Member {
        person: it.person.id(),
        name: person.name.clone(),
        sex: person.sex,
        birth_day: person.birth_day,
        document: numbered.then(|| person.document.clone()),
        household: household.fact().code.clone(),
        relation: row.fact().relation,
        capacity: Capacity::ByAge,
    })
}

/// What stands before the first charter: the law alone.
fn no_charter(day: NaiveDate) -> Charter {
    Charter {
        version: 0,
        adopted_day: day,
        filings: Filings::default(),
        majority: Proportion::TWO_THIRDS,
        delegates: false,
        member_clauses: Vec::new(),
        share_mode: ShareMode::Adjusted,
        other_share_classes: Vec::new(),
        share_cap: None,
        reserve: Proportion::NONE,
    }
}
