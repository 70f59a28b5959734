//! Q11 identity-number-invalid
//!
//! The number of an identity card has its form, its date and its check character, and tells the member's sex.
//! 居民身份证号码的位数、出生日期、校验码应正确，第17位应与性别相符。
//!
//! Only rows whose document is an identity card are looked at, and the county of the first registration is not: lists of past counties are incomplete.
//! It advises: wrong numbers were issued in the past, and the person behind one has the right all the same.

use identity::{CitizenId, Sex, mask_identity_number};

use super::rows::{Row, at, filled};
use super::{Facts, Tally};
use crate::submission::{Member, Table, Text};
use crate::{Citation, Moment, Rule, RuleCode, Severity, Standard};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q11", name: "identity-number-invalid" },
    title_zh: "公民身份号码有误或与性别不符",
    title_en: "an identity number is wrong, or tells another sex",
    citation: Citation::Standard { standard: Standard::CitizenNumbers, place: "号码的结构" },
    moments: &[(Moment::Takeover, Severity::Advisory), (Moment::Audit, Severity::Advisory)],
    parameters: &[],
};

/// 居民身份证 in the list of document kinds.
const IDENTITY_CARD: &str = "1";

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    const TABLES: [Table; 4] =
        [Table::Issuer, Table::Contractor, Table::Member, Table::HouseholdMember];
    if let Some(tally) = facts.unless_delivered(&TABLES) {
        return tally;
    }
    let mut tally = Tally::default();
    for it in &facts.village.issuers {
        let number = ("head_document_number", it.head_document_number.as_ref());
        check_number(it, it.head_document_kind.as_ref(), number, &mut tally);
    }
    for it in &facts.village.contractors {
        let number = ("document_number", it.document_number.as_ref());
        check_number(it, it.document_kind.as_ref(), number, &mut tally);
    }
    for it in &facts.village.members {
        let number = ("document_number", it.document_number.as_ref());
        if let Some(id) = check_number(it, it.document_kind.as_ref(), number, &mut tally) {
            check_sex(it, id, &mut tally);
        }
    }
    tally
}

fn check_number<R: Row>(
    row: &R,
    kind: Option<&Text>,
    (field, number): (&'static str, Option<&Text>),
    tally: &mut Tally,
) -> Option<CitizenId> {
    tally.add_rows(1);
    let number = filled(number).filter(|_| kind.is_some_and(|it| it == IDENTITY_CARD))?;
    match CitizenId::parse_whatever_area(number) {
        Ok(id) => Some(id),
        Err(error) => {
            let masked = mask_identity_number(number);
            let message = format!("证件号码“{masked}”有误：{}", error.message_zh());
            tally.push(at(&RULE, row, field, message));
            None
        }
    }
}

fn check_sex(member: &Member, id: CitizenId, tally: &mut Tally) {
    let Some(sex) = filled(member.sex.as_ref()).and_then(|it| Sex::parse(it).ok()) else { return };
    if sex != id.sex() {
        let message = format!(
            "性别为{}，公民身份号码“{}”第17位表示{}",
            sex.name_zh(),
            id.masked(),
            id.sex().name_zh()
        );
        tally.push(at(&RULE, member, "sex", message));
    }
}
