//! The books of a collective as they are read: on a day, as known at a moment.

use std::collections::BTreeMap;

use store::{
    ApplicationRow, At, CollectiveKey, DecisionRow, PaymentRow, PersonAtHome, PlanRow, ReceiptFile,
    RegisterObject, RollRow, Row, RunRow, Store, StoreError,
};
use tenure::case::china_day;
use tenure::collective::{Asset, Charter, CollectiveRequest, Organ, Particulars};
use tenure::decision::{Challenge, ChallengePeriod, DecisionStanding};
use tenure::membership::{Ending, Ground, Membership, MembershipCertificate, RegisteredMembership};
use tenure::{ActId, AsOf, Collective, ObjectId, ObjectKind, ShareHolding};

use super::book::not_found;
use super::class::class_name_zh;
use super::income::reproduces;
use super::view::ApplicationView;
use crate::refused::shown;
use crate::{Officer, Refused};

/// A collective with its organisation and its holdings.
#[derive(Clone, Debug, PartialEq)]
pub struct CollectiveFile {
    pub object: RegisterObject,
    pub collective: Row<Collective>,
    /// None of it for a collective that is known from an import alone.
    pub particulars: Option<Row<Particulars>>,
    pub charter: Option<Row<Charter>>,
    pub organs: Vec<Row<Organ>>,
    pub assets: Vec<Row<Asset>>,
    pub holdings: Vec<Row<ShareHolding>>,
    /// 股权名册序号 of those who have one.
    pub numbers: BTreeMap<ObjectId, u32>,
}

/// Somebody's membership, with the person.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberFile {
    pub membership: Row<RegisteredMembership>,
    /// The person as of the same day.
    pub person: Option<PersonAtHome>,
    /// The collective whose membership goes on in this one 承继.
    pub continues: Option<identity::CreditCode>,
    /// Where the membership goes on, as another collective's certificate shows.
    pub elsewhere: Option<MembershipCertificate>,
}

/// A holding with its holder, as the share register 股权名册 shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct HoldingFile {
    pub holding: Row<ShareHolding>,
    /// The class by its Chinese name.
    pub class_zh: String,
    /// 股权名册序号
    pub number: Option<u32>,
    /// `None` where the collective holds it.
    pub person: Option<PersonAtHome>,
}

/// A run with its payments, and what the bank said of them.
#[derive(Clone, Debug, PartialEq)]
pub struct RunFile {
    pub row: RunRow,
    /// The holders and their households, as they were when the run was entered.
    pub people: Vec<PersonAtHome>,
    pub payments: Vec<PaymentRow>,
    pub receipts: Vec<ReceiptFile>,
    /// Whether the run comes out again, bit for bit, of what was put down.
    pub reproduced: bool,
}

/// A collective of the officer's division, and where its rows are.
pub(crate) async fn find(
    store: &Store,
    officer: &Officer,
    code: &str,
) -> Result<(RegisterObject, CollectiveKey), Refused> {
    let object = store.object(&officer.scope, ObjectKind::Collective, code).await;
    let object = object.map_err(|error| match error {
        StoreError::NotFound => not_found(&shown(code)),
        other => other.into(),
    })?;
    let key = CollectiveKey { county: object.division.county(), id: object.id };
    Ok((object, key))
}

/// The organisation 集体经济组织 and its holdings.
pub async fn collective(
    store: &Store,
    officer: &Officer,
    code: &str,
    at: AsOf,
) -> Result<CollectiveFile, Refused> {
    let (object, key) = find(store, officer, code).await?;
    let collective = store.of_collective(key, at).await?.pop();
    let not_then = || Refused::NotThen { what: "collective", code: code.to_owned(), at };
    Ok(CollectiveFile {
        collective: collective.ok_or_else(not_then)?,
        particulars: store.of_collective(key, at).await?.pop(),
        charter: store.of_collective(key, at).await?.pop(),
        organs: store.of_collective(key, at).await?,
        assets: store.of_collective(key, at).await?,
        holdings: store.of_collective(key, at).await?,
        numbers: store.share_numbers(key).await?,
        object,
    })
}

