//! The shapes of a shapefile, read from bytes that are believed in nothing.
//!
//! The `shapefile` crate allocates what a record's counts say before it looks whether the bytes are there.

use std::io::{self, Read};
use std::ops::Range;

use geometry::{Coord, Envelope, Outline, Ring};

use super::bytes::{f64_le, u32_be, u32_le};

/// The length of the head, and of the index's head.
pub(crate) const HEADER_BYTES: u64 = 100;
const RECORD_HEADER_BYTES: u64 = 8;
const MAGIC: u32 = 9994;
const VERSION: u32 = 1000;

/// The fixed part of a line or a polygon: kind, envelope, two counts.
const PARTS_AT: usize = 44;
const N_PARTS_AT: usize = 36;
const N_POINTS_AT: usize = 40;
const ENVELOPE_AT: usize = 4;
const COORD_BYTES: usize = 16;

/// What a layer's shapes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShapeKind {
    Null,
    Point,
    Line,
    Polygon,
    MultiPoint,
    MultiPatch,
    /// A polygon with arcs for sides, which a shapefile cannot have.
    CurvePolygon,
    /// Shapes of several kinds in one, which a shapefile cannot have.
    Mixture,
}

impl ShapeKind {
    /// The kind of a code, with or without heights and measures.
    pub fn of(code: u32) -> Option<Self> {
        Some(match code {
            0 => Self::Null,
            1 | 11 | 21 => Self::Point,
            3 | 13 | 23 => Self::Line,
            5 | 15 | 25 => Self::Polygon,
            8 | 18 | 28 => Self::MultiPoint,
            31 => Self::MultiPatch,
            _ => return None,
        })
    }

    /// What a clerk is told.
    pub fn title_zh(self) -> &'static str {
        match self {
            Self::Null => "空图形",
            Self::Point => "点",
            Self::Line => "线",
            Self::Polygon => "面",
            Self::MultiPoint => "多点",
            Self::MultiPatch => "多面体",
            Self::CurvePolygon => "带弧段的面",
            Self::Mixture => "几何集合",
        }
    }
}

/// A shape as delivered, in the plane.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Shape {
    #[default]
    None,
    Point(Coord),
    Points(Vec<Coord>),
    Lines(Vec<Vec<Coord>>),
    Outline(Outline),
    /// A kind that is no use to a register and was looked through only.
    Other(ShapeKind),
}

impl Shape {
    /// What it is.
    pub fn kind(&self) -> ShapeKind {
        match self {
            Self::None => ShapeKind::Null,
            Self::Point(_) => ShapeKind::Point,
            Self::Points(_) => ShapeKind::MultiPoint,
            Self::Lines(_) => ShapeKind::Line,
            Self::Outline(_) => ShapeKind::Polygon,
            Self::Other(kind) => *kind,
        }
    }

    /// How many vertices it has.
    pub fn n_vertices(&self) -> u64 {
        let n_vertices = match self {
            Self::None | Self::Other(_) => 0,
            Self::Point(_) => 1,
            Self::Points(points) => points.len(),
            Self::Lines(lines) => lines.iter().map(Vec::len).sum(),
            Self::Outline(outline) => outline.n_vertices(),
        };
        n_vertices as u64
    }
}

/// Why bytes are no layer of shapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShpError {
    #[error("the file is shorter than the header of a shapefile")]
    Short,
    #[error("the file does not begin as a shapefile does")]
    Magic,
    #[error("`{0}` is no kind of shape")]
    Kind(u32),
}

impl ShpError {
    /// What a clerk is told.
    pub fn title_zh(self) -> String {
        match self {
            Self::Short => "文件过短，不是 Shapefile".to_owned(),
            Self::Magic => "文件头不是 Shapefile".to_owned(),
            Self::Kind(code) => format!("图形类型 {code} 不存在"),
        }
    }
}

/// What is wrong with one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShapeTrouble {
    #[error("the file ends within the record")]
    Truncated,
    #[error("the record says it has {stated} bytes, which its shape cannot have")]
    Length { stated: u64 },
    #[error("`{code}` is not the kind of the layer's shapes")]
    Kind { code: u32 },
    #[error("{n_parts} parts of {n_points} points do not fit into the record")]
    Counts { n_parts: u32, n_points: u32 },
    #[error("the parts do not begin in order")]
    PartOrder,
    #[error("the shape has {n_vertices} vertices")]
    TooLarge { n_vertices: u64 },
}

