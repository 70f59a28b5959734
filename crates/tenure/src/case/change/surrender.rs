//! A right that its holder gives back 交回: contracted land, whole or by parcels, or a homestead.

use identity::{ContractCode, ParcelCode, UnitCode};

use super::draft::Draft;
use super::{Entering, Impossible, Touched, cancellation};
use crate::case::{NearParcel, Outcome, Scene};

/// What the cancellation of the certificate says.
const REASON: &str = "自愿交回承包地";

/// What is given back; it names one right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Surrender {
    /// Parcels of a contract; with the last one the contract ends.
    Land {
        contract: ContractCode,
        parcels: Vec<ParcelCode>,
    },
    Homestead {
        unit: UnitCode,
    },
}

impl Surrender {
    /// The codes of the objects that it touches.
    pub fn touched(&self) -> Touched {
        let mut touched = Touched::default();
        match self {
            Self::Land { contract, parcels } => {
                touched.right(contract.as_str());
                touched.parcels.extend(parcels);
            }
            Self::Homestead { unit } => touched.right(unit.as_str()),
        }
        touched
    }
}

/// What the register would say once a right is given back, by the scene that [`Surrender::touched`] names.
///
/// The parcels stay as they are, in nobody's contract, and the household goes on in its other books.
pub fn surrendered(
    surrender: &Surrender,
    before: &Scene,
    neighbours: &[NearParcel],
    entering: &Entering<'_>,
) -> Result<Outcome, Impossible> {
    let mut draft = Draft::of(before, neighbours, *entering);
    match surrender {
        Surrender::Land { parcels, .. } if parcels.is_empty() => {
            return Err(Impossible::NothingAsked);
        }
        Surrender::Land { contract, parcels } => {
            draft.take_parcels(*contract, parcels)?;
            draft.settle_or_end(*contract, REASON)?;
        }
        Surrender::Homestead { unit } => cancellation::end_homestead(&mut draft, unit.as_str())?,
    }
    Ok(draft.outcome())
}
