//! What a report is about: the source of a run, and where in it a finding stands.

use serde::Serialize;
use tenure::Place;
use tenure::submission::Table;

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
    /// What is registered already.
    Register,
}

/// Where a finding stands, in the words of the source: its files and the names of its columns.
///
/// What is registered stands in no file: there the book, the object and the act name the place.
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
    pub book: Option<Book>,
    /// The code of the registered object that the row is or is a part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// The number of the act that made the row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<i64>,
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

/// The books of the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Book {
    /// 土地承包经营权, with the issuers and the parcels
    ContractedLand,
    /// 宅基地使用权
    Homesteads,
    /// 集体收益分配权
    Shares,
    /// 农户及其成员, who stand in every book
    Households,
    /// 区域
    Divisions,
}

impl Book {
    /// The book that the rows of a table stand in.
    pub fn of(table: Table) -> Self {
        match table {
            Table::Issuer
            | Table::Contractor
            | Table::ContractedParcel
            | Table::LandContract
            | Table::Circulation
            | Table::TitleDocument
            | Table::ContractRight
            | Table::Certificate
            | Table::Reissue
            | Table::Replacement
            | Table::Cancellation
            | Table::Parcel
            | Table::BoundaryPoint
            | Table::BoundaryLine => Self::ContractedLand,
            Table::Homestead => Self::Homesteads,
            Table::Collective | Table::ShareHolding => Self::Shares,
            Table::Member | Table::Household | Table::HouseholdMember => Self::Households,
            Table::County | Table::Town | Table::VillageArea | Table::Group => Self::Divisions,
        }
    }

    /// For people, in Chinese.
    pub fn title_zh(self) -> &'static str {
        match self {
            Self::ContractedLand => "承包地",
            Self::Homesteads => "宅基地",
            Self::Shares => "集体收益",
            Self::Households => "农户",
            Self::Divisions => "区域",
        }
    }
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
            book: None,
            object: None,
            act: None,
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
    pub(super) fn order(&self) -> impl Ord {
        let Self { file, sheet, row, book, object, field, .. } = self;
        (file, sheet, row, book, object, field)
    }
}
