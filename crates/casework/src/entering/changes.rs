//! What a submission changed, told so that a clerk can follow it.

use std::collections::BTreeSet;
use std::fmt;

use tenure::ActId;

/// What a village, or a whole submission, changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Rows that are new, those of superseding versions among them.
    pub inserted: u64,
    /// Rows that were current before and are historic now.
    pub superseded: u64,
    /// Rows that said the same already.
    pub unchanged: u64,
    /// What is registered and the submission does not mention, by kind and code; it stays.
    pub absent: Vec<(&'static str, String)>,
    /// Parts that the submission leaves out of an object that it brings; they are superseded without a successor.
    pub ended: Vec<Part>,
    /// The acts that wrote the rows which are historic now.
    pub of_acts: BTreeSet<ActId>,
}

/// A part of an object, in the words of a clerk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub kind: PartKind,
    /// What tells it from the others of its object: a code, a number or a name; identity numbers are masked.
    pub what: String,
    /// The code of the object that it is a part of.
    pub of: String,
}

/// The kinds of rows that come and go with an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// 家庭成员 of a household
    HouseholdMember,
    /// 承包地块 of a contract
    ContractedParcel,
    /// 登记簿 of a contract
    ContractRight,
    /// 权证 of a contract
    Certificate,
    /// 补发、换发、注销 of a certificate
    CertificateChange,
    /// 权属来源资料 of a contract
    TitleDocument,
    /// 流转合同 under a contract
    Circulation,
    /// 份额 of a collective
    ShareHolding,
    /// 界址点 of parcels
    BoundaryPoint,
    /// 界址线 of parcels
    BoundaryLine,
}

impl Changes {
    /// Whether anything is to be written.
    pub fn any(&self) -> bool {
        self.inserted > 0 || self.superseded > 0
    }

    /// Adds what another village changed.
    pub fn add(&mut self, other: Self) {
        let Self { inserted, superseded, unchanged, absent, ended, of_acts } = other;
        self.inserted += inserted;
        self.superseded += superseded;
        self.unchanged += unchanged;
        self.absent.extend(absent);
        self.ended.extend(ended);
        self.of_acts.extend(of_acts);
    }
}

impl PartKind {
    /// As it stands in a report.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::HouseholdMember => "household member",
            Self::ContractedParcel => "contracted parcel",
            Self::ContractRight => "contract right",
            Self::Certificate => "certificate",
            Self::CertificateChange => "certificate change",
            Self::TitleDocument => "title document",
            Self::Circulation => "circulation",
            Self::ShareHolding => "share holding",
            Self::BoundaryPoint => "boundary point",
            Self::BoundaryLine => "boundary line",
        }
    }

    /// Whether it is a mark of the survey, of which a village has thousands and which gives nobody a right.
    pub fn is_boundary(self) -> bool {
        matches!(self, Self::BoundaryPoint | Self::BoundaryLine)
    }
}

impl fmt::Display for PartKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, what, of } = self;
        write!(f, "{kind} {what} of {of}")
    }
}
