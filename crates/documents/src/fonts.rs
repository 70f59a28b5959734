//! The fonts of the papers: which there must be, where they are found, and what they can show.

use std::fs;
use std::path::{Path, PathBuf};

use typst::foundations::Bytes;
use typst::text::{Font, FontBook, is_default_ignorable};
use typst::utils::LazyHash;

use crate::press::PressError;

/// Folders below a font folder that are looked into; the number is our own.
const DEPTH_MAX: usize = 4;

/// A font that the papers are set in; its licence lets it be embedded.
struct Needed {
    family: &'static str,
    file: &'static str,
    /// The Debian package that brings it.
    package: &'static str,
}

/// Noto Serif (SIL OFL 1.1) for all that is common, and Hanazono Mincho (its own free licence, or OFL)
/// for the characters of extension B and later that stand in names (生僻字).
const NEEDED: [Needed; 3] = [
    Needed {
        family: "Noto Serif CJK SC",
        file: "NotoSerifCJK-Regular.ttc",
        package: "fonts-noto-cjk",
    },
    Needed {
        family: "Noto Serif CJK SC",
        file: "NotoSerifCJK-Bold.ttc",
        package: "fonts-noto-cjk",
    },
    Needed { family: "HanaMinB", file: "HanaMinB.ttf", package: "fonts-hanazono" },
];

/// The fonts of a press, opened.
#[derive(Debug)]
pub(crate) struct Fonts {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Fonts {
    /// Finds the needed fonts in the folders and opens them.
    pub(crate) fn open(folders: &[PathBuf]) -> Result<Self, PressError> {
        let fonts: Vec<Font> =
            NEEDED.iter().map(|it| it.open(folders)).collect::<Result<_, PressError>>()?;
        Ok(Self { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts })
    }

    /// What the typesetter chooses from.
    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    /// The font at a place in the book.
    pub(crate) fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// The first character of a text that would not be seen: none of the fonts has it, or it is meant to be invisible.
    ///
    /// An invisible character can turn the order of what is read around it; a selector of a variant alone does no harm.
    pub(crate) fn first_unseen(&self, text: &str) -> Option<char> {
        text.chars().find(|it| !self.shows(*it))
    }

    fn shows(&self, it: char) -> bool {
        if is_default_ignorable(it) {
            return matches!(it, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
        }
        let covered = || self.fonts.iter().any(|font| font.info().coverage.contains(u32::from(it)));
        it.is_ascii_graphic() || matches!(it, ' ' | '\n') || covered()
    }
}

impl Needed {
    fn open(&self, folders: &[PathBuf]) -> Result<Font, PressError> {
        let path = folders.iter().find_map(|it| find(it, self.file, DEPTH_MAX));
        let path = path.ok_or_else(|| self.missing(folders))?;
        let bytes = fs::read(&path)
            .map_err(|source| PressError::FontUnreadable { path: path.clone(), source })?;
        Font::iter(Bytes::new(bytes))
            .find(|it| it.info().family == self.family)
            .ok_or(PressError::FontForeign { path, family: self.family, package: self.package })
    }

    fn missing(&self, folders: &[PathBuf]) -> PressError {
        let (file, package) = (self.file, self.package);
        PressError::FontMissing { file, package, folders: folders.to_vec() }
    }
}

/// A file of that name in the folder or below it; folders that are links are not entered.
fn find(folder: &Path, name: &str, depth: usize) -> Option<PathBuf> {
    let here = folder.join(name);
    if here.is_file() {
        return Some(here);
    }
    let deeper = depth.checked_sub(1)?;
    let entries = fs::read_dir(folder).ok()?.flatten();
    let mut below: Vec<PathBuf> = entries
        .filter(|it| it.file_type().is_ok_and(|it| it.is_dir()))
        .map(|it| it.path())
        .collect();
    below.sort();
    below.iter().find_map(|it| find(it, name, deeper))
}
