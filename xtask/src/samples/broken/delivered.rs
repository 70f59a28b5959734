//! Defects of summary tables and of the documents that rows refer to.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use rust_decimal::{Decimal, dec};
use tenure::submission::{Figure, SummaryKind};

use crate::samples::documents;
use crate::samples::summaries::Summary;

/// The only group of the small village.
const GROUP: &str = "22022190199901";

/// One hundredth beyond the tolerance.
pub(super) fn area_differs(summaries: &mut [Summary]) -> Option<()> {
    add(summaries, SummaryKind::Parcels, Figure::ContractedArea, dec!(0.06))
}

/// As much as may be.
pub(super) fn area_within_tolerance(summaries: &mut [Summary]) -> Option<()> {
    add(summaries, SummaryKind::Parcels, Figure::ContractedArea, dec!(0.05))
}

pub(super) fn count_differs(summaries: &mut [Summary]) -> Option<()> {
    add(summaries, SummaryKind::Contractors, Figure::Members, Decimal::ONE)
}

/// The row of the group is left out of one table.
pub(super) fn row_missing(summaries: &mut [Summary]) -> Option<()> {
    let table = summaries.iter_mut().find(|it| it.kind == SummaryKind::BasicFarmland)?;
    table.rows.pop().map(drop)
}

fn add(
    summaries: &mut [Summary],
    kind: SummaryKind,
    figure: Figure,
    difference: Decimal,
) -> Option<()> {
    let table = summaries.iter_mut().find(|it| it.kind == kind)?;
    *table.cell(GROUP, figure)? += difference;
    Some(())
}

/// A sketch that was made for a screen.
pub(super) fn coarse_sketch(folder: &Path) -> Result<()> {
    Ok(fs::write(first(folder, "图件", "jpg")?, documents::jpeg(72))?)
}

/// The copy stopped before the end.
pub(super) fn truncated_document(folder: &Path) -> Result<()> {
    let path = first(folder, "其他资料", "pdf")?;
    let mut bytes = fs::read(&path)?;
    bytes.truncate(bytes.len() * 2 / 3);
    Ok(fs::write(path, bytes)?)
}

/// The first file of a part of the package, by the order of the names.
fn first(folder: &Path, part: &str, ending: &str) -> Result<PathBuf> {
    let mut below = Vec::new();
    for folder in fs::read_dir(folder.join(part))? {
        for file in fs::read_dir(folder?.path())? {
            below.push(file?.path());
        }
    }
    below.sort();
    let found = below.into_iter().find(|it| it.extension().is_some_and(|it| it == ending));
    found.with_context(|| format!("no .{ending} in {part}"))
}
