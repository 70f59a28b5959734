//! 承包合同代码: one code for the contract, its page of the register and its certificate.

use crate::{
    CodeError, CodeRule, ContractorCode,
    characters::{Characters, digit, one_of, sequence, shown_as_text},
    contractor::SEQUENCES,
    error::CodeName,
    province,
};

const CONTRACT: CodeName = CodeName { en: "contract code", zh: "承包合同代码" };
const MODE: CodeName = CodeName { en: "contract mode", zh: "承包方式代码" };

const MODE_POSITION: usize = 19;
const MODE_LETTERS: &str = "JQ";

/// 承包合同代码 = 登记簿代码 = 权证代码 (GB/T 35958-2018, 19 characters): the contractor's 18 digits and `J` or `Q`.
///
/// The three codes are identical by the standard, so this type stands for each of them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContractCode(Characters<19>);

shown_as_text!(ContractCode);

impl ContractCode {
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let characters = Characters::parse(CONTRACT, text, |position, it| match position {
            MODE_POSITION => one_of(it, MODE_LETTERS),
            _ => digit(it),
        })?;
        province::check(CONTRACT, text)?;
        let code = Self(characters);
        sequence(CONTRACT, text, 15, code.contractor().sequence(), SEQUENCES)?;
        Ok(code)
    }

    /// The code of the contract that a contractor holds in the given way.
    pub fn new(contractor: ContractorCode, mode: ContractMode) -> Self {
        Self(contractor.characters().followed_by(mode.letter()))
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    pub fn contractor(&self) -> ContractorCode {
        ContractorCode::of(&self.0)
    }

    pub fn mode(&self) -> ContractMode {
        match self.0.at(MODE_POSITION) {
            'J' => ContractMode::Household,
            _ => ContractMode::Other,
        }
    }
}

/// 承包方式: how the land was contracted, as the letter of the contract's code tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContractMode {
    /// 家庭承包 (`J`): to the households of the collective (农村土地承包法 chapter 2).
    Household,
    /// 其他方式承包 (`Q`): by tender, auction or open negotiation (农村土地承包法 chapter 3).
    Other,
}

impl ContractMode {
    pub const ALL: [Self; 2] = [Self::Household, Self::Other];

    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let listed = Self::ALL.into_iter().find(|it| it.as_str() == text);
        listed.ok_or_else(|| CodeError::new(MODE, text, CodeRule::NotInCodeList))
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Household => "J",
            Self::Other => "Q",
        }
    }

    pub fn name_zh(self) -> &'static str {
        match self {
            Self::Household => "家庭承包",
            Self::Other => "其他方式承包",
        }
    }

    fn letter(self) -> u8 {
        match self {
            Self::Household => b'J',
            Self::Other => b'Q',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ContractCode, ContractMode};
    use crate::{CodeRule, ContractorCode};

    #[test]
    fn the_letter_tells_the_mode() {
        for (text, mode) in [
            ("220581100007010007J", ContractMode::Household),
            ("220581100007018001Q", ContractMode::Other),
        ] {
            let code = ContractCode::parse(text).unwrap();
            assert_eq!(code.mode(), mode);
            assert_eq!(ContractCode::new(code.contractor(), mode), code);
        }
    }

    #[test]
    fn no_other_letter_and_no_lower_case() {
        for text in ["220581100007010007j", "220581100007010007X", "2205811000070100071"] {
            let error = ContractCode::parse(text).unwrap_err();
            assert_eq!(error.rule(), CodeRule::NotOneOf { characters: "JQ" });
            assert_eq!(error.position(), Some(19));
        }
    }

    #[test]
    fn a_contract_of_contractor_zero_is_refused() {
        let error = ContractCode::parse("220581100007010000J").unwrap_err();
        assert_eq!(error.rule(), CodeRule::SequenceOutOfRange { first: 1, last: 9999 });
        let contractor = ContractorCode::parse("220581100007010001").unwrap();
        assert_eq!(
            ContractCode::new(contractor, ContractMode::Household).as_str(),
            "220581100007010001J"
        );
    }
}
