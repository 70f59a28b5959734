//! 家庭关系: how a member stands to the head of the household.

use std::{fmt, str::FromStr};

use crate::{CodeError, CodeRule, error::CodeName};

const RELATION: CodeName = CodeName { en: "relation code", zh: "家庭关系代码" };

/// 本人: the person asked about, which households of one write for the head.
const ONESELF: &str = "01";
/// 户主
const HEAD: &str = "02";

/// 与户主关系 (GB/T 4761-2008, two digits).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Relation {
    code: &'static str,
    name_zh: &'static str,
}

impl Relation {
    /// 户主
    pub const HEAD: Self = relation(HEAD, "户主");

    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let listed = RELATIONS.iter().find(|it| it.code == text).copied();
        listed.ok_or_else(|| CodeError::new(RELATION, text, CodeRule::NotInCodeList))
    }

    /// All relations of the standard, in the order of their codes.
    pub fn all() -> &'static [Self] {
        RELATIONS
    }

    pub fn as_str(&self) -> &'static str {
        self.code
    }

    pub fn name_zh(&self) -> &'static str {
        self.name_zh
    }

    /// Whether the member is the head of the household: 户主, or 本人.
    pub fn is_head(&self) -> bool {
        [ONESELF, HEAD].contains(&self.code)
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code)
    }
}

impl fmt::Debug for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Relation({} {})", self.code, self.name_zh)
    }
}

impl FromStr for Relation {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        Self::parse(text)
    }
}

const fn relation(code: &'static str, name_zh: &'static str) -> Relation {
    Relation { code, name_zh }
}

/// GB/T 4761-2008, two-digit codes; `03` to `09` and `98` are not given.
const RELATIONS: &[Relation] = &[
    relation("01", "本人"),
    relation("02", "户主"),
    relation("10", "配偶"),
    relation("11", "夫"),
    relation("12", "妻"),
    relation("20", "子"),
    relation("21", "独生子"),
    relation("22", "长子"),
    relation("23", "次子"),
    relation("24", "三子"),
    relation("25", "四子"),
    relation("26", "五子"),
    relation("27", "养子或继子"),
    relation("28", "女婿"),
    relation("29", "其他儿子"),
    relation("30", "女"),
    relation("31", "独生女"),
    relation("32", "长女"),
    relation("33", "次女"),
    relation("34", "三女"),
    relation("35", "四女"),
    relation("36", "五女"),
    relation("37", "养女或继女"),
    relation("38", "儿媳"),
    relation("39", "其他女儿"),
    relation("40", "孙辈"),
    relation("41", "孙子"),
    relation("42", "孙女"),
    relation("43", "外孙子"),
    relation("44", "外孙女"),
    relation("45", "孙媳妇或外孙媳妇"),
    relation("46", "孙女婿或外孙女婿"),
    relation("47", "曾孙子或外曾孙子"),
    relation("48", "曾孙女或外曾孙女"),
    relation("49", "其他"),
    relation("50", "父母"),
    relation("51", "父亲"),
    relation("52", "母亲"),
    relation("53", "公公"),
    relation("54", "婆婆"),
    relation("55", "岳父"),
    relation("56", "岳母"),
    relation("57", "继父或养父"),
    relation("58", "继母或养母"),
    relation("59", "其他"),
    relation("60", "祖父母或外祖父母"),
    relation("61", "祖父"),
    relation("62", "祖母"),
    relation("63", "外祖父"),
    relation("64", "外祖母"),
    relation("65", "配偶的祖父母或外祖父母"),
    relation("66", "曾祖父"),
    relation("67", "曾祖母"),
    relation("68", "配偶的曾祖父母或外曾祖父母"),
    relation("69", "其他"),
    relation("70", "兄弟姐妹"),
    relation("71", "兄"),
    relation("72", "嫂"),
    relation("73", "弟"),
    relation("74", "弟媳"),
    relation("75", "姐姐"),
    relation("76", "姐夫"),
    relation("77", "妹妹"),
    relation("78", "妹夫"),
    relation("79", "其他"),
    relation("80", "其他"),
    relation("81", "伯父"),
    relation("82", "伯母"),
    relation("83", "叔父"),
    relation("84", "婶母"),
    relation("85", "舅父"),
    relation("86", "舅母"),
    relation("87", "姨父"),
    relation("88", "姨母"),
    relation("89", "姑父"),
    relation("90", "姑母"),
    relation("91", "堂兄弟堂姐妹"),
    relation("92", "表兄弟表姐妹"),
    relation("93", "侄子"),
    relation("94", "侄女"),
    relation("95", "外甥"),
    relation("96", "外甥女"),
    relation("97", "其他亲属"),
    relation("99", "非亲属"),
];

#[cfg(test)]
mod tests {
    use super::Relation;

    #[test]
    fn heads_are_the_head_and_oneself() {
        let heads: Vec<_> = Relation::all().iter().filter(|it| it.is_head()).collect();
        assert_eq!(format!("{heads:?}"), "[Relation(01 本人), Relation(02 户主)]");
        assert_eq!(Relation::parse("02"), Ok(Relation::HEAD));
    }

    #[test]
    fn each_code_is_two_digits_in_order_and_reads_back() {
        assert!(Relation::all().is_sorted_by(|one, next| one.as_str() < next.as_str()));
        for relation in Relation::all() {
            assert_eq!(relation.as_str().len(), 2);
            assert_eq!(Relation::parse(relation.as_str()), Ok(*relation));
        }
    }

    #[test]
    fn what_the_standard_does_not_give_is_refused() {
        for text in ["", "00", "03", "19", "98", "1", "010", "０１"] {
            assert!(Relation::parse(text).is_err(), "{text}");
        }
        assert_eq!(Relation::parse("38").unwrap().name_zh(), "儿媳");
    }
}
