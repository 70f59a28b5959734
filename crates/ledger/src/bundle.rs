//! Bundles of entries (C2SP tlog-tiles): each entry behind its length in two bytes, the higher one first.

const LENGTH_BYTES: usize = 2;

/// An entry of more than 65,535 bytes, which no bundle can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an entry of {n_bytes} bytes fits in no bundle")]
pub struct EntryTooLong {
    pub n_bytes: usize,
}

/// A bundle that breaks off inside an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the bundle breaks off inside an entry")]
pub struct BundleMalformed;

/// The content of a bundle.
pub fn encode_bundle<E: AsRef<[u8]>>(entries: &[E]) -> Result<Vec<u8>, EntryTooLong> {
    let mut content = Vec::new();
    for entry in entries {
        let entry = entry.as_ref();
        let n_bytes = entry.len();
        let length = u16::try_from(n_bytes).map_err(|_too_long| EntryTooLong { n_bytes })?;
        content.extend(length.to_be_bytes());
        content.extend(entry);
    }
    Ok(content)
}

/// The entries of a bundle.
pub fn decode_bundle(mut content: &[u8]) -> Result<Vec<&[u8]>, BundleMalformed> {
    let mut entries = Vec::new();
    while !content.is_empty() {
        let (length, rest) = content.split_first_chunk::<LENGTH_BYTES>().ok_or(BundleMalformed)?;
        let length = usize::from(u16::from_be_bytes(*length));
        let (entry, rest) = rest.split_at_checked(length).ok_or(BundleMalformed)?;
        entries.push(entry);
        content = rest;
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::{BundleMalformed, EntryTooLong, decode_bundle, encode_bundle};

    #[test]
    fn entries_come_out_as_they_went_in() {
        let longest = vec![7; 65_535];
        let entries = [b"first".as_slice(), b"", &longest];
        let content = encode_bundle(&entries).unwrap();
        assert_eq!(content[..9], *b"\x00\x05first\x00\x00");
        assert_eq!(decode_bundle(&content).unwrap(), entries);
        assert_eq!(decode_bundle(b"").unwrap(), [b""; 0]);
    }

    #[test]
    fn a_byte_too_many_is_refused() {
        let n_bytes = 65_536;
        assert_eq!(encode_bundle(&[vec![7; n_bytes]]), Err(EntryTooLong { n_bytes }));
    }

    #[test]
    fn a_bundle_that_breaks_off_is_refused() {
        let content = encode_bundle(&[b"first", b"other"]).unwrap();
        for end in (1..content.len()).filter(|it| *it != 7) {
            assert_eq!(decode_bundle(&content[..end]), Err(BundleMalformed), "{end}");
        }
    }
}
