//! What the public may learn of a paper by its number 查验: whether its digest is the register's, and nothing personal.

use chrono::NaiveDate;
use ledger::Digest;
use store::{Scope, Store, StoreError};
use tenure::case::{PaperKind, china_day};

use crate::Refused;

/// What the register says of a paper that somebody holds in hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    pub kind: PaperKind,
    /// The number of the register act and its day of effect; a paper from before the act has none.
    pub act: Option<(i64, NaiveDate)>,
    /// The day on which it was printed first.
    pub first_printed_day: NaiveDate,
    pub print_count: i32,
    pub comparison: Comparison,
}

/// How the digest that was asked about stands to the register's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// None was given.
    NotAsked,
    /// 一致
    Match,
    /// 不一致
    Mismatch,
}

/// Compares a paper with what was frozen; nothing where no such paper was printed.
///
/// A digest may be given in groups, as it stands on the paper.
pub async fn verify(
    store: &Store,
    number: &str,
    digest: Option<&str>,
) -> Result<Option<Verification>, Refused> {
    let paper = match store.paper(number).await {
        Err(StoreError::NotFound) => return Ok(None),
        found => found?,
    };
    let act = match paper.act {
        None => None,
        Some(id) => Some(store.act(&Scope::Everywhere, paper.county, id).await?.act),
    };
    Ok(Some(Verification {
        kind: paper.kind,
        act: act.map(|it| (it.number, it.effect_day)),
        first_printed_day: china_day(paper.printed_at),
        print_count: paper.print_count,
        comparison: compare(&paper.digest, digest),
    }))
}

fn compare(frozen: &str, given: Option<&str>) -> Comparison {
    let given: String = given.unwrap_or_default().split_whitespace().collect();
    if given.is_empty() {
        return Comparison::NotAsked;
    }
    let given = Digest::parse(&given.to_ascii_lowercase());
    if given.is_some() && given == Digest::parse(frozen) {
        Comparison::Match
    } else {
        Comparison::Mismatch
    }
}

#[cfg(test)]
mod tests {
    use super::{Comparison, compare};

    const FROZEN: &str = "01080f161d242b3239404 74e555c636a71787f868d949ba2a9b0b7beccd3da00";

    fn frozen() -> String {
        FROZEN.split(' ').collect::<String>()
    }

    #[test]
    fn a_digest_is_compared_however_it_is_grouped() {
        let frozen = frozen();
        let grouped = frozen.as_bytes().chunks(8).map(|it| std::str::from_utf8(it).unwrap());
        let grouped = grouped.collect::<Vec<_>>().join(" ");
        for given in [frozen.clone(), grouped, frozen.to_uppercase()] {
            assert_eq!(compare(&frozen, Some(&given)), Comparison::Match, "{given}");
        }
    }

    #[test]
    fn what_is_another_digest_or_none_is_a_mismatch() {
        let frozen = frozen();
        for given in ["00".repeat(32).as_str(), "一", "01080f16", &format!("{frozen}00")] {
            assert_eq!(compare(&frozen, Some(given)), Comparison::Mismatch, "{given}");
        }
    }

    #[test]
    fn without_a_digest_nothing_is_compared() {
        for given in [None, Some(""), Some("  ")] {
            assert_eq!(compare(&frozen(), given), Comparison::NotAsked);
        }
    }
}
