//! How shares move inside a collective 份额变动; the sum of all holdings stays what it was.

use super::{HeldShares, Pledge, ShareParty};
use serde::{Deserialize, Serialize};

use crate::{HouseholdCode, ObjectId, ShareHolder, ShareHolding, Shares};

/// A change of who holds shares, or of what lies on them.
#[derive(Clone, Debug, PartialEq)]
pub enum ShareMovement {
    /// 内部转让, never beyond the collective
    Transfer { from: ObjectId, to: Recipient, class: String, shares: Shares, price_fen: i64 },
    /// 赎回: the collective takes them back and holds them itself
    Redemption { from: ObjectId, class: String, shares: Shares, price_fen: i64 },
    /// 继承: all that the deceased held goes to the heirs
    Inheritance { deceased: ObjectId, class: String, heirs: Vec<(Recipient, Shares)> },
    /// 质押
    Pledge { holder: ObjectId, class: String, pledge: Pledge },
    /// 解除质押
    Release { holder: ObjectId, class: String },
}

/// Who receives shares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    pub person: ObjectId,
    /// The number in the share register; a new one where the person holds nothing yet.
    pub number: u32,
    pub household: HouseholdCode,
    pub name: String,
}

/// Why shares do not move.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotMove {
    #[error("the number of shares is not more than none")]
    NotPositive,
    #[error("the price is less than zero")]
    NegativePrice,
    #[error("the holder has {free} free shares, {asked} are asked for")]
    NotHeld { free: Shares, asked: Shares },
    #[error("the heirs get {given} shares, the deceased held {held}")]
    HeirsDiffer { given: Shares, held: Shares },
    #[error("the shares are pledged")]
    Pledged,
    #[error("nothing is pledged")]
    NotPledged,
    #[error("giver and receiver are one person")]
    ToOneself,
    #[error("the numbers are too large to be computed exactly")]
    TooLarge,
}

impl CannotMove {
    /// For the clerk.
    pub fn message_zh(&self) -> String {
        match self {
            Self::NotPositive => "份额应大于零".to_owned(),
            Self::NegativePrice => "价款小于零".to_owned(),
            Self::NotHeld { free, asked } => format!("可以变动的份额为{free}，申请{asked}"),
            Self::HeirsDiffer { given, held } => {
                format!("被继承人持有{held}，继承人合计取得{given}")
            }
            Self::Pledged => "份额已经质押".to_owned(),
            Self::NotPledged => "份额没有质押".to_owned(),
            Self::ToOneself => "转让方和受让方是同一人".to_owned(),
            Self::TooLarge => "份额的分母过于复杂，无法计算".to_owned(),
        }
    }
}

impl ShareMovement {
    /// The person whose shares they are.
    pub fn holder(&self) -> ObjectId {
        match self {
            Self::Transfer { from, .. } | Self::Redemption { from, .. } => *from,
            Self::Inheritance { deceased, .. } => *deceased,
            Self::Pledge { holder, .. } | Self::Release { holder, .. } => *holder,
        }
    }

    /// Those who receive shares by it.
    pub fn recipients(&self) -> Vec<&Recipient> {
        match self {
            Self::Transfer { to, .. } => vec![to],
            Self::Inheritance { heirs, .. } => heirs.iter().map(|(heir, _)| heir).collect(),
            Self::Redemption { .. } | Self::Pledge { .. } | Self::Release { .. } => Vec::new(),
        }
    }

    /// The holdings as they would be.
    pub fn applied(&self, holdings: &[HeldShares]) -> Result<Vec<HeldShares>, CannotMove> {
        let mut after = holdings.to_vec();
        match self {
            Self::Transfer { from, to, class, shares, price_fen } => {
                if *from == to.person {
                    return Err(CannotMove::ToOneself);
                }
                priced(*price_fen)?;
                let taken = take(&mut after, *from, class, *shares)?;
                give(&mut after, Some(to), &taken, *shares, false)?;
            }
            Self::Redemption { from, class, shares, price_fen } => {
                priced(*price_fen)?;
                let taken = take(&mut after, *from, class, *shares)?;
                give(&mut after, None, &taken, *shares, false)?;
            }
            Self::Inheritance { deceased, class, heirs } => {
                inherit(&mut after, *deceased, class, heirs)?;
            }
            Self::Pledge { holder, class, pledge } => {
                let held = of(&mut after, *holder, class, pledge.shares)?;
                if held.holding.pledge.is_some() {
                    return Err(CannotMove::Pledged);
                }
                enough(held, pledge.shares)?;
                held.holding.pledge = Some(pledge.clone());
            }
            Self::Release { holder, class } => {
                let held = of(&mut after, *holder, class, Shares::ZERO)?;
                held.holding.pledge.take().ok_or(CannotMove::NotPledged)?;
            }
        }
        after.retain(|it| it.holding.shares != Shares::ZERO);
        Ok(after)
    }
}

