//! Numbers as long as the codes of other books: whoever writes one down joins what must stay apart (HR-01).

use super::{Finding, Offence};

/// The shortest code of a registered object has eighteen characters, a villagers' group fourteen; the number is our own, and between them and the number of any act.
const DIGITS_MAX: usize = 11;

/// Every run of digits that is longer than a number in plain text has to be.
pub(super) fn find(text: &str) -> impl Iterator<Item = Finding> {
    let runs = text.split(|it: char| !it.is_ascii_digit());
    let long = runs.filter(|it| it.len() > DIGITS_MAX);
    long.map(|it| Finding::new(Offence::CodeOfAnotherBook, it))
}