impl ShapeTrouble {
    /// What a clerk is told.
    pub fn title_zh(self) -> String {
        match self {
            Self::Truncated => "图形文件在此记录处中断".to_owned(),
            Self::Length { stated } => format!("图形记录长度 {stated} 字节与图形不符"),
            Self::Kind { code } => format!("图形类型 {code} 与图层类型不符"),
            Self::Counts { n_parts, n_points } => {
                format!("图形记录容纳不下所记的 {n_parts} 个部分、{n_points} 个顶点")
            }
            Self::PartOrder => "图形各部分的起点次序错误".to_owned(),
            Self::TooLarge { n_vertices } => {
                format!("图形有 {n_vertices} 个顶点，超过读取上限，未读入图形")
            }
        }
    }
}

/// What the head of the file says.
#[derive(Clone, Copy, Debug)]
pub struct ShpHeader {
    pub kind: ShapeKind,
}

impl ShpHeader {
    /// Reads the head of a `.shp` or `.shx`.
    pub fn read(mut reader: impl Read) -> io::Result<Result<Self, ShpError>> {
        let mut head = Vec::with_capacity(100);
        reader.by_ref().take(HEADER_BYTES).read_to_end(&mut head)?;
        Ok(Self::parse(&head))
    }

    fn parse(head: &[u8]) -> Result<Self, ShpError> {
        if u32_be(head, 0).is_some_and(|it| it != MAGIC) {
            return Err(ShpError::Magic);
        }
        if (head.len() as u64) < HEADER_BYTES {
            return Err(ShpError::Short);
        }
        if u32_le(head, 28) != Some(VERSION) {
            return Err(ShpError::Magic);
        }
        let code = u32_le(head, 32).unwrap_or_default();
        ShapeKind::of(code).map(|kind| Self { kind }).ok_or(ShpError::Kind(code))
    }
}

/// One record of the file as found on the way through it.
#[derive(Clone, Debug, PartialEq)]
pub struct ShpEntry {
    /// The record in the file, with its head.
    pub bytes: Range<u64>,
    /// The number that the record gives itself.
    pub number: u32,
    /// The envelope of the shape, `None` for an empty one; or what is wrong with it.
    pub shape: Result<Option<Envelope>, ShapeTrouble>,
}

/// Walks through the records in the order of the file, keeping one at a time.
#[derive(Debug)]
pub struct ShpWalk<R> {
    reader: R,
    position: u64,
    file_bytes: u64,
    vertices_max: u64,
    content: Vec<u8>,
}

impl<R: Read> ShpWalk<R> {
    /// A walk from behind the head.
    pub fn new(reader: R, file_bytes: u64, vertices_max: u64) -> Self {
        Self { reader, position: HEADER_BYTES, file_bytes, vertices_max, content: Vec::new() }
    }

    /// Goes forward to where the index says that a record is; `false` if that is behind.
    pub fn skip_to(&mut self, offset: u64) -> io::Result<bool> {
        let Some(n_bytes) = offset.checked_sub(self.position) else { return Ok(false) };
        if offset > self.file_bytes {
            return Ok(false);
        }
        self.skip(n_bytes)?;
        Ok(true)
    }

    /// Where the next record would begin.
    pub fn position(&self) -> u64 {
        self.position
    }

    /// The next record, of which nothing is believed; after `Truncated` there is no other.
    pub fn advance(&mut self) -> io::Result<Option<ShpEntry>> {
        let left = self.file_bytes.saturating_sub(self.position);
        if left == 0 {
            return Ok(None);
        }
        let start = self.position;
        if left < RECORD_HEADER_BYTES {
            return Ok(Some(self.truncated(start, 0)));
        }
        let mut head = [0; 8];
        self.take(&mut head)?;
        let number = u32_be(&head, 0).unwrap_or_default();
        let content_bytes = u64::from(u32_be(&head, 4).unwrap_or_default()) * 2;
        if content_bytes > left - RECORD_HEADER_BYTES {
            return Ok(Some(self.truncated(start, number)));
        }
        let shape = self.content(content_bytes)?;
        Ok(Some(ShpEntry { bytes: start..self.position, number, shape }))
    }

