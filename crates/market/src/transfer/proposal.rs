//! A transfer as the parties bring it: who, to whom, for what, with which papers.

use chrono::NaiveDate;
use identity::IssuerCode;
use serde::{Deserialize, Serialize};
use tenure::ObjectId;
use tenure::decision::Decision;

use super::{CapitalReview, Claim, PriorityNotice, Transfer, WrittenContract};
use crate::consent::{CoHolder, Consent, Evidence};
use crate::money::Consideration;

/// A transfer that is asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    pub transfer: Transfer,
    /// All who hold the right that is transferred.
    pub holders: Vec<CoHolder>,
    /// 承包方代表, or the holder where there is one alone.
    pub representative: ObjectId,
    pub consents: Vec<Consent>,
    pub transferee: Transferee,
    /// `None` where the kind has no price.
    pub consideration: Option<Consideration>,
    pub contract: Option<WrittenContract>,
    /// 向发包方备案
    pub filing: Option<Filing>,
    /// What the members decided, where the collective takes shares back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    /// What the issuer answered to an assignment.
    pub issuer_answer: Option<IssuerAnswer>,
    pub review: Option<CapitalReview>,
    pub priority: Option<PriorityNotice>,
    pub claims: Vec<Claim>,
    /// The day on which the transferee began, or is to begin, to use what it gets.
    pub use_from: NaiveDate,
}

/// Who receives the right 受让方.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transferee {
    pub party: ObjectId,
    pub name: String,
    pub kind: TransfereeKind,
    /// The issuer of the collective to which the transferee belongs, where it belongs to one.
    pub collective: Option<IssuerCode>,
    pub farming: Option<FarmingAbility>,
}

/// What the transferee is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TransfereeKind {
    /// 农户
    Household,
    /// 自然人
    Person,
    /// 农民专业合作社
    Cooperative,
    /// 工商企业等社会资本
    Business,
    /// 金融机构
    Bank,
    /// 农村集体经济组织
    Collective,
}

impl TransfereeKind {
    pub fn name_zh(self) -> &'static str {
        match self {
            Self::Household => "农户",
            Self::Person => "个人",
            Self::Cooperative => "农民专业合作社",
            Self::Business => "工商企业",
            Self::Bank => "金融机构",
            Self::Collective => "农村集体经济组织",
        }
    }
}

/// Why the transferee can farm 农业经营能力或者资质 (承包法 38(4)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FarmingAbility {
    /// In the officer's words, such as 从事种植业十年.
    pub ground: String,
    pub evidence: Evidence,
}

/// A transfer was made known to the issuer 备案.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filing {
    pub with: IssuerCode,
    pub day: NaiveDate,
}

/// What the issuer answered 发包方意见 (承包法 34; 法释 13).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum IssuerAnswer {
    Agreed {
        evidence: Evidence,
    },
    /// 有法定理由不同意
    RefusedLawfully {
        reason: String,
    },
    /// 无法定理由不同意
    RefusedWithoutGround {
        evidence: Evidence,
    },
    /// 拖延表态
    Delayed {
        asked: Evidence,
    },
}

impl IssuerAnswer {
    /// Whether the assignment may go on.
    pub fn allows(&self) -> bool {
        !matches!(self, Self::RefusedLawfully { .. })
    }
}
