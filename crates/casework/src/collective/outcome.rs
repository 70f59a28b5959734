//! What an application would make of a collective: the act as the rules look at it, the books after it, and what is put down beside them.

mod asked;

use chrono::NaiveDate;
use store::{ApplicationBody, Unit};
use tenure::collective::{
    CollectiveAct, CollectiveFacts, CollectiveRequest, CollectiveState, HoldingAsked,
    NonMemberBenefits, Organisation, QuantificationAsked, RegistrationAsked, RollAsked, RollFiling,
};
use tenure::decision::{Challenge, Decision, DecisionStanding, DecisionSubject};
use tenure::distribution::Run;
use tenure::membership::{Dispute, Kinship, Membership, Roll};
use tenure::rules::check_collective;
use tenure::shares::{HeldShares, SharePlan};
use tenure::{Moment, ObjectId, ShareHolder, ShareHolding};

use super::book::Book;
use super::challenge;
use super::income::{self, Income};
use super::succession::Succeeding;
use crate::case::{Desk, Findings, Occasion};
use crate::{Officer, Refused};

/// What an application makes.
pub(super) struct Outcome {
    /// None for what no rule is about: where a roll was filed, what a bank says.
    pub(super) act: Option<CollectiveAct>,
    pub(super) before: CollectiveState,
    pub(super) after: CollectiveState,
    /// The decisions that it rests on, each with its number; those that come with it have the next ones.
    pub(super) decisions: Vec<(u32, Decision)>,
    pub(super) beside: Beside,
}

/// What is put down beside the organisation, its memberships and its holdings.
pub(super) enum Beside {
    Nothing,
    Kinship(Kinship),
    Dispute(Dispute),
    Challenge(Challenge),
    Roll(Roll),
    RollFiling(RollFiling),
    Benefits(NonMemberBenefits),
    Income(Box<Income>),
    Succession(Box<Succeeding>),
}

impl Outcome {
    /// Works an application out, as the register stands in this unit of work.
    pub(super) async fn of(
        unit: &mut Unit,
        book: &Book,
        body: &ApplicationBody,
        officer: &Officer,
        occasion: Occasion,
    ) -> Result<Self, Refused> {
        let asked = match &body.request {
            CollectiveRequest::Registration(it) => Some(&it.particulars),
            _ => None,
        };
        let before = book.state(asked)?;
        let decisions = decisions(book, body)?;
        let mut made =
            Self { act: None, after: before.clone(), before, decisions, beside: Beside::Nothing };
        match &body.request {
            CollectiveRequest::Succession(it) => {
                let succeeding = Succeeding::of(unit, book, &made.before, it, officer, occasion);
                // It holds the books of all parties, which few applications ask for.
                let succeeding = Box::pin(succeeding).await?;
                let succeeding = succeeding.number_decisions(book, &mut made.decisions);
                made.act = Some(CollectiveAct::Succession(succeeding.act.clone()));
                made.beside = Beside::Succession(Box::new(succeeding));
            }
            request => made.work(unit, book, request, occasion.today).await?,
        }
        Ok(made)
    }

