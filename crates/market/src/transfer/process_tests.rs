//! The way of a transfer: each step where it may follow, and what stands in its way.

use identity::CreditCode;
use rust_decimal::dec;
use tenure::Shares;
use tenure::case::Calendar;
use tenure::shares::Pledge;

use super::{
    CapitalReview, Claim, CoercionFinding, ContractItem, ContractSignature, ContractedLand,
    EndingGround, FarmingAbility, FarmingOnBehalf, Filing, Grant, GrantedParcel, Inspection, Lease,
    LeaseForm, Payee, Priced, Proposal, ReviewAnswer, SharePledge, SignedBy, Transfer,
    TransferDeal, TransferEnd, TransferEvent, TransferRefused, TransferRegister, TransferState,
    Transferee, TransfereeKind, Unpriced, WrittenContract,
};
use crate::MarketParameters;
use crate::money::{Consideration, DealId, Flow, Installment, Schedule};
use crate::operation_right::OperationRights;
use crate::sample::{
    at, consent, contract, day, days, evidence, family, issuer, matched, parcel, person,
};

const DEAL: DealId = DealId(tenure::ObjectId(uuid::Uuid::from_u128(800)));
const TENANT: u128 = 50;

/// What the register says, owned.
struct Registered {
    contracts: Vec<ContractedLand>,
    rights: OperationRights,
    holders: Vec<crate::CoHolder>,
    parameters: MarketParameters,
}

impl Registered {
    fn new() -> Self {
        let term = days("1998-01-01", "2027-12-31");
        let mut rights = OperationRights::default();
        rights.confirm(parcel(1), dec!(1000), term).unwrap();
        let contracts = vec![ContractedLand {
            contract: contract(1),
            issuer: issuer(),
            term: tenure::Term { first_day: term.first(), last_day: Some(term.last()) },
            parcels: vec![parcel(1)],
        }];
        Self { contracts, rights, holders: family(), parameters: MarketParameters::default() }
    }

    fn register(&self) -> TransferRegister<'_> {
        TransferRegister {
            holders: &self.holders,
            representative: person(1),
            collective: issuer(),
            contracts: &self.contracts,
            operation_rights: &self.rights,
            restrictions: &[],
            running: &[],
            held_by_receiver: &[],
            calendar: Calendar::built_in(),
            parameters: &self.parameters,
        }
    }
}

fn grant() -> Grant {
    let parcels =
        vec![GrantedParcel { parcel: parcel(1), area_m2: dec!(600), purpose: "1".to_owned() }];
    Grant { contract: contract(1), parcels, days: days("2026-12-01", "2027-11-30") }
}

fn lease() -> Proposal {
    let transfer =
        Transfer::Priced(Priced::Lease(Lease { grant: grant(), form: LeaseForm::Subcontract }));
    let half = |due| Installment { due_day: day(due), amount_fen: 30_000 };
    let schedule = Schedule::new(vec![half("2026-12-01"), half("2027-06-01")]).unwrap();
    Proposal {
        transfer,
        holders: family(),
        representative: person(1),
        consents: vec![consent(1), consent(2)],
        transferee: Transferee {
            party: person(TENANT),
            name: "承租人".to_owned(),
            kind: TransfereeKind::Household,
            collective: Some(issuer()),
            farming: Some(FarmingAbility { ground: "种植业".to_owned(), evidence: evidence(2) }),
        },
        consideration: Some(Consideration::Money(schedule)),
        contract: Some(written("2026-11-20")),
        filing: Some(Filing { with: issuer(), day: day("2026-11-12") }),
        decision: None,
        issuer_answer: None,
        review: None,
        priority: None,
        claims: Vec::new(),
        use_from: day("2026-12-01"),
    }
}

fn written(signed: &str) -> WrittenContract {
    WrittenContract {
        signed_day: day(signed),
        document: evidence(3),
        signature: ContractSignature { by: SignedBy::Holder { person: person(1) }, mandate: None },
        items: ContractItem::ALL.into(),
        payee: Payee::Holder,
        deductions: Vec::new(),
    }
}

const TODAY: &str = "2026-11-22T09:00:00";

