//! A layer of shapes, passed over feature by feature, and held against its coordinate system.

use geometry::{CoordinateTrouble, Crs};
use tenure::submission::Table;

use super::{Opening, PackageError};
use crate::layer::dbf::DbfColumn;
use crate::layer::{ShapeKind, Shapefile, ShapefilePart, ShapefileTrouble};
use crate::nyt2539::package::FileUsed;
use crate::nyt2539::package::listing::FoundLayer;
use crate::nyt2539::package::source::{ColumnMap, Source, SourceReader};
use crate::nyt2539::package::survey::{Plausibility, Watched};
use crate::nyt2539::{LayerShape, TableSchema};

impl Opening {
    pub(super) fn read_layer(
        &mut self,
        schema: &'static TableSchema,
        wanted: LayerShape,
        layer: &FoundLayer,
    ) -> Result<(), PackageError> {
        let table = schema.table;
        let file = layer.name("shp");
        let mut shapefile = Shapefile::open(layer.parts(&self.listing))
            .map_err(|error| self.failed(&file, error))?;
        let table_columns = shapefile.table.as_ref().map_or(Vec::new(), |it| it.columns.clone());
        let columns =
            ColumnMap::new(table, table_columns.iter().map(|it| it.name.clone()).collect());
        let rows_before = self.rows_before(table);
        let watched = Watched::new(self.sources.len(), &columns);
        let mut plausibility = Plausibility::default();
        let (crs, has_table) = (shapefile.crs(), shapefile.table.is_some());
        let mut last_row = rows_before;
        let survey = &mut self.survey;
        let scan = shapefile
            .scan(self.limits, |it| {
                if let Some((crs, envelope)) = crs.zip(it.envelope) {
                    plausibility.look(crs, envelope);
                }
                if has_table {
                    last_row = rows_before + it.row;
                    let cell = |column: usize| table_columns.get(column)?.cell(it.record);
                    survey.row(&watched, it.row, it.shape.unwrap_or(0..0), cell);
                }
            })
            .map_err(|error| self.failed(&file, error))?;
        for placed in &scan.troubles {
            let name = layer.name(placed.part.ending());
            let fatal = placed.trouble.loses() && (needs_crs(table) || !about_crs(&placed.trouble));
            self.trouble(&name, Some(table), placed.row, placed.trouble.title_zh(), fatal);
        }
        self.check_crs(table, &layer.name("prj"), crs, plausibility.trouble());
        self.check_kind(table, &file, wanted, scan.kind);
        if has_table && scan.n_rows == 0 && table == Table::Parcel {
            self.trouble(&file, Some(table), None, "图层没有记录".to_owned(), false);
        }
        for (part, sha256) in &scan.digests {
            self.files.push(FileUsed {
                path: layer.name(part.ending()),
                table: Some(table),
                rows: (*part == ShapefilePart::Dbf).then_some(scan.n_rows),
                encoding: (*part == ShapefilePart::Dbf).then(|| scan.encoding.name()),
                crs: scan.crs.filter(|_| *part == ShapefilePart::Shp).map(Crs::name),
                sha256: *sha256,
            });
        }
        if !has_table {
            return Ok(());
        }
        self.describe(table, &columns, table_columns.iter().map(DbfColumn::column_kind).collect());
        *self.facts.rows.entry(table).or_default() += scan.n_rows;
        let reader = SourceReader::Layer(Box::new(shapefile));
        self.sources.push(Source { table, file, reader, columns, rows_before, last_row });
        Ok(())
    }

    /// Holds a layer's system against its coordinates and against the other files of the layer.
    pub(super) fn check_crs(
        &mut self,
        table: Table,
        file: &str,
        crs: Option<Crs>,
        strange: Option<CoordinateTrouble>,
    ) {
        let Some(crs) = crs else { return };
        if crs == Crs::LonLat {
            let trouble = "坐标系是经纬度，应为高斯-克吕格投影的平面坐标（米）".to_owned();
            self.trouble(file, Some(table), None, trouble, needs_crs(table));
            return;
        }
        if let Some(strange) = strange {
            let trouble =
                format!("多数图形与所记坐标系 {} 不符：{}", crs.name(), strange.title_zh());
            self.trouble(file, Some(table), None, trouble, needs_crs(table));
        }
        let first = *self.facts.crs.entry(table).or_insert(crs);
        if first != crs {
            let trouble =
                format!("坐标系 {} 与同一图层其他分幅的 {} 不同", crs.name(), first.name());
            self.trouble(file, Some(table), None, trouble, needs_crs(table));
        }
    }

    fn check_kind(
        &mut self,
        table: Table,
        file: &str,
        wanted: LayerShape,
        kind: Option<ShapeKind>,
    ) {
        let Some(kind) = kind else { return };
        let matches = match wanted {
            LayerShape::Point => kind == ShapeKind::Point,
            LayerShape::Line => kind == ShapeKind::Line,
            LayerShape::Polygon => kind == ShapeKind::Polygon,
        };
        if !matches {
            let trouble = format!("图层类型是“{}”，与标准不符", kind.title_zh());
            self.trouble(file, Some(table), None, trouble, needs_crs(table));
        }
    }
}

/// A parcel and a homestead are entered with their place; the other layers only help to check them.
fn needs_crs(table: Table) -> bool {
    matches!(table, Table::Parcel | Table::Homestead)
}

fn about_crs(trouble: &ShapefileTrouble) -> bool {
    matches!(
        trouble,
        ShapefileTrouble::Missing(ShapefilePart::Prj)
            | ShapefileTrouble::Prj(_)
            | ShapefileTrouble::PrjIsHtml
    )
}
