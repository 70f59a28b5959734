//! Who may do what to accounts 三员分立: no administrator has two of the three parts, and none makes another.

use office::Account;

use crate::{ADMINISTRATORS, Administrator, Audited, Desk, Refused};

/// By what right somebody administers accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authority {
    /// Whoever operates the machine; the only one who makes administrators.
    CommandLine,
    Administrator(Administrator),
}

/// What is done to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountDeed {
    Make,
    Close,
    GiveDuty,
    ResetPassword,
    Unlock,
    SignOut,
}

impl AccountDeed {
    /// The administrator whose part it is.
    pub fn part_of(self) -> Administrator {
        match self {
            Self::Make | Self::Close | Self::GiveDuty => Administrator::System,
            Self::ResetPassword | Self::Unlock | Self::SignOut => Administrator::Security,
        }
    }

    /// As it is written down.
    pub(crate) fn audited(self) -> Audited {
        match self {
            Self::Make => Audited::AccountMade,
            Self::Close => Audited::AccountClosed,
            Self::GiveDuty => Audited::DutyGiven,
            Self::ResetPassword => Audited::PasswordReset,
            Self::Unlock => Audited::Unlocked,
            Self::SignOut => Audited::SignedOutByForce,
        }
    }

    /// Whether it may be done to an administrator by another one: neither gives a way to sign in as them.
    fn harmless(self) -> bool {
        matches!(self, Self::Unlock | Self::SignOut)
    }
}

impl Authority {
    /// Refuses what is another's part.
    pub fn check(self, deed: AccountDeed) -> Result<(), Refused> {
        match self {
            Self::Administrator(it) if it != deed.part_of() => Err(Refused::PartOf(deed.part_of())),
            _ => Ok(()),
        }
    }

    /// … and what would let one administrator become another.
    pub fn check_on(self, deed: AccountDeed, desk: Desk) -> Result<(), Refused> {
        self.check(deed)?;
        let among_themselves = self != Self::CommandLine && desk == Desk::Administration;
        if among_themselves && !deed.harmless() { Err(Refused::OfAdministrator) } else { Ok(()) }
    }
}

impl Administrator {
    /// The administrator whose account it is; `None` where it is none's.
    pub fn of(account: &Account) -> Option<Self> {
        let administers = account.desk == Desk::Administration.as_str();
        let known = ADMINISTRATORS.into_iter().filter(|_| administers);
        let mut own = known.filter(|(role, _)| account.roles.contains(*role));
        own.next().map(|it| it.1)
    }

    /// The code of the role.
    pub fn as_str(self) -> &'static str {
        ADMINISTRATORS.into_iter().find(|it| it.1 == self).map_or("", |it| it.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{AccountDeed, Authority};
    use crate::{ADMINISTRATORS, Administrator, Desk};

    const DEEDS: [AccountDeed; 6] = [
        AccountDeed::Make,
        AccountDeed::Close,
        AccountDeed::GiveDuty,
        AccountDeed::ResetPassword,
        AccountDeed::Unlock,
        AccountDeed::SignOut,
    ];

    fn done_by(authority: Authority, desk: Desk) -> Vec<AccountDeed> {
        DEEDS.into_iter().filter(|it| authority.check_on(*it, desk).is_ok()).collect()
    }

    #[test]
    fn no_deed_is_the_part_of_two_administrators() {
        for deed in DEEDS {
            let able = ADMINISTRATORS.map(|it| Authority::Administrator(it.1).check(deed).is_ok());
            assert_eq!(able.iter().filter(|it| **it).count(), 1, "{deed:?}");
        }
        assert_eq!(done_by(Authority::CommandLine, Desk::Administration), DEEDS);
    }

    #[test]
    fn the_audit_administrator_reads_only() {
        let audit = Authority::Administrator(Administrator::Audit);
        assert_eq!(done_by(audit, Desk::Register), []);
    }

    #[test]
    fn no_administrator_can_become_another() {
        let system = Authority::Administrator(Administrator::System);
        assert_eq!(done_by(system, Desk::Administration), []);
        assert_eq!(done_by(system, Desk::Register).len(), 3);
        let security = Authority::Administrator(Administrator::Security);
        let harmless = [AccountDeed::Unlock, AccountDeed::SignOut];
        assert_eq!(done_by(security, Desk::Administration), harmless);
    }
}
