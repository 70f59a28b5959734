//! How a sound case of each kind is made of the village of two households and three parcels.

use identity::ContractCode;

use super::case_sample::{
    CaseSample, contract, contractor, day, decision, issuer, notice, parcel, person, settle,
    signature, village,
};
use crate::case::{
    Assignment, Cancellation, CancellationReason, CaseKind, DecisionSubject, Exchange,
    ExchangeSide, Expropriation, HomesteadGrant, HouseholdMerge, HouseholdSplit, IssuerConsent,
    IssuerSuccession, MemberChange, NoticeKind, ParcelChange, Registration, RelationTo, Request,
    Restraint, Rows, Scene, SuccessionReason, TermExtension,
};
use crate::takeover::Takeover;
use crate::{ObjectKind, Term};

/// The contracts of the village with their people and their parcels, and nothing else.
fn land() -> Scene {
    let mut facts = village();
    facts.households.retain(|it| it.household.fact.code.contractor().is_some());
    for it in &mut facts.contracts {
        it.circulations.clear();
        it.changes.clear();
        it.title_documents.clear();
    }
    let Takeover { issuers, households, contractors, parcels, contracts, .. } = facts;
    let facts =
        Takeover { issuers, households, contractors, parcels, contracts, ..Takeover::default() };
    Scene { facts, restrictions: Vec::new() }
}

fn homesteads() -> Scene {
    let Takeover { issuers, households, homesteads, .. } = village();
    let facts = Takeover { issuers, households, homesteads, ..Takeover::default() };
    Scene { facts, restrictions: Vec::new() }
}

impl CaseSample {
    pub(super) fn first_registration() -> Self {
        let request = Request::FirstRegistration(Registration { rows: Rows::default() });
        Self::new(request, Scene::default(), land())
    }

    /// The second household's land, contracted by negotiation to a unit from outside.
    pub(super) fn first_registration_other() -> Self {
        let mut after = land();
        let unit = contractor(9001);
        let code = ContractCode::parse(&format!("{unit}Q")).unwrap();
        let facts = &mut after.facts;
        facts.households.clear();
        facts.contractors.remove(0);
        facts.contracts.remove(0);
        facts.parcels.retain(|it| it.fact.code == parcel(3));
        facts.contractors[0].fact.code = unit;
        facts.contractors[0].fact.kind = unit.kind();
        facts.contractors[0].fact.name = "样例农场".to_owned();
        let file = &mut facts.contracts[0];
        file.contract.fact.code = code;
        file.contract.fact.contractor = unit;
        file.contract.fact.mode = "123".to_owned();
        file.certificate = None;
        file.right.as_mut().unwrap().fact.code = code;
        file.right.as_mut().unwrap().fact.mode = "123".to_owned();
        file.parcels[0].fact.contract = code;
        file.parcels[0].fact.acquisition_mode = "123".to_owned();
        let request = Request::FirstRegistrationOther(Registration { rows: Rows::default() });
        let mut sample = Self::new(request, Scene::default(), after);
        sample.decisions.push(decision(DecisionSubject::OutsideContractor));
        sample
    }

    pub(super) fn homestead(kind: CaseKind) -> Self {
        let mut after = homesteads();
        after.facts.homesteads.truncate(1);
        let rows = Rows::default();
        let request = if kind == CaseKind::HomesteadConfirmation {
            Request::HomesteadConfirmation(Registration { rows })
        } else {
            let parted_dwellings = Vec::new();
            Request::HomesteadFirstRegistration(HomesteadGrant { rows, parted_dwellings })
        };
        let mut sample = Self::new(request, Scene::default(), after);
        let announced = NoticeKind::HomesteadRegistration;
        sample.notices = vec![notice(announced, 1, "2026-09-05", "2026-09-19")];
        sample.notice_rounds = 1;
        sample.decisions.push(decision(DecisionSubject::Homestead));
        sample
    }

    pub(super) fn member_change() -> Self {
        let request = MemberChange {
            household: contractor(1),
            joining: Rows::default(),
            leaving: Vec::new(),
        };
        Self::new(Request::MemberChange(request), land(), land())
    }

    /// Nothing is lost yet; the samples say what is.
    pub(super) fn parcel_change() -> Self {
        let request = ParcelChange {
            contract: contract(1),
            added: Rows::default(),
            lost: Vec::new(),
            corrected: Rows::default(),
        };
        Self::new(Request::ParcelChange(request), land(), land())
    }

    /// The spouse of the first household leaves with the second parcel.
    pub(super) fn household_split() -> Self {
        let mut after = land();
        let (new, code) = (contractor(3), contract(3));
        let facts = &mut after.facts;
        let mut household = facts.households[0].clone();
        household.household.fact.code = new.into();
        household.household.fact.head_name = "戊一".to_owned();
        household.members = vec![facts.households[0].members.remove(1)];
        facts.households.push(household);
        facts.contractors[0].fact.member_count = 1;
        let mut party = facts.contractors[0].clone();
        party.fact.code = new;
        party.fact.name = "戊一".to_owned();
        facts.contractors.push(party);
        let mut file = facts.contracts[0].clone();
        file.contract.fact.code = code;
        file.contract.fact.contractor = new;
        file.right.as_mut().unwrap().fact.code = code;
        file.certificate = None;
        file.parcels.remove(0);
        file.parcels[0].fact.contract = code;
        facts.contracts[0].parcels.remove(1);
        settle(&mut facts.contracts[0]);
        settle(&mut file);
        facts.contracts.push(file);
        let request = HouseholdSplit {
            household: contractor(1),
            new_household: new,
            new_head: person("戊一"),
            address: "样例乡样例村".to_owned(),
            members: vec![RelationTo { person: person("戊一"), relation: "02".to_owned() }],
            parcels: vec![parcel(2)],
            divided: Vec::new(),
        };
        Self::new(Request::HouseholdSplit(request), land(), after)
    }