    fn truncated(&mut self, start: u64, number: u32) -> ShpEntry {
        self.position = self.file_bytes;
        ShpEntry { bytes: start..self.file_bytes, number, shape: Err(ShapeTrouble::Truncated) }
    }

    /// Reads what the counts need, never more than the record has or the limit allows.
    fn content(
        &mut self,
        content_bytes: u64,
    ) -> io::Result<Result<Option<Envelope>, ShapeTrouble>> {
        let first = content_bytes.min(PARTS_AT as u64);
        self.fill(0, first)?;
        let size = sizes(&self.content, content_bytes);
        let needed = match size {
            Ok(size)
                if size.n_vertices <= self.vertices_max && size.n_parts <= self.vertices_max =>
            {
                size.needed
            }
            _ => first,
        };
        self.fill(first, needed.max(first))?;
        self.skip(content_bytes - needed.max(first))?;
        Ok(size.and_then(|size| {
            let n_vertices = size.n_vertices.max(size.n_parts);
            if n_vertices > self.vertices_max {
                return Err(ShapeTrouble::TooLarge { n_vertices });
            }
            check_parts(&self.content)?;
            Ok(envelope(&self.content))
        }))
    }

    fn fill(&mut self, from: u64, to: u64) -> io::Result<()> {
        let (from, to) = (usize::try_from(from).unwrap_or(0), usize::try_from(to).unwrap_or(0));
        self.content.resize(to, 0);
        let (reader, content) = (&mut self.reader, &mut self.content);
        reader.read_exact(content.get_mut(from..).unwrap_or_default())?;
        self.position += (to - from) as u64;
        Ok(())
    }

    fn take(&mut self, bytes: &mut [u8]) -> io::Result<()> {
        self.reader.read_exact(bytes)?;
        self.position += bytes.len() as u64;
        Ok(())
    }

    fn skip(&mut self, n_bytes: u64) -> io::Result<()> {
        if n_bytes == 0 {
            return Ok(());
        }
        let skipped = io::copy(&mut self.reader.by_ref().take(n_bytes), &mut io::sink())?;
        self.position += skipped;
        if skipped == n_bytes { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
    }

    /// Gives the reader back.
    pub fn into_inner(self) -> R {
        self.reader
    }
}

#[derive(Clone, Copy)]
struct Sizes {
    n_parts: u64,
    n_vertices: u64,
    needed: u64,
}

/// How much of the record its shape takes; heights and measures behind it are not read.
fn sizes(content: &[u8], content_bytes: u64) -> Result<Sizes, ShapeTrouble> {
    let length = ShapeTrouble::Length { stated: content_bytes };
    let code = u32_le(content, 0).ok_or(length)?;
    let kind = ShapeKind::of(code).ok_or(ShapeTrouble::Kind { code })?;
    let fixed = |n_vertices, needed| Sizes { n_parts: 0, n_vertices, needed };
    let sizes = match kind {
        // No code stands for the last two.
        ShapeKind::Null | ShapeKind::CurvePolygon | ShapeKind::Mixture => fixed(0, 4),
        ShapeKind::Point => fixed(1, 20),
        ShapeKind::MultiPoint => {
            let n_points = u64::from(u32_le(content, N_PARTS_AT).ok_or(length)?);
            fixed(n_points, N_POINTS_AT as u64 + n_points * COORD_BYTES as u64)
        }
        ShapeKind::Line | ShapeKind::Polygon | ShapeKind::MultiPatch => {
            let n_parts = u64::from(u32_le(content, N_PARTS_AT).ok_or(length)?);
            let n_vertices = u64::from(u32_le(content, N_POINTS_AT).ok_or(length)?);
            let bytes_per_part = if kind == ShapeKind::MultiPatch { 8 } else { 4 };
            let needed =
                PARTS_AT as u64 + n_parts * bytes_per_part + n_vertices * COORD_BYTES as u64;
            Sizes { n_parts, n_vertices, needed }
        }
    };
    if sizes.needed <= content_bytes {
        return Ok(sizes);
    }
    Err(match kind {
        ShapeKind::Null | ShapeKind::Point => length,
        _ => ShapeTrouble::Counts {
            n_parts: u32::try_from(sizes.n_parts).unwrap_or(u32::MAX),
            n_points: u32::try_from(sizes.n_vertices).unwrap_or(u32::MAX),
        },
    })
}

fn check_parts(content: &[u8]) -> Result<(), ShapeTrouble> {
    let code = u32_le(content, 0).unwrap_or_default();
    if !matches!(ShapeKind::of(code), Some(ShapeKind::Line | ShapeKind::Polygon)) {
        return Ok(());
    }
    let n_points = u32_le(content, N_POINTS_AT).unwrap_or_default();
    let starts = || part_starts(content);
    let ordered = starts().zip(starts().skip(1)).all(|(one, next)| one <= next);
    let begins = starts().next().is_none_or(|it| it == 0) && starts().all(|it| it <= n_points);
    let owned = n_points == 0 || starts().next().is_some();
    if ordered && begins && owned { Ok(()) } else { Err(ShapeTrouble::PartOrder) }
}

fn part_starts(content: &[u8]) -> impl Iterator<Item = u32> {
    let n_parts = u32_le(content, N_PARTS_AT).unwrap_or_default() as usize;
    let parts = content.get(PARTS_AT..PARTS_AT + 4 * n_parts).unwrap_or_default();
    parts.chunks_exact(4).filter_map(|it| u32_le(it, 0))
}

/// The envelope that the record states for its shape.
fn envelope(content: &[u8]) -> Option<Envelope> {
    match ShapeKind::of(u32_le(content, 0)?)? {
        ShapeKind::Null => None,
        ShapeKind::Point => Envelope::of([coord(content, 4)?]),
        _ => {
            let low = coord(content, ENVELOPE_AT)?;
            let high = coord(content, ENVELOPE_AT + COORD_BYTES)?;
            Some(Envelope { min_x: low.x, min_y: low.y, max_x: high.x, max_y: high.y })
        }
    }
}

/// Reads the shapes of records that a walk found in order, given their bytes with their heads.
#[derive(Debug)]
pub struct ShpRun<'a> {
    bytes: &'a [u8],
}

