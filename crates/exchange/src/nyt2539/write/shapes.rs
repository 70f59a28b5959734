//! The `.shp` and `.shx` of a layer, written by hand: the `shapefile` crate turns and reorders rings.

use std::fs::File;
use std::io::{self, BufWriter, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use geometry::{Coord, Envelope, Outline};

use super::error::{At as _, Result};
use crate::nyt2539::LayerShape;

/// The number in front of every shapefile, and its version (ESRI white paper of July 1998, table 1).
const FILE_CODE: i32 = 9994;
const VERSION: i32 = 1000;
/// The header, in the format's words of two bytes.
const HEADER_WORDS: i32 = 50;
/// A record's own header in the `.shp`.
const RECORD_HEADER_WORDS: i32 = 4;
/// How many words a file may take: 2 GiB, beyond which readers with signed offsets fail.
const FILE_WORDS_MAX: i32 = 1 << 30;
const NULL_SHAPE: i32 = 0;

/// The shape of one row.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape<'a> {
    /// A row without a shape.
    Null,
    Point(Coord),
    Line(&'a [Coord]),
    Polygon(&'a Outline),
}

impl<'a> Shape<'a> {
    pub(super) fn point(point: Option<Coord>) -> Self {
        point.map_or(Self::Null, Self::Point)
    }

    pub(super) fn line(course: &'a [Coord]) -> Self {
        if course.is_empty() { Self::Null } else { Self::Line(course) }
    }

    pub(super) fn polygon(outline: Option<&'a Outline>) -> Self {
        outline.filter(|it| !it.patches.is_empty()).map_or(Self::Null, Self::Polygon)
    }

    fn envelope(self) -> Option<Envelope> {
        match self {
            Self::Null => None,
            Self::Point(point) => Envelope::of([point]),
            Self::Line(course) => Envelope::of(course.iter().copied()),
            Self::Polygon(outline) => outline.envelope(),
        }
    }
}

/// One shapefile in the making.
#[derive(Debug)]
pub(super) struct ShapeFile {
    shp: BufWriter<File>,
    shx: BufWriter<File>,
    kind: LayerShape,
    n_records: i32,
    words: i32,
    envelope: Option<Envelope>,
}

/// A record that has been laid out and not yet written.
#[derive(Debug)]
pub(super) struct ShapeRecord {
    content: Vec<u8>,
    words: i32,
    envelope: Option<Envelope>,
}

impl ShapeRecord {
    /// Lays a shape out; `None` where it is larger than the format can say.
    pub(super) fn of(shape: Shape<'_>) -> Option<Self> {
        let content = content(shape)?;
        let words = i32::try_from(content.len() / 2).ok()?;
        let small = words < FILE_WORDS_MAX - HEADER_WORDS - RECORD_HEADER_WORDS;
        small.then(|| Self { words, envelope: shape.envelope(), content })
    }
}

impl ShapeFile {
    pub(super) fn create(shp: &Path, shx: &Path, kind: LayerShape) -> Result<Self> {
        let begin = |path: &Path| {
            let mut file = BufWriter::new(File::create_new(path)?);
            file.write_all(&[0; 100])?;
            io::Result::Ok(file)
        };
        Ok(Self {
            shp: begin(shp).at(shp)?,
            shx: begin(shx).at(shx)?,
            kind,
            n_records: 0,
            words: HEADER_WORDS,
            envelope: None,
        })
    }

    /// Says whether the file can take one more.
    pub(super) fn takes(&self, record: &ShapeRecord) -> bool {
        self.words + RECORD_HEADER_WORDS + record.words <= FILE_WORDS_MAX
    }

    pub(super) fn write(&mut self, record: &ShapeRecord) -> io::Result<()> {
        self.n_records += 1;
        self.shp.write_all(&self.n_records.to_be_bytes())?;
        self.shp.write_all(&record.words.to_be_bytes())?;
        self.shp.write_all(&record.content)?;
        self.shx.write_all(&self.words.to_be_bytes())?;
        self.shx.write_all(&record.words.to_be_bytes())?;
        self.words += RECORD_HEADER_WORDS + record.words;
        self.envelope = match (self.envelope, record.envelope) {
            (Some(all), Some(one)) => Some(all.union(one)),
            (all, one) => all.or(one),
        };
        Ok(())
    }

    /// Writes the headers, which say how long the files have become.
    pub(super) fn finish(self) -> io::Result<()> {
        let index_words = HEADER_WORDS + RECORD_HEADER_WORDS * self.n_records;
        for (mut file, words) in [(self.shp, self.words), (self.shx, index_words)] {
            file.seek(SeekFrom::Start(0))?;
            file.write_all(&header(self.kind, words, self.envelope))?;
            file.flush()?;
        }
        Ok(())
    }
}

fn header(kind: LayerShape, words: i32, envelope: Option<Envelope>) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(100);
    bytes.extend(FILE_CODE.to_be_bytes());
    bytes.extend([0; 20]);
    bytes.extend(words.to_be_bytes());
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend(type_number(kind).to_le_bytes());
    put_envelope(&mut bytes, envelope);
    bytes.extend([0; 32]);
    bytes
}

fn type_number(kind: LayerShape) -> i32 {
    match kind {
        LayerShape::Point => 1,
        LayerShape::Line => 3,
        LayerShape::Polygon => 5,
    }
}

fn content(shape: Shape<'_>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    match shape {
        Shape::Null => bytes.extend(NULL_SHAPE.to_le_bytes()),
        Shape::Point(point) => {
            bytes.extend(type_number(LayerShape::Point).to_le_bytes());
            put_coord(&mut bytes, point);
        }
        Shape::Line(course) => put_parts(&mut bytes, LayerShape::Line, shape, &[course])?,
        Shape::Polygon(outline) => {
            let rings: Vec<&[Coord]> = outline.rings().map(|it| it.0.as_slice()).collect();
            put_parts(&mut bytes, LayerShape::Polygon, shape, &rings)?;
        }
    }
    Some(bytes)
}

/// Parts in the order and direction in which they are held, each coordinate to the bit.
fn put_parts(
    bytes: &mut Vec<u8>,
    kind: LayerShape,
    shape: Shape<'_>,
    parts: &[&[Coord]],
) -> Option<()> {
    let n_points: usize = parts.iter().map(|it| it.len()).sum();
    bytes.reserve(44 + 4 * parts.len() + 16 * n_points);
    bytes.extend(type_number(kind).to_le_bytes());
    put_envelope(bytes, shape.envelope());
    bytes.extend(i32::try_from(parts.len()).ok()?.to_le_bytes());
    bytes.extend(i32::try_from(n_points).ok()?.to_le_bytes());
    let mut first = 0;
    for part in parts {
        bytes.extend(i32::try_from(first).ok()?.to_le_bytes());
        first += part.len();
    }
    for &coord in parts.iter().copied().flatten() {
        put_coord(bytes, coord);
    }
    Some(())
}

fn put_coord(bytes: &mut Vec<u8>, coord: Coord) {
    bytes.extend(coord.x.to_le_bytes());
    bytes.extend(coord.y.to_le_bytes());
}

/// The envelope, or zeros around nothing.
fn put_envelope(bytes: &mut Vec<u8>, envelope: Option<Envelope>) {
    let sides = envelope.map_or([0.0; 4], |it| [it.min_x, it.min_y, it.max_x, it.max_y]);
    for side in sides {
        bytes.extend(side.to_le_bytes());
    }
}
