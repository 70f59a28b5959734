//! What a collective decides on, by the items of article 26.

use serde::{Deserialize, Serialize};

use crate::Proportion;

/// What was decided on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DecisionSubject {
    /// 承包方案 (承包法 19)
    ContractingPlan,
    /// 承包地调整 (承包法 28)
    Adjustment,
    /// 延包方案
    Extension,
    /// 由本集体以外的单位或者个人承包 (承包法 52)
    OutsideContractor,
    /// 宅基地申请 (土地管理法实施条例 34)
    Homestead,
    /// 面积差异的认定
    AreaDifference,
    /// 合并、分立、撤村建居
    Succession,
    /// 章程的制定、修改
    Charter,
    /// 成员确认
    MemberConfirmation,
    /// 理事会、监事会的选举
    Election,
    /// 收益分配方案
    IncomeDistribution,
    /// 集体经营性财产收益权份额量化方案
    ShareQuantification,
    /// 份额的赎回及章程规定须经决议的变动
    ShareMovement,
    /// 土地补偿费等的分配、使用办法
    LandCompensation,
    /// 成员自愿退出 (集体法 16)
    VoluntaryExit,
    /// 非成员享有权益 (集体法 15)
    NonMemberBenefits,
}

impl DecisionSubject {
    /// Every subject.
    pub const ALL: [Self; 16] = [
        Self::ContractingPlan,
        Self::Adjustment,
        Self::Extension,
        Self::OutsideContractor,
        Self::Homestead,
        Self::AreaDifference,
        Self::Succession,
        Self::Charter,
        Self::MemberConfirmation,
        Self::Election,
        Self::IncomeDistribution,
        Self::ShareQuantification,
        Self::ShareMovement,
        Self::LandCompensation,
        Self::VoluntaryExit,
        Self::NonMemberBenefits,
    ];

    /// The item of 集体法 26(1) that the subject falls under; `None` where the article does not name it.
    pub fn item(self) -> Option<u8> {
        match self {
            Self::Charter => Some(1),
            Self::MemberConfirmation => Some(3),
            Self::Election => Some(4),
            Self::IncomeDistribution => Some(7),
            Self::ContractingPlan
            | Self::Adjustment
            | Self::Extension
            | Self::OutsideContractor
            | Self::Homestead
            | Self::ShareQuantification => Some(8),
            Self::LandCompensation => Some(10),
            Self::Succession => Some(12),
            Self::AreaDifference
            | Self::ShareMovement
            | Self::VoluntaryExit
            | Self::NonMemberBenefits => None,
        }
    }

    /// Whether delegates may decide it: never items 1, 3, 8, 10 and 12 (集体法 28(4)), nor what article 15 leaves to the members.
    pub fn delegates_may_decide(self) -> bool {
        self != Self::NonMemberBenefits && !matches!(self.item(), Some(1 | 3 | 8 | 10 | 12))
    }

    /// What must be in favour, of all members of the assembly or of all delegates (集体法 15, 27(3), 28(5)).
    pub fn majority(self) -> Proportion {
        match self {
            Self::NonMemberBenefits => Proportion::THREE_QUARTERS,
            _ => Proportion::TWO_THIRDS,
        }
    }

    /// The Chinese name.
    pub fn name_zh(self) -> &'static str {
        match self {
            Self::ContractingPlan => "承包方案",
            Self::Adjustment => "承包地调整",
            Self::Extension => "延包方案",
            Self::OutsideContractor => "由本集体以外的单位或个人承包",
            Self::Homestead => "宅基地使用",
            Self::AreaDifference => "面积差异的认定",
            Self::Succession => "合并、分立",
            Self::Charter => "章程的制定、修改",
            Self::MemberConfirmation => "成员确认",
            Self::Election => "理事会、监事会选举",
            Self::IncomeDistribution => "收益分配方案",
            Self::ShareQuantification => "份额量化方案",
            Self::ShareMovement => "份额变动",
            Self::LandCompensation => "土地补偿费分配、使用办法",
            Self::VoluntaryExit => "成员自愿退出",
            Self::NonMemberBenefits => "非成员享有权益",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DecisionSubject;
    use crate::Proportion;

    #[test]
    fn delegates_decide_nothing_that_article_28_excepts() {
        let may: Vec<&str> = DecisionSubject::ALL
            .into_iter()
            .filter(|it| it.delegates_may_decide())
            .map(DecisionSubject::name_zh)
            .collect();
        let expected =
            ["面积差异的认定", "理事会、监事会选举", "收益分配方案", "份额变动", "成员自愿退出"];
        assert_eq!(may, expected);
    }

    #[test]
    fn only_benefits_of_those_who_are_no_members_need_three_quarters() {
        for it in DecisionSubject::ALL {
            let expected = match it {
                DecisionSubject::NonMemberBenefits => Proportion::THREE_QUARTERS,
                _ => Proportion::TWO_THIRDS,
            };
            assert_eq!(it.majority(), expected, "{it:?}");
        }
    }
}
