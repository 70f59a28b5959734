//! Attribute tables, sound and broken.

use std::fmt::Write as _;

use encoding_rs::{GB18030, UTF_8};
use expect_test::{Expect, expect};

use super::{DbfHeader, DbfRecords, deleted};
use crate::text::Undecodable;

/// A table of a name of ten bytes, a number and a flag.
pub(crate) fn table(rows: &[[&[u8]; 3]]) -> Vec<u8> {
    let fields: [(&[u8], u8, u8, u8); 3] =
        [(b"NAME", b'C', 10, 0), (b"AREA", b'N', 8, 2), (b"FLAG", b'L', 1, 0)];
    let mut bytes = vec![3, 116, 1, 1];
    bytes.extend(u32::try_from(rows.len()).unwrap().to_le_bytes());
    bytes.extend((32 + 32 * 3 + 1_u16).to_le_bytes());
    bytes.extend(20_u16.to_le_bytes());
    bytes.resize(32, 0);
    for (name, kind, width, decimals) in fields {
        let mut descriptor = name.to_vec();
        descriptor.resize(32, 0);
        (descriptor[11], descriptor[16], descriptor[17]) = (kind, width, decimals);
        bytes.extend(descriptor);
    }
    bytes.push(0x0d);
    for row in rows {
        bytes.push(b' ');
        for (value, (.., width, _)) in row.iter().zip(fields) {
            let mut value = value.to_vec();
            value.resize(usize::from(width), b' ');
            bytes.extend(value);
        }
    }
    bytes
}

fn check(bytes: &[u8], expected: &Expect) {
    let header = match DbfHeader::read(bytes).unwrap() {
        Ok(header) => header,
        Err(error) => return expected.assert_eq(&format!("{error}\n")),
    };
    let n_whole = header.n_whole(bytes.len() as u64);
    let mut told = format!("{n_whole} of {}\n", header.n_records);
    let body = &bytes[usize::try_from(header.header_bytes).unwrap()..];
    let mut records = DbfRecords::new(body, &header, 1, n_whole);
    while let Some((row, record)) = records.advance().unwrap() {
        let values: Vec<_> = header.columns.iter().map(|it| it.text(record, UTF_8)).collect();
        writeln!(told, "{row}{} {values:?}", if deleted(record) { "*" } else { "" }).unwrap();
    }
    expected.assert_eq(&told);
}

#[test]
fn values_are_the_text_as_it_stands() {
    check(
        &table(&[[b" a b", b"  667.00", b"T"], [b"", b"", b"?"], [b"x\0\0", b"********", b" "]]),
        &expect![[r#"
            3 of 3
            1 [Some(" a b"), Some("667.00"), Some("T")]
            2 [None, None, None]
            3 [Some("x"), Some("********"), None]
        "#]],
    );
}

#[test]
fn deleted_rows_keep_their_numbers() {
    let mut bytes = table(&[[b"a", b"1", b"T"], [b"b", b"2", b"T"]]);
    let first = bytes.len() - 40;
    bytes[first] = b'*';
    check(
        &bytes,
        &expect![[r#"
            2 of 2
            1* [Some("a"), Some("1"), Some("T")]
            2 [Some("b"), Some("2"), Some("T")]
        "#]],
    );
}

#[test]
fn a_truncated_table_gives_its_whole_rows() {
    let bytes = table(&[[b"a", b"1", b"T"], [b"b", b"2", b"T"], [b"c", b"3", b"T"]]);
    check(
        &bytes[..bytes.len() - 21],
        &expect![[r#"
            1 of 3
            1 [Some("a"), Some("1"), Some("T")]
        "#]],
    );
}

#[test]
fn heads_that_are_none() {
    let whole = table(&[]);
    check(b"", &expect![["the file is shorter than the header of a DBF\n"]]);
    check(&whole[..40], &expect![["the file is shorter than the header of a DBF\n"]]);
    let with = |at: usize, byte| {
        let mut bytes = whole.clone();
        bytes[at] = byte;
        bytes
    };
    check(&with(0, b'<'), &expect![["`0x3c` is not the version of a dBASE III or IV table\n"]]);
    check(&with(10, 12), &expect![["records of 12 bytes cannot hold fields of 20\n"]]);
    check(&with(32, 0x0d), &expect![["the table has no fields\n"]]);
    check(&with(7, 0xff), &expect![["0 of 4278190080\n"]]);
}

#[test]
fn fields_that_an_encoding_does_not_have_are_noted() {
    let bytes =
        table(&[[b"abc", b"1", b"T"], ["张三".as_bytes(), b"2", b"T"], [b"\xd5\xc5", b"3", b"T"]]);
    let header = DbfHeader::read(bytes.as_slice()).unwrap().unwrap();
    let noted = |encoding| {
        let mut noted = Undecodable::default();
        let mut records = DbfRecords::new(&bytes[129..], &header, 1, 3);
        while let Some((row, record)) = records.advance().unwrap() {
            header.note_undecodable(row, record, encoding, &mut noted);
        }
        noted.first
    };
    assert_eq!(noted(UTF_8), [(3, 0)]);
    assert_eq!(noted(GB18030), [], "three characters of two bytes are no less valid");
}

#[test]
fn a_character_that_lies_across_two_fields_is_in_neither() {
    let name = "张三丰".as_bytes();
    let bytes = table(&[[&[name, b"\xe5"].concat(), b"\xbc\xa0 667.0", b"T"]]);
    let header = DbfHeader::read(bytes.as_slice()).unwrap().unwrap();
    assert!(std::str::from_utf8(&bytes[129..]).is_ok(), "as a whole it is UTF-8");
    let mut noted = Undecodable::default();
    header.note_undecodable(1, &bytes[129..], UTF_8, &mut noted);
    assert_eq!(noted.first, [(1, 0), (1, 1)]);
}
