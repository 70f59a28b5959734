//! The key file and what it closes.

use std::{io::Write as _, path::PathBuf};

use tempfile::TempDir;

use crate::{CipherError, Keys, SealError, open_new};

fn test_keys() -> Keys {
    Keys::new([7; 32], [11; 32])
}

/// A folder, and a key file that is to be in it.
fn key_file() -> (TempDir, PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("book.keys");
    (directory, path)
}

#[test]
fn the_key_file_is_made_once_and_read_again() {
    let (_directory, path) = key_file();
    let made = Keys::load_or_create(&path).unwrap();
    let read = Keys::load_or_create(&path).unwrap();
    let cipher = made.encrypt("9901", b"place").unwrap();
    assert_eq!(read.decrypt(&cipher, b"place").unwrap(), "9901");
    assert_eq!(read.index("9901"), made.index("9901"));
    let (_elsewhere, other) = key_file();
    let other = Keys::load_or_create(&other).unwrap();
    assert_eq!(other.decrypt(&cipher, b"place"), Err(CipherError::Forged));
    assert_ne!(other.index("9901"), made.index("9901"));
}

#[cfg(unix)]
#[test]
fn a_key_file_that_others_can_read_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_directory, path) = key_file();
    Keys::load_or_create(&path).unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    let refused = Keys::load_or_create(&path);
    assert!(matches!(refused, Err(SealError::KeyFileExposed { .. })));
}

#[test]
fn a_key_file_of_another_form_is_refused() {
    for text in ["", "sanquan-keys 2\n", "sanquan-keys 1\ncipher 00\nindex 00\n"] {
        let (_directory, path) = key_file();
        open_new(&path).unwrap().write_all(text.as_bytes()).unwrap();
        let refused = Keys::load_or_create(&path);
        assert!(matches!(refused, Err(SealError::KeyFileMalformed { .. })), "{text}");
    }
}

#[test]
fn a_cipher_text_is_bound_to_its_place_and_never_the_same_twice() {
    let keys = test_keys();
    let cipher = keys.encrypt("9901", b"person/1").unwrap();
    assert_ne!(keys.encrypt("9901", b"person/1").unwrap(), cipher);
    assert_eq!(keys.decrypt(&cipher, b"person/2"), Err(CipherError::Forged));
    let mut changed = cipher.clone();
    *changed.last_mut().unwrap() ^= 1;
    assert_eq!(keys.decrypt(&changed, b"person/1"), Err(CipherError::Forged));
    changed[0] = 9;
    assert_eq!(keys.decrypt(&changed, b"person/1"), Err(CipherError::Version(9)));
    assert_eq!(keys.decrypt(&cipher[..5], b"person/1"), Err(CipherError::Truncated));
}

#[test]
fn the_keys_of_one_run_are_nobody_elses() {
    let (one, other) = (Keys::of_one_run().unwrap(), Keys::of_one_run().unwrap());
    assert_ne!(one.index("9901"), other.index("9901"));
    assert_eq!(one.index("99x"), one.index("99X"));
}

#[test]
fn keys_do_not_show_themselves() {
    assert_eq!(format!("{:?}", test_keys()), "Keys");
}
