//! The people of the village.

use identity::{ContractorCode, ContractorKind, DocumentKind, IssuerCode, Relation, Sex};
use tenure::takeover::MemberFact;
use tenure::{
    Contractor, Household, HouseholdCode, HouseholdMember, IdentityDocument, IdentityNumber,
    Issuer, NumberStanding, Person,
};

use super::{CONTRACTOR, HEAD_NUMBER, ISSUER, MEMBERS, day};

pub(super) fn document(number: &str) -> IdentityDocument {
    IdentityDocument { kind: DocumentKind::IdentityCard, number: IdentityNumber::new(number) }
}

pub(super) fn issuer() -> Issuer {
    Issuer {
        code: IssuerCode::parse(ISSUER).unwrap(),
        name: "前营县河东镇前营村第一村民小组".to_owned(),
        head_name: "王志强".to_owned(),
        head_document: document("990101197201150019"),
        phone: Some("13800006021".to_owned()),
        address: "前营县河东镇前营村45号".to_owned(),
        postcode: "990100".to_owned(),
        surveyor: "赵勘".to_owned(),
        survey_day: day(2026, 5, 6),
        survey_note: Some(
            "负责人2024年换届后由王志强担任；土地属村民小组集体所有，权属无争议。".to_owned(),
        ),
    }
}

pub(super) fn contractor(n_members: usize) -> Contractor {
    Contractor {
        code: ContractorCode::parse(CONTRACTOR).unwrap(),
        kind: ContractorKind::Household,
        name: MEMBERS[0].0.to_owned(),
        document: document(HEAD_NUMBER),
        address: "前营县河东镇前营村12号".to_owned(),
        postcode: "990100".to_owned(),
        phone: Some("13900001234".to_owned()),
        member_count: i32::try_from(n_members).unwrap(),
        survey_day: day(2026, 5, 8),
        surveyor: "赵勘".to_owned(),
        survey_note: Some("家庭成员与户口簿一致。".to_owned()),
        publicity_note: Some("公示期内未收到异议。".to_owned()),
        publicity_recorder: "周记".to_owned(),
        publicity_review_day: day(2026, 7, 2),
        publicity_reviewer: "吴审".to_owned(),
    }
}

pub(super) fn member(index: usize) -> MemberFact {
    let (name, relation, number) = MEMBERS[index % MEMBERS.len()];
    let head = index == 0;
    MemberFact {
        person: Person {
            name: name.to_owned(),
            sex: if index.is_multiple_of(2) { Sex::Male } else { Sex::Female },
            birth_day: None,
            document: document(number),
            standing: NumberStanding::Valid,
        },
        member: HouseholdMember {
            relation: Relation::parse(if head || index < MEMBERS.len() { relation } else { "97" })
                .unwrap(),
            co_holder: Some(true),
            note_kind: (index == 3).then(|| "3".to_owned()),
            note: None,
        },
    }
}

pub(super) fn household() -> Household {
    Household {
        code: HouseholdCode::parse(CONTRACTOR).unwrap(),
        head_name: "张𬭎".to_owned(),
        address: "前营县河东镇前营村12号".to_owned(),
        postcode: None,
        phone: None,
        survey_day: day(2026, 5, 8),
        surveyor: None,
        note: None,
    }
}
