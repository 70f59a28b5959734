//! The figures that the market reports 交易统计: deals, area, value and prices, by kind, form, village and month; and how open the market is.

mod traded;

use std::collections::BTreeMap;

use identity::DivisionCode;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::days::Days;

pub use traded::{TradedForm, TradedRight};

/// A deal that was entered, as far as the figures look at it: a listing, a paid exit or a transfer, which all give the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Deal {
    pub object: TradedRight,
    pub form: TradedForm,
    pub village: DivisionCode,
    /// The month in which it was entered: its year and its number.
    pub month: (i32, u32),
    /// 亩; `None` where it is no land.
    pub area_mu: Option<Decimal>,
    /// The days on which it may be used; `None` where the right itself went over.
    pub term: Option<Days>,
    /// For the whole term; `None` where nothing was paid, which is never counted as paid.
    pub price_fen: Option<i64>,
}

/// What deals are counted together by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    pub object: TradedRight,
    pub form: TradedForm,
    pub village: DivisionCode,
    pub month: (i32, u32),
}

/// The figures of deals that are counted together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub n_deals: usize,
    /// Of these, those that were paid for.
    pub n_paid: usize,
    pub area_mu: Decimal,
    pub value_fen: i128,
    /// Per 亩 and year, over the deals that have a price, an area and a term; `None` where none has.
    pub yearly: Option<Spread>,
}

/// How prices per 亩 and year lie, in whole fen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    pub least_fen: i64,
    /// The quarters by nearest rank: the least price that a quarter of the deals do not exceed, …
    pub lower_fen: i64,
    /// … half of them, …
    pub median_fen: i64,
    /// … and three quarters of them.
    pub upper_fen: i64,
    pub most_fen: i64,
}

/// How open the market is 透明度.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Openness {
    /// Listings that were handed in, those of earlier rounds not counted anew.
    pub n_listed: usize,
    /// Of these, those that were put on notice.
    pub n_published: usize,
    /// Results that were put on notice.
    pub n_results: usize,
    /// Of these, those that somebody objected to.
    pub n_contested: usize,
}

/// The figures of all groups, in their order.
pub fn by_group(deals: &[Deal]) -> BTreeMap<Group, Figures> {
    let mut groups: BTreeMap<Group, Vec<&Deal>> = BTreeMap::new();
    for it in deals {
        let Deal { object, form, village, month, .. } = *it;
        groups.entry(Group { object, form, village, month }).or_default().push(it);
    }
    groups.into_iter().map(|(group, deals)| (group, of(&deals))).collect()
}

/// The figures of all deals together.
pub fn together(deals: &[Deal]) -> Figures {
    of(&deals.iter().collect::<Vec<_>>())
}

fn of(deals: &[&Deal]) -> Figures {
    let yearly = deals.iter().filter_map(|it| per_mu_and_year(it)).collect();
    Figures {
        n_deals: deals.len(),
        area_mu: deals.iter().filter_map(|it| it.area_mu).sum(),
        n_paid: deals.iter().filter(|it| it.price_fen.is_some()).count(),
        value_fen: deals.iter().filter_map(|it| it.price_fen).map(i128::from).sum(),
        yearly: spread(yearly),
    }
}

/// The price of one 亩 for one year, in whole fen, rounded half away from zero.
///
/// A term of whole years has as many; of another one, a year is 365 days, which is our own.
pub fn per_mu_and_year(deal: &Deal) -> Option<i64> {
    let (area_mu, term) = (deal.area_mu.filter(|it| *it > Decimal::ZERO)?, deal.term?);
    let per_mu = Decimal::from(deal.price_fen?).checked_div(area_mu)?;
    let price = match whole_years(term) {
        Some(years) => per_mu.checked_div(years.into())?,
        None => per_mu.checked_mul(YEAR_DAYS.into())?.checked_div(n_days(term).into())?,
    };
    price.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero).to_i64()
}

const YEAR_DAYS: i64 = 365;
/// No term is longer; the law allows seventy years at most (承包法 21).
const YEARS_MAX: u32 = 70;

fn whole_years(term: Days) -> Option<u32> {
    (1..=YEARS_MAX).find(|n| term.lasts_months(n * 12) && !term.exceeds_months(n * 12))
}

