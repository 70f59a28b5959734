//! Pictures and documents by their heads and tails.

use std::fmt::Write as _;
use std::io::Cursor;

use tenure::submission::AttachmentState::{self, Picture, There, Unreadable};

use super::look;

fn seen(name: &str, bytes: &[u8]) -> AttachmentState {
    look(Cursor::new(bytes), name)
}

fn dpi(name: &str, bytes: &[u8]) -> Option<u32> {
    match seen(name, bytes) {
        Picture { resolution_dpi } => resolution_dpi,
        other => panic!("{other:?}"),
    }
}

/// A JPEG of nothing but segments, each with its marker.
fn jpeg(segments: &[(u8, &[u8])]) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8];
    for (marker, data) in segments {
        bytes.extend([0xFF, *marker]);
        bytes.extend(u16::try_from(data.len() + 2).unwrap().to_be_bytes());
        bytes.extend(*data);
    }
    bytes.extend([0xFF, 0xD9]);
    bytes
}

fn jfif(unit: u8, x: u16, y: u16) -> Vec<u8> {
    let mut data = b"JFIF\0\x01\x02".to_vec();
    data.push(unit);
    data.extend(x.to_be_bytes());
    data.extend(y.to_be_bytes());
    data.extend([0, 0]);
    data
}

/// A TIFF with one directory: resolutions with their denominator, and the unit.
fn tiff(big: bool, x: u32, y: u32, below: u32, unit: Option<u16>) -> Vec<u8> {
    let long = |it: u32| if big { it.to_be_bytes() } else { it.to_le_bytes() };
    let short = |it: u16| if big { it.to_be_bytes() } else { it.to_le_bytes() };
    let mut bytes = if big { b"MM".to_vec() } else { b"II".to_vec() };
    bytes.extend(short(42));
    bytes.extend(long(8));
    bytes.extend(short(2 + u16::from(unit.is_some())));
    for (tag, at) in [(282, 50), (283, 58)] {
        bytes.extend([short(tag), short(5)].concat());
        bytes.extend([long(1), long(at)].concat());
    }
    if let Some(unit) = unit {
        bytes.extend([short(296), short(3)].concat());
        bytes.extend(long(1));
        bytes.extend([short(unit), short(0)].concat());
    }
    bytes.resize(50, 0);
    bytes.extend([long(x), long(below), long(y), long(below)].concat());
    bytes
}

fn png(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in chunks {
        bytes.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        bytes.extend(*kind);
        bytes.extend(*data);
        bytes.extend([0; 4]);
    }
    bytes
}

fn phys(x: u32, y: u32, unit: u8) -> Vec<u8> {
    [&x.to_be_bytes()[..], &y.to_be_bytes(), &[unit]].concat()
}

#[test]
fn a_jpeg_has_the_density_of_jfif() {
    assert_eq!(dpi("a.jpg", &jpeg(&[(0xE0, &jfif(1, 300, 300))])), Some(300));
    assert_eq!(dpi("a.JPEG", &jpeg(&[(0xE0, &jfif(1, 300, 72))])), Some(72), "the coarser way");
    assert_eq!(dpi("a.jpg", &jpeg(&[(0xE0, &jfif(2, 118, 118))])), Some(300), "per centimetre");
    assert_eq!(dpi("a.jpg", &jpeg(&[(0xE0, &jfif(0, 1, 1))])), None, "only a shape of pixels");
}

#[test]
fn a_jpeg_without_density_has_that_of_exif() {
    let exif = [b"Exif\0\0".to_vec(), tiff(true, 3000, 3000, 10, Some(2))].concat();
    assert_eq!(dpi("a.jpg", &jpeg(&[(0xE1, &exif)])), Some(300));
    let both = jpeg(&[(0xE0, &jfif(0, 1, 1)), (0xE1, &exif)]);
    assert_eq!(dpi("a.jpg", &both), Some(300));
    let both = jpeg(&[(0xE0, &jfif(1, 72, 72)), (0xE1, &exif)]);
    assert_eq!(dpi("a.jpg", &both), Some(72));
}

#[test]
fn a_png_keeps_dots_per_metre() {
    let of = |it: &[u8]| dpi("a.png", &png(&[(b"IHDR", &[0; 13]), (b"pHYs", it), (b"IDAT", b"")]));
    assert_eq!(of(&phys(11811, 11811, 1)), Some(300));
    assert_eq!(of(&phys(11771, 11811, 1)), Some(299));
    assert_eq!(of(&phys(4, 3, 0)), None);
    assert_eq!(dpi("a.png", &png(&[(b"IHDR", &[0; 13]), (b"IDAT", b"")])), None);
}

