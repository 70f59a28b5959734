//! A run of the distribution: everything that goes in, what comes out, and the digests by which both are known.

use std::collections::BTreeMap;

use identity::CreditCode;
use sha2::{Digest as _, Sha256};

use super::{Claim, Distributable, DistributionError, Payee, YearAccount, apportion, canonical};
use crate::Shares;
use crate::shares::{HeldShares, ShareParty};

/// All that a run goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunInput {
    pub collective: CreditCode,
    /// Counted upwards from 1 within the year.
    pub number: u32,
    pub account: YearAccount,
    /// The total of the register, to which the claims must add up.
    pub total: Shares,
    /// In any order; one for each payee.
    pub claims: Vec<Claim>,
}

/// A run 分配批次: it is never edited; a later one corrects it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub input: RunInput,
    /// The run that this one corrects.
    pub corrects: Option<u32>,
    pub distributable: Distributable,
    /// In the order of the payees.
    pub portions: Vec<Portion>,
    /// SHA-256 of the canonical form of what went in.
    pub input_digest: [u8; 32],
    /// SHA-256 of the canonical form of what came out, the digest of the input before it.
    pub digest: [u8; 32],
}

/// What a payee is entitled to, and what earlier runs have given out already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Portion {
    pub payee: Payee,
    pub entitled_fen: i64,
    pub before_fen: i64,
}

impl Portion {
    /// What this run pays; never less than zero.
    pub fn pay_fen(&self) -> i64 {
        (self.entitled_fen - self.before_fen).max(0)
    }

    /// What earlier runs gave out too much: it is told, and asked back by people, never by a run.
    pub fn overpaid_fen(&self) -> i64 {
        (self.before_fen - self.entitled_fen).max(0)
    }

    /// What has been given out when this run is paid.
    pub fn given_fen(&self) -> i64 {
        self.before_fen.max(self.entitled_fen)
    }
}

/// One claim for each holder, whatever the classes of the holdings; in the order of the payees.
pub fn claims_of(holdings: &[HeldShares]) -> Result<Vec<Claim>, DistributionError> {
    let mut claims: BTreeMap<Payee, Shares> = BTreeMap::new();
    for it in holdings {
        let payee = match it.party().ok_or(DistributionError::NoHolder)? {
            ShareParty::Person(_) => Payee::Holder(it.number),
            ShareParty::Collective => Payee::Collective,
        };
        let held = claims.entry(payee).or_insert(Shares::ZERO);
        *held = held.checked_add(it.holding.shares).ok_or(DistributionError::TooLarge)?;
    }
    Ok(claims.into_iter().map(|(payee, shares)| Claim { payee, shares }).collect())
}

/// The first run of a year.
pub fn distribute(input: RunInput) -> Result<Run, DistributionError> {
    if input.number != 1 {
        return Err(DistributionError::OutOfSequence { number: input.number, last: 0 });
    }
    run(input, None)
}

/// A run that puts an earlier one right: it pays what is missing, and tells what was paid too much.
///
/// The earlier one stays as it is; the correction follows the last run of the year.
pub fn correct(last: &Run, input: RunInput) -> Result<Run, DistributionError> {
    let same = last.input.collective == input.collective
        && last.input.account.year == input.account.year
        && last.input.number.checked_add(1) == Some(input.number);
    if !same {
        let last = last.input.number;
        return Err(DistributionError::OutOfSequence { number: input.number, last });
    }
    run(input, Some(last))
}

