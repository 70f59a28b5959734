//! What is asked for at the counter: a transfer, or a step of one.

use chrono::NaiveDate;
use market::money::Consideration;
use market::transfer::{
    Claim, CoercionFinding, EndingGround, FarmingAbility, Filing, Inspection, IssuerAnswer,
    PriorityNotice, ReviewAnswer, Transfer, TransferEnd, TransferEvent, TransfereeKind,
    WrittenContract,
};
use market::{Consent, Evidence};
use serde::Deserialize;
use tenure::case::Role;
use tenure::decision::Decision;
use tenure::{HouseholdCode, ObjectId};

/// A transfer as it is handed in; who holds the right, the register says.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TransferAsked {
    pub transfer: Transfer,
    pub consents: Vec<Consent>,
    pub transferee: TransfereeAsked,
    /// None where the kind has no price.
    #[serde(default)]
    pub consideration: Option<Consideration>,
    #[serde(default)]
    pub contract: Option<WrittenContract>,
    #[serde(default)]
    pub filing: Option<Filing>,
    /// What the members decided, where the collective takes shares back.
    #[serde(default)]
    pub decision: Option<Decision>,
    #[serde(default)]
    pub issuer_answer: Option<IssuerAnswer>,
    /// The day on which the review of business capital was asked for.
    #[serde(default)]
    pub review_applied_day: Option<NaiveDate>,
    #[serde(default)]
    pub priority: Option<PriorityNotice>,
    /// Where nothing is said, the first day of what is given, or today.
    #[serde(default)]
    pub use_from: Option<NaiveDate>,
}

/// Who receives the right, and why they can farm.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TransfereeAsked {
    pub who: Who,
    #[serde(default)]
    pub farming: Option<FarmingAbility>,
}

/// A household that is registered, or somebody else, who counts as an outsider.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Who {
    Household(HouseholdCode),
    /// Somebody of the register, where a right goes to one person.
    Person(ObjectId),
    Other {
        kind: TransfereeKind,
        name: String,
        document_number: String,
    },
}

/// What an officer asks for; that money was paid only the bank's file can say.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "step", content = "with", rename_all = "kebab-case", deny_unknown_fields)]
pub enum StepAsked {
    Correct(Box<TransferAsked>),
    Sign(WrittenContract),
    ReviewCapital(ReviewAnswer),
    ClaimPriority(Claim),
    IssuerAnswer(IssuerAnswer),
    File(Filing),
    Return {
        reason: String,
    },
    Withdraw,
    Approve,
    /// The register is changed.
    Enter,
    Inspect(Inspection),
    End(EndAsked),
    FindCoercion(CoercionFinding),
    Archive,
}

/// How a transfer is to end.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum EndAsked {
    /// 期满
    Expiry,
    /// 协商解除; of a security, its release
    Agreed { agreement: Evidence },
    /// 单方解除
    Alone { ground: EndingGround, notice: Evidence },
}

impl From<EndAsked> for TransferEnd {
    fn from(asked: EndAsked) -> Self {
        match asked {
            EndAsked::Expiry => Self::Expiry,
            EndAsked::Agreed { agreement } => Self::Agreed { agreement },
            EndAsked::Alone { ground, notice } => Self::Alone { ground, notice },
        }
    }
}

impl StepAsked {
    /// As it is named where it is refused.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Correct(_) => "correct",
            Self::Sign(_) => "sign",
            Self::ReviewCapital(_) => "review-capital",
            Self::ClaimPriority(_) => "claim-priority",
            Self::IssuerAnswer(_) => "issuer-answer",
            Self::File(_) => "file",
            Self::Return { .. } => "return",
            Self::Withdraw => "withdraw",
            Self::Approve => "approve",
            Self::Enter => "enter",
            Self::Inspect(_) => "inspect",
            Self::End(_) => "end",
            Self::FindCoercion(_) => "find-coercion",
            Self::Archive => "archive",
        }
    }

    /// Who takes it; what may follow on what, the process says.
    pub(super) fn role(&self) -> Role {
        match self {
            Self::Correct(_)
            | Self::Sign(_)
            | Self::ClaimPriority(_)
            | Self::IssuerAnswer(_)
            | Self::File(_)
            | Self::Withdraw => Role::Intake,
            Self::ReviewCapital(_) | Self::Return { .. } | Self::Approve | Self::Inspect(_) => {
                Role::Reviewer
            }
            Self::Enter | Self::End(_) => Role::Registrar,
            Self::FindCoercion(_) => Role::Approver,
            Self::Archive => Role::Archivist,
        }
    }

    /// Whether another officer takes it than the one who took the transfer in.
    pub(super) fn is_anothers(&self) -> bool {
        matches!(self, Self::Approve | Self::Enter)
    }

    /// The event that it is; a correction is worked out with what the register says.
    pub(super) fn event(self) -> Result<TransferEvent, Box<TransferAsked>> {
        Ok(match self {
            Self::Correct(asked) => return Err(asked),
            Self::Sign(it) => TransferEvent::Sign(it),
            Self::ReviewCapital(it) => TransferEvent::ReviewCapital(it),
            Self::ClaimPriority(it) => TransferEvent::ClaimPriority(it),
            Self::IssuerAnswer(it) => TransferEvent::IssuerAnswer(it),
            Self::File(it) => TransferEvent::File(it),
            Self::Return { reason } => TransferEvent::Return { reason },
            Self::Withdraw => TransferEvent::Withdraw,
            Self::Approve => TransferEvent::Approve,
            Self::Enter => TransferEvent::Enter,
            Self::Inspect(it) => TransferEvent::Inspect(it),
            Self::End(it) => TransferEvent::End(it.into()),
            Self::FindCoercion(it) => TransferEvent::FindCoercion(it),
            Self::Archive => TransferEvent::Archive,
        })
    }
}
