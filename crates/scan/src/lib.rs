//! What a scanned paper 扫描件 is, by its bytes and never by its name: PDF, JPEG, PNG, or something else.
//!
//! Knows nothing of files, of databases, or of what a paper is for.

mod jpeg;
mod media_type;
pub mod pdf;
pub mod picture;
mod png;
mod stranger;
mod tiff;

#[cfg(test)]
mod tests;

use std::io::Cursor;

pub use media_type::MediaType;

use pdf::PdfTrouble;

/// Why bytes are no scan that the register keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAScan {
    #[error("it is empty")]
    Empty,
    /// It begins as what it should be and ends too early.
    #[error("it is a {} that is cut off", .0.name())]
    CutOff(MediaType),
    /// It has a beginning and an end and cannot be shown.
    #[error("it is a {} that cannot be opened: {}", .0.name(), .1)]
    Unopenable(MediaType, &'static str),
    /// It is of another kind, as far as its beginning tells.
    #[error("it is {0}; a scan is a PDF, a JPEG or a PNG")]
    Other(&'static str),
}

/// Recognises a scan: a PDF that opens, a JPEG or a PNG that is there from its beginning to its end.
///
/// The kind must stand in the very first bytes: what a browser could take for a page is none of the three.
/// What the pages and pixels show is not looked at.
pub fn recognise(bytes: &[u8]) -> Result<MediaType, NotAScan> {
    if bytes.is_empty() {
        return Err(NotAScan::Empty);
    }
    let kind = MediaType::of_head(bytes).ok_or_else(|| NotAScan::Other(stranger::name(bytes)))?;
    match kind {
        MediaType::Pdf => pdf_opens(bytes),
        MediaType::Jpeg => jpeg::check(bytes),
        MediaType::Png => png::check(bytes),
    }?;
    Ok(kind)
}

fn pdf_opens(bytes: &[u8]) -> Result<(), NotAScan> {
    let unopenable = |why| NotAScan::Unopenable(MediaType::Pdf, why);
    match pdf::trouble(Cursor::new(bytes)) {
        Ok(None) => Ok(()),
        Ok(Some(PdfTrouble::Interrupted)) => Err(NotAScan::CutOff(MediaType::Pdf)),
        Ok(Some(PdfTrouble::NoPages)) => Err(unopenable("it has no pages")),
        Ok(Some(PdfTrouble::NotPdf | PdfTrouble::NoTable)) | Err(_) => {
            Err(unopenable("its table of objects is not where its end says"))
        }
    }
}
