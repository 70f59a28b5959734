//! The pictures in `docs/papers/`, one small one of each paper, for eyes.
//!
//! `UPDATE_PICTURES=1 cargo test -p documents pictures` draws them again.
//! They are not compared: what a program draws differs between its versions.

use std::env;
use std::fs;
use std::path::Path;

use super::pdf::PRINTED;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/papers");

/// Well below what a page of a web site weighs; the number is our own.
const BYTES_MAX: u64 = 150_000;

const DOTS_PER_INCH: u32 = 64;

/// The page that shows most of the paper, where it is not the first, and the name of its picture.
const MORE_PAGES: [(&str, usize, &str); 1] = [("land-certificate", 2, "land-certificate-sketch")];

#[test]
fn every_paper_has_its_small_picture() {
    let first = PRINTED.keys().map(|it| (it.as_str(), 1, it.as_str()));
    for (paper, page, name) in first.chain(MORE_PAGES) {
        let path = Path::new(FOLDER).join(name).with_extension("png");
        if env::var_os("UPDATE_PICTURES").is_some() {
            fs::create_dir_all(FOLDER).unwrap();
            fs::copy(PRINTED[paper].picture(page, DOTS_PER_INCH), &path).unwrap();
        }
        let size = fs::metadata(&path).map(|it| it.len()).unwrap_or_default();
        assert!((1..BYTES_MAX).contains(&size), "{} has {size} bytes", path.display());
    }
}
