//! Reads columns back into the types of the book; what does not fit them is corrupt.

use identity::DivisionCode;

use super::BookError;
use crate::lint::FreeText;
use crate::pack::Clause;

/// What stands between the labels of a clause in its column.
const BETWEEN_LABELS: char = '\n';

/// A row's table, for what has to be said when it cannot be read.
#[derive(Clone, Copy)]
pub(super) struct Reading(pub(super) &'static str);

impl Reading {
    pub(super) fn corrupt(self, what: impl Into<String>) -> BookError {
        BookError::corrupt(self.0, what)
    }

    pub(super) fn place(self, code: &str) -> Result<DivisionCode, BookError> {
        DivisionCode::parse(code).map_err(|error| self.corrupt(format!("place: {error}")))
    }

    /// The value of a closed list, unless the column holds another word.
    pub(super) fn listed<T: Copy>(
        self,
        all: &[T],
        code: &str,
        of: fn(T) -> &'static str,
    ) -> Result<T, BookError> {
        let found = all.iter().copied().find(|it| of(*it) == code);
        found.ok_or_else(|| self.corrupt(format!("`{code}` is not in its list")))
    }

    /// What must be there with an event of this kind.
    pub(super) fn needed<T>(self, value: Option<T>, column: &str) -> Result<T, BookError> {
        value.ok_or_else(|| self.corrupt(format!("{column} is missing")))
    }
}

/// The labels of a clause, and its words, as they are kept.
pub(super) fn clause_columns(clause: &Clause) -> (String, String) {
    (clause.at.join(&BETWEEN_LABELS.to_string()), clause.quotation.clone())
}

/// A clause as it was kept.
pub(super) fn clause(at: &str, quotation: String) -> Clause {
    Clause { at: at.split(BETWEEN_LABELS).map(str::to_owned).collect(), quotation }
}

/// A text that an officer wrote, as it was kept.
pub(super) fn text(column: Option<String>) -> Option<FreeText> {
    column.map(FreeText::recorded)
}
