//! From the year's income to what may be distributed: losses first, then the reserve and welfare fund, then the rest.

use super::DistributionError;
use crate::Proportion;

/// What a collective earned in a year, and what stands against it; all in fen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearAccount {
    pub year: i32,
    /// 当年收益; less than zero where the year lost money.
    pub income_fen: i64,
    /// Losses of earlier years that are to be made good 弥补亏损; never less than zero.
    pub losses_fen: i64,
    /// What is taken for the fund 公积公益金, of the net income, by the charter.
    pub reserve: Proportion,
    /// What the assembly leaves undistributed beyond the fund 未分配收益结转.
    pub retained_fen: i64,
}

/// What becomes of the income; the parts add up to the net income.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distributable {
    /// 净收益: income without losses, and nothing where there is none.
    pub net_fen: i64,
    /// 公积公益金, rounded up to the fen, so that a least proportion is reached.
    pub reserve_fen: i64,
    pub retained_fen: i64,
    /// 可分配收益 (集体法 42)
    pub distributable_fen: i64,
}

impl YearAccount {
    /// Works out what may be distributed.
    pub fn distributable(&self) -> Result<Distributable, DistributionError> {
        for (fen, what) in [(self.losses_fen, "losses_fen"), (self.retained_fen, "retained_fen")] {
            if fen < 0 {
                return Err(DistributionError::Negative { what });
            }
        }
        let net_fen =
            self.income_fen.checked_sub(self.losses_fen).ok_or(DistributionError::TooLarge)?.max(0);
        let reserve_fen = self.reserve.of_amount(net_fen).ok_or(DistributionError::TooLarge)?;
        // The proportion is at most all, so the rest is not less than zero.
        let rest_fen = net_fen - reserve_fen;
        let distributable_fen = rest_fen - self.retained_fen;
        if distributable_fen < 0 {
            return Err(DistributionError::Negative { what: "distributable_fen" });
        }
        let retained_fen = self.retained_fen;
        Ok(Distributable { net_fen, reserve_fen, retained_fen, distributable_fen })
    }
}

#[cfg(test)]
mod tests {
    use super::{Distributable, YearAccount};
    use crate::Proportion;
    use crate::distribution::DistributionError;

    fn account(income_fen: i64, losses_fen: i64, retained_fen: i64) -> YearAccount {
        let reserve = Proportion::new(30, 100).unwrap();
        YearAccount { year: 2025, income_fen, losses_fen, reserve, retained_fen }
    }

    #[test]
    fn losses_come_first_then_the_fund_then_what_is_retained() {
        let expected = Distributable {
            net_fen: 80_001,
            reserve_fen: 24_001,
            retained_fen: 1_000,
            distributable_fen: 55_000,
        };
        assert_eq!(account(100_001, 20_000, 1_000).distributable(), Ok(expected));
    }

    #[test]
    fn a_year_that_does_not_cover_its_losses_distributes_nothing() {
        for income_fen in [i64::MIN + 20_000, -1, 0, 20_000] {
            let it = account(income_fen, 20_000, 0).distributable().unwrap();
            assert_eq!((it.net_fen, it.reserve_fen, it.distributable_fen), (0, 0, 0));
        }
        assert_eq!(account(20_001, 20_000, 0).distributable().unwrap().net_fen, 1);
    }

    #[test]
    fn more_is_not_retained_than_there_is() {
        assert_eq!(account(100, 0, 70).distributable().unwrap().distributable_fen, 0);
        let what = "distributable_fen";
        assert_eq!(account(100, 0, 71).distributable(), Err(DistributionError::Negative { what }));
        let what = "losses_fen";
        assert_eq!(account(100, -1, 0).distributable(), Err(DistributionError::Negative { what }));
        assert_eq!(account(i64::MIN, 1, 0).distributable(), Err(DistributionError::TooLarge));
    }
}
