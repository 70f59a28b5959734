//! A shapefile: shapes, index, table, projection and code page that belong together, checked against each other.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};

use encoding_rs::{Encoding, GB18030, UTF_8};
use geometry::{Crs, Envelope, PrjError, parse_prj};

use super::Limits;
use super::bytes::u32_be;
use super::dbf::{self, DbfError, DbfHeader, DbfRecords};
use super::shp::{
    HEADER_BYTES, Shape, ShapeKind, ShapeTrouble, ShpError, ShpHeader, ShpRun, ShpWalk,
};
use crate::digest::{Hashed, Sha256Digest, digest_of};
use crate::text::{Suspicion, Undecodable, encoding_of_label, encoding_of_language_byte};

/// Larger `.prj` and `.cpg` files are read no further.
const SMALL_FILE_BYTES_MAX: u64 = 64 * 1024;

/// So many troubles of one kind are told one by one.
const TOLD_MAX: u64 = 20;

const BUFFER_BYTES: usize = 1 << 18;

/// The files of a shapefile, where they are there.
#[derive(Clone, Debug, Default)]
pub struct ShapefileParts {
    pub shp: Option<PathBuf>,
    pub shx: Option<PathBuf>,
    pub dbf: Option<PathBuf>,
    pub prj: Option<PathBuf>,
    pub cpg: Option<PathBuf>,
}

impl ShapefileParts {
    /// The files beside a `.shp` that have its name, whatever the case of their endings.
    pub fn beside(shp: &Path) -> io::Result<Self> {
        let mut parts = Self { shp: Some(shp.to_owned()), ..Self::default() };
        let folder = shp.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.file_stem() == shp.file_stem() {
                parts.take(path);
            }
        }
        parts.shp = Some(shp.to_owned());
        Ok(parts)
    }

    /// Takes a file by its ending; `false` if it is none of a shapefile's.
    pub fn take(&mut self, path: PathBuf) -> bool {
        let ending =
            path.extension().and_then(|it| it.to_str()).unwrap_or_default().to_ascii_lowercase();
        let place = match ending.as_str() {
            "shp" => &mut self.shp,
            "shx" => &mut self.shx,
            "dbf" => &mut self.dbf,
            "prj" => &mut self.prj,
            "cpg" => &mut self.cpg,
            _ => return false,
        };
        place.get_or_insert(path);
        true
    }
}

/// One of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShapefilePart {
    Shp,
    Shx,
    Dbf,
    Prj,
    Cpg,
}

impl ShapefilePart {
    /// The ending of the file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Shp => "shp",
            Self::Shx => "shx",
            Self::Dbf => "dbf",
            Self::Prj => "prj",
            Self::Cpg => "cpg",
        }
    }
}

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

/// One row as the scan passes it.
#[derive(Debug)]
pub struct ScannedRow<'a> {
    /// From 1, deleted rows counted.
    pub row: u64,
    /// The bytes of the record; empty where there is no table.
    pub record: &'a [u8],
    /// The record of the shape; `None` where none can be read.
    pub shape: Option<Range<u64>>,
    pub envelope: Option<Envelope>,
}

/// What one pass over all files found.
#[derive(Clone, Debug)]
pub struct ShapefileScan {
    /// Rows that are not marked as deleted.
    pub n_rows: u64,
    pub encoding: &'static Encoding,
    pub crs: Option<Crs>,
    pub kind: Option<ShapeKind>,
    pub troubles: Vec<PlacedTrouble>,
    /// The digest of each file that was read.
    pub digests: Vec<(ShapefilePart, Sha256Digest)>,
}

/// A shapefile whose heads were read.
#[derive(Debug)]
pub struct Shapefile {
    parts: ShapefileParts,
    /// The head of the table, if there is one that can be read.
    pub table: Option<DbfHeader>,
    kind: Option<ShapeKind>,
    crs: Option<Crs>,
    declared: Option<&'static Encoding>,
    encoding: &'static Encoding,
    troubles: Vec<PlacedTrouble>,
    shp_file: Option<File>,
    dbf_file: Option<File>,
}

