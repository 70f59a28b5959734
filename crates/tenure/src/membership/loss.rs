//! Why a membership ends: the closed list of the law, and the reasons that it forbids by name.

/// A reason for losing a membership 丧失成员身份 (集体法 17); leaving by one's own will is an act of its own (集体法 16).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LossReason {
    /// 死亡
    Death,
    /// 丧失中华人民共和国国籍
    NationalityLost,
    /// 已经取得其他农村集体经济组织成员身份
    MembershipElsewhere,
    /// 已经成为公务员（聘任制公务员除外）
    CivilServant,
    /// 法律法规和章程规定的其他情形, with the provision beside it
    LawOrCharter,
}

/// A reason for which nobody loses a membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ForbiddenReason {
    /// 就学 (集体法 18(1))
    Schooling,
    /// 服役 (集体法 18(1))
    MilitaryService,
    /// 务工 (集体法 18(1))
    WorkElsewhere,
    /// 经商 (集体法 18(1))
    Trade,
    /// 离婚 (集体法 18(1))
    Divorce,
    /// 丧偶 (集体法 18(1))
    Widowhood,
    /// 服刑 (集体法 18(1))
    Imprisonment,
    /// 结婚 without another membership (集体法 18(2))
    Marriage,
    /// 户口迁出: a member's registration may be of the past (集体法 11)
    RegistrationMoved,
    /// 进城落户 (乡村振兴促进法 55(2))
    SettledInTown,
    /// 聘任制公务员 (集体法 17(1)(4))
    ContractCivilServant,
}

/// What a stated reason is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatedReason {
    Lawful(LossReason),
    Forbidden(ForbiddenReason),
    /// Neither in the list of the law nor among what it forbids; that is no reason either.
    Unknown,
}

impl LossReason {
    /// The closed list.
    pub const ALL: [Self; 5] = [
        Self::Death,
        Self::NationalityLost,
        Self::MembershipElsewhere,
        Self::CivilServant,
        Self::LawOrCharter,
    ];

    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Death => "death",
            Self::NationalityLost => "nationality-lost",
            Self::MembershipElsewhere => "membership-elsewhere",
            Self::CivilServant => "civil-servant",
            Self::LawOrCharter => "law-or-charter",
        }
    }

    pub fn name_zh(self) -> &'static str {
        match self {
            Self::Death => "死亡",
            Self::NationalityLost => "丧失中华人民共和国国籍",
            Self::MembershipElsewhere => "已取得其他农村集体经济组织成员身份",
            Self::CivilServant => "已成为公务员",
            Self::LawOrCharter => "法律法规和章程规定的其他情形",
        }
    }
}

impl ForbiddenReason {
    /// Every reason that is refused by name.
    pub const ALL: [Self; 11] = [
        Self::Schooling,
        Self::MilitaryService,
        Self::WorkElsewhere,
        Self::Trade,
        Self::Divorce,
        Self::Widowhood,
        Self::Imprisonment,
        Self::Marriage,
        Self::RegistrationMoved,
        Self::SettledInTown,
        Self::ContractCivilServant,
    ];

    /// As it would stand on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Schooling => "schooling",
            Self::MilitaryService => "military-service",
            Self::WorkElsewhere => "work-elsewhere",
            Self::Trade => "trade",
            Self::Divorce => "divorce",
            Self::Widowhood => "widowhood",
            Self::Imprisonment => "imprisonment",
            Self::Marriage => "marriage",
            Self::RegistrationMoved => "registration-moved",
            Self::SettledInTown => "settled-in-town",
            Self::ContractCivilServant => "contract-civil-servant",
        }
    }

    pub fn name_zh(self) -> &'static str {
        match self {
            Self::Schooling => "就学",
            Self::MilitaryService => "服役",
            Self::WorkElsewhere => "务工",
            Self::Trade => "经商",
            Self::Divorce => "离婚",
            Self::Widowhood => "丧偶",
            Self::Imprisonment => "服刑",
            Self::Marriage => "结婚",
            Self::RegistrationMoved => "户口迁出",
            Self::SettledInTown => "进城落户",
            Self::ContractCivilServant => "成为聘任制公务员",
        }
    }

    /// Where the law forbids it.
    pub fn source_zh(self) -> &'static str {
        match self {
            Self::Marriage => "农村集体经济组织法第18条第2款",
            Self::RegistrationMoved => "农村集体经济组织法第11条",
            Self::SettledInTown => "乡村振兴促进法第55条第2款",
            Self::ContractCivilServant => "农村集体经济组织法第17条第1款第4项",
            _ => "农村集体经济组织法第18条第1款",
        }
    }

    /// Words of a text by which the reason gives itself away; the list is our own.
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::Schooling => &["就学", "上学", "升学", "求学", "大中专", "考上大学", "在校"],
            Self::MilitaryService => &["服役", "参军", "入伍", "服兵役"],
            Self::WorkElsewhere => &["务工", "打工", "外出就业"],
            Self::Trade => &["经商", "做生意", "个体工商"],
            Self::Divorce => &["离婚", "离异"],
            Self::Widowhood => &["丧偶", "守寡", "寡妇"],
            Self::Imprisonment => &["服刑", "判刑", "坐牢", "劳改"],
            Self::Marriage => &["结婚", "出嫁", "外嫁", "嫁出", "入赘"],
            Self::RegistrationMoved => &["户口迁", "户籍迁", "迁出户口", "迁户", "非农", "农转非"],
            Self::SettledInTown => &["落户", "进城", "城镇户口", "城镇居民"],
            Self::ContractCivilServant => &["聘任制"],
        }
    }

    /// The forbidden reasons that a text names.
    pub fn named_in(text: &str) -> Vec<Self> {
        let named = |it: &Self| it.words().iter().any(|word| text.contains(word));
        Self::ALL.into_iter().filter(named).collect()
    }
}

impl StatedReason {
    /// Reads a reason as it comes over the wire, or as a sheet names it in Chinese.
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        let lawful =
            LossReason::ALL.into_iter().find(|it| it.as_str() == text || it.name_zh() == text);
        if let Some(lawful) = lawful {
            return Self::Lawful(lawful);
        }
        let by_name = ForbiddenReason::ALL.into_iter().find(|it| it.as_str() == text);
        let forbidden = by_name.or_else(|| ForbiddenReason::named_in(text).into_iter().next());
        forbidden.map_or(Self::Unknown, Self::Forbidden)
    }
}

#[cfg(test)]
mod tests {
    use super::{ForbiddenReason, LossReason, StatedReason};

    #[test]
    fn the_closed_list_is_read_by_code_and_by_name() {
        for it in LossReason::ALL {
            assert_eq!(StatedReason::read(it.as_str()), StatedReason::Lawful(it));
            assert_eq!(StatedReason::read(it.name_zh()), StatedReason::Lawful(it));
        }
    }

    #[test]
    fn every_forbidden_reason_is_refused_by_code_and_by_name() {
        for it in ForbiddenReason::ALL {
            assert_eq!(StatedReason::read(it.as_str()), StatedReason::Forbidden(it));
            assert_eq!(StatedReason::read(it.name_zh()), StatedReason::Forbidden(it));
            for word in it.words() {
                assert!(ForbiddenReason::named_in(&format!("因其{word}")).contains(&it), "{word}");
            }
        }
    }

    #[test]
    fn what_nobody_listed_is_no_reason() {
        for text in ["", "长期不在村", "other", "欠缴费用"] {
            assert_eq!(StatedReason::read(text), StatedReason::Unknown, "{text}");
        }
    }
}
