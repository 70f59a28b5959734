//! 承包方代码: who holds land under a contract.

use std::ops::RangeInclusive;

use crate::{
    CodeError, CodeRule, IssuerCode,
    characters::{Characters, sequence, shown_as_text},
    error::CodeName,
    province,
};

const CONTRACTOR: CodeName = CodeName { en: "contractor code", zh: "承包方代码" };
const KIND: CodeName = CodeName { en: "contractor kind", zh: "承包方类型" };

/// Where the sequence number begins, as a 1-based position.
const SEQUENCE_POSITION: usize = 15;

// NY/T 2538-2014 (GB/T 35958-2018): the sequence number tells the kind of contractor.
const HOUSEHOLDS: RangeInclusive<u32> = 1..=8000;
const PERSONS: RangeInclusive<u32> = 8001..=9000;
const UNITS: RangeInclusive<u32> = 9001..=9999;

/// From the first household to the last unit; there is no contractor number 0.
pub(crate) const SEQUENCES: (u32, u32) = (*HOUSEHOLDS.start(), *UNITS.end());

/// 承包方代码 (GB/T 35958-2018, 18 digits): the issuer's 14 and a sequence of 4.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContractorCode(Characters<18>);

shown_as_text!(ContractorCode);

impl ContractorCode {
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let code = Self(Characters::digits(CONTRACTOR, text)?);
        province::check(CONTRACTOR, text)?;
        sequence(CONTRACTOR, text, SEQUENCE_POSITION, code.sequence(), SEQUENCES)?;
        Ok(code)
    }

    /// The code of the issuer's contractor with the given sequence number.
    pub fn new(issuer: IssuerCode, sequence: u32) -> Result<Self, CodeError> {
        Self::parse(&format!("{issuer}{sequence:04}"))
    }

    /// The contractor at the head of a code that has checked it already.
    pub(crate) fn of<const N: usize>(code: &Characters<N>) -> Self {
        Self(code.part::<0, 18>())
    }

    pub(crate) fn characters(&self) -> &Characters<18> {
        &self.0
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    pub fn issuer(&self) -> IssuerCode {
        IssuerCode::of(&self.0)
    }

    /// 顺序号, from 1 to 9999.
    pub fn sequence(&self) -> u32 {
        self.0.number(14..18)
    }

    pub fn kind(&self) -> ContractorKind {
        let sequence = self.sequence();
        if HOUSEHOLDS.contains(&sequence) {
            ContractorKind::Household
        } else if PERSONS.contains(&sequence) {
            ContractorKind::Person
        } else {
            ContractorKind::Unit
        }
    }
}

/// 承包方类型 (NY/T 2539 table C.16).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContractorKind {
    /// 农户
    Household,
    /// 个人
    Person,
    /// 单位
    Unit,
}

impl ContractorKind {
    pub const ALL: [Self; 3] = [Self::Household, Self::Person, Self::Unit];

    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let listed = Self::ALL.into_iter().find(|it| it.as_str() == text);
        listed.ok_or_else(|| CodeError::new(KIND, text, CodeRule::NotInCodeList))
    }

    /// The code of table C.16.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Household => "1",
            Self::Person => "2",
            Self::Unit => "3",
        }
    }

    pub fn name_zh(self) -> &'static str {
        match self {
            Self::Household => "农户",
            Self::Person => "个人",
            Self::Unit => "单位",
        }
    }

    /// The sequence numbers that contractors of this kind are given.
    pub fn sequences(self) -> RangeInclusive<u32> {
        match self {
            Self::Household => HOUSEHOLDS,
            Self::Person => PERSONS,
            Self::Unit => UNITS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ContractorCode, ContractorKind};
    use crate::{CodeRule, IssuerCode};

    const ISSUER: &str = "22058110000701";

    #[test]
    fn the_sequence_tells_the_kind_up_to_each_edge() {
        for (sequence, kind) in [
            ("0001", ContractorKind::Household),
            ("8000", ContractorKind::Household),
            ("8001", ContractorKind::Person),
            ("9000", ContractorKind::Person),
            ("9001", ContractorKind::Unit),
            ("9999", ContractorKind::Unit),
        ] {
            let code = ContractorCode::parse(&format!("{ISSUER}{sequence}")).unwrap();
            assert_eq!(code.kind(), kind, "{code}");
            assert!(kind.sequences().contains(&code.sequence()));
            assert_eq!(code.issuer().as_str(), ISSUER);
        }
    }

    #[test]
    fn there_is_no_contractor_number_zero() {
        let error = ContractorCode::parse(&format!("{ISSUER}0000")).unwrap_err();
        assert_eq!(error.rule(), CodeRule::SequenceOutOfRange { first: 1, last: 9999 });
        assert_eq!(error.position(), Some(15));
    }

    #[test]
    fn made_from_its_parts() {
        let issuer = IssuerCode::parse(ISSUER).unwrap();
        let code = ContractorCode::new(issuer, 7).unwrap();
        assert_eq!(code.as_str(), "220581100007010007");
        assert!(ContractorCode::new(issuer, 0).is_err());
        assert!(ContractorCode::new(issuer, 10_000).is_err());
    }
}
