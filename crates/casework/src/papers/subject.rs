//! What a paper is about, and the number that follows from it.

use std::fmt;

use identity::{ContractCode, DivisionCode, IssuerCode, UnitCode};
use tenure::case::PaperKind;

/// What a paper is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    Issuer(IssuerCode),
    Contract(ContractCode),
    Homestead(UnitCode),
    /// All homesteads of a case in a village.
    Village(DivisionCode),
    /// A round of notice, from one on.
    Round(u32),
    /// A return for correction, from one on.
    Return(u32),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Issuer(code) => code.fmt(f),
            Self::Contract(code) => code.fmt(f),
            Self::Homestead(code) => code.fmt(f),
            Self::Village(code) => code.fmt(f),
            Self::Round(n) | Self::Return(n) => n.fmt(f),
        }
    }
}

/// A paper that can be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Printable {
    pub(super) kind: PaperKind,
    pub(super) subject: Subject,
    pub(super) number: String,
}

/// The papers of a kind, numbered in the order of their subjects.
///
/// A number is that of the case, the digits of the kind, and the place among the subjects, such as `220221-2026-000001-08-001`.
/// `before` says how many papers of the kind went before these.
/// What was frozen does not change, so that a paper has the same number whenever it is printed; the form is our own.
pub(super) fn numbered(
    case_number: &str,
    kind: PaperKind,
    before: usize,
    subjects: impl IntoIterator<Item = Subject>,
) -> Vec<Printable> {
    let number =
        |place: usize| format!("{case_number}-{}-{:03}", kind.digits(), before + place + 1);
    let subjects = subjects.into_iter().enumerate();
    subjects.map(|(place, subject)| Printable { kind, subject, number: number(place) }).collect()
}

#[cfg(test)]
mod tests {
    use identity::DivisionCode;
    use tenure::case::PaperKind;

    use super::{Subject, numbered};

    #[test]
    fn a_number_follows_from_the_case_the_kind_and_the_place() {
        let papers =
            numbered("220221-2026-000001", PaperKind::PublicNotice, 0, [1, 2].map(Subject::Round));
        let numbers: Vec<&str> = papers.iter().map(|it| it.number.as_str()).collect();
        assert_eq!(numbers, ["220221-2026-000001-10-001", "220221-2026-000001-10-002"]);
        let village = Subject::Village(DivisionCode::parse("220221901901").unwrap());
        let signed = numbered("220221-2026-000001", PaperKind::HandOverList, 1, [village]);
        assert!(signed.iter().all(|it| it.number.ends_with("-002")), "{signed:?}");
    }
}
