//! The first page: what the file is, and the part of it that Jet masks.

use std::io;

use super::page::two_bytes;

/// The key of the mask, the same in every file: it hides the password from a casual look, no more.
const MASK_KEY: [u8; 4] = [0xC7, 0xDA, 0x39, 0x6B];

/// The code page of simplified Chinese, which a Chinese Access writes; Jet 4 text is UTF-16 all the same.
const CODE_PAGE: usize = 936;

/// The collation of Chinese (PRC), by pronunciation.
const SORT_ORDER: usize = 0x0804;

pub(super) fn page() -> io::Result<Vec<u8>> {
    let mut page = vec![0x00, 0x01, 0x00, 0x00];
    page.extend(b"Standard Jet DB\0");
    page.extend([0x01, 0x00, 0x00, 0x00]);
    page.extend(masked(settings()?));
    Ok(page)
}

/// The 128 masked bytes.
///
/// The day of creation stays 0: it masks the password a second time, and so the empty password is zeros, and two runs write the same file.
fn settings() -> io::Result<Vec<u8>> {
    let mut settings = vec![0; 0x3C - 0x18];
    settings.extend(two_bytes(CODE_PAGE)?);
    settings.resize(0x6E - 0x18, 0); // the key of the pages and the password: none
    settings.extend(two_bytes(SORT_ORDER)?);
    settings.resize(0x80, 0);
    Ok(settings)
}

/// RC4, in which masking and unmasking are the same.
fn masked(mut bytes: Vec<u8>) -> Vec<u8> {
    let mut state = shuffled(&MASK_KEY);
    let at = |state: &[u8], i: u8| state.get(usize::from(i)).copied().unwrap_or_default();
    let (mut i, mut j) = (0_u8, 0_u8);
    for byte in &mut bytes {
        i = i.wrapping_add(1);
        j = j.wrapping_add(at(&state, i));
        state.swap(usize::from(i), usize::from(j));
        *byte ^= at(&state, at(&state, i).wrapping_add(at(&state, j)));
    }
    bytes
}

fn shuffled(key: &[u8]) -> Vec<u8> {
    let mut state: Vec<u8> = (0..=u8::MAX).collect();
    let mut j = 0_u8;
    for (i, key) in (0..state.len()).zip(key.iter().cycle()) {
        let here = state.get(i).copied().unwrap_or_default();
        j = j.wrapping_add(here).wrapping_add(*key);
        state.swap(i, usize::from(j));
    }
    state
}
