//! Why somebody is a member 成员身份取得, and the kinship that some of the grounds rest on.

use chrono::NaiveDate;
use identity::Relation;
use serde::{Deserialize, Serialize};

use crate::ObjectId;

/// The day from which the law on collectives is in force (集体法 67).
pub const LAW_IN_FORCE: Option<NaiveDate> = NaiveDate::from_ymd_opt(2025, 5, 1);

/// Why a membership began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// 因成员生育: confirmed without question (集体法 12(2))
    Birth,
    /// 因成员结婚
    Marriage,
    /// 因成员收养
    Adoption,
    /// 因政策性移民
    PolicyMigration,
    /// 户籍在或者曾经在本组织，形成稳定的权利义务关系并以集体财产为基本生活保障 (集体法 11)
    Livelihood,
    /// 本法施行前产权制度改革中已确认: not confirmed again (集体法 66)
    Legacy,
    /// 组织合并、分立后承继原成员身份
    Succession,
}

impl Ground {
    /// Every one.
    pub const ALL: [Self; 7] = [
        Self::Birth,
        Self::Marriage,
        Self::Adoption,
        Self::PolicyMigration,
        Self::Livelihood,
        Self::Legacy,
        Self::Succession,
    ];

    /// As it stands in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Birth => "birth",
            Self::Marriage => "marriage",
            Self::Adoption => "adoption",
            Self::PolicyMigration => "policy-migration",
            Self::Livelihood => "livelihood",
            Self::Legacy => "legacy",
            Self::Succession => "succession",
        }
    }

    /// Reads what [`Ground::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }

    /// Whether the law says that such people are confirmed as a rule 一般应当确认 (集体法 12(2)).
    pub fn as_a_rule(self) -> bool {
        matches!(self, Self::Marriage | Self::Adoption | Self::PolicyMigration)
    }

    /// Whether it rests on kinship to a member.
    pub fn by_kinship(self) -> bool {
        matches!(self, Self::Birth | Self::Marriage | Self::Adoption)
    }

    pub fn name_zh(self) -> &'static str {
        match self {
            Self::Birth => "出生",
            Self::Marriage => "结婚",
            Self::Adoption => "收养",
            Self::PolicyMigration => "政策性移民",
            Self::Livelihood => "依第十一条确认",
            Self::Legacy => "改革中已确认",
            Self::Succession => "组织承继",
        }
    }
}

/// What somebody is to a member 亲属关系, and what shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kinship {
    /// The member.
    pub to: ObjectId,
    /// What the person is to the member (GB/T 4761).
    pub relation: Relation,
    pub evidence: KinshipEvidence,
    /// SHA-256 of the paper.
    pub evidence_sha256: String,
}

/// The papers that show kinship; the list is our own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KinshipEvidence {
    /// 出生医学证明
    BirthCertificate,
    /// 户口簿
    HouseholdBook,
    /// 结婚证
    MarriageCertificate,
    /// 收养登记证
    AdoptionCertificate,
    /// 亲子鉴定意见书
    ParentageReport,
    /// 公证书
    NotarialDeed,
    /// 人民法院、仲裁机构的生效文书
    CourtDecision,
}

impl KinshipEvidence {
    /// Every one.
    pub const ALL: [Self; 7] = [
        Self::BirthCertificate,
        Self::HouseholdBook,
        Self::MarriageCertificate,
        Self::AdoptionCertificate,
        Self::ParentageReport,
        Self::NotarialDeed,
        Self::CourtDecision,
    ];

    /// As it stands in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::BirthCertificate => "birth-certificate",
            Self::HouseholdBook => "household-book",
            Self::MarriageCertificate => "marriage-certificate",
            Self::AdoptionCertificate => "adoption-certificate",
            Self::ParentageReport => "parentage-report",
            Self::NotarialDeed => "notarial-deed",
            Self::CourtDecision => "court-decision",
        }
    }

    /// Reads what [`KinshipEvidence::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}

impl Kinship {
    /// Whether it is the kinship that a ground is about.
    pub fn fits(&self, ground: Ground) -> bool {
        match ground {
            Ground::Birth => is_child(self.relation),
            Ground::Marriage => is_spouse_or_in_law(self.relation),
            Ground::Adoption => ["27", "37"].contains(&self.relation.as_str()),
            Ground::PolicyMigration | Ground::Livelihood | Ground::Legacy | Ground::Succession => {
                true
            }
        }
    }

    /// Whether the paper can show the kinship that a ground is about.
    pub fn shown(&self, ground: Ground) -> bool {
        use KinshipEvidence::{
            AdoptionCertificate, BirthCertificate, CourtDecision, HouseholdBook,
            MarriageCertificate, NotarialDeed, ParentageReport,
        };
        let papers: &[KinshipEvidence] = match ground {
            Ground::Birth => {
                &[BirthCertificate, HouseholdBook, ParentageReport, NotarialDeed, CourtDecision]
            }
            Ground::Marriage => &[MarriageCertificate, NotarialDeed, CourtDecision],
            Ground::Adoption => &[AdoptionCertificate, NotarialDeed, CourtDecision],
            _ => return true,
        };
        papers.contains(&self.evidence) && !self.evidence_sha256.is_empty()
    }
}

/// A child by birth: 子, 女 without those adopted, stepchildren and in-laws.
fn is_child(relation: Relation) -> bool {
    matches!(
        relation.as_str(),
        "20" | "21"
            | "22"
            | "23"
            | "24"
            | "25"
            | "26"
            | "29"
            | "30"
            | "31"
            | "32"
            | "33"
            | "34"
            | "35"
            | "36"
            | "39"
    )
}

/// 配偶, or 女婿, 儿媳, and those of grandchildren, where the member is of the older generation.
fn is_spouse_or_in_law(relation: Relation) -> bool {
    matches!(relation.as_str(), "10" | "11" | "12" | "28" | "38" | "45" | "46")
}

#[cfg(test)]
mod tests {
    use identity::Relation;

    use super::{Ground, Kinship, KinshipEvidence};
    use crate::ObjectId;

    fn kinship(relation: &str, evidence: KinshipEvidence) -> Kinship {
        let to = ObjectId(uuid::Uuid::from_u128(1));
        let relation = Relation::parse(relation).unwrap();
        Kinship { to, relation, evidence, evidence_sha256: "0".repeat(64) }
    }

    #[test]
    fn children_spouses_and_the_adopted_are_three_grounds() {
        let paper = KinshipEvidence::CourtDecision;
        for relation in Relation::all() {
            let fits: Vec<Ground> = [Ground::Birth, Ground::Marriage, Ground::Adoption]
                .into_iter()
                .filter(|it| kinship(relation.as_str(), paper).fits(*it))
                .collect();
            assert!(fits.len() <= 1, "{relation:?} {fits:?}");
        }
        assert!(kinship("22", paper).fits(Ground::Birth));
        assert!(kinship("38", paper).fits(Ground::Marriage));
        assert!(kinship("37", paper).fits(Ground::Adoption));
        assert!(!kinship("28", paper).fits(Ground::Birth));
    }

    #[test]
    fn a_marriage_is_not_shown_by_a_household_book() {
        assert!(!kinship("10", KinshipEvidence::HouseholdBook).shown(Ground::Marriage));
        assert!(kinship("10", KinshipEvidence::MarriageCertificate).shown(Ground::Marriage));
        let unseen = Kinship {
            evidence_sha256: String::new(),
            ..kinship("22", KinshipEvidence::BirthCertificate)
        };
        assert!(!unseen.shown(Ground::Birth));
    }
}
