//! The kinds of scans that the register keeps, with their names in HTTP and on a disk.

/// A kind of scan: what can still be opened in thirty years and is never run.
///
/// The law names no formats; these three are the ones that the scanners of counties write, and the choice is our own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MediaType {
    Pdf,
    Jpeg,
    Png,
}

impl MediaType {
    const ALL: [Self; 3] = [Self::Pdf, Self::Jpeg, Self::Png];

    /// The kind whose bytes begin like these.
    pub(crate) fn of_head(bytes: &[u8]) -> Option<Self> {
        Self::ALL.into_iter().find(|it| bytes.starts_with(it.head()))
    }

    fn head(self) -> &'static [u8] {
        match self {
            Self::Pdf => b"%PDF-",
            Self::Jpeg => b"\xFF\xD8\xFF",
            Self::Png => b"\x89PNG\r\n\x1a\n",
        }
    }

    /// The name of the format.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
        }
    }

    /// The media type as it is registered, such as `application/pdf`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// The ending of a file's name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    /// The kind with this media type.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}
