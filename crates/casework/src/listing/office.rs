//! Which office of the market an officer sits at: that of the division that the officer sees.

use identity::{County, DivisionCode};
use market::listing::{Office, Operator};
use store::Scope;
use tenure::case::Role;

use crate::market::duty;
use crate::{Officer, Refused};

/// The officer as an operator of the market; whoever sees every county sits at the centre of this one.
pub(super) fn operator(officer: &Officer, county: County) -> Result<Operator, Refused> {
    duty::check(officer, Role::Market, "listing")?;
    let division = match officer.scope {
        Scope::Everywhere => DivisionCode::from(county),
        Scope::Division(division) => division,
    };
    Ok(Operator { name: officer.name.clone(), office: Office::of(division) })
}
