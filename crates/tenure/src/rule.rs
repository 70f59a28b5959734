//! What a rule says of itself: its code, its titles, its source, when it runs and what follows from it.

use crate::Citation;

/// The stable name of a rule; both parts are on the wire and are never renamed or used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleCode {
    /// `HR-22` or `Q05`.
    pub code: &'static str,
    /// What it finds, in kebab case.
    pub name: &'static str,
}

/// What happens next when the rule finds something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// What it concerns may not go on.
    Blocking,
    /// It is told, and work goes on.
    Advisory,
}

impl Severity {
    /// As it stands on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Blocking => "blocking",
            Self::Advisory => "advisory",
        }
    }
}

/// When a rule runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moment {
    /// A submission is checked before it is taken over 汇交.
    Takeover,
    /// A case is being drafted 录入.
    Draft,
    /// A case is handed in 受理.
    Submit,
    /// A case is to be approved 审批.
    Approve,
    /// A case is to be entered 登簿.
    Register,
    /// What is registered is looked through 稽核.
    Audit,
}

impl Moment {
    /// As it stands on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Takeover => "takeover",
            Self::Draft => "draft",
            Self::Submit => "submit",
            Self::Approve => "approve",
            Self::Register => "register",
            Self::Audit => "audit",
        }
    }
}

/// A parameter of a rule, with its default.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameter {
    /// With its unit, such as `area_m2_min`.
    pub name: &'static str,
    /// As text, since some are areas, some counts and some codes.
    pub default: &'static str,
    /// Where the default comes from.
    pub source: &'static str,
}

/// The catalogue's entry of a rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    pub code: RuleCode,
    pub title_zh: &'static str,
    pub title_en: &'static str,
    pub citation: Citation,
    /// The moments at which it runs, with its severity at each.
    pub moments: &'static [(Moment, Severity)],
    pub parameters: &'static [Parameter],
}

impl Rule {
    /// Its severity at a moment; `None` where it does not run.
    pub fn severity_at(&self, moment: Moment) -> Option<Severity> {
        self.moments.iter().find(|(at, _)| *at == moment).map(|(_, severity)| *severity)
    }
}
