//! Shapes, sound and broken.

use expect_test::{Expect, expect};

use super::{Shape, ShpHeader, ShpRun, ShpWalk};

const VERTICES_MAX: u64 = 100;

/// The head of a layer of polygons.
pub(crate) fn head(kind: u32) -> Vec<u8> {
    let mut bytes = 9994_u32.to_be_bytes().to_vec();
    bytes.resize(28, 0);
    bytes.extend(1000_u32.to_le_bytes());
    bytes.extend(kind.to_le_bytes());
    bytes.resize(100, 0);
    bytes
}

fn record(number: u32, content: &[u8]) -> Vec<u8> {
    let words = u32::try_from(content.len() / 2).unwrap();
    [&number.to_be_bytes(), &words.to_be_bytes(), content].concat()
}

/// The content of a polygon whose counts and parts may lie.
fn polygon(n_parts: u32, n_points: u32, parts: &[u32], points: &[(f64, f64)]) -> Vec<u8> {
    let mut bytes = 5_u32.to_le_bytes().to_vec();
    for side in [0.0_f64, 0.0, 9.0, 9.0] {
        bytes.extend(side.to_le_bytes());
    }
    bytes.extend(n_parts.to_le_bytes());
    bytes.extend(n_points.to_le_bytes());
    bytes.extend(parts.iter().flat_map(|it| it.to_le_bytes()));
    bytes.extend(points.iter().flat_map(|(x, y)| [x.to_le_bytes(), y.to_le_bytes()].concat()));
    bytes
}

const SQUARE: [(f64, f64); 5] = [(0.0, 0.0), (0.0, 9.0), (9.0, 9.0), (9.0, 0.0), (0.0, 0.0)];

pub(crate) fn square(number: u32) -> Vec<u8> {
    record(number, &polygon(1, 5, &[0], &SQUARE))
}

fn check(records: &[Vec<u8>], expected: &Expect) {
    let bytes = records.concat();
    let mut walk = ShpWalk::new(bytes.as_slice(), 100 + bytes.len() as u64, VERTICES_MAX);
    let mut told = String::new();
    while let Some(entry) = walk.advance().unwrap() {
        let range = usize::try_from(entry.bytes.start - 100).unwrap()
            ..usize::try_from(entry.bytes.end - 100).unwrap();
        let line = match entry.shape {
            Err(trouble) => format!("{} {trouble}\n", entry.number),
            Ok(envelope) => {
                let shape =
                    ShpRun::new(&bytes[range]).advance().expect("what the walk passes can be read");
                format!("{} {} {}\n", entry.number, envelope.is_some(), name(&shape))
            }
        };
        told.push_str(&line);
    }
    expected.assert_eq(&told);
}

fn name(shape: &Shape) -> String {
    match shape {
        Shape::None => "none".to_owned(),
        Shape::Point(it) => format!("point {} {}", it.x, it.y),
        Shape::Points(it) => format!("points {}", it.len()),
        Shape::Lines(it) => format!("lines {:?}", it.iter().map(Vec::len).collect::<Vec<_>>()),
        Shape::Outline(it) => {
            format!("outline of {} patches, {} vertices", it.patches.len(), it.n_vertices())
        }
        Shape::Other(kind) => format!("{kind:?}"),
    }
}

