//! Whose an operation is, and who is none of them.

use access::{Desk, READ};
use settlement::Role as TownRole;
use tenure::case::Role;

/// Whose an operation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// Whoever comes, without an account.
    Everybody,
    /// Whoever has an account, and about that alone.
    Own,
    /// Whoever works at the register's desk.
    Anybody,
    /// … but a supervisor, who changes nothing.
    AnyClerk,
    /// Whoever has a role there.
    Has(Role),
    /// Whoever has one of these there.
    HasOneOf(&'static [Role]),
    /// Whoever works at the town's desk.
    Town,
    /// Whoever has a role there.
    TownHas(TownRole),
    AnyAdministrator,
    /// One of the three, by the code of the role.
    Administrator(&'static str),
}

/// What somebody works as.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Worker {
    pub(super) desk: &'static str,
    pub(super) roles: Vec<&'static str>,
    pub(super) division: Option<&'static str>,
    /// Whether the password is an administrator's, and has to be changed first.
    pub(super) newcomer: bool,
}

/// Somebody who comes to a service.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Comer {
    Nobody,
    /// Who signs in with a password.
    Officer(Worker),
    /// A program of theirs, with the scopes of its token.
    Program(Worker, Vec<&'static str>),
}

/// Who must not be let in, and how they are told.
pub(super) struct Stranger {
    pub(super) named: &'static str,
    pub(super) comer: Comer,
    pub(super) told: (u16, &'static str),
}

const NOT_SIGNED_IN: (u16, &str) = (401, "not-signed-in");
const NOT_BY_TOKEN: (u16, &str) = (403, "not-by-token");
const ROLE_MISSING: (u16, &str) = (403, "role-missing");

/// A village beside the one that is walked through.
const SIBLING: &str = "220221901902";
const SYSTEM: &str = "system-administrator";
const SECURITY: &str = "security-administrator";
const AUDIT: &str = "audit-administrator";

impl Worker {
    pub(super) fn at(desk: Desk, roles: Vec<&'static str>) -> Self {
        Self { desk: desk.as_str(), roles, division: None, newcomer: false }
    }

    /// Who has every role that a desk has; of the administrators, one.
    fn of_every_role(desk: Desk) -> Self {
        let roles = match desk {
            Desk::Register => Role::ALL.map(Role::as_str).to_vec(),
            Desk::Settlement => TownRole::ALL.iter().map(|it| it.as_str()).collect(),
            Desk::Administration => vec![SYSTEM],
        };
        Self::at(desk, roles)
    }

    fn without(mut self, role: &str) -> Self {
        self.roles.retain(|it| *it != role);
        self
    }

    /// A program that may all that its owner may.
    fn program(self, scopes: &[&'static str]) -> Comer {
        let scopes = [self.roles.as_slice(), scopes].concat();
        Comer::Program(self, scopes)
    }
}

impl Who {
    /// The desk whose it is; `None` where it is no desk's.
    fn desk(self) -> Option<Desk> {
        match self {
            Self::Everybody | Self::Own => None,
            Self::Anybody | Self::AnyClerk | Self::Has(_) | Self::HasOneOf(_) => {
                Some(Desk::Register)
            }
            Self::Town | Self::TownHas(_) => Some(Desk::Settlement),
            Self::AnyAdministrator | Self::Administrator(_) => Some(Desk::Administration),
        }
    }

    /// Who may, with no role beside the one that it takes or is seen in.
    pub(super) fn able(self, eye: Role) -> Option<Worker> {
        let roles = match self {
            Self::Everybody | Self::Own => return None,
            Self::Anybody => vec![eye.as_str()],
            Self::AnyClerk => vec![Role::Surveyor.as_str()],
            Self::Has(role) => vec![role.as_str()],
            Self::HasOneOf(roles) => vec![roles[0].as_str()],
            Self::Town => vec![TownRole::Approver.as_str()],
            Self::TownHas(role) => vec![role.as_str()],
            Self::AnyAdministrator => vec![AUDIT],
            Self::Administrator(role) => vec![role],
        };
        self.desk().map(|desk| Worker::at(desk, roles))
    }

    /// Who has every role of the desk that must not be enough; `None` where every role is.
    fn wrong(self) -> Option<Worker> {
        let desk = self.desk()?;
        let every = Worker::of_every_role(desk);
        match self {
            Self::AnyClerk => Some(supervisor()),
            Self::Has(role) => Some(every.without(role.as_str())),
            Self::HasOneOf(roles) => {
                Some(roles.iter().fold(every, |it, role| it.without(role.as_str())))
            }
            Self::TownHas(role) => Some(every.without(role.as_str())),
            Self::Administrator(SYSTEM) => Some(Worker::at(desk, vec![SECURITY])),
            Self::Administrator(SECURITY) => Some(Worker::at(desk, vec![AUDIT])),
            Self::Administrator(_) => Some(every),
            _ => None,
        }
    }

    /// Who has every role in a sibling village; `None` at a desk that has no divisions.
    pub(super) fn sibling(self) -> Option<Worker> {
        let desk = match self {
            Self::Everybody => return None,
            Self::Own => Desk::Register,
            _ => self.desk().filter(|it| *it != Desk::Administration)?,
        };
        Some(Worker { division: Some(SIBLING), ..Worker::of_every_role(desk) })
    }

    /// All who must not be let in.
    pub(super) fn strangers(self, reads: bool) -> Vec<Stranger> {
        let stranger = |named, comer, told| Stranger { named, comer, told };
        let nobody = stranger("nobody", Comer::Nobody, NOT_SIGNED_IN);
        let Some(desk) = self.desk() else {
            let program = Worker::of_every_role(Desk::Register).program(&[READ]);
            let own = || vec![nobody, stranger("a program", program, NOT_BY_TOKEN)];
            return if self == Self::Own { own() } else { Vec::new() };
        };
        let every = Worker::of_every_role(desk);
        let elsewhere = match desk {
            Desk::Register => Desk::Settlement,
            _ => Desk::Register,
        };
        let elsewhere = Comer::Officer(Worker::of_every_role(elsewhere));
        let newcomer = Comer::Officer(Worker { newcomer: true, ..every.clone() });
        let short = if reads { every.program(&[]) } else { Comer::Program(every, vec![READ]) };
        let mut all = vec![
            nobody,
            stranger("one of another desk", elsewhere, (403, "wrong-desk")),
            stranger("one with a given password", newcomer, (403, "password-to-change")),
            stranger("a program whose token reaches less", short, NOT_BY_TOKEN),
        ];
        if let Some(wrong) = self.wrong() {
            let told =
                if desk == Desk::Administration && !reads { NOT_BY_TOKEN } else { ROLE_MISSING };
            let program = wrong.clone().program(&[READ]);
            all.push(stranger("one in the wrong roles", Comer::Officer(wrong), ROLE_MISSING));
            all.push(stranger("a program in the wrong roles", program, told));
        }
        all
    }
}

/// Who watches, and has no other role.
pub(super) fn supervisor() -> Worker {
    Worker::at(Desk::Register, vec![Role::Supervisor.as_str()])
}
