//! 地块代码: one piece of contracted land.

use crate::{
    CodeError, County, IssuerCode,
    characters::{Characters, sequence, shown_as_text},
    error::CodeName,
    province,
};

const PARCEL: CodeName = CodeName { en: "parcel code", zh: "地块代码" };

/// Where the sequence number begins, as a 1-based position.
const SEQUENCE_POSITION: usize = 15;
/// GB/T 35958-2018: parcels are numbered 00001–99999 within their issuer.
const SEQUENCES: (u32, u32) = (1, 99_999);

/// 地块代码 (GB/T 35958-2018, 19 digits): the issuer's 14 and a sequence of 5; never reused.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParcelCode(Characters<19>);

shown_as_text!(ParcelCode);

impl ParcelCode {
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let code = Self(Characters::digits(PARCEL, text)?);
        province::check(PARCEL, text)?;
        sequence(PARCEL, text, SEQUENCE_POSITION, code.sequence(), SEQUENCES)?;
        Ok(code)
    }

    /// The code of the issuer's parcel with the given sequence number.
    pub fn new(issuer: IssuerCode, sequence: u32) -> Result<Self, CodeError> {
        Self::parse(&format!("{issuer}{sequence:05}"))
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    pub fn issuer(&self) -> IssuerCode {
        IssuerCode::of(&self.0)
    }

    pub fn county(&self) -> County {
        County::of(&self.0)
    }

    /// 顺序号, from 1 to 99999.
    pub fn sequence(&self) -> u32 {
        self.0.number(14..19)
    }
}

#[cfg(test)]
mod tests {
    use super::ParcelCode;
    use crate::{CodeRule, IssuerCode};

    #[test]
    fn numbered_from_one_to_the_last_five_digits() {
        for (sequence, accepted) in [("00000", false), ("00001", true), ("99999", true)] {
            let code = ParcelCode::parse(&format!("22058110000701{sequence}"));
            assert_eq!(code.is_ok(), accepted, "{sequence}");
        }
    }

    #[test]
    fn made_from_its_parts() {
        let issuer = IssuerCode::parse("22058110000701").unwrap();
        let code = ParcelCode::new(issuer, 42).unwrap();
        assert_eq!((code.as_str(), code.sequence()), ("2205811000070100042", 42));
        assert_eq!((code.issuer(), code.county()), (issuer, issuer.county()));
        assert!(ParcelCode::new(issuer, 100_000).is_err());
    }

    #[test]
    fn eighteen_digits_are_not_a_parcel() {
        let rule = ParcelCode::parse("220581100007010001").unwrap_err().rule();
        assert_eq!(rule, CodeRule::WrongLength { expected: &[19], found: 18 });
    }
}
