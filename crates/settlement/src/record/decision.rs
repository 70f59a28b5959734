//! The decision on an application, and the clause it rests on.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Application, ApplicationId, PersonId};
use crate::evaluation::{self, Answer, Assessment, Trace};
use crate::lint::FreeText;
use crate::pack::{Clause, PolicyPack};

/// 审批决定: what was decided, by whom, when, and on which clause.
///
/// It is made by [`Decision::grant`] and [`Decision::refuse`], so that no decision rests on anything but a clause of the text or another act that is named; it is otherwise only read back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    pub application: ApplicationId,
    pub outcome: Outcome,
    pub basis: Basis,
    /// What the text says of each relative; empty where the application is refused, since nobody comes along then.
    pub companions: Vec<CompanionAnswer>,
    pub reason: Option<FreeText>,
    /// The officer who decided, by name.
    pub decided_by: String,
    pub decided_day: NaiveDate,
}

/// 结果
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// 准予落户
    Granted,
    /// 不予落户
    Refused,
}

/// 依据: the clause, and the other act where the clause does not decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    pub policy_pack: String,
    pub channel: String,
    pub clause: Clause,
    /// The act that decides what the clause leaves open, with its article.
    pub other_act: Option<FreeText>,
}

/// 随迁结论: what the text says of one relative; where it does not decide, a decision of its own is needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompanionAnswer {
    pub person: PersonId,
    pub answer: Answer,
    /// Absent where the text says nothing of relatives.
    pub clause: Option<Clause>,
}

/// Why a decision cannot be made so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecisionFault {
    #[error("there is no channel `{0}` in the policy pack")]
    NoSuchChannel(String),
    #[error("the application was made under `{0}`, which is another policy pack")]
    OtherPack(String),
    #[error("the conditions of the channel are not met")]
    NotMet,
    #[error("the conditions of the channel `{0}` are met, so that it cannot be refused")]
    Met(String),
    #[error("the text does not decide it: the act that does must be named")]
    OtherActMissing,
    #[error("{0} documents are missing")]
    EvidenceMissing(usize),
    #[error("the application was handed in on {submitted}, after {decided}")]
    BeforeSubmission { submitted: NaiveDate, decided: NaiveDate },
    #[error("on {0} the applicant had not declared that this is their own wish")]
    OwnWishMissing(NaiveDate),
}

/// What the officer adds to what the text says.
#[derive(Clone, Debug)]
pub struct Ruling {
    pub decided_by: String,
    pub decided_day: NaiveDate,
    pub other_act: Option<FreeText>,
    pub reason: Option<FreeText>,
}

impl Outcome {
    pub const ALL: [Self; 2] = [Self::Granted, Self::Refused];

    /// The code, as records write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Refused => "refused",
        }
    }
}

impl Decision {
    /// Grants an application whose channel is met and whose facts are proved; where the text does not decide, another act must be named.
    pub fn grant(
        application: &Application,
        pack: &PolicyPack,
        ruling: Ruling,
    ) -> Result<Self, DecisionFault> {
        let assessment = assess(application, pack, &ruling)?;
        let trace = applied_by(application, &assessment)?;
        match trace.answer {
            Answer::NotMet => return Err(DecisionFault::NotMet),
            Answer::Undecided if ruling.other_act.is_none() => {
                return Err(DecisionFault::OtherActMissing);
            }
            Answer::Undecided | Answer::Met => {}
        }
        let missing = application.missing_evidence(trace).len();
        if missing > 0 {
            return Err(DecisionFault::EvidenceMissing(missing));
        }
        let companions = companions(application, pack);
        Ok(Self { companions, ..Self::new(application, trace, Outcome::Granted, ruling) })
    }

    /// Refuses an application that no channel of the text lets pass; where the text does not decide, another act must be named.
    pub fn refuse(
        application: &Application,
        pack: &PolicyPack,
        ruling: Ruling,
    ) -> Result<Self, DecisionFault> {
        let assessment = assess(application, pack, &ruling)?;
        let trace = applied_by(application, &assessment)?;
        if let Some(met) = assessment.channels.iter().find(|it| it.answer == Answer::Met) {
            return Err(DecisionFault::Met(met.channel.clone()));
        }
        if assessment.answer() == Answer::Undecided && ruling.other_act.is_none() {
            return Err(DecisionFault::OtherActMissing);
        }
        Ok(Self::new(application, trace, Outcome::Refused, ruling))
    }

    /// Whether it lets a person settle: the applicant, and each relative to whom the text says yes.
    pub fn admits(&self, application: &Application, person: PersonId) -> bool {
        let along = |it: &CompanionAnswer| it.person == person && it.answer == Answer::Met;
        let asked = application.applicant == person || self.companions.iter().any(along);
        self.application == application.id && self.outcome == Outcome::Granted && asked
    }

    fn new(application: &Application, trace: &Trace, outcome: Outcome, ruling: Ruling) -> Self {
        let Ruling { decided_by, decided_day, other_act, reason } = ruling;
        let (policy_pack, channel) = (application.policy_pack.clone(), trace.channel.clone());
        let basis = Basis { policy_pack, channel, clause: trace.clause.clone(), other_act };
        let (application, companions) = (application.id, Vec::new());
        Self { application, outcome, basis, companions, reason, decided_by, decided_day }
    }
}

/// What the pack says to the application, if it is the one and this is the time.
fn assess(
    application: &Application,
    pack: &PolicyPack,
    ruling: &Ruling,
) -> Result<Assessment, DecisionFault> {
    let (submitted, decided) = (application.submitted_day, ruling.decided_day);
    if decided < submitted {
        return Err(DecisionFault::BeforeSubmission { submitted, decided });
    }
    if decided < application.own_wish_declared_day {
        return Err(DecisionFault::OwnWishMissing(decided));
    }
    if pack.code != application.policy_pack {
        return Err(DecisionFault::OtherPack(application.policy_pack.clone()));
    }
    Ok(evaluation::settlement(pack, &application.facts))
}

/// The trace of the channel that was applied by.
fn applied_by<'a>(
    application: &Application,
    assessment: &'a Assessment,
) -> Result<&'a Trace, DecisionFault> {
    let channel = &application.channel;
    assessment.channel(channel).ok_or_else(|| DecisionFault::NoSuchChannel(channel.clone()))
}

fn companions(application: &Application, pack: &PolicyPack) -> Vec<CompanionAnswer> {
    let answer = |it: &super::ApplicationCompanion| {
        let trace = evaluation::companion(pack, &application.channel, it.relation)?;
        Some(CompanionAnswer { person: it.person, answer: trace.answer, clause: trace.clause })
    };
    application.companions.iter().filter_map(answer).collect()
}
