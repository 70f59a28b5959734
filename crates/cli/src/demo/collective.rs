//! The demo's collective: registered with its members, its shares quantified, its roll drawn up, and a year's income distributed, by the ordinary applications.

use anyhow::{Context as _, bail};
use casework::Officer;
use casework::case::{Counter, Mode, Reply};
use casework::collective::{ApplicationView, HoldingFile, apply, collective, enter, holdings};
use chrono::{Datelike as _, Months, NaiveDate, TimeDelta};
use identity::IssuerCode;
use serde::Serialize;
use store::{ApplicationBody, Row};
use tenure::case::china_day;
use tenure::collective::{
    Asset, AssetKind, Charter, CollectiveRequest, Filings, HoldingAsked, MemberAsked, Organ,
    OrganKind, Particulars, PlanAsked, PlanNamed, QuantificationAsked, Reform, RegistrationAsked,
    RegistrationCertificate, RollAsked, Seat, ShareMode, Verification,
};
use tenure::decision::{Assembly, Decision, DecisionSubject, Meeting};
use tenure::membership::Ground;
use tenure::{AsOf, Collective, ObjectId, Proportion};

use super::cases::DemoCounter;

/// 永吉县三权镇样田村股份经济合作社, of the village whose cases are told.
const CODE: &str = "N299000156UKLQ6F83";
const VILLAGE: &str = "220221901901";
const ISSUER: &str = "22022190190100";
/// Three on the board, and one who supervises, each of a household of their own.
const N_SEATS: usize = 4;
/// Adults have a vote (集体法 26(1); 民法典 17).
const ADULT: Months = Months::new(18 * 12);

/// How many days ago the members were called, when they founded it, what was entered after, and when the income was decided on.
const CALLED: i64 = 25;
const FOUNDED: i64 = 15;
const REGISTERED: i64 = 14;
const QUANTIFIED: i64 = 13;
const PLANNED: i64 = 12;
const CALLED_AGAIN: i64 = 11;
const DISTRIBUTED: i64 = 1;

/// What the demo made of its collective.
#[derive(Debug, Serialize)]
pub(super) struct CollectiveSummary {
    pub(super) code: &'static str,
    pub(super) members: usize,
    /// The run as commands name it.
    pub(super) run: String,
}

/// The collective as the villages brought it.
struct Village<'a> {
    counter: &'a DemoCounter<'a>,
    collective: Row<Collective>,
    holdings: Vec<HoldingFile>,
    /// The scan that stands for every record.
    record_sha256: String,
}

/// Registers the collective and brings it to the end of a year.
pub(super) async fn tell(counter: &DemoCounter<'_>) -> anyhow::Result<CollectiveSummary> {
    let village = Village::read(counter).await?;
    let year = village.day(DISTRIBUTED).year() - 1;
    village.enter(REGISTERED, village.founding()?).await?;
    village.enter(QUANTIFIED, village.quantification()?).await?;
    let roll =
        RollAsked { day: village.day(QUANTIFIED), persons: None, filings: Filings::default() };
    village.enter(QUANTIFIED, alone(CollectiveRequest::RollVersion(roll))).await?;
    village.enter(PLANNED, alone(village.plan(year)?)).await?;
    village.enter(DISTRIBUTED, village.distribution(year)?).await?;
    Ok(CollectiveSummary { code: CODE, members: village.members().len(), run: format!("{year}-1") })
}

fn alone(request: CollectiveRequest) -> ApplicationBody {
    ApplicationBody { request, decisions: Vec::new(), decision_numbers: Vec::new() }
}

fn proportion(numerator: u32, denominator: u32) -> anyhow::Result<Proportion> {
    Proportion::new(numerator, denominator).context("it is a proportion")
}

impl<'a> Village<'a> {
    async fn read(counter: &'a DemoCounter<'a>) -> anyhow::Result<Self> {
        let (store, officer) = (&counter.bureau.store, &counter.bureau.officer);
        let at = AsOf { as_of: china_day(counter.now), known_at: counter.now };
        let recorded_at = counter.now - TimeDelta::days(CALLED);
        Ok(Self {
            counter,
            collective: collective(store, officer, CODE, at).await?.collective,
            holdings: holdings(store, officer, CODE, at).await?,
            record_sha256: counter.hand_in(officer, VILLAGE.to_owned(), recorded_at).await?,
        })
    }

