//! The press: opened once with its fonts, it prints papers as PDF.

use std::io;
use std::path::PathBuf;

use serde_json::Value;
use thiserror::Error;

use crate::fonts::Fonts;
use crate::typesetter::Typesetter;
use crate::{Imprint, Paper};

/// The typesetting engine with its fonts; it may be shared between threads.
#[derive(Debug)]
pub struct Press {
    typesetter: Typesetter,
}

/// Why nothing was printed.
#[derive(Debug, Error)]
pub enum PressError {
    /// A font is in none of the folders.
    #[error(
        "the font `{file}` is in none of the folders {folders:?}; install the package `{package}`"
    )]
    FontMissing { file: &'static str, package: &'static str, folders: Vec<PathBuf> },
    /// A font's file cannot be read.
    #[error("the font `{path}` cannot be read")]
    FontUnreadable { path: PathBuf, source: io::Error },
    /// A font's file holds another font, or none.
    #[error("`{path}` holds no font `{family}`; install the package `{package}` again")]
    FontForeign { path: PathBuf, family: &'static str, package: &'static str },
    /// A text has a character that would not be seen: no font has a glyph for it, or it has none by its nature.
    #[error("no font has a glyph for `{character}` (U+{:04X}) in `{text}`", u32::from(*character))]
    NoGlyph { character: char, text: String },
    /// The address of the verification page is too long for a QR code.
    #[error("the verification address of {n_bytes} bytes does not fit a QR code")]
    AddressTooLong { n_bytes: usize },
    /// The facts cannot be handed to the template.
    #[error("the facts of `{title}` cannot be written down")]
    Facts { title: &'static str, source: serde_json::Error },
    /// The template and its facts do not go together: a defect of this crate.
    #[error("`{title}` cannot be typeset: {messages}")]
    Typesetting { title: &'static str, messages: String },
}

impl Press {
    /// Opens the fonts, which are looked for in the folders and below them.
    ///
    /// On Debian the folder is `/usr/share/fonts`, the packages are `fonts-noto-cjk` and `fonts-hanazono`.
    pub fn open(folders: &[PathBuf]) -> Result<Self, PressError> {
        Ok(Self { typesetter: Typesetter::new(Fonts::open(folders)?) })
    }

    /// Prints a paper as PDF/A-2b, every font embedded.
    ///
    /// A text with a character that no font can show is refused, since a paper with a hole in a name is worth nothing.
    pub fn print(&self, paper: &Paper<'_>, imprint: &Imprint) -> Result<Vec<u8>, PressError> {
        let title = paper.title();
        let told = |source| PressError::Facts { title, source };
        let facts = serde_json::json!({
            "paper": paper.facts().map_err(told)?,
            "imprint": serde_json::to_value(imprint.facts()).map_err(told)?,
        });
        self.all_shown(&facts)?;
        self.typesetter.pdf(paper, &facts, imprint)
    }

    fn all_shown(&self, facts: &Value) -> Result<(), PressError> {
        match facts {
            Value::String(text) => match self.typesetter.fonts().first_unseen(text) {
                Some(character) => Err(PressError::NoGlyph { character, text: text.clone() }),
                None => Ok(()),
            },
            Value::Array(values) => values.iter().try_for_each(|it| self.all_shown(it)),
            Value::Object(members) => members.values().try_for_each(|it| self.all_shown(it)),
            Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
        }
    }
}
