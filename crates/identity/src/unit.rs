//! 不动产单元代码: a piece of land and what stands on it, as real-estate registration numbers them.

use crate::{
    CodeError, CodeRule, County,
    characters::{Characters, digit, one_of, shown_as_text},
    error::CodeName,
    province,
};

const UNIT: CodeName = CodeName { en: "unit code", zh: "不动产单元代码" };

// GB/T 37346-2019: the two letters of the parcel and the one of the fixture, with their 1-based positions.
const OWNERSHIP_POSITION: usize = 13;
const RIGHT_POSITION: usize = 14;
const FIXTURE_POSITION: usize = 20;
const FIXTURE_NUMBER_POSITION: usize = 21;

/// 国家 (G), 集体 (J), 未确权或有争议 (Z).
const OWNERSHIP_LETTERS: &str = "GJZ";
/// 所有权 (A), 建设用地 (B 地表, S 地上, X 地下), 宅基地 (C), 承包耕地 (D), 承包林地 (E), 承包草地 (F), 海域 (H), 无居民海岛 (G), 林地 (L), 农用地 (N), 未确定 (W), 其他 (Y).
const RIGHT_LETTERS: &str = "ABSXCDEFHGLNWY";
const FIXTURE_LETTERS: &str = "FLQW";
const NO_FIXTURE: &str = "00000000";

/// 集体土地上的宅基地使用权.
const HOMESTEAD: &str = "JC";

/// 不动产单元代码 (GB/T 37346-2019, 28 characters).
///
/// County 6, cadastral district 3, sub-district 3, two feature letters, parcel sequence 5: the 19 of the 宗地代码; then a fixture letter and a fixture number of 8.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitCode(Characters<28>);

shown_as_text!(UnitCode);

impl UnitCode {
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let code = Self(Characters::parse(UNIT, text, |position, it| match position {
            OWNERSHIP_POSITION => one_of(it, OWNERSHIP_LETTERS),
            RIGHT_POSITION => one_of(it, RIGHT_LETTERS),
            FIXTURE_POSITION => one_of(it, FIXTURE_LETTERS),
            _ => digit(it),
        })?);
        province::check(UNIT, text)?;
        if code.fixture() == FixtureKind::None && code.fixture_number() != NO_FIXTURE {
            let error = CodeError::new(UNIT, text, CodeRule::NumberWithoutFixture);
            return Err(error.at(FIXTURE_NUMBER_POSITION, text));
        }
        Ok(code)
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    pub fn county(&self) -> County {
        County::of(&self.0)
    }

    /// 地籍区.
    pub fn cadastral_district(&self) -> &str {
        self.0.text(6..9)
    }

    /// 地籍子区.
    pub fn cadastral_subdistrict(&self) -> &str {
        self.0.text(9..12)
    }

    /// 宗地特征码: who owns the land and by which right it is held, e.g. `JC`.
    pub fn features(&self) -> &str {
        self.0.text(12..14)
    }

    /// 宗地顺序号.
    pub fn parcel_sequence(&self) -> u32 {
        self.0.number(14..19)
    }

    /// 宗地代码: the first nineteen characters, which name the land without what stands on it.
    pub fn parcel19(&self) -> &str {
        self.0.text(0..19)
    }

    pub fn fixture(&self) -> FixtureKind {
        match self.0.at(FIXTURE_POSITION) {
            'F' => FixtureKind::Building,
            'L' => FixtureKind::Forest,
            'Q' => FixtureKind::Other,
            _ => FixtureKind::None,
        }
    }

    /// 定着物单元号: for a building four digits of 幢号 and four of 户号.
    pub fn fixture_number(&self) -> &str {
        self.0.text(20..28)
    }

    /// Whether the land is a homestead of the collective (`JC`, HR-69).
    pub fn is_homestead(&self) -> bool {
        self.features() == HOMESTEAD
    }
}

/// 定着物特征码: what stands on the land.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FixtureKind {
    /// 房屋等建筑物、构筑物 (`F`)
    Building,
    /// 森林、林木 (`L`)
    Forest,
    /// 其他 (`Q`)
    Other,
    /// 无定着物 (`W`)
    None,
}

#[cfg(test)]
mod tests {
    use super::{FixtureKind, UnitCode};
    use crate::CodeRule;

    #[test]
    fn a_homestead_with_its_house() {
        let unit = UnitCode::parse("330421001002JC00001F00010002").unwrap();
        assert_eq!(unit.county().as_str(), "330421");
        assert_eq!((unit.cadastral_district(), unit.cadastral_subdistrict()), ("001", "002"));
        assert_eq!((unit.features(), unit.parcel_sequence()), ("JC", 1));
        assert_eq!((unit.fixture(), unit.fixture_number()), (FixtureKind::Building, "00010002"));
        assert_eq!(unit.parcel19(), "330421001002JC00001");
        assert!(unit.is_homestead());
    }

    #[test]
    fn contracted_land_is_no_homestead() {
        assert!(!UnitCode::parse("330421001001JD00001W00000000").unwrap().is_homestead());
        assert!(!UnitCode::parse("330421001001GC00001W00000000").unwrap().is_homestead());
    }

    #[test]
    fn no_fixture_goes_with_zeros_only() {
        assert!(UnitCode::parse("330421001001JC00001W00000000").is_ok());
        let error = UnitCode::parse("330421001001JC00001W00000001").unwrap_err();
        assert_eq!(error.rule(), CodeRule::NumberWithoutFixture);
    }

    #[test]
    fn each_letter_is_checked_at_its_own_position() {
        for (text, position) in [
            ("330421001001CJ00001W00000000", 13),
            ("330421001001JZ00001W00000000", 14),
            ("330421001001JC00001Z00000000", 20),
            ("330421001001jc00001W00000000", 13),
            ("33042100100JJC00001W00000000", 12),
        ] {
            assert_eq!(UnitCode::parse(text).unwrap_err().position(), Some(position), "{text}");
        }
    }
}