/// The members 成员 on a day, in the order of their households.
pub async fn members(
    store: &Store,
    officer: &Officer,
    code: &str,
    at: AsOf,
) -> Result<Vec<MemberFile>, Refused> {
    let (_, key) = find(store, officer, code).await?;
    let memberships: Vec<Row<RegisteredMembership>> = store.of_collective(key, at).await?;
    let ids: Vec<ObjectId> = memberships.iter().map(|it| it.fact().membership.person).collect();
    let people = store.people(key.county, &ids, at).await?;
    let mut people: BTreeMap<ObjectId, PersonAtHome> =
        people.into_iter().map(|it| (it.person.id(), it)).collect();
    let succeeded = succeeded(store, key, &memberships, at).await?;
    let departures = store.departures_of(key, at.known_at).await?;
    let file = |membership: Row<RegisteredMembership>| {
        let fact = &membership.fact().membership;
        let before =
            succeeded.iter().find(|it| it.person == fact.person && it.is_followed_by(fact));
        let continues = before.map(|it| it.collective.clone());
        let person = people.remove(&fact.person);
        let elsewhere = departures.iter().find(|it| it.follows(fact));
        let elsewhere = elsewhere.map(|it| it.certificate.clone());
        MemberFile { membership, person, continues, elsewhere }
    };
    let mut members: Vec<MemberFile> = memberships.into_iter().map(file).collect();
    members.sort_by_key(|it| {
        let home = it.person.as_ref().and_then(|it| it.home.as_ref());
        let household = home.map(|(_, it)| it.fact().code.as_str().to_owned());
        (household, it.membership.fact().membership.person)
    });
    Ok(members)
}

/// The share register 股权名册 on a day: by the numbers of the holders, those without one after them by household.
pub async fn holdings(
    store: &Store,
    officer: &Officer,
    code: &str,
    at: AsOf,
) -> Result<Vec<HoldingFile>, Refused> {
    let CollectiveFile { object, charter, holdings, numbers, .. } =
        collective(store, officer, code, at).await?;
    let ids: Vec<ObjectId> = holdings.iter().filter_map(|it| it.links.person).collect();
    let people = store.people(object.division.county(), &ids, at).await?;
    let people: BTreeMap<ObjectId, PersonAtHome> =
        people.into_iter().map(|it| (it.person.id(), it)).collect();
    let charter = charter.as_ref().map(Row::fact);
    let file = |holding: Row<ShareHolding>| HoldingFile {
        class_zh: class_name_zh(&holding.fact().class, charter),
        number: holding.links.person.and_then(|it| numbers.get(&it).copied()),
        person: holding.links.person.and_then(|it| people.get(&it).cloned()),
        holding,
    };
    let mut files: Vec<HoldingFile> = holdings.into_iter().map(file).collect();
    files.sort_by_key(|it| {
        let home = it.person.as_ref().and_then(|it| it.home.as_ref());
        let household = home.map(|(_, it)| it.fact().code.as_str().to_owned());
        (it.number.is_none(), it.number, household.is_none(), household, it.holding.links.person)
    });
    Ok(files)
}

/// The memberships that go on in others of a list.
async fn succeeded(
    store: &Store,
    key: CollectiveKey,
    memberships: &[Row<RegisteredMembership>],
    at: AsOf,
) -> Result<Vec<Membership>, Refused> {
    let facts = memberships.iter().map(|it| &it.fact().membership);
    let came = facts.filter(|it| it.ground == Ground::Succession).map(|it| it.person);
    let came: Vec<ObjectId> = came.collect();
    let theirs = store.memberships_of_persons(key.county, &came, at.known_at).await?;
    let theirs = theirs.into_iter().map(|it| it.registered.fact.membership);
    Ok(theirs.filter(|it| it.ending == Some(Ending::Succeeded)).collect())
}

/// The versions of the member roll 成员名册 that were made up to a day, as known at a moment.
pub async fn rolls(
    store: &Store,
    officer: &Officer,
    code: &str,
    at: AsOf,
) -> Result<Vec<RollRow>, Refused> {
    let (_, key) = find(store, officer, code).await?;
    let credit_code = credit_code(store, key, code).await?;
    let mut rolls = store.rolls(key, &credit_code, at.known_at).await?;
    rolls.retain(|it| it.roll.day <= at.as_of);
    Ok(rolls)
}

/// A decision 决议 on file, with what was done against it and what rests on it.
#[derive(Clone, Debug, PartialEq)]
pub struct DecisionFile {
    pub row: DecisionRow,
    /// The time in which a member who did not know of it may challenge it.
    pub period: Option<ChallengePeriod>,
    pub standing: DecisionStanding,
    pub challenges: Vec<Challenge>,
    /// What was entered on the ground of it.
    pub resting: Vec<RestingOn>,
}

/// An application that was entered on the ground of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestingOn {
    pub number: u32,
    pub kind: &'static str,
    pub act: ActId,
}