fn run(mut input: RunInput, corrects: Option<&Run>) -> Result<Run, DistributionError> {
    input.claims.sort_unstable_by_key(|it| it.payee);
    let distributable = input.account.distributable()?;
    let sum = input.claims.iter().try_fold(Shares::ZERO, |sum, it| sum.checked_add(it.shares));
    let sum = sum.ok_or(DistributionError::TooLarge)?;
    if sum != input.total {
        return Err(DistributionError::TotalDiffers { sum, registered: input.total });
    }
    let mut portions: BTreeMap<Payee, Portion> = BTreeMap::new();
    // Whoever was given something and has no claim any more stays visible with what was overpaid.
    for it in corrects.iter().flat_map(|it| &it.portions) {
        let portion = Portion { payee: it.payee, entitled_fen: 0, before_fen: it.given_fen() };
        portions.insert(it.payee, portion);
    }
    for it in apportion(distributable.distributable_fen, &input.claims)? {
        let portion = Portion { payee: it.payee, entitled_fen: 0, before_fen: 0 };
        portions.entry(it.payee).or_insert(portion).entitled_fen = it.amount_fen;
    }
    let portions: Vec<Portion> = portions.into_values().collect();
    let input_digest: [u8; 32] = Sha256::digest(canonical::input(&input, corrects)).into();
    let outcome = canonical::outcome(&input_digest, &distributable, &portions);
    let digest = Sha256::digest(outcome).into();
    let corrects = corrects.map(|it| it.input.number);
    Ok(Run { input, corrects, distributable, portions, input_digest, digest })
}

#[cfg(test)]
mod tests {
    use identity::CreditCode;
    use proptest::prelude::*;

    use super::{Run, RunInput, canonical, correct, distribute};
    use crate::distribution::{Claim, DistributionError, Payee, YearAccount};
    use crate::{Proportion, Shares};

    fn claim(number: u32, shares: i64) -> Claim {
        Claim { payee: Payee::Holder(number), shares: Shares::new(shares, 1).unwrap() }
    }

    fn input(number: u32, income_fen: i64, claims: &[Claim]) -> RunInput {
        let reserve = Proportion::new(30, 100).unwrap();
        let total = claims.iter().fold(Shares::ZERO, |sum, it| sum.checked_add(it.shares).unwrap());
        RunInput {
            collective: CreditCode::parse("N2429004KUJJ8W69XA").unwrap(),
            number,
            account: YearAccount {
                year: 2025,
                income_fen,
                losses_fen: 0,
                reserve,
                retained_fen: 0,
            },
            total,
            claims: claims.to_vec(),
        }
    }

    fn paid(run: &Run) -> Vec<(i64, i64)> {
        run.portions.iter().map(|it| (it.pay_fen(), it.overpaid_fen())).collect()
    }

    #[test]
    fn a_run_again_is_the_same_bit_for_bit_whatever_the_order_of_the_claims() {
        let claims = [claim(3, 1), claim(1, 2), claim(2, 5)];
        let reversed: Vec<Claim> = claims.iter().rev().copied().collect();
        let (one, again) = (input(1, 99_999, &claims), input(1, 99_999, &reversed));
        assert_eq!(distribute(one), distribute(again));
    }

    #[test]
    fn every_fact_that_goes_in_changes_the_digest() {
        let claims = [claim(1, 1), claim(2, 1)];
        let first = distribute(input(1, 1_000, &claims)).unwrap();
        let mut changed =
            vec![input(1, 1_001, &claims), input(1, 1_000, &[claim(1, 1), claim(3, 1)])];
        for change in [
            |it: &mut RunInput| it.account.year = 2026,
            |it: &mut RunInput| it.account.losses_fen = 1,
            |it: &mut RunInput| it.account.retained_fen = 1,
            |it: &mut RunInput| it.account.reserve = Proportion::new(31, 100).unwrap(),
            |it: &mut RunInput| it.collective = CreditCode::parse("N1440402KNQYC8BK9Y").unwrap(),
        ] {
            let mut it = input(1, 1_000, &claims);
            change(&mut it);
            changed.push(it);
        }
        for it in changed {
            assert_ne!(distribute(it.clone()).unwrap().input_digest, first.input_digest, "{it:?}");
        }
    }