fn priced(price_fen: i64) -> Result<(), CannotMove> {
    if price_fen < 0 { Err(CannotMove::NegativePrice) } else { Ok(()) }
}

/// The holding of a person in a class; each has one.
fn of<'a>(
    holdings: &'a mut [HeldShares],
    person: ObjectId,
    class: &str,
    asked: Shares,
) -> Result<&'a mut HeldShares, CannotMove> {
    let mut held = holdings.iter_mut();
    held.find(|it| it.party() == Some(ShareParty::Person(person)) && it.holding.class == class)
        .ok_or(CannotMove::NotHeld { free: Shares::ZERO, asked })
}

/// Whether so much of a holding is free, and more than none.
fn enough(held: &HeldShares, asked: Shares) -> Result<(), CannotMove> {
    if asked.negative() || asked == Shares::ZERO {
        return Err(CannotMove::NotPositive);
    }
    let free = held.free().ok_or(CannotMove::TooLarge)?;
    let rest = free.checked_sub(asked).ok_or(CannotMove::TooLarge)?;
    if rest.negative() { Err(CannotMove::NotHeld { free, asked }) } else { Ok(()) }
}

/// Takes shares from a person's holding, and says what they were.
fn take(
    holdings: &mut [HeldShares],
    person: ObjectId,
    class: &str,
    shares: Shares,
) -> Result<HeldShares, CannotMove> {
    let held = of(holdings, person, class, shares)?;
    enough(held, shares)?;
    let taken = held.clone();
    held.holding.shares = held.holding.shares.checked_sub(shares).ok_or(CannotMove::TooLarge)?;
    Ok(taken)
}

/// Gives shares of a kind to a person, or to the collective, on top of what is held already.
fn give(
    holdings: &mut Vec<HeldShares>,
    to: Option<&Recipient>,
    taken: &HeldShares,
    shares: Shares,
    inherited: bool,
) -> Result<(), CannotMove> {
    let class = if to.is_some() { taken.holding.class.as_str() } else { "collective" };
    let party = to.map_or(ShareParty::Collective, |it| ShareParty::Person(it.person));
    let mut held = holdings.iter_mut();
    let same = held.find(|it| it.party() == Some(party) && it.holding.class == class);
    if let Some(held) = same {
        let sum = held.holding.shares.checked_add(shares).ok_or(CannotMove::TooLarge)?;
        held.holding.shares = sum;
        return Ok(());
    }
    let holder = to.map_or(ShareHolder::Collective, |it| ShareHolder::Member {
        household: it.household.clone(),
        name: it.name.clone(),
    });
    let class = class.to_owned();
    let pledge = None;
    let holding =
        ShareHolding { holder, class, shares, inherited, pledge, ..taken.holding.clone() };
    let (number, person) = to.map_or((0, None), |it| (it.number, Some(it.person)));
    holdings.push(HeldShares { holding, number, person });
    Ok(())
}

/// Everything that the deceased held in the class goes over; pledged shares wait for their release.
fn inherit(
    holdings: &mut Vec<HeldShares>,
    deceased: ObjectId,
    class: &str,
    heirs: &[(Recipient, Shares)],
) -> Result<(), CannotMove> {
    let held = of(holdings, deceased, class, Shares::ZERO)?;
    if held.holding.pledge.is_some() {
        return Err(CannotMove::Pledged);
    }
    let mut given = Shares::ZERO;
    for (heir, shares) in heirs {
        if heir.person == deceased {
            return Err(CannotMove::ToOneself);
        }
        if shares.negative() || *shares == Shares::ZERO {
            return Err(CannotMove::NotPositive);
        }
        given = given.checked_add(*shares).ok_or(CannotMove::TooLarge)?;
    }
    let all = held.holding.shares;
    if given != all {
        return Err(CannotMove::HeirsDiffer { given, held: all });
    }
    let taken = take(holdings, deceased, class, all)?;
    heirs.iter().try_for_each(|(heir, shares)| give(holdings, Some(heir), &taken, *shares, true))
}

#[cfg(test)]
mod tests;