impl<'a> ShpRun<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// What is left.
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The next shape; `None` where the bytes are not what the walk saw.
    pub fn advance(&mut self) -> Option<Shape> {
        let content_bytes = usize::try_from(u32_be(self.bytes, 4)?).ok()?.checked_mul(2)?;
        let (record, rest) = self.bytes.split_at_checked(content_bytes.checked_add(8)?)?;
        self.bytes = rest;
        shape(record.get(8..)?)
    }
}

/// The shape in the content of a record.
pub(crate) fn shape(content: &[u8]) -> Option<Shape> {
    sizes(content, content.len() as u64).ok()?;
    check_parts(content).ok()?;
    Some(match ShapeKind::of(u32_le(content, 0)?)? {
        ShapeKind::Null => Shape::None,
        kind @ (ShapeKind::MultiPatch | ShapeKind::CurvePolygon | ShapeKind::Mixture) => {
            Shape::Other(kind)
        }
        ShapeKind::Point => Shape::Point(coord(content, 4)?),
        ShapeKind::MultiPoint => {
            let n_points = u32_le(content, N_PARTS_AT)? as usize;
            Shape::Points(coords(content.get(N_POINTS_AT..N_POINTS_AT + n_points * COORD_BYTES)?))
        }
        ShapeKind::Line => Shape::Lines(parts(content)?),
        ShapeKind::Polygon => {
            Shape::Outline(Outline::from_rings(parts(content)?.into_iter().map(Ring).collect()))
        }
    })
}

fn parts(content: &[u8]) -> Option<Vec<Vec<Coord>>> {
    let n_points = u32_le(content, N_POINTS_AT)? as usize;
    let n_parts = u32_le(content, N_PARTS_AT)? as usize;
    let points = content.get(PARTS_AT + 4 * n_parts..)?;
    let ends = part_starts(content).skip(1).map(|it| it as usize).chain([n_points]);
    part_starts(content)
        .zip(ends)
        .map(|(start, end)| {
            Some(coords(points.get(start as usize * COORD_BYTES..end * COORD_BYTES)?))
        })
        .collect()
}

fn coords(bytes: &[u8]) -> Vec<Coord> {
    bytes.chunks_exact(COORD_BYTES).filter_map(|it| coord(it, 0)).collect()
}

fn coord(bytes: &[u8], at: usize) -> Option<Coord> {
    Some(Coord { x: f64_le(bytes, at)?, y: f64_le(bytes, at + 8)? })
}

#[cfg(test)]
pub(crate) mod tests;
