//! A small sound case of each kind that the rules look at, over the village of two households and three parcels.

use chrono::{DateTime, NaiveDate, Utc};
use identity::{ContractCode, ContractorCode, IssuerCode, ParcelCode};
use rust_decimal::{Decimal, dec};

use super::sample::{Sample, square};
use crate::case::{
    Assembly, Assignment, Cancellation, CancellationReason, CaseDocument, CaseFacts, CaseKind,
    CaseParameters, Decision, DecisionSubject, DocumentRole, Ended, Exchange, ExchangeSide,
    Expropriation, Fee, HouseholdMerge, HouseholdSplit, IssuerConsent, IssuerSuccession, Lineage,
    LineageKind, MemberChange, NearParcel, Notice, NoticeKind, Outcome, ParcelChange,
    PartedDwelling, PersonRef, Registration, RelationTo, Request, Restraint, Restriction,
    RestrictionKind, Rows, Scene, Signature, Step, StepTaken, SuccessionReason, Surroundings,
    TermExtension,
};
use crate::submission::{CountyFacts, Table};
use crate::takeover::{ContractFile, Takeover, read};
use crate::{ObjectKind, Term};

const ISSUER: &str = "22990110000101";

/// A case with all that it is looked at with.
pub(crate) struct CaseSample {
    pub(super) request: Request,
    pub(super) before: Scene,
    pub(super) outcome: Outcome,
    pub(super) around: Surroundings,
    pub(super) basic_farmland: Vec<NearParcel>,
    pub(super) parted_dwellings: Vec<PartedDwelling>,
    pub(super) documents: Vec<CaseDocument>,
    pub(super) documents_asked: Vec<String>,
    pub(super) decisions: Vec<Decision>,
    pub(super) notices: Vec<Notice>,
    pub(super) notice_rounds: u32,
    pub(super) fees: Vec<Fee>,
    pub(super) signatures: Vec<Signature>,
    pub(super) steps: Vec<StepTaken>,
    pub(super) officer: String,
    pub(super) accepted_day: NaiveDate,
    pub(super) today: NaiveDate,
    pub(super) due_day: NaiveDate,
    pub(super) parameters: CaseParameters,
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn issuer() -> IssuerCode {
    IssuerCode::parse(ISSUER).unwrap()
}

/// The contractor of a household of the village, from 1.
pub(super) fn contractor(n: u32) -> ContractorCode {
    ContractorCode::new(issuer(), n).unwrap()
}

/// The household contract of a household, from 1.
pub(super) fn contract(n: u32) -> ContractCode {
    ContractCode::parse(&format!("{}J", contractor(n))).unwrap()
}

/// A parcel of the village, from 1.
pub(super) fn parcel(n: u32) -> ParcelCode {
    ParcelCode::new(issuer(), n).unwrap()
}

pub(super) fn digest() -> String {
    "0".repeat(64)
}

pub(super) fn step(step: Step, officer: &str) -> StepTaken {
    let at: DateTime<Utc> = "2026-10-19T08:00:00Z".parse().unwrap();
    StepTaken { step, officer: officer.to_owned(), at }
}

pub(super) fn signature(name: &str) -> Signature {
    Signature { name: name.to_owned(), day: day("2026-10-18"), mandate_sha256: None }
}

/// A decision of thirty members of whom twenty agreed, whose plan was published for fifteen days.
pub(super) fn decision(subject: DecisionSubject) -> Decision {
    Decision {
        issuer: issuer(),
        subject,
        assembly: Assembly::Members,
        day: day("2026-08-15"),
        n_entitled: 30,
        n_yes: 20,
        plan_published: Some(day("2026-08-01")),
        township_approved: true,
        county_approved: true,
        record_sha256: digest(),
    }
}

/// A round of seven days that closed the day after.
pub(super) fn notice(kind: NoticeKind, round: u32, first_day: &str, last_day: &str) -> Notice {
    let last_day = day(last_day);
    Notice {
        kind,
        round,
        first_day: day(first_day),
        last_day,
        content_sha256: digest(),
        closed_day: last_day.succ_opt(),
        objections: Vec::new(),
    }
}

pub(super) fn restriction(kind: RestrictionKind, first_day: &str) -> Restriction {
    Restriction {
        code: "229901-2026-000001".to_owned(),
        kind,
        on: contract(1).to_string(),
        party: "样例县人民法院".to_owned(),
        basis: "（2026）样0001号".to_owned(),
        first_day: day(first_day),
        last_day: None,
    }
}

pub(super) fn person(name: &str) -> PersonRef {
    PersonRef { name: name.to_owned(), document_number: None }
}

/// The village as the register has it.
pub(super) fn village() -> Takeover {
    let sample = Sample::new();
    let mut county: CountyFacts = sample.county.clone();
    let crs = county.crs[&Table::Parcel];
    for layer in [Table::BoundaryPoint, Table::BoundaryLine, Table::VillageArea] {
        county.crs.insert(layer, crs);
    }
    read(&sample.village, &county, day("2020-01-01")).unwrap()
}

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
    pub(super) fn facts(&self) -> CaseFacts<'_> {
        CaseFacts {
            kind: self.request.kind(),
            request: &self.request,
            before: &self.before,
            outcome: &self.outcome,
            around: &self.around,
            basic_farmland: &self.basic_farmland,
            parted_dwellings: &self.parted_dwellings,
            documents: &self.documents,
            documents_asked: &self.documents_asked,
            decisions: &self.decisions,
            notices: &self.notices,
            notice_rounds: self.notice_rounds,
            fees: &self.fees,
            signatures: &self.signatures,
            steps: &self.steps,
            officer: &self.officer,
            accepted_day: self.accepted_day,
            today: self.today,
            due_day: self.due_day,
            parameters: &self.parameters,
        }
    }

    /// A sound case of a kind.
    pub(super) fn of(kind: CaseKind) -> Self {
        match kind {
            CaseKind::FirstRegistration => Self::first_registration(),
            CaseKind::FirstRegistrationOther => Self::first_registration_other(),
            CaseKind::HomesteadFirstRegistration | CaseKind::HomesteadConfirmation => {
                Self::homestead(kind)
            }
            CaseKind::MemberChange => Self::member_change(),
            CaseKind::ParcelChange => Self::parcel_change(),
            CaseKind::HouseholdSplit => Self::household_split(),
            CaseKind::HouseholdMerge => Self::household_merge(),
            CaseKind::Exchange => Self::exchange(),
            CaseKind::Assignment => Self::assignment(),
            CaseKind::Mortgage => Self::mortgage(),
            CaseKind::Cancellation => Self::cancellation(),
            CaseKind::Expropriation => Self::expropriation(),
            CaseKind::TermExtension => Self::term_extension(),
            CaseKind::IssuerSuccession => Self::issuer_succession(),
            other => panic!("there is no sample of {other:?}"),
        }
    }

    /// The kinds that there is a sample of.
    pub(super) const KINDS: [CaseKind; 15] = [
        CaseKind::FirstRegistration,
        CaseKind::FirstRegistrationOther,
        CaseKind::HomesteadFirstRegistration,
        CaseKind::HomesteadConfirmation,
        CaseKind::MemberChange,
        CaseKind::ParcelChange,
        CaseKind::HouseholdSplit,
        CaseKind::HouseholdMerge,
        CaseKind::Exchange,
        CaseKind::Assignment,
        CaseKind::Mortgage,
        CaseKind::Cancellation,
        CaseKind::Expropriation,
        CaseKind::TermExtension,
        CaseKind::IssuerSuccession,
    ];

    fn new(request: Request, before: Scene, after: Scene) -> Self {
        let document = |role: &str, title: &str| CaseDocument {
            role: DocumentRole(role.to_owned()),
            title: title.to_owned(),
            day: Some(day("2026-09-01")),
            sha256: digest(),
        };
        let names = after.facts.contractors.iter().map(|it| it.fact.name.clone());
        let heads = after.facts.households.iter().map(|it| it.household.fact.head_name.clone());
        let mut names: Vec<String> = names.chain(heads).collect();
        names.sort_unstable();
        names.dedup();
        let survey = NoticeKind::SurveyResults;
        Self {
            request,
            before,
            outcome: Outcome { after, ..Outcome::default() },
            around: Surroundings::default(),
            basic_farmland: Vec::new(),
            parted_dwellings: Vec::new(),
            documents: vec![document("application", "申请书"), document("identity", "户口簿")],
            documents_asked: vec!["application".to_owned(), "identity".to_owned()],
            decisions: Vec::new(),
            notices: vec![
                notice(survey, 1, "2026-09-05", "2026-09-11"),
                notice(survey, 2, "2026-09-15", "2026-09-21"),
            ],
            notice_rounds: 2,
            fees: Vec::new(),
            signatures: names.iter().map(|it| signature(it)).collect(),
            steps: vec![
                step(Step::Accept, "李受理"),
                step(Step::Review, "王审核"),
                step(Step::Approve, "王审核"),
            ],
            officer: "赵登簿".to_owned(),
            accepted_day: day("2026-09-01"),
            today: day("2026-10-20"),
            due_day: day("2026-10-20"),
            parameters: CaseParameters::default(),
        }
    }

    fn first_registration() -> Self {
        let request = Request::FirstRegistration(Registration { rows: Rows::default() });
        Self::new(request, Scene::default(), land())
    }

    /// The second household's land, contracted by negotiation to a unit from outside.
    fn first_registration_other() -> Self {
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

    fn homestead(kind: CaseKind) -> Self {
        let mut after = homesteads();
        after.facts.homesteads.truncate(1);
        let rows = Registration { rows: Rows::default() };
        let request = if kind == CaseKind::HomesteadConfirmation {
            Request::HomesteadConfirmation(rows)
        } else {
            Request::HomesteadFirstRegistration(rows)
        };
        let mut sample = Self::new(request, Scene::default(), after);
        let announced = NoticeKind::HomesteadRegistration;
        sample.notices = vec![notice(announced, 1, "2026-09-05", "2026-09-19")];
        sample.notice_rounds = 1;
        sample.decisions.push(decision(DecisionSubject::Homestead));
        sample
    }

    fn member_change() -> Self {
        let request = MemberChange {
            household: contractor(1),
            joining: Rows::default(),
            leaving: Vec::new(),
        };
        Self::new(Request::MemberChange(request), land(), land())
    }

    /// Nothing is lost yet; the samples say what is.
    fn parcel_change() -> Self {
        let request = ParcelChange {
            contract: contract(1),
            added: Rows::default(),
            lost: Vec::new(),
            corrected: Rows::default(),
        };
        Self::new(Request::ParcelChange(request), land(), land())
    }

    /// The spouse of the first household leaves with the second parcel.
    fn household_split() -> Self {
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
    fn household_merge() -> Self {
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
    fn exchange() -> Self {
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
    fn assignment() -> Self {
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

    fn mortgage() -> Self {
        let request = Restraint {
            on: contract(1).to_string(),
            party: "样例银行".to_owned(),
            basis: "担保合同".to_owned(),
            last_day: Some(day("2027-12-31")),
        };
        Self::new(Request::Mortgage(request), land(), land())
    }

    /// The second contract ends because nobody of its household is left.
    fn cancellation() -> Self {
        let mut before = land();
        for it in &mut before.facts.households[1].members {
            it.fact.member.note_kind = Some("7".to_owned());
        }
        let mut after = before.clone();
        after.facts.contracts.remove(1);
        after.facts.contractors.remove(1);
        after.facts.households.remove(1);
        let reason = CancellationReason::HouseholdExtinct;
        let request = Cancellation { on: contract(2).to_string(), reason };
        let mut sample = Self::new(Request::Cancellation(request), before, after);
        sample.end(ObjectKind::LandContract, contract(2).as_str());
        sample
    }

    /// Of the first contract one parcel is taken.
    fn expropriation() -> Self {
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

    fn term_extension() -> Self {
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

    fn issuer_succession() -> Self {
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
        Self::new(Request::IssuerSuccession(request), land(), after)
    }

    /// An object that ends the day before.
    pub(super) fn end(&mut self, kind: ObjectKind, code: &str) {
        let last_day = day("2026-10-19");
        self.outcome.ended.push(Ended { kind, code: code.to_owned(), last_day });
    }

    /// A parcel that came from another.
    pub(super) fn descend(&mut self, how: LineageKind, from: ParcelCode, to: ParcelCode) {
        let (kind, from, to) = (ObjectKind::Parcel, from.to_string(), to.to_string());
        self.outcome.lineage.push(Lineage { kind, how, from, to });
    }

    /// The second parcel of the first contract in two pieces, 4 and 5, of which the first has the area given.
    pub(super) fn split_parcel(&mut self, how: LineageKind, first_m2: Decimal) {
        let whole = self.outcome.after.facts.parcels.remove(1);
        for (n, area, west_m) in [(4, first_m2, 10.0), (5, dec!(50.00), 15.0)] {
            let mut piece = whole.clone();
            piece.fact.code = parcel(n);
            piece.fact.measured_area_m2.0 = area;
            piece.fact.outline = square(west_m, 0.0, 5.0);
            self.outcome.after.facts.parcels.push(piece);
            self.descend(how, parcel(2), parcel(n));
        }
        self.end(ObjectKind::Parcel, parcel(2).as_str());
    }

    /// A change of the first contract as it will stand.
    pub(super) fn contract_after(&mut self, n: usize) -> &mut ContractFile {
        &mut self.outcome.after.facts.contracts[n]
    }
}

/// A contract's totals as those of its parcels.
pub(super) fn settle(file: &mut ContractFile) {
    let areas = file.parcels.iter().map(|it| it.fact.contract_area_m2.0);
    file.contract.fact.total_area_m2.0 = areas.sum();
    file.contract.fact.n_parcels = i32::try_from(file.parcels.len()).unwrap();
}
