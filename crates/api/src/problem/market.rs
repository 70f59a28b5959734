//! What the market refuses, as problems.

use market::exit::ExitRefused;
use market::listing::ListingRefused;
use market::transfer::TransferRefused;

use super::Problem;
use super::kinds::{BID_REFUSED, IMPOSSIBLE, PILOT_NOT_OPEN, ROLE_MISSING, VIOLATED, WRONG_STEP};

impl From<ListingRefused> for Problem {
    fn from(refused: ListingRefused) -> Self {
        let kind = match refused {
            ListingRefused::NotThisOffice { .. } => ROLE_MISSING,
            ListingRefused::Bid(_) => BID_REFUSED,
            // What the rules say of a listing comes as findings.
            ListingRefused::Unlawful(_) => VIOLATED,
            ListingRefused::NotABidder
            | ListingRefused::EnrolledBefore
            | ListingRefused::NoPriority
            | ListingRefused::NotByAgreement
            | ListingRefused::OtherPayment
            | ListingRefused::PaidBefore
            | ListingRefused::NoTable(_)
            | ListingRefused::BeyondCalendar => IMPOSSIBLE,
            ListingRefused::ClockWentBack
            | ListingRefused::WrongStep { .. }
            | ListingRefused::NoticeRuns { .. }
            | ListingRefused::NoticeOver { .. }
            | ListingRefused::Objections
            | ListingRefused::TradeRuns => WRONG_STEP,
        };
        Self::new(kind, Some(refused.to_string()))
    }
}

impl From<ExitRefused> for Problem {
    fn from(refused: ExitRefused) -> Self {
        let kind = match refused {
            ExitRefused::NotOpen { .. } => PILOT_NOT_OPEN,
            ExitRefused::Misdated { .. }
            | ExitRefused::NoTable(_)
            | ExitRefused::BeyondCalendar => IMPOSSIBLE,
            // What the rules say of an exit comes as findings.
            ExitRefused::Unlawful(_) => VIOLATED,
            ExitRefused::ClockWentBack
            | ExitRefused::WrongStep { .. }
            | ExitRefused::NoticeRuns { .. }
            | ExitRefused::CoolsOff { .. }
            | ExitRefused::OtherPayment
            | ExitRefused::PaidBefore => WRONG_STEP,
        };
        Self::new(kind, Some(refused.to_string()))
    }
}

impl From<TransferRefused> for Problem {
    fn from(refused: TransferRefused) -> Self {
        let kind = match refused {
            TransferRefused::Misdated { .. }
            | TransferRefused::NotReviewed
            | TransferRefused::OtherPayment
            | TransferRefused::NotPaid(_) => IMPOSSIBLE,
            // What the rules say of a transfer comes as findings.
            TransferRefused::Unlawful(_) => VIOLATED,
            TransferRefused::ClockWentBack
            | TransferRefused::WrongStep { .. }
            | TransferRefused::RunsStill { .. }
            | TransferRefused::RefundOpen { .. }
            | TransferRefused::PaidBefore => WRONG_STEP,
        };
        Self::new(kind, Some(refused.to_string()))
    }
}
