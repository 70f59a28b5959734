//! What the rules say of a case.

use tenure::{Moment, Rule, Severity, Violation};

/// What the rules found at a moment, each rule that found something with its severity.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings(pub Vec<Finding>);

/// What one rule found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub rule: Rule,
    pub severity: Severity,
    pub violations: Vec<Violation>,
}

impl Findings {
    pub(crate) fn of(found: Vec<(Rule, Vec<Violation>)>, moment: Moment) -> Self {
        let findings = found.into_iter().filter(|(_, violations)| !violations.is_empty());
        let findings = findings.filter_map(|(rule, violations)| {
            Some(Finding { severity: rule.severity_at(moment)?, rule, violations })
        });
        Self(findings.collect())
    }

    /// What stands in the way of a step, each violation with the rule of these that found it.
    pub(crate) fn by_rule(
        rules: impl IntoIterator<Item = Rule>,
        violations: &[Violation],
        moment: Moment,
    ) -> Self {
        let of = |rule: Rule| {
            let found = violations.iter().filter(|it| it.rule == rule.code).cloned();
            (rule, found.collect())
        };
        Self::of(rules.into_iter().map(of).collect(), moment)
    }

    /// These with others.
    pub(crate) fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// The codes of the rules that stand in the way.
    pub fn codes(&self) -> String {
        let blocking = self.0.iter().filter(|it| it.severity == Severity::Blocking);
        blocking.map(|it| it.rule.code.code).collect::<Vec<_>>().join(", ")
    }

    /// Whether any of it stands in the way.
    pub fn blocks(&self) -> bool {
        self.0.iter().any(|it| it.severity == Severity::Blocking)
    }
}
