//! Archives, honest and hostile.

use std::io::{self, Read as _, Write as _};

use expect_test::{Expect, expect};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{safe_name, unpack};
use crate::layer::Limits;

fn zipped(files: &[(&str, &[u8])]) -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::new().unwrap();
    let mut writer = ZipWriter::new(file.reopen().unwrap());
    for (name, contents) in files {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        if let Some(target) = name.strip_prefix("link:") {
            writer.add_symlink(target, "/etc/passwd", options).unwrap();
            continue;
        }
        writer.start_file(*name, options).unwrap();
        writer.write_all(contents).unwrap();
    }
    writer.finish().unwrap();
    file
}

fn check(files: &[(&str, &[u8])], limits: Limits, expected: &Expect) {
    let file = zipped(files);
    let told = match unpack(file.path(), limits, |it| it.starts_with("矢量数据") || it.len() == 1)
    {
        Err(error) => error.to_string(),
        Ok(unpacked) => {
            let there = |it: &String| format!("{it} {}", unpacked.path().join(it).exists());
            unpacked.names.iter().map(there).collect::<Vec<_>>().join("\n")
        }
    };
    expected.assert_eq(&told);
}

#[test]
fn only_wanted_files_are_unpacked() {
    check(
        &[("矢量数据/DK.shp", b"shp"), ("栅格数据/a.tif", b"tif")],
        Limits::default(),
        &expect![[r#"
            栅格数据/a.tif false
            矢量数据/DK.shp true"#]],
    );
}

#[test]
fn a_file_that_was_not_wanted_can_be_looked_into_by_itself() {
    let file = zipped(&[("矢量数据/DK.shp", b"shp"), ("图件/a.jpg", b"0123456789")]);
    let unpacked = unpack(file.path(), Limits::default(), |it| it.starts_with("矢量数据")).unwrap();
    let read = |bytes_max| {
        let mut text = String::new();
        unpacked.file("图件/a.jpg", bytes_max)?.read_to_string(&mut text)?;
        io::Result::Ok(text)
    };
    assert_eq!(read(10).unwrap(), "0123456789");
    assert_eq!(read(9).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
    assert_eq!(unpacked.file("图件/b.jpg", 10).unwrap_err().kind(), io::ErrorKind::NotFound);
}

#[test]
fn what_is_unpacked_goes_with_the_value() {
    let unpacked = unpack(zipped(&[("a", b"a")]).path(), Limits::default(), |_| true).unwrap();
    let folder = unpacked.path().to_owned();
    assert!(folder.join("a").exists());
    drop(unpacked);
    assert!(!folder.exists());
}

#[test]
fn names_that_lead_outside_are_refused() {
    let limits = Limits::default();
    check(
        &[("a", b""), ("../b", b"")],
        limits,
        &expect!["`../b` would be unpacked outside of the folder"],
    );
    check(&[("link:a", b"")], limits, &expect!["`a` is a link"]);
    let refused = |name: &[u8]| safe_name(name, 0).unwrap_err().to_string();
    assert_eq!(refused(b"/etc/passwd"), "`/etc/passwd` would be unpacked outside of the folder");
    assert_eq!(refused(b"a\\..\\..\\b"), "`a/../../b` would be unpacked outside of the folder");
    assert_eq!(refused(b"C:\\a"), "`C:/a` would be unpacked outside of the folder");
    assert_eq!(refused(b"\xff\xff"), "the name of entry 0 is neither UTF-8 nor GBK");
}

#[test]
fn names_in_gbk() {
    let (raw, ..) = encoding_rs::GBK.encode("权属数据\\CBF.csv");
    assert_eq!(safe_name(&raw, 0).unwrap(), "权属数据/CBF.csv");
    assert_eq!(safe_name("./权属数据//CBF.csv".as_bytes(), 0).unwrap(), "权属数据/CBF.csv");
}

#[test]
fn archives_that_would_fill_the_disk_are_refused() {
    let blank = vec![b' '; 65 << 20];
    check(
        &[("a", &blank)],
        Limits::default(),
        &expect!["`a` unpacks to 68157440 bytes from 66266"],
    );
    let limits = Limits { bytes_max: 5, ..Limits::default() };
    check(
        &[("a", b"123"), ("b", b"456")],
        limits,
        &expect!["the archive unpacks to more than 5 bytes"],
    );
    let limits = Limits { entries_max: 1, ..Limits::default() };
    check(&[("a", b""), ("b", b"")], limits, &expect!["the archive has 2 entries, more than 1"]);
}

#[test]
fn two_names_for_one_file_are_refused() {
    check(&[("a", b"1"), ("A", b"2")], Limits::default(), &expect!["`A` is in the archive twice"]);
}

#[test]
fn a_file_that_is_no_archive() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), b"PK\x03\x04 and then nothing").unwrap();
    let error = unpack(file.path(), Limits::default(), |_| true).unwrap_err();
    assert_eq!(error.to_string(), "the file is not a zip archive that can be read");
}