#[test]
fn shapes_of_every_kind() {
    let null = record(2, &[0; 4]);
    let mut point = 1_u32.to_le_bytes().to_vec();
    point.extend([1.5_f64.to_le_bytes(), 2.5_f64.to_le_bytes()].concat());
    let mut line = polygon(2, 5, &[0, 2], &SQUARE);
    line[0] = 3;
    check(
        &[square(1), null, record(3, &point), record(4, &line)],
        &expect![[r#"
            1 true outline of 1 patches, 5 vertices
            2 false none
            3 true point 1.5 2.5
            4 true lines [2, 3]
        "#]],
    );
}

#[test]
fn heights_and_measures_are_left_out() {
    let mut content = polygon(1, 5, &[0], &SQUARE);
    content[0] = 15;
    content.extend([0; 16 + 40 + 16 + 40]);
    check(
        &[record(1, &content), square(2)],
        &expect![[r#"
            1 true outline of 1 patches, 5 vertices
            2 true outline of 1 patches, 5 vertices
        "#]],
    );
}

#[test]
fn counts_that_do_not_fit_allocate_nothing() {
    check(
        &[
            record(1, &polygon(1, u32::MAX, &[0], &SQUARE)),
            record(2, &polygon(u32::MAX, 5, &[0], &SQUARE)),
            record(3, &polygon(1, 6, &[0], &SQUARE)),
            square(4),
        ],
        &expect![[r#"
            1 1 parts of 4294967295 points do not fit into the record
            2 4294967295 parts of 5 points do not fit into the record
            3 1 parts of 6 points do not fit into the record
            4 true outline of 1 patches, 5 vertices
        "#]],
    );
}

#[test]
fn parts_that_are_out_of_order() {
    check(
        &[
            record(1, &polygon(2, 5, &[3, 0], &SQUARE)),
            record(2, &polygon(2, 5, &[0, 6], &SQUARE)),
            record(3, &polygon(0, 5, &[], &SQUARE)),
            record(4, &polygon(0, 0, &[], &[])),
        ],
        &expect![[r#"
            1 the parts do not begin in order
            2 the parts do not begin in order
            3 the parts do not begin in order
            4 true outline of 0 patches, 0 vertices
        "#]],
    );
}

#[test]
fn too_many_vertices_are_passed_over() {
    let at_limit = vec![(1.0, 1.0); 100];
    let beyond = vec![(1.0, 1.0); 101];
    check(
        &[
            record(1, &polygon(1, 100, &[0], &at_limit)),
            record(2, &polygon(1, 101, &[0], &beyond)),
            square(3),
        ],
        &expect![[r#"
            1 true outline of 1 patches, 100 vertices
            2 the shape has 101 vertices
            3 true outline of 1 patches, 5 vertices
        "#]],
    );
}

#[test]
fn records_that_have_no_sense() {
    check(
        &[
            record(1, &[0; 2]),
            record(2, &[99, 0, 0, 0]),
            record(3, &5_u32.to_le_bytes()),
            square(4),
        ],
        &expect![[r#"
            1 the record says it has 2 bytes, which its shape cannot have
            2 `99` is not the kind of the layer's shapes
            3 the record says it has 4 bytes, which its shape cannot have
            4 true outline of 1 patches, 5 vertices
        "#]],
    );
}

#[test]
fn a_file_that_ends_within_a_record() {
    let whole = square(1);
    let cut = whole[..whole.len() - 1].to_vec();
    let expected = expect![[r#"
        1 true outline of 1 patches, 5 vertices
        1 the file ends within the record
    "#]];
    check(&[whole, cut], &expected);
}

#[test]
fn heads_that_are_none() {
    let told = |bytes: &[u8]| match ShpHeader::read(bytes).unwrap() {
        Ok(header) => format!("{:?}", header.kind),
        Err(error) => error.to_string(),
    };
    assert_eq!(told(&head(15)), "Polygon");
    assert_eq!(told(&head(99)), "`99` is no kind of shape");
    assert_eq!(told(&head(5)[..99]), "the file is shorter than the header of a shapefile");
    assert_eq!(told(b"<!doctype html>"), "the file does not begin as a shapefile does");
    assert_eq!(told(b""), "the file is shorter than the header of a shapefile");
}

#[test]
fn no_bytes_panic() {
    let whole = [square(1), square(2)].concat();
    for at in 0..whole.len() {
        for byte in [0, 1, 0x7f, 0xff] {
            let mut bytes = whole.clone();
            bytes[at] = byte;
            let mut walk = ShpWalk::new(bytes.as_slice(), 100 + bytes.len() as u64, VERTICES_MAX);
            while let Some(entry) = walk.advance().unwrap() {
                let range = usize::try_from(entry.bytes.start - 100).unwrap()..;
                let _ = ShpRun::new(&bytes[range]).advance();
            }
        }
    }
}
