//! A small sound case of each kind that the rules look at, over the village of two households and three parcels.

use chrono::{DateTime, NaiveDate, Utc};
use identity::{ContractCode, ContractorCode, IssuerCode, ParcelCode};
use rust_decimal::{Decimal, dec};

use super::sample::{Sample, square};
use crate::ObjectKind;
use crate::case::{
    Assembly, CaseDocument, CaseFacts, CaseKind, CaseParameters, Decision, DecisionSubject,
    DocumentRole, Ended, Fee, Lineage, LineageKind, NearParcel, Notice, NoticeKind, Outcome,
    PersonRef, Request, Restriction, RestrictionKind, Scene, Signature, Step, StepTaken,
    Surroundings,
};
use crate::submission::{CountyFacts, Table};
use crate::takeover::{ContractFile, Takeover, read};

const ISSUER: &str = "22990110000101";

/// A case with all that it is looked at with.
pub(crate) struct CaseSample {
    pub(super) request: Request,
    pub(super) before: Scene,
    pub(super) outcome: Outcome,
    pub(super) around: Surroundings,
    pub(super) basic_farmland: Vec<NearParcel>,
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
        meeting: None,
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

impl CaseSample {
    pub(super) fn facts(&self) -> CaseFacts<'_> {
        CaseFacts {
            kind: self.request.kind(),
            request: &self.request,
            before: &self.before,
            outcome: &self.outcome,
            around: &self.around,
            basic_farmland: &self.basic_farmland,
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

    pub(super) fn new(request: Request, before: Scene, after: Scene) -> Self {
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
