//! 承包方 with their 家庭成员, and our own tables of households that hold no land.

use identity::Sex;
use tenure::submission::{Contractor, Household, Member, Village};

use super::issuers::SURVEYOR;
use super::{IDENTITY_CARD, ORGANISATION_CODE, filled, next_row, yes_or_no};
use crate::samples::draft::{Draft, own_day};
use crate::samples::family::Family;
use crate::samples::parties::{Kind, Party};

pub(in crate::samples) fn write(draft: &Draft<'_>, village: &mut Village) {
    for party in &draft.parties {
        village.contractors.push(contractor(draft, party, next_row(&village.contractors)));
        if let Some(family) = &party.family {
            members(&party.code, family, false, &mut village.members);
        }
    }
    let mut members_of_landless = Vec::new();
    for landless in &draft.landless {
        village.households.push(Household {
            row: next_row(&village.households),
            code: filled(&landless.code),
            address: filled(&landless.address),
            postcode: filled(draft.plan.county.postcode),
            phone: landless.phone.as_ref().and_then(filled),
            survey_day: filled(own_day(landless.survey_day)),
            surveyor: filled(SURVEYOR),
            note: None,
        });
        members(&landless.code, &landless.family, true, &mut members_of_landless);
    }
    village.members.append(&mut members_of_landless);
}

fn contractor(draft: &Draft<'_>, party: &Party, row: u64) -> Contractor {
    let (kind, document_kind) = match party.kind {
        Kind::Household => ("1", IDENTITY_CARD),
        Kind::Person => ("2", IDENTITY_CARD),
        Kind::Unit => ("3", ORGANISATION_CODE),
    };
    Contractor {
        row,
        code: filled(&party.code),
        kind: filled(kind),
        name: filled(&party.name),
        document_kind: filled(document_kind),
        document_number: filled(&party.document_number),
        address: filled(&party.address),
        postcode: filled(draft.plan.county.postcode),
        phone: party.phone.as_ref().and_then(filled),
        member_count: filled(party.family.as_ref().map_or(1, |it| it.members.len())),
        survey_day: filled(draft.day(party.survey_day)),
        surveyor: filled(SURVEYOR),
        survey_note: filled("四至清楚，无争议"),
        publicity_note: filled("经公示无异议"),
        publicity_recorder: filled("吴公"),
        publicity_review_day: filled(draft.day(party.review_day)),
        publicity_reviewer: filled("郑核"),
    }
}

fn members(code: &str, family: &Family, landless: bool, rows: &mut Vec<Member>) {
    for member in &family.members {
        let sex = if member.person.sex == Sex::Male { "1" } else { "2" };
        let (note_kind, note) =
            member.note.as_ref().map(|(kind, note)| (*kind, note.as_str())).unzip();
        rows.push(Member {
            row: next_row(rows),
            household_code: filled(code),
            name: filled(&member.person.name),
            sex: filled(sex),
            document_kind: filled(IDENTITY_CARD),
            document_number: filled(&member.person.number),
            relation: filled(member.relation),
            note_kind: note_kind.and_then(filled),
            co_holder: filled(yes_or_no(member.co_holder)),
            note: note.and_then(filled),
            landless,
        });
    }
}
