//! The typesetter: a template, its facts and the fonts become pages, and the pages a PDF.

use std::path::PathBuf;

use serde_json::Value;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World, comemo};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::fonts::Fonts;
use crate::press::PressError;
use crate::{Imprint, Paper};

/// What all templates share.
const SHEET: &str = include_str!("../templates/sheet.typ");
/// How the templates draw a sketch.
const SKETCH: &str = include_str!("../templates/sketch.typ");

/// Layouts that are kept for this many papers after their last use; the number is our own.
const REMEMBERED_PAPERS: usize = 4;

/// The engine's library and its fonts.
#[derive(Debug)]
pub(crate) struct Typesetter {
    library: LazyHash<Library>,
    fonts: Fonts,
}

impl Typesetter {
    pub(crate) fn new(fonts: Fonts) -> Self {
        Self { library: LazyHash::new(Library::default()), fonts }
    }

    pub(crate) fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// Typesets the paper; what goes wrong here is the template's fault, since the facts were looked at before.
    pub(crate) fn pdf(
        &self,
        paper: &Paper<'_>,
        facts: &Value,
        imprint: &Imprint,
    ) -> Result<Vec<u8>, PressError> {
        let title = paper.title();
        let files = [
            ("/paper.typ", Bytes::from_string(paper.template())),
            ("/sheet.typ", Bytes::from_string(SHEET)),
            ("/sketch.typ", Bytes::from_string(SKETCH)),
            ("/facts.json", Bytes::from_string(facts.to_string())),
            ("/verification.svg", Bytes::from_string(imprint.verification_code()?)),
        ];
        let told = |messages: &[SourceDiagnostic]| PressError::Typesetting {
            title,
            messages: messages.iter().map(|it| it.message.as_str()).collect::<Vec<_>>().join("; "),
        };
        let desk = Desk::new(self, files).map_err(|it| told(&[it]))?;
        let document = typst::compile::<PagedDocument>(&desk).output.map_err(|it| told(&it))?;
        let pdf = typst_pdf::pdf(&document, &options(imprint).map_err(|it| told(&[it]))?);
        comemo::evict(REMEMBERED_PAPERS);
        pdf.map_err(|it| told(&it))
    }
}

/// PDF/A-2b, named for the paper's number so that the same paper is the same document.
fn options(imprint: &Imprint) -> Result<PdfOptions, SourceDiagnostic> {
    let standards = PdfStandards::new(&[PdfStandard::A_2b])
        .map_err(|it| SourceDiagnostic::error(typst::syntax::Span::detached(), it.message()))?;
    let ident = format!("{} {}", imprint.number, imprint.print_count);
    Ok(PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some("Sanquan".to_owned())),
        standards,
        ..PdfOptions::default()
    })
}

/// One paper's files, as the engine asks for them.
struct Desk<'a> {
    typesetter: &'a Typesetter,
    main: FileId,
    files: Vec<(FileId, Bytes)>,
}

impl<'a> Desk<'a> {
    /// The first file is the paper's own.
    fn new(
        typesetter: &'a Typesetter,
        files: [(&str, Bytes); 5],
    ) -> Result<Self, SourceDiagnostic> {
        let id = |path: &str| {
            let path = VirtualPath::new(path).map_err(|it| {
                SourceDiagnostic::error(typst::syntax::Span::detached(), format!("{it:?}"))
            })?;
            Ok::<_, SourceDiagnostic>(RootedPath::new(VirtualRoot::Project, path).intern())
        };
        let main = id("/paper.typ")?;
        let files = files
            .into_iter()
            .map(|(path, bytes)| Ok((id(path)?, bytes)))
            .collect::<Result<_, SourceDiagnostic>>()?;
        Ok(Self { typesetter, main, files })
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.typesetter.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.typesetter.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let text = self.file(id)?.to_str().map_err(|_bytes| FileError::InvalidUtf8)?;
        Ok(Source::new(id, text.as_str().to_owned()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.iter().find(|(known, _)| *known == id);
        let path = || PathBuf::from(id.get().vpath().get_without_slash());
        found.map(|(_, bytes)| bytes.clone()).ok_or_else(|| FileError::NotFound(path()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.typesetter.fonts.font(index)
    }

    /// A paper knows no clock.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
