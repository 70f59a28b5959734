//! The roster of a service 岗位名册: who its officers are, which roles they have, and what they see.

use std::collections::{BTreeMap, BTreeSet};

use identity::DivisionCode;
use serde::Deserialize;
use store::Scope;
use tenure::case::Role;

use crate::Officer;

/// The officers of a service, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster(BTreeMap<String, Officer>);

/// An officer as a roster names them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RosterEntry {
    /// As it will stand beside the acts; no two officers have the same.
    pub name: String,
    pub roles: BTreeSet<Role>,
    /// What the officer sees; all that the service sees where it is left out.
    pub division: Option<DivisionCode>,
}

/// Why a roster is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RosterError {
    #[error("it names no officer")]
    Empty,
    #[error("officer {0} has no name, or one with blanks around it or a line break in it")]
    Name(usize),
    #[error("it names `{0}` twice")]
    Twice(String),
    #[error("`{0}` has no role")]
    NoRole(String),
    #[error("the division {division} of `{name}` lies outside what the service sees")]
    Outside { name: String, division: DivisionCode },
}

impl Roster {
    /// The roster of a service that sees so much.
    pub fn of(service: Scope, entries: Vec<RosterEntry>) -> Result<Self, RosterError> {
        if entries.is_empty() {
            return Err(RosterError::Empty);
        }
        let mut officers = BTreeMap::new();
        for (place, entry) in (1..).zip(entries) {
            let officer = officer(service, place, entry)?;
            if let Some(twice) = officers.insert(officer.name.clone(), officer) {
                return Err(RosterError::Twice(twice.name));
            }
        }
        Ok(Self(officers))
    }

    /// The officer of a name.
    pub fn officer(&self, name: &str) -> Option<&Officer> {
        self.0.get(name)
    }

    /// How many officers there are.
    pub fn n_officers(&self) -> usize {
        self.0.len()
    }
}

fn officer(service: Scope, place: usize, entry: RosterEntry) -> Result<Officer, RosterError> {
    let RosterEntry { name, roles, division } = entry;
    // The name comes in a header: blanks around it would be lost there.
    if name.is_empty() || name.trim() != name || name.chars().any(char::is_control) {
        return Err(RosterError::Name(place));
    }
    if roles.is_empty() {
        return Err(RosterError::NoRole(name));
    }
    let scope = match division {
        None => service,
        Some(division) if service.contains(&division) => Scope::Division(division),
        Some(division) => return Err(RosterError::Outside { name, division }),
    };
    Ok(Officer { name, scope, roles })
}

#[cfg(test)]
mod tests {
    use identity::DivisionCode;
    use store::Scope;
    use tenure::case::Role;

    use super::{Roster, RosterEntry, RosterError};

    fn entry(name: &str) -> RosterEntry {
        RosterEntry { name: name.to_owned(), roles: [Role::Intake].into(), division: None }
    }

    fn division(code: &str) -> DivisionCode {
        DivisionCode::parse(code).unwrap()
    }

    fn county() -> Scope {
        Scope::Division(division("220221"))
    }

    fn of(entries: Vec<RosterEntry>) -> Result<Roster, RosterError> {
        Roster::of(county(), entries)
    }

    #[test]
    fn an_officer_sees_what_the_service_sees_or_less() {
        let village = division("220221901901");
        let narrow = RosterEntry { division: Some(village), ..entry("李四") };
        let roster = of(vec![entry("张三"), narrow]).unwrap();
        assert_eq!(roster.officer("张三").unwrap().scope, county());
        assert_eq!(roster.officer("李四").unwrap().scope, Scope::Division(village));
        assert_eq!(roster.officer("王五"), None);
    }

    #[test]
    fn a_division_outside_the_service_is_refused() {
        let outside = division("220421");
        let refused = of(vec![RosterEntry { division: Some(outside), ..entry("张三") }]);
        let name = "张三".to_owned();
        assert_eq!(refused, Err(RosterError::Outside { name, division: outside }));
    }

    #[test]
    fn two_officers_never_have_one_name() {
        let refused = of(vec![entry("张三"), entry("李四"), entry("张三")]);
        assert_eq!(refused, Err(RosterError::Twice("张三".to_owned())));
    }

    #[test]
    fn an_officer_has_a_name_and_a_role() {
        for name in ["", " 张三", "张\n三"] {
            assert_eq!(of(vec![entry("李四"), entry(name)]), Err(RosterError::Name(2)), "{name}");
        }
        let idle = RosterEntry { roles: [].into(), ..entry("张三") };
        assert_eq!(of(vec![idle]), Err(RosterError::NoRole("张三".to_owned())));
        assert_eq!(of(vec![]), Err(RosterError::Empty));
    }
}
