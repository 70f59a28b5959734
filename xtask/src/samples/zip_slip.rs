//! An archive whose entry would be unpacked outside its folder, written by hand: no library makes one.

use std::fs;
use std::path::Path;

use anyhow::Result;

const NAME: &[u8] = b"../outside-its-folder.txt";
const CONTENT: &[u8] = b"This file must never be written.\n";
/// The signatures of the three parts of an archive (PKWARE APPNOTE 4.3).
const LOCAL_HEADER: u32 = 0x0403_4b50;
const DIRECTORY_HEADER: u32 = 0x0201_4b50;
const END_OF_DIRECTORY: u32 = 0x0605_4b50;
/// The version that an entry needs which is stored as it is.
const VERSION: u16 = 10;
/// 1980-01-01, the first day that an archive knows.
const FIRST_DAY: u16 = 0x0021;

/// Writes the archive.
pub(super) fn write(path: &Path) -> Result<()> {
    let mut archive = LOCAL_HEADER.to_le_bytes().to_vec();
    archive.extend(described()?);
    archive.extend(NAME);
    archive.extend(CONTENT);
    let directory_offset = u32::try_from(archive.len())?;
    archive.extend(DIRECTORY_HEADER.to_le_bytes());
    archive.extend(VERSION.to_le_bytes());
    archive.extend(described()?);
    // No comment, the first disk, no attributes, at the beginning of the file.
    archive.extend([0; 2 + 2 + 2 + 4 + 4]);
    archive.extend(NAME);
    let directory_bytes = u32::try_from(archive.len())? - directory_offset;
    archive.extend(END_OF_DIRECTORY.to_le_bytes());
    archive.extend([0; 4]);
    archive.extend([1_u16, 1].into_iter().flat_map(u16::to_le_bytes));
    archive.extend(directory_bytes.to_le_bytes());
    archive.extend(directory_offset.to_le_bytes());
    archive.extend([0; 2]);
    Ok(fs::write(path, archive)?)
}

/// What both headers say of the entry: needed version, flags, method, time, day, check sum, lengths.
fn described() -> Result<Vec<u8>> {
    let n_bytes = u32::try_from(CONTENT.len())?;
    let mut bytes = Vec::new();
    bytes.extend([VERSION, 0, 0, 0, FIRST_DAY].into_iter().flat_map(u16::to_le_bytes));
    bytes.extend([crc32(CONTENT), n_bytes, n_bytes].into_iter().flat_map(u32::to_le_bytes));
    bytes.extend([u16::try_from(NAME.len())?, 0].into_iter().flat_map(u16::to_le_bytes));
    Ok(bytes)
}

/// The check sum of ISO 3309, bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    const POLYNOMIAL: u32 = 0xEDB8_8320;
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            let odd = sum & 1 == 1;
            sum = (sum >> 1) ^ if odd { POLYNOMIAL } else { 0 };
        }
    }
    !sum
}
