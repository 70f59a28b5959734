//! A listing in hand: looked up with its right, led from step to step, and written down in one unit of work.

use chrono::{DateTime, SubsecRound as _, Utc};
use market::listing::{Listing, ListingEvent, ListingFacts, ListingRefused, Operator};
use market::money::{Book, Transaction};
use market::rules::{LISTING_RULES, check_listing};
use store::{BidderRow, DealStep, ExpectedRow, ListingRow, MoneyRow, Unit};
use tenure::{ActId, Moment};

use super::body::BidderIdentity;
use super::file::ListingFile;
use super::right::{Right, codes};
use super::view::ListingView;
use super::{money, office};
use crate::Refused;
use crate::case::{Counter, Findings, Mode};
use crate::entering::Ids;

/// The round of every payment of a listing: each is ordered once, and none takes the place of another.
const ALL_STAND: u32 = 1;

/// A listing with the right that it is about, and with who works on it, when.
pub(super) struct InHand<'a> {
    pub(super) counter: &'a Counter<'a, ListingView>,
    pub(super) file: ListingFile,
    pub(super) operator: Operator,
    pub(super) right: Right,
    /// To the millisecond, as the deadlines of bids are.
    pub(super) at: DateTime<Utc>,
    pub(super) ids: Ids,
    book: Book,
}

impl<'a> InHand<'a> {
    /// Looks up what the register says of the right now.
    pub(super) async fn of(
        unit: &mut Unit,
        counter: &'a Counter<'a, ListingView>,
        file: ListingFile,
    ) -> Result<Self, Refused> {
        let occasion = counter.occasion;
        Ok(Self {
            operator: office::operator(counter.officer, file.row.county)?,
            right: Right::of(unit, &file, occasion).await?,
            book: money::book(&file.money.movements)?,
            at: occasion.at.trunc_subsecs(3),
            ids: Ids::of(ActId(occasion.id)),
            counter,
            file,
        })
    }

    /// The listing after an event, as the rules of today have it.
    pub(super) fn after(&self, event: ListingEvent) -> Result<Listing, Refused> {
        let desk = self.counter.desk;
        let register = self.right.register(&desk.calendar, &desk.market_parameters);
        let next = self.file.listing.take(event, &self.operator, self.at, &register);
        next.map_err(refused)
    }

    /// What the rules say of it at a moment.
    pub(super) fn findings(&self, listing: &Listing, moment: Moment) -> Findings {
        let desk = self.counter.desk;
        let register = self.right.register(&desk.calendar, &desk.market_parameters);
        let facts =
            ListingFacts { listing, register: &register, today: self.counter.occasion.today };
        Findings::of(check_listing(&facts, moment), moment)
    }

    /// Writes down that a step was taken, and what falls due by it.
    pub(super) async fn record(
        &mut self,
        unit: &mut Unit,
        (event, next): (ListingEvent, Listing),
        act: Option<ActId>,
    ) -> Result<(), Refused> {
        let step = DealStep {
            number: u32::try_from(self.file.row.revision).unwrap_or(u32::MAX),
            step: event.name().to_owned(),
            state_after: next.state().as_str().to_owned(),
            officer: self.operator.name.clone(),
            at: self.at,
            event: next.step(event, self.operator.clone()),
            act,
        };
        unit.append_deal_step(&mut self.file.row, step.clone()).await?;
        self.file.steps.push(step);
        let before = std::mem::replace(&mut self.file.listing, next);
        self.holds(unit, &before).await?;
        let id = self.next_id();
        if let Some(it) = money::movement(&before, &self.file.listing, id, self.at)? {
            self.move_money(unit, it).await?;
        }
        for order in money::orders(&before, &self.file) {
            self.expect(unit, &order).await?;
        }
        Ok(unit.put_listing(&self.known_to_all()).await?)
    }

