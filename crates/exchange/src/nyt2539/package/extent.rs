//! Where in the files the rows of each village stand.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use tenure::submission::{Table, Text};

/// The length of a village's code.
const VILLAGE_BYTES: usize = 12;

/// A village's code, or nothing.
pub(super) type VillageKey = Option<[u8; VILLAGE_BYTES]>;

/// The village in a code of the standard: its first twelve digits.
pub(super) fn village_in(code: &[u8]) -> VillageKey {
    let key: [u8; VILLAGE_BYTES] = *code.first_chunk()?;
    key.iter().all(u8::is_ascii_digit).then_some(key)
}

/// The fields that say which village a row belongs to, the first that does so counting.
pub(super) fn key_fields(table: Table) -> &'static [&'static str] {
    match table {
        Table::Issuer
        | Table::Contractor
        | Table::ContractRight
        | Table::Certificate
        | Table::Parcel
        | Table::VillageArea
        | Table::Group
        | Table::Household => &["code"],
        Table::LandContract => &["code", "contractor_code"],
        // A share's second place to look is the collective, of which only the code stands in the row.
        Table::Member | Table::HouseholdMember | Table::Homestead | Table::ShareHolding => {
            &["household_code"]
        }
        Table::ContractedParcel => &["contractor_code", "parcel_code"],
        Table::Circulation => &["contract_code", "code"],
        Table::TitleDocument | Table::Reissue | Table::Replacement | Table::Cancellation => {
            &["certificate_code"]
        }
        Table::BoundaryPoint | Table::BoundaryLine => &["parcel_codes"],
        Table::Collective => &["division_code"],
        Table::County | Table::Town => &[],
    }
}

/// Rows of one village that follow one another in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) source: u32,
    /// The number in the file, from 1.
    pub(super) first_row: u64,
    pub(super) n_rows: u64,
    /// The bytes of the rows, or of their shapes, which may be none.
    pub(super) bytes: Range<u64>,
}

impl Run {
    fn joins(&self, next: &Self) -> bool {
        let rows_meet =
            self.source == next.source && self.first_row + self.n_rows == next.first_row;
        let both_empty = self.bytes.is_empty() && next.bytes.is_empty();
        let both_filled = !self.bytes.is_empty() && !next.bytes.is_empty();
        rows_meet && (both_empty || (both_filled && self.bytes.end == next.bytes.start))
    }
}

/// The runs of every village.
#[derive(Debug, Default)]
pub(super) struct Extents {
    ids: HashMap<VillageKey, usize>,
    runs: Vec<Vec<Run>>,
    last: Option<(VillageKey, usize)>,
}

impl Extents {
    /// Adds a row.
    pub(super) fn push(&mut self, village: VillageKey, row: Run) {
        let id = match self.last {
            Some((last, id)) if last == village => id,
            _ => {
                let n_villages = self.runs.len();
                *self.ids.entry(village).or_insert(n_villages)
            }
        };
        self.last = Some((village, id));
        if id == self.runs.len() {
            self.runs.push(Vec::new());
        }
        let Some(runs) = self.runs.get_mut(id) else { return };
        match runs.last_mut() {
            Some(run) if run.joins(&row) => {
                run.n_rows += row.n_rows;
                run.bytes.end = row.bytes.end;
            }
            _ => runs.push(row),
        }
    }

    /// The codes in order; the rows without one come first, under the empty code.
    pub(super) fn finish(self) -> BTreeMap<Text, Vec<Run>> {
        let mut runs = self.runs;
        let code =
            |key: VillageKey| key.and_then(|it| Text::from_utf8(it).ok()).unwrap_or_default();
        self.ids
            .into_iter()
            .map(|(key, id)| (code(key), runs.get_mut(id).map(std::mem::take).unwrap_or_default()))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Extents, Run, village_in};

    #[test]
    fn the_village_is_the_first_twelve_digits() {
        assert_eq!(village_in(b"32010200190100001"), Some(*b"320102001901"));
        assert_eq!(village_in(b"320102001901"), Some(*b"320102001901"));
        assert_eq!(village_in(b"32010200190"), None);
        assert_eq!(village_in(b"32010200190X0001"), None);
        assert_eq!(village_in(b""), None);
    }

    #[test]
    fn rows_of_a_village_become_few_runs() {
        let mut extents = Extents::default();
        let (a, b) = (village_in(b"320102001901"), village_in(b"320102001902"));
        let row =
            |first_row, start| Run { source: 0, first_row, n_rows: 1, bytes: start..start + 10 };
        for (village, row) in
            [(a, row(1, 0)), (a, row(2, 10)), (b, row(3, 20)), (None, row(4, 30)), (a, row(5, 40))]
        {
            extents.push(village, row);
        }
        let runs = extents.finish();
        assert_eq!(runs.keys().collect::<Vec<_>>(), ["", "320102001901", "320102001902"]);
        assert_eq!(
            runs["320102001901"],
            [Run { n_rows: 2, bytes: 0..20, ..row(1, 0) }, row(5, 40)]
        );
    }

    #[test]
    fn a_row_without_a_shape_is_a_run_of_its_own() {
        let mut extents = Extents::default();
        let row = |first_row, bytes| Run { source: 0, first_row, n_rows: 1, bytes };
        for (number, bytes) in [(1, 100..150), (2, 0..0), (3, 0..0), (4, 150..200)] {
            extents.push(None, row(number, bytes));
        }
        assert_eq!(extents.finish()[""].len(), 3);
    }
}
