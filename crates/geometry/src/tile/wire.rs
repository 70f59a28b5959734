//! Protocol Buffers' wire format, as much of it as vector tiles use, and the numbers of their fields.

mod reader;

pub use reader::WireError;
pub(super) use reader::{Field, fields, varints};

pub(super) const VARINT: u32 = 0;
pub(super) const FIXED_64: u32 = 1;
pub(super) const BYTES: u32 = 2;
pub(super) const FIXED_32: u32 = 5;

/// The fields of a tile.
pub(super) mod tile {
    pub(in crate::tile) const LAYER: u32 = 3;
}

/// The fields of a layer.
pub(super) mod layer {
    pub(in crate::tile) const NAME: u32 = 1;
    pub(in crate::tile) const FEATURE: u32 = 2;
    pub(in crate::tile) const KEY: u32 = 3;
    pub(in crate::tile) const VALUE: u32 = 4;
    pub(in crate::tile) const EXTENT: u32 = 5;
    pub(in crate::tile) const VERSION: u32 = 15;
}

/// The fields of a feature.
pub(super) mod feature {
    pub(in crate::tile) const ID: u32 = 1;
    pub(in crate::tile) const TAGS: u32 = 2;
    pub(in crate::tile) const KIND: u32 = 3;
    pub(in crate::tile) const GEOMETRY: u32 = 4;
}

/// The fields of a value.
pub(super) mod value {
    pub(in crate::tile) const STRING: u32 = 1;
    pub(in crate::tile) const FLOAT: u32 = 2;
    pub(in crate::tile) const DOUBLE: u32 = 3;
    pub(in crate::tile) const INT: u32 = 4;
    pub(in crate::tile) const UINT: u32 = 5;
    pub(in crate::tile) const SINT: u32 = 6;
    pub(in crate::tile) const BOOL: u32 = 7;
}

/// Writes seven bits a byte, the lowest first.
#[expect(clippy::cast_possible_truncation, reason = "seven bits fit in a byte")]
pub(super) fn write_varint(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

pub(super) fn write_key(bytes: &mut Vec<u8>, field: u32, wire_type: u32) {
    write_varint(bytes, u64::from(field << 3 | wire_type));
}

pub(super) fn write_number(bytes: &mut Vec<u8>, field: u32, number: u64) {
    write_key(bytes, field, VARINT);
    write_varint(bytes, number);
}

pub(super) fn write_bytes(bytes: &mut Vec<u8>, field: u32, content: &[u8]) {
    write_key(bytes, field, BYTES);
    write_varint(bytes, content.len() as u64);
    bytes.extend_from_slice(content);
}

/// Numbers near zero, of either sign, become small ones.
pub(super) fn zigzag(number: i64) -> u64 {
    (number << 1 ^ number >> 63).cast_unsigned()
}

pub(super) fn unzigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{unzigzag, varints, write_varint, zigzag};

    #[test]
    fn zigzag_as_the_specification_has_it() {
        for (number, written) in [(0, 0), (-1, 1), (1, 2), (-2, 3), (i64::MAX, u64::MAX - 1)] {
            assert_eq!((zigzag(number), unzigzag(written)), (written, number));
        }
    }

    #[test]
    fn a_varint_as_the_specification_has_it() {
        let mut bytes = Vec::new();
        write_varint(&mut bytes, 300);
        assert_eq!(bytes, [0xac, 0x02]);
    }

    proptest! {
        #[test]
        fn numbers_come_back(numbers: Vec<u64>) {
            let mut bytes = Vec::new();
            for number in &numbers {
                write_varint(&mut bytes, *number);
            }
            let back: Result<Vec<u64>, _> = varints(&bytes).collect();
            prop_assert_eq!(back, Ok(numbers.clone()));
            prop_assert!(numbers.iter().all(|it| zigzag(unzigzag(*it)) == *it));
        }
    }
}
