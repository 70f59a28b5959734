//! 流转合同代码: a contract by which the management right is lent out.

use crate::{
    CodeError, IssuerCode,
    characters::{Characters, shown_as_text},
    error::CodeName,
    province,
};

const CIRCULATION: CodeName = CodeName { en: "circulation code", zh: "流转合同代码" };

/// 流转合同代码 (NY/T 2539 table B.1 note c, 18 digits): the issuer's 14 and a contract sequence of 4.
///
/// The standard gives the sequence no range, so `0000` is a code like others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CirculationCode(Characters<18>);

shown_as_text!(CirculationCode);

impl CirculationCode {
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let characters = Characters::digits(CIRCULATION, text)?;
        province::check(CIRCULATION, text)?;
        Ok(Self(characters))
    }

    /// The code of the issuer's circulation contract with the given sequence number.
    pub fn new(issuer: IssuerCode, sequence: u32) -> Result<Self, CodeError> {
        Self::parse(&format!("{issuer}{sequence:04}"))
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    pub fn issuer(&self) -> IssuerCode {
        IssuerCode::of(&self.0)
    }

    /// 合同顺序号.
    pub fn sequence(&self) -> u32 {
        self.0.number(14..18)
    }
}

#[cfg(test)]
mod tests {
    use super::CirculationCode;

    #[test]
    fn an_issuer_and_four_digits() {
        let code = CirculationCode::parse("220581100007010012").unwrap();
        assert_eq!((code.issuer().as_str(), code.sequence()), ("22058110000701", 12));
        assert_eq!(CirculationCode::new(code.issuer(), 12).unwrap(), code);
        assert!(CirculationCode::new(code.issuer(), 10_000).is_err());
        assert!(CirculationCode::parse("22058110000701001J").is_err());
    }
}
