//! Character encodings: what a label or a language byte says, and what the bytes themselves allow.
//!
//! Nothing is ever replaced: bytes that an encoding does not have are reported with their row and field.

use encoding_rs::{Encoding, GB18030, UTF_8};
use tenure::submission::Text;

/// So many undecodable fields are kept with their places; the rest is counted.
const KEPT_MAX: usize = 20;

/// The encoding that a `.cpg` file or a person names, if we can read it.
///
/// GBK and GB 2312 are read as GB 18030, which contains both.
pub fn encoding_of_label(label: &str) -> Option<&'static Encoding> {
    let label = label.trim_matches(|it: char| it.is_whitespace() || it == '\u{feff}' || it == '\0');
    let plain = label.to_ascii_lowercase();
    let bare = ["ansi", "ms", "cp", "oem", "windows"].iter().find_map(|it| plain.strip_prefix(it));
    let bare = bare.unwrap_or(&plain).trim_start_matches([' ', '-', '_']);
    let code_page = bare.parse().ok().and_then(encoding_of_code_page);
    let closed: String = plain.chars().filter(char::is_ascii_alphanumeric).collect();
    let named = || Encoding::for_label_no_replacement(plain.as_bytes());
    code_page
        .or_else(named)
        .or_else(|| Encoding::for_label_no_replacement(closed.as_bytes()))
        .and_then(usable)
}

/// The encoding of a Windows code page, or of ESRI's five digits for ISO 8859.
fn encoding_of_code_page(number: u32) -> Option<&'static Encoding> {
    let label = match number {
        936 | 1386 | 54936 => "gb18030",
        65001 => "utf-8",
        932 => "shift_jis",
        949 => "euc-kr",
        950 => "big5",
        866 => "ibm866",
        874 => "windows-874",
        1250..=1258 => return Encoding::for_label(format!("windows-{number}").as_bytes()),
        20866 => "koi8-r",
        28591..=28605 => {
            return Encoding::for_label(format!("iso-8859-{}", number - 28590).as_bytes());
        }
        88591..=88599 => {
            return Encoding::for_label(format!("iso-8859-{}", number - 88590).as_bytes());
        }
        _ => return None,
    };
    Encoding::for_label(label.as_bytes())
}

/// The encoding that the language byte of a DBF header names; `None` where it names none that we can read.
///
/// 0x57 only says "whatever the writer's system has", so it names none.
pub fn encoding_of_language_byte(byte: u8) -> Option<&'static Encoding> {
    let label = match byte {
        0x4d | 0x7a => "gb18030",
        0x4f | 0x78 => "big5",
        0x13 | 0x7b => "shift_jis",
        0x4e | 0x79 => "euc-kr",
        0x50 | 0x7c => "windows-874",
        0x03 => "windows-1252",
        0x04 => "macintosh",
        0x26 | 0x65 => "ibm866",
        0x7d => "windows-1255",
        0x7e => "windows-1256",
        0xc8 => "windows-1250",
        0xc9 => "windows-1251",
        0xca => "windows-1254",
        0xcb => "windows-1253",
        0xcc => "windows-1257",
        _ => return None,
    };
    Encoding::for_label(label.as_bytes())
}

fn usable(encoding: &'static Encoding) -> Option<&'static Encoding> {
    if encoding == encoding_rs::GBK {
        return Some(GB18030);
    }
    // Fields are cut out of bytes before they are decoded, which UTF-16 does not survive.
    encoding.is_ascii_compatible().then_some(encoding)
}

/// Decodes a field; `None` where the encoding does not have the bytes.
pub fn decode(encoding: &'static Encoding, bytes: &[u8]) -> Option<Text> {
    if encoding == UTF_8 || bytes.is_ascii() {
        return Text::from_utf8(bytes).ok();
    }
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(Text::from)
}

/// Says whether an encoding has the bytes.
pub(crate) fn decodable(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    if bytes.is_ascii() {
        return true;
    }
    if encoding == UTF_8 {
        return std::str::from_utf8(bytes).is_ok();
    }
    encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some()
}

/// So many texts that are all UTF-8 are not so by chance: of two Chinese characters in GBK, one in thousands is.
const CHANCE_MAX: u64 = 20;

/// Finds out whether text that is declared to be something else is UTF-8.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Suspicion {
    n_utf8: u64,
    n_other: u64,
}

