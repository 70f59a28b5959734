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

#[cfg(test)]
mod tests {
    use geometry::{Mu, SquareMetres};
    use rust_decimal::Decimal;

    use super::{mu, sum};

    #[test]
    fn delivered_mu_are_printed_as_they_are() {
        let area_m2 = SquareMetres(Decimal::from(1_000));
        assert_eq!(mu(None, area_m2).to_string(), "1.50");
        assert_eq!(mu(Some(Mu(Decimal::new(149, 2))), area_m2).to_string(), "1.49");
    }

    #[test]
    fn a_sum_is_that_of_the_printed_numbers() {
        let areas = [Mu(Decimal::new(149, 2)), Mu(Decimal::new(51, 2))];
        assert_eq!(sum(areas).to_string(), "2.00");
        assert_eq!(sum([Mu(Decimal::MAX), Mu(Decimal::ONE)]), Mu(Decimal::MAX));
    }
}