impl Shapefile {
    /// Reads the heads; a file that is missing or is none gives a trouble, not an error.
    pub fn open(parts: ShapefileParts) -> io::Result<Self> {
        let mut shapefile = Self {
            parts,
            table: None,
            kind: None,
            crs: None,
            declared: None,
            encoding: UTF_8,
            troubles: Vec::new(),
            shp_file: None,
            dbf_file: None,
        };
        shapefile.open_shapes()?;
        shapefile.open_table()?;
        shapefile.open_projection()?;
        Ok(shapefile)
    }

    fn note(&mut self, part: ShapefilePart, row: Option<u64>, trouble: ShapefileTrouble) {
        self.troubles.push(PlacedTrouble { part, row, trouble });
    }

    fn missing(&mut self, part: ShapefilePart) {
        self.note(part, None, ShapefileTrouble::Missing(part));
    }

    fn open_shapes(&mut self) -> io::Result<()> {
        if self.parts.shx.is_none() {
            self.missing(ShapefilePart::Shx);
        }
        let Some(path) = &self.parts.shp else {
            self.missing(ShapefilePart::Shp);
            return Ok(());
        };
        let file = File::open(path)?;
        match ShpHeader::read(&file)? {
            Ok(header) => (self.kind, self.shp_file) = (Some(header.kind), Some(file)),
            Err(error) => self.note(ShapefilePart::Shp, None, ShapefileTrouble::Shp(error)),
        }
        Ok(())
    }

    fn open_table(&mut self) -> io::Result<()> {
        let label = match &self.parts.cpg {
            Some(path) => Some(small_text(path)?),
            None => None,
        };
        self.declared = label.as_deref().and_then(encoding_of_label);
        if let (Some(label), None) = (label, self.declared) {
            let shown = label.trim().chars().take(20).collect();
            self.note(ShapefilePart::Cpg, None, ShapefileTrouble::CodePage(shown));
        }
        let Some(path) = &self.parts.dbf else {
            self.missing(ShapefilePart::Dbf);
            return Ok(());
        };
        let file = File::open(path)?;
        match DbfHeader::read(&file)? {
            Ok(header) => {
                self.dbf_file = Some(file);
                self.declared =
                    self.declared.or_else(|| encoding_of_language_byte(header.language));
                self.encoding = self.declared.unwrap_or(UTF_8);
                self.table = Some(header);
            }
            Err(error) => self.note(ShapefilePart::Dbf, None, ShapefileTrouble::Dbf(error)),
        }
        Ok(())
    }

    fn open_projection(&mut self) -> io::Result<()> {
        let Some(path) = &self.parts.prj else {
            self.missing(ShapefilePart::Prj);
            return Ok(());
        };
        let text = small_text(path)?;
        match parse_prj(text.trim_start_matches('\u{feff}')) {
            Ok(crs) => self.crs = Some(crs),
            Err(PrjError::NotWkt) if text.trim_start().starts_with('<') => {
                self.note(ShapefilePart::Prj, None, ShapefileTrouble::PrjIsHtml);
            }
            Err(error) => self.note(ShapefilePart::Prj, None, ShapefileTrouble::Prj(error)),
        }
        Ok(())
    }

