//! What a payment or a line of a bank's file was found to be, as it is kept: by its name, its numbers and its amounts.

use tenure::distribution::Finding;

const MATCHED: &str = "matched";
const WRONG_AMOUNT: &str = "wrong-amount";
const WRONG_ACCOUNT: &str = "wrong-account";
const DOUBLE: &str = "double";
const UNPAID: &str = "unpaid";
const UNKNOWN: &str = "unknown";

/// A finding by its name, its payment and its line.
pub(crate) fn told(finding: &Finding) -> (&'static str, Option<u32>, Option<u32>) {
    match *finding {
        Finding::Matched { payment, line } => (MATCHED, Some(payment), Some(line)),
        Finding::WrongAmount { payment, line, .. } => (WRONG_AMOUNT, Some(payment), Some(line)),
        Finding::WrongAccount { payment, line } => (WRONG_ACCOUNT, Some(payment), Some(line)),
        Finding::Double { payment, line } => (DOUBLE, Some(payment), Some(line)),
        Finding::Unpaid { payment } => (UNPAID, Some(payment), None),
        Finding::Unknown { line } => (UNKNOWN, None, Some(line)),
    }
}

/// What was ordered and what was paid, where they differ.
pub(crate) fn amounts(finding: &Finding) -> (Option<i64>, Option<i64>) {
    match *finding {
        Finding::WrongAmount { ordered_fen, paid_fen, .. } => (Some(ordered_fen), Some(paid_fen)),
        _ => (None, None),
    }
}

/// The finding of that name, with its payment and line, and with what was ordered and what was paid.
pub(crate) fn read(
    name: &str,
    (payment, line): (Option<i32>, Option<i32>),
    (ordered_fen, paid_fen): (Option<i64>, Option<i64>),
) -> Option<Finding> {
    let number = |it: Option<i32>| it.and_then(|it| u32::try_from(it).ok());
    let (payment, line) = (number(payment), number(line));
    Some(match name {
        MATCHED => Finding::Matched { payment: payment?, line: line? },
        WRONG_AMOUNT => Finding::WrongAmount {
            payment: payment?,
            line: line?,
            ordered_fen: ordered_fen?,
            paid_fen: paid_fen?,
        },
        WRONG_ACCOUNT => Finding::WrongAccount { payment: payment?, line: line? },
        DOUBLE => Finding::Double { payment: payment?, line: line? },
        UNPAID => Finding::Unpaid { payment: payment? },
        UNKNOWN => Finding::Unknown { line: line? },
        _ => return None,
    })
}
