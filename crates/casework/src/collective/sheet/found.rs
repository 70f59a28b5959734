//! What is wrong with a sheet as the register sees it.

use std::fmt;

use chrono::NaiveDate;

/// What a cell tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetField {
    Household,
    Name,
    IdentityNumber,
    Sex,
    Relation,
    Ground,
    FirstDay,
    Class,
    Shares,
}

/// Where something was found: a field of a row, or the roll as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetPlace {
    /// A row of members, from 0, as they were handed in.
    Member(usize, SheetField),
    /// A row of shares, likewise.
    Holding(usize, SheetField),
    /// Something that no row says.
    Whole,
}

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetFinding {
    pub place: SheetPlace,
    pub rule: SheetRule,
}

/// What a sheet has to keep to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetRule {
    /// Everybody is somebody of the register.
    UnknownPerson,
    /// Without an identity number the name and the household say who it is.
    SeveralPersons { n: usize },
    /// Nobody stands twice among the members; the row of the other, from 0.
    PersonTwice { other: usize },
    /// What the register says instead.
    Differs { registered: String },
    /// The roll of a registered collective names its members and nobody else (集体法 12).
    NoMember,
    /// … and all of them.
    MemberAbsent { name: String, household: String },
    /// A membership has a ground, and a day on which it began.
    Missing,
    /// Whoever joins by kinship, or after the law came into force, is confirmed one by one (集体法 12, 66).
    ConfirmedOneByOne,
    /// A class of the law or of the charter.
    UnknownClass,
    /// A holder has one holding of a class; the row of the other, from 0.
    HoldingTwice { other: usize },
    /// Somebody who is no member holds only what was inherited.
    HolderNoMember,
    /// The shares together are too large to be written.
    SumTooLarge,
    /// Shares are quantified once the collective is registered.
    NotRegistered,
}

impl SheetRule {
    /// As programs know it; never changed.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownPerson => "unknown-person",
            Self::SeveralPersons { .. } => "several-persons",
            Self::PersonTwice { .. } => "person-twice",
            Self::Differs { .. } => "differs-from-register",
            Self::NoMember => "no-member",
            Self::MemberAbsent { .. } => "member-absent",
            Self::Missing => "missing",
            Self::ConfirmedOneByOne => "confirmed-one-by-one",
            Self::UnknownClass => "unknown-class",
            Self::HoldingTwice { .. } => "holding-twice",
            Self::HolderNoMember => "holder-no-member",
            Self::SumTooLarge => "sum-too-large",
            Self::NotRegistered => "not-registered",
        }
    }

    /// For the village officer.
    pub fn message_zh(&self) -> String {
        match self {
            Self::UnknownPerson => {
                "登记簿中没有此人：核对姓名、身份证号码和户编号，或者先登记在农户中".to_owned()
            }
            Self::SeveralPersons { n } => {
                format!("登记簿中有{n}人与此相符：请填写身份证号码或者户编号")
            }
            Self::PersonTwice { .. } => "同一人在名册中出现两次".to_owned(),
            Self::Differs { registered } => format!("与登记簿不一致：登记的是“{registered}”"),
            Self::NoMember => "登记簿中不是本集体的成员：应先确认成员身份".to_owned(),
            Self::MemberAbsent { name, household } => {
                format!("成员“{name}”（户编号{household}）未列入名册：如已丧失成员身份，应先登记")
            }
            Self::Missing => "必须填写".to_owned(),
            Self::ConfirmedOneByOne => {
                "因出生、结婚、收养取得，或者2025年5月1日以后取得的，应逐人办理成员确认".to_owned()
            }
            Self::UnknownClass => "股份类型不在法律和章程规定之内".to_owned(),
            Self::HoldingTwice { .. } => "同一持有人的同一类份额出现两次".to_owned(),
            Self::HolderNoMember => "持有人不是成员：非成员只能因继承持有".to_owned(),
            Self::SumTooLarge => "份额合计过大".to_owned(),
            Self::NotRegistered => "集体经济组织尚未登记：先办理组织登记，再量化份额".to_owned(),
        }
    }

    /// A day, as a finding says it.
    pub(super) fn differs_from_day(day: NaiveDate) -> Self {
        Self::Differs { registered: day.to_string() }
    }
}

impl fmt::Display for SheetRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownPerson => f.write_str("nobody of the register"),
            Self::SeveralPersons { n } => write!(f, "{n} persons of the register"),
            Self::PersonTwice { .. } => f.write_str("the same person stands there twice"),
            Self::Differs { registered } => write!(f, "the register has `{registered}`"),
            Self::NoMember => f.write_str("no member of the collective"),
            Self::MemberAbsent { name, household } => {
                write!(f, "the member `{name}` of {household} is missing")
            }
            Self::Missing => f.write_str("is missing"),
            Self::ConfirmedOneByOne => f.write_str("such a member is confirmed by an act"),
            Self::UnknownClass => f.write_str("no class of the law or the charter"),
            Self::HoldingTwice { .. } => f.write_str("the same holding stands there twice"),
            Self::HolderNoMember => f.write_str("the holder is no member, and inherited nothing"),
            Self::SumTooLarge => f.write_str("the shares together are too large"),
            Self::NotRegistered => f.write_str("the collective is not registered yet"),
        }
    }
}