    fn day(&self, days_ago: i64) -> NaiveDate {
        china_day(self.counter.now - TimeDelta::days(days_ago))
    }

    /// Hands an application in and has another officer enter it.
    async fn enter(&self, days_ago: i64, body: ApplicationBody) -> anyhow::Result<()> {
        let at = self.counter.now - TimeDelta::days(days_ago);
        let officer =
            |name: &str| Officer { name: name.to_owned(), ..self.counter.bureau.officer.clone() };
        let kind = body.request.kind();
        let (intake, registrar) = (officer("受理员甲"), officer("登簿员戊"));
        let handed: Counter<'_, ApplicationView> = self.counter.counter(&intake, at);
        let handed = done(apply(&handed, CODE, body, Mode::Real).await, kind)?;
        let (number, revision) = (handed.row.number, handed.row.revision);
        let entering: Counter<'_, ApplicationView> = self.counter.counter(&registrar, at);
        // The books of a collective are held while an application is worked out.
        let entered = Box::pin(enter(&entering, CODE, number, revision, Mode::Real));
        done(entered.await, kind)?;
        Ok(())
    }

    /// Those of the share register, who were members before the law.
    fn members(&self) -> Vec<ObjectId> {
        let mut persons: Vec<ObjectId> =
            self.holdings.iter().filter_map(|it| it.holding.links.person).collect();
        persons.sort_unstable();
        persons.dedup();
        persons
    }

    /// The adults of the share register, each once, in its order.
    fn adults(&self, on: NaiveDate) -> Vec<&HoldingFile> {
        let mut adults: Vec<&HoldingFile> = Vec::new();
        for it in &self.holdings {
            let birth_day = it.person.as_ref().and_then(|it| it.person.fact().birth_day);
            let grown = birth_day.and_then(|it| it.checked_add_months(ADULT));
            let person = it.holding.links.person;
            if grown.is_some_and(|it| it <= on)
                && adults.iter().all(|other| other.holding.links.person != person)
            {
                adults.push(it);
            }
        }
        adults
    }

    /// One adult of each of the first households.
    fn elected(&self) -> anyhow::Result<Vec<&HoldingFile>> {
        let mut elected = self.adults(self.day(FOUNDED));
        elected.dedup_by_key(|it| it.holding.links.household);
        elected.truncate(N_SEATS);
        if elected.len() < N_SEATS {
            bail!("the village has too few households")
        }
        Ok(elected)
    }

    /// A decision on which all agreed who have a vote.
    fn decision(
        &self,
        subject: DecisionSubject,
        (called, held): (i64, i64),
    ) -> anyhow::Result<Decision> {
        let day = self.day(held);
        let n_entitled = u32::try_from(self.adults(day).len())?;
        let income = subject == DecisionSubject::IncomeDistribution;
        Ok(Decision {
            issuer: IssuerCode::parse(ISSUER)?,
            subject,
            assembly: Assembly::Members,
            day,
            n_entitled,
            n_yes: n_entitled,
            plan_published: income.then(|| self.day(PLANNED)),
            township_approved: false,
            county_approved: false,
            record_sha256: self.record_sha256.clone(),
            meeting: Some(Meeting {
                notified_day: self.day(called),
                n_notified: u32::try_from(self.members().len())?,
                n_present: n_entitled,
                proxies: Vec::new(),
                n_no: 0,
                n_abstained: 0,
                reason: String::new(),
            }),
        })
    }

    fn founding(&self) -> anyhow::Result<ApplicationBody> {
        let founding = [
            DecisionSubject::Charter,
            DecisionSubject::MemberConfirmation,
            DecisionSubject::Election,
        ];
        let decisions = founding.into_iter().map(|it| self.decision(it, (CALLED, FOUNDED)));
        Ok(ApplicationBody {
            decisions: decisions.collect::<Result<_, _>>()?,
            ..alone(CollectiveRequest::Registration(Box::new(self.registration()?)))
        })
    }

