//! A small sound collective, and a sound act of each kind that the rules look at.

use std::ops::Range;

use chrono::NaiveDate;
use identity::{CreditCode, DivisionCode, DocumentKind, IssuerCode, Relation, Sex};
use uuid::Uuid;

use super::sample::identity_number;
use crate::collective::{
    Asset, AssetKind, Benefit, Charter, ClauseEffect, Collective, CollectiveAct, CollectiveFacts,
    CollectiveParameters, CollectiveState, Filings, MemberClause, NonMemberBenefits, Organ,
    OrganKind, Organisation, Party, PaymentOrder, PaymentOrders, Reform, RegistrationCertificate,
    Seat, ShareMode, Succession, SuccessionKind, Verification,
};
use crate::decision::{Assembly, Decision, DecisionSubject, Meeting, Proxy};
use crate::distribution::{Payment, Run, RunInput, YearAccount, claims_of, distribute};
use crate::membership::{
    Answer, Capacity, Confirmation, Dispute, Exit, ExitTerms, Ground, Kinship, KinshipEvidence,
    Loss, Member, Membership, Roll,
};
use crate::shares::{HeldShares, Recipient, ShareMovement, SharePlan};
use crate::{
    HouseholdCode, IdentityDocument, IdentityNumber, ObjectId, Proportion, ShareHolder,
    ShareHolding, Shares,
};

pub(super) const ISSUER: &str = "22990110000100";
/// Members 1 to 30 are adults, 31 to 33 children; three to a household, the children with the first three.
pub(super) const ADULTS: Range<u128> = 1..31;
pub(super) const CHILDREN: Range<u128> = 31..34;

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn digest() -> String {
    "0".repeat(64)
}

pub(super) fn person(n: u128) -> ObjectId {
    ObjectId(Uuid::from_u128(n))
}

pub(super) fn here() -> CreditCode {
    CreditCode::parse("N2229901MA0000007X").unwrap()
}

pub(super) fn elsewhere() -> CreditCode {
    CreditCode::parse("N2229901MA0000015Q").unwrap()
}

pub(super) fn issuer() -> IssuerCode {
    IssuerCode::parse(ISSUER).unwrap()
}

pub(super) fn household(n: u128) -> HouseholdCode {
    HouseholdCode::parse(&format!("{ISSUER}{n:04}")).unwrap()
}

/// A member of the household `(n - 1) / 3`, or a child of the first households.
pub(super) fn member(n: u128) -> Member {
    let child = CHILDREN.contains(&n);
    let home = if child { n - 30 } else { (n - 1) / 3 + 1 };
    Member {
        person: person(n),
        name: format!("成员{n}"),
        sex: if n % 2 == 1 { Sex::Male } else { Sex::Female },
        birth_day: Some(if child { day("2015-06-01") } else { day("1980-01-01") }),
        document: None,
        household: household(home),
        relation: Relation::parse(if child { "20" } else { "02" }).unwrap(),
        capacity: Capacity::ByAge,
    }
}

/// A membership here since the reform.
pub(super) fn membership(n: u128) -> Membership {
    Membership {
        person: person(n),
        collective: here(),
        ground: Ground::Legacy,
        first_day: day("2019-01-01"),
        last_day: None,
        ending: None,
    }
}

/// A holding of a member, or of the collective for 0.
pub(super) fn holding(n: u128, shares: i64) -> HeldShares {
    let holder = match n {
        0 => ShareHolder::Collective,
        _ => ShareHolder::Member { household: member(n).household, name: member(n).name },
    };
    let class = if n == 0 { "collective" } else { "member" };
    let holding = ShareHolding {
        collective: here(),
        holder,
        class: class.to_owned(),
        shares: Shares::new(shares, 1).unwrap(),
        basis: "量化方案".to_owned(),
        inherited: false,
        pledge: None,
    };
    let person = (n > 0).then(|| person(n));
    let number = u32::try_from(n).unwrap();
    HeldShares { holding, number, person }
}

/// Thirty were entitled and twenty agreed; eighteen came and two had themselves stood for; ten days before, all were told.
pub(super) fn decision(subject: DecisionSubject) -> Decision {
    let proxy = |member, holder| Proxy {
        member: person(member),
        holder: person(holder),
        mandate_sha256: Some(digest()),
    };
    Decision {
        issuer: issuer(),
        subject,
        assembly: Assembly::Members,
        day: day("2026-10-20"),
        n_entitled: 30,
        n_yes: 20,
        plan_published: Some(day("2026-10-10")),
        township_approved: false,
        county_approved: false,
        record_sha256: digest(),
        meeting: Some(Meeting {
            notified_day: day("2026-10-10"),
            n_notified: 33,
            n_present: 18,
            proxies: vec![proxy(2, 1), proxy(5, 4)],
            n_no: 0,
            n_abstained: 0,
            reason: String::new(),
        }),
    }
}

