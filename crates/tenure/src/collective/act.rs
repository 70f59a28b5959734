//! The acts of a collective that the register enters, and the decision that each needs.

use super::{Charter, NonMemberBenefits, Succession};
use crate::ObjectId;
use crate::decision::DecisionSubject;
use crate::distribution::{Payment, Run};
use crate::membership::{Confirmation, Exit, Ground, Loss, Roll};
use crate::shares::{ShareMovement, SharePlan};

/// What a collective asks the register to enter.
#[derive(Clone, Debug, PartialEq)]
pub enum CollectiveAct {
    /// 组织登记、变更登记: the organisation as it would be
    Registration,
    /// 章程的制定、修改
    CharterChange(Charter),
    /// 成员确认，或不予确认
    Confirmation(Box<Confirmation>),
    /// 丧失成员身份
    Loss(Loss),
    /// 自愿退出
    Exit(Exit),
    /// 成员名册的新版本
    RollVersion(Roll),
    /// 非成员享有权益
    NonMemberBenefits(NonMemberBenefits),
    /// 合并、分立、村改居
    Succession(Succession),
    /// 份额量化
    Quantification(SharePlan),
    /// 份额变动
    ShareMovement(ShareMovement),
    /// 决议登记: decisions are put on file, and nothing else
    Decision,
    /// 收益分配
    Distribution(Box<Run>),
    /// 支付清单
    Payments(PaymentOrders),
    /// Nothing is asked for: what is registered is looked through 稽核.
    Audit,
}

/// The payments of a run, as they are to be ordered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentOrders {
    pub run: Run,
    pub orders: Vec<PaymentOrder>,
}

/// A payment with the people behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentOrder {
    pub payment: Payment,
    /// Who holds the shares; `None` where it is the collective.
    pub person: Option<ObjectId>,
    /// Whose account it is, where that is known.
    pub account_holder: Option<ObjectId>,
    /// The holder's mandate to pay to somebody else, by SHA-256.
    pub mandate_sha256: Option<String>,
}

impl CollectiveAct {
    /// The subjects on which the collective must have decided; the act names a decision on each.
    pub fn decisions_needed(&self) -> Vec<DecisionSubject> {
        match self {
            Self::Registration => vec![
                DecisionSubject::Charter,
                DecisionSubject::MemberConfirmation,
                DecisionSubject::Election,
            ],
            Self::CharterChange(_) => vec![DecisionSubject::Charter],
            // Whoever was confirmed in the reform is not confirmed again (集体法 66).
            Self::Confirmation(it) if it.ground == Ground::Legacy => Vec::new(),
            Self::Confirmation(_) => vec![DecisionSubject::MemberConfirmation],
            Self::Exit(_) => vec![DecisionSubject::VoluntaryExit],
            Self::NonMemberBenefits(_) => vec![DecisionSubject::NonMemberBenefits],
            Self::Succession(_) => vec![DecisionSubject::Succession],
            Self::Quantification(_) => vec![DecisionSubject::ShareQuantification],
            Self::Distribution(_) => vec![DecisionSubject::IncomeDistribution],
            // The collective buys; between members, heirs and creditors it has no say but the charter's.
            Self::ShareMovement(ShareMovement::Redemption { .. }) => {
                vec![DecisionSubject::ShareMovement]
            }
            // A loss follows from the law, a roll and a payment from what was decided before.
            Self::Loss(_)
            | Self::RollVersion(_)
            | Self::ShareMovement(_)
            | Self::Payments(_)
            | Self::Decision
            | Self::Audit => Vec::new(),
        }
    }

    /// The Chinese name.
    pub fn name_zh(&self) -> &'static str {
        match self {
            Self::Registration => "组织登记",
            Self::CharterChange(_) => "章程修改",
            Self::Confirmation(_) => "成员确认",
            Self::Loss(_) => "丧失成员身份",
            Self::Exit(_) => "自愿退出",
            Self::RollVersion(_) => "成员名册变更",
            Self::NonMemberBenefits(_) => "非成员享有权益",
            Self::Succession(_) => "组织承继",
            Self::Quantification(_) => "份额量化",
            Self::ShareMovement(_) => "份额变动",
            Self::Decision => "决议登记",
            Self::Distribution(_) => "收益分配",
            Self::Payments(_) => "收益支付",
            Self::Audit => "稽核",
        }
    }
}
