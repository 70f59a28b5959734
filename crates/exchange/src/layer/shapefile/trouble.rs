//! What can be wrong with a shapefile, and what a clerk is told of it.

use geometry::PrjError;

use super::ShapefilePart;
use crate::layer::dbf::DbfError;
use crate::layer::shp::{ShapeTrouble, ShpError};

/// What is wrong with a shapefile or a row of it.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ShapefileTrouble {
    #[error("the .{} is missing", .0.ending())]
    Missing(ShapefilePart),
    #[error("the .shp cannot be read")]
    Shp(#[source] ShpError),
    #[error("the .dbf cannot be read")]
    Dbf(#[source] DbfError),
    #[error("the shape cannot be read")]
    Shape(#[source] ShapeTrouble),
    #[error("the table ends after {whole} of {promised} records")]
    TableTruncated { whole: u64, promised: u64 },
    #[error("there are {n_shapes} shapes for {n_rows} rows")]
    Counts { n_shapes: u64, n_rows: u64 },
    #[error("the index is not that of the shapes")]
    Index,
    #[error("the code page `{0}` is unknown")]
    CodePage(String),
    #[error("the text is declared as {declared} and is UTF-8 throughout")]
    Utf8AfterAll { declared: &'static str },
    #[error("the field `{column}` is not {encoding}")]
    Undecodable { column: String, encoding: &'static str },
    #[error("{count} more fields are not {encoding}")]
    MoreUndecodable { count: u64, encoding: &'static str },
    #[error("{count} more shapes cannot be read")]
    MoreShapes { count: u64 },
    #[error("the .prj is a web page")]
    PrjIsHtml,
    #[error("the projection is none of ours")]
    Prj(#[source] PrjError),
}

impl ShapefileTrouble {
    /// What a clerk is told.
    pub fn title_zh(&self) -> String {
        match self {
            Self::Missing(part) => format!("缺少 .{} 文件", part.ending()),
            Self::Shp(error) => error.title_zh(),
            Self::Dbf(error) => error.title_zh(),
            Self::Shape(trouble) => trouble.title_zh(),
            Self::TableTruncated { whole, promised } => {
                format!("属性表不完整：文件头记有 {promised} 条记录，文件中只有 {whole} 条")
            }
            Self::Counts { n_shapes, n_rows } => {
                format!("图形 {n_shapes} 个，属性记录 {n_rows} 条，数量不一致")
            }
            Self::Index => "索引文件（.shx）与图形文件（.shp）不一致，已按图形文件读取".to_owned(),
            Self::CodePage(label) => format!("无法识别字符编码说明“{label}”"),
            Self::Utf8AfterAll { declared } => {
                format!("声明的编码是 {declared}，而全部文字都是有效的 UTF-8，按声明读出的是乱码")
            }
            Self::Undecodable { column, encoding } => {
                format!("字段 {column} 的文字不是有效的 {encoding} 编码")
            }
            Self::MoreUndecodable { count, encoding } => {
                format!("另有 {count} 处文字不是有效的 {encoding} 编码")
            }
            Self::MoreShapes { count } => format!("另有 {count} 个图形无法读取"),
            Self::PrjIsHtml => "内容是网页（HTML），不是坐标系说明".to_owned(),
            Self::Prj(error) => prj_title_zh(error),
        }
    }

    /// Whether rows or shapes are lost, or may be taken for others, because of it.
    pub fn loses(&self) -> bool {
        !matches!(
            self,
            Self::Missing(ShapefilePart::Shx | ShapefilePart::Cpg)
                | Self::Index
                | Self::CodePage(_)
                | Self::Shape(ShapeTrouble::TooLarge { .. })
        )
    }
}

/// What a clerk is told of a projection that is none of ours.
pub fn prj_title_zh(error: &PrjError) -> String {
    match error {
        PrjError::NotWkt => "内容不是坐标系说明（WKT）".to_owned(),
        PrjError::OtherKind { keyword } => format!("“{keyword}”不是投影坐标系或地理坐标系"),
        PrjError::OtherDatum { name } => format!("大地基准是“{name}”，不是 2000 国家大地坐标系"),
        PrjError::OtherProjection { name } => format!("投影是“{name}”，不是高斯-克吕格投影"),
        PrjError::Missing { what } => format!("坐标系说明缺少 {what}"),
        PrjError::UnknownZone { central_meridian_deg, false_easting_m } => {
            format!(
                "没有中央经线 {central_meridian_deg}°、东偏 {false_easting_m} 米的 3 度带或 6 度带"
            )
        }
        PrjError::ParametersDisagree { what, stated, expected } => {
            format!("坐标系说明自相矛盾：{what} 写作 {stated}，应为 {expected}")
        }
    }
}

/// A trouble with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedTrouble {
    pub part: ShapefilePart,
    pub row: Option<u64>,
    pub trouble: ShapefileTrouble,
}
