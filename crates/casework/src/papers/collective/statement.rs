//! Statements of a distribution: what a run gave to a household or a member (集体法 42, 46).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use identity::CreditCode;
use ledger::Digest;
use store::{At, DecisionRow, PersonAtHome, PlanRow, PortionRow, Row, Scope, Store};
use tenure::case::{PaperKind, china_day};
use tenure::decision::Assembly;
use tenure::distribution::{Finding, Payee};
use tenure::{Act, AsOf, Collective, Household, ObjectId, ObjectKind, Shares};

use super::super::content::{DistributionStatement, ReceivedPortion, Recipient};
use super::{About, Printable, number, series_of};
use crate::case::Occasion;
use crate::collective::{RunFile, find, run};
use crate::{Officer, Refused};

/// How many characters of an account are shown.
const ACCOUNT_TAIL_CHARS: usize = 4;

/// Which run is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct RunAsked<'a> {
    pub(super) code: &'a str,
    pub(super) year: i32,
    pub(super) number: u32,
}

/// A run with all that its statements say; people and households as the run's act left them.
pub(super) struct Statements {
    file: RunFile,
    act: Act,
    series: String,
    collective_name: String,
    plan: PlanRow,
    decision: DecisionRow,
    people: BTreeMap<ObjectId, PersonAtHome>,
    /// In the order of their codes.
    households: Vec<Row<Household>>,
}

impl Statements {
    pub(super) async fn of(
        store: &Store,
        officer: &Officer,
        RunAsked { code, year, number }: RunAsked<'_>,
        occasion: Occasion,
    ) -> Result<Self, Refused> {
        let now = AsOf { as_of: occasion.today, known_at: occasion.at };
        let file = run(store, officer, code, (year, number), now).await?;
        let (_, key) = find(store, officer, code).await?;
        let act = store.act(&Scope::Everywhere, key.county, file.row.recorded.act).await?.act;
        let at = At::left_by(key.county, &act);
        let collective: Option<Row<Collective>> = store.of_collective(key, at).await?.pop();
        let collective = collective.ok_or_else(|| dangling(ObjectKind::Collective, key.id))?;
        let planned = |it: &PlanRow| it.account.year == year && it.number == file.row.plan;
        let plan = store.plans_of(key, occasion.at).await?.into_iter().find(planned);
        let decided = |it: &DecisionRow| it.number == file.row.decision;
        let decision = store.decisions_of(key, occasion.at).await?.into_iter().find(decided);
        let persons: Vec<ObjectId> = file.row.portions.iter().filter_map(|it| it.person).collect();
        let people = store.people(key.county, &persons, at).await?;
        let shown: BTreeSet<ObjectId> =
            file.row.portions.iter().filter_map(|it| it.household).collect();
        let shown: Vec<ObjectId> = shown.into_iter().collect();
        let mut households = store.households(key.county, &shown, at).await?;
        households.sort_by(|a, b| a.fact().code.cmp(&b.fact().code));
        Ok(Self {
            series: series_of(key.county, &file.row.run.input.collective),
            collective_name: collective.fact().name.clone(),
            plan: plan.ok_or_else(|| dangling(ObjectKind::Collective, key.id))?,
            decision: decision.ok_or_else(|| dangling(ObjectKind::Collective, key.id))?,
            people: people.into_iter().map(|it| (it.person.id(), it)).collect(),
            households,
            act,
            file,
        })
    }

    pub(super) fn credit_code(&self) -> &CreditCode {
        &self.file.row.run.input.collective
    }

    /// The households in the order of their codes, and after them the members in that of the share register.
    pub(super) fn printable(&self) -> Vec<Printable> {
        let households = self
            .households
            .iter()
            .map(|it| (it.fact().code.as_str().to_owned(), About::Household(it.id())));
        let persons = self.file.row.portions.iter().filter_map(|it| it.person);
        let persons = persons.map(|it| (it.to_string(), About::Person(it)));
        let kind = PaperKind::DistributionStatement;
        let all = (1..).zip(households.chain(persons));
        let printable = all.map(|(place, (subject, about))| Printable {
            kind,
            subject,
            holders: Vec::new(),
            number: number(&self.series, &self.act, kind, place),
            act: self.act.clone(),
            digest: Digest(self.file.row.run.digest),
            about,
        });
        printable.collect()
    }

