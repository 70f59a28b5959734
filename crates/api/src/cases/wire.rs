//! A case on the wire.

use std::collections::{BTreeMap, BTreeSet};

use casework::case::{CaseClock, CaseView, ClockStands, Finding};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::Value;
use store::{CaseFile, CaseRow, PostedNotice, RecordedStep};
use tenure::ActId;
use tenure::case::{Collected, Role};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::mask::{in_words, masked};

/// A case 登记业务.
#[derive(Serialize, ToSchema)]
pub(crate) struct CaseOut {
    #[serde(flatten)]
    head: CaseHead,
    /// What is asked for; identity numbers are masked.
    request: Value,
    steps: Vec<StepOut>,
    #[schema(value_type = Vec<Object>)]
    documents: Vec<Value>,
    #[schema(value_type = Vec<Object>)]
    decisions: Vec<Value>,
    notices: Vec<NoticeOut>,
    #[schema(value_type = Vec<Object>)]
    signatures: Vec<Value>,
    #[schema(value_type = Vec<Object>)]
    fees: Vec<Value>,
    /// Who collected the certificates.
    collections: Vec<CollectionOut>,
    /// The steps that may be taken now, the ordinary one first.
    possible: Vec<&'static str>,
    /// The roles in which each of them may be taken.
    #[schema(value_type = BTreeMap<String, Vec<String>>)]
    roles: BTreeMap<&'static str, Vec<&'static str>>,
    /// What the rules said of what was just done or tried.
    findings: Vec<FindingOut>,
}

/// A case without its parts, as a list shows it.
#[derive(Serialize, ToSchema)]
pub(crate) struct CaseHead {
    id: Uuid,
    number: String,
    kind: &'static str,
    division: String,
    state: &'static str,
    /// Counted up with every step; `If-Match` asks for it.
    revision: i64,
    applicant: String,
    accepted_by: String,
    accepted_at: DateTime<Utc>,
    /// The last day on which the case is in time; while its clock stands still, the one that it would be if it went on today.
    due_day: NaiveDate,
    /// Working days until then; below zero for each that the case is late.
    working_days_left: i64,
    /// Whether it is late, or was when it was decided.
    overdue: bool,
    clock: ClockOut,
    /// The act that entered it.
    act: Option<Uuid>,
}