fn taken_in(proposal: Proposal) -> Result<TransferDeal, TransferRefused> {
    TransferDeal::take_in(DEAL, proposal, at(TODAY), &Registered::new().register())
}

fn take(
    deal: &TransferDeal,
    event: &TransferEvent,
    when: &str,
) -> Result<TransferDeal, TransferRefused> {
    deal.take(event, at(when), &Registered::new().register())
}

fn running(proposal: Proposal) -> TransferDeal {
    let approved = take(&taken_in(proposal).unwrap(), &TransferEvent::Approve, TODAY).unwrap();
    let entered = take(&approved, &TransferEvent::Enter, TODAY).unwrap();
    assert_eq!(entered.state(), TransferState::Running);
    entered
}

fn coercion() -> TransferEvent {
    let (found, document) = ("县农业农村局".to_owned(), evidence(4));
    TransferEvent::FindCoercion(CoercionFinding { found, document })
}

fn rent(number: u32, fen: i64) -> TransferEvent {
    TransferEvent::Pay(matched(number, DEAL, (Flow::Out, person(1)), fen))
}

fn back(number: u32, fen: i64) -> TransferEvent {
    TransferEvent::Refund(matched(number, DEAL, (Flow::Out, person(TENANT)), fen))
}

fn given(deal: &TransferDeal) -> Option<(crate::Days, rust_decimal::Decimal)> {
    let mut rights = Registered::new().rights;
    deal.give_again(&mut rights);
    rights.given(DEAL, parcel(1))
}

/// One event of each kind, none of which the rules or the days stand in the way of.
fn events() -> Vec<TransferEvent> {
    let claim = Claim { member: person(9), day: day("2026-11-20"), equal_terms: true };
    let inspection = Inspection {
        day: day("2026-11-22"),
        idle_since: None,
        purposes_seen: Vec::new(),
        record: evidence(5),
    };
    vec![
        TransferEvent::Correct(Box::new(lease())),
        TransferEvent::Sign(written("2026-11-21")),
        TransferEvent::ClaimPriority(claim),
        TransferEvent::File(Filing { with: issuer(), day: day("2026-11-21") }),
        TransferEvent::Return { reason: "材料不全".to_owned() },
        TransferEvent::Withdraw,
        TransferEvent::Approve,
        TransferEvent::Enter,
        TransferEvent::Inspect(inspection),
        TransferEvent::End(TransferEnd::Agreed { agreement: evidence(6) }),
        coercion(),
        TransferEvent::Archive,
    ]
}

/// Which steps may follow, by their names.
fn may_follow(deal: &TransferDeal) -> Vec<&'static str> {
    let follows = |it: &&TransferEvent| {
        !matches!(take(deal, it, TODAY), Err(TransferRefused::WrongStep { .. }))
    };
    events().iter().filter(follows).map(TransferEvent::name).collect()
}

#[test]
fn each_step_follows_where_it_may_and_nowhere_else() {
    let step = |deal: &TransferDeal, n: usize| take(deal, &events()[n], TODAY).unwrap();
    let new = taken_in(lease()).unwrap();
    let asked = ["correct", "sign", "claim-priority", "file", "return", "withdraw", "approve"];
    assert_eq!(may_follow(&new), [asked.as_slice(), &["find-coercion"]].concat());
    let returned = step(&new, 4);
    let mended = ["correct", "claim-priority", "file", "withdraw", "find-coercion"];
    assert_eq!((returned.state(), may_follow(&returned)), (TransferState::Returned, mended.into()));
    let approved = step(&new, 6);
    let entering = ["claim-priority", "file", "return", "withdraw", "enter", "find-coercion"];
    assert_eq!(may_follow(&approved), entering);
    let runs = step(&approved, 7);
    let seen = ["claim-priority", "file", "inspect", "end", "find-coercion"];
    assert_eq!((runs.state(), may_follow(&runs)), (TransferState::Running, seen.into()));
    assert_eq!(may_follow(&step(&runs, 9)), ["find-coercion", "archive"]);
    assert_eq!(may_follow(&step(&runs, 10)), ["archive"]);
    for over in [step(&new, 5), step(&step(&runs, 9), 11)] {
        assert_eq!(may_follow(&over), [""; 0], "{:?}", over.state());
    }
}

