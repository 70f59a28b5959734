//! Paths of tiles in their one spelling, and nodes read from tiles.

use proptest::prelude::*;

use super::{Tile, TilePath, TilePathMalformed, Tiles, decode_tile, encode_tile};
use crate::{Digest, Frontier, Node, plan_inclusion, plan_root, root, verify_inclusion};

fn hashes(level: u8, index: u64, width: u64) -> TilePath {
    TilePath::Hashes(Tile { level, index, width })
}

#[test]
fn a_path_is_spelt_as_the_specification_has_it() {
    for (tile, path) in [
        (hashes(0, 1_234_067, 256), "0/x001/x234/067"),
        (hashes(0, 1_234_067, 8), "0/x001/x234/067.p/8"),
        (hashes(2, 0, 256), "2/000"),
        (hashes(63, 999, 255), "63/999.p/255"),
        (TilePath::Entries { index: 1_000, width: 256 }, "entries/x001/000"),
        (TilePath::Entries { index: 7, width: 1 }, "entries/007.p/1"),
    ] {
        assert_eq!(tile.to_string(), path);
        assert_eq!(path.parse(), Ok(tile), "{path}");
    }
}

#[test]
fn another_spelling_names_no_tile() {
    for path in [
        "",
        "0",
        "0/",
        "0/1",
        "0/01",
        "0/0001",
        "00/001",
        "64/001",
        "-1/001",
        "+1/001",
        "a/001",
        "0/x000/001",
        "0/001/002",
        "0/x001",
        "0/x001/x002",
        "0/001.p/0",
        "0/001.p/256",
        "0/001.p/01",
        "0/001.p/",
        "0/001.p/1/2",
        "0/001.p/1.p/1",
        "0/+01",
        "entries/1",
        "data/001",
        "0/x999/x999/x999/x999/x999/x999/999",
        "0/名",
        "0/x名/001",
    ] {
        assert_eq!(path.parse::<TilePath>(), Err(TilePathMalformed), "{path}");
    }
}

/// All tiles of a tree, made as the register makes them: each hash from the tile below it.
fn tiles(leaves: &[Digest]) -> Tiles {
    let (mut tiles, mut level, mut row) = (Tiles::default(), 0, leaves.to_vec());
    while !row.is_empty() {
        for (index, hashes) in (0..).zip(row.chunks(256)) {
            let width = hashes.len().try_into().unwrap();
            tiles.put(Tile { level, index, width }, hashes.to_vec());
        }
        row = row.chunks_exact(256).map(root).collect();
        level += 1;
    }
    tiles
}

#[test]
fn a_proof_is_read_from_tiles() {
    let size = 65_800;
    let leaves: Vec<Digest> = (0..size).map(|it: u64| Digest::of_leaf(&it.to_be_bytes())).collect();
    let (tiles, root) = (tiles(&leaves), root(&leaves));
    let peaks: Option<Vec<Digest>> = plan_root(size).nodes().map(|it| tiles.hash(it)).collect();
    assert_eq!(Frontier::of(size, peaks.unwrap()).unwrap().root(), root);
    for index in [0, 255, 256, 65_535, 65_536, size - 1] {
        let plan = plan_inclusion(index, size).unwrap();
        assert!(Tiles::needed(plan.nodes(), size).unwrap().len() <= 5);
        let path = plan.assemble(|it| tiles.hash(it)).unwrap();
        let leaf = leaves[usize::try_from(index).unwrap()];
        assert_eq!(verify_inclusion(&leaf.0, index, size, &path, &root.0), Ok(()), "{index}");
    }
}

#[test]
fn a_node_beyond_the_tree_is_in_no_tile() {
    assert_eq!(Tile::of(Node { level: 0, index: 299 }, 300), Tile::at(0, 1, 300));
    assert_eq!(Tile::at(0, 1, 300), Some(Tile { level: 0, index: 1, width: 44 }));
    assert_eq!(Tile::of(Node { level: 0, index: 300 }, 300), None);
    assert_eq!(Tile::of(Node { level: 3, index: 37 }, 300), None, "it is not complete");
    assert_eq!(Tile::at(1, 0, 300), Some(Tile { level: 1, index: 0, width: 1 }));
    assert_eq!(Tile::at(1, 0, 255), None);
    assert_eq!(Tile::at(63, u64::MAX, u64::MAX), None);
    assert_eq!(Tiles::default().hash(Node { level: 0, index: 0 }), None);
}

#[test]
fn a_tile_of_another_width_is_refused() {
    let two = [Digest([1; 32]), Digest([2; 32])];
    let content = encode_tile(&two);
    let tile = |width| Tile { level: 0, index: 0, width };
    assert_eq!(decode_tile(tile(2), &content).unwrap(), two);
    assert_eq!(decode_tile(tile(3), &content), None);
    assert_eq!(decode_tile(tile(2), &content[1..]), None);
}

proptest! {
    #[test]
    fn a_path_is_read_as_it_is_written(level in 0_u8..64, index: u64, width in 1_u64..=256) {
        let tile = hashes(level, index, width);
        prop_assert_eq!(tile.to_string().parse(), Ok(tile));
    }

    #[test]
    fn no_text_makes_it_panic(text in "[0-9x/.pe名]{0,40}") {
        if let Ok(tile) = text.parse::<TilePath>() {
            prop_assert_eq!(tile.to_string(), text);
        }
    }
}