pub(super) fn seat(n: u128) -> Seat {
    Seat {
        person: person(n),
        woman: n.is_multiple_of(2),
        chair: n == 1,
        close_relatives: Vec::new(),
    }
}

pub(super) fn organ(kind: OrganKind, seats: impl IntoIterator<Item = u128>) -> Organ {
    Organ { kind, elected_day: day("2024-01-10"), seats: seats.into_iter().map(seat).collect() }
}

fn charter() -> Charter {
    Charter {
        version: 1,
        adopted_day: day("2019-01-01"),
        filings: Filings { township: Some(day("2019-01-10")), county: Some(day("2019-01-20")) },
        majority: Proportion::TWO_THIRDS,
        delegates: true,
        member_clauses: vec![MemberClause {
            effect: ClauseEffect::Grants,
            text: "出嫁、离婚、丧偶的妇女保留成员身份".to_owned(),
        }],
        share_mode: ShareMode::Adjusted,
        other_share_classes: vec!["扶持股".to_owned()],
        share_cap: None,
        reserve: Proportion::new(30, 100).unwrap(),
    }
}

fn organisation() -> Organisation {
    Organisation {
        collective: Collective {
            credit_code: here(),
            name: "样例县样例乡样例村股份经济合作社".to_owned(),
            division: DivisionCode::parse("229901100001").unwrap(),
            legal_representative: "成员1".to_owned(),
            registered_day: day("2019-02-01"),
            total_shares: Shares::new(40, 1).unwrap(),
        },
        issuer: issuer(),
        address: "样例村1号".to_owned(),
        certificate: RegistrationCertificate {
            number: "N0001".to_owned(),
            issued_day: day("2019-02-01"),
            last_day: Some(day("2026-12-31")),
        },
        charter: charter(),
        organs: vec![
            organ(OrganKind::Board, [1, 4, 7]),
            organ(OrganKind::Supervisors, [10, 13]),
            organ(OrganKind::Delegates, 1..22),
        ],
        assets: vec![Asset {
            code: "Z0001".to_owned(),
            name: "集贸市场".to_owned(),
            kind: AssetKind::Operating,
            value_fen: 40_000_000,
            verification: Verification::Verified { day: day("2018-12-01") },
        }],
        reform: Reform::Registered,
    }
}

/// The roll of the collective as of a day.
pub(super) fn roll(version: u32, on: &str, memberships: &[Membership]) -> Roll {
    let filings = Filings { township: Some(day(on)), county: Some(day(on)) };
    Roll { filings, ..Roll::drawn_up(&here(), version, day(on), memberships) }
}

pub(super) fn state() -> CollectiveState {
    let memberships: Vec<Membership> = ADULTS.chain(CHILDREN).map(membership).collect();
    let mut holdings: Vec<HeldShares> = ADULTS.map(|it| holding(it, 1)).collect();
    holdings.push(holding(0, 10));
    CollectiveState {
        organisation: organisation(),
        members: ADULTS.chain(CHILDREN).map(member).collect(),
        roll: Some(roll(1, "2026-10-01", &memberships)),
        memberships,
        departures: Vec::new(),
        holdings,
    }
}

/// An act with all that it is looked at with.
pub(super) struct CollectiveSample {
    pub(super) act: CollectiveAct,
    pub(super) before: CollectiveState,
    /// Set by a test that wants another than the act makes.
    pub(super) after: Option<CollectiveState>,
    pub(super) decisions: Vec<Decision>,
    pub(super) disputes: Vec<Dispute>,
    pub(super) runs: Vec<Run>,
    pub(super) rolls_at_hand: Vec<CreditCode>,
    pub(super) today: NaiveDate,
    pub(super) parameters: CollectiveParameters,
}

impl CollectiveSample {
    /// A sound act with the decisions that it needs.
    pub(super) fn of(act: CollectiveAct) -> Self {
        Self {
            decisions: act.decisions_needed().into_iter().map(decision).collect(),
            act,
            before: state(),
            after: None,
            disputes: Vec::new(),
            runs: Vec::new(),
            rolls_at_hand: Vec::new(),
            today: day("2026-10-25"),
            parameters: CollectiveParameters::default(),
        }
    }

