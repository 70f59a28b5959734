//! The papers as other programs read them: Poppler's tools and a reader of QR codes.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use documents::Press;

/// The press with the fonts of the distribution.
pub(crate) static PRESS: LazyLock<Press> =
    LazyLock::new(|| Press::open(&[PathBuf::from("/usr/share/fonts")]).unwrap());

/// What a program says of a file; the test fails where the program does.
pub(crate) fn run(program: &str, arguments: &[&str], file: &Path) -> Vec<u8> {
    let (options, last) = arguments.split_at(arguments.len() - usize::from(arguments.last() == Some(&"-")));
    let output = Command::new(program)
        .args(options)
        .arg(file)
        .args(last)
        .output()
        .unwrap_or_else(|error| panic!("`{program}`: {error}; run `cargo xtask setup`"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}
