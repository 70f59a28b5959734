//! Where a rule comes from, as data.

use std::fmt;

/// The source of a rule 依据.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Citation {
    /// An article of a statute, with its paragraph or item where one is meant.
    Article { law: Law, article: u16, paragraph: Option<u16> },
    /// A place in a standard.
    Standard { standard: Standard, place: &'static str },
    /// What systems in production check; no published text was found, so its parameters are the county's to set.
    Practice { place: &'static str },
    /// A safeguard of our own.
    Policy,
}

/// The statutes that rules cite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Law {
    /// 农村土地承包法 (2018 amendment)
    RuralLandContracting,
    /// 土地管理法 (2019 amendment)
    LandAdministration,
    /// 农村集体经济组织法 (2024)
    RuralCollectives,
    /// 民法典 (2020)
    CivilCode,
    /// 妇女权益保障法 (2022 amendment)
    WomensRights,
    /// 不动产登记暂行条例 (2019 amendment)
    RealEstateRegistration,
    /// 土地管理法实施条例 (2021)
    LandAdministrationRegulation,
    /// 最高人民法院关于审理涉及农村土地承包纠纷案件适用法律问题的解释 (2020 amendment)
    ContractDisputes,
    /// 农村土地经营权流转管理办法 (2021)
    CirculationMeasures,
}

impl Law {
    /// The title without its book-title marks.
    pub fn title_zh(self) -> &'static str {
        match self {
            Self::RuralLandContracting => "农村土地承包法",
            Self::LandAdministration => "土地管理法",
            Self::RuralCollectives => "农村集体经济组织法",
            Self::CivilCode => "民法典",
            Self::WomensRights => "妇女权益保障法",
            Self::RealEstateRegistration => "不动产登记暂行条例",
            Self::LandAdministrationRegulation => "土地管理法实施条例",
            Self::ContractDisputes => {
                "最高人民法院关于审理涉及农村土地承包纠纷案件适用法律问题的解释"
            }
            Self::CirculationMeasures => "农村土地经营权流转管理办法",
        }
    }
}

/// The standards that rules cite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standard {
    /// NY/T 2539-2016 农村土地承包经营权确权登记数据库规范
    ConfirmationDatabase,
    /// GB/T 35958-2018 农村土地承包经营权要素编码规则
    ElementCodes,
    /// GB 11643-1999 公民身份号码
    CitizenNumbers,
    /// GB 32100-2015 法人和其他组织统一社会信用代码编码规则
    CreditCodes,
    /// GB/T 4761-2008 家庭关系代码
    Kinship,
    /// GB/T 37346-2019 不动产单元设定与代码编制规则
    UnitCodes,
    /// 农村土地承包经营权确权登记数据库成果质检规则 (2016-09-13)
    QualityRules,
    /// NY/T 2537-2014 农村土地承包经营权调查规程
    Surveying,
    /// 国务院办公厅关于引导农村产权流转交易市场健康发展的意见 (2014), whose text was not at hand: its places are as others quote it
    MarketOpinions,
}

impl Standard {
    /// The number, or the title where it has none.
    pub fn number(self) -> &'static str {
        match self {
            Self::ConfirmationDatabase => "NY/T 2539-2016",
            Self::ElementCodes => "GB/T 35958-2018",
            Self::CitizenNumbers => "GB 11643-1999",
            Self::CreditCodes => "GB 32100-2015",
            Self::Kinship => "GB/T 4761-2008",
            Self::UnitCodes => "GB/T 37346-2019",
            Self::QualityRules => "农村土地承包经营权确权登记数据库成果质检规则(20160913)",
            Self::Surveying => "NY/T 2537-2014",
            Self::MarketOpinions => "国办发〔2014〕71号",
        }
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Article { law, article, paragraph: None } => {
                write!(f, "《{}》第{article}条", law.title_zh())
            }
            Self::Article { law, article, paragraph: Some(n) } => {
                write!(f, "《{}》第{article}条第{n}款", law.title_zh())
            }
            Self::Standard { standard, place } => write!(f, "{} {place}", standard.number()),
            Self::Practice { place } => {
                write!(f, "在用系统的检查项：{place}（无公开文本，参数可配置）")
            }
            Self::Policy => write!(f, "本系统的保障措施"),
        }
    }
}
