//! Scans and what only looks like one.

use super::{MediaType, NotAScan, recognise};

/// A PDF of one empty page.
const PDF: &[u8] = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \n0000000115 00000 n \ntrailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n162\n%%EOF\n";

/// A JPEG of the given segments and some pixels.
fn jpeg(segments: &[(u8, &[u8])]) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8];
    for (marker, data) in segments {
        bytes.extend([0xFF, *marker]);
        bytes.extend(u16::try_from(data.len() + 2).unwrap().to_be_bytes());
        bytes.extend(*data);
    }
    bytes.extend([0xFF, 0xDA, 0, 3, 1, 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD9]);
    bytes
}

/// A frame of 16 by 16 pixels in grey.
const FRAME: &[u8] = &[8, 0, 16, 0, 16, 1, 1, 0x11, 0];

/// A PNG of the given chunks; the checksums are zeros.
fn png(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in chunks {
        bytes.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        bytes.extend([&kind[..], data, &[0; 4]].concat());
    }
    bytes
}

/// One pixel by one, in grey.
const HEADER: &[u8] = &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0];

fn whole_png() -> Vec<u8> {
    png(&[(b"IHDR", HEADER), (b"IDAT", b"pixels"), (b"IEND", b"")])
}

/// What a clerk is told.
#[track_caller]
fn refused(bytes: &[u8], told: &str) {
    assert_eq!(recognise(bytes).unwrap_err().to_string(), told);
}

#[test]
fn each_kind_is_recognised_by_its_bytes() {
    assert_eq!(recognise(PDF), Ok(MediaType::Pdf));
    assert_eq!(recognise(&jpeg(&[(0xC0, FRAME)])), Ok(MediaType::Jpeg));
    assert_eq!(recognise(&whole_png()), Ok(MediaType::Png));
}

#[test]
fn each_kind_has_a_media_type_that_is_read_back() {
    for (kind, text) in [
        (MediaType::Pdf, "application/pdf"),
        (MediaType::Jpeg, "image/jpeg"),
        (MediaType::Png, "image/png"),
    ] {
        assert_eq!(kind.as_str(), text);
        assert_eq!(MediaType::parse(text), Some(kind));
    }
    assert_eq!(MediaType::parse("text/html"), None);
}

#[test]
fn what_is_empty_is_told() {
    refused(b"", "it is empty");
}

#[test]
fn a_scan_that_is_cut_off_anywhere_is_refused() {
    let pdf_end = PDF.len() - "%%EOF\n".len();
    for (whole, end) in [
        (PDF.to_vec(), pdf_end),
        (jpeg(&[(0xE0, b"JFIF\0"), (0xC0, FRAME)]), usize::MAX),
        (whole_png(), usize::MAX),
    ] {
        for length in 0..end.min(whole.len() - 1) {
            assert!(recognise(&whole[..length]).is_err(), "{length} of {}", whole.len());
        }
    }
    refused(&PDF[..pdf_end], "it is a PDF that is cut off");
    refused(&whole_png()[..40], "it is a PNG that is cut off");
}

#[test]
fn the_end_of_a_thumbnail_is_not_the_end_of_a_jpeg() {
    let thumbnail = [b"Exif\0\0".to_vec(), jpeg(&[(0xC0, FRAME)])].concat();
    let whole = jpeg(&[(0xE1, &thumbnail), (0xC0, FRAME)]);
    assert_eq!(recognise(&whole), Ok(MediaType::Jpeg));
    assert_eq!(recognise(&whole[..whole.len() - 2]), Err(NotAScan::CutOff(MediaType::Jpeg)));
}

#[test]
fn what_a_camera_puts_behind_a_jpeg_is_left_alone() {
    let whole = [jpeg(&[(0xC2, FRAME)]), b"a second picture".to_vec()].concat();
    assert_eq!(recognise(&whole), Ok(MediaType::Jpeg));
}

#[test]
fn a_jpeg_without_a_frame_cannot_be_opened() {
    let told = "it is a JPEG that cannot be opened: no frame says its height and width";
    refused(&jpeg(&[(0xE0, b"JFIF\0")]), told);
    refused(&jpeg(&[(0xC4, FRAME)]), told);
    refused(&jpeg(&[(0xC0, &[8, 0, 16, 0, 0, 1])]), told);
    refused(b"\xFF\xD8\xFF\xD9", "it is a JPEG that cannot be opened: it ends before its pixels");
}

#[test]
fn a_png_without_pixels_cannot_be_opened() {
    refused(
        &png(&[(b"IHDR", HEADER), (b"IEND", b"")]),
        "it is a PNG that cannot be opened: it has no pixels",
    );
    let told = "it is a PNG that cannot be opened: it does not begin with its height and width";
    refused(&png(&[(b"IDAT", b""), (b"IEND", b"")]), told);
    refused(&png(&[(b"IHDR", &[0; 13]), (b"IDAT", b""), (b"IEND", b"")]), told);
}

#[test]
fn a_chunk_longer_than_the_file_is_cut_off() {
    let bytes = [b"\x89PNG\r\n\x1a\n".to_vec(), vec![0xFF; 40]].concat();
    refused(&bytes, "it is a PNG that is cut off");
}

#[test]
fn a_pdf_without_pages_cannot_be_opened() {
    let text = String::from_utf8(PDF.to_vec()).unwrap().replace("/Count 1", "/Count 0");
    refused(text.as_bytes(), "it is a PDF that cannot be opened: it has no pages");
}

#[test]
fn a_pdf_behind_a_page_is_a_page() {
    let both = [b"<html><script>alert(1)</script>", PDF].concat();
    refused(&both, "it is an HTML page; a scan is a PDF, a JPEG or a PNG");
}

#[test]
fn what_it_is_instead_is_told() {
    for (bytes, kind) in [
        (&b"<!DOCTYPE html><p>"[..], "an HTML page"),
        (b"\xEF\xBB\xBF  <HTML>", "an HTML page"),
        (b"<?xml version=\"1.0\"?><svg/>", "an XML document"),
        (b"II*\0\x08", "a TIFF picture"),
        (b"PK\x03\x04word/", "a ZIP archive or an office document"),
        (b"\xD0\xCF\x11\xE0\xA1", "an old office document"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a WebP picture"),
        (b"\0\0\0\x18ftypheic\0\0", "a HEIF picture"),
        (b"MZ\x90\0", "a program"),
        ("承包合同".as_bytes(), "a text"),
        (b"\0\x01\x02", "of a kind that is not known"),
    ] {
        refused(bytes, &format!("it is {kind}; a scan is a PDF, a JPEG or a PNG"));
    }
}