/// The decisions 决议 on file, each with the suits against it and with what rests on it.
pub async fn decisions(
    store: &Store,
    officer: &Officer,
    code: &str,
    at: AsOf,
) -> Result<Vec<DecisionFile>, Refused> {
    let (_, key) = find(store, officer, code).await?;
    let decisions = store.decisions_of(key, at.known_at).await?;
    let challenges = store.challenges_of(key, at.known_at).await?;
    let applications = store.applications(key).await?;
    let file = |row: DecisionRow| DecisionFile {
        period: ChallengePeriod::on(at.as_of, row.decision.day, None),
        standing: DecisionStanding::of(row.number, &challenges),
        challenges: challenges.iter().filter(|it| it.decision == row.number).cloned().collect(),
        resting: applications
            .iter()
            .filter(|it| it.closed.as_ref().is_some_and(|(_, closed)| *closed <= at.known_at))
            .filter_map(|it| resting(it, &row))
            .collect(),
        row,
    };
    Ok(decisions.into_iter().map(file).collect())
}

/// An application that names the decision, or that brought it; one that only put it on file rests on nothing.
fn resting(it: &ApplicationRow, decision: &DecisionRow) -> Option<RestingOn> {
    let act = it.act?;
    let alone = matches!(it.body.request, CollectiveRequest::Decision);
    let brought = act == decision.recorded.act && !alone;
    let names = brought || it.body.decision_numbers.contains(&decision.number);
    names.then(|| RestingOn { number: it.number, kind: it.body.request.kind(), act })
}

/// The plans and the runs of the distribution, in the order of their years.
pub async fn runs(
    store: &Store,
    officer: &Officer,
    code: &str,
    at: AsOf,
) -> Result<(Vec<PlanRow>, Vec<RunRow>), Refused> {
    let (_, key) = find(store, officer, code).await?;
    let credit_code = credit_code(store, key, code).await?;
    let plans = store.plans_of(key, at.known_at).await?;
    Ok((plans, store.runs_of(key, &credit_code, at.known_at).await?))
}

/// A run of the distribution, worked out again, with its payments.
pub async fn run(
    store: &Store,
    officer: &Officer,
    code: &str,
    (year, number): (i32, u32),
    at: AsOf,
) -> Result<RunFile, Refused> {
    let (_, key) = find(store, officer, code).await?;
    let credit_code = credit_code(store, key, code).await?;
    let runs = store.runs_of(key, &credit_code, at.known_at).await?;
    let same = |it: &&RunRow| it.run.input.account.year == year && it.run.input.number == number;
    let what = "run of distribution";
    let not_found = || Refused::NotFound { what, code: format!("{year}-{number}") };
    let row = runs.iter().find(same).cloned().ok_or_else(not_found)?;
    let of_run = |it: &tenure::collective::RunNamed| it.year == year && it.number == number;
    let mut payments = store.payments_of(key, at.known_at).await?;
    payments.retain(|it| of_run(&it.run));
    let mut receipts = store.receipts_of(key, at.known_at).await?;
    receipts.retain(|it| of_run(&it.run));
    let ids: Vec<ObjectId> = row.portions.iter().filter_map(|it| it.person).collect();
    // Whoever has died or moved since is shown as on the day of the run.
    let then = AsOf { as_of: china_day(row.recorded.at), known_at: row.recorded.at };
    let people = store.people(key.county, &ids, then).await?;
    Ok(RunFile { reproduced: reproduces(&runs, &row), row, people, payments, receipts })
}

/// An application by its number.
pub async fn application(
    store: &Store,
    officer: &Officer,
    code: &str,
    number: u32,
) -> Result<ApplicationView, Refused> {
    let (_, key) = find(store, officer, code).await?;
    match store.application(key, number).await {
        Err(StoreError::NotFound) => {
            Err(Refused::NotFound { what: "application", code: number.to_string() })
        }
        row => Ok(ApplicationView::kept(code, row?)),
    }
}

/// Every application of a collective, in the order of their numbers.
pub async fn applications(
    store: &Store,
    officer: &Officer,
    code: &str,
) -> Result<Vec<ApplicationRow>, Refused> {
    let (_, key) = find(store, officer, code).await?;
    let mut rows = store.applications(key).await?;
    rows.sort_by_key(|it| it.number);
    Ok(rows)
}

/// The credit code as it was accepted; its row says why a wrong check character was.
async fn credit_code(
    store: &Store,
    key: CollectiveKey,
    code: &str,
) -> Result<identity::CreditCode, Refused> {
    let rows: Vec<Row<Collective>> = store.of_collective(key, At::Current).await?;
    let row = rows.first().ok_or_else(|| not_found(code))?;
    Ok(row.fact().credit_code.clone())
}