    /// The second household joins the first.
    pub(super) fn household_merge() -> Self {
        let mut after = land();
        let facts = &mut after.facts;
        let from = facts.households.remove(1);
        facts.households[0].members.extend(from.members);
        facts.contractors.remove(1);
        facts.contractors[0].fact.member_count = 4;
        let mut from = facts.contracts.remove(1);
        from.parcels[0].fact.contract = contract(1);
        facts.contracts[0].parcels.append(&mut from.parcels);
        settle(&mut facts.contracts[0]);
        let request =
            HouseholdMerge { from: contractor(2), into: contractor(1), relations: Vec::new() };
        let mut sample = Self::new(Request::HouseholdMerge(request), land(), after);
        sample.end(ObjectKind::Contractor, contractor(2).as_str());
        sample.end(ObjectKind::LandContract, contract(2).as_str());
        sample.signatures.push(signature("乙一"));
        sample
    }

    /// The first household's first parcel for the second's only one.
    pub(super) fn exchange() -> Self {
        let mut after = land();
        let [one, other] = &mut after.facts.contracts[..] else { panic!("two contracts") };
        std::mem::swap(&mut one.parcels[0], &mut other.parcels[0]);
        for file in [one, other] {
            file.parcels[0].fact.contract = file.contract.fact.code;
            file.parcels[0].fact.acquisition_mode = "300".to_owned();
        }
        let side = |n, gives| ExchangeSide { contract: contract(n), parcels: vec![parcel(gives)] };
        let request = Exchange { one: side(1, 1), other: side(2, 3) };
        Self::new(Request::Exchange(request), land(), after)
    }

    /// The first household's second parcel goes to the second household.
    pub(super) fn assignment() -> Self {
        let mut after = land();
        let [from, to] = &mut after.facts.contracts[..] else { panic!("two contracts") };
        let mut given = from.parcels.remove(1);
        given.fact.contract = to.contract.fact.code;
        given.fact.acquisition_mode = "200".to_owned();
        to.parcels.push(given);
        settle(from);
        settle(to);
        let request = Assignment {
            contract: contract(1),
            parcels: vec![parcel(2)],
            transferee: contract(2),
            price_fen: 1,
            consent: IssuerConsent::Agreed,
        };
        Self::new(Request::Assignment(request), land(), after)
    }

    pub(super) fn mortgage() -> Self {
        let request = Restraint {
            on: contract(1).to_string(),
            party: "样例银行".to_owned(),
            basis: "担保合同".to_owned(),
            last_day: Some(day("2027-12-31")),
        };
        Self::new(Request::Mortgage(request), land(), land())
    }

    /// The second contract ends because nobody of its household is left.
    pub(super) fn cancellation() -> Self {
        let mut before = land();
        for it in &mut before.facts.households[1].members {
            it.fact.member.note_kind = Some("7".to_owned());
        }
        let mut after = before.clone();
        after.facts.contracts.remove(1);
        after.facts.contractors.remove(1);
        let reason = CancellationReason::HouseholdExtinct;
        let request = Cancellation { on: contract(2).to_string(), reason };
        let mut sample = Self::new(Request::Cancellation(request), before, after);
        sample.end(ObjectKind::LandContract, contract(2).as_str());
        sample
    }

    /// Of the first contract one parcel is taken.
    pub(super) fn expropriation() -> Self {
        let mut after = land();
        after.facts.parcels.remove(0);
        after.facts.contracts[0].parcels.remove(0);
        settle(&mut after.facts.contracts[0]);
        let request = Expropriation {
            contract: contract(1),
            approval_number: "样政征〔2026〕1号".to_owned(),
            compensation_fen: 1,
            parcels: vec![parcel(1)],
            divided: Vec::new(),
        };
        let mut sample = Self::new(Request::Expropriation(request), land(), after);
        sample.end(ObjectKind::Parcel, parcel(1).as_str());
        sample
    }

    pub(super) fn term_extension() -> Self {
        let mut after = land();
        let (first_day, last_day) = (day("2028-01-01"), day("2057-12-31"));
        for file in &mut after.facts.contracts {
            let term = Term { first_day, last_day: Some(last_day) };
            file.contract.fact.term = term;
            file.right.as_mut().unwrap().fact.term = term;
        }
        let request = TermExtension {
            issuer: issuer(),
            contracts: vec![contract(1), contract(2)],
            last_day,
            signed_day: day("2026-10-01"),
        };
        let mut sample = Self::new(Request::TermExtension(request), land(), after);
        sample.decisions.push(decision(DecisionSubject::Extension));
        sample
    }

    pub(super) fn issuer_succession() -> Self {
        let mut after = land();
        after.facts.issuers[0].fact.name = "样例社区".to_owned();
        let request = IssuerSuccession {
            issuer: issuer(),
            name: "样例社区".to_owned(),
            head_name: "丙一".to_owned(),
            head_document: None,
            reason: SuccessionReason::VillageToCommunity,
            basis: "样政〔2026〕1号".to_owned(),
        };
        let mut sample = Self::new(Request::IssuerSuccession(request), land(), after);
        sample.decisions.push(decision(DecisionSubject::Succession));
        sample
    }
}