    /// What the act makes of the collective.
    pub(super) fn outcome(&self) -> CollectiveState {
        self.after.clone().unwrap_or_else(|| self.before.after(&self.act))
    }

    pub(super) fn facts<'a>(&'a self, after: &'a CollectiveState) -> CollectiveFacts<'a> {
        CollectiveFacts {
            act: &self.act,
            before: &self.before,
            after,
            decisions: &self.decisions,
            disputes: &self.disputes,
            runs: &self.runs,
            rolls_at_hand: &self.rolls_at_hand,
            today: self.today,
            parameters: &self.parameters,
        }
    }

    pub(super) fn confirmation(&mut self) -> &mut Confirmation {
        let CollectiveAct::Confirmation(it) = &mut self.act else { panic!("a confirmation") };
        it
    }

    pub(super) fn loss(&mut self) -> &mut Loss {
        let CollectiveAct::Loss(it) = &mut self.act else { panic!("a loss") };
        it
    }

    pub(super) fn exit(&mut self) -> &mut Exit {
        let CollectiveAct::Exit(it) = &mut self.act else { panic!("an exit") };
        it
    }

    pub(super) fn succession(&mut self) -> &mut Succession {
        let CollectiveAct::Succession(it) = &mut self.act else { panic!("a succession") };
        it
    }

    pub(super) fn meeting(&mut self) -> &mut Meeting {
        self.decisions[0].meeting.as_mut().unwrap()
    }
}

/// The child of member 2, born in the summer.
pub(super) fn birth() -> CollectiveAct {
    let mut child = Member { birth_day: Some(day("2026-07-01")), ..member(34) };
    child.household = household(1);
    confirmation(child, Ground::Birth, "20", KinshipEvidence::BirthCertificate, "2026-07-01")
}

/// The wife of member 1, who had no membership anywhere.
pub(super) fn marriage() -> CollectiveAct {
    let wife = Member { household: household(1), ..member(40) };
    let paper = KinshipEvidence::MarriageCertificate;
    confirmation(wife, Ground::Marriage, "12", paper, "2026-10-20")
}

fn confirmation(
    member: Member,
    ground: Ground,
    relation: &str,
    evidence: KinshipEvidence,
    first_day: &str,
) -> CollectiveAct {
    let relation = Relation::parse(relation).unwrap();
    let to = if ground == Ground::Birth { person(2) } else { person(1) };
    CollectiveAct::Confirmation(Box::new(Confirmation {
        member,
        ground,
        kinship: Some(Kinship { to, relation, evidence, evidence_sha256: digest() }),
        answer: Answer::Confirmed,
        first_day: day(first_day),
        leaves: None,
    }))
}

pub(super) fn loss() -> CollectiveAct {
    CollectiveAct::Loss(Loss {
        person: person(30),
        reason: "death".to_owned(),
        provision: String::new(),
        evidence_sha256: Some(digest()),
        elsewhere: None,
        last_day: day("2026-10-01"),
        kept_until: None,
    })
}

pub(super) fn exit() -> CollectiveAct {
    CollectiveAct::Exit(Exit {
        person: person(30),
        applicant: person(30),
        application_sha256: Some(digest()),
        applied_day: day("2026-09-01"),
        terms: ExitTerms::Compensation { amount_fen: 1_000_000 },
        last_day: day("2026-10-31"),
    })
}

pub(super) fn roll_version() -> CollectiveAct {
    CollectiveAct::RollVersion(roll(2, "2026-10-25", &state().memberships))
}

pub(super) fn benefits() -> CollectiveAct {
    CollectiveAct::NonMemberBenefits(NonMemberBenefits {
        person: person(50),
        name: "老教师".to_owned(),
        first_day: day("2026-10-20"),
        last_day: None,
        service: "任村办企业会计二十年".to_owned(),
        evidence_sha256: digest(),
        benefits: vec![Benefit::Income, Benefit::Services, Benefit::Other],
    })
}

pub(super) fn charter_change() -> CollectiveAct {
    CollectiveAct::CharterChange(Charter { version: 2, ..charter() })
}

