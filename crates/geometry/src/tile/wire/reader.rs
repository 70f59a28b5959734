//! Reading the wire format: fields one after the other, each a view of the bytes.

use super::{BYTES, FIXED_32, FIXED_64, VARINT};

/// Why bytes are no message.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum WireError {
    #[error("the bytes end too early")]
    Truncated,
    #[error("a number has more than 64 bits")]
    Varint,
    #[error("field {0} does not exist")]
    FieldNumber(u64),
    #[error("wire type {0} does not exist")]
    WireType(u64),
}

/// A field of a message, with its number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::tile) enum Field<'a> {
    Number(u64),
    Fixed64([u8; 8]),
    Bytes(&'a [u8]),
    Fixed32([u8; 4]),
}

/// The fields of a message in their order; after an error there are no more.
pub(in crate::tile) fn fields(
    bytes: &[u8],
) -> impl Iterator<Item = Result<(u32, Field<'_>), WireError>> {
    let mut reader = Reader { bytes };
    std::iter::from_fn(move || reader.next_or_end(Reader::field))
}

/// The numbers of a packed field in their order; after an error there are no more.
pub(in crate::tile) fn varints(bytes: &[u8]) -> impl Iterator<Item = Result<u64, WireError>> {
    let mut reader = Reader { bytes };
    std::iter::from_fn(move || reader.next_or_end(Reader::varint))
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn next_or_end<T>(
        &mut self,
        one: impl FnOnce(&mut Self) -> Result<T, WireError>,
    ) -> Option<Result<T, WireError>> {
        if self.bytes.is_empty() {
            return None;
        }
        let read = one(self);
        if read.is_err() {
            self.bytes = &[];
        }
        Some(read)
    }

    fn field(&mut self) -> Result<(u32, Field<'a>), WireError> {
        let key = self.varint()?;
        let number = u32::try_from(key >> 3).ok().filter(|it| (1..1 << 29).contains(it));
        let number = number.ok_or(WireError::FieldNumber(key >> 3))?;
        let wire_type = key & 7;
        let field = match u32::try_from(wire_type) {
            Ok(VARINT) => Field::Number(self.varint()?),
            Ok(FIXED_64) => Field::Fixed64(self.take()?),
            Ok(BYTES) => Field::Bytes(self.content()?),
            Ok(FIXED_32) => Field::Fixed32(self.take()?),
            _ => return Err(WireError::WireType(wire_type)),
        };
        Ok((number, field))
    }

    fn varint(&mut self) -> Result<u64, WireError> {
        let mut number = 0;
        for n_bits in (0..64).step_by(7) {
            let [byte] = self.take()?;
            let bits = u64::from(byte & 0x7f);
            if bits << n_bits >> n_bits != bits {
                return Err(WireError::Varint);
            }
            number |= bits << n_bits;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(WireError::Varint)
    }

    fn content(&mut self) -> Result<&'a [u8], WireError> {
        let n_bytes = usize::try_from(self.varint()?).map_err(|_beyond| WireError::Truncated)?;
        let (content, rest) = self.bytes.split_at_checked(n_bytes).ok_or(WireError::Truncated)?;
        self.bytes = rest;
        Ok(content)
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], WireError> {
        let (taken, rest) = self.bytes.split_first_chunk().ok_or(WireError::Truncated)?;
        self.bytes = rest;
        Ok(*taken)
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, WireError, fields, varints};

    fn all(bytes: &[u8]) -> Result<Vec<(u32, Field<'_>)>, WireError> {
        fields(bytes).collect()
    }

    #[test]
    fn every_wire_type_is_read() {
        let bytes = [8, 150, 1, 18, 2, 7, 8, 29, 1, 2, 3, 4, 33, 1, 2, 3, 4, 5, 6, 7, 8];
        let expected = [
            (1, Field::Number(150)),
            (2, Field::Bytes(&[7, 8])),
            (3, Field::Fixed32([1, 2, 3, 4])),
            (4, Field::Fixed64([1, 2, 3, 4, 5, 6, 7, 8])),
        ];
        assert_eq!(all(&bytes), Ok(expected.to_vec()));
        for n_bytes in [1, 2, 4, 5, 9, 11, 15] {
            assert_eq!(all(&bytes[..n_bytes]), Err(WireError::Truncated), "{n_bytes}");
        }
    }

    #[test]
    fn groups_and_unknown_wire_types_are_refused() {
        for wire_type in [3, 4, 6, 7] {
            assert_eq!(all(&[8 | wire_type]), Err(WireError::WireType(wire_type.into())));
        }
        assert_eq!(all(&[0, 0]), Err(WireError::FieldNumber(0)));
    }

    #[test]
    fn a_length_beyond_the_bytes_is_refused() {
        let hostile = [10, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1, 0];
        assert_eq!(all(&hostile), Err(WireError::Truncated));
    }

    #[test]
    fn a_number_has_at_most_64_bits() {
        let written = |last: u8| [&[0xff; 9], [last].as_slice()].concat();
        let read = |bytes: &[u8]| varints(bytes).collect::<Result<Vec<u64>, _>>();
        assert_eq!(read(&written(1)), Ok(vec![u64::MAX]));
        assert_eq!(read(&written(2)), Err(WireError::Varint));
        assert_eq!(read(&[0x80; 11]), Err(WireError::Varint));
    }
}
