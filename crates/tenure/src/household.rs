//! Farm households 农户, their members and the persons that these are.

use std::fmt;

use chrono::NaiveDate;
use identity::{ContractorCode, DivisionCode, IssuerCode, Relation, Sex};
use serde::{Deserialize, Serialize};

use crate::{IdentityDocument, UnknownCode};

/// The code under which a household is found: its contractor code, or a number of its own where it never held land.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HouseholdCode {
    text: String,
    // Invariant: the division that the text begins with.
    division: DivisionCode,
}

impl HouseholdCode {
    /// The letter between the division and the sequence of a household that never held contracted land.
    const LANDLESS: char = 'H';
    const LANDLESS_LENGTH: usize = 19;
    const ISSUER_LENGTH: usize = 14;

    /// Reads a contractor code, or the fourteen digits of an issuer, `H` and four digits.
    pub fn parse(text: &str) -> Result<Self, UnknownCode> {
        let unknown = || UnknownCode::new("household code", text);
        if let Ok(contractor) = ContractorCode::parse(text) {
            return Ok(contractor.into());
        }
        let (division, sequence) = text.split_once(Self::LANDLESS).ok_or_else(unknown)?;
        let sound =
            text.len() == Self::LANDLESS_LENGTH && sequence.bytes().all(|it| it.is_ascii_digit());
        let issuer = IssuerCode::parse(division).ok().filter(|_| sound);
        Ok(Self { text: text.to_owned(), division: issuer.ok_or_else(unknown)?.division() })
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The village or group that the household belongs to.
    pub fn division(&self) -> DivisionCode {
        self.division
    }

    /// The issuer of the collective that the household belongs to.
    pub fn issuer(&self) -> Option<IssuerCode> {
        self.text.get(..Self::ISSUER_LENGTH).and_then(|it| IssuerCode::parse(it).ok())
    }

    /// The contractor code, where the household holds contracted land or once did.
    pub fn contractor(&self) -> Option<ContractorCode> {
        ContractorCode::parse(&self.text).ok()
    }
}

impl TryFrom<String> for HouseholdCode {
    type Error = UnknownCode;

    fn try_from(text: String) -> Result<Self, UnknownCode> {
        Self::parse(&text)
    }
}

impl From<HouseholdCode> for String {
    fn from(code: HouseholdCode) -> Self {
        code.text
    }
}

impl From<ContractorCode> for HouseholdCode {
    fn from(code: ContractorCode) -> Self {
        Self { text: code.as_str().to_owned(), division: code.issuer().division() }
    }
}

impl fmt::Display for HouseholdCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// A farm household 农户: one group of people with one head.
#[derive(Clone, Debug, PartialEq)]
pub struct Household {
    pub code: HouseholdCode,
    /// 户主, or the contractor's representative.
    pub head_name: String,
    pub address: String,
    pub postcode: Option<String>,
    pub phone: Option<String>,
    pub survey_day: NaiveDate,
    pub surveyor: Option<String>,
    pub note: Option<String>,
}

/// A natural person 自然人.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub name: String,
    pub sex: Sex,
    /// From the identity number, where that is valid.
    pub birth_day: Option<NaiveDate>,
    pub document: IdentityDocument,
    pub standing: NumberStanding,
}

/// How far an identity number can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberStanding {
    /// A citizen's number whose form, date and check character agree.
    Valid,
    /// A number that fails its own check, or of another kind of document (Q11).
    Unverified,
    /// A valid number that another person bears as well (Q12).
    Disputed,
}

impl NumberStanding {
    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Unverified => "unverified",
            Self::Disputed => "disputed",
        }
    }

    /// Reads what [`NumberStanding::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Valid, Self::Unverified, Self::Disputed].into_iter().find(|it| it.as_str() == text)
    }
}

/// A person's place in a household 家庭成员.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseholdMember {
    /// 与户主关系 (GB/T 4761)
    pub relation: Relation,
    /// 是否共有人; `None` where it was not delivered.
    pub co_holder: Option<bool>,
    /// 成员备注 (C.18)
    pub note_kind: Option<String>,
    pub note: Option<String>,
}
