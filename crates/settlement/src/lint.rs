//! Refuses words that would make a settlement turn on a right in the countryside.
//!
//! A pack cannot ask for such a right, because the facts and the documents are closed lists without a word for one.
//! The words that a pack or an officer writes freely decide nothing either, but they are read by people, and so they are looked through as well: whoever demands a certificate in a note has demanded it.
//! The one text that may name a right is the clause that protects it (不得以退出…作为…的条件), and only when it stands whole and without an exception.
//!
//! What is refused is wide on purpose: a false refusal costs an editor a better word.

mod chinese;
mod code;
mod disguise;
mod english;
mod finding;
mod free_text;
mod protection;

#[cfg(test)]
mod tests;

pub use finding::{Finding, Offence};
pub use free_text::{FreeText, FreeTextError};

/// Every offence of a text, in order, one of each kind and word.
pub fn look_through(text: &str) -> Vec<Finding> {
    let mut findings: Vec<Finding> = disguise::find(text).collect();
    findings.extend(code::find(text));
    let (protected, rest) = protection::set_aside(text);
    findings.extend(chinese::find(&rest));
    findings.extend(english::find(&rest));
    if protected {
        findings.extend(protection::exceptions(&rest));
    }
    findings.sort();
    findings.dedup();
    findings
}

/// Whether a text holds a number as long as the codes of other books are.
pub(crate) fn holds_a_code(text: &str) -> bool {
    code::find(text).next().is_some()
}

/// Whether a text is a protective clause and nothing else.
pub(crate) fn is_protective(text: &str) -> bool {
    let (protected, rest) = protection::set_aside(text);
    protected && rest.trim().is_empty() && look_through(text).is_empty()
}
