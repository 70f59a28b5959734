//! Why a text is not the code it claims to be.

use chrono::NaiveDate;

/// How many characters of a refused text an error shows; an identity number pasted into the wrong field must not appear whole.
const SHOWN_CHARACTERS: usize = 6;

/// What a kind of code is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CodeName {
    pub(crate) en: &'static str,
    pub(crate) zh: &'static str,
}

/// A text that is not the code it claims to be.
///
/// It never carries an identity number whole, so it may be logged and sent to a clerk as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} `{shown}`: {}", .name.en, .rule.finding(*.position, *.found))]
pub struct CodeError {
    name: CodeName,
    shown: String,
    rule: CodeRule,
    position: Option<usize>,
    found: Option<char>,
}

/// The rule that a refused text breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum CodeRule {
    /// 长度: the text has too few or too many characters.
    WrongLength { expected: &'static [usize], found: usize },
    /// 应为数字: only `0` to `9`, and only the ASCII ones.
    NotADigit,
    /// The character is none of those that the standard lists for this position.
    NotOneOf { characters: &'static str },
    /// GB 32100 leaves out the letters that are taken for others.
    ReservedLetter,
    /// 省级代码: the first two digits name no province of GB/T 2260.
    UnknownProvince,
    /// 顺序号: the sequence number is outside its range.
    SequenceOutOfRange { first: u32, last: u32 },
    /// 出生日期: the calendar has no such day.
    DateDoesNotExist,
    /// 出生日期: the day of birth lies after the day on which it is judged.
    BornAfter { day: NaiveDate },
    /// 校验码: the check character does not follow from the others.
    WrongCheckCharacter { expected: char },
    /// 无定着物: the letter `W` goes with eight zeros.
    NumberWithoutFixture,
    /// 代码表: the code list of the standard has no such entry.
    NotInCodeList,
    /// An override of the check names no reason.
    OverrideWithoutReason,
    /// An override of the check names nobody who approved it.
    OverrideWithoutApprover,
}

impl CodeError {
    pub(crate) fn new(name: CodeName, text: &str, rule: CodeRule) -> Self {
        Self { name, shown: excerpt(text), rule, position: None, found: None }
    }

    /// Names the 1-based character at which the rule is broken, and takes the character found there from `text`.
    pub(crate) fn at(mut self, position: usize, text: &str) -> Self {
        self.position = Some(position);
        self.found = text.chars().nth(position.saturating_sub(1));
        self
    }

    /// Shows `mask` in the place of the refused text's beginning.
    pub(crate) fn masked(mut self, mask: String) -> Self {
        self.shown = mask;
        self
    }

    /// Which kind of code was expected, e.g. `parcel code`.
    pub fn what(&self) -> &'static str {
        self.name.en
    }

    pub fn rule(&self) -> CodeRule {
        self.rule
    }

    /// The 1-based character at which the rule is broken.
    pub fn position(&self) -> Option<usize> {
        self.position
    }

    /// The character found at [`Self::position`].
    pub fn found(&self) -> Option<char> {
        self.found
    }

    /// A short message for clerks; it shows nothing of the refused text and does not give away the right check character.
    pub fn message_zh(&self) -> String {
        let what = self.name.zh;
        match self.position {
            Some(position) => format!("{what}第{position}位{}", self.rule.rule_zh()),
            None => format!("{what}{}", self.rule.rule_zh()),
        }
    }
}

impl CodeRule {
    /// What the rule demands, for clerks.
    pub fn rule_zh(self) -> String {
        match self {
            Self::WrongLength { expected, found } => {
                format!("应为{}位，实为{found}位", joined(expected, "、", "或"))
            }
            Self::NotADigit => "应为数字".to_owned(),
            Self::NotOneOf { characters } => format!("应为下列字符之一：{characters}"),
            Self::ReservedLetter => "不得使用字母I、O、S、V、Z".to_owned(),
            Self::UnknownProvince => "起的省级代码不存在".to_owned(),
            Self::SequenceOutOfRange { first, last } => {
                format!("起的顺序号应在{first}至{last}之间")
            }
            Self::DateDoesNotExist => "起的日期不存在".to_owned(),
            Self::BornAfter { day } => format!("起的出生日期晚于{day}"),
            Self::WrongCheckCharacter { .. } => "校验码不符".to_owned(),
            Self::NumberWithoutFixture => "起应为00000000（无定着物）".to_owned(),
            Self::NotInCodeList => "不在代码表内".to_owned(),
            Self::OverrideWithoutReason => "未说明放行理由".to_owned(),
            Self::OverrideWithoutApprover => "未注明放行审批人".to_owned(),
        }
    }