    /// The statement for whom the paper is about.
    pub(super) fn statement(&self, it: &Printable) -> Result<DistributionStatement, Refused> {
        let row = &self.file.row;
        let (recipient, theirs) = match it.about {
            About::Household(id) => self.of_household(id)?,
            About::Person(id) => self.of_person(id)?,
        };
        let portions = theirs.into_iter().filter_map(|it| Some(self.portion(it, it.person?)));
        Ok(DistributionStatement {
            collective_name: self.collective_name.clone(),
            credit_code: self.credit_code().clone(),
            run: row.run.input.number,
            corrects: row.run.corrects,
            account: row.run.input.account,
            distributable: row.run.distributable,
            total: row.run.input.total,
            recipient,
            portions: portions.collect::<Result<_, _>>()?,
            plan_first_day: self.plan.published_day,
            decision: self.decision(),
            made_day: self.act.effect_day,
        })
    }

    fn of_household(&self, id: ObjectId) -> Result<(Recipient, Vec<&PortionRow>), Refused> {
        let household = self.households.iter().find(|it| it.id() == id);
        let household = household.ok_or_else(|| dangling(ObjectKind::Household, id))?.fact();
        let code = household.code.as_str().to_owned();
        let recipient = Recipient::Household { code, head_name: household.head_name.clone() };
        let theirs = self.file.row.portions.iter().filter(|it| it.household == Some(id));
        Ok((recipient, theirs.collect()))
    }

    fn of_person(&self, id: ObjectId) -> Result<(Recipient, Vec<&PortionRow>), Refused> {
        let recipient = Recipient::Member { name: self.person(id)?.person.fact().name.clone() };
        let theirs = self.file.row.portions.iter().filter(|it| it.person == Some(id));
        Ok((recipient, theirs.collect()))
    }

    fn person(&self, id: ObjectId) -> Result<&PersonAtHome, Refused> {
        self.people.get(&id).ok_or_else(|| dangling(ObjectKind::Person, id))
    }

    fn portion(&self, row: &PortionRow, person: ObjectId) -> Result<ReceivedPortion, Refused> {
        let payee = row.portion.payee;
        let known = self.person(person)?.person.fact();
        let claims = &self.file.row.run.input.claims;
        let shares =
            claims.iter().find(|it| it.payee == payee).map_or(Shares::ZERO, |it| it.shares);
        Ok(ReceivedPortion {
            name: known.name.clone(),
            document: known.document.clone(),
            shares,
            amount_fen: row.portion.pay_fen(),
            account_tail: self.account_tail(payee),
            matched_day: self.matched_day(payee),
        })
    }

    fn account_tail(&self, payee: Payee) -> Option<String> {
        let ordered = self.file.payments.iter().find(|it| it.payment.payee == payee)?;
        let n_before = ordered.account.chars().count().saturating_sub(ACCOUNT_TAIL_CHARS);
        Some(ordered.account.chars().skip(n_before).collect())
    }

    /// The day on which a bank's file was entered that shows the payment.
    fn matched_day(&self, payee: Payee) -> Option<NaiveDate> {
        let ordered = self.file.payments.iter().find(|it| it.payment.payee == payee)?;
        let number = ordered.payment.number;
        let matches =
            |it: &Finding| matches!(it, Finding::Matched { payment, .. } if *payment == number);
        let shown = self.file.receipts.iter().find(|it| it.findings.iter().any(matches))?;
        Some(china_day(shown.recorded.at))
    }

    fn decision(&self) -> String {
        let DecisionRow { number, decision, .. } = &self.decision;
        let assembly = match decision.assembly {
            Assembly::Members => "成员大会",
            Assembly::Delegates => "成员代表大会",
        };
        format!("{}{assembly}决议（第{number}号）", decision.day)
    }
}

fn dangling(what: ObjectKind, id: ObjectId) -> Refused {
    Refused::Dangling { what: what.as_str(), code: id.to_string() }
}
