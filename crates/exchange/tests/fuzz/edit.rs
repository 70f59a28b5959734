//! Changes to a sound file, as damage or malice would make them.

use bolero::{Driver, TypeGenerator};

/// Numbers that counts, lengths and offsets have when they are meant to break a reader.
const WORDS: [u32; 8] = [0, 1, 0x7f, 0xff, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff];

/// One change.
#[derive(Clone, Copy, Debug)]
pub(super) enum Edit {
    Byte {
        at: u32,
        byte: u8,
    },
    Bit {
        at: u32,
        bit: u8,
    },
    Word {
        at: u32,
        word: u8,
        big_endian: bool,
    },
    Insert {
        at: u32,
        byte: u8,
        n_bytes: u8,
    },
    Remove {
        at: u32,
        n_bytes: u8,
    },
    /// Writes a piece of the file again at another place.
    Repeat {
        from: u32,
        n_bytes: u8,
        at: u32,
    },
    Cut {
        at: u32,
    },
}

impl TypeGenerator for Edit {
    fn generate<D: Driver>(driver: &mut D) -> Option<Self> {
        let at = driver.produce()?;
        Some(match driver.produce::<u8>()? % 12 {
            0..=2 => Self::Byte { at, byte: driver.produce()? },
            3..=5 => Self::Bit { at, bit: driver.produce()? },
            6..=8 => Self::Word { at, word: driver.produce()?, big_endian: driver.produce()? },
            9 => Self::Insert { at, byte: driver.produce()?, n_bytes: driver.produce()? },
            10 => {
                if driver.produce()? {
                    Self::Remove { at, n_bytes: driver.produce()? }
                } else {
                    Self::Cut { at }
                }
            }
            _ => Self::Repeat { from: driver.produce()?, n_bytes: driver.produce()?, at },
        })
    }
}

/// How a format finds its parts, which says what changes are worth making.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// One after the other from a head; half of the changes fall into the first bytes.
    Stream,
    /// In pages of one size; what moves the pages or breaks the first of them is refused at once.
    Pages,
}

impl Edit {
    fn moves_bytes(self) -> bool {
        matches!(
            self,
            Self::Insert { .. } | Self::Remove { .. } | Self::Repeat { .. } | Self::Cut { .. }
        )
    }
}

/// Makes the changes one after the other; places are taken round the end of the file.
pub(super) fn apply(bytes: &mut Vec<u8>, edits: &[Edit], layout: Layout) {
    let streamed = layout == Layout::Stream;
    // Now and then a paged file is cut up all the same.
    let kept = |it: &&Edit| streamed || edits.len() == 1 || !it.moves_bytes();
    for edit in edits.iter().filter(kept) {
        let n_bytes = bytes.len();
        if n_bytes == 0 {
            return;
        }
        let place = |at: u32| {
            let at = at as usize;
            if !streamed || at.is_multiple_of(2) {
                at / 2 % n_bytes
            } else {
                at / 2 % n_bytes.min(512)
            }
        };
        match *edit {
            Edit::Byte { at, byte } => bytes[place(at)] = byte,
            Edit::Bit { at, bit } => bytes[place(at)] ^= 1 << (bit % 8),
            Edit::Word { at, word, big_endian } => {
                let word = WORDS[usize::from(word) % WORDS.len()];
                let word = if big_endian { word.to_be_bytes() } else { word.to_le_bytes() };
                let start = place(at);
                bytes[start..].iter_mut().zip(word).for_each(|(byte, it)| *byte = it);
            }
            Edit::Insert { at, byte, n_bytes } => {
                let at = place(at);
                bytes.splice(at..at, std::iter::repeat_n(byte, n_bytes.into()));
            }
            Edit::Remove { at, n_bytes: removed } => {
                let start = place(at);
                bytes.drain(start..n_bytes.min(start + usize::from(removed)));
            }
            Edit::Repeat { from, n_bytes: repeated, at } => {
                let start = place(from);
                let piece = bytes[start..n_bytes.min(start + usize::from(repeated))].to_vec();
                let at = place(at);
                bytes.splice(at..at, piece);
            }
            Edit::Cut { at } => bytes.truncate(place(at)),
        }
    }
}
