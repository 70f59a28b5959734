//! What was to be paid against what the bank says it paid 银行回单核对.
//!
//! Accounts come in as keyed digests, so that no account number is here.

use std::collections::{BTreeMap, HashMap, VecDeque};

use super::Payee;

/// A payment that was ordered, or one that is expected; the payees of a distribution are known by their shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment<P = Payee> {
    /// Counted upwards within the run; the bank's file may carry it.
    pub number: u32,
    pub payee: P,
    /// The keyed digest of the account.
    pub account: [u8; 32],
    pub amount_fen: i64,
}

/// A line of the bank's file: money that went out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BankLine {
    /// The line in the file, from 1.
    pub line: u32,
    /// The number of the payment, where the file carries it.
    pub payment: Option<u32>,
    pub account: [u8; 32],
    pub amount_fen: i64,
}

/// What became of a payment or a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// 相符
    Matched { payment: u32, line: u32 },
    /// 金额不符
    WrongAmount { payment: u32, line: u32, ordered_fen: i64, paid_fen: i64 },
    /// 账户不符: the right amount or not, it went elsewhere
    WrongAccount { payment: u32, line: u32 },
    /// 重复支付: the payment has a line already
    Double { payment: u32, line: u32 },
    /// 未支付: no line belongs to the payment
    Unpaid { payment: u32 },
    /// 无对应: the line belongs to no payment
    Unknown { line: u32 },
}

/// Every payment and every line with what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reconciliation {
    /// In the order of the lines; then the unpaid, in the order of their numbers.
    pub findings: Vec<Finding>,
}

impl Reconciliation {
    /// Whether every payment has its line and every line its payment.
    pub fn all_matched(&self) -> bool {
        self.findings.iter().all(|it| matches!(it, Finding::Matched { .. }))
    }
}

/// Lays the lines of a bank's file beside the payments.
///
/// A line that names a payment belongs to it.
/// Of those that name none, the ones whose account and amount are those of an unpaid payment come first; then what is left is the double of a paid one, or of another amount than an unpaid one to the same account.
/// The order in which payments and lines are given plays no part; of payments under one number the first counts.
pub fn reconcile<P: Copy + Ord>(payments: &[Payment<P>], lines: &[BankLine]) -> Reconciliation {
    let mut open = Open::of(payments);
    let mut ordered: Vec<&BankLine> = lines.iter().collect();
    ordered.sort_unstable_by_key(|it| (it.line, it.payment, it.account, it.amount_fen));
    let mut findings: Vec<(u32, Finding)> = Vec::with_capacity(lines.len() + payments.len());
    for find in [Open::named, Open::exact, Open::other] {
        ordered.retain(|line| {
            let number = find(&mut open, line);
            findings.extend(number.and_then(|it| open.take(it, line)).map(|it| (line.line, it)));
            number.is_none()
        });
    }
    findings.extend(ordered.iter().map(|it| (it.line, Finding::Unknown { line: it.line })));
    findings.sort_by_key(|(line, _)| *line);
    let mut findings: Vec<Finding> = findings.into_iter().map(|(_, it)| it).collect();
    let unpaid = open.payments.iter().filter(|(_, (_, paid))| !paid);
    findings.extend(unpaid.map(|(payment, _)| Finding::Unpaid { payment: *payment }));
    Reconciliation { findings }
}

/// The payments, those that have a line among them, and where to find them by account.
struct Open<'a, P> {
    payments: BTreeMap<u32, (&'a Payment<P>, bool)>,
    by_amount: HashMap<([u8; 32], i64), VecDeque<u32>>,
    by_account: HashMap<[u8; 32], VecDeque<u32>>,
}

impl<'a, P: Copy + Ord> Open<'a, P> {
    fn of(payments: &'a [Payment<P>]) -> Self {
        let mut ordered: Vec<&Payment<P>> = payments.iter().collect();
        ordered.sort_unstable_by_key(|it| (it.number, it.payee, it.account, it.amount_fen));
        ordered.dedup_by_key(|it| it.number);
        let mut open = Self {
            payments: BTreeMap::new(),
            by_amount: HashMap::new(),
            by_account: HashMap::new(),
        };
        for it in ordered {
            open.payments.insert(it.number, (it, false));
            open.by_amount.entry((it.account, it.amount_fen)).or_default().push_back(it.number);
            open.by_account.entry(it.account).or_default().push_back(it.number);
        }
        open
    }