#[test]
fn a_tiff_says_its_unit_or_means_inches() {
    assert_eq!(dpi("a.tif", &tiff(false, 300, 300, 1, None)), Some(300));
    assert_eq!(dpi("a.tiff", &tiff(true, 300, 299, 1, Some(2))), Some(299));
    assert_eq!(dpi("a.tif", &tiff(false, 1181, 1181, 10, Some(3))), Some(300));
    assert_eq!(dpi("a.tif", &tiff(false, 300, 300, 1, Some(1))), None);
    assert_eq!(dpi("a.tif", &tiff(false, 300, 300, 0, Some(2))), None);
}

#[test]
fn what_is_cut_off_is_told() {
    let whole = jpeg(&[(0xE0, &jfif(1, 300, 300))]);
    assert_eq!(seen("a.jpg", &whole[..10]), Unreadable("文件在中间中断"));
    assert_eq!(seen("a.jpg", b"<html></html>"), Unreadable("不是JPEG、PNG或TIFF图片"));
    assert_eq!(seen("a.jpg", b""), Unreadable("文件在中间中断"));
    assert_eq!(seen("a.dwg", b""), There, "other kinds are not looked into");
}

/// A PDF of one empty page, with the number of pages that its tree is to claim.
fn pdf(count: u32) -> Vec<u8> {
    let mut text = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    let objects = [
        "<< /Type /Catalog /PageMode /UseNone /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [3 0 R] /Count {count} >>"),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>".to_owned(),
    ];
    for (number, object) in (1..).zip(objects) {
        places.push(text.len());
        write!(text, "{number} 0 obj\n{object}\nendobj\n").unwrap();
    }
    let table = text.len();
    text += "xref\n0 4\n0000000000 65535 f \n";
    for it in places {
        writeln!(text, "{it:010} 00000 n ").unwrap();
    }
    write!(text, "trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").unwrap();
    text.into_bytes()
}

#[test]
fn a_pdf_opens_when_its_table_leads_to_a_page() {
    assert_eq!(seen("a.pdf", &pdf(1)), There);
    let behind_a_mark = [b"\xEF\xBB\xBF".to_vec(), pdf(1)].concat();
    assert_eq!(seen("a.PDF", &behind_a_mark), There);
    assert_eq!(seen("a.pdf", &pdf(0)), Unreadable("PDF没有页面"));
}

#[test]
fn a_pdf_that_is_amended_keeps_its_pages() {
    let mut bytes = pdf(1);
    let before = bytes.windows(4).position(|it| it == b"xref").unwrap();
    let table = bytes.len();
    bytes.extend(b"xref\n0 1\n0000000000 65535 f \n");
    let trailer =
        format!("trailer\n<< /Size 4 /Root 1 0 R /Prev {before} >>\nstartxref\n{table}\n%%EOF\n");
    bytes.extend(trailer.bytes());
    assert_eq!(seen("a.pdf", &bytes), There);
}

#[test]
fn a_pdf_with_compressed_objects_has_its_stream() {
    let with = |object: &str| {
        let at = "%PDF-1.5\n".len();
        format!("%PDF-1.5\n{object}\nstartxref\n{at}\n%%EOF\n").into_bytes()
    };
    let stream = "7 0 obj\n<< /Type /XRef /Root 1 0 R /Length 0 >>\nstream\nendstream\nendobj";
    assert_eq!(seen("a.pdf", &with(stream)), There);
    let other = "7 0 obj\n<< /Type /Font /Length 0 >>\nstream\nendstream\nendobj";
    assert_eq!(seen("a.pdf", &with(other)), Unreadable("PDF的交叉引用表不在所指的位置"));
}

#[test]
fn a_pdf_that_is_cut_off_anywhere_does_not_open() {
    let whole = pdf(1);
    let end = whole.windows(5).rposition(|it| it == b"%%EOF").unwrap();
    for length in 0..end {
        let cut = seen("a.pdf", &whole[..length]);
        assert!(matches!(cut, Unreadable(_)), "{length} bytes: {cut:?}");
    }
    assert_eq!(seen("a.pdf", b"<html></html>"), Unreadable("不是PDF文件"));
}
