//! The first pass: every row is looked at once, and what the villages and the county need to know is kept.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use geometry::{Crs, Envelope, coordinate_trouble};
use tenure::submission::{CountyFacts, Table, Text, identity_key};

use super::extent::{Extents, Run, VillageKey, village_in};
use super::repeats::{Keys, Numbers, Places};
use super::source::ColumnMap;

/// What the passes over all tables gather.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub(super) extents: Extents,
    numbers: BTreeMap<Table, Numbers>,
    identities: Keys,
    unit_codes: Places<VillageKey>,
    collectives: Places<VillageKey>,
    repeated_codes: HashSet<Text>,
}

/// The columns of a table that a survey looks into.
#[derive(Debug)]
pub(super) struct Watched {
    table: Table,
    source: u32,
    keys: Vec<usize>,
    number: Option<usize>,
    identity: Option<usize>,
    unit_code: Option<usize>,
    collective: Option<usize>,
}

impl Watched {
    pub(super) fn new(source: usize, columns: &ColumnMap) -> Self {
        let table = columns.schema.table;
        let only = |tables: &[Table], field| columns.of(field).filter(|_| tables.contains(&table));
        Self {
            table,
            source: u32::try_from(source).unwrap_or(u32::MAX),
            keys: columns.keys.clone(),
            number: columns.of("feature_number"),
            identity: only(&[Table::Member, Table::HouseholdMember], "document_number"),
            unit_code: only(&[Table::Homestead], "unit_code"),
            collective: only(&[Table::Collective], "credit_code")
                .or_else(|| only(&[Table::ShareHolding], "collective_code")),
        }
    }
}

impl Survey {
    /// Looks at a row: its cells by their columns, and its bytes.
    pub(super) fn row<'a>(
        &mut self,
        watched: &Watched,
        row: u64,
        bytes: Range<u64>,
        cell: impl Fn(usize) -> Option<&'a [u8]>,
    ) {
        let village = self.village(watched, &cell);
        let run = Run { source: watched.source, first_row: row, n_rows: 1, bytes };
        self.extents.push(village, run);
        let of = |column: Option<usize>| column.and_then(&cell).filter(|it| !it.is_empty());
        if let Some(number) = of(watched.number).and_then(whole_number) {
            self.numbers.entry(watched.table).or_default().push(number);
        }
        if let Some(number) = of(watched.identity).and_then(|it| std::str::from_utf8(it).ok()) {
            self.identities.push(identity_key(number.trim()));
        }
        if let Some(code) = of(watched.unit_code).and_then(|it| std::str::from_utf8(it).ok())
            && self.unit_codes.seen_elsewhere(identity_key(code), village)
        {
            self.repeated_codes.insert(Text::from(code));
        }
    }

    fn village<'a>(
        &mut self,
        watched: &Watched,
        cell: &impl Fn(usize) -> Option<&'a [u8]>,
    ) -> VillageKey {
        let village = watched.keys.iter().find_map(|it| village_in(cell(*it)?));
        let code = watched.collective.and_then(cell).and_then(|it| std::str::from_utf8(it).ok());
        let Some(key) = code.map(identity_key) else { return village };
        match watched.table {
            Table::Collective => {
                if self.collectives.seen_elsewhere(key, village) {
                    self.repeated_codes.extend(code.map(Text::from));
                }
                village
            }
            _ => village.or_else(|| self.collectives.get(key).flatten()),
        }
    }

    /// Puts what was found into the facts of the county.
    pub(super) fn finish(self, facts: &mut CountyFacts) -> Extents {
        for (table, numbers) in self.numbers {
            facts.repeated_feature_numbers.extend(numbers.repeated().map(|it| (table, it)));
        }
        facts.repeated_identity_numbers = self.identities.repeated();
        facts.repeated_codes = self.repeated_codes;
        self.extents
    }
}

/// A number of a feature, written with or without empty decimals.
fn whole_number(cell: &[u8]) -> Option<u64> {
    let text = std::str::from_utf8(cell).ok()?.trim();
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    decimals.bytes().all(|it| it == b'0').then(|| whole.parse().ok()).flatten()
}

/// Counts shapes whose coordinates cannot be those of the layer's system.
///
/// Single strays are a matter for the rules; a layer that is wrong by half has the wrong system.
#[derive(Debug, Default)]
pub(super) struct Plausibility {
    n_shapes: u64,
    n_strange: u64,
    first: Option<geometry::CoordinateTrouble>,
}

impl Plausibility {
    pub(super) fn look(&mut self, crs: Crs, envelope: Envelope) {
        self.n_shapes += 1;
        if let Some(trouble) = coordinate_trouble(crs, envelope) {
            self.n_strange += 1;
            self.first.get_or_insert(trouble);
        }
    }

    /// What most of the coordinates look like instead.
    pub(super) fn trouble(&self) -> Option<geometry::CoordinateTrouble> {
        self.first.filter(|_| self.n_strange * 2 > self.n_shapes)
    }
}
