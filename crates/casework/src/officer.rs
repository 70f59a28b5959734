//! Who does what is done: an officer with a division and with roles.

use std::collections::BTreeSet;

use store::Scope;
use tenure::case::{AdditionKind, CaseType, Role, Step};

use crate::Refused;

/// An officer 经办人员, who sees one division and answers for what is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Officer {
    /// As it stands beside the acts.
    pub name: String,
    pub scope: Scope,
    /// 岗位: they say which steps of a case the officer may take.
    pub roles: BTreeSet<Role>,
}

impl Officer {
    /// An officer with every role, as one has who works without a roster.
    pub fn of_every_role(name: String, scope: Scope) -> Self {
        Self { name, scope, roles: Role::ALL.into() }
    }

    /// Whether the officer has a role in which something may be added to a case.
    pub(crate) fn check_addition(
        &self,
        case_type: &CaseType,
        addition: AdditionKind,
    ) -> Result<(), Refused> {
        if self.roles.iter().any(|role| case_type.may_add(*role, addition)) {
            return Ok(());
        }
        let roles = case_type.additions.get(&addition).cloned().unwrap_or_default();
        Err(Refused::MayNotAdd { officer: self.name.clone(), addition, roles })
    }

    /// Whether the officer has a role in which a step may be taken.
    pub(crate) fn check_role(&self, case_type: &CaseType, step: Step) -> Result<(), Refused> {
        if self.roles.iter().any(|role| case_type.may(*role, step)) {
            return Ok(());
        }
        let roles = case_type.roles.get(&step).cloned().unwrap_or_default();
        Err(Refused::RoleMissing { officer: self.name.clone(), step, roles })
    }
}
