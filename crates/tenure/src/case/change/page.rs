//! The page of the register book and the certificate that a case makes or renews 登簿、颁证.

use chrono::{Datelike as _, NaiveDate};
use identity::ContractCode;

use super::Impossible;
use super::draft::{Draft, restate};
use crate::submission::Table;
use crate::{
    Certificate, CertificateChange, CertificateChangeKind, Collection, ContractRight, LandContract,
    Term,
};

impl Draft<'_> {
    /// Enters a contract as it now is in the register book, and makes the certificate that says so.
    pub(super) fn renew(&mut self, code: ContractCode) -> Result<(), Impossible> {
        let day = self.effect_day();
        let (registrar, registered_day) =
            (self.entering.registrar.to_owned(), self.entering.registered_day);
        let serial_number = self.next_serial_number();
        let fact = self.contract(code)?.contract.fact.clone();
        let mut right = match self.contract(code)?.right.take() {
            Some(right) => right,
            None => self.entered(Table::ContractRight, first_page(&fact)),
        };
        restate(&mut right, day, |it| {
            (it.registrar, it.registered_day) = (registrar, registered_day);
            it.serial_number = serial_number;
            it.mode.clone_from(&fact.mode);
            if it.term != fact.term {
                (it.term, it.term_text) = (fact.term, term_text(fact.term));
            }
        });
        self.contract(code)?.right = Some(right);
        self.certify(code)
    }

    /// Makes a new certificate, to be collected, in place of one that there was.
    pub(super) fn certify(&mut self, code: ContractCode) -> Result<(), Impossible> {
        let made = Certificate {
            code,
            authority: self.entering.authority.to_owned(),
            issued_day: self.entering.registered_day,
            collected: false,
            collection: Collection::default(),
        };
        let certificate = self.entered(Table::Certificate, made);
        self.contract(code)?.certificate = Some(certificate);
        Ok(())
    }

    /// What became of a certificate on the day of entering.
    pub(super) fn certificate_change(
        &self,
        certificate: ContractCode,
        kind: CertificateChangeKind,
        reason: &str,
    ) -> crate::takeover::Entered<CertificateChange> {
        let table = match kind {
            CertificateChangeKind::Reissue => Table::Reissue,
            CertificateChangeKind::Replacement => Table::Replacement,
            CertificateChangeKind::Cancellation => Table::Cancellation,
        };
        let change = CertificateChange {
            certificate,
            kind,
            reason: reason.to_owned(),
            day: self.entering.registered_day,
            collection: Collection::default(),
        };
        self.entered(table, change)
    }

    /// The serial number of the next certificate of the case.
    pub(super) fn next_serial_number(&mut self) -> String {
        let number = counted_up(self.entering.serial_number, self.n_serial_numbers);
        self.n_serial_numbers += 1;
        number
    }

    /// The number of the next homestead's certificate of the case.
    pub(super) fn next_homestead_number(&mut self) -> String {
        let number = counted_up(self.entering.homestead_number, self.n_homestead_numbers);
        self.n_homestead_numbers += 1;
        number
    }
}

/// A page on which the officer and the serial number are not yet entered.
fn first_page(contract: &LandContract) -> ContractRight {
    let LandContract { code, issuer, mode, term, .. } = contract;
    ContractRight {
        code: *code,
        mode: mode.clone(),
        term_text: term_text(*term),
        term: *term,
        // Where the standard keeps the sketches (NY/T 2539-2016, 7).
        sketch_path: format!("图件\\{issuer}\\DKSYT{code}.pdf"),
        serial_number: String::new(),
        note: None,
        former_certificate_number: None,
        registrar: String::new(),
        registered_day: NaiveDate::default(),
    }
}

/// A term as the page says it: `1998年01月01日至2027年12月31日`, or 长久.
fn term_text(term: Term) -> String {
    let text = |day: NaiveDate| format!("{}年{:02}月{:02}日", day.year(), day.month(), day.day());
    term.last_day.map_or_else(
        || format!("{}起长久", text(term.first_day)),
        |last_day| format!("{}至{}", text(term.first_day), text(last_day)),
    )
}

/// A text with its last number counted up, as wide as it was; a text without one stays.
fn counted_up(text: &str, by: u64) -> String {
    let Some(end) = text.rfind(|it: char| it.is_ascii_digit()).map(|it| it + 1) else {
        return text.to_owned();
    };
    let (head, tail) = text.split_at(end);
    let prefix = head.trim_end_matches(|it: char| it.is_ascii_digit());
    let digits = head.strip_prefix(prefix).unwrap_or_default();
    let width = digits.len();
    match digits.parse::<u64>().ok().and_then(|it| it.checked_add(by)) {
        Some(number) => format!("{prefix}{number:0width$}{tail}"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{counted_up, term_text};
    use crate::Term;

    #[test]
    fn the_last_number_is_counted_up_as_wide_as_it_was() {
        let text = "样（2026）样例县农村土地承包经营权证第000099号";
        assert_eq!(counted_up(text, 0), text);
        assert_eq!(counted_up(text, 1), "样（2026）样例县农村土地承包经营权证第000100号");
        assert_eq!(counted_up("9", 1), "10");
        assert_eq!(counted_up("无号", 1), "无号");
        let beyond = "99999999999999999999999";
        assert_eq!(counted_up(beyond, 1), beyond);
    }

    #[test]
    fn a_term_is_written_with_both_days() {
        let day = |text: &str| text.parse().unwrap();
        let term = Term { first_day: day("1998-01-01"), last_day: Some(day("2027-12-31")) };
        assert_eq!(term_text(term), "1998年01月01日至2027年12月31日");
        assert_eq!(term_text(Term { last_day: None, ..term }), "1998年01月01日起长久");
    }
}
