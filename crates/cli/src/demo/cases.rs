//! The demo's cases, in one village: handed in, taken step by step, and one of them printed.

use anyhow::{Context as _, bail};
use bytes::Bytes;
use casework::case::{
    Addition, CaseView, CasesAsked, Counter, Desk, Mode, Occasion, Reply, StepAsked, Submission,
    accept_case, add, cases, take_step,
};
use casework::documents::{
    Archive, IncomingChunk, NewDocument, add_chunk, begin_upload, complete_upload,
};
use casework::{Officer, household_file};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use ledger::Digest;
use store::CaseFilter;
use tenure::case::{
    CaseDocument, CaseKind, Collected, DocumentRole, LossReason, ParcelChange, ParcelLoss, Request,
    Rows, Signature, Step, china_day,
};
use tenure::{AsOf, IdentityDocument};
use uuid::Uuid;

use super::story::{Story, stories};
use crate::bureau::{Bureau, new_id};

/// The village whose cases are told, and the first group in it.
const GROUP: &str = "22022190190101";
/// More households than any group of the samples has.
const HOUSEHOLDS_MAX: u32 = 99;
/// A scan that stands for every document.
const SCAN: &[u8] = include_bytes!("scan.png");

/// Whoever takes a step in the demo.
fn officer_of(step: Step) -> &'static str {
    match step {
        Step::Survey => "调查员乙",
        Step::Review
        | Step::PostNotice
        | Step::CloseNotice
        | Step::Suspend
        | Step::Dispute
        | Step::Refuse => "审核员丙",
        Step::Approve => "审批人丁",
        Step::Register | Step::Certify => "登簿员戊",
        _ => "受理员甲",
    }
}

/// The counter of the demo.
pub(super) struct DemoCounter<'a> {
    pub(super) bureau: &'a Bureau,
    pub(super) desk: &'a Desk,
    pub(super) archive: &'a Archive,
    /// When the demo is started; its cases lie in the days before.
    pub(super) now: DateTime<Utc>,
}

/// A household that a case is about.
struct Applicant {
    /// Its representative, who signs.
    name: String,
    document: IdentityDocument,
    request: Request,
}

/// Whether there are cases already.
pub(super) async fn told_before(
    bureau: &Bureau,
    desk: &Desk,
    now: DateTime<Utc>,
) -> anyhow::Result<bool> {
    let asked = CasesAsked {
        filter: CaseFilter::default(),
        overdue: None,
        due_before: None,
        desk_box: None,
        after: None,
        limit: 1,
    };
    let Bureau { store, officer, .. } = bureau;
    Ok(!cases(store, desk, officer, asked, china_day(now)).await?.is_empty())
}