    async fn work(
        &mut self,
        unit: &mut Unit,
        book: &Book,
        request: &CollectiveRequest,
        today: NaiveDate,
    ) -> Result<(), Refused> {
        match request {
            CollectiveRequest::Registration(it) => self.register(book, it)?,
            // It is worked out by itself: it reads and makes other books than this one.
            CollectiveRequest::Succession(_) => {}
            CollectiveRequest::Decision => self.act = Some(CollectiveAct::Decision),
            CollectiveRequest::CharterChange(it) => {
                self.become_by(CollectiveAct::CharterChange(it.clone()));
            }
            CollectiveRequest::Confirmation(it) => {
                let confirmation = asked::confirmation(book, it)?;
                if let Some(kinship) = &confirmation.kinship {
                    self.beside = Beside::Kinship(kinship.clone());
                }
                self.become_by(CollectiveAct::Confirmation(Box::new(confirmation)));
            }
            CollectiveRequest::Loss(it) => self.become_by(CollectiveAct::Loss(it.clone())),
            CollectiveRequest::Exit(it) => self.become_by(CollectiveAct::Exit(it.clone())),
            CollectiveRequest::Dispute(it) => {
                self.beside = Beside::Dispute(asked::dispute(book, it)?);
            }
            CollectiveRequest::Challenge(it) => {
                let challenge = challenge::challenge(book, &self.before, it)?;
                self.beside = Beside::Challenge(challenge);
            }
            CollectiveRequest::RollVersion(it) => {
                let roll = self.roll(it);
                self.beside = Beside::Roll(roll.clone());
                self.become_by(CollectiveAct::RollVersion(roll));
            }
            CollectiveRequest::RollFiling(it) => {
                self.beside = Beside::RollFiling(asked::filing(book, it)?);
            }
            CollectiveRequest::NonMemberBenefits(it) => {
                let benefits = asked::benefits(book, it)?;
                self.beside = Beside::Benefits(benefits.clone());
                self.become_by(CollectiveAct::NonMemberBenefits(benefits));
            }
            CollectiveRequest::Quantification(it) => {
                let plan = self.share_plan(book, it, today)?;
                self.become_by(CollectiveAct::Quantification(plan));
            }
            CollectiveRequest::ShareMovement(it) => {
                self.become_by(CollectiveAct::ShareMovement(asked::movement(book, it)?));
            }
            CollectiveRequest::DistributionPlan(it) => {
                let plan = income::plan(book, &self.before, it)?;
                self.become_by(CollectiveAct::Distribution(Box::new(plan.run.clone())));
                self.beside = Beside::Income(Box::new(Income::Plan(plan)));
            }
            CollectiveRequest::Distribution(it) => {
                let run = income::run(book, &self.before, &mut self.decisions, *it)?;
                self.become_by(CollectiveAct::Distribution(Box::new(run.run.clone())));
                self.beside = Beside::Income(Box::new(Income::Run(run)));
            }
            CollectiveRequest::Payments(it) => {
                let payments = income::payments(unit, book, it)?;
                self.become_by(CollectiveAct::Payments(payments.orders.clone()));
                self.beside = Beside::Income(Box::new(Income::Payments(payments)));
            }
            CollectiveRequest::Receipts(it) => {
                let receipts = income::receipts(unit, book, it).await?;
                self.beside = Beside::Income(Box::new(Income::Receipts(receipts)));
            }
        }
        Ok(())
    }

    /// What the act makes of the books, as the law's own function says.
    fn become_by(&mut self, act: CollectiveAct) {
        self.after = self.before.after(&act);
        self.act = Some(act);
    }

    /// What the rules say; a plan is only told of, since the decision on it is still to come.
    pub(super) fn check(
        &self,
        book: &Book,
        desk: &Desk,
        today: NaiveDate,
        moment: Moment,
    ) -> Findings {
        let Some(act) = &self.act else { return Findings::default() };
        let planned = matches!(&self.beside, Beside::Income(it) if matches!(**it, Income::Plan(_)));
        let moment = if planned { Moment::Draft } else { moment };
        let decisions: Vec<Decision> = self.decisions.iter().map(|(_, it)| it.clone()).collect();
        let runs: Vec<Run> = book.runs.iter().map(|it| it.run.clone()).collect();
        let facts = CollectiveFacts {
            act,
            before: &self.before,
            after: &self.after,
            decisions: &decisions,
            disputes: &book.disputes,
            runs: &runs,
            rolls_at_hand: &book.rolls_at_hand,
            today,
            parameters: &desk.collective_parameters,
        };
        let found = Findings::of(check_collective(&facts, moment), moment);
        match &self.beside {
            Beside::Succession(it) => found.and(it.check(&facts, moment)),
            _ => found,
        }
    }

