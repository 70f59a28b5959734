//! A layer of our own as GeoJSON, in the coordinates of the survey.
//!
//! RFC 7946 knows longitude and latitude only; the `crs` member of the 2008 format says that these are not.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use geometry::{GaussKruger, Outline, Patch};
use serde::ser::{Serialize, Serializer};

use super::error::{At as _, Result, WriteError};
use super::table::OWN_FOLDER;
use crate::nyt2539::TableSchema;

/// One layer in the making.
#[derive(Debug)]
pub(super) struct FeatureWriter {
    path: PathBuf,
    file: String,
    columns: &'static [&'static str],
    out: BufWriter<File>,
    n_rows: u64,
}

#[derive(serde::Serialize)]
struct Feature<'a> {
    r#type: &'static str,
    properties: Properties<'a>,
    geometry: Option<Geometry>,
}

/// The properties in the order of the columns, numbers as the texts they are held in.
struct Properties<'a>(Vec<(&'static str, Option<&'a str>)>);

#[derive(serde::Serialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Rings),
    MultiPolygon(Vec<Rings>),
}

type Rings = Vec<Vec<[f64; 2]>>;

impl FeatureWriter {
    pub(super) fn create(root: &Path, schema: &TableSchema, crs: GaussKruger) -> Result<Self> {
        let file = format!("{OWN_FOLDER}/{}.geojson", schema.name);
        let path = root.join(&file);
        fs::create_dir_all(root.join(OWN_FOLDER)).at(&path)?;
        let mut out = BufWriter::new(File::create_new(&path).at(&path)?);
        write!(
            out,
            "{{\"type\":\"FeatureCollection\",\"name\":\"{}\",\"crs\":{{\"type\":\"name\",\
             \"properties\":{{\"name\":\"urn:ogc:def:crs:EPSG::{}\"}}}},\"features\":[",
            schema.name,
            crs.epsg(),
        )
        .at(&path)?;
        Ok(Self { path, file, columns: schema.columns, out, n_rows: 0 })
    }

    pub(super) fn write<'a>(
        &mut self,
        outline: Option<&Outline>,
        values: impl Iterator<Item = Option<&'a str>>,
    ) -> Result<()> {
        self.n_rows += 1;
        if outline.is_some_and(|it| it.coords().any(|it| !it.x.is_finite() || !it.y.is_finite())) {
            return Err(WriteError::NotFinite { file: self.file.clone(), row: self.n_rows });
        }
        let feature = Feature {
            r#type: "Feature",
            properties: Properties(self.columns.iter().copied().zip(values).collect()),
            geometry: outline.and_then(geometry),
        };
        let separator = if self.n_rows == 1 { "\n" } else { ",\n" };
        self.out.write_all(separator.as_bytes()).at(&self.path)?;
        serde_json::to_writer(&mut self.out, &feature).at(&self.path)
    }

    pub(super) fn finish(mut self) -> Result<String> {
        self.out.write_all(b"\n]}\n").at(&self.path)?;
        self.out.flush().at(&self.path)?;
        Ok(self.file)
    }
}

impl Serialize for Properties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

fn geometry(outline: &Outline) -> Option<Geometry> {
    let rings = |patch: &Patch| -> Rings {
        patch.rings().map(|ring| ring.0.iter().map(|it| [it.x, it.y]).collect()).collect()
    };
    match outline.patches.as_slice() {
        [] => None,
        [patch] => Some(Geometry::Polygon(rings(patch))),
        patches => Some(Geometry::MultiPolygon(patches.iter().map(rings).collect())),
    }
}
