//! A layer of the package: the files of a shapefile, in one part or several.

use std::fs;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};

use super::dbf::{self, DbfColumn, DbfFile};
use super::error::{At as _, Cell, Result, WriteError};
use super::shapes::{Shape, ShapeFile, ShapeRecord};
use super::{LostCharacter, PackageSpec};
use crate::nyt2539::{LayerShape, TableSchema};

/// The folder of the layers in a package.
pub(super) const FOLDER: &str = "矢量数据";

/// One layer in the making.
///
/// Parts carry numbers from the first on; a layer that turns out to have one part loses the number in the end.
#[derive(Debug)]
pub(super) struct LayerWriter {
    folder: PathBuf,
    /// The name of its files, without the number of the part.
    stem: String,
    shape: LayerShape,
    columns: Vec<DbfColumn>,
    spec: PackageSpec,
    number: u32,
    part: Part,
    lost: Vec<(u32, u64, &'static str, char)>,
}

#[derive(Debug)]
struct Part {
    shapes: ShapeFile,
    rows: DbfFile,
    n_rows: u64,
}

/// What a layer became.
pub(super) struct WrittenLayer {
    pub(super) files: Vec<String>,
    pub(super) lost_characters: Vec<LostCharacter>,
}

impl LayerWriter {
    pub(super) fn create(
        root: &Path,
        schema: &TableSchema,
        shape: LayerShape,
        spec: &PackageSpec,
    ) -> Result<Self> {
        let folder = root.join(FOLDER);
        fs::create_dir_all(&folder).at(&folder)?;
        let stem = format!("{}{}{}", schema.name, spec.county, spec.year);
        let columns = dbf::columns_of(schema, spec.crs, spec.encoding);
        let part = Part::create(&folder, &numbered(&stem, 1), shape, &columns, spec)?;
        let spec = spec.clone();
        Ok(Self { folder, stem, shape, columns, spec, number: 1, part, lost: Vec::new() })
    }

    /// Writes one row with its shape.
    pub(super) fn write<'a>(
        &mut self,
        shape: Shape<'_>,
        values: impl Iterator<Item = Option<&'a str>>,
    ) -> Result<()> {
        let Some(shape) = ShapeRecord::of(shape) else {
            let (file, row) = (self.file("shp"), self.part.n_rows + 1);
            return Err(WriteError::ShapeTooLarge { file, row });
        };
        if self.part.is_full(&shape, self.spec.split_rows) {
            self.begin_part()?;
        }
        let (number, row) = (self.number, self.part.n_rows + 1);
        let mut lost = Vec::new();
        let record = dbf::record(
            &self.columns,
            values,
            self.spec.encoding,
            |column| Cell { file: self.file("dbf"), row, column },
            |column, character| lost.push((number, row, column, character)),
        )?;
        self.lost.append(&mut lost);
        self.part.shapes.write(&shape).at(&self.path("shp"))?;
        self.part.rows.write(&record).at(&self.path("dbf"))?;
        self.part.n_rows += 1;
        Ok(())
    }

    /// Completes the last part, and says what the layer became.
    pub(super) fn finish(self) -> Result<WrittenLayer> {
        let Self { folder, stem, number: n_parts, part, lost, spec, .. } = self;
        part.finish().at(&folder.join(&stem))?;
        if n_parts == 1 {
            drop_number(&folder, &stem, &spec)?;
        }
        let name = |part| if n_parts == 1 { stem.clone() } else { numbered(&stem, part) };
        let files = (1..=n_parts)
            .flat_map(|part| {
                let name = name(part);
                extensions(&spec).map(move |it| format!("{FOLDER}/{name}.{it}"))
            })
            .collect();
        let lost_characters = lost
            .into_iter()
            .map(|(part, row, column, character)| {
                let file = format!("{FOLDER}/{}.dbf", name(part));
                LostCharacter { at: Cell { file, row, column }, character }
            })
            .collect();
        Ok(WrittenLayer { files, lost_characters })
    }

    fn begin_part(&mut self) -> Result<()> {
        let name = numbered(&self.stem, self.number + 1);
        let next = Part::create(&self.folder, &name, self.shape, &self.columns, &self.spec)?;
        std::mem::replace(&mut self.part, next).finish().at(&self.path("shp"))?;
        self.number += 1;
        Ok(())
    }

    /// The path of a file of the current part inside the package, for messages.
    fn file(&self, extension: &str) -> String {
        let name = match (self.number, self.spec.split_rows) {
            (1, None) => self.stem.clone(),
            (number, _) => numbered(&self.stem, number),
        };
        format!("{FOLDER}/{name}.{extension}")
    }

    fn path(&self, extension: &str) -> PathBuf {
        self.folder.join(format!("{}.{extension}", numbered(&self.stem, self.number)))
    }
}

impl Part {
    fn create(
        folder: &Path,
        name: &str,
        shape: LayerShape,
        columns: &[DbfColumn],
        spec: &PackageSpec,
    ) -> Result<Self> {
        let path = |extension: &str| folder.join(format!("{name}.{extension}"));
        fs::write(path("prj"), spec.crs.esri_wkt()).at(&path("prj"))?;
        if spec.cpg {
            fs::write(path("cpg"), spec.encoding.label()).at(&path("cpg"))?;
        }
        Ok(Self {
            shapes: ShapeFile::create(&path("shp"), &path("shx"), shape)?,
            rows: DbfFile::create(&path("dbf"), columns, spec.encoding, spec.year)?,
            n_rows: 0,
        })
    }

    fn is_full(&self, next: &ShapeRecord, split_rows: Option<NonZeroU64>) -> bool {
        let at_split = split_rows.is_some_and(|it| self.n_rows >= it.get());
        at_split || !self.shapes.takes(next) || !self.rows.takes_one()
    }

    fn finish(self) -> std::io::Result<()> {
        self.shapes.finish()?;
        self.rows.finish()
    }
}

fn numbered(stem: &str, part: u32) -> String {
    format!("{stem}-{part}")
}

fn extensions(spec: &PackageSpec) -> impl Iterator<Item = &'static str> + use<> {
    ["shp", "shx", "dbf", "prj"].into_iter().chain(spec.cpg.then_some("cpg"))
}

fn drop_number(folder: &Path, stem: &str, spec: &PackageSpec) -> Result<()> {
    let first = numbered(stem, 1);
    for extension in extensions(spec) {
        let from = folder.join(format!("{first}.{extension}"));
        fs::rename(&from, folder.join(format!("{stem}.{extension}"))).at(&from)?;
    }
    Ok(())
}