    /// The organisation as it is asked for, and its members with it.
    fn register(&mut self, book: &Book, asked: &RegistrationAsked) -> Result<(), Refused> {
        let RegistrationAsked {
            name,
            legal_representative,
            particulars,
            charter,
            organs,
            assets,
            members,
        } = asked.clone();
        let mut collective = self.before.organisation.collective.clone();
        collective.name = name;
        collective.legal_representative = legal_representative;
        let credit_code = collective.credit_code.clone();
        self.after.organisation = Organisation {
            collective,
            issuer: particulars.issuer,
            address: particulars.address,
            certificate: particulars.certificate,
            charter,
            organs,
            assets,
            reform: particulars.reform,
        };
        for it in members {
            book.person(it.person)?;
            if !it.is_brought_in() {
                let text = format!("{} since {}", it.ground.as_str(), it.first_day);
                return Err(Refused::Malformed {
                    what: "ground of a member at registration",
                    text,
                });
            }
            self.after.memberships.push(Membership {
                person: it.person,
                collective: credit_code.clone(),
                ground: it.ground,
                first_day: it.first_day,
                last_day: None,
                ending: None,
            });
        }
        self.act = Some(CollectiveAct::Registration);
        Ok(())
    }

    /// The next version of the roll, in the order that is asked for.
    fn roll(&self, asked: &RollAsked) -> Roll {
        let version = self.before.roll.as_ref().map_or(1, |it| it.version.saturating_add(1));
        let code = &self.before.organisation.collective.credit_code;
        let drawn_up = Roll::drawn_up(code, version, asked.day, &self.before.memberships);
        let persons = asked.persons.clone().unwrap_or(drawn_up.persons);
        Roll { persons, filings: asked.filings, ..drawn_up }
    }

    fn share_plan(
        &self,
        book: &Book,
        asked: &QuantificationAsked,
        today: NaiveDate,
    ) -> Result<SharePlan, Refused> {
        let persons: Vec<ObjectId> = asked.holdings.iter().filter_map(|it| it.person).collect();
        let numbers = book.numbers_with(&persons);
        let decided = self
            .decisions
            .iter()
            .find(|(_, it)| it.subject == DecisionSubject::ShareQuantification);
        let day = decided.map_or(today, |(_, it)| it.day);
        let basis = format!("{day}成员大会决议");
        let holding = |it: &HoldingAsked| -> Result<HeldShares, Refused> {
            let holder = it.person.map(|person| book.person(person)).transpose()?;
            let number = it.person.and_then(|it| numbers.get(&it).copied()).unwrap_or_default();
            let holder = holder.map_or(ShareHolder::Collective, |it| ShareHolder::Member {
                household: it.household,
                name: it.name,
            });
            let holding = ShareHolding {
                collective: self.before.organisation.collective.credit_code.clone(),
                holder,
                class: it.class.clone(),
                shares: it.shares,
                basis: basis.clone(),
                inherited: it.inherited,
                pledge: None,
            };
            Ok(HeldShares { holding, number, person: it.person })
        };
        Ok(SharePlan {
            assets: asked.assets.clone(),
            value_fen: asked.value_fen,
            total: asked.total,
            holdings: asked.holdings.iter().map(holding).collect::<Result<_, _>>()?,
        })
    }
}

/// The decisions that an application names, and those that come with it.
fn decisions(book: &Book, body: &ApplicationBody) -> Result<Vec<(u32, Decision)>, Refused> {
    let mut decisions = Vec::new();
    for number in &body.decision_numbers {
        let found = book.decisions.iter().find(|it| it.number == *number);
        let code = number.to_string();
        let found = found.ok_or(Refused::NotFound { what: "decision", code })?;
        if DecisionStanding::of(*number, &book.challenges) == DecisionStanding::Revoked {
            let code = number.to_string();
            return Err(Refused::NotFound { what: "decision that no court has revoked", code });
        }
        decisions.push((*number, found.decision.clone()));
    }
    let last = book.decisions.iter().map(|it| it.number).max().unwrap_or_default();
    decisions.extend((last.saturating_add(1)..).zip(body.decisions.iter().cloned()));
    Ok(decisions)
}
