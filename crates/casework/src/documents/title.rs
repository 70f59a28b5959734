//! The words that clerks give to documents: a title, a role.

use crate::Refused;

/// As many characters as fit on one line of a list. The number is our own.
const LENGTH_MAX: usize = 200;

/// One line of text without blanks around it.
pub(super) fn one_line(what: &'static str, text: &str) -> Result<String, Refused> {
    let line = text.trim();
    let fits = (1..=LENGTH_MAX).contains(&line.chars().count());
    if fits && !line.chars().any(char::is_control) {
        return Ok(line.to_owned());
    }
    let shown = line.chars().filter(|it| !it.is_control()).take(LENGTH_MAX).collect();
    Err(Refused::Malformed { what, text: shown })
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn a_line_is_kept_without_the_blanks_around_it() {
        assert_eq!(one_line("title", " 承包合同 第1页\n").unwrap(), "承包合同 第1页");
        assert_eq!(one_line("title", &"页".repeat(200)).unwrap().chars().count(), 200);
    }

    #[test]
    fn what_is_not_one_line_is_refused() {
        for text in ["", "  ", "a\nb", "a\0b", &"页".repeat(201)] {
            assert!(one_line("title", text).is_err(), "{text}");
        }
    }
}