    #[test]
    fn the_canonical_form_does_not_change_from_version_to_version() {
        let run = distribute(input(1, 1_000, &[claim(1, 1), claim(2, 2)])).unwrap();
        let hex = |it: [u8; 32]| canonical::hex(&it);
        expect_test::expect![[r#"
            324adb4747995536d4ad4bb2971280d1379bf4289640d9480211ca81f4dca4df
            00806c7f6027bad883dca73e897af4cf381b00676be230b00bfcee8cf1f5b81b"#]]
        .assert_eq(&format!("{}\n{}", hex(run.input_digest), hex(run.digest)));
    }

    #[test]
    fn a_correction_pays_what_is_missing_and_tells_what_was_too_much() {
        // 700 fen for shares of 1 and 1; then it turns out that the second holds 3.
        let first = distribute(input(1, 1_000, &[claim(1, 1), claim(2, 1)])).unwrap();
        assert_eq!(paid(&first), [(350, 0), (350, 0)]);
        let second = correct(&first, input(2, 1_000, &[claim(1, 1), claim(2, 3)])).unwrap();
        assert_eq!(paid(&second), [(0, 175), (175, 0)]);
        assert_eq!(second.corrects, Some(1));
        // And again as it was: what went out already is not paid twice.
        let third = correct(&second, input(3, 1_000, &[claim(1, 1), claim(2, 1)])).unwrap();
        assert_eq!(paid(&third), [(0, 0), (0, 175)]);
    }

    #[test]
    fn who_has_no_claim_any_more_stays_with_what_was_overpaid() {
        let first = distribute(input(1, 1_000, &[claim(1, 1), claim(2, 1)])).unwrap();
        let second = correct(&first, input(2, 1_000, &[claim(2, 1)])).unwrap();
        assert_eq!(paid(&second), [(0, 350), (350, 0)]);
    }

    #[test]
    fn runs_follow_one_another_and_their_totals_are_the_register_s() {
        let first = distribute(input(1, 1_000, &[claim(1, 1)])).unwrap();
        let out_of = |number, last| DistributionError::OutOfSequence { number, last };
        let again = input(1, 1_000, &[claim(1, 1)]);
        assert_eq!(correct(&first, again), Err(out_of(1, 1)));
        assert_eq!(distribute(input(2, 1_000, &[claim(1, 1)])), Err(out_of(2, 0)));
        let mut short = input(1, 1_000, &[claim(1, 1)]);
        short.total = Shares::new(2, 1).unwrap();
        let refused = distribute(short).unwrap_err().to_string();
        assert_eq!(refused, "the claims add up to 1 shares, the register has 2");
    }

    proptest! {
        #[test]
        fn whatever_is_corrected_everybody_has_been_given_at_least_the_last_entitlement(
            incomes in proptest::collection::vec(0_i64..10_000, 1..5),
            shares in proptest::collection::vec(0_i64..9, 5 * 3),
        ) {
            let claims = |n: usize| -> Vec<Claim> {
                let of_run = shares.iter().skip(n * 3).take(3).zip(1..);
                of_run.map(|(shares, number)| claim(number, shares + 1)).collect()
            };
            let mut given = [0_i64; 3];
            let mut last: Option<Run> = None;
            for (n, income_fen) in incomes.iter().enumerate() {
                let it = input(u32::try_from(n).unwrap() + 1, *income_fen, &claims(n));
                let run = match &last {
                    None => distribute(it),
                    Some(last) => correct(last, it),
                }.unwrap();
                for (sum, portion) in given.iter_mut().zip(&run.portions) {
                    prop_assert!(portion.pay_fen() >= 0 && portion.overpaid_fen() >= 0);
                    *sum += portion.pay_fen();
                    prop_assert_eq!(*sum - portion.overpaid_fen(), portion.entitled_fen);
                }
                let entitled: i64 = run.portions.iter().map(|it| it.entitled_fen).sum();
                prop_assert_eq!(entitled, run.distributable.distributable_fen);
                last = Some(run);
            }
        }
    }
}