#[test]
fn what_is_told_again_is_what_it_was() {
    let mut deal = taken_in(lease()).unwrap();
    let mut told = TransferDeal::taken_in(DEAL, lease(), at(TODAY));
    let all = events();
    let way = [&all[1], &all[4], &all[0], &all[6], &all[7], &all[8], &all[9], &all[10], &all[11]];
    for event in way {
        let next = take(&deal, event, TODAY).unwrap();
        told = told.retold(next.taken(event.clone()), at(TODAY));
        deal = next;
        assert_eq!(told, deal, "{}", event.name());
    }
    assert_eq!(deal.state(), TransferState::Archived);
}

#[test]
fn a_clock_that_goes_back_stops_it() {
    let deal = taken_in(lease()).unwrap();
    let earlier = take(&deal, &TransferEvent::Approve, "2026-11-22T08:59:59");
    assert_eq!(earlier, Err(TransferRefused::ClockWentBack));
}

#[test]
fn no_paper_is_of_tomorrow() {
    let tomorrow = day("2026-11-23");
    let misdated = Err(TransferRefused::Misdated { day: tomorrow });
    let mut signed = lease();
    signed.contract = Some(written("2026-11-23"));
    assert_eq!(taken_in(signed), misdated.clone());
    let mut filed = lease();
    filed.filing = Some(Filing { with: issuer(), day: tomorrow });
    assert_eq!(taken_in(filed), misdated.clone());
    let deal = taken_in(lease()).unwrap();
    let sign = TransferEvent::Sign(written("2026-11-23"));
    assert_eq!(take(&deal, &sign, TODAY), misdated);
    assert!(take(&deal, &sign, "2026-11-23T00:00:00").is_ok());
}

#[test]
fn a_review_is_answered_after_it_was_asked_for() {
    let answer = |text| {
        let (day, evidence) = (day(text), evidence(7));
        TransferEvent::ReviewCapital(ReviewAnswer { day, approved: true, evidence })
    };
    let unasked = taken_in(lease()).unwrap();
    let refused = take(&unasked, &answer("2026-11-20"), TODAY);
    assert_eq!(refused, Err(TransferRefused::NotReviewed));
    let mut asked = lease();
    let (applied_day, due_day) = (day("2026-11-10"), day("2026-12-08"));
    asked.review = Some(CapitalReview { applied_day, due_day, answer: None });
    let deal = taken_in(asked).unwrap();
    let early = take(&deal, &answer("2026-11-09"), TODAY);
    assert_eq!(early, Err(TransferRefused::Misdated { day: day("2026-11-09") }));
    let answered = take(&deal, &answer("2026-11-10"), TODAY).unwrap();
    assert!(answered.file().proposal.review.as_ref().unwrap().approved_by(day("2026-11-10")));
}

#[test]
fn a_correction_leaves_what_members_and_the_issuer_said() {
    let claimed = take(&taken_in(lease()).unwrap(), &events()[2], TODAY).unwrap();
    let mut other = lease();
    (other.filing, other.contract) = (None, None);
    let correct = TransferEvent::Correct(Box::new(other));
    let corrected = take(&claimed, &correct, TODAY).unwrap();
    let proposal = &corrected.file().proposal;
    assert_eq!((proposal.claims.len(), proposal.filing.is_some()), (1, true));
    assert_eq!(proposal.contract, None, "what was signed was signed for something else");
}

#[test]
fn whoever_holds_the_right_by_now_must_have_agreed() {
    let deal = taken_in(lease()).unwrap();
    let mut now = Registered::new();
    now.holders.push(crate::CoHolder {
        person: person(4),
        name: "村民4".to_owned(),
        birth_day: None,
    });
    let refused = deal.take(&TransferEvent::Approve, at(TODAY), &now.register());
    let Err(TransferRefused::Unlawful(violations)) = refused else { panic!("{refused:?}") };
    assert_eq!(violations.iter().map(|it| it.rule.code).collect::<Vec<_>>(), ["MK-06"]);
}