    /// An open listing holds its parcels; one that is over lets go of them, and one that is listed again takes hold anew.
    async fn holds(&mut self, unit: &mut Unit, before: &Listing) -> Result<(), Refused> {
        let after = &self.file.listing;
        match (before.state().is_over(), after.state().is_over()) {
            (false, true) => Ok(unit.release_deal_holds(after.deal()).await?),
            (true, false) => {
                let codes = codes(&after.application().object);
                Ok(unit.hold_for_deal(after.deal(), &codes).await?)
            }
            _ => Ok(()),
        }
    }

    /// Puts a payment down that falls due.
    pub(super) async fn expect(
        &mut self,
        unit: &mut Unit,
        order: &money::Order,
    ) -> Result<(), Refused> {
        let (number, mac) = (unit.next_payment_number().await?, unit.account_mac(&order.account));
        let row = ExpectedRow {
            expected: money::expected(order, self.file.row.id, number, mac),
            purpose: order.purpose,
            round: ALL_STAND,
            account: order.account.clone(),
            officer: self.operator.name.clone(),
            at: self.at,
        };
        unit.insert_expected(std::slice::from_ref(&row)).await?;
        self.file.money.expected.push(row);
        Ok(())
    }

    /// Records a movement that the book covers.
    pub(super) async fn move_money(
        &mut self,
        unit: &mut Unit,
        transaction: Transaction,
    ) -> Result<(), Refused> {
        self.book.record(transaction.clone())?;
        let officer = self.operator.name.clone();
        let row = MoneyRow { transaction, officer };
        unit.record_transaction(self.file.row.id, &row).await?;
        self.file.money.movements.push(row);
        Ok(())
    }

    pub(super) fn next_id(&mut self) -> market::money::TransactionId {
        money::next_id(&mut self.ids)
    }

    /// Puts down who a bidder is.
    pub(super) async fn keep_bidder(
        &mut self,
        unit: &mut Unit,
        row: BidderRow<BidderIdentity>,
    ) -> Result<(), Refused> {
        unit.insert_bidder(self.file.row.id, &row).await?;
        self.file.bidders.push(row);
        Ok(())
    }

    /// What everybody may know of it.
    pub(super) fn known_to_all(&self) -> ListingRow {
        let listing = &self.file.listing;
        let application = listing.application();
        let entered = self.file.steps.iter().find(|it| it.step == "enter");
        ListingRow {
            deal: listing.deal(),
            object: application.object.kind(),
            form: application.form,
            way: application.way.as_str().to_owned(),
            round: listing.round(),
            collective: application.collective,
            area_m2: self.right.area_m2,
            term: application.term,
            reserve_fen: application.reserve.reserve_fen,
            deposit_fen: application.deposit_fen,
            bidding: application.way.bidding(),
            notice: listing.notice(),
            result_notice: listing.result_notice(),
            n_bidders: count(listing.enrolments().filter(|it| it.qualified).count()),
            n_objections: count(listing.objections().len()),
            price_fen: listing.award().map(|it| it.price_fen),
            signed_day: listing.contract().map(|it| it.0),
            entered_day: entered.map(|it| tenure::case::china_day(it.at)),
        }
    }

    /// As it is answered.
    pub(super) fn view(self, findings: Findings) -> ListingView {
        ListingView { file: self.file, area_m2: self.right.area_m2, findings }
    }

    /// As it is answered where it was only tried.
    pub(super) fn tried(mut self, next: Option<Listing>, findings: Findings) -> ListingView {
        if let Some(next) = next {
            next.state().as_str().clone_into(&mut self.file.row.state);
            self.file.listing = next;
        }
        self.view(findings)
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Whether a mode changes anything.
pub(super) fn real(mode: Mode) -> bool {
    mode == Mode::Real
}

/// What stands in the way of a step, with the rules behind it.
fn refused(refusal: ListingRefused) -> Refused {
    match refusal {
        ListingRefused::Unlawful(violations) => {
            let rules = LISTING_RULES.iter().map(|(rule, _)| *rule);
            // A rule that blocks at one moment blocks at those after it.
            Refused::Violated(Findings::by_rule(rules, &violations, Moment::Register))
        }
        other => Refused::Listing(other),
    }
}
