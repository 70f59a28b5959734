//! What an office may do next with a listing.

use super::{Listing, ListingState, ObjectKind, TradeWay};

impl Listing {
    /// The steps that may follow where it stands, the ordinary one first, by their names; whether one is lawful and in time is asked when it is taken.
    ///
    /// That a deposit or the price was paid is none of them: only the bank's file says so.
    pub fn possible(&self) -> Vec<&'static str> {
        let state = self.state();
        let mut steps = self.ordinary();
        if !state.is_over() && !state.is_bound() {
            if state != ListingState::Suspended {
                steps.push("suspend");
            }
            steps.push("terminate");
        }
        steps
    }

    fn ordinary(&self) -> Vec<&'static str> {
        use ListingState as S;
        match self.state() {
            S::Draft => vec!["submit"],
            S::Submitted => vec!["publish", "return"],
            S::Published => {
                vec!["enrol", "qualify", "claim-priority", "withdraw", "close-enrolment"]
            }
            S::EnrolmentClosed => vec!["open-trade", "qualify", "claim-priority", "withdraw"],
            S::Trading => self.offers().iter().copied().chain(["strike"]).collect(),
            S::Struck => vec!["post-result"],
            S::ResultOnNotice => vec!["close-result", "object", "answer"],
            S::AwaitingContract => self.contracting(),
            S::Settled => vec!["attest"],
            S::Attested => vec!["enter"],
            S::Entered => vec!["archive"],
            S::Suspended => vec!["resume"],
            S::Failed => vec!["relist"],
            S::Contracted | S::Archived | S::Terminated => Vec::new(),
        }
    }

    /// How one bids.
    fn offers(&self) -> &'static [&'static str] {
        match self.application().way {
            TradeWay::Agreement | TradeWay::Ascending { .. } => &["bid"],
            TradeWay::Sealed { .. } => &["seal", "reveal"],
            TradeWay::Tender { .. } => &["seal", "reveal", "score"],
        }
    }

    fn contracting(&self) -> Vec<&'static str> {
        match self.application().object.kind() {
            ObjectKind::Homestead if self.approval().is_none() => {
                vec!["approve", "sign", "default"]
            }
            _ => vec!["sign", "default"],
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Listing;
    use crate::listing::sample::{draft, homestead, rising, take, tender, walked, way};
    use crate::listing::{Application, ListingEvent, ListingRefused, ListingState, Reserve};
    use crate::sample::{evidence, person};

    /// Every event that an office can ask for, a sealed offer aside.
    fn events() -> Vec<ListingEvent> {
        use ListingEvent as E;
        let (bidder, reserve) = (person(50), Reserve { reserve_fen: 1, valuation: None });
        let aside = [
            E::Return,
            E::Withdraw { bidder },
            E::Object { evidence: evidence(1) },
            E::Answer { objection: 0, upheld: false },
            E::Default,
            E::Suspend,
            E::Resume,
            E::Terminate,
            E::Relist { reserve, way: rising() },
        ];
        let asked = |it: &E| !matches!(it, E::PayDeposit { .. } | E::Pay { .. });
        way().into_iter().map(|(_, it)| it).filter(asked).chain(aside).collect()
    }

    fn in_order(listing: &Listing) -> BTreeSet<&'static str> {
        let fits = |event: &ListingEvent| {
            let taken = take(listing, "2026-12-31T09:00:00", event.clone());
            !matches!(taken, Err(ListingRefused::WrongStep { .. }))
        };
        events().iter().filter(|it| fits(it)).map(ListingEvent::name).collect()
    }

    #[test]
    fn what_may_follow_is_what_the_process_takes() {
        let suspended = take(&walked(5), "2026-11-05T09:00:00", ListingEvent::Suspend).unwrap();
        let ended = take(&walked(5), "2026-11-05T09:00:00", ListingEvent::Terminate).unwrap();
        let failed = take(&walked(16), "2026-11-25T09:00:00", ListingEvent::Default).unwrap();
        for listing in (0..=way().len()).map(walked).chain([suspended, ended, failed]) {
            let possible: BTreeSet<&str> = listing.possible().into_iter().collect();
            assert_eq!(possible, in_order(&listing), "{:?}", listing.state());
        }
    }

    #[test]
    fn sealed_offers_are_opened_and_a_tender_is_scored() {
        let trading = walked(11);
        assert_eq!(trading.state(), ListingState::Trading);
        let way = tender([70, 71, 72].map(person).into());
        let application = Application { way, ..trading.application().clone() };
        let trading = Listing { application, ..trading };
        let expected = ["seal", "reveal", "score", "strike", "suspend", "terminate"];
        assert_eq!(trading.possible(), expected);
    }

    #[test]
    fn a_homestead_waits_for_an_approval_of_whom_it_goes_to() {
        let signed = Listing { application: homestead(), ..walked(16) };
        assert_eq!(signed.possible()[..2], ["approve", "sign"]);
        assert_eq!(draft(homestead()).possible(), ["submit", "suspend", "terminate"]);
    }
}