/// The clock of a case.
#[derive(Serialize, ToSchema)]
pub(crate) struct ClockOut {
    /// `running`, `stopped`, or `over` once the case is decided.
    stands: &'static str,
    /// The state in which it stands still, such as `returned`.
    stopped_by: Option<&'static str>,
    /// Said to the clerk where the days reach into a year whose holidays are not known yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

impl From<&CaseClock> for ClockOut {
    fn from(clock: &CaseClock) -> Self {
        let (stands, stopped_by) = match clock.stands {
            ClockStands::Running => ("running", None),
            ClockStands::Stopped(state) => ("stopped", Some(state.as_str())),
            ClockStands::Over => ("over", None),
        };
        let note = clock.without_holidays_of.map(|year| {
            format!("{year}年的节假日安排尚未录入，该年按周一至周五计算，期限届满日可能推后")
        });
        Self { stands, stopped_by, note }
    }
}

/// A step that was taken.
#[derive(Serialize, ToSchema)]
pub(crate) struct StepOut {
    step: &'static str,
    /// The state that it led to.
    state: &'static str,
    officer: String,
    at: DateTime<Utc>,
    note: Option<String>,
}

/// Who collected a certificate 领证.
#[derive(Serialize, ToSchema)]
pub(crate) struct CollectionOut {
    /// The code of the contract, or of the homestead's unit.
    certificate: String,
    day: NaiveDate,
    collector_name: String,
    /// 证件类型 (C.15)
    collector_document_kind: &'static str,
    /// Masked.
    collector_document_number: String,
    mandate_sha256: Option<String>,
    /// The act that entered it.
    act: Uuid,
}

impl From<&(ActId, Collected)> for CollectionOut {
    fn from((act, collected): &(ActId, Collected)) -> Self {
        let Collected { certificate, day, collector_name, collector_document, mandate_sha256 } =
            collected.clone();
        Self {
            certificate,
            day,
            collector_name,
            collector_document_kind: collector_document.kind.as_str(),
            collector_document_number: collector_document.number.masked(),
            mandate_sha256,
            act: act.0,
        }
    }
}

/// A round of public notice.
#[derive(Serialize, ToSchema)]
pub(crate) struct NoticeOut {
    id: Uuid,
    /// The round with its days and its objections.
    notice: Value,
    /// What was posted, as it was frozen.
    content: Value,
}

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct FindingOut {
    code: &'static str,
    name: &'static str,
    /// `blocking` or `advisory`.
    severity: &'static str,
    title_zh: &'static str,
    citation: String,
    /// What was found, for the clerk.
    messages: Vec<String>,
}

impl From<&Finding> for FindingOut {
    fn from(finding: &Finding) -> Self {
        let Finding { rule, severity, violations } = finding;
        Self {
            code: rule.code.code,
            name: rule.code.name,
            severity: severity.as_str(),
            title_zh: rule.title_zh,
            citation: rule.citation.to_string(),
            messages: violations.iter().map(|it| it.message.clone()).collect(),
        }
    }
}

impl CaseHead {
    pub(super) fn of(case: &CaseRow, clock: &CaseClock) -> Self {
        Self {
            id: case.id,
            number: case.number.clone(),
            kind: case.kind.as_str(),
            division: case.division.to_string(),
            state: case.state.as_str(),
            revision: case.revision,
            applicant: in_words(&case.applicant),
            accepted_by: case.accepted_by.clone(),
            accepted_at: case.accepted_at,
            due_day: clock.due_day,
            working_days_left: clock.working_days_left,
            overdue: clock.overdue(),
            clock: clock.into(),
            act: case.act.map(|it| it.0),
        }
    }
}

impl From<&CaseView> for CaseOut {
    fn from(view: &CaseView) -> Self {
        let CaseView { file, clock, possible, findings } = view;
        let CaseFile { case, steps, documents, decisions, notices, fees, signatures, .. } = file;
        let collections = &file.collections;
        Self {
            head: CaseHead::of(case, clock),
            request: masked(&case.request),
            steps: steps.iter().map(StepOut::from).collect(),
            documents: documents.iter().map(masked).collect(),
            decisions: decisions.iter().map(masked).collect(),
            notices: notices.iter().map(NoticeOut::from).collect(),
            signatures: signatures.iter().map(masked).collect(),
            fees: fees.iter().map(masked).collect(),
            collections: collections.iter().map(CollectionOut::from).collect(),
            possible: possible.iter().map(|it| it.step.as_str()).collect(),
            roles: possible.iter().map(|it| (it.step.as_str(), names(&it.roles))).collect(),
            findings: findings.0.iter().map(FindingOut::from).collect(),
        }
    }
}

impl CaseOut {
    /// The case as it is answered.
    pub(super) fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl From<&RecordedStep> for StepOut {
    fn from(step: &RecordedStep) -> Self {
        Self {
            step: step.taken.step.as_str(),
            state: step.state_after.as_str(),
            officer: step.taken.officer.clone(),
            at: step.taken.at,
            note: step.note.as_deref().map(in_words),
        }
    }
}

impl From<&PostedNotice> for NoticeOut {
    fn from(posted: &PostedNotice) -> Self {
        Self {
            id: posted.id,
            notice: masked(&posted.notice),
            content: serde_json::from_str(&posted.content).unwrap_or_default(),
        }
    }
}

fn names(roles: &BTreeSet<Role>) -> Vec<&'static str> {
    roles.iter().map(|it| it.as_str()).collect()
}
