//! What bytes are that are no scan, as far as their beginning tells, so that a clerk can be told.

/// Where a family of formats names itself: behind the length of its first box or chunk.
const BRAND: std::ops::Range<usize> = 4..12;

/// Beginnings of files, and what they are.
const HEADS: &[(&[u8], &str)] = &[
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a BMP picture"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"MZ", "a program"),
    (b"\x7FELF", "a program"),
    (b"#!", "a program"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript document"),
];

/// What the brand of a file of boxes says.
const BRANDS: &[(&[u8], &str)] = &[
    (b"ftyphei", "a HEIF picture"),
    (b"ftyphev", "a HEIF picture"),
    (b"ftypmif", "a HEIF picture"),
    (b"ftypavi", "an AVIF picture"),
    (b"ftyp", "a video"),
];

/// How much of a text is looked at to tell what it is.
const TEXT_BYTES: usize = 1 << 10;

/// What it is, in words that fit behind “it is”.
pub(crate) fn name(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(b"RIFF") {
        let webp = bytes.get(8..12) == Some(b"WEBP");
        return if webp { "a WebP picture" } else { "a sound or a video" };
    }
    let head = HEADS.iter().find(|(head, _)| bytes.starts_with(head));
    let brand = || {
        let place = bytes.get(BRAND)?;
        BRANDS.iter().find(|(brand, _)| place.starts_with(brand))
    };
    head.or_else(brand).map_or_else(|| text(bytes), |(_, name)| name)
}

fn text(bytes: &[u8]) -> &'static str {
    let bytes = bytes.get(..TEXT_BYTES).unwrap_or(bytes);
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let text = text.to_ascii_lowercase();
    let begins = |words: &[&str]| words.iter().any(|it| text.starts_with(it.as_bytes()));
    if begins(&["<!doctype html", "<html", "<head", "<body", "<script", "<!--"]) {
        return "an HTML page";
    }
    if begins(&["<?xml", "<svg"]) {
        return "an XML document";
    }
    if bytes.iter().all(|it| matches!(it, b'\t' | b'\n' | b'\r' | 0x20..=0x7E | 0x80..=0xFF)) {
        return "a text";
    }
    "of a kind that is not known"
}
