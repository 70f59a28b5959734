//! Areas as papers print them: mu 亩 with two decimals, and their sums.

use geometry::{Mu, SquareMetres};
use rust_decimal::Decimal;

/// The mu that were delivered, or those that follow from the square metres.
pub(crate) fn mu(delivered: Option<Mu>, area_m2: SquareMetres) -> Mu {
    delivered.unwrap_or_else(|| area_m2.to_mu())
}

/// The sum of what is printed, so that whoever adds the column up agrees.
pub(crate) fn sum(areas: impl IntoIterator<Item = Mu>) -> Mu {
    let added = |sum: Decimal, it: Mu| sum.checked_add(it.0).unwrap_or(Decimal::MAX);
    Mu(areas.into_iter().fold(Decimal::ZERO, added))
}

/// What is said below a column whose sum is not the total beside it.
///
/// 亩 follow from square metres, which are the unit of the register (NY/T 2539-2016): a total is the sum of the square metres, turned and rounded once.
pub(crate) fn difference_note(total: Mu, sum: Mu) -> Option<String> {
    let difference = total.0.checked_sub(sum.0)?.abs();
    (!difference.is_zero()).then(|| {
        format!("注：总面积{total}亩由各地块平方米面积之和换算，与各地块亩数合计{sum}亩相差{}亩，系逐块四舍五入所致。", Mu(difference))
    })
}

#[cfg(test)]
mod tests {
    use geometry::{Mu, SquareMetres};
    use rust_decimal::Decimal;

    use super::{difference_note, mu, sum};

    #[test]
    fn delivered_mu_are_printed_as_they_are() {
        let area_m2 = SquareMetres(Decimal::from(1_000));
        assert_eq!(mu(None, area_m2).to_string(), "1.50");
        assert_eq!(mu(Some(Mu(Decimal::new(149, 2))), area_m2).to_string(), "1.49");
    }

    #[test]
    fn a_total_that_is_not_the_sum_of_the_column_says_why() {
        let mu = |hundredths| Mu(Decimal::new(hundredths, 2));
        assert_eq!(difference_note(mu(301), mu(301)), None);
        for (total, difference) in [(301, "0.01"), (299, "0.01"), (302, "0.02")] {
            let note = difference_note(mu(total), mu(300)).unwrap();
            assert!(note.contains(&format!("3.00亩相差{difference}亩")), "{note}");
        }
    }

    #[test]
    fn a_sum_is_that_of_the_printed_numbers() {
        let areas = [Mu(Decimal::new(149, 2)), Mu(Decimal::new(51, 2))];
        assert_eq!(sum(areas).to_string(), "2.00");
        assert_eq!(sum([Mu(Decimal::MAX), Mu(Decimal::ONE)]), Mu(Decimal::MAX));
    }
}
