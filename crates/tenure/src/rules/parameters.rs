//! The parameters of the rules with their defaults; a county may set its own within the bounds of the law.

use rust_decimal::{Decimal, dec};

/// What the rules are run with.
#[derive(Clone, Debug)]
pub struct Parameters {
    /// Q15: how far the sum of the parcels may be from the contract's total.
    pub contract_sum_m2_max: Decimal,
    /// Q16: how far an area in mu may be from the area in square metres.
    pub mu_difference_max: Decimal,
    /// Q17: how far the measured area may be from the outline's, in square metres …
    pub measured_area_m2_max: Decimal,
    /// … or as a share of it, whichever is more.
    pub measured_area_share_max: Decimal,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            contract_sum_m2_max: dec!(0.01),
            mu_difference_max: dec!(0.01),
            measured_area_m2_max: dec!(0.01),
            measured_area_share_max: dec!(0.001),
        }
    }
}
