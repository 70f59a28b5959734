//! An amount divided by shares, exact to the fen: the largest remainder, and the lower number where remainders are equal.
//!
//! Everybody gets the whole fen of their exact part.
//! The fen that are left go, one each, to those whose exact part was cut by most.
//! Where two were cut by the same, the one with the lower number in the share register comes first, and the collective itself comes last.
//! The order in which the claims are given plays no part.

use std::cmp::Ordering;
use std::fmt;

use super::DistributionError;
use crate::Shares;

/// Who is paid, in the order in which ties are decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Payee {
    /// By the number in the share register 股权名册序号.
    Holder(u32),
    /// 集体
    Collective,
}

/// What a payee holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    pub payee: Payee,
    pub shares: Shares,
}

/// What a payee gets of an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    pub payee: Payee,
    pub amount_fen: i64,
}

/// A claim's exact part: whole fen, and the rest as a proper fraction in lowest terms.
#[derive(Clone, Copy, Debug)]
struct Part {
    payee: Payee,
    whole_fen: i64,
    rest: i128,
    of: i128,
}

impl Payee {
    /// For the clerk.
    pub fn name_zh(self) -> String {
        match self {
            Self::Holder(number) => format!("股权名册序号{number}"),
            Self::Collective => "集体".to_owned(),
        }
    }
}

impl fmt::Display for Payee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Holder(number) => write!(f, "{number}"),
            Self::Collective => f.write_str("collective"),
        }
    }
}

/// Divides an amount by shares; the answer is in the order of the payees, and adds up to the amount.
///
/// It costs two sorts of the claims.
pub fn apportion(amount_fen: i64, claims: &[Claim]) -> Result<Vec<Share>, DistributionError> {
    if amount_fen < 0 {
        return Err(DistributionError::Negative { what: "amount_fen" });
    }
    let total = total(claims)?;
    let mut parts = claims
        .iter()
        .map(|it| part(amount_fen, *it, total))
        .collect::<Result<Vec<Part>, DistributionError>>()?;
    refuse_repeated(&mut parts)?;
    // Whole parts add up to the amount at most.
    let given: i64 = parts.iter().map(|it| it.whole_fen).sum();
    let left =
        usize::try_from(amount_fen - given).map_err(|_negative| DistributionError::TooLarge)?;
    parts.sort_unstable_by(by_remainder);
    for it in parts.iter_mut().take(left) {
        it.whole_fen += 1;
    }
    parts.sort_unstable_by_key(|it| it.payee);
    Ok(parts.iter().map(|it| Share { payee: it.payee, amount_fen: it.whole_fen }).collect())
}

/// All shares together, which are more than none wherever there is a claim on something.
fn total(claims: &[Claim]) -> Result<Shares, DistributionError> {
    let mut total = Shares::ZERO;
    for it in claims {
        if it.shares.negative() {
            return Err(DistributionError::NegativeShares { payee: it.payee });
        }
        total = total.checked_add(it.shares).ok_or(DistributionError::TooLarge)?;
    }
    Ok(total)
}

fn part(amount_fen: i64, claim: Claim, total: Shares) -> Result<Part, DistributionError> {
    if total == Shares::ZERO {
        return match amount_fen {
            0 => Ok(Part { payee: claim.payee, whole_fen: 0, rest: 0, of: 1 }),
            _ => Err(DistributionError::NoShares { amount_fen }),
        };
    }
    // (n/d) / (N/D) = nD / dN; each product has 126 bits at most.
    let top = i128::from(claim.shares.numerator()) * i128::from(total.denominator());
    let bottom = i128::from(claim.shares.denominator()) * i128::from(total.numerator());
    let divisor = greatest_common_divisor(top, bottom);
    let (top, of) = (top / divisor, bottom / divisor);
    let exact = top.checked_mul(i128::from(amount_fen)).ok_or(DistributionError::TooLarge)?;
    let whole_fen = i64::try_from(exact / of).map_err(|_large| DistributionError::TooLarge)?;
    Ok(Part { payee: claim.payee, whole_fen, rest: exact % of, of })
}

/// Puts the parts in the order of their payees.
fn refuse_repeated(parts: &mut [Part]) -> Result<(), DistributionError> {
    parts.sort_unstable_by_key(|it| it.payee);
    let mut pairs = parts.windows(2);
    let repeated = pairs.find_map(|it| match it {
        [one, other] if one.payee == other.payee => Some(one.payee),
        _ => None,
    });
    repeated.map_or(Ok(()), |payee| Err(DistributionError::RepeatedPayee { payee }))
}

