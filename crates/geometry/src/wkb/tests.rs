//! Outlines as bytes, there and back.

use proptest::{collection::vec, prelude::*};

use super::{WkbError, decode, encode};
use crate::{Coord, Outline, Patch, Ring};

fn triangle() -> Outline {
    let exterior = Ring([(0.0, 0.0), (0.0, 1.0), (1.0, 0.0)].map(Into::into).to_vec());
    Outline { patches: vec![Patch { exterior, interiors: Vec::new() }] }
}

/// A triangle in some form: its header, then three points with `extra` ordinates each.
fn triangle_as(header: &[u8], n_extra: usize, big_endian: bool) -> Vec<u8> {
    let mut bytes = header.to_vec();
    let number = |it: u32| if big_endian { it.to_be_bytes() } else { it.to_le_bytes() };
    let ordinate = |it: f64| if big_endian { it.to_be_bytes() } else { it.to_le_bytes() };
    bytes.extend(number(1));
    bytes.extend(number(3));
    for coord in triangle().coords() {
        bytes.extend(ordinate(coord.x));
        bytes.extend(ordinate(coord.y));
        (0..n_extra).for_each(|_| bytes.extend(ordinate(7.0)));
    }
    bytes
}

#[test]
fn every_common_form_is_read() {
    let forms: [(&[u8], usize, bool); 8] = [
        (&[1, 3, 0, 0, 0], 0, false),
        (&[0, 0, 0, 0, 3], 0, true),
        (&[1, 0xeb, 3, 0, 0], 1, false),
        (&[1, 0xd3, 7, 0, 0], 1, false),
        (&[1, 0xbb, 0xb, 0, 0], 2, false),
        (&[1, 3, 0, 0, 0x20, 0x8a, 0x11, 0, 0], 0, false),
        (&[1, 3, 0, 0, 0x80], 1, false),
        (&[0, 0xe0, 0, 0, 3, 0, 0, 0x11, 0x8a], 2, true),
    ];
    for (header, n_extra, big_endian) in forms {
        let bytes = triangle_as(header, n_extra, big_endian);
        assert_eq!(decode(&bytes), Ok(triangle()), "{header:?}");
    }
}

#[test]
fn one_patch_is_a_polygon_and_several_are_a_multi_polygon() {
    let mut outline = triangle();
    assert_eq!(encode(&outline)[..5], [1, 3, 0, 0, 0]);
    outline.patches.push(outline.patches[0].clone());
    assert_eq!(encode(&outline)[..9], [1, 6, 0, 0, 0, 2, 0, 0, 0]);
    assert_eq!(encode(&Outline::default()), [1, 6, 0, 0, 0, 0, 0, 0, 0]);
}

#[test]
fn bad_bytes_are_refused() {
    let good = encode(&triangle());
    for n_bytes in 0..good.len() {
        assert_eq!(decode(&good[..n_bytes]), Err(WkbError::Truncated), "{n_bytes}");
    }
    let longer = [good.as_slice(), &[0]].concat();
    assert_eq!(decode(&longer), Err(WkbError::Trailing { n_bytes: 1 }));
    assert_eq!(decode(&[2]), Err(WkbError::ByteOrder(2)));
    assert_eq!(decode(&[1, 1, 0, 0, 0]), Err(WkbError::Kind(1)));
    assert_eq!(decode(&[1, 3, 16, 0, 0]), Err(WkbError::Kind(4099)));
}

#[test]
fn a_count_without_bytes_behind_it_costs_nothing() {
    for bytes in [
        [1, 3, 0, 0, 0, 0xff, 0xff, 0xff, 0xff].as_slice(),
        &[1, 6, 0, 0, 0, 0xff, 0xff, 0xff, 0xff],
        &[1, 3, 0, 0, 0, 1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff],
    ] {
        assert_eq!(decode(bytes), Err(WkbError::Truncated));
    }
}

fn any_bits() -> impl Strategy<Value = f64> + Clone {
    any::<u64>().prop_map(f64::from_bits)
}

fn any_outline() -> impl Strategy<Value = Outline> {
    let coord = (any_bits(), any_bits()).prop_map(|(x, y)| Coord { x, y });
    let ring = vec(coord, 0..6).prop_map(Ring);
    let patch = (ring.clone(), vec(ring, 0..3))
        .prop_map(|(exterior, interiors)| Patch { exterior, interiors });
    vec(patch, 0..4).prop_map(|patches| Outline { patches })
}

fn bits(outline: &Outline) -> Vec<[u64; 2]> {
    outline.coords().map(|it| [it.x.to_bits(), it.y.to_bits()]).collect()
}

proptest! {
    #[test]
    fn every_bit_comes_back(outline in any_outline()) {
        let bytes = encode(&outline);
        let back = decode(&bytes).unwrap();
        prop_assert_eq!(bits(&back), bits(&outline));
        prop_assert_eq!(encode(&back), bytes);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in vec(any::<u8>(), 0..200)) {
        let _ = decode(&bytes);
    }

    #[test]
    fn no_flipped_byte_makes_it_panic(outline in any_outline(), at in any::<usize>(), to in any::<u8>()) {
        let mut bytes = encode(&outline);
        let at = at % bytes.len();
        bytes[at] = to;
        let _ = decode(&bytes);
    }
}
