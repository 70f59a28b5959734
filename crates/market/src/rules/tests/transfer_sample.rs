//! A sound transfer of each kind.

use identity::{CreditCode, UnitCode};
use rust_decimal::dec;
use tenure::case::Restriction;
use tenure::shares::{Pledge, Recipient};
use tenure::{Shares, Term};

use crate::MarketParameters;
use crate::money::{Consideration, DealId, Schedule};
use crate::operation_right::{Asked, OperationRights};
use crate::sample::{
    TODAY, consent, contract, day, days, evidence, family, household, issuer, parcel, person,
};
use crate::transfer::{
    Assignment, ContractItem, ContractSignature, ContractedLand, Exchange, ExchangeSide,
    FarmingAbility, FarmingOnBehalf, Filing, Grant, GrantedParcel, HomesteadTransfer, IssuerAnswer,
    Lease, LeaseForm, Payee, Priced, PriorityNotice, Proposal, ReTransfer, Security, ShareIn,
    ShareInheritance, SharePledge, ShareRedemption, ShareTransfer, SignedBy, Transfer,
    TransferFacts, Transferee, TransfereeKind, Unpriced, WrittenContract,
};

/// All that the facts of a transfer are borrowed from.
pub(super) struct TransferSample {
    pub(super) proposal: Proposal,
    pub(super) contracts: Vec<ContractedLand>,
    pub(super) rights: OperationRights,
    pub(super) running: Vec<String>,
    pub(super) restrictions: Vec<Restriction>,
    pub(super) paid_fen: i128,
    pub(super) coercion: Option<String>,
    pub(super) today: chrono::NaiveDate,
    pub(super) parameters: MarketParameters,
}

pub(super) fn deal(n: u128) -> DealId {
    DealId(person(n))
}

impl TransferSample {
    fn of(transfer: Transfer) -> Self {
        let consideration = match transfer {
            Transfer::Priced(_) => {
                Some(Consideration::Money(Schedule::at_once(day("2026-12-01"), 60_000).unwrap()))
            }
            Transfer::Unpriced(_) => None,
        };
        let proposal = Proposal {
            transfer,
            holders: family(),
            representative: person(1),
            consents: vec![consent(1), consent(2)],
            transferee: outsider(),
            consideration,
            contract: Some(written()),
            filing: Some(Filing { with: issuer(), day: day("2026-11-12") }),
            decision: None,
            issuer_answer: None,
            review: None,
            priority: Some(PriorityNotice { days: days("2026-11-02", "2026-11-10") }),
            claims: Vec::new(),
            use_from: day("2026-12-01"),
        };
        let term = Term { first_day: day("1998-01-01"), last_day: Some(day("2027-12-31")) };
        let contracts = vec![
            ContractedLand {
                contract: contract(1),
                issuer: issuer(),
                term,
                parcels: vec![parcel(1)],
            },
            ContractedLand {
                contract: contract(2),
                issuer: issuer(),
                term,
                parcels: vec![parcel(2)],
            },
        ];
        let mut rights = OperationRights::default();
        for n in [1, 2] {
            rights.confirm(parcel(n), dec!(1000), days("1998-01-01", "2027-12-31")).unwrap();
        }
        let asked = Asked {
            deal: deal(700),
            parcel: parcel(2),
            under: None,
            area_m2: dec!(800),
            days: days("2026-01-01", "2027-12-31"),
        };
        rights.give(&asked).unwrap();
        Self {
            proposal,
            contracts,
            rights,
            running: Vec::new(),
            restrictions: Vec::new(),
            paid_fen: 60_000,
            coercion: None,
            today: day(TODAY),
            parameters: MarketParameters::default(),
        }
    }

    pub(super) fn facts(&self) -> TransferFacts<'_> {
        TransferFacts {
            deal: deal(1),
            proposal: &self.proposal,
            collective: issuer(),
            contracts: &self.contracts,
            operation_rights: &self.rights,
            running: &self.running,
            restrictions: &self.restrictions,
            paid_fen: self.paid_fen,
            coercion_found: self.coercion.as_deref(),
            today: self.today,
            parameters: &self.parameters,
        }
    }

    pub(super) fn grant(&mut self) -> &mut Grant {
        match &mut self.proposal.transfer {
            Transfer::Priced(Priced::Lease(it)) => &mut it.grant,
            Transfer::Priced(Priced::ShareIn(it)) => &mut it.grant,
            Transfer::Priced(Priced::ReTransfer(it)) => &mut it.grant,
            Transfer::Unpriced(Unpriced::FarmingOnBehalf(it)) => &mut it.grant,
            Transfer::Unpriced(Unpriced::Security(it)) => &mut it.grant,
            _ => panic!("no operation right is given"),
        }
    }

    pub(super) fn contract(&mut self) -> &mut WrittenContract {
        self.proposal.contract.as_mut().unwrap()
    }

    pub(super) fn homestead(&mut self) -> &mut HomesteadTransfer {
        match &mut self.proposal.transfer {
            Transfer::Priced(Priced::Homestead(it)) => it,
            _ => panic!("no homestead"),
        }
    }
}

pub(super) fn member() -> Transferee {
    let collective = Some(issuer());
    Transferee { collective, kind: TransfereeKind::Household, ..outsider() }
}

pub(super) fn outsider() -> Transferee {
    let ground = "从事种植业十年".to_owned();
    Transferee {
        party: person(50),
        name: "受让方".to_owned(),
        kind: TransfereeKind::Person,
        collective: None,
        farming: Some(FarmingAbility { ground, evidence: evidence(2) }),
    }
}

