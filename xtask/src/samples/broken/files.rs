//! Defects of files.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

/// Bytes that are no character in UTF-8, nor in GBK.
const NO_CHARACTER: [u8; 2] = [0xFF, 0xFF];
/// The first page of a web site that is gone.
const HTML: &str = "<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head>\
    <body><h1>404 Not Found</h1></body></html>\n";

pub(super) fn missing_shx(folder: &Path) -> Result<()> {
    Ok(fs::remove_file(parcels(folder, "shx")?)?)
}

pub(super) fn missing_prj(folder: &Path) -> Result<()> {
    Ok(fs::remove_file(parcels(folder, "prj")?)?)
}

/// The copy stopped in the middle of a row.
pub(super) fn truncated_dbf(folder: &Path) -> Result<()> {
    let path = parcels(folder, "dbf")?;
    let mut bytes = fs::read(&path)?;
    bytes.truncate(bytes.len() * 2 / 3);
    Ok(fs::write(path, bytes)?)
}

pub(super) fn html_saved_as_prj(folder: &Path) -> Result<()> {
    Ok(fs::write(parcels(folder, "prj")?, HTML)?)
}

/// A meridian that is nobody's centre.
pub(super) fn unknown_zone(folder: &Path) -> Result<()> {
    replace(&parcels(folder, "prj")?, "\"Central_Meridian\",126.0", "\"Central_Meridian\",125.3")
}

/// 西安80 in the place of CGCS2000.
pub(super) fn other_datum(folder: &Path) -> Result<()> {
    let path = parcels(folder, "prj")?;
    replace(&path, "D_China_2000", "D_Xian_1980")?;
    replace(&path, "\"CGCS2000\",6378137.0,298.257222101", "\"Xian_1980\",6378140.0,298.257")?;
    replace(&path, "GCS_China_Geodetic_Coordinate_System_2000", "GCS_Xian_1980")?;
    replace(&path, "CGCS2000_3_Degree_GK", "Xian_1980_3_Degree_GK")
}

pub(super) fn no_issuer_table(folder: &Path) -> Result<()> {
    Ok(fs::remove_file(folder.join("权属数据/FBF.csv"))?)
}

/// 承包方调查记事, the twelfth column of the contractors.
pub(super) fn column_missing(folder: &Path) -> Result<()> {
    const COLUMN: usize = 11;
    let path = folder.join("权属数据/CBF.csv");
    let text = fs::read_to_string(&path)?;
    let without = |line: &str| {
        let values: Vec<&str> = line.split(',').collect();
        let (before, from) = values.split_at_checked(COLUMN)?;
        let (_, behind) = from.split_first()?;
        Some(format!("{}\r\n", [before, behind].concat().join(",")))
    };
    let text: Option<String> = text.lines().map(without).collect();
    Ok(fs::write(path, text.context("the table has too few columns")?)?)
}

pub(super) fn invalid_utf8_text(folder: &Path) -> Result<()> {
    let path = folder.join("权属数据/CBF.csv");
    overwrite(&path, "四至清楚".as_bytes())
}

pub(super) fn invalid_gbk_text(folder: &Path) -> Result<()> {
    // 道路 in GBK.
    overwrite(&parcels(folder, "dbf")?, &[0xB5, 0xC0, 0xC2, 0xB7])
}

/// Puts what is no character in the place of the first two bytes of a text.
fn overwrite(path: &Path, text: &[u8]) -> Result<()> {
    let mut bytes = fs::read(path)?;
    let at =
        bytes.windows(text.len()).position(|it| it == text).context("the text is not there")?;
    bytes.splice(at..at + NO_CHARACTER.len(), NO_CHARACTER);
    Ok(fs::write(path, bytes)?)
}

fn replace(path: &Path, from: &str, to: &str) -> Result<()> {
    let text = fs::read_to_string(path)?;
    ensure!(text.contains(from), "`{from}` is not in {}", path.display());
    Ok(fs::write(path, text.replace(from, to))?)
}

/// A file of the layer of parcels.
fn parcels(folder: &Path, extension: &str) -> Result<PathBuf> {
    for entry in fs::read_dir(folder.join("矢量数据"))? {
        let path = entry?.path();
        let is_parcels = path.file_stem().is_some_and(|it| it.to_string_lossy().starts_with("DK"));
        if is_parcels && path.extension().is_some_and(|it| it == extension) {
            return Ok(path);
        }
    }
    anyhow::bail!("no .{extension} of the parcels in {}", folder.display())
}
