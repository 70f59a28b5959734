//! Who may do what in a deal 岗位分工, and who must be another than who.

use tenure::case::Role;

use crate::{Officer, Refused};

/// Refuses whoever has not the role for something.
pub(crate) fn check(officer: &Officer, role: Role, what: &'static str) -> Result<(), Refused> {
    if officer.roles.contains(&role) {
        return Ok(());
    }
    Err(Refused::DutyMissing { officer: officer.name.clone(), what, role })
}

/// Refuses whoever opened the deal: another officer does this.
pub(super) fn check_other(officer: &Officer, opened_by: &str) -> Result<(), Refused> {
    if officer.name == opened_by {
        return Err(Refused::OwnApplication { officer: officer.name.clone() });
    }
    Ok(())
}