/// The larger remainder first, then the lower number.
fn by_remainder(one: &Part, other: &Part) -> Ordering {
    let larger_first = compare((other.rest, other.of), (one.rest, one.of));
    larger_first.then(one.payee.cmp(&other.payee))
}

/// Compares two fractions exactly and without products, by the steps of Euclid's algorithm; neither is less than zero.
fn compare(one: (i128, i128), other: (i128, i128)) -> Ordering {
    let (mut one, mut other) = (one, other);
    loop {
        match (one.1, other.1) {
            (0, 0) => return Ordering::Equal,
            // A reciprocal of nothing is larger than any other.
            (0, _) => return Ordering::Greater,
            (_, 0) => return Ordering::Less,
            _ => {}
        }
        match (one.0 / one.1).cmp(&(other.0 / other.1)) {
            // The whole numbers are the same; of the rests the one with the smaller reciprocal is larger.
            Ordering::Equal => {
                let reciprocals = ((other.1, other.0 % other.1), (one.1, one.0 % one.1));
                (one, other) = reciprocals;
            }
            unequal => return unequal,
        }
    }
}

/// Of two numbers of which the second is more than zero.
fn greatest_common_divisor(first: i128, second: i128) -> i128 {
    let (mut larger, mut smaller) = (second, first % second);
    while smaller != 0 {
        (larger, smaller) = (smaller, larger % smaller);
    }
    larger
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use proptest::prelude::*;

    use super::{Claim, Payee, Share, apportion, compare};
    use crate::Shares;
    use crate::distribution::DistributionError;

    fn claim(number: u32, shares: &str) -> Claim {
        Claim { payee: Payee::Holder(number), shares: Shares::parse(shares).unwrap() }
    }

    fn fen(amount_fen: i64, claims: &[Claim]) -> Vec<i64> {
        apportion(amount_fen, claims).unwrap().iter().map(|it| it.amount_fen).collect()
    }

    /// 1,000.00 yuan for shares of 1, 1/2 and 2/3, with 1 for the collective: 19/6 in all.
    ///
    /// One share is 100,000 × 6/19 = 31,578 18/19 fen, a half 15,789 9/19, two thirds 21,052 12/19.
    /// The whole fen are 31,578 + 15,789 + 21,052 + 31,578 = 99,997; three are left.
    /// The remainders are 18/19 (holder 1), 9/19 (holder 2), 12/19 (holder 3) and 18/19 (the collective).
    /// So holder 1, the collective and holder 3 get one more each, and holder 2 none.
    #[test]
    fn an_example_worked_out_on_paper() {
        let collective = Claim { payee: Payee::Collective, shares: Shares::parse("1").unwrap() };
        let claims = [claim(1, "1"), claim(2, "1/2"), claim(3, "2/3"), collective];
        assert_eq!(fen(100_000, &claims), [31_579, 15_789, 21_053, 31_579]);
    }

    #[test]
    fn of_equal_remainders_the_lower_number_comes_first_and_the_collective_last() {
        let collective = Claim { payee: Payee::Collective, shares: Shares::parse("1").unwrap() };
        let claims = [collective, claim(9, "1"), claim(2, "1")];
        assert_eq!(fen(4, &claims), [2, 1, 1], "holder 2, holder 9, the collective");
        assert_eq!(fen(5, &claims), [2, 2, 1]);
    }

    #[test]
    fn who_holds_nothing_gets_nothing() {
        assert_eq!(fen(100, &[claim(1, "0"), claim(2, "1/3"), claim(3, "1/3")]), [0, 50, 50]);
        assert_eq!(fen(0, &[claim(1, "0")]), [0]);
        assert_eq!(fen(0, &[]), [0; 0]);
    }

    #[test]
    fn what_cannot_be_divided_is_refused() {
        let refused = |amount, claims: &[Claim]| apportion(amount, claims).unwrap_err();
        let payee = Payee::Holder(1);
        assert_eq!(refused(-1, &[]), DistributionError::Negative { what: "amount_fen" });
        assert_eq!(refused(1, &[claim(1, "0")]), DistributionError::NoShares { amount_fen: 1 });
        assert_eq!(refused(1, &[claim(1, "-1")]), DistributionError::NegativeShares { payee });
        let twice = [claim(1, "1"), claim(2, "1"), claim(1, "2")];
        assert_eq!(refused(1, &twice), DistributionError::RepeatedPayee { payee });
    }

    #[test]
    fn the_largest_numbers_are_computed_or_refused() {
        let huge = Shares::new(i64::MAX, 1).unwrap();
        let claims = [Claim { payee: Payee::Holder(1), shares: huge }];
        assert_eq!(fen(i64::MAX, &claims), [i64::MAX]);
        let two = [claims[0], Claim { payee: Payee::Holder(2), shares: huge }];
        assert_eq!(apportion(1, &two), Err(DistributionError::TooLarge));
    }

    /// Each of them has the same part, so that sorting is all the work there is.
    #[test]
    fn a_hundred_thousand_members_are_apportioned() {
        let claims: Vec<Claim> = (0..100_000)
            .rev()
            .map(|it| claim(it, ["1", "1/3", "2/3", "1/2", "0.8"][it as usize % 5]))
            .collect();
        let shares = apportion(1_234_567_890, &claims).unwrap();
        assert_eq!(shares.len(), 100_000);
        assert_eq!(shares.iter().map(|it| it.amount_fen).sum::<i64>(), 1_234_567_890);
        assert!(shares.is_sorted_by_key(|it| it.payee));
    }

    fn claims() -> impl Strategy<Value = Vec<Claim>> {
        let shares = (0_i64..40, 1_i64..13).prop_map(|(n, d)| Shares::new(n, d).unwrap());
        let some = proptest::collection::vec(shares, 1..40);
        some.prop_map(|all| {
            let numbered = all.into_iter().zip(1..);
            numbered.map(|(shares, n)| Claim { payee: Payee::Holder(n), shares }).collect()
        })
    }

    proptest! {
        #[test]
        fn the_parts_add_up_and_none_is_less_than_zero(amount in 0_i64..1_000_000, claims in claims()) {
            let Ok(shares) = apportion(amount, &claims) else { return Ok(()) };
            prop_assert_eq!(shares.iter().map(|it| it.amount_fen).sum::<i64>(), amount);
            prop_assert!(shares.iter().all(|it| it.amount_fen >= 0));
        }

        #[test]
        fn the_order_of_the_claims_changes_nothing(
            amount in 0_i64..1_000_000,
            (claims, shuffled) in claims().prop_flat_map(|it| (Just(it.clone()), Just(it).prop_shuffle())),
        ) {
            prop_assert_eq!(apportion(amount, &claims), apportion(amount, &shuffled));
        }

        #[test]
        fn nobody_is_a_fen_or_more_from_the_exact_part(amount in 0_i64..1_000_000, claims in claims()) {
            let Ok(shares) = apportion(amount, &claims) else { return Ok(()) };
            let all = claims.iter().fold(Shares::ZERO, |sum, it| sum.checked_add(it.shares).unwrap());
            for (share, claim) in shares.iter().zip(&claims) {
                // |got - amount n D / (d N)| < 1, in whole numbers.
                let top = i128::from(amount) * i128::from(claim.shares.numerator()) * i128::from(all.denominator());
                let bottom = i128::from(claim.shares.denominator()) * i128::from(all.numerator());
                let off = i128::from(share.amount_fen) * bottom - top;
                prop_assert!(off.abs() < bottom);
            }
        }

        #[test]
        fn equal_shares_differ_by_a_fen_at_most_and_the_lower_number_has_it(
            amount in 0_i64..100_000, claims in claims(),
        ) {
            let Ok(shares) = apportion(amount, &claims) else { return Ok(()) };
            for (one, mine) in claims.iter().zip(&shares) {
                for (other, theirs) in claims.iter().zip(&shares) {
                    if one.shares == other.shares && one.payee < other.payee {
                        let more = mine.amount_fen - theirs.amount_fen;
                        prop_assert!((0..=1).contains(&more));
                    }
                }
            }
        }

        #[test]
        fn fractions_compare_as_their_products_do(a in 0_i128..1000, b in 1_i128..1000, c in 0_i128..1000, d in 1_i128..1000) {
            prop_assert_eq!(compare((a, b), (c, d)), (a * d).cmp(&(c * b)));
        }
    }

    #[test]
    fn fractions_too_large_for_products_compare_exactly() {
        let large = i128::MAX;
        assert_eq!(compare((large - 1, large), (large - 2, large - 1)), Ordering::Greater);
        assert_eq!(compare((0, large), (0, 1)), Ordering::Equal);
        let one = Share { payee: Payee::Collective, amount_fen: 0 };
        assert_eq!(one.payee.to_string(), "collective");
    }
}