fn written() -> WrittenContract {
    WrittenContract {
        signed_day: day("2026-11-11"),
        document: evidence(3),
        signature: ContractSignature { by: SignedBy::Holder { person: person(1) }, mandate: None },
        items: ContractItem::ALL.into(),
        payee: Payee::Holder,
        deductions: Vec::new(),
    }
}

fn grant(n: u32) -> Grant {
    let purpose = "1".to_owned();
    let parcels = vec![GrantedParcel { parcel: parcel(n), area_m2: dec!(600), purpose }];
    Grant { contract: contract(n), parcels, days: days("2026-12-01", "2027-11-30") }
}

pub(super) fn lease() -> TransferSample {
    let lease = Lease { grant: grant(1), form: LeaseForm::Lease };
    TransferSample::of(Transfer::Priced(Priced::Lease(lease)))
}

pub(super) fn share_in() -> TransferSample {
    TransferSample::of(Transfer::Priced(Priced::ShareIn(ShareIn { grant: grant(1) })))
}

pub(super) fn farming_on_behalf() -> TransferSample {
    let farming = FarmingOnBehalf { grant: grant(1) };
    let mut sample = TransferSample::of(Transfer::Unpriced(Unpriced::FarmingOnBehalf(farming)));
    sample.proposal.contract = None;
    sample.proposal.transferee = member();
    sample
}

/// The transferee of deal 700 gives on what it has of parcel 2.
pub(super) fn re_transfer() -> TransferSample {
    let contractor_consent = Some(consent(4));
    let it = ReTransfer { grant: grant(2), under: deal(700), contractor_consent };
    TransferSample::of(Transfer::Priced(Priced::ReTransfer(it)))
}

pub(super) fn exchange() -> TransferSample {
    let side = |n| ExchangeSide { contract: contract(n), parcels: vec![parcel(n)] };
    let it = Exchange { one: side(1), other: side(2) };
    let mut sample = TransferSample::of(Transfer::Unpriced(Unpriced::Exchange(it)));
    sample.proposal.transferee = member();
    sample
}

pub(super) fn assignment() -> TransferSample {
    let it = Assignment { contract: contract(1), parcels: vec![parcel(1)] };
    let mut sample = TransferSample::of(Transfer::Priced(Priced::Assignment(it)));
    sample.proposal.transferee = member();
    sample.proposal.issuer_answer = Some(IssuerAnswer::Agreed { evidence: evidence(4) });
    sample
}

/// The transferee of deal 700 pledges what it has.
pub(super) fn security() -> TransferSample {
    let it = Security {
        grant: grant(2),
        under: Some(deal(700)),
        secured_fen: 500_000,
        contractor_consent: Some(consent(4)),
    };
    let mut sample = TransferSample::of(Transfer::Unpriced(Unpriced::Security(it)));
    sample.proposal.transferee.kind = TransfereeKind::Bank;
    sample
}

pub(super) fn homestead() -> TransferSample {
    let it = HomesteadTransfer {
        unit: UnitCode::parse("229901001001JC00001F00010001").unwrap(),
        to: household(9),
        held_by_receiver: Vec::new(),
        collective_consent: Some(evidence(5)),
        township_approval: Some(evidence(6)),
    };
    let mut sample = TransferSample::of(Transfer::Priced(Priced::Homestead(it)));
    sample.proposal.transferee = member();
    sample
}

fn collective() -> CreditCode {
    CreditCode::parse("N2229901MA0000007X").unwrap()
}

fn recipient(n: u32) -> Recipient {
    let (person, name) = (person(n.into()), format!("成员{n}"));
    Recipient { person, number: n, household: household(n), name }
}

fn shares(n: i64) -> Shares {
    Shares::new(n, 1).unwrap()
}

pub(super) fn share_transfer() -> TransferSample {
    let it = ShareTransfer {
        collective: collective(),
        from: person(1),
        to: recipient(9),
        class: "member".to_owned(),
        shares: shares(2),
    };
    let mut sample = TransferSample::of(Transfer::Priced(Priced::ShareTransfer(it)));
    sample.proposal.transferee = member();
    sample
}

pub(super) fn share_redemption() -> TransferSample {
    let it = ShareRedemption {
        collective: collective(),
        from: person(1),
        class: "member".to_owned(),
        shares: shares(2),
    };
    let mut sample = TransferSample::of(Transfer::Priced(Priced::ShareRedemption(it)));
    sample.proposal.transferee.kind = TransfereeKind::Collective;
    sample
}

pub(super) fn share_inheritance() -> TransferSample {
    let it = ShareInheritance {
        collective: collective(),
        deceased: person(1),
        class: "member".to_owned(),
        heirs: vec![(recipient(9), shares(2))],
        proof: evidence(50),
    };
    let mut sample = TransferSample::of(Transfer::Unpriced(Unpriced::ShareInheritance(it)));
    sample.proposal.consents.clear();
    sample
}

pub(super) fn share_pledge() -> TransferSample {
    let contract_sha256 = evidence(7).as_str().to_owned();
    let pledge =
        Pledge { creditor: "农村商业银行".to_owned(), shares: shares(2), contract_sha256 };
    let class = "member".to_owned();
    let it = SharePledge { collective: collective(), holder: person(1), class, pledge };
    let mut sample = TransferSample::of(Transfer::Unpriced(Unpriced::SharePledge(it)));
    sample.proposal.transferee.kind = TransfereeKind::Bank;
    sample
}

/// A sound transfer of every kind.
pub(super) const SOUND: [fn() -> TransferSample; 12] = [
    lease,
    share_in,
    farming_on_behalf,
    re_transfer,
    exchange,
    assignment,
    security,
    homestead,
    share_transfer,
    share_redemption,
    share_inheritance,
    share_pledge,
];