    /// The part of the English message behind the text.
    fn finding(self, position: Option<usize>, found: Option<char>) -> String {
        let demand = self.demand();
        match (position, found) {
            (Some(position), Some(found)) => {
                format!("position {position} {demand}, found `{}`", found.escape_debug())
            }
            (Some(position), None) => format!("position {position} {demand}"),
            (None, _) => demand,
        }
    }

    fn demand(self) -> String {
        match self {
            Self::WrongLength { expected, found } => {
                format!("must have {} characters, found {found}", joined(expected, ", ", " or "))
            }
            Self::NotADigit => "must be a digit".to_owned(),
            Self::NotOneOf { characters } => format!("must be one of `{characters}`"),
            Self::ReservedLetter => "must not be one of the letters `IOSVZ`".to_owned(),
            Self::UnknownProvince => "must begin the code of a province".to_owned(),
            Self::SequenceOutOfRange { first, last } => {
                format!("must begin a number from {first} to {last}")
            }
            Self::DateDoesNotExist => "must begin a date that exists".to_owned(),
            Self::BornAfter { day } => format!("must begin a date not after {day}"),
            Self::WrongCheckCharacter { expected } => {
                format!("must be the check character `{expected}`")
            }
            Self::NumberWithoutFixture => {
                "must begin `00000000` where there is no fixture".to_owned()
            }
            Self::NotInCodeList => "is not in the code list".to_owned(),
            Self::OverrideWithoutReason => "is accepted as issued without a reason".to_owned(),
            Self::OverrideWithoutApprover => "is accepted as issued without an approver".to_owned(),
        }
    }
}

/// The first characters of a text, then `…`; what is not plain ASCII (a name in the wrong column, say) is shown as `?`.
fn excerpt(text: &str) -> String {
    let plain = |it: char| if it.is_ascii_graphic() { it } else { '?' };
    let mut shown: String = text.chars().take(SHOWN_CHARACTERS).map(plain).collect();
    if text.chars().nth(SHOWN_CHARACTERS).is_some() {
        shown.push('…');
    }
    shown
}

/// `6, 9, 12 or 14`.
fn joined(numbers: &[usize], comma: &str, or: &str) -> String {
    let texts: Vec<String> = numbers.iter().map(usize::to_string).collect();
    match texts.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{}{or}{last}", rest.join(comma)),
        _ => texts.concat(),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::{CodeError, DivisionCode, ParcelCode, UnitCode};

    fn check<T: std::fmt::Debug>(outcome: Result<T, CodeError>, expected: &Expect) {
        let error = outcome.unwrap_err();
        expected.assert_eq(&format!("{error}\n{}", error.message_zh()));
    }

    #[test]
    fn names_the_kind_the_position_and_the_rule() {
        check(
            ParcelCode::parse("220202x000000100001"),
            &expect![[r#"
                parcel code `220202…`: position 7 must be a digit, found `x`
                地块代码第7位应为数字"#]],
        );
    }

    #[test]
    fn lists_the_lengths_that_are_possible() {
        check(
            DivisionCode::parse("2202021"),
            &expect![[r#"
                division code `220202…`: must have 6, 9, 12 or 14 characters, found 7
                区划代码应为6、9、12或14位，实为7位"#]],
        );
    }

    #[test]
    fn a_sequence_number_outside_its_range() {
        check(
            ParcelCode::parse("2202021000000000000"),
            &expect![[r#"
                parcel code `220202…`: position 15 must begin a number from 1 to 99999, found `0`
                地块代码第15位起的顺序号应在1至99999之间"#]],
        );
    }

    #[test]
    fn a_number_where_there_is_no_fixture() {
        check(
            UnitCode::parse("330421001001JC00001W00010001"),
            &expect![[r#"
                unit code `330421…`: position 21 must begin `00000000` where there is no fixture, found `0`
                不动产单元代码第21位起应为00000000（无定着物）"#]],
        );
    }

    #[test]
    fn a_name_in_the_wrong_column_is_not_shown() {
        check(
            ParcelCode::parse("欧阳修\n"),
            &expect![[r#"
                parcel code `????`: must have 19 characters, found 4
                地块代码应为19位，实为4位"#]],
        );
    }
}
