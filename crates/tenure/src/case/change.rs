//! What a case would change 登记结果: worked out from what it asks for and what is registered, and from nothing else.
//!
//! What cannot be worked out is refused with its place; whether it is lawful is the rules' to say.

mod assignment;
mod cancellation;
mod certificate;
mod contract;
mod correction;
mod division;
mod draft;
mod exchange;
mod expropriation;
mod facing;
mod head_change;
mod homestead_transfer;
mod household_merge;
mod household_split;
mod impossible;
mod issuer_succession;
mod member_change;
mod page;
mod parcel_change;
mod people;
mod piece;
mod registration;
mod restraint;
mod side;
mod surrender;
mod term_extension;
#[cfg(test)]
mod tests;
mod touched;

pub use homestead_transfer::{HomesteadTransfer, homestead_transferred};
pub use household_merge::go_over;
pub use impossible::{Impossible, PersonPlace};
pub use surrender::{Surrender, surrendered};
pub use touched::Touched;

use chrono::NaiveDate;

use super::{NearParcel, Outcome, Request, RestrictionKind, Scene};
use crate::CertificateChangeKind;
use draft::Draft;

/// What the officer who enters a case brings to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entering<'a> {
    /// The first day of the new state.
    pub effect_day: NaiveDate,
    /// 登簿时间
    pub registered_day: NaiveDate,
    /// 登簿人
    pub registrar: &'a str,
    /// 权证流水号 of the first new certificate; those of further ones are counted upwards from it.
    pub serial_number: &'a str,
    /// 不动产权证书号 of the first new certificate of a homestead; those of further ones are counted upwards from it.
    pub homestead_number: &'a str,
    /// 发证机关
    pub authority: &'a str,
    /// The code of a restriction that the case enters.
    pub restriction_code: &'a str,
}

/// What the register would say once the case is entered.
///
/// `before` holds each object that [`Request::touched`] names and that is registered, whole; `neighbours` are the registered parcels around.
/// What stays as it is keeps its first day; what changes holds from the day of effect.
pub fn outcome(
    request: &Request,
    before: &Scene,
    neighbours: &[NearParcel],
    entering: &Entering<'_>,
) -> Result<Outcome, Impossible> {
    let mut draft = Draft::of(before, neighbours, *entering);
    enter(&mut draft, request)?;
    Ok(draft.outcome())
}

fn enter(draft: &mut Draft<'_>, request: &Request) -> Result<(), Impossible> {
    match request {
        Request::FirstRegistration(it)
        | Request::FirstRegistrationOther(it)
        | Request::HomesteadConfirmation(it) => registration::enter(draft, &it.rows),
        Request::HomesteadFirstRegistration(it) => registration::enter(draft, &it.rows),
        Request::MemberChange(it) => member_change::enter(draft, it),
        Request::HeadChange(it) => head_change::enter(draft, it),
        Request::ParcelChange(it) => parcel_change::enter(draft, it),
        Request::HouseholdSplit(it) => household_split::enter(draft, it),
        Request::HouseholdMerge(it) => household_merge::enter(draft, it),
        Request::Exchange(it) => exchange::enter(draft, it),
        Request::Assignment(it) => assignment::enter(draft, it),
        Request::Correction(it) => correction::enter(draft, it),
        Request::ObjectionRegistration(it) => {
            restraint::enter(draft, it, RestrictionKind::Objection)
        }
        Request::AdvanceNotice(it) => restraint::enter(draft, it, RestrictionKind::AdvanceNotice),
        Request::Seizure(it) => restraint::enter(draft, it, RestrictionKind::Seizure),
        Request::Mortgage(it) => restraint::enter(draft, it, RestrictionKind::Mortgage),
        Request::Lifting(it) => restraint::lift(draft, it),
        Request::Reissue(it) => certificate::enter(draft, it, CertificateChangeKind::Reissue),
        Request::Replacement(it) => {
            certificate::enter(draft, it, CertificateChangeKind::Replacement)
        }
        Request::Cancellation(it) => cancellation::enter(draft, it),
        Request::Expropriation(it) => expropriation::enter(draft, it),
        Request::TermExtension(it) => term_extension::enter(draft, it),
        Request::IssuerSuccession(it) => issuer_succession::enter(draft, it),
    }
}