fn n_days(term: Days) -> i64 {
    term.last().signed_duration_since(term.first()).num_days().saturating_add(1)
}

fn spread(mut prices: Vec<i64>) -> Option<Spread> {
    prices.sort_unstable();
    let n = prices.len();
    let quarter = |quarters: usize| {
        let rank = (n * quarters).div_ceil(4).max(1);
        prices.get(rank - 1).copied()
    };
    Some(Spread {
        least_fen: *prices.first()?,
        lower_fen: quarter(1)?,
        median_fen: quarter(2)?,
        upper_fen: quarter(3)?,
        most_fen: *prices.last()?,
    })
}

#[cfg(test)]
mod tests {
    use identity::DivisionCode;
    use rust_decimal::Decimal;

    use super::{
        Deal, Figures, Spread, TradedForm, TradedRight, by_group, per_mu_and_year, together,
    };
    use crate::sample::days;

    fn deal(area_mu: i64, last_day: &str, price_fen: i64) -> Deal {
        Deal {
            object: TradedRight::OperationRight,
            form: TradedForm::Lease,
            village: DivisionCode::parse("229901100001").unwrap(),
            month: (2026, 11),
            area_mu: Some(Decimal::new(area_mu, 0)),
            term: Some(days("2027-01-01", last_day)),
            price_fen: Some(price_fen),
        }
    }

    #[test]
    fn a_price_is_told_per_mu_and_year() {
        // Three years, one of them with a leap day, are three.
        assert_eq!(per_mu_and_year(&deal(2, "2029-12-31", 600_000)), Some(100_000));
        assert_eq!(per_mu_and_year(&deal(3, "2027-12-31", 100)), Some(33));
        assert_eq!(per_mu_and_year(&deal(2, "2027-12-31", 101)), Some(51));
        // 73 days are a fifth of a year.
        assert_eq!(per_mu_and_year(&deal(1, "2027-03-14", 20_000)), Some(100_000));
        let no_land = Deal { area_mu: None, ..deal(1, "2027-12-31", 1) };
        assert_eq!(per_mu_and_year(&no_land), None);
        assert_eq!(per_mu_and_year(&deal(0, "2027-12-31", 1)), None);
    }

    #[test]
    fn what_was_given_without_a_price_is_a_deal_and_is_not_paid() {
        let paid = deal(2, "2027-12-31", 600);
        let form = TradedForm::FarmingOnBehalf;
        let unpaid = Deal { form, price_fen: None, ..paid.clone() };
        assert_eq!(per_mu_and_year(&unpaid), None);
        let all = together(&[paid, unpaid]);
        assert_eq!((all.n_deals, all.n_paid, all.value_fen), (2, 1, 600));
        assert_eq!(all.area_mu, Decimal::new(4, 0));
        assert_eq!(all.yearly.map(|it| (it.least_fen, it.most_fen)), Some((300, 300)));
    }

    #[test]
    fn the_median_of_few_deals_is_one_of_them() {
        let of = |prices: &[i64]| {
            let deals: Vec<Deal> = prices.iter().map(|it| deal(1, "2027-12-31", *it)).collect();
            together(&deals).yearly
        };
        let spread = |[least_fen, lower_fen, median_fen, upper_fen, most_fen]: [i64; 5]| {
            Some(Spread { least_fen, lower_fen, median_fen, upper_fen, most_fen })
        };
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[7]), spread([7; 5]));
        assert_eq!(of(&[9, 1]), spread([1, 1, 1, 9, 9]));
        assert_eq!(of(&[5, 1, 4, 2, 3]), spread([1, 2, 3, 4, 5]));
    }

    #[test]
    fn deals_are_counted_by_what_they_have_in_common() {
        let one = deal(2, "2027-12-31", 1_000);
        let later = Deal { month: (2026, 12), ..one.clone() };
        let groups = by_group(&[one.clone(), later, one]);
        let counted: Vec<(u32, usize, i128)> =
            groups.iter().map(|(group, it)| (group.month.1, it.n_deals, it.value_fen)).collect();
        assert_eq!(counted, [(11, 2, 2_000), (12, 1, 1_000)]);
        assert_eq!(together(&[]), Figures::default());
    }
}