    /// The payment that a line names.
    fn named(&mut self, line: &BankLine) -> Option<u32> {
        line.payment.filter(|it| self.payments.contains_key(it))
    }

    /// An unpaid payment of the line's account and amount.
    fn exact(&mut self, line: &BankLine) -> Option<u32> {
        let queue = self.by_amount.get_mut(&(line.account, line.amount_fen))?;
        next_unpaid(queue, &self.payments)
    }

    /// A paid payment of which the line is the double, or else an unpaid one of another amount.
    fn other(&mut self, line: &BankLine) -> Option<u32> {
        let same = self.by_amount.get(&(line.account, line.amount_fen));
        let double = same.and_then(|it| it.front().copied());
        double.or_else(|| next_unpaid(self.by_account.get_mut(&line.account)?, &self.payments))
    }

    /// What a line of a payment is; the payment has a line from then on.
    fn take(&mut self, number: u32, line: &BankLine) -> Option<Finding> {
        let (payment, paid) = self.payments.get_mut(&number)?;
        let again = std::mem::replace(paid, true);
        let line_number = line.line;
        Some(if again {
            Finding::Double { payment: number, line: line_number }
        } else if payment.account != line.account {
            Finding::WrongAccount { payment: number, line: line_number }
        } else if payment.amount_fen == line.amount_fen {
            Finding::Matched { payment: number, line: line_number }
        } else {
            let (ordered_fen, paid_fen) = (payment.amount_fen, line.amount_fen);
            Finding::WrongAmount { payment: number, line: line_number, ordered_fen, paid_fen }
        })
    }
}