#[test]
fn what_has_no_price_is_never_recorded_as_paid() {
    let paid = running(lease());
    assert_eq!(paid.recorded().unwrap().price_fen(), Some(60_000));
    let mut farming = lease();
    farming.transfer =
        Transfer::Unpriced(Unpriced::FarmingOnBehalf(FarmingOnBehalf { grant: grant() }));
    let refused = taken_in(farming.clone());
    assert!(matches!(refused, Err(TransferRefused::Unlawful(_))), "a price is named");
    farming.consideration = None;
    let unpriced = running(farming);
    assert_eq!(unpriced.recorded().unwrap().price_fen(), None);
    assert_eq!(unpriced.payable_fen(day("2027-06-01")), 0);
}

#[test]
fn what_is_given_lasts_from_the_entry_to_the_end() {
    let whole = Some((days("2026-12-01", "2027-11-30"), dec!(600)));
    let new = taken_in(lease()).unwrap();
    assert_eq!(given(&new), None);
    let runs = running(lease());
    assert_eq!(given(&runs), whole);
    let ended = take(&runs, &events()[9], "2027-03-01T09:00:00").unwrap();
    assert_eq!(given(&ended), Some((days("2026-12-01", "2027-02-28"), dec!(600))));
    let void = take(&ended, &coercion(), "2027-04-01T09:00:00").unwrap();
    assert_eq!(given(&void), None, "it never was");
    let archived = take(&void, &TransferEvent::Archive, "2027-04-01T09:00:00").unwrap();
    assert_eq!(given(&archived), None);
}

#[test]
fn what_is_due_is_ordered_and_after_the_end_nothing_more() {
    let runs = running(lease());
    let on = |deal: &TransferDeal, text| deal.payable_fen(day(text));
    assert_eq!(on(&runs, "2026-11-22"), 30_000, "the next installment");
    assert_eq!(on(&runs, "2027-05-31"), 30_000);
    assert_eq!(on(&runs, "2027-06-01"), 60_000);
    let paid = runs.told_paid(&rent(1, 30_000), at(TODAY)).unwrap();
    assert_eq!((on(&paid, "2026-12-01"), on(&paid, "2027-06-02")), (30_000, 30_000));
    let ended = take(&paid, &events()[9], "2027-06-01T09:00:00").unwrap();
    assert_eq!(on(&ended, "2027-06-02"), 0, "it was due on a day on which it was no more");
    let over = paid.told_paid(&rent(2, 30_000), at(TODAY)).unwrap();
    assert_eq!(on(&over, "2027-06-02"), 0);
    assert_eq!(taken_in(lease()).unwrap().payable_fen(day("2027-06-02")), 0);
}

#[test]
fn a_payment_counts_once_and_only_for_whom_it_was_for() {
    let runs = running(lease());
    let paid = runs.told_paid(&rent(1, 30_000), at(TODAY)).unwrap();
    assert_eq!(paid.told_paid(&rent(1, 30_000), at(TODAY)), Err(TransferRefused::PaidBefore));
    let to = |flow, n| TransferEvent::Pay(matched(7, DEAL, (flow, person(n)), 1));
    for wrong in [to(Flow::Out, TENANT), to(Flow::In, 1)] {
        assert_eq!(runs.told_paid(&wrong, at(TODAY)), Err(TransferRefused::OtherPayment));
    }
    let elsewhere = TransferEvent::Pay(matched(7, DealId(person(9)), (Flow::Out, person(1)), 1));
    assert_eq!(runs.told_paid(&elsewhere, at(TODAY)), Err(TransferRefused::OtherPayment));
    let no_payment = runs.told_paid(&TransferEvent::Archive, at(TODAY));
    assert!(matches!(no_payment, Err(TransferRefused::WrongStep { .. })));
}