    /// Passes over every row once and checks the files against each other.
    ///
    /// With a table its rows are passed, otherwise the shapes.
    pub fn scan(
        &mut self,
        limits: Limits,
        visit: impl FnMut(ScannedRow<'_>),
    ) -> io::Result<ShapefileScan> {
        let mut scanner = Scanner::open(self, limits)?;
        let n_rows = scanner.pass(visit)?;
        let Scanner { troubles, undecodable, suspicion, digests, .. } = scanner.finish()?;
        self.troubles.extend(troubles);
        if let Some(declared) = self.declared.filter(|it| *it != UTF_8 && suspicion.grounded()) {
            let declared = declared.name();
            self.note(ShapefilePart::Dbf, None, ShapefileTrouble::Utf8AfterAll { declared });
        }
        let undecodable = self.settle_encoding(undecodable)?;
        self.tell_undecodable(&undecodable);
        let mut digests = digests;
        for (part, path) in
            [(ShapefilePart::Prj, &self.parts.prj), (ShapefilePart::Cpg, &self.parts.cpg)]
        {
            if let Some(path) = path {
                digests.push((part, digest_of(path)?));
            }
        }
        Ok(ShapefileScan {
            n_rows,
            encoding: self.encoding,
            crs: self.crs,
            kind: self.kind,
            troubles: std::mem::take(&mut self.troubles),
            digests,
        })
    }

    fn settle_encoding(&mut self, undecodable: Undecodable) -> io::Result<Undecodable> {
        if self.declared.is_some() {
            return Ok(undecodable);
        }
        let mut failed = None;
        let (encoding, undecodable) = Undecodable::choose(undecodable, || {
            self.undecodable_as(GB18030).unwrap_or_else(|error| {
                failed = Some(error);
                Undecodable::default()
            })
        });
        self.encoding = encoding;
        failed.map_or(Ok(undecodable), Err)
    }

    fn undecodable_as(&self, encoding: &'static Encoding) -> io::Result<Undecodable> {
        let mut undecodable = Undecodable::default();
        let (Some(header), Some(path)) = (&self.table, &self.parts.dbf) else {
            return Ok(undecodable);
        };
        let file = File::open(path)?;
        let n_whole = header.n_whole(file.metadata()?.len());
        let mut records = DbfRecords::run(&file, header, 1, n_whole)?;
        while let Some((row, record)) = records.advance()? {
            if !record.is_ascii() && !dbf::deleted(record) {
                header.note_undecodable(row, record, encoding, &mut undecodable);
            }
        }
        Ok(undecodable)
    }

    fn tell_undecodable(&mut self, undecodable: &Undecodable) {
        let encoding = self.encoding.name();
        for (row, column) in &undecodable.first {
            let column = self.table.as_ref().and_then(|it| it.columns.get(*column));
            let column = column.map(|it| it.name.clone()).unwrap_or_default();
            self.note(
                ShapefilePart::Dbf,
                Some(*row),
                ShapefileTrouble::Undecodable { column, encoding },
            );
        }
        let count = undecodable.count - undecodable.first.len() as u64;
        if count > 0 {
            self.note(
                ShapefilePart::Dbf,
                None,
                ShapefileTrouble::MoreUndecodable { count, encoding },
            );
        }
    }

    /// Reads rows that follow one another, with the bytes of their shapes, which may be none.
    ///
    /// Only what a scan has passed may be asked for; a file that has changed since gives an error.
    pub fn read_run(
        &self,
        first_row: u64,
        n_rows: u64,
        shapes: Range<u64>,
        mut each: impl FnMut(u64, &[u8], Shape),
    ) -> io::Result<()> {
        let shapes = self.read_shapes(shapes)?;
        let mut shapes = ShpRun::new(&shapes);
        let has_shapes = !shapes.bytes().is_empty();
        let mut shape = || {
            let shape = if has_shapes { shapes.advance() } else { Some(Shape::None) };
            shape.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))
        };
        let (Some(header), Some(file)) = (&self.table, &self.dbf_file) else {
            for row in first_row..first_row + n_rows {
                each(row, &[], shape()?);
            }
            return Ok(());
        };
        let mut records = DbfRecords::run(file, header, first_row, n_rows)?;
        while let Some((row, record)) = records.advance()? {
            each(row, record, shape()?);
        }
        Ok(())
    }

    fn read_shapes(&self, shapes: Range<u64>) -> io::Result<Vec<u8>> {
        let n_bytes = usize::try_from(shapes.end - shapes.start).unwrap_or(usize::MAX);
        let mut bytes = vec![0; n_bytes];
        if let (Some(mut file), true) = (self.shp_file.as_ref(), n_bytes > 0) {
            file.seek(SeekFrom::Start(shapes.start))?;
            file.read_exact(&mut bytes)?;
        }
        Ok(bytes)
    }

    /// The coordinate system that the `.prj` names.
    pub fn crs(&self) -> Option<Crs> {
        self.crs
    }

    /// The encoding of the table: declared, or settled by a scan.
    pub fn encoding(&self) -> &'static Encoding {
        self.encoding
    }
}

