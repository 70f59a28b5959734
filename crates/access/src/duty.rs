//! What an account is for 岗位: a desk with its roles, or one of the three administrators, who exclude each other.

use std::collections::BTreeSet;

/// Where an account works; no account works at two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Desk {
    /// The register of rights and its market.
    Register,
    /// The town's settlement book.
    Settlement,
    /// The accounts and logs of the service itself.
    Administration,
}

/// The three administrators 三员, none of whom may be another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Administrator {
    /// 系统管理员: makes and closes accounts, and gives them their desks
    System,
    /// 安全管理员: unlocks, resets passwords, and signs out by force
    Security,
    /// 审计管理员: reads, and changes nothing
    Audit,
}

/// The administrators, by the codes of their roles.
pub const ADMINISTRATORS: [(&str, Administrator); 3] = [
    ("system-administrator", Administrator::System),
    ("security-administrator", Administrator::Security),
    ("audit-administrator", Administrator::Audit),
];

/// A desk with the roles that an account has there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    // Invariant: roles of the desk alone, one at least; an administrator has one and no division.
    desk: Desk,
    roles: BTreeSet<String>,
    division: Option<String>,
}

/// Why roles and a division make no duty.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoDuty {
    #[error("an account has one role at least")]
    NoRole,
    #[error("`{0}` is no role of this desk")]
    UnknownRole(String),
    #[error("the administrators exclude each other: an account is one of them at most")]
    TwoAdministrators,
    #[error("an administrator works for the whole service and has no division")]
    AdministratorOfDivision,
}

impl Desk {
    const ALL: [Self; 3] = [Self::Register, Self::Settlement, Self::Administration];

    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::Settlement => "settlement",
            Self::Administration => "administration",
        }
    }

    /// Reads what [`Desk::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}

impl Duty {
    /// A duty at a desk; `known` are the roles that the book of the desk has.
    pub fn new(
        desk: Desk,
        roles: BTreeSet<String>,
        division: Option<String>,
        known: &[&str],
    ) -> Result<Self, NoDuty> {
        let administrators = ADMINISTRATORS.map(|it| it.0);
        let known = if desk == Desk::Administration { &administrators } else { known };
        if let Some(role) = roles.iter().find(|it| !known.contains(&it.as_str())) {
            return Err(NoDuty::UnknownRole(role.clone()));
        }
        match (desk, roles.len()) {
            (_, 0) => Err(NoDuty::NoRole),
            (Desk::Administration, 2..) => Err(NoDuty::TwoAdministrators),
            (Desk::Administration, _) if division.is_some() => Err(NoDuty::AdministratorOfDivision),
            _ => Ok(Self { desk, roles, division }),
        }
    }

    pub fn desk(&self) -> Desk {
        self.desk
    }

    pub fn roles(&self) -> &BTreeSet<String> {
        &self.roles
    }

    /// The code of the division that the account sees; `None` is all that the service sees.
    pub fn division(&self) -> Option<&str> {
        self.division.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::{Desk, Duty, NoDuty};

    const KNOWN: &[&str] = &["intake", "reviewer"];

    fn duty(desk: Desk, roles: &[&str], division: Option<&str>) -> Result<Duty, NoDuty> {
        let roles = roles.iter().map(|it| (*it).to_owned()).collect();
        Duty::new(desk, roles, division.map(str::to_owned), KNOWN)
    }

    #[test]
    fn a_clerk_has_roles_of_the_desk_and_a_division() {
        let duty = duty(Desk::Register, &["intake", "reviewer"], Some("220221901")).unwrap();
        assert_eq!((duty.roles().len(), duty.division()), (2, Some("220221901")));
    }

    #[test]
    fn no_role_of_another_desk_is_taken() {
        let role = "audit-administrator";
        let refused = duty(Desk::Register, &["intake", role], None);
        assert_eq!(refused, Err(NoDuty::UnknownRole(role.to_owned())));
        let refused = duty(Desk::Administration, &["intake"], None);
        assert_eq!(refused, Err(NoDuty::UnknownRole("intake".to_owned())));
        assert_eq!(duty(Desk::Settlement, &[], None), Err(NoDuty::NoRole));
    }

    #[test]
    fn the_administrators_exclude_each_other() {
        let two = ["system-administrator", "audit-administrator"];
        assert_eq!(duty(Desk::Administration, &two, None), Err(NoDuty::TwoAdministrators));
        let refused = duty(Desk::Administration, &two[..1], Some("220221"));
        assert_eq!(refused, Err(NoDuty::AdministratorOfDivision));
        assert!(duty(Desk::Administration, &two[..1], None).is_ok());
    }
}
