//! Text into the bytes of an encoding, telling of every character that it cannot hold.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, GBK, UTF_8};

/// What stands for a character that the encoding cannot hold.
const REPLACEMENT: u8 = b'?';

/// The language driver byte of a DBF in code page 936.
const LANGUAGE_GBK: u8 = 0x4D;

/// The encoding of the layers' attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DbfEncoding {
    Utf8,
    /// Holds no rare characters: 㙍, 𠅤, 𬭎 and their like are lost, and listed.
    Gbk,
    Gb18030,
}

impl DbfEncoding {
    /// What a `.cpg` file says.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Gbk => "GBK",
            Self::Gb18030 => "GB18030",
        }
    }

    /// The language driver byte; only GBK has one that others know.
    pub(super) fn language_byte(self) -> u8 {
        match self {
            Self::Gbk => LANGUAGE_GBK,
            Self::Utf8 | Self::Gb18030 => 0,
        }
    }

    pub(super) fn encoding(self) -> &'static Encoding {
        match self {
            Self::Utf8 => UTF_8,
            Self::Gbk => GBK,
            Self::Gb18030 => GB18030,
        }
    }
}

/// The bytes of a text; characters that the encoding cannot hold are pushed to `lost` and become `?`.
///
/// What comes back changed counts as lost too:
/// the code tables map a few private characters to others' places.
pub(super) fn encode<'a>(
    text: &'a str,
    encoding: &'static Encoding,
    lost: &mut Vec<char>,
) -> Cow<'a, [u8]> {
    if encoding == UTF_8 || text.is_ascii() {
        return Cow::Borrowed(text.as_bytes());
    }
    if let Some(bytes) = encode_exactly(text, encoding) {
        return bytes;
    }
    let mut bytes = Vec::with_capacity(text.len());
    for character in text.chars() {
        if let Some(exact) = encode_exactly(character.encode_utf8(&mut [0; 4]), encoding) {
            bytes.extend_from_slice(&exact);
        } else {
            lost.push(character);
            bytes.push(REPLACEMENT);
        }
    }
    Cow::Owned(bytes)
}

fn encode_exactly<'a>(text: &'a str, encoding: &'static Encoding) -> Option<Cow<'a, [u8]>> {
    let (bytes, _, unmappable) = encoding.encode(text);
    let exact = !unmappable && encoding.decode_without_bom_handling(&bytes).0 == text;
    exact.then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{DbfEncoding, encode};

    fn encoded(text: &str, encoding: DbfEncoding) -> (String, String) {
        let mut lost = Vec::new();
        let bytes = encode(text, encoding.encoding(), &mut lost);
        let back = encoding.encoding().decode_without_bom_handling(&bytes).0.into_owned();
        (back, lost.into_iter().collect())
    }

    #[test]
    fn gbk_loses_rare_characters_and_says_which() {
        assert_eq!(
            encoded("张𬭎住㙍上𠅤村", DbfEncoding::Gbk),
            ("张?住?上?村".into(), "𬭎㙍𠅤".into())
        );
    }

    #[test]
    fn gb18030_and_utf8_lose_none() {
        for encoding in [DbfEncoding::Gb18030, DbfEncoding::Utf8] {
            assert_eq!(
                encoded("张𬭎住㙍上𠅤村", encoding),
                ("张𬭎住㙍上𠅤村".into(), String::new())
            );
        }
    }

    #[test]
    fn what_would_come_back_as_another_character_is_lost() {
        let (back, lost) = encoded("甲\u{e5e5}乙", DbfEncoding::Gb18030);
        assert_eq!((back.as_str(), lost.as_str()), ("甲?乙", "\u{e5e5}"));
    }
}
