//! What a deal gives for good, or gives back: worked out from what is registered now, and entered under the deal's act.
//!
//! Land and homesteads change as a case would change them, shares and assets as an act of their collective would.

mod land;

use identity::{CreditCode, DivisionCode};
use store::{ApplicationBody, Unit};
use tenure::{Act, Moment};

use crate::Refused;
use crate::case::Counter;
use crate::collective::{AssetLeaving, SharesMoving};
use crate::market::entry::Given;

pub(crate) use land::LandChange;
use land::LandChanging;

/// What goes over.
#[derive(Debug)]
pub(crate) enum Conveyance {
    Land(LandChange),
    /// A movement of shares, as the collective would have asked for it.
    Shares {
        collective: CreditCode,
        body: Box<ApplicationBody>,
    },
    /// A piece of the collective's property, by the collective's own number.
    Asset {
        collective: CreditCode,
        asset: String,
    },
}

/// The same as it would be entered.
pub(crate) enum Conveying {
    Land(Box<LandChanging>),
    Shares(Box<SharesMoving>),
    Asset(Box<AssetLeaving>),
}

impl Conveyance {
    /// Works it out as the register stands in this unit of work.
    ///
    /// Whether a deal is lawful its own rules say; where a collective's book changes, the rules about collectives of the moment have their say too.
    pub(crate) async fn work_out<V>(
        self,
        unit: &mut Unit,
        counter: &Counter<'_, V>,
        moment: Moment,
    ) -> Result<Conveying, Refused> {
        let Counter { desk, officer, occasion, .. } = *counter;
        match self {
            Self::Land(change) => {
                let changing = Box::pin(LandChanging::of(unit, counter, &change)).await?;
                Ok(Conveying::Land(Box::new(changing)))
            }
            Self::Shares { collective, body } => {
                let code = collective.as_str();
                let moving = SharesMoving::work_out(unit, officer, occasion, code, &body);
                let moving = Box::pin(moving).await?;
                let findings = moving.check(desk, occasion, moment);
                if findings.blocks() {
                    return Err(Refused::Violated(findings));
                }
                Ok(Conveying::Shares(Box::new(moving)))
            }
            Self::Asset { collective, asset } => {
                let which = (collective.as_str(), asset.as_str());
                let leaving = AssetLeaving::work_out(unit, officer, occasion, which);
                Ok(Conveying::Asset(Box::new(Box::pin(leaving).await?)))
            }
        }
    }
}

impl Conveying {
    /// Enters it, and gives what the entry of the act says of it.
    pub(crate) async fn enter(
        self,
        unit: &mut Unit,
        act: &Act,
        division: &DivisionCode,
    ) -> Result<Given, Refused> {
        match self {
            Self::Land(it) => Box::pin(it.enter(unit, act, division)).await,
            Self::Shares(it) => {
                let concerned = it.concerned();
                let changes = Box::pin(it.enter(unit, act)).await?;
                Ok(Given { changes, concerned, ..Given::default() })
            }
            Self::Asset(it) => {
                let changes = Box::pin(it.enter(unit, act)).await?;
                Ok(Given { changes, ..Given::default() })
            }
        }
    }
}
