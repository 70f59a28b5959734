//! What a layer has beside polygons: other kinds of shapes, empty ones, and those that could not be read.

use super::ShapeKind;

/// So many rows whose shapes could not be read are kept one by one.
const KEPT_MAX: usize = 20;

/// Shapes of a kind that is none of a parcel's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherShapes {
    pub kind: ShapeKind,
    pub count: u64,
    /// The first row that has one, from 1.
    pub first_row: u64,
}

impl OtherShapes {
    /// What a clerk is told.
    pub fn title_zh(&self) -> String {
        format!(
            "{} 个图形是{}，不是面，首见于第 {} 行",
            self.count,
            self.kind.title_zh(),
            self.first_row
        )
    }
}

/// The shapes of a layer that gave no polygon.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShapeTally {
    pub n_rows: u64,
    pub n_polygons: u64,
    /// Rows without a shape, or with one that has no vertices.
    pub n_empty: u64,
    pub others: Vec<OtherShapes>,
    pub n_not_read: u64,
    /// The first rows whose shapes could not be read, with the reasons in Chinese.
    pub not_read: Vec<(u64, String)>,
}

impl ShapeTally {
    /// Counts a shape of another kind.
    pub(super) fn other(&mut self, kind: ShapeKind, row: u64) {
        match self.others.iter_mut().find(|it| it.kind == kind) {
            Some(known) => known.count += 1,
            None => self.others.push(OtherShapes { kind, count: 1, first_row: row }),
        }
    }

    /// Counts a shape that could not be read.
    pub(super) fn not_read(&mut self, row: u64, reason: String) {
        self.n_not_read += 1;
        if self.not_read.len() < KEPT_MAX {
            self.not_read.push((row, reason));
        }
    }
}