#[test]
fn what_is_void_is_paid_back_before_it_is_archived() {
    let paid = running(lease()).told_paid(&rent(1, 30_000), at(TODAY)).unwrap();
    assert_eq!(paid.refund_due_fen(), 0);
    let void = take(&paid, &coercion(), TODAY).unwrap();
    assert_eq!((void.refund_due_fen(), void.payable_fen(day("2027-06-01"))), (30_000, 0));
    // What the bank shows late is due back as well.
    let late = void.told_paid(&rent(2, 30_000), at(TODAY)).unwrap();
    let open = Err(TransferRefused::RefundOpen { fen: 60_000 });
    assert_eq!(take(&late, &TransferEvent::Archive, TODAY), open);
    let half = late.told_paid(&back(3, 30_000), at(TODAY)).unwrap();
    assert_eq!(half.refund_due_fen(), 30_000);
    let whole = half.told_paid(&back(4, 30_000), at(TODAY)).unwrap();
    let archived = take(&whole, &TransferEvent::Archive, TODAY).unwrap();
    assert_eq!((archived.state(), archived.refund_due_fen()), (TransferState::Archived, 0));
}

#[test]
fn one_side_ends_it_only_for_what_the_law_lists() {
    let runs = running(lease());
    let alone = |ground| TransferEvent::End(TransferEnd::Alone { ground, notice: evidence(8) });
    let refused = take(&runs, &alone(EndingGround::Other), TODAY);
    assert!(matches!(refused, Err(TransferRefused::Unlawful(_))), "{refused:?}");
    assert!(take(&runs, &alone(EndingGround::Damage), TODAY).is_ok());
    let idle = TransferEvent::Inspect(Inspection {
        day: day("2027-01-10"),
        idle_since: Some(day("2027-01-01")),
        purposes_seen: Vec::new(),
        record: evidence(5),
    });
    let idle = take(&runs, &idle, "2027-01-10T09:00:00").unwrap();
    let on = |when| take(&idle, &alone(EndingGround::Idle), when);
    assert!(matches!(on("2028-12-31T09:00:00"), Err(TransferRefused::Unlawful(_))));
    assert!(on("2029-01-01T09:00:00").is_ok());
}

#[test]
fn a_term_is_over_on_the_day_after_its_last() {
    let runs = running(lease());
    let expiry = TransferEvent::End(TransferEnd::Expiry);
    let early = take(&runs, &expiry, "2027-11-30T23:59:59");
    assert_eq!(early, Err(TransferRefused::RunsStill { last_day: day("2027-11-30") }));
    assert!(take(&runs, &expiry, "2027-12-01T00:00:00").is_ok());
}

fn pledge() -> Proposal {
    let pledge = Pledge {
        creditor: "信用社".to_owned(),
        shares: Shares::new(1, 2).unwrap(),
        contract_sha256: evidence(9).as_str().to_owned(),
    };
    let (holder, class) = (person(1), "member".to_owned());
    let collective = CreditCode::parse("N2229901MA0000007X").unwrap();
    let transfer = SharePledge { collective, holder, class, pledge };
    let sound = lease();
    Proposal {
        transfer: Transfer::Unpriced(Unpriced::SharePledge(transfer)),
        transferee: Transferee { kind: TransfereeKind::Bank, ..sound.transferee.clone() },
        consideration: None,
        ..sound
    }
}

#[test]
fn a_pledge_is_entered_and_released_by_agreement_alone() {
    let agreed = TransferEvent::End(TransferEnd::Agreed { agreement: evidence(4) });
    let approved = take(&taken_in(pledge()).unwrap(), &TransferEvent::Approve, TODAY).unwrap();
    assert!(take(&approved, &agreed, TODAY).is_err(), "nothing is pledged yet");
    let pledged = take(&approved, &TransferEvent::Enter, TODAY).unwrap();
    assert_eq!(pledged.state(), TransferState::Entered);
    let expired = TransferEvent::End(TransferEnd::Expiry);
    assert!(take(&pledged, &expired, TODAY).is_err(), "a pledge has no term");
    let released = take(&pledged, &agreed, TODAY).unwrap();
    assert_eq!(released.state(), TransferState::Ended);
    let void = take(&pledged, &coercion(), TODAY).unwrap();
    assert_eq!((void.state(), may_follow(&void)), (TransferState::Void, vec!["archive"]));
}