impl Suspicion {
    /// Looks at a record as a whole.
    pub(crate) fn look(&mut self, record: &[u8]) {
        if self.n_other > 0 || record.is_ascii() {
            return;
        }
        match std::str::from_utf8(record) {
            Ok(_) => self.n_utf8 += 1,
            Err(_) => self.n_other += 1,
        }
    }

    /// Whether all of it, and enough of it, is UTF-8.
    pub(crate) fn grounded(self) -> bool {
        self.n_other == 0 && self.n_utf8 >= CHANCE_MAX
    }
}

/// The fields of a file that an encoding does not have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Undecodable {
    /// How many fields.
    pub count: u64,
    /// The first of them: row, from 1, and column, from 0.
    pub first: Vec<(u64, usize)>,
}

impl Undecodable {
    /// Notes one field.
    pub(crate) fn note(&mut self, row: u64, column: usize) {
        self.count += 1;
        if self.first.len() < KEPT_MAX {
            self.first.push((row, column));
        }
    }

    /// The encoding to read a file with that declares none, with what it does not have.
    ///
    /// A text with one broken byte is not taken for another encoding because of it: the fewer broken fields decide.
    pub(crate) fn choose(
        as_utf8: Self,
        as_gb18030: impl FnOnce() -> Self,
    ) -> (&'static Encoding, Self) {
        if as_utf8.count == 0 {
            return (UTF_8, as_utf8);
        }
        let as_gb18030 = as_gb18030();
        if as_utf8.count < as_gb18030.count { (UTF_8, as_utf8) } else { (GB18030, as_gb18030) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Undecodable, decode, encoding_of_label, encoding_of_language_byte};

    fn name(label: &str) -> &'static str {
        encoding_of_label(label).map_or("none", encoding_rs::Encoding::name)
    }

    #[test]
    fn labels_as_they_are_found_in_cpg_files() {
        for label in [
            "936",
            "CP936",
            "GBK",
            "gbk\r\n",
            "GB18030",
            "gb2312",
            "ANSI 936",
            "54936",
            "\u{feff}GBK",
        ] {
            assert_eq!(name(label), "gb18030", "{label}");
        }
        for label in ["UTF-8", "utf8", "65001", " UTF-8 \n"] {
            assert_eq!(name(label), "UTF-8", "{label}");
        }
        assert_eq!(name("ANSI 1250"), "windows-1250");
        assert_eq!(name("1252"), "windows-1252");
        assert_eq!(name("88591"), "windows-1252", "which is what the web calls ISO 8859-1");
        assert_eq!(name("ISO 88591"), "windows-1252");
        assert_eq!(name("big5"), "Big5");
        assert_eq!(name("BIG_5"), "Big5");
    }

    #[test]
    fn labels_that_say_nothing_we_can_read() {
        for label in ["", "<!doctype html><html><head>", "UTF-16", "437", "iso-2022-cn"] {
            assert_eq!(name(label), "none", "{label}");
        }
    }

    #[test]
    fn language_bytes() {
        let name =
            |byte| encoding_of_language_byte(byte).map_or("none", encoding_rs::Encoding::name);
        assert_eq!(
            [0x4d, 0x7a, 0x03, 0x57, 0x00].map(name),
            ["gb18030", "gb18030", "windows-1252", "none", "none"]
        );
    }

    #[test]
    fn gbk_is_read_as_the_larger_set() {
        let gbk = encoding_of_label("GBK").unwrap();
        assert_eq!(decode(gbk, &[0xd5, 0xc5, 0xc8, 0xfd]).as_deref(), Some("张三"));
        let rare = encoding_rs::GB18030.encode("张𬭎").0;
        assert_eq!(decode(gbk, &rare).as_deref(), Some("张𬭎"));
    }

    #[test]
    fn nothing_is_replaced() {
        assert_eq!(decode(encoding_rs::UTF_8, &[0xe5, 0xbc]), None);
        assert_eq!(decode(encoding_rs::GB18030, &[0xd5]), None);
        assert_eq!(decode(encoding_rs::GB18030, &[0xff, 0x41]), None);
    }

    #[test]
    fn one_broken_byte_does_not_change_the_encoding_of_a_file() {
        let broken = |count| Undecodable { count, first: Vec::new() };
        assert_eq!(Undecodable::choose(broken(0), || unreachable!()).0.name(), "UTF-8");
        assert_eq!(Undecodable::choose(broken(1), || broken(40)).0.name(), "UTF-8");
        assert_eq!(Undecodable::choose(broken(40), || broken(0)).0.name(), "gb18030");
        assert_eq!(Undecodable::choose(broken(40), || broken(1)).0.name(), "gb18030");
    }
}
