//! What was expected against the lines of a bank's file 银行流水核对, by the same matching as distributions.

use serde::{Deserialize, Serialize};
use tenure::ObjectId;
use tenure::distribution::{BankLine, Finding, Payment, Reconciliation, reconcile};

use super::DealId;

/// A payment that the market expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// Counted upwards in the county; the bank's file may carry it.
    pub number: u32,
    pub deal: DealId,
    pub flow: Flow,
    /// Who pays in, or is paid.
    pub party: ObjectId,
    /// The keyed digest of that party's account.
    pub account: [u8; 32],
    pub amount_fen: i64,
}

/// Which way the money goes, seen from the market.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flow {
    /// A deposit, a price.
    In,
    /// A payout, a compensation, a refund.
    Out,
}

/// A payment that a line of the bank's file shows; only a matching makes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatchedPayment {
    // Invariant: account and amount of the line are those that were expected.
    expected: Expected,
    line: u32,
}

impl MatchedPayment {
    pub fn expected(&self) -> &Expected {
        &self.expected
    }

    /// The line in the bank's file, from 1.
    pub fn line(&self) -> u32 {
        self.line
    }
}

/// Every expected payment and every line with what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matching {
    pub matched: Vec<MatchedPayment>,
    /// All that is not in order: lines without a payment, payments without a line, doubles, wrong amounts and accounts.
    pub unmatched: Vec<Finding>,
}

/// Lays the lines of a bank's file beside what was expected.
///
/// Of payments under one number the first counts, as [`reconcile`] says.
pub fn match_lines(expected: &[Expected], lines: &[BankLine]) -> Matching {
    let payments: Vec<Payment<(ObjectId, DealId, Flow)>> = expected
        .iter()
        .map(|it| Payment {
            number: it.number,
            payee: (it.party, it.deal, it.flow),
            account: it.account,
            amount_fen: it.amount_fen,
        })
        .collect();
    let Reconciliation { findings } = reconcile(&payments, lines);
    let mut matching = Matching::default();
    for finding in findings {
        let matched = match finding {
            Finding::Matched { payment, line } => first_of(expected, payment).zip(Some(line)),
            _ => None,
        };
        match matched {
            Some((expected, line)) => {
                matching.matched.push(MatchedPayment { expected, line });
            }
            None => matching.unmatched.push(finding),
        }
    }
    matching
}

/// The payment of a number that [`reconcile`] takes, where a number stands twice.
fn first_of(expected: &[Expected], number: u32) -> Option<Expected> {
    let under = expected.iter().filter(|it| it.number == number);
    under.min_by_key(|it| (it.party, it.deal, it.flow, it.account, it.amount_fen)).copied()
}
