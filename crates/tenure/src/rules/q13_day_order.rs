//! Q13 days-out-of-order
//!
//! Survey, publicity, signing, registration, issue and collection follow each other; a term ends after it begins, and is the same in the contract and in the register.
//! 调查、公示审核、签订、登记、发证、领取日期应依次先后；承包期止应晚于承包期起，且合同与登记簿一致。
//!
//! A day that is missing or no day is skipped; 9999-01-01 in the register stands for 长久不变, whatever the contract says.

use chrono::NaiveDate;

use super::names::field_zh;
use super::rows::{Row, at, filled};
use super::{Facts, Tally, value};
use crate::submission::{Table, Text};
use crate::{Citation, Moment, Rule, RuleCode, Severity};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q13", name: "days-out-of-order" },
    title_zh: "日期先后不符",
    title_en: "days do not follow each other, or a term differs between contract and register",
    citation: Citation::Practice { place: "日期先后" },
    moments: &[(Moment::Takeover, Severity::Blocking), (Moment::Audit, Severity::Blocking)],
    parameters: &[],
};

/// What the register writes where the term is 长久不变 (表B.8).
const LONG_TERM: Option<NaiveDate> = NaiveDate::from_ymd_opt(9999, 1, 1);

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    const TABLES: [Table; 4] =
        [Table::Contractor, Table::LandContract, Table::ContractRight, Table::Certificate];
    if let Some(tally) = facts.unless_delivered(&TABLES) {
        return tally;
    }
    let mut days = Days { facts, tally: Tally::default() };
    days.check_contractors();
    days.check_contracts();
    days.check_rights();
    days.check_certificates();
    days.check_circulations();
    days.tally
}

struct Days<'f, 'a> {
    facts: &'f Facts<'a>,
    tally: Tally,
}

/// A day, with the table and the field that it stands in.
struct Dated {
    day: Option<NaiveDate>,
    table: Table,
    field: &'static str,
}

impl Dated {
    fn of<R: Row>(row: &R, field: &'static str, text: Option<&Text>) -> Self {
        let day = filled(text).and_then(value::day);
        Self { day, table: row.stands_in(), field }
    }

    fn name(&self) -> &'static str {
        field_zh(self.table, self.field)
    }
}

impl Days<'_, '_> {
    fn check_contractors(&mut self) {
        for it in &self.facts.village.contractors {
            self.tally.add_rows(1);
            let survey = Dated::of(it, "survey_day", it.survey_day.as_ref());
            let review = Dated::of(it, "publicity_review_day", it.publicity_review_day.as_ref());
            self.expect_before(it, &survey, &review);
        }
    }

    fn check_contracts(&mut self) {
        for it in &self.facts.village.land_contracts {
            self.tally.add_rows(1);
            let first = Dated::of(it, "first_day", it.first_day.as_ref());
            let last = Dated::of(it, "last_day", it.last_day.as_ref());
            self.expect_before(it, &first, &last);
            let contractor = it.contractor_code.as_deref().unwrap_or_default();
            if let Some(contractor) = self.facts.contractors.get(contractor) {
                let field = "publicity_review_day";
                let review =
                    Dated::of(*contractor, field, contractor.publicity_review_day.as_ref());
                let signed = Dated::of(it, "signed_day", it.signed_day.as_ref());
                self.expect_before(it, &review, &signed);
            }
        }
    }

    fn check_rights(&mut self) {
        for it in &self.facts.village.contract_rights {
            self.tally.add_rows(1);
            let first = Dated::of(it, "first_day", it.first_day.as_ref());
            let last = Dated::of(it, "last_day", it.last_day.as_ref());
            self.expect_before(it, &first, &last);
            let code = it.code.as_deref().unwrap_or_default();
            let Some(contract) = self.facts.land_contracts.get(code) else { continue };
            self.expect_same(
                it,
                &first,
                &Dated::of(*contract, "first_day", contract.first_day.as_ref()),
            );
            if last.day != LONG_TERM {
                self.expect_same(
                    it,
                    &last,
                    &Dated::of(*contract, "last_day", contract.last_day.as_ref()),
                );
            }
            let signed = Dated::of(*contract, "signed_day", contract.signed_day.as_ref());
            let registered = Dated::of(it, "registered_day", it.registered_day.as_ref());
            self.expect_not_after(it, &signed, &registered);
        }
    }

    fn check_certificates(&mut self) {
        for it in &self.facts.village.certificates {
            self.tally.add_rows(1);
            let issued = Dated::of(it, "issued_day", it.issued_day.as_ref());
            let collected = Dated::of(it, "collected_day", it.collected_day.as_ref());
            self.expect_not_after(it, &issued, &collected);
            let code = it.code.as_deref().unwrap_or_default();
            if let Some(right) = self.facts.contract_rights.get(code) {
                let registered = Dated::of(*right, "registered_day", right.registered_day.as_ref());
                self.expect_not_after(it, &registered, &issued);
            }
        }
    }

    fn check_circulations(&mut self) {
        for it in &self.facts.village.circulations {
            self.tally.add_rows(1);
            let first = Dated::of(it, "first_day", it.first_day.as_ref());
            let last = Dated::of(it, "last_day", it.last_day.as_ref());
            self.expect_before(it, &first, &last);
        }
    }

    fn expect_before<R: Row>(&mut self, row: &R, earlier: &Dated, later: &Dated) {
        if let Some((first, last)) = earlier.day.zip(later.day).filter(|(it, last)| it >= last) {
            let message = format!("{}{first}应早于{}{last}", earlier.name(), later.name());
            self.tally.push(at(&RULE, row, later.field, message));
        }
    }

    fn expect_not_after<R: Row>(&mut self, row: &R, earlier: &Dated, later: &Dated) {
        if let Some((first, last)) = earlier.day.zip(later.day).filter(|(it, last)| it > last) {
            let message = format!("{}{first}不应晚于{}{last}", earlier.name(), later.name());
            self.tally.push(at(&RULE, row, later.field, message));
        }
    }

    fn expect_same<R: Row>(&mut self, row: &R, registered: &Dated, contracted: &Dated) {
        let days = registered.day.zip(contracted.day);
        if let Some((found, expected)) = days.filter(|(found, expected)| found != expected) {
            let name = registered.name();
            let message = format!("登记簿的{name}{found}与承包合同的{name}{expected}不一致");
            self.tally.push(at(&RULE, row, registered.field, message));
        }
    }
}
