//! Q24 phone-or-postcode-not-digits
//!
//! Phone numbers are digits, postcodes six of them.
//! 联系电话应全部为数字，邮政编码应为6位数字。

use identity::mask_phone;

use super::rows::{Row, at, filled};
use super::{Facts, Tally};
use crate::submission::{Table, Text};
use crate::{Citation, Moment, Rule, RuleCode, Severity};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q24", name: "phone-or-postcode-not-digits" },
    title_zh: "联系电话或邮政编码不是数字",
    title_en: "a phone number is not digits, or a postcode not six of them",
    citation: Citation::Practice { place: "联系电话、邮政编码" },
    moments: &[(Moment::Takeover, Severity::Blocking), (Moment::Audit, Severity::Blocking)],
    parameters: &[],
};

/// 邮政编码 (GB/T 18219 and the standard's field): six digits.
const POSTCODE_LENGTH: usize = 6;

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    if let Some(tally) =
        facts.unless_delivered(&[Table::Issuer, Table::Contractor, Table::Household])
    {
        return tally;
    }
    let mut tally = Tally::default();
    for it in &facts.village.issuers {
        check_row(it, it.phone.as_ref(), it.postcode.as_ref(), &mut tally);
    }
    for it in &facts.village.contractors {
        check_row(it, it.phone.as_ref(), it.postcode.as_ref(), &mut tally);
    }
    for it in &facts.village.households {
        check_row(it, it.phone.as_ref(), it.postcode.as_ref(), &mut tally);
    }
    tally
}

fn check_row<R: Row>(row: &R, phone: Option<&Text>, postcode: Option<&Text>, tally: &mut Tally) {
    tally.add_rows(1);
    let digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if let Some(phone) = filled(phone).filter(|it| !digits(it)) {
        let message = format!("联系电话“{}”含数字以外的字符", mask_phone(phone));
        tally.push(at(&RULE, row, "phone", message));
    }
    let postcode = filled(postcode);
    if let Some(postcode) = postcode.filter(|it| it.len() != POSTCODE_LENGTH || !digits(it)) {
        let message = format!("邮政编码“{postcode}”不是{POSTCODE_LENGTH}位数字");
        tally.push(at(&RULE, row, "postcode", message));
    }
}
