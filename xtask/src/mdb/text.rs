//! Text as Jet 4 stores it: UTF-16, low byte first, here never compressed.

use std::io;

use super::refused;

/// Characters outside the basic plane, such as the rare ones of personal names, become surrogate pairs.
///
/// Text that begins with a byte order mark is refused, since readers take those two bytes for the mark of compressed text.
pub(super) fn utf16(text: &str) -> io::Result<Vec<u8>> {
    if text.starts_with('\u{FEFF}') {
        return Err(refused(format!("text begins with a byte order mark: {text:?}")));
    }
    Ok(text.encode_utf16().flat_map(u16::to_le_bytes).collect())
}
