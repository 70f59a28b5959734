//! A layer of polygons with any columns and in any system, row by row, for checks that need no register.

mod id;

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use geometry::Outline;
use tenure::submission::Text;

pub use self::id::IdField;
use super::shapefile::PlacedTrouble;
use super::source::{Ending, LayerSource, RowShape};
use super::tally::ShapeTally;
use super::{LayerCrs, LayerError, Limits, Shape};
use crate::archive::{self, Unpacked};

/// How a zip archive begins.
const ZIP_MAGIC: &[u8] = b"PK\x03\x04";

/// Endings of the files that are unpacked from an archive.
const WANTED: [&str; 7] = ["shp", "shx", "dbf", "prj", "cpg", "gpkg", "geojson"];

/// What of a file is meant; what is not said is found.
#[derive(Clone, Copy, Debug, Default)]
pub struct Selection<'a> {
    /// A table of a GeoPackage, or a file of an archive by its name without the ending.
    pub layer: Option<&'a str>,
    /// The column whose values name the rows.
    pub id: Option<&'a str>,
}

/// A polygon with its place in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct PolygonRow {
    /// From 1.
    pub row: u64,
    /// The value of the id field, or the row number behind `#` where it is empty.
    pub id: Text,
    pub outline: Outline,
}

/// An opened layer of polygons.
#[derive(Debug)]
pub struct PolygonLayer {
    pub name: String,
    pub crs: LayerCrs,
    /// What the ids are taken from.
    pub id_field: IdField,
    /// Other layers of the same file, which are not read.
    pub passed_over: Vec<String>,
    /// What is wrong with a shapefile without keeping it from being read.
    pub troubles: Vec<PlacedTrouble>,
    source: LayerSource,
    /// The files of an archive, which are there as long as the layer is.
    _unpacked: Option<Unpacked>,
}

/// Opens a shapefile, a GeoPackage or a GeoJSON file, or a zip archive that holds one of them.
///
/// All rows are passed over once or twice: to hold the files against each other, and to find an id field without repetitions.
/// No more than one feature is kept, beside some numbers for each row.
pub fn open_polygons(
    path: &Path,
    selection: Selection<'_>,
    limits: Limits,
) -> Result<PolygonLayer, LayerError> {
    let failed = |source| LayerError::Io { path: path.to_owned(), source };
    let (unpacked, path) = if begins_as_zip(path).map_err(failed)? {
        let (unpacked, path) = unpack_one(path, selection.layer, limits)?;
        (Some(unpacked), path)
    } else {
        (None, path.to_owned())
    };
    let layer = selection.layer.filter(|_| Ending::of(&path) == Some(Ending::Gpkg));
    let in_archive = unpacked.is_some();
    let layer = layer.filter(|it| !in_archive || path.file_stem().is_none_or(|stem| stem != *it));
    let source = LayerSource::open(&path, layer, limits)?;
    let id_field = IdField::settle(&source, selection.id)?;
    Ok(PolygonLayer {
        name: source.name.clone(),
        crs: source.crs.clone(),
        id_field,
        passed_over: source.passed_over.clone(),
        troubles: source.troubles.clone(),
        source,
        _unpacked: unpacked,
    })
}

impl PolygonLayer {
    /// Reads every polygon in the order of the file, and counts the rows that have none.
    pub fn read(&self, mut visit: impl FnMut(PolygonRow)) -> Result<ShapeTally, LayerError> {
        let mut tally = ShapeTally::default();
        self.source.rows(|it| {
            tally.n_rows += 1;
            let row = it.row;
            match it.shape {
                RowShape::NotRead { reason, .. } => tally.not_read(row, reason),
                RowShape::Read(Shape::Outline(outline)) if outline.n_vertices() > 0 => {
                    tally.n_polygons += 1;
                    let id = self.id_field.value(&self.source, it.own_id.as_ref(), &it.values);
                    let id = id.unwrap_or_else(|| Text::from(format!("#{row}")));
                    visit(PolygonRow { row, id, outline });
                }
                RowShape::Read(Shape::None | Shape::Outline(_)) => tally.n_empty += 1,
                RowShape::Read(shape) => tally.other(shape.kind(), row),
            }
        })?;
        Ok(tally)
    }
}

fn begins_as_zip(path: &Path) -> std::io::Result<bool> {
    let mut head = Vec::with_capacity(ZIP_MAGIC.len());
    File::open(path)?.take(ZIP_MAGIC.len() as u64).read_to_end(&mut head)?;
    Ok(head == ZIP_MAGIC)
}

/// Unpacks an archive and finds the one layer in it, or the one of the name.
fn unpack_one(
    path: &Path,
    layer: Option<&str>,
    limits: Limits,
) -> Result<(Unpacked, PathBuf), LayerError> {
    let ending = |name: &str| {
        let ending = Path::new(name).extension().and_then(|it| it.to_str());
        ending.unwrap_or_default().to_ascii_lowercase()
    };
    let unpacked = archive::unpack(path, limits, |name| WANTED.contains(&ending(name).as_str()))
        .map_err(|source| LayerError::Archive { path: path.to_owned(), source })?;
    let layers = unpacked.names.iter().filter(|it| WANTED.contains(&ending(it).as_str()));
    let layers: Vec<PathBuf> =
        layers.map(PathBuf::from).filter(|it| Ending::of(it).is_some()).collect();
    let named = |it: &&PathBuf| layer.is_some_and(|name| it.file_stem() == Some(name.as_ref()));
    let found = match (layers.iter().find(named), layers.as_slice()) {
        (Some(named), _) => unpacked.path().join(named),
        (None, [only]) => unpacked.path().join(only),
        (None, many) => {
            return Err(LayerError::NotOne { path: path.to_owned(), count: many.len() });
        }
    };
    Ok((unpacked, found))
}

#[cfg(test)]
mod tests;