/// This collective and the one beside it, of a single member, become one.
pub(super) fn merger() -> CollectiveAct {
    let beside = Membership { collective: elsewhere(), ..membership(60) };
    let joined = |it: &Membership| Membership {
        first_day: day("2026-11-01"),
        collective: here(),
        ground: Ground::Succession,
        ..it.clone()
    };
    let before = state();
    let mut memberships = before.memberships.clone();
    memberships.push(joined(&beside));
    let mut holdings = before.holdings.clone();
    holdings.push(holding(60, 1));
    CollectiveAct::Succession(Succession {
        kind: SuccessionKind::Merger,
        effect_day: day("2026-11-01"),
        before: vec![
            party(here(), ISSUER, before.memberships, before.holdings),
            party(elsewhere(), "22990110000200", vec![beside], vec![holding(60, 1)]),
        ],
        after: vec![party(here(), ISSUER, memberships, holdings)],
        township_reviewed: Some(day("2026-10-22")),
        county_approved: Some(day("2026-10-24")),
        balance_sheet_sha256: Some(digest()),
    })
}

fn party(
    collective: CreditCode,
    issuer: &str,
    memberships: Vec<Membership>,
    holdings: Vec<HeldShares>,
) -> Party {
    let issuer = IssuerCode::parse(issuer).unwrap();
    let total_shares = crate::shares::total(&holdings).unwrap();
    Party { collective, issuer, assets_verified: true, memberships, holdings, total_shares }
}

/// A sound merger with the decisions of both.
pub(super) fn sound_merger() -> CollectiveSample {
    let mut sample = CollectiveSample::of(merger());
    let issuer = IssuerCode::parse("22990110000200").unwrap();
    sample.decisions.push(Decision { issuer, ..decision(DecisionSubject::Succession) });
    sample
}

/// An identity card with a sound number of a birth and of a sex by its sequence.
pub(super) fn card(birth: &str, sequence: u32) -> IdentityDocument {
    let number = identity_number(&format!("220221{birth}{sequence:03}"));
    IdentityDocument { kind: DocumentKind::IdentityCard, number: IdentityNumber::new(number) }
}

/// A dispute about member 30, open since October.
pub(super) fn open_dispute() -> Dispute {
    Dispute {
        person: person(30),
        opened_day: day("2026-10-01"),
        settled_day: None,
        forum: "样例乡人民政府".to_owned(),
    }
}

/// The holdings as they are, quantified anew.
pub(super) fn quantification() -> CollectiveAct {
    let before = state();
    CollectiveAct::Quantification(SharePlan {
        assets: vec!["Z0001".to_owned()],
        value_fen: 40_000_000,
        total: before.organisation.collective.total_shares,
        holdings: before.holdings,
    })
}

/// Half a share from member 30 to member 1.
pub(super) fn transfer() -> CollectiveAct {
    let to =
        Recipient { person: person(1), number: 1, household: household(1), name: member(1).name };
    CollectiveAct::ShareMovement(ShareMovement::Transfer {
        from: person(30),
        to,
        class: "member".to_owned(),
        shares: Shares::new(1, 2).unwrap(),
        price_fen: 500_000,
    })
}

pub(super) fn redemption() -> CollectiveAct {
    CollectiveAct::ShareMovement(ShareMovement::Redemption {
        from: person(30),
        class: "member".to_owned(),
        shares: Shares::new(1, 1).unwrap(),
        price_fen: 1_000_000,
    })
}

/// 10,000 yuan less 1,000 of losses and 30 percent of the rest: 6,300 for forty shares, 157.50 each.
fn first_run() -> Run {
    let before = state();
    distribute(RunInput {
        collective: here(),
        number: 1,
        account: YearAccount {
            year: 2025,
            income_fen: 1_000_000,
            losses_fen: 100_000,
            reserve: before.organisation.charter.reserve,
            retained_fen: 0,
        },
        total: before.organisation.collective.total_shares,
        claims: claims_of(&before.holdings).unwrap(),
    })
    .unwrap()
}

pub(super) fn distribution() -> CollectiveAct {
    CollectiveAct::Distribution(Box::new(first_run()))
}

pub(super) fn payments() -> CollectiveAct {
    let run = first_run();
    let order = |(portion, n): (&crate::distribution::Portion, u128)| {
        let holder = ADULTS.contains(&n).then(|| person(n));
        let payment = Payment {
            number: u32::try_from(n).unwrap(),
            payee: portion.payee,
            account: [0; 32],
            amount_fen: portion.pay_fen(),
        };
        PaymentOrder { payment, person: holder, account_holder: holder, mandate_sha256: None }
    };
    let orders = run.portions.iter().zip(1..).map(order).collect();
    CollectiveAct::Payments(PaymentOrders { run, orders })
}
