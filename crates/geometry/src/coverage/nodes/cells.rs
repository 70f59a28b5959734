//! Squares of the ground, some of which are marked to be searched.

use std::ops::{Range, RangeInclusive};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::coverage::budget::Budget;
use crate::coverage::nodes::on_edge::northings;
use crate::grid::GridPoint;

/// A square is 2¹⁷ steps wide, about 13 m: the width of a field, as that of a strip. The number is our own.
const SHIFT: u32 = 17;

/// So many squares lie in a row and in a column before they begin anew: 54 km, the width of a county.
///
/// What lies farther apart may share a mark, which costs time and changes nothing.
const SIDE: i64 = 1 << 12;

/// After so many rows a column is marked all over.
const ROWS: usize = 1 << 12;

/// An extent of more squares counts as marked without looking; the number is our own.
const LOOKED_AT_MAX: u128 = 1 << 12;

/// The squares of a small layer can all be marked; the number is our own.
const MARKS_MIN: usize = 1 << 16;

/// A layer of fields has about half as many squares as vertices; when half of those are marked, so is nearly every object.
const VERTICES_PER_MARK: usize = 4;

/// Marks can only be added, so that their order does not matter.
pub(super) struct Cells {
    bits: Vec<AtomicU64>,
    budget: Budget,
}

impl Cells {
    /// No square is marked; after so many marks that few objects are left, everything counts as marked.
    pub(super) fn new(n_vertices: usize) -> Self {
        let words = SIDE * SIDE / i64::from(u64::BITS);
        let bits = (0..words).map(|_| AtomicU64::new(0)).collect();
        Self {
            bits,
            budget: Budget::new((n_vertices / VERTICES_PER_MARK).saturating_add(MARKS_MIN)),
        }
    }

    /// The row or column of a northing or easting.
    pub(super) fn number(coordinate: i64) -> i64 {
        coordinate >> SHIFT
    }

    /// The columns whose middle an edge crosses when its eastings are these, the last one left out.
    pub(super) fn middles([west, east]: [i64; 2]) -> Range<i64> {
        let first_from = |easting: i64| (easting + (1 << (SHIFT - 1)) - 1) >> SHIFT;
        first_from(west)..first_from(east)
    }

    /// The easting of the middle of a column.
    pub(super) fn middle(column: i64) -> i64 {
        (column << SHIFT) + (1 << (SHIFT - 1))
    }

    /// Says whether so much was marked that it is not worth while to distinguish.
    pub(super) fn all_marked(&self) -> bool {
        self.budget.exhausted()
    }

    pub(super) fn mark(&self, at: GridPoint) {
        self.mark_column(Self::number(at.x), [Self::number(at.y); 2]);
    }

    /// Marks the squares of a column between two rows, both included.
    pub(super) fn mark_column(&self, column: i64, [first, last]: [i64; 2]) {
        let rows = last.abs_diff(first).saturating_add(1);
        if self.budget.spend(usize::try_from(rows).unwrap_or(usize::MAX)) {
            (first..=last).take(ROWS).for_each(|row| {
                let (word, bit) = place(column, row);
                if let Some(it) = self.bits.get(word) {
                    it.fetch_or(bit, Ordering::Relaxed);
                }
            });
        }
    }

    /// Marks the squares that come within `reach` of an edge, its western end first.
    pub(super) fn mark_along(&self, edge: [GridPoint; 2], reach: i64) {
        let [west, east] = edge;
        let (first, last) = (Self::number(west.x - reach), Self::number(east.x + reach));
        if !self.budget.spend(usize::try_from(last - first).unwrap_or(usize::MAX)) {
            return;
        }
        for column in first..=last {
            let [from, until] = [column << SHIFT, (column + 1) << SHIFT];
            let [south, north] = northings(edge, [from - reach, until + reach]);
            self.mark_column(column, [Self::number(south - reach), Self::number(north + reach)]);
        }
    }

    /// Marks the squares that come within `reach` of an extent.
    pub(super) fn mark_extent(&self, (low, high): (GridPoint, GridPoint), reach: i64) {
        let rows = [Self::number(low.y - reach), Self::number(high.y + reach)];
        for column in Self::number(low.x - reach)..=Self::number(high.x + reach) {
            if self.all_marked() {
                return;
            }
            self.mark_column(column, rows);
        }
    }

    /// Says whether something is marked within `reach` of an extent.
    pub(super) fn any_marked(&self, (low, high): (GridPoint, GridPoint), reach: i64) -> bool {
        let columns = Self::number(low.x - reach)..=Self::number(high.x + reach);
        let rows = Self::number(low.y - reach)..=Self::number(high.y + reach);
        let count = |it: &RangeInclusive<i64>| u128::from(it.end().abs_diff(*it.start())) + 1;
        count(&columns) * count(&rows) > LOOKED_AT_MAX
            || columns.into_iter().any(|column| rows.clone().any(|row| self.marked(column, row)))
    }

    fn marked(&self, column: i64, row: i64) -> bool {
        let (word, bit) = place(column, row);
        self.bits.get(word).is_some_and(|it| it.load(Ordering::Relaxed) & bit != 0)
    }
}

fn place(column: i64, row: i64) -> (usize, u64) {
    let n = column.rem_euclid(SIDE) * SIDE + row.rem_euclid(SIDE);
    let bits = i64::from(u64::BITS);
    (usize::try_from(n / bits).unwrap_or(usize::MAX), 1 << (n % bits))
}
