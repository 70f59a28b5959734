//! Why a file, or a feature of it, is no GeoJSON, and where in the file that shows.

use std::io;

/// Why a file, or a feature of it, is no GeoJSON.
#[derive(Debug, thiserror::Error)]
pub enum GeoJsonError {
    #[error("the file cannot be read")]
    Io(#[from] io::Error),
    #[error("at `{pointer}`, byte {offset}")]
    At {
        /// The value by its JSON pointer (RFC 6901); empty for the whole file.
        pointer: String,
        /// Where the value, or what is wrong in it, stands in the file, from 0.
        offset: u64,
        #[source]
        error: Box<GeoJsonError>,
    },
    #[error("the text is not JSON at byte {offset}")]
    NotJson { offset: u64 },
    #[error("the text is not UTF-8")]
    NotUtf8,
    #[error("{0}")]
    Value(String),
    #[error("the member `{0}` is missing")]
    Missing(&'static str),
    #[error("the member `{0}` stands twice")]
    Twice(String),
    #[error("the type is `{found}`, not `{expected}`")]
    Type { expected: &'static str, found: String },
    #[error("`{0}` is no type of GeoJSON")]
    UnknownType(String),
    #[error("a {object} may not have the member `{member}`")]
    OtherMeaning { object: &'static str, member: &'static str },
    #[error("the id is neither a text nor a number")]
    Id,
    #[error("the bbox is not four or six numbers")]
    Bbox,
    #[error("a ring has fewer than four positions")]
    ShortRing,
    #[error("a ring does not end where it begins")]
    OpenRing,
    #[error("a line has fewer than two positions")]
    ShortLine,
    #[error("the coordinate system `{0}` is none of ours")]
    Crs(String),
    #[error("the feature is longer than {bytes_max} bytes")]
    TooLong { bytes_max: u64 },
    #[error("the features have more than {max} different properties")]
    TooManyProperties { max: usize },
    #[error("the shape has {n_vertices} vertices")]
    TooLarge { n_vertices: u64 },
}

impl GeoJsonError {
    /// What a clerk is told.
    pub fn title_zh(&self) -> String {
        match self {
            Self::Io(error) => format!("文件无法读取：{error}"),
            Self::At { pointer, offset, error } => {
                format!("第 {offset} 字节处（{pointer}）：{}", error.title_zh())
            }
            Self::NotJson { offset } => format!("第 {offset} 字节处不是有效的 JSON"),
            Self::NotUtf8 => "文字不是有效的 UTF-8 编码".to_owned(),
            Self::Value(detail) => format!("内容不符合 GeoJSON：{detail}"),
            Self::Missing(member) => format!("缺少成员 {member}"),
            Self::Twice(member) => format!("成员 {member} 出现了两次"),
            Self::Type { expected, found } => format!("type 是“{found}”，应为 {expected}"),
            Self::UnknownType(found) => format!("GeoJSON 没有类型“{found}”"),
            Self::OtherMeaning { object, member } => format!("{object} 不得有成员 {member}"),
            Self::Id => "要素的 id 既不是文字也不是数字".to_owned(),
            Self::Bbox => "bbox 不是四个或六个数".to_owned(),
            Self::ShortRing => "环少于四个位置".to_owned(),
            Self::OpenRing => "环没有闭合".to_owned(),
            Self::ShortLine => "线少于两个位置".to_owned(),
            Self::Crs(name) => {
                format!("坐标系“{name}”不是 2000 国家大地坐标系的经纬度或高斯-克吕格投影")
            }
            Self::TooLong { bytes_max } => format!("要素超过 {bytes_max} 字节，未读入"),
            Self::TooManyProperties { max } => format!("要素的属性名超过 {max} 个"),
            Self::TooLarge { n_vertices } => {
                format!("图形有 {n_vertices} 个顶点，超过读取上限，未读入图形")
            }
        }
    }
}
