//! What somebody who is no member may be given 非成员权益, by the items of a member's rights.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ObjectId;

/// Benefits of somebody who is no member, has long worked for the collective and done it good (集体法 15).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NonMemberBenefits {
    pub person: ObjectId,
    pub name: String,
    pub first_day: NaiveDate,
    /// The last day, where the members decided on one; the law sets none.
    pub last_day: Option<NaiveDate>,
    pub benefits: Vec<Benefit>,
    /// The work and the good that it did, as the decision names them.
    pub service: String,
    /// SHA-256 of what shows them.
    pub evidence_sha256: String,
}

/// The rights of a member (集体法 13), by the items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Benefit {
    /// (一) 选举和被选举
    Election,
    /// (二) 参加成员大会并表决
    Vote,
    /// (三) 查阅、复制
    Inspection,
    /// (四) 监督
    Supervision,
    /// (五) 承包土地
    ContractedLand,
    /// (六) 宅基地使用权
    Homestead,
    /// (七) 参与分配集体收益
    Income,
    /// (八) 参与分配土地补偿费
    LandCompensation,
    /// (九) 服务和福利
    Services,
    /// (十) 其他权利
    Other,
}

impl Benefit {
    /// What those who are no members may be given: items 7, 9 and 10 and no other (集体法 15).
    pub const FOR_NON_MEMBERS: [Self; 3] = [Self::Income, Self::Services, Self::Other];

    /// Whether those who are no members may be given it.
    pub fn for_non_members(self) -> bool {
        Self::FOR_NON_MEMBERS.contains(&self)
    }

    /// As it stands on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Election => "election",
            Self::Vote => "vote",
            Self::Inspection => "inspection",
            Self::Supervision => "supervision",
            Self::ContractedLand => "contracted-land",
            Self::Homestead => "homestead",
            Self::Income => "income",
            Self::LandCompensation => "land-compensation",
            Self::Services => "services",
            Self::Other => "other",
        }
    }

    pub fn name_zh(self) -> &'static str {
        match self {
            Self::Election => "选举和被选举",
            Self::Vote => "参加成员大会并表决",
            Self::Inspection => "查阅、复制资料",
            Self::Supervision => "监督",
            Self::ContractedLand => "承包农村土地",
            Self::Homestead => "取得宅基地使用权",
            Self::Income => "参与分配集体收益",
            Self::LandCompensation => "参与分配土地补偿费",
            Self::Services => "享受服务和福利",
            Self::Other => "其他权利",
        }
    }
}

impl NonMemberBenefits {
    /// Whether they hold on a day: over their days, while nothing later was decided for the same person, and while the person is no member, who has the rights of one.
    pub fn hold(&self, on: NaiveDate, later: &[Self], is_member: bool) -> bool {
        let begun = |it: &Self| it.first_day <= on;
        let replaced = later.iter().any(|it| it.person == self.person && begun(it));
        let over = self.last_day.is_some_and(|last| last < on);
        begun(self) && !over && !replaced && !is_member
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use uuid::Uuid;

    use super::{Benefit, NonMemberBenefits};
    use crate::ObjectId;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn benefits(person: u128, first_day: &str, last_day: Option<&str>) -> NonMemberBenefits {
        NonMemberBenefits {
            person: ObjectId(Uuid::from_u128(person)),
            name: "老会计".to_owned(),
            first_day: day(first_day),
            last_day: last_day.map(day),
            benefits: vec![Benefit::Income],
            service: "任会计二十年".to_owned(),
            evidence_sha256: "0".repeat(64),
        }
    }

    #[test]
    fn they_hold_from_their_first_day_to_their_last() {
        let it = benefits(1, "2026-01-01", Some("2026-12-31"));
        let holds = |on: &str| it.hold(day(on), &[], false);
        assert!(holds("2026-01-01") && holds("2026-12-31"));
        assert!(!holds("2025-12-31") && !holds("2027-01-01"));
        assert!(benefits(1, "2026-01-01", None).hold(day("2056-01-01"), &[], false));
    }

    #[test]
    fn a_later_decision_on_the_same_person_takes_their_place() {
        let it = benefits(1, "2026-01-01", None);
        let later = [benefits(1, "2026-06-01", Some("2026-06-30"))];
        assert!(it.hold(day("2026-05-31"), &later, false));
        assert!(!it.hold(day("2026-06-01"), &later, false));
        assert!(!it.hold(day("2026-07-01"), &later, false), "nor after the later one has ended");
        let of_another = [benefits(2, "2026-06-01", None)];
        assert!(it.hold(day("2026-06-01"), &of_another, false));
    }

    #[test]
    fn whoever_becomes_a_member_has_the_rights_of_one() {
        assert!(!benefits(1, "2026-01-01", None).hold(day("2026-06-01"), &[], true));
    }

    #[test]
    fn income_services_and_what_else_there_is_are_for_non_members() {
        let given = Benefit::FOR_NON_MEMBERS.map(Benefit::as_str);
        assert_eq!(given, ["income", "services", "other"]);
        assert!(!Benefit::LandCompensation.for_non_members() && !Benefit::Vote.for_non_members());
    }
}
