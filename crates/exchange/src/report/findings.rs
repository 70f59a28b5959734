//! The findings of one rule while they come in: each by itself, until there are too many.

use std::collections::{BTreeSet, HashSet};

use tenure::submission::Table;
use tenure::{Object, Place, Violation};

/// How many examples a systemic finding has.
pub(super) const N_EXAMPLES: usize = 5;
/// A rule that hits more than one in so many of its rows, and more rows than there are examples, is systemic.
const SYSTEMIC_ONE_IN: u64 = 5;
/// Up to so many findings are kept in any case.
const N_KEPT_MIN: u64 = 1_000;

/// What one rule found so far.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) n_found: u64,
    /// How many rows have a finding; a finding without a row counts as one.
    pub(super) n_rows_hit: u64,
    kept: Vec<Violation>,
    /// Whether only examples are kept.
    reduced: bool,
    tables: BTreeSet<Table>,
    common: Option<CommonPlace>,
}

/// The table and the field that all findings share.
#[derive(Clone, Copy, Debug, PartialEq)]
struct CommonPlace {
    table: Option<Table>,
    field: Option<&'static str>,
}

/// What a rule found, in the end.
pub(super) enum Outcome {
    Each(Vec<Violation>),
    Systemic { examples: Vec<Violation>, place: Place },
}

impl Findings {
    /// Takes the findings over one piece in; a row belongs to one piece.
    ///
    /// `rows_of` says how many rows the tables have in the whole submission, as far as that is known before the end.
    pub(super) fn take(
        &mut self,
        violations: Vec<Violation>,
        rows_of: impl Fn(&BTreeSet<Table>) -> u64,
    ) {
        self.n_found += count(violations.len());
        let rows: HashSet<(Option<Table>, u64)> =
            violations.iter().filter_map(|it| Some((it.place.table, it.place.row?))).collect();
        let n_without_row = violations.iter().filter(|it| it.place.row.is_none()).count();
        self.n_rows_hit += count(rows.len() + n_without_row);
        self.tables.extend(violations.iter().filter_map(|it| it.place.table));
        for violation in &violations {
            self.narrow(violation.place);
        }
        self.kept.extend(violations);
        let rows = rows_of(&self.tables);
        let many_rows = self.n_rows_hit > N_KEPT_MIN.max(rows / SYSTEMIC_ONE_IN);
        if self.reduced || many_rows || self.n_found > N_KEPT_MIN.max(rows) {
            self.reduce();
        }
    }

    /// What is to be told, the rule having looked at so many rows.
    ///
    /// Where only examples were kept there is nothing else to tell, whatever the rule looked at.
    pub(super) fn finish(mut self, rows: u64) -> Outcome {
        let systemic = self.n_rows_hit > count(N_EXAMPLES)
            && self.n_rows_hit.saturating_mul(SYSTEMIC_ONE_IN) > rows;
        if !systemic && !self.reduced {
            return Outcome::Each(self.kept);
        }
        self.reduce();
        let common = self.common.unwrap_or(CommonPlace { table: None, field: None });
        let place = Place { table: common.table, field: common.field, ..Place::default() };
        Outcome::Systemic { examples: self.kept, place }
    }

    fn narrow(&mut self, place: Place) {
        let here = CommonPlace { table: place.table, field: place.field };
        self.common = Some(match self.common {
            None => here,
            Some(common) if common.table == here.table => CommonPlace {
                table: common.table,
                field: common.field.filter(|it| Some(*it) == here.field),
            },
            Some(_) => CommonPlace { table: None, field: None },
        });
    }

    /// Keeps the first ones by their place, whatever the order in which they came.
    fn reduce(&mut self) {
        self.reduced = true;
        self.kept.sort_by(|one, other| order(one).cmp(&order(other)));
        self.kept.truncate(N_EXAMPLES);
        self.kept.shrink_to_fit();
    }
}

type Order<'a> = (Option<Table>, Option<u64>, Option<&'static str>, &'a [Object]);

fn order(violation: &Violation) -> Order<'_> {
    let Place { table, row, field, .. } = violation.place;
    (table, row, field, &violation.objects)
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}
