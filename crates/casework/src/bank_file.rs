//! What a bank's file 银行流水 shows, beside the files that came before it.

use std::collections::BTreeSet;

use store::Unit;
use tenure::collective::BankLineAsked;
use tenure::distribution::{BankLine, Finding};

/// The numbers of the payments that the bank's files show.
pub(crate) fn paid<'a>(findings: impl Iterator<Item = &'a Finding>) -> BTreeSet<u32> {
    let matched = |it: &Finding| match it {
        Finding::Matched { payment, .. } => Some(*payment),
        _ => None,
    };
    findings.filter_map(matched).collect()
}

/// A line with its account under the keyed digest, as it is compared.
pub(crate) fn bank_line(unit: &Unit, it: &BankLineAsked) -> BankLine {
    BankLine {
        line: it.line,
        payment: it.payment,
        account: unit.account_mac(&it.account),
        amount_fen: it.amount_fen,
    }
}

/// What an earlier file has paid is not unpaid, and another line is its double.
pub(crate) fn beside_earlier_files(findings: Vec<Finding>, paid: &BTreeSet<u32>) -> Vec<Finding> {
    let told_again = |it: Finding| match it {
        Finding::Unpaid { payment } if paid.contains(&payment) => None,
        Finding::Matched { payment, line } if paid.contains(&payment) => {
            Some(Finding::Double { payment, line })
        }
        other => Some(other),
    };
    findings.into_iter().filter_map(told_again).collect()
}

#[cfg(test)]
mod tests {
    use tenure::distribution::Finding;

    use super::beside_earlier_files;

    #[test]
    fn what_an_earlier_file_paid_is_neither_unpaid_nor_paid_again() {
        let matched = |payment| Finding::Matched { payment, line: payment };
        let unpaid = |payment| Finding::Unpaid { payment };
        let findings = vec![matched(1), matched(2), unpaid(3), unpaid(4)];
        let expected = [Finding::Double { payment: 1, line: 1 }, matched(2), unpaid(4)];
        assert_eq!(beside_earlier_files(findings, &[1, 3].into()), expected);
    }
}
