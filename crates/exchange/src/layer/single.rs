//! One layer alone, to be checked without a package: a shapefile, a GeoPackage or a GeoJSON file.

use std::path::Path;

use geometry::Crs;
use tenure::submission::{Column, FileTrouble, Parcel, Record as _, Table, Text};

use super::shapefile::{PlacedTrouble, ShapefileTrouble};
use super::source::{ID_PROPERTIES, LayerRow, LayerSource, OwnId, RowShape};
use super::tally::{OtherShapes, ShapeTally};
use super::{LayerCrs, LayerError, Limits, Shape, ShapefilePart};
use crate::layer::geojson::GeoJsonError;
use crate::nyt2539::{TableSchema, schema_of};

/// A layer as parcels.
#[derive(Clone, Debug)]
pub struct Layer {
    pub name: String,
    /// The property that the codes were taken from; `None` where rows were numbered.
    pub id_property: Option<String>,
    pub crs: Option<Crs>,
    pub parcels: Vec<Parcel>,
    /// The columns, those of the standard by their fields.
    pub columns: Vec<Column>,
    /// What is wrong with the file without keeping it from being read.
    pub troubles: Vec<FileTrouble>,
    /// Shapes that are none of a parcel's: points, lines, mixtures; each kind is among the troubles too.
    pub other_shapes: Vec<OtherShapes>,
    /// Other layers of the same file, which were not read.
    pub passed_over: Vec<String>,
}

/// Opens a file and reads all of it.
pub fn open_single(path: &Path, limits: Limits) -> Result<Layer, LayerError> {
    let source = LayerSource::open(path, None, limits)?;
    let mut builder = Builder::new(&source, crs_of(&source)?);
    source.rows(|row| builder.push(row))?;
    Ok(builder.finish())
}

/// The register's system; a GeoJSON file without a system of its own counts as one in degrees.
fn crs_of(source: &LayerSource) -> Result<Option<Crs>, LayerError> {
    if !source.is_geojson() {
        return Ok(source.crs.ours());
    }
    match &source.crs {
        LayerCrs::Ours(crs) => Ok(Some(*crs)),
        it if *it == LayerCrs::wgs84() => Ok(Some(Crs::LonLat)),
        LayerCrs::LonLat { name, .. }
        | LayerCrs::Plane { name, .. }
        | LayerCrs::Named { name, .. } => Err(LayerError::GeoJson {
            path: source.path.clone(),
            source: GeoJsonError::Crs(name.clone()),
        }),
        LayerCrs::Unknown => Ok(None),
    }
}

/// Makes parcels of rows, whatever the format.
struct Builder {
    layer: Layer,
    file: String,
    schema: &'static TableSchema,
    /// For each field of the standard, its column in the file.
    columns_of_fields: Vec<Option<usize>>,
    id_column: Option<usize>,
    /// Whether an id that the format gives goes before that of a column.
    own_id_first: bool,
    tally: ShapeTally,
}

impl Builder {
    fn new(source: &LayerSource, crs: Option<Crs>) -> Self {
        let schema = schema_of(Table::Parcel);
        let column = |(name, kind): &(String, _)| Column {
            field: schema.field_of(name).map(|it| it.name),
            name: name.clone(),
            kind: *kind,
        };
        let columns: Vec<Column> = source.columns.iter().map(column).collect();
        let position = |field: &str| columns.iter().position(|it| it.field == Some(field));
        let named = |id: &str| columns.iter().position(|it| it.name.eq_ignore_ascii_case(id));
        let code = position("code");
        let id_column = code.or_else(|| ID_PROPERTIES.iter().find_map(|it| named(it)));
        let columns_of_fields = schema.fields.iter().map(|it| position(it.name)).collect();
        let own_id_first = source.own_id == Some(OwnId::Feature);
        let column_name = id_column.and_then(|it| columns.get(it)).map(|it| it.name.clone());
        let own_name = source.own_id.as_ref().map(|it| it.name().to_owned());
        let id_property =
            if own_id_first && code.is_none() { own_name } else { column_name.or(own_name) };
        let layer = Layer {
            name: source.name.clone(),
            id_property,
            crs,
            parcels: Vec::new(),
            columns,
            troubles: Vec::new(),
            other_shapes: Vec::new(),
            passed_over: source.passed_over.clone(),
        };
        let file = source.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let tally = ShapeTally::default();
        let mut builder =
            Self { layer, file, schema, columns_of_fields, id_column, own_id_first, tally };
        source.troubles.iter().for_each(|it| builder.shapefile_trouble(&source.path, it));
        builder
    }

    fn push(&mut self, row: LayerRow) {
        let LayerRow { row, own_id, values, shape } = row;
        let value =
            |column: &Option<usize>| column.and_then(|it| values.get(it)).cloned().flatten();
        let mut parcel = Parcel::from_values(row, self.columns_of_fields.iter().map(value));
        if parcel.code.is_none() {
            let own_id = own_id.filter(|_| self.own_id_first || self.id_column.is_none());
            let id = own_id.or_else(|| value(&self.id_column));
            parcel.code = Some(id.unwrap_or_else(|| Text::from(row.to_string())));
        }
        match shape {
            RowShape::Read(Shape::Outline(outline)) => parcel.outline = Some(outline),
            RowShape::Read(Shape::None) => {}
            RowShape::Read(other) => self.tally.other(other.kind(), row),
            RowShape::NotRead { reason, fatal } => {
                self.trouble(None, Some(row), reason, fatal);
            }
        }
        self.layer.parcels.push(parcel);
    }

    fn shapefile_trouble(&mut self, path: &Path, placed: &PlacedTrouble) {
        let file = path.with_extension(placed.part.ending());
        let file = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Alone, a layer of shapes without a projection or a table can still be looked at.
        let needless = matches!(
            placed.trouble,
            ShapefileTrouble::Missing(ShapefilePart::Prj | ShapefilePart::Dbf)
                | ShapefileTrouble::Prj(_)
        );
        let fatal = placed.trouble.loses() && !needless;
        self.trouble(Some(file), placed.row, placed.trouble.title_zh(), fatal);
    }

    fn trouble(&mut self, file: Option<String>, row: Option<u64>, trouble: String, fatal: bool) {
        let file = file.unwrap_or_else(|| self.file.clone());
        let table = Some(self.schema.table);
        self.layer.troubles.push(FileTrouble { file, table, row, trouble, fatal });
    }

    fn finish(mut self) -> Layer {
        self.layer.other_shapes = std::mem::take(&mut self.tally.others);
        for other in self.layer.other_shapes.clone() {
            self.trouble(None, Some(other.first_row), other.title_zh(), false);
        }
        self.layer
    }
}

#[cfg(test)]
mod tests;
