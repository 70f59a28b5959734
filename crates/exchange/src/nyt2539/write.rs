//! Writes a package: villages go in one after the other, a folder comes out.

mod dbf;
mod encoding;
mod error;
mod features;
mod layer;
mod shapes;
mod table;
mod unfinished;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::num::NonZeroU64;
use std::path::PathBuf;

use geometry::{GaussKruger, Outline};
use tenure::submission::{Record, Table, Village};

pub use self::encoding::DbfEncoding;
pub use self::error::{Cell, WriteError};

use self::error::Result;
use self::features::FeatureWriter;
use self::layer::LayerWriter;
use self::shapes::Shape;
use self::table::TableWriter;
use self::unfinished::Unfinished;
use super::{LayerShape, Part, SCHEMA, schema_of};

/// What a package is of and in what form it is written.
#[derive(Clone, Debug)]
pub struct PackageSpec {
    /// Six digits.
    pub county: String,
    pub county_name: String,
    pub year: u16,
    /// The system that the villages' coordinates are in; they are written as they are.
    pub crs: GaussKruger,
    pub encoding: DbfEncoding,
    /// Whether each layer has a `.cpg`; without, readers have the language byte, and that for GBK only.
    pub cpg: bool,
    pub tables: TableFormat,
    /// Layers with more rows are split into `…-1`, `…-2`; those beyond 2 GiB are in any case.
    pub split_rows: Option<NonZeroU64>,
}

/// The format of the ownership tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFormat {
    /// UTF-8 with a byte order mark, which Excel and WPS need.
    CsvUtf8Bom,
    CsvUtf8,
    /// GBK; loses rare characters, and lists them.
    CsvGbk,
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The paths inside the package, sorted.
    pub files: Vec<String>,
    /// The number of rows of each table that has any.
    pub rows: BTreeMap<Table, u64>,
    /// The characters that an encoding could not hold; each stands as `?` in its file.
    pub lost_characters: Vec<LostCharacter>,
}

/// A character that the encoding of its file could not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostCharacter {
    pub at: Cell,
    pub character: char,
}

/// A package in the making, of which no more than a village is in memory.
///
/// It is written beside its place and moved there when it is finished; dropped before, it leaves nothing.
#[derive(Debug)]
pub struct PackageWriter {
    spec: PackageSpec,
    unfinished: Unfinished,
    tables: BTreeMap<Table, TableWriter>,
    layers: BTreeMap<Table, LayerWriter>,
    homesteads: Option<FeatureWriter>,
    rows: BTreeMap<Table, u64>,
}

impl PackageSpec {
    /// The name that the standard gives the folder of a package, such as `220221永吉县`.
    pub fn folder_name(&self) -> String {
        format!("{}{}", self.county, self.county_name)
    }
}

impl PackageWriter {
    /// Begins a package that becomes `folder`, which must be absent or empty.
    pub fn create(folder: impl Into<PathBuf>, spec: PackageSpec) -> Result<Self> {
        let unfinished = Unfinished::beside(folder.into())?;
        let mut writer = Self {
            spec,
            unfinished,
            tables: BTreeMap::new(),
            layers: BTreeMap::new(),
            homesteads: None,
            rows: BTreeMap::new(),
        };
        for schema in SCHEMA.iter().filter(|it| it.part == Part::Ownership) {
            writer.table(schema.table)?;
        }
        Ok(writer)
    }

    /// Appends the rows of a village.
    pub fn write_village(&mut self, village: &Village) -> Result<()> {
        self.write_ownership(village)?;
        self.write_layers(village)?;
        self.write_own(village)
    }

    /// Completes the files and puts the package in its place.
    pub fn finish(mut self) -> Result<Written> {
        for schema in SCHEMA.iter().filter(|it| it.mandatory) {
            if let Part::Layer(shape) = schema.part {
                self.layer(schema.table, shape)?;
            }
        }
        let mut written = Written { rows: self.rows, ..Written::default() };
        for table in self.tables.into_values() {
            let (file, lost_characters) = table.finish()?;
            written.files.push(file);
            written.lost_characters.extend(lost_characters);
        }
        for layer in self.layers.into_values() {
            let layer = layer.finish()?;
            written.files.extend(layer.files);
            written.lost_characters.extend(layer.lost_characters);
        }
        written.files.extend(self.homesteads.map(FeatureWriter::finish).transpose()?);
        written.files.sort();
        self.unfinished.finish()?;
        Ok(written)
    }

