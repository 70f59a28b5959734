//! What a collective asks the register to enter 申请事项: one form for each kind of act, as it comes over the wire and as it is kept.
//!
//! Persons are named by their internal ids; everything else about them is the register's to say.

mod money;
mod people;
mod shares;
mod succession;

use serde::{Deserialize, Serialize};

use super::{Asset, Charter, Organ, Particulars};
use crate::membership::{Exit, Loss};

pub use money::{
    BankLineAsked, OrderAsked, PaymentsAsked, PlanAsked, PlanNamed, ReceiptsAsked, RunNamed,
};
pub use people::{
    AnswerAsked, BenefitsAsked, ChallengeAsked, ChallengeEnded, ConfirmationAsked, DisputeAsked,
    KinshipAsked, MemberAsked, RollAsked, RollFiling,
};
pub use shares::{HoldingAsked, MovementAsked, QuantificationAsked, RecipientAsked};
pub use succession::{SuccessionAsked, SuccessorAsked};

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum CollectiveRequest {
    /// 组织登记: what an import does not say, with the members as they are
    Registration(Box<RegistrationAsked>),
    /// 决议登记: the decisions beside the request, and nothing else
    Decision,
    /// 章程修改
    CharterChange(Charter),
    /// 合并、分立、村改居
    Succession(Box<SuccessionAsked>),
    /// 成员确认，或不予确认
    Confirmation(ConfirmationAsked),
    /// 丧失成员身份
    Loss(Loss),
    /// 自愿退出
    Exit(Exit),
    /// 成员身份争议: opened, or settled
    Dispute(DisputeAsked),
    /// 撤销之诉: filed, or ended
    Challenge(ChallengeAsked),
    /// 成员名册的新版本
    RollVersion(RollAsked),
    /// 成员名册备案
    RollFiling(RollFiling),
    /// 非成员享有权益
    NonMemberBenefits(BenefitsAsked),
    /// 份额量化
    Quantification(QuantificationAsked),
    /// 份额变动
    ShareMovement(MovementAsked),
    /// 收益分配方案，供成员查阅
    DistributionPlan(PlanAsked),
    /// 收益分配, as planned
    Distribution(PlanNamed),
    /// 支付清单
    Payments(PaymentsAsked),
    /// 银行回单核对
    Receipts(ReceiptsAsked),
}

/// An organisation as it is to be registered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegistrationAsked {
    pub name: String,
    pub legal_representative: String,
    pub particulars: Particulars,
    pub charter: Charter,
    pub organs: Vec<Organ>,
    #[serde(default)]
    pub assets: Vec<Asset>,
    /// Who are members and stand in no act yet; empty where the organisation is registered anew.
    #[serde(default)]
    pub members: Vec<MemberAsked>,
}

impl CollectiveRequest {
    /// As it stands in the database and on the wire.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Registration(_) => "registration",
            Self::Decision => "decision",
            Self::CharterChange(_) => "charter-change",
            Self::Succession(_) => "succession",
            Self::Confirmation(_) => "confirmation",
            Self::Loss(_) => "loss",
            Self::Exit(_) => "exit",
            Self::Dispute(_) => "dispute",
            Self::Challenge(_) => "challenge",
            Self::RollVersion(_) => "roll-version",
            Self::RollFiling(_) => "roll-filing",
            Self::NonMemberBenefits(_) => "non-member-benefits",
            Self::Quantification(_) => "quantification",
            Self::ShareMovement(_) => "share-movement",
            Self::DistributionPlan(_) => "distribution-plan",
            Self::Distribution(_) => "distribution",
            Self::Payments(_) => "payments",
            Self::Receipts(_) => "receipts",
        }
    }

    /// The documents that it names, each with the field that names it and what it is evidence for.
    pub fn evidence(&self) -> Vec<(String, &str, &'static str)> {
        let named = |field: &str, sha256, role| (format!("request.{field}"), sha256, role);
        match self {
            Self::Confirmation(it) => it.evidence(),
            Self::Loss(it) => {
                let shown = it.evidence_sha256.as_deref();
                let shown = shown.map(|it| named("evidence_sha256", it, "loss-evidence"));
                let certified = it.elsewhere.as_ref().map(|it| {
                    let field = "elsewhere.certificate_sha256";
                    named(field, it.certificate_sha256.as_str(), "membership-certificate")
                });
                shown.into_iter().chain(certified).collect()
            }
            Self::Exit(it) => {
                let applied = it.application_sha256.as_deref();
                let named = |it| named("application_sha256", it, "exit-application");
                applied.map(named).into_iter().collect()
            }
            Self::ShareMovement(MovementAsked::Pledge { pledge, .. }) => {
                vec![named("pledge.contract_sha256", &pledge.contract_sha256, "pledge-contract")]
            }
            Self::Succession(it) => {
                let sheet = it.balance_sheet_sha256.as_deref();
                let named = |it| named("balance_sheet_sha256", it, "balance-sheet");
                sheet.map(named).into_iter().collect()
            }
            Self::Challenge(it) => {
                vec![named("document_sha256", &it.document_sha256, "court-document")]
            }
            Self::NonMemberBenefits(it) => {
                vec![named("evidence_sha256", &it.evidence_sha256, "service-evidence")]
            }
            Self::Payments(it) => it.evidence(),
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests;