fn small_text(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(path)?.take(SMALL_FILE_BYTES_MAX).read_to_end(&mut bytes)?;
    // Only names of systems and code pages are looked for, all of them ASCII; anything else is no name.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

type HashedFile = BufReader<Hashed<File>>;

fn hashed(path: &Path) -> io::Result<(HashedFile, u64)> {
    let file = File::open(path)?;
    let n_bytes = file.metadata()?.len();
    Ok((BufReader::with_capacity(BUFFER_BYTES, Hashed::new(file)), n_bytes))
}

struct Scanner<'a> {
    header: Option<&'a DbfHeader>,
    encoding: &'static Encoding,
    records: Option<DbfRecords<HashedFile>>,
    shapes: Option<ShpWalk<HashedFile>>,
    index: Option<HashedFile>,
    /// How many records a believable index has.
    n_indexed: Option<u64>,
    kind: Option<ShapeKind>,
    n_shapes: u64,
    n_bad_shapes: u64,
    troubles: Vec<PlacedTrouble>,
    undecodable: Undecodable,
    suspicion: Suspicion,
    digests: Vec<(ShapefilePart, Sha256Digest)>,
}

impl<'a> Scanner<'a> {
    fn open(shapefile: &'a Shapefile, limits: Limits) -> io::Result<Self> {
        let mut scanner = Self {
            header: shapefile.table.as_ref(),
            encoding: shapefile.encoding,
            records: None,
            shapes: None,
            index: None,
            n_indexed: None,
            kind: shapefile.kind,
            n_shapes: 0,
            n_bad_shapes: 0,
            troubles: Vec::new(),
            undecodable: Undecodable::default(),
            suspicion: Suspicion::default(),
            digests: Vec::new(),
        };
        if let (Some(path), Some(_)) = (&shapefile.parts.shp, shapefile.kind) {
            let (mut file, n_bytes) = hashed(path)?;
            io::copy(&mut file.by_ref().take(HEADER_BYTES), &mut io::sink())?;
            scanner.shapes = Some(ShpWalk::new(file, n_bytes, limits.vertices_max));
            if let Some(index) = &shapefile.parts.shx {
                scanner.open_index(index, n_bytes)?;
            }
        }
        if let (Some(path), Some(header)) = (&shapefile.parts.dbf, &shapefile.table) {
            scanner.open_records(path, header)?;
        }
        Ok(scanner)
    }

    fn note(&mut self, part: ShapefilePart, row: Option<u64>, trouble: ShapefileTrouble) {
        self.troubles.push(PlacedTrouble { part, row, trouble });
    }

    fn open_records(&mut self, path: &Path, header: &DbfHeader) -> io::Result<()> {
        let (mut file, n_bytes) = hashed(path)?;
        io::copy(&mut file.by_ref().take(header.header_bytes), &mut io::sink())?;
        let whole = header.n_whole(n_bytes);
        if whole < header.n_records {
            let trouble = ShapefileTrouble::TableTruncated { whole, promised: header.n_records };
            self.note(ShapefilePart::Dbf, Some(whole + 1), trouble);
        }
        self.records = Some(DbfRecords::new(file, header, 1, whole));
        Ok(())
    }

    /// Believes an index only if all of it can be true: records in order, inside the file, not over each other.
    fn open_index(&mut self, path: &Path, shp_bytes: u64) -> io::Result<()> {
        let (mut file, n_bytes) = hashed(path)?;
        let sound = ShpHeader::read(&mut file)?.is_ok();
        let n_entries = n_bytes.saturating_sub(HEADER_BYTES) / 8;
        let mut behind = HEADER_BYTES;
        let mut believable = sound;
        for _ in 0..n_entries {
            let Some((offset, content)) = index_entry(&mut file)? else { break };
            believable &= offset >= behind && offset + 8 + content <= shp_bytes;
            behind = offset + 8 + content;
        }
        self.digests.push((ShapefilePart::Shx, file.into_inner().finish()?));
        if believable {
            let (mut file, _) = hashed(path)?;
            io::copy(&mut file.by_ref().take(HEADER_BYTES), &mut io::sink())?;
            self.index = Some(file);
            self.n_indexed = Some(n_entries);
        } else {
            self.note(ShapefilePart::Shx, None, ShapefileTrouble::Index);
        }
        Ok(())
    }

