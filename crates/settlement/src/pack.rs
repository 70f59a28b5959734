//! Policy packs: what one municipality's text says of settling, clause by clause, in its own words.

mod built_in;
mod check;
mod clause;
mod fault;
mod open;
mod read;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use identity::DivisionCode;
use serde::Deserialize;

pub use built_in::{PolicyPacks, PolicyPacksError};
pub use clause::{Clause, Quotation};
pub use fault::{Fault, PackFault};
pub use open::{OpenQuestion, OpenReason};

use crate::{DocumentType, FactKind, Kinship};

/// 政策包: one municipality's text, read into conditions.
///
/// [`PolicyPack::parse`] is the way to a sound one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PolicyPack {
    /// Which municipality, in kebab-case, as `jilin`.
    pub code: String,
    pub name_zh: String,
    pub name_en: String,
    /// 行政区划代码, six digits (GB/T 2260).
    pub division: DivisionCode,
    pub source: Source,
    /// What the text leaves open; conditions point at these by code.
    #[serde(default)]
    pub open: Vec<OpenQuestion>,
    /// 保护条款: that no right has to be given up, in the words of the text.
    #[serde(default)]
    pub protections: Vec<Clause>,
    /// Why there is no such clause, where there is none; the statutes hold all the same.
    #[serde(default)]
    pub protections_open: Option<String>,
    pub channels: Vec<Channel>,
    /// 居住证: on which conditions a residence permit is issued.
    pub permit: Channel,
    /// Which documents the text itself names.
    #[serde(default)]
    pub evidence: Vec<EvidenceClause>,
}

/// 出处: the text that the pack was read from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Source {
    pub title: String,
    /// 发文字号; absent where the copy that was read has none.
    #[serde(default)]
    pub number: Option<String>,
    /// 发文日期; absent where the copy that was read has none.
    #[serde(default)]
    pub issued_day: Option<NaiveDate>,
    /// The name of the file that the quotations were taken from.
    pub file: String,
}

/// 落户渠道: one way to settle, or the way to a permit; all its conditions must hold.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Channel {
    pub code: String,
    pub title_zh: String,
    pub title_en: String,
    #[serde(flatten)]
    pub clause: Clause,
    pub conditions: Vec<Condition>,
    /// 随迁: absent for a permit, which is one person's.
    #[serde(default)]
    pub relatives: Option<Relatives>,
}

/// 条件: one thing that must be so; any of its alternatives will do.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Condition {
    #[serde(flatten)]
    pub quotation: Quotation,
    pub any_of: Vec<Alternative>,
}

/// One way to meet a condition: any of the facts, for as long as the text asks.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Alternative {
    /// Empty only where the condition is open whatever the facts.
    #[serde(default)]
    pub facts: Vec<FactKind>,
    /// At least so many months; 以上 includes the number itself (民法典 1259).
    #[serde(default)]
    pub months: Option<u16>,
    /// At most so many months until an agreed day; 以内 includes the number itself.
    #[serde(default)]
    pub within_months: Option<u16>,
    /// The open question on which this way depends; such a way is never met, only not decided.
    #[serde(default)]
    pub open: Option<String>,
}

/// 随迁人员范围: who may be registered together with the applicant.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Relatives {
    /// Absent where the text says nothing of relatives; then `beyond` says so.
    #[serde(flatten)]
    pub quotation: Option<Quotation>,
    #[serde(default)]
    pub kin: Vec<Kinship>,
    /// The open question that everyone else is (等, an undefined word, silence); without it, everyone else is excluded.
    #[serde(default)]
    pub beyond: Option<String>,
}

/// 材料条款: the documents that the text itself names for a fact.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct EvidenceClause {
    /// The facts that it proves.
    pub facts: Vec<FactKind>,
    /// The channels to which it belongs; every channel where empty.
    #[serde(default)]
    pub channels: Vec<String>,
    #[serde(flatten)]
    pub clause: Clause,
    /// One document of each set.
    pub all_of: Vec<Vec<DocumentType>>,
    /// Only where the applicant has a fact of each of these sets.
    #[serde(default)]
    pub when: Vec<Vec<FactKind>>,
}

/// How many digits of a division code name the municipality (GB/T 2260).
const MUNICIPALITY_DIGITS: usize = 4;

impl PolicyPack {
    /// Whether a place lies in the municipality whose text this is.
    pub fn covers(&self, place: &DivisionCode) -> bool {
        let municipality = self.division.as_str().get(..MUNICIPALITY_DIGITS);
        municipality.is_some_and(|it| place.as_str().starts_with(it))
    }

    /// The channel of this code.
    pub fn channel(&self, code: &str) -> Option<&Channel> {
        self.channels.iter().find(|it| it.code == code)
    }

    /// The open question of this code.
    pub fn open_question(&self, code: &str) -> Option<&OpenQuestion> {
        self.open.iter().find(|it| it.code == code)
    }
}