    fn registration(&self) -> anyhow::Result<RegistrationAsked> {
        let collective = self.collective.fact();
        let elected = self.elected()?;
        let chair = elected.first().and_then(|it| it.person.as_ref()).context("a chair")?;
        let member = |person| MemberAsked {
            person,
            ground: Ground::Legacy,
            first_day: collective.registered_day,
        };
        Ok(RegistrationAsked {
            name: collective.name.clone(),
            legal_representative: chair.person.fact().name.clone(),
            particulars: Particulars {
                issuer: IssuerCode::parse(ISSUER)?,
                address: "样田村1号".to_owned(),
                certificate: RegistrationCertificate {
                    number: "N0001".to_owned(),
                    issued_day: collective.registered_day,
                    last_day: None,
                },
                reform: Reform::Registered,
            },
            charter: self.charter()?,
            organs: self.organs(&elected),
            assets: vec![Asset {
                code: "Z0001".to_owned(),
                name: "集贸市场".to_owned(),
                kind: AssetKind::Operating,
                value_fen: 40_000_000,
                verification: Verification::Verified { day: collective.registered_day },
            }],
            members: self.members().into_iter().map(member).collect(),
        })
    }

    fn charter(&self) -> anyhow::Result<Charter> {
        let filed = Some(self.day(REGISTERED));
        Ok(Charter {
            version: 1,
            adopted_day: self.day(FOUNDED),
            filings: Filings { township: filed, county: filed },
            majority: Proportion::TWO_THIRDS,
            delegates: false,
            member_clauses: Vec::new(),
            share_mode: ShareMode::Adjusted,
            other_share_classes: Vec::new(),
            share_cap: None,
            reserve: proportion(3, 10)?,
        })
    }

    fn organs(&self, elected: &[&HoldingFile]) -> Vec<Organ> {
        let persons = elected.iter().filter_map(|it| it.holding.links.person);
        let seats = persons.enumerate().map(|(n, person)| Seat {
            person,
            woman: false,
            chair: n == 0,
            close_relatives: Vec::new(),
        });
        let mut board: Vec<Seat> = seats.collect();
        let supervisors = board.split_off(N_SEATS - 1);
        let elected_day = self.day(FOUNDED);
        vec![
            Organ { kind: OrganKind::Board, elected_day, seats: board },
            Organ { kind: OrganKind::Supervisors, elected_day, seats: supervisors },
        ]
    }

    /// The shares as the villages brought them, now on a decision that is on file.
    fn quantification(&self) -> anyhow::Result<ApplicationBody> {
        let holding = |it: &HoldingFile| {
            let fact = it.holding.fact();
            HoldingAsked {
                person: it.holding.links.person,
                class: fact.class.clone(),
                shares: fact.shares,
                inherited: fact.inherited,
            }
        };
        let asked = QuantificationAsked {
            assets: vec!["Z0001".to_owned()],
            value_fen: 40_000_000,
            total: self.collective.fact().total_shares,
            holdings: self.holdings.iter().map(holding).collect(),
        };
        let decision = self.decision(DecisionSubject::ShareQuantification, (CALLED, REGISTERED))?;
        let request = CollectiveRequest::Quantification(asked);
        Ok(ApplicationBody { decisions: vec![decision], ..alone(request) })
    }

    fn plan(&self, year: i32) -> anyhow::Result<CollectiveRequest> {
        Ok(CollectiveRequest::DistributionPlan(PlanAsked {
            year,
            income_fen: 100_000_000,
            losses_fen: 10_000_000,
            reserve: proportion(3, 10)?,
            retained_fen: 0,
            published_day: self.day(PLANNED),
        }))
    }

    fn distribution(&self, year: i32) -> anyhow::Result<ApplicationBody> {
        let held = (CALLED_AGAIN, DISTRIBUTED);
        let decision = self.decision(DecisionSubject::IncomeDistribution, held)?;
        let request = CollectiveRequest::Distribution(PlanNamed { year, plan: 1 });
        Ok(ApplicationBody { decisions: vec![decision], ..alone(request) })
    }
}

fn done(
    reply: Result<Reply<ApplicationView>, casework::Refused>,
    kind: &str,
) -> anyhow::Result<ApplicationView> {
    match reply {
        Ok(Reply::Now(view)) => Ok(*view),
        Ok(Reply::Before(_)) => bail!("no request of the demo comes twice"),
        Err(casework::Refused::Violated(found)) => bail!("the demo stops at {kind}: {found:?}"),
        Err(other) => Err(other).with_context(|| format!("the demo stops at {kind}")),
    }
}
