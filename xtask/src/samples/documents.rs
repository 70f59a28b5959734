//! The documents that rows refer to: PDFs of one empty page, and grey pictures of eight by eight pixels.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use tenure::submission::Village;

/// What the standard asks of pictures.
const DOTS_PER_INCH: u16 = 300;

/// Writes every document that the rows of the villages refer to.
pub(super) fn write(folder: &Path, villages: &[Village]) -> Result<()> {
    let titles = villages.iter().flat_map(|it| &it.title_documents).map(|it| &it.path);
    let sketches = villages.iter().flat_map(|it| &it.contract_rights).map(|it| &it.sketch_path);
    for path in titles.chain(sketches).flatten() {
        let file = folder.join(path.replace('\\', "/"));
        fs::create_dir_all(file.parent().context("a document stands in a folder")?)?;
        let bytes = if path.ends_with("jpg") { jpeg(DOTS_PER_INCH) } else { pdf() };
        fs::write(file, bytes)?;
    }
    Ok(())
}

/// A JPEG with one grey square, and its density in JFIF.
pub(super) fn jpeg(dots_per_inch: u16) -> Vec<u8> {
    let [high, low] = dots_per_inch.to_be_bytes();
    let jfif = [b"JFIF\0\x01\x02\x01", &[high, low, high, low, 0, 0][..]].concat();
    let quantisation = [&[0][..], &[1; 64]].concat();
    let frame = [8, 0, 8, 0, 8, 1, 1, 0x11, 0];
    // One code of one bit, for nothing: no difference, and the end of the square.
    let code = |class: u8| [&[class, 1][..], &[0; 15], &[0]].concat();
    let segments: [(u8, &[u8]); 6] = [
        (0xE0, &jfif),
        (0xDB, &quantisation),
        (0xC0, &frame),
        (0xC4, &code(0x00)),
        (0xC4, &code(0x10)),
        (0xDA, &[1, 1, 0, 0, 63, 0]),
    ];
    let mut bytes = vec![0xFF, 0xD8];
    for (marker, data) in segments {
        let length = u16::try_from(data.len() + 2).unwrap_or_default();
        bytes.extend([&[0xFF, marker][..], &length.to_be_bytes(), data].concat());
    }
    bytes.extend([0x3F, 0xFF, 0xD9]);
    bytes
}

/// A PDF of one empty page.
fn pdf() -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ];
    let mut text = "%PDF-1.4\n".to_owned();
    let mut table = "xref\n0 4\n0000000000 65535 f \n".to_owned();
    for (number, object) in (1..).zip(objects) {
        // Writing to a text cannot fail.
        let _ = writeln!(table, "{:010} 00000 n ", text.len());
        let _ = write!(text, "{number} 0 obj\n{object}\nendobj\n");
    }
    let at = text.len();
    format!("{text}{table}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n")
        .into_bytes()
}
