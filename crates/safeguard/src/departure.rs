//! What is looked at: rights left or passed on, and people who settled, by hashes of the run.

use chrono::NaiveDate;
use identity::DivisionCode;
use seal::NumberIndex;

/// A person, or another party, by a hash under the key of the run; it means nothing after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonHash(pub NumberIndex);

/// How a right left its household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DepartureKind {
    /// 自愿有偿退出
    Exit,
    /// 转让
    Assignment,
    /// 注销
    Cancellation,
    /// 预告登记: a buyer's notice of what is agreed on and not done yet
    AdvanceNotice,
}

/// 对价支付: what the source knows of the payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payment {
    /// The source keeps no payments; nothing follows from its silence.
    NotKept,
    /// The right ends without a price by the law, as where nobody of the household is left.
    NotDue,
    /// Agreed on, and not paid so far.
    Outstanding,
    Paid(NaiveDate),
}

/// A signature of an adult co-holder 签字.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signed {
    /// Whose consent it is.
    pub for_person: PersonHash,
    /// Whose hand it is in; `None` where it is a stranger's whom the register does not know.
    pub by_person: Option<PersonHash>,
}

/// 退出或者转让: a right that leaves its household, as the source recorded it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departure {
    /// The number under which a supervisor finds it.
    pub number: String,
    pub kind: DepartureKind,
    /// The day on which it was filed.
    pub filed_day: NaiveDate,
    pub village: DivisionCode,
    /// The people of the household, as it was when it was filed.
    pub household: Vec<PersonHash>,
    /// In fen; `None` where no price belongs to it.
    pub price_fen: Option<i64>,
    /// In square decimetres, so that it is exact; `None` where no area belongs to it.
    pub area_dm2: Option<i64>,
    /// Who acted for the household 代办人.
    pub agent: Option<PersonHash>,
    /// Who took it over.
    pub buyer: Option<PersonHash>,
    pub payment: Payment,
    pub signatures: Vec<Signed>,
    /// The statement of own wish, in its words 申请理由.
    pub statement: Option<String>,
}

/// 落户: that a person settled in town on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    pub person: PersonHash,
    pub place: DivisionCode,
    pub day: NaiveDate,
}
