//! What a listing gives for good: to whom, as the register knows them, and as which change of it.

use market::bidding::Award;
use market::listing::{ListedObject, Listing, ListingEvent};
use market::transfer::TransfereeKind;
use store::{ApplicationBody, Unit};
use tenure::case::{HomesteadTransfer, Surrender};
use tenure::collective::{CollectiveRequest, MovementAsked};
use tenure::{Moment, ObjectId, Shares};

use super::hand::InHand;
use super::receiver::AtHome;
use crate::Refused;
use crate::market::conveyance::{Conveyance, Conveying, LandChange};

impl InHand<'_> {
    /// Works out what goes over where a step binds the parties to it, or enters it; none where only the use is given.
    ///
    /// Nobody signs, and pays, for what could not be entered.
    pub(super) async fn conveying(
        &self,
        unit: &mut Unit,
        event: &ListingEvent,
        next: &Listing,
    ) -> Result<Option<Conveying>, Refused> {
        let binds = matches!(event, ListingEvent::Sign { .. } | ListingEvent::Enter);
        if !binds || next.application().form.has_term() {
            return Ok(None);
        }
        let conveyance = self.conveyance(next)?;
        conveyance.work_out(unit, self.counter, Moment::Register).await.map(Some)
    }

    fn conveyance(&self, listing: &Listing) -> Result<Conveyance, Refused> {
        let winner = self.winner_at_home(listing)?;
        let object = &listing.application().object;
        match object {
            ListedObject::Homestead { unit: code } => {
                let unit = *code;
                Ok(Conveyance::Land(match winner.at_home {
                    Some(AtHome { household, .. }) => {
                        let to = household.clone();
                        LandChange::Homestead(HomesteadTransfer { unit, to })
                    }
                    None => LandChange::Surrender(Surrender::Homestead { unit }),
                }))
            }
            ListedObject::Shares { collective, holder, class, shares } => {
                let moved = (*holder, class.clone(), *shares);
                let body = self.movement(moved, &winner);
                Ok(Conveyance::Shares { collective: collective.clone(), body: Box::new(body) })
            }
            ListedObject::CollectiveAsset { collective, asset } => {
                Ok(Conveyance::Asset { collective: collective.clone(), asset: asset.clone() })
            }
            ListedObject::OperationRight { .. } | ListedObject::CollectiveLand { .. } => {
                Err(Refused::NotEnteredHere { object: object.kind().name_zh() })
            }
        }
    }

    /// The movement as the collective would have asked for it, with what its members decided.
    fn movement(
        &self,
        (from, class, shares): (ObjectId, String, Shares),
        winner: &Winner<'_>,
    ) -> ApplicationBody {
        let price_fen = winner.award.price_fen;
        let movement = match winner.at_home {
            Some(AtHome { person: to, .. }) => {
                MovementAsked::Transfer { from, to: *to, class, shares, price_fen }
            }
            None => MovementAsked::Redemption { from, class, shares, price_fen },
        };
        ApplicationBody {
            request: CollectiveRequest::ShareMovement(movement),
            decisions: self.file.listing.application().decision.clone().into_iter().collect(),
            decision_numbers: Vec::new(),
        }
    }

    /// Whoever won; a collective is at home nowhere.
    fn winner_at_home(&self, listing: &Listing) -> Result<Winner<'_>, Refused> {
        let award = listing.award();
        let enrolment =
            award.and_then(|award| listing.enrolments().find(|it| it.bidder.party == award.bidder));
        let number = &self.file.row.number;
        let nobody = || Refused::NotFound { what: "winner of the listing", code: number.clone() };
        let (award, enrolment) = award.zip(enrolment).ok_or_else(nobody)?;
        let at_home = self.right.receivers.at_home.get(&award.bidder);
        let object = &listing.application().object;
        let is_person = enrolment.bidder.kind != TransfereeKind::Collective;
        let known_only = !matches!(object, ListedObject::CollectiveAsset { .. });
        if known_only && is_person && at_home.is_none() {
            return Err(nobody());
        }
        Ok(Winner { award, at_home })
    }
}

/// To whom it goes, and for how much.
struct Winner<'a> {
    award: Award,
    at_home: Option<&'a AtHome>,
}