    fn pass(&mut self, mut visit: impl FnMut(ScannedRow<'_>)) -> io::Result<u64> {
        let mut n_rows = 0;
        let Some(mut records) = self.records.take() else { return self.pass_shapes(visit) };
        while let Some((row, record)) = records.advance()? {
            let (shape, envelope) = self.next_shape(row)?;
            if dbf::deleted(record) {
                continue;
            }
            if let (Some(header), false) = (self.header, record.is_ascii()) {
                header.note_undecodable(row, record, self.encoding, &mut self.undecodable);
                self.suspicion.look(record);
            }
            n_rows += 1;
            visit(ScannedRow { row, record, shape, envelope });
        }
        self.digests.push((ShapefilePart::Dbf, records.into_inner().into_inner().finish()?));
        self.compare_counts()?;
        Ok(n_rows)
    }

    fn pass_shapes(&mut self, mut visit: impl FnMut(ScannedRow<'_>)) -> io::Result<u64> {
        let mut n_rows = 0;
        loop {
            let n_shapes = self.n_shapes;
            let (shape, envelope) = self.next_shape(n_rows + 1)?;
            if self.n_shapes == n_shapes {
                return Ok(n_rows);
            }
            n_rows += 1;
            visit(ScannedRow { row: n_rows, record: &[], shape, envelope });
        }
    }

    /// Says where the rows and the shapes stop having partners.
    fn compare_counts(&mut self) -> io::Result<()> {
        let Some(header) = self.header else { return Ok(()) };
        let n_rows = header.n_records;
        loop {
            let before = self.n_shapes;
            self.next_shape(before + 1)?;
            if self.n_shapes == before {
                break;
            }
        }
        let n_shapes = self.n_shapes;
        if self.kind.is_some() && n_shapes != n_rows {
            let row = n_shapes.min(n_rows) + 1;
            self.note(ShapefilePart::Shp, Some(row), ShapefileTrouble::Counts { n_shapes, n_rows });
        }
        Ok(())
    }

    fn next_shape(&mut self, row: u64) -> io::Result<(Option<Range<u64>>, Option<Envelope>)> {
        let Some(walk) = &mut self.shapes else { return Ok((None, None)) };
        if self.n_indexed.is_some_and(|it| self.n_shapes >= it) {
            return Ok((None, None));
        }
        let mut indexed = None;
        if let Some(index) = &mut self.index {
            indexed = index_entry(index)?;
            if let Some((offset, _)) = indexed {
                walk.skip_to(offset)?;
            }
        }
        let Some(entry) = walk.advance()? else { return Ok((None, None)) };
        self.n_shapes += 1;
        let record_bytes = entry.bytes.end - entry.bytes.start;
        if indexed.is_some_and(|(_, content)| content + 8 != record_bytes) {
            self.bad_shape(ShapefilePart::Shx, row, ShapefileTrouble::Index);
        }
        match entry.shape {
            Ok(envelope) => Ok((Some(entry.bytes), envelope)),
            Err(trouble) => {
                if trouble == ShapeTrouble::Truncated {
                    // The number of shapes is what the file has whole.
                    self.n_shapes -= 1;
                    self.n_indexed = Some(self.n_shapes);
                }
                self.bad_shape(ShapefilePart::Shp, row, ShapefileTrouble::Shape(trouble));
                Ok((None, None))
            }
        }
    }

    fn bad_shape(&mut self, part: ShapefilePart, row: u64, trouble: ShapefileTrouble) {
        self.n_bad_shapes += 1;
        if self.n_bad_shapes <= TOLD_MAX {
            self.note(part, Some(row), trouble);
        }
    }

    fn finish(mut self) -> io::Result<Self> {
        if let Some(count) = self.n_bad_shapes.checked_sub(TOLD_MAX).filter(|it| *it > 0) {
            self.note(ShapefilePart::Shp, None, ShapefileTrouble::MoreShapes { count });
        }
        if let Some(shapes) = self.shapes.take() {
            self.digests.push((ShapefilePart::Shp, shapes.into_inner().into_inner().finish()?));
        }
        Ok(self)
    }
}

/// An entry of the index: where the record begins, and the bytes of its content.
fn index_entry(index: &mut impl Read) -> io::Result<Option<(u64, u64)>> {
    let mut entry = [0; 8];
    match index.read_exact(&mut entry) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    let word = |at| u32_be(&entry, at).map(|it| u64::from(it) * 2);
    Ok(word(0).zip(word(4)))
}

#[cfg(test)]
mod tests;
