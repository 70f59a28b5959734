//! The written contract 书面合同: its items, who signed it, and who receives the money.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tenure::ObjectId;

use crate::consent::Evidence;
use crate::money::Title;

/// A contract on paper, as the officer read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenContract {
    pub signed_day: NaiveDate,
    pub document: Evidence,
    pub signature: ContractSignature,
    pub items: BTreeSet<ContractItem>,
    /// To whom the price goes.
    pub payee: Payee,
    pub deductions: Vec<PriceDeduction>,
}

/// Who signed for the side that gives the right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContractSignature {
    pub by: SignedBy,
    /// 委托书
    pub mandate: Option<Evidence>,
}

/// Whose hand it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum SignedBy {
    Holder {
        person: ObjectId,
    },
    Mandatary {
        name: String,
    },
    /// 村集体、村民委员会代签
    Village {
        name: String,
    },
}

/// To whom the price goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Payee {
    /// The contractor, or whoever holds the right.
    Holder,
    Other {
        name: String,
    },
}

/// What is to be kept back of the price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceDeduction {
    pub name: String,
    pub amount_fen: i64,
    pub title: Option<Title>,
}

/// What a contract says (承包法 40; 流转管理办法 19; the model lease of 2021), in our own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContractItem {
    /// Names, addresses and numbers of both sides.
    Parties,
    /// Name, place, bounds, area, grade, kind and code of each parcel.
    Land,
    /// From which day to which.
    Term,
    /// What the land is used for.
    Purpose,
    /// Lease, share-in or what else it is.
    Form,
    /// When and how the land is handed over.
    Delivery,
    /// The rights and duties of both.
    RightsAndDuties,
    /// The price or the dividend, when and how it is paid.
    PriceAndPayment,
    /// What becomes of facilities and improvements at the end.
    EndOfTerm,
    /// To whom compensation for expropriation goes.
    Expropriation,
    /// Whether and how it may be changed, ended, given on or pledged.
    ChangeAndEnd,
    /// What follows from a breach.
    Breach,
    /// How disputes are settled.
    Disputes,
}

impl ContractItem {
    /// Every item, in the order of the contract.
    pub const ALL: [Self; 13] = [
        Self::Parties,
        Self::Land,
        Self::Term,
        Self::Purpose,
        Self::Form,
        Self::Delivery,
        Self::RightsAndDuties,
        Self::PriceAndPayment,
        Self::EndOfTerm,
        Self::Expropriation,
        Self::ChangeAndEnd,
        Self::Breach,
        Self::Disputes,
    ];

    /// Whether the law itself names it (承包法 40(2)).
    pub fn is_statutory(self) -> bool {
        matches!(
            self,
            Self::Parties
                | Self::Land
                | Self::Term
                | Self::Purpose
                | Self::RightsAndDuties
                | Self::PriceAndPayment
                | Self::Expropriation
                | Self::Breach
        )
    }

    pub fn name_zh(self) -> &'static str {
        match self {
            Self::Parties => "当事人",
            Self::Land => "土地情况",
            Self::Term => "期限",
            Self::Purpose => "用途",
            Self::Form => "流转方式",
            Self::Delivery => "交付",
            Self::RightsAndDuties => "权利和义务",
            Self::PriceAndPayment => "价款及支付",
            Self::EndOfTerm => "期满后的处理",
            Self::Expropriation => "征收补偿的归属",
            Self::ChangeAndEnd => "变更、解除、再流转和担保",
            Self::Breach => "违约责任",
            Self::Disputes => "争议解决",
        }
    }
}
