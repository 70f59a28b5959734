//! What is refused, and by which words.

use expect_test::{Expect, expect};

use super::decode;
use crate::tile::wire::{write_bytes, write_number, write_varint};

fn layer(write: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let (mut layer, mut tile) = (Vec::new(), Vec::new());
    write(&mut layer);
    write_bytes(&mut tile, 3, &layer);
    tile
}

/// A layer with one feature of a type and its commands.
fn geometry(version: u64, kind: u64, commands: &[u64]) -> Vec<u8> {
    let mut packed = Vec::new();
    for command in commands {
        write_varint(&mut packed, *command);
    }
    layer(|layer| {
        let mut feature = Vec::new();
        write_number(&mut feature, 3, kind);
        write_bytes(&mut feature, 4, &packed);
        write_bytes(layer, 2, &feature);
        write_bytes(layer, 1, b"a");
        write_number(layer, 15, version);
    })
}

fn said(bytes: &[u8]) -> String {
    decode(bytes).map_or_else(|error| error.to_string(), |_| "read".to_owned())
}

fn check(cases: &[(&str, Vec<u8>)], expected: &Expect) {
    let told = cases.iter().map(|(name, bytes)| format!("{name}: {}\n", said(bytes)));
    expected.assert_eq(&told.collect::<String>());
}

#[test]
fn layers_that_are_none() {
    let named = |rest: fn(&mut Vec<u8>)| {
        layer(|it| {
            write_bytes(it, 1, b"a");
            write_number(it, 15, 2);
            rest(it);
        })
    };
    check(
        &[
            ("plain", named(|_| {})),
            ("an extension", named(|it| write_number(it, 16, 1))),
            ("no width", named(|it| write_number(it, 5, 0))),
            ("too wide", named(|it| write_number(it, 5, 1 << 32))),
            ("two names", named(|it| write_bytes(it, 1, b"b"))),
            ("two versions", named(|it| write_number(it, 15, 2))),
            ("a key that is no text", named(|it| write_bytes(it, 3, &[0xff]))),
            ("a feature that is a number", named(|it| write_number(it, 2, 1))),
            ("an empty value", named(|it| write_bytes(it, 4, &[]))),
            ("two values in one", named(|it| write_bytes(it, 4, &[56, 1, 56, 0]))),
            ("a future type", named(|it| write_bytes(it, 4, &[64, 1]))),
            ("no version", layer(|it| write_bytes(it, 1, b"a"))),
            ("version 3", layer(|it| write_number(it, 15, 3))),
            ("a layer that is a number", vec![24, 1]),
            ("a second layer of one name", [named(|_| {}), named(|_| {})].concat()),
            ("cut short", named(|_| {})[..4].to_vec()),
        ],
        &expect![[r#"
            plain: read
            an extension: read
            no width: a layer cannot be 0 units wide
            too wide: a layer cannot be 4294967296 units wide
            two names: a `Layer` has its `name` twice
            two versions: a `Layer` has its `version` twice
            a key that is no text: a text is not UTF-8
            a feature that is a number: field 2 of a `Layer` has another wire type than it should
            an empty value: a `Value` holds 0 values and not one
            two values in one: a `Value` holds 2 values and not one
            a future type: field 8 of a `Value` is of no known type
            no version: a `Layer` has no `version`
            version 3: version 3 of the specification does not exist
            a layer that is a number: field 3 of a `Tile` has another wire type than it should
            a second layer of one name: two layers have the name `a`
            cut short: the bytes end too early
        "#]],
    );
}

#[test]
fn geometries_that_are_none() {
    let square = [9, 0, 0, 26, 20, 0, 0, 20, 19, 0, 15];
    let turned = [9, 0, 0, 26, 0, 20, 20, 0, 0, 19, 15];
    let polygon = |commands: &[u64]| geometry(2, 3, commands);
    check(
        &[
            ("a square", polygon(&square)),
            ("nothing", polygon(&[])),
            ("a hole alone", polygon(&turned)),
            ("in version 1 directions are free", geometry(1, 3, &turned)),
            ("not closed", polygon(&square[..10])),
            ("not closed before the next", polygon(&[&square[..10], &square].concat())),
            ("two corners", polygon(&[9, 0, 0, 10, 20, 0, 15])),
            ("no area", polygon(&[9, 0, 0, 18, 20, 0, 20, 0, 15])),
            ("the first corner again", polygon(&[9, 0, 0, 26, 20, 0, 0, 20, 19, 19, 15])),
            ("a corner twice", polygon(&[9, 0, 0, 26, 20, 0, 0, 0, 0, 20, 15])),
            ("two starts", polygon(&[17, 0, 0, 2, 2, 26, 20, 0, 0, 20, 19, 0, 15])),
            ("a closed line", geometry(2, 2, &[9, 0, 0, 10, 2, 2, 15])),
            ("in version 1 a line may be closed", geometry(1, 2, &[9, 0, 0, 10, 2, 2, 15])),
            ("command 3", geometry(2, 2, &[9, 0, 0, 11, 2, 2])),
            ("a line of a point", geometry(2, 2, &[9, 0, 0])),
            ("a line without lines", geometry(2, 2, &[9, 0, 0, 2])),
            ("points and a line", geometry(2, 1, &[9, 0, 0, 10, 2, 2])),
            ("no points", geometry(2, 1, &[1])),
            ("more points than numbers", geometry(2, 1, &[0xffff_fff9, 2, 2])),
            ("a wide number", geometry(2, 1, &[9, 1 << 32, 2])),
        ],
        &expect![[r#"
            a square: read
            nothing: a geometry has no commands
            a hole alone: a hole comes before its shell
            in version 1 directions are free: read
            not closed: a ring is not closed
            not closed before the next: a ring is not closed
            two corners: command 2 may not have the count 1
            no area: a ring encloses nothing
            the first corner again: a point repeats the one before it
            a corner twice: a point repeats the one before it
            two starts: command 1 may not have the count 2
            a closed line: command 7 may not stand where it does
            in version 1 a line may be closed: read
            command 3: command 3 does not exist
            a line of a point: the numbers end before the command does
            a line without lines: command 2 may not have the count 0
            points and a line: command 2 may not stand where it does
            no points: command 1 may not have the count 0
            more points than numbers: the numbers end before the command does
            a wide number: 4294967296 is beyond 32 bits
        "#]],
    );
}
