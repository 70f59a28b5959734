//! The application to settle, with its evidence from the whitelist.

use chrono::NaiveDate;
use identity::DivisionCode;
use serde::{Deserialize, Serialize};

use super::{ApplicationId, PersonId};
use crate::evaluation::{AlternativeTrace, ConditionTrace, EvidenceNeed, Trace};
use crate::{Companion, DocumentType, FactKind, Facts};

/// 落户申请: who asks to be registered where, by which channel, with what evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Application {
    pub id: ApplicationId,
    pub applicant: PersonId,
    /// The code of the policy pack that applies.
    pub policy_pack: String,
    /// The channel that is applied by.
    pub channel: String,
    /// 落户地: where the applicant asks to be registered.
    pub place: DivisionCode,
    pub submitted_day: NaiveDate,
    /// 自愿声明: the day on which the applicant declared that this is their own wish (不得采取强迫做法办理落户, SR-20).
    pub own_wish_declared_day: NaiveDate,
    pub facts: Facts,
    pub evidence: Vec<Evidence>,
    pub companions: Vec<ApplicationCompanion>,
}

/// 申请材料: a document that was handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    pub document: DocumentType,
    /// SHA-256 of the scanned document, in hexadecimal.
    pub sha256: String,
    /// The day on which it was issued, where it says so.
    pub issued_day: Option<NaiveDate>,
}

/// 随迁人员: a relative who is registered together with the applicant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApplicationCompanion {
    pub person: PersonId,
    pub relation: Companion,
}

impl Application {
    /// What proves nothing yet of what the trace relies on: for each fact, one document out of several.
    pub fn missing_evidence<'a>(&self, trace: &'a Trace) -> Vec<&'a EvidenceNeed> {
        let of_condition = |it: &'a ConditionTrace| {
            let facts = it.ways().flat_map(|way| way.held.iter().map(move |fact| (way, fact.kind)));
            facts.map(|(way, fact)| self.missing(way, fact)).min_by_key(Vec::len)
        };
        trace.conditions.iter().filter_map(of_condition).flatten().collect()
    }

    /// The needs of one fact that no document meets; of several facts that would do, one has to be proved.
    fn missing<'a>(&self, way: &'a AlternativeTrace, fact: FactKind) -> Vec<&'a EvidenceNeed> {
        let handed_in = |it: &EvidenceNeed| {
            self.evidence.iter().any(|evidence| it.one_of.contains(&evidence.document))
        };
        way.evidence.iter().filter(|it| it.fact == fact && !handed_in(it)).collect()
    }
}
