//! What a report is about: the source of a run, and where in it a finding stands.

use serde::Serialize;
use tenure::Place;

use crate::nyt2539::schema_of;

/// What was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// As it was given.
    pub path: String,
    pub kind: SourceKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub county: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// Of the contents, by which a second delivery is known to be the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// The paths of the files inside it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
}

/// The form in which something comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    PackageFolder,
    PackageZip,
    Shapefile,
    #[serde(rename = "geopackage")]
    GeoPackage,
    #[serde(rename = "geojson")]
    GeoJson,
}

/// Where a finding stands, in the words of the source: its files and the names of its columns.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Where {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The sheet, where the file is a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The number of the row in the file, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Easting and northing, in the coordinate system of the layer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coordinate: Option<(f64, f64)>,
    /// The ring, 0 being the first exterior, and the vertex on it, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ring: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vertex: Option<usize>,
}

/// Knows where a place of the submission stands in the source.
pub trait PlaceResolver {
    /// The place in the source's words; by the standard's names where nothing more is known.
    fn resolve(&self, place: &Place) -> Where {
        Where::by_schema(place)
    }
}

/// Knows the standard's names and nothing of files.
#[derive(Clone, Copy, Debug, Default)]
pub struct BySchema;

impl PlaceResolver for BySchema {}

impl Where {
    /// The place by the standard's names of its table and its field.
    pub fn by_schema(place: &Place) -> Self {
        let schema = place.table.map(schema_of);
        let column = |field| schema.and_then(|it| it.column_of(field)).unwrap_or(field);
        Self {
            file: schema.map(|it| it.name.to_owned()),
            sheet: None,
            row: place.row,
            field: place.field.map(|it| column(it).to_owned()),
            coordinate: place.coordinate,
            ring: place.ring,
            vertex: place.vertex,
        }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// By what findings are sorted.
    pub(super) fn order(&self) -> (&Option<String>, &Option<String>, Option<u64>, &Option<String>) {
        (&self.file, &self.sheet, self.row, &self.field)
    }
}