/// The first that has no line yet; those before it are dropped for good, but the last, by which a double is known.
fn next_unpaid<P>(
    queue: &mut VecDeque<u32>,
    payments: &BTreeMap<u32, (&Payment<P>, bool)>,
) -> Option<u32> {
    let paid = |it: &u32| payments.get(it).is_none_or(|(_, paid)| *paid);
    while queue.len() > 1 && queue.front().is_some_and(paid) {
        queue.pop_front();
    }
    queue.front().copied().filter(|it| !paid(it))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{BankLine, Finding, Payment, reconcile};
    use crate::distribution::Payee;

    fn payment(number: u32, account: u8, amount_fen: i64) -> Payment {
        Payment { number, payee: Payee::Holder(number), account: [account; 32], amount_fen }
    }

    fn line(line: u32, payment: Option<u32>, account: u8, amount_fen: i64) -> BankLine {
        BankLine { line, payment, account: [account; 32], amount_fen }
    }

    fn found(payments: &[Payment], lines: &[BankLine]) -> Vec<Finding> {
        reconcile(payments, lines).findings
    }

    #[test]
    fn a_line_that_names_its_payment_belongs_to_it() {
        let payments = [payment(1, 7, 100), payment(2, 8, 200)];
        let lines = [line(1, Some(2), 8, 200), line(2, Some(1), 7, 100)];
        let it = reconcile(&payments, &lines);
        assert!(it.all_matched());
        assert_eq!(it.findings[0], Finding::Matched { payment: 2, line: 1 });
    }

    #[test]
    fn a_line_that_names_none_is_known_by_account_and_amount() {
        // Two people share an account; the amounts tell them apart.
        let payments = [payment(1, 7, 100), payment(2, 7, 200)];
        let lines = [line(1, None, 7, 200), line(2, None, 7, 100)];
        assert!(reconcile(&payments, &lines).all_matched());
    }

    #[test]
    fn what_is_not_as_it_was_ordered_is_told() {
        let payments = [payment(1, 7, 100), payment(2, 8, 200), payment(3, 9, 300)];
        let lines = [line(1, Some(1), 7, 101), line(2, None, 6, 50), line(3, Some(2), 6, 200)];
        let expected = [
            Finding::WrongAmount { payment: 1, line: 1, ordered_fen: 100, paid_fen: 101 },
            Finding::Unknown { line: 2 },
            Finding::WrongAccount { payment: 2, line: 3 },
            Finding::Unpaid { payment: 3 },
        ];
        assert_eq!(found(&payments, &lines), expected);
    }

    #[test]
    fn a_second_line_of_one_payment_is_double_whether_or_not_it_names_it() {
        let payments = [payment(1, 7, 100)];
        for second in [line(2, Some(1), 7, 100), line(2, None, 7, 100)] {
            let expected =
                [Finding::Matched { payment: 1, line: 1 }, Finding::Double { payment: 1, line: 2 }];
            assert_eq!(found(&payments, &[line(1, Some(1), 7, 100), second]), expected);
        }
    }

    #[test]
    fn an_exact_line_comes_before_one_of_another_amount() {
        let lines = [line(1, None, 7, 150), line(2, None, 7, 100)];
        let expected = [Finding::Unknown { line: 1 }, Finding::Matched { payment: 1, line: 2 }];
        assert_eq!(found(&[payment(1, 7, 100)], &lines), expected);
        let wrong = Finding::WrongAmount { payment: 2, line: 1, ordered_fen: 200, paid_fen: 150 };
        let matched = Finding::Matched { payment: 1, line: 2 };
        assert_eq!(found(&[payment(1, 7, 100), payment(2, 7, 200)], &lines), [wrong, matched]);
    }

    #[test]
    fn a_line_that_names_none_takes_no_payment_that_another_names() {
        let payments = [payment(1, 7, 100), payment(2, 7, 100)];
        let lines = [line(1, None, 7, 100), line(2, Some(1), 7, 100)];
        let expected =
            [Finding::Matched { payment: 2, line: 1 }, Finding::Matched { payment: 1, line: 2 }];
        assert_eq!(found(&payments, &lines), expected);
        assert_eq!(found(&[], &[]), []);
    }

    prop_compose! {
        fn some_lines()(all in proptest::collection::vec((proptest::option::of(0_u32..8), 0_u8..4, 0_i64..4), 0..20)) -> Vec<BankLine> {
            all.into_iter().zip(1..).map(|((named, account, amount), n)| line(n, named, account, amount)).collect()
        }
    }

    prop_compose! {
        fn some_payments()(all in proptest::collection::vec((0_u8..4, 0_i64..4), 0..8)) -> Vec<Payment> {
            all.into_iter().zip(0..).map(|((account, amount), n)| payment(n, account, amount)).collect()
        }
    }

    proptest! {
        #[test]
        fn every_line_is_told_of_once_and_every_payment_has_one_line_or_none(
            payments in some_payments(), lines in some_lines(),
        ) {
            let (mut told, mut settled) = (Vec::new(), Vec::new());
            for it in found(&payments, &lines) {
                match it {
                    Finding::Matched { payment, line }
                    | Finding::WrongAmount { payment, line, .. }
                    | Finding::WrongAccount { payment, line } => {
                        told.push(line);
                        settled.push(payment);
                    }
                    Finding::Double { line, .. } | Finding::Unknown { line } => told.push(line),
                    Finding::Unpaid { payment } => settled.push(payment),
                }
            }
            settled.sort_unstable();
            prop_assert_eq!(told, lines.iter().map(|it| it.line).collect::<Vec<u32>>());
            prop_assert_eq!(settled, payments.iter().map(|it| it.number).collect::<Vec<u32>>());
        }

        #[test]
        fn the_order_of_payments_and_lines_changes_nothing(
            (payments, mixed) in some_payments().prop_flat_map(|it| (Just(it.clone()), Just(it).prop_shuffle())),
            (lines, other) in some_lines().prop_flat_map(|it| (Just(it.clone()), Just(it).prop_shuffle())),
        ) {
            prop_assert_eq!(reconcile(&payments, &lines), reconcile(&mixed, &other));
        }
    }
}