    fn write_ownership(&mut self, village: &Village) -> Result<()> {
        self.rows(Table::Issuer, &village.issuers)?;
        self.rows(Table::Contractor, &village.contractors)?;
        self.rows(Table::Member, village.members.iter().filter(|it| !it.landless))?;
        self.rows(Table::ContractedParcel, &village.contracted_parcels)?;
        self.rows(Table::LandContract, &village.land_contracts)?;
        self.rows(Table::Circulation, &village.circulations)?;
        self.rows(Table::TitleDocument, &village.title_documents)?;
        self.rows(Table::ContractRight, &village.contract_rights)?;
        self.rows(Table::Certificate, &village.certificates)?;
        self.rows(Table::Reissue, &village.reissues)?;
        self.rows(Table::Replacement, &village.replacements)?;
        self.rows(Table::Cancellation, &village.cancellations)
    }

    fn write_layers(&mut self, village: &Village) -> Result<()> {
        for it in &village.parcels {
            let shape = Shape::polygon(it.outline.as_ref());
            self.shape(Table::Parcel, LayerShape::Polygon, shape, it)?;
        }
        for it in &village.boundary_points {
            self.shape(Table::BoundaryPoint, LayerShape::Point, Shape::point(it.point), it)?;
        }
        for it in &village.boundary_lines {
            self.shape(Table::BoundaryLine, LayerShape::Line, Shape::line(&it.course), it)?;
        }
        for it in &village.division_areas {
            let shape = Shape::polygon(it.outline.as_ref());
            self.shape(it.table(), LayerShape::Polygon, shape, it)?;
        }
        Ok(())
    }

    fn write_own(&mut self, village: &Village) -> Result<()> {
        self.rows(Table::Household, &village.households)?;
        self.rows(Table::HouseholdMember, village.members.iter().filter(|it| it.landless))?;
        self.rows(Table::Collective, &village.collectives)?;
        self.rows(Table::ShareHolding, &village.share_holdings)?;
        for it in &village.homesteads {
            self.feature(it.outline.as_ref(), it)?;
        }
        Ok(())
    }

    fn rows<'a, R: Record + 'a>(
        &mut self,
        table: Table,
        rows: impl IntoIterator<Item = &'a R>,
    ) -> Result<()> {
        for row in rows {
            self.table(table)?.write(values(row))?;
            self.count(table);
        }
        Ok(())
    }

    fn shape<R: Record>(
        &mut self,
        table: Table,
        kind: LayerShape,
        shape: Shape<'_>,
        row: &R,
    ) -> Result<()> {
        self.layer(table, kind)?.write(shape, values(row))?;
        self.count(table);
        Ok(())
    }

    fn feature<R: Record>(&mut self, outline: Option<&Outline>, row: &R) -> Result<()> {
        if self.homesteads.is_none() {
            let schema = schema_of(Table::Homestead);
            let writer = FeatureWriter::create(self.unfinished.path(), schema, self.spec.crs)?;
            self.homesteads = Some(writer);
        }
        if let Some(writer) = &mut self.homesteads {
            writer.write(outline, values(row))?;
            self.count(Table::Homestead);
        }
        Ok(())
    }

    /// The file of a table, begun when it is first asked for.
    fn table(&mut self, table: Table) -> Result<&mut TableWriter> {
        match self.tables.entry(table) {
            Entry::Occupied(begun) => Ok(begun.into_mut()),
            Entry::Vacant(place) => {
                let root = self.unfinished.path();
                Ok(place.insert(TableWriter::create(root, schema_of(table), self.spec.tables)?))
            }
        }
    }

    /// The files of a layer, begun when they are first asked for.
    fn layer(&mut self, table: Table, shape: LayerShape) -> Result<&mut LayerWriter> {
        match self.layers.entry(table) {
            Entry::Occupied(begun) => Ok(begun.into_mut()),
            Entry::Vacant(place) => {
                let root = self.unfinished.path();
                Ok(place.insert(LayerWriter::create(root, schema_of(table), shape, &self.spec)?))
            }
        }
    }

    fn count(&mut self, table: Table) {
        *self.rows.entry(table).or_default() += 1;
    }
}

/// The values of a row in the order of its fields.
fn values<R: Record>(row: &R) -> impl Iterator<Item = Option<&str>> {
    (0..R::FIELDS.len()).map(|index| row.value(index))
}

#[cfg(test)]
mod tests;