impl DemoCounter<'_> {
    /// Tells every story, and gives each case as it stands then.
    pub(super) async fn tell(&self) -> anyhow::Result<Vec<CaseView>> {
        let mut told = Vec::new();
        let mut applicants = self.applicants().await?.into_iter();
        for story in stories() {
            let applicant = applicants.next().context("the samples have too few households")?;
            told.push(self.tell_one(&story, applicant).await?);
        }
        Ok(told)
    }

    /// The households of the group that hold two parcels or more, each with the loss of its last one.
    async fn applicants(&self) -> anyhow::Result<Vec<Applicant>> {
        let Bureau { store, officer, .. } = self.bureau;
        let at = AsOf { as_of: china_day(self.now), known_at: self.now };
        let mut applicants = Vec::new();
        for number in 1..=HOUSEHOLDS_MAX {
            let code = format!("{GROUP}{number:04}");
            if let Ok(file) = household_file(store, officer, &code, at).await {
                applicants.extend(applicant(&file.file));
            }
        }
        Ok(applicants)
    }

    async fn tell_one(&self, story: &Story, applicant: Applicant) -> anyhow::Result<CaseView> {
        let Applicant { name, document, request } = applicant;
        let (mut view, mut id) = (None, Uuid::nil());
        for (n, &step) in story.steps.iter().enumerate() {
            let at = self.now - TimeDelta::days(story.days_ago(n));
            let officer =
                Officer { name: officer_of(step).to_owned(), ..self.bureau.officer.clone() };
            let counter = self.counter(&officer, at);
            if step == Step::Accept {
                let documents = self.documents(&officer, &request, at).await?;
                let (applicant, request) = (name.clone(), request.clone());
                let decisions = Vec::new();
                let submission = Submission { applicant, request, documents, decisions };
                view = Some(done(accept_case(&counter, submission, Mode::Real).await?)?);
                id = counter.occasion.id;
                continue;
            }
            if step == Step::Confirm {
                let (name, day) = (name.clone(), counter.occasion.today);
                let signature = Signature { name, day, mandate_sha256: None };
                view = Some(done(add(&counter, id, Addition::Signature(signature)).await?)?);
            }
            let revision = view.as_ref().map_or(0, |it| it.file.case.revision);
            let collections = match &view {
                Some(view) if step == Step::HandOver => {
                    collected(view, &name, &document, counter.occasion.today)
                }
                _ => Vec::new(),
            };
            let asked = StepAsked { step, revision, note: note(step), request: None, collections };
            let taken = take_step(&counter, id, asked, Mode::Real).await;
            view = Some(done(taken.with_context(|| format!("the demo stops at {step:?}"))?)?);
        }
        view.context("a story begins with its acceptance")
    }

    /// The counter at a moment, with an officer at it.
    pub(super) fn counter<'b, V>(
        &'b self,
        officer: &'b Officer,
        at: DateTime<Utc>,
    ) -> Counter<'b, V> {
        let occasion = Occasion { at, today: china_day(at), id: new_id() };
        Counter { store: &self.bureau.store, desk: self.desk, officer, occasion, again: None }
    }

    /// Every document that the checklist always asks for, and the proof of what took the parcel.
    async fn documents(
        &self,
        officer: &Officer,
        request: &Request,
        at: DateTime<Utc>,
    ) -> anyhow::Result<Vec<CaseDocument>> {
        let division = request.division().context("the request names its village")?.to_string();
        let sha256 = self.hand_in(officer, division, at).await?;
        let case_type = self.desk.types.get(CaseKind::ParcelChange);
        let asked = case_type.documents.iter();
        let asked = asked.filter(|it| it.when.is_none() || it.role == "disaster-proof");
        Ok(asked
            .map(|it| CaseDocument {
                role: DocumentRole(it.role.clone()),
                title: it.title_zh.clone(),
                day: Some(china_day(at)),
                sha256: sha256.clone(),
            })
            .collect())
    }

    /// Stores the scan for a village, and gives its digest.
    pub(super) async fn hand_in(
        &self,
        officer: &Officer,
        division: String,
        at: DateTime<Utc>,
    ) -> anyhow::Result<String> {
        let (store, archive) = (&self.bureau.store, self.archive);
        let announced = Digest::of_bytes(SCAN);
        let new = NewDocument {
            division,
            title: "样例材料".to_owned(),
            size_bytes: u64::try_from(SCAN.len())?,
            sha256: announced.to_string(),
        };
        let upload = begin_upload(store, archive, officer, new, at).await?;
        let chunk = IncomingChunk { offset_bytes: 0, bytes: Bytes::from_static(SCAN), announced };
        add_chunk(store, archive, officer, upload.id, chunk, at).await?;
        complete_upload(store, archive, officer, upload.id, at).await?;
        Ok(announced.to_string())
    }
}

/// The household as an applicant: a flood has taken the last parcel of its contract.
fn applicant(file: &store::HouseholdFile) -> Option<Applicant> {
    let contract = file.contracts.first().filter(|it| it.parcels.len() > 1)?;
    let (_, lost) = contract.parcels.last()?;
    let lost = vec![ParcelLoss { parcel: lost.fact().code, reason: LossReason::Disaster }];
    let request = Request::ParcelChange(ParcelChange {
        contract: contract.contract.fact().code,
        added: Rows::default(),
        lost,
        corrected: Rows::default(),
    });
    let tenure::Contractor { name, document, .. } = file.contractor.as_ref()?.fact().clone();
    Some(Applicant { name, document, request })
}

/// The representative collects the certificate of the contract.
fn collected(
    view: &CaseView,
    name: &str,
    document: &IdentityDocument,
    day: NaiveDate,
) -> Vec<Collected> {
    let contracts = view.file.case.request.touched().contracts.into_iter();
    let collected = contracts.map(|it| Collected {
        certificate: it.to_string(),
        day,
        collector_name: name.to_owned(),
        collector_document: document.clone(),
        mandate_sha256: None,
    });
    collected.collect()
}

/// Why a case does not take the ordinary way.
fn note(step: Step) -> Option<String> {
    let note = match step {
        Step::Return => "缺变更后的土地承包合同原件；灾毁证明未加盖公章",
        Step::Withdraw => "申请人撤回申请",
        Step::Dispute => "相邻农户对界址提出争议",
        Step::Suspend => "等待自然灾害核定结论",
        Step::Refuse => "现场核实地块未灭失",
        _ => return None,
    };
    Some(note.to_owned())
}

fn done(reply: Reply) -> anyhow::Result<CaseView> {
    match reply {
        Reply::Now(view) => Ok(*view),
        Reply::Before(_) => bail!("no request of the demo comes twice"),
    }
}
