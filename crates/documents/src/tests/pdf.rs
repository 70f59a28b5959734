//! The papers as other programs read them: Poppler's tools and a reader of QR codes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use crate::{Paper, Press};
use tempfile::TempDir;

use super::every::each_paper;
use super::sample::{Village, imprint};

/// Where Debian keeps its fonts.
pub(crate) const FONTS: &str = "/usr/share/fonts";

/// The press with the fonts of the distribution.
pub(crate) static PRESS: LazyLock<Press> = LazyLock::new(|| {
    Press::open(&[PathBuf::from(FONTS)])
        .unwrap_or_else(|it| panic!("{it}; `cargo xtask setup` installs what is missing"))
});

/// One of each paper, printed once for all tests.
pub(crate) static PRINTED: LazyLock<BTreeMap<String, Pdf>> = LazyLock::new(|| {
    let mut printed = BTreeMap::new();
    each_paper(&Village::new(), |name, paper| {
        printed.insert(name.to_owned(), Pdf::of(paper));
    });
    printed
});

/// A printed paper, kept in a folder of its own.
pub(crate) struct Pdf {
    folder: TempDir,
}

impl Pdf {
    /// Prints a paper.
    pub(crate) fn of(paper: &Paper<'_>) -> Self {
        let bytes = PRESS.print(paper, &imprint()).unwrap_or_else(|it| panic!("{it}"));
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("paper.pdf"), bytes).unwrap();
        Self { folder }
    }

    /// The bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        fs::read(self.path("paper.pdf")).unwrap()
    }

    /// The text without any space, in the order in which it was set, so that a cell of two lines stays together.
    pub(crate) fn text(&self) -> String {
        let text = self.run("pdftotext", &["-raw", "paper.pdf", "-"]);
        text.chars().filter(|it| !it.is_whitespace()).collect()
    }

    /// What `pdfinfo` says.
    pub(crate) fn info(&self) -> String {
        self.run("pdfinfo", &["paper.pdf"])
    }

    /// How many pages there are.
    pub(crate) fn n_pages(&self) -> usize {
        let info = self.info();
        let line = info.lines().find_map(|it| it.strip_prefix("Pages:")).unwrap();
        line.trim().parse().unwrap()
    }

    /// The rows of `pdffonts`.
    pub(crate) fn fonts(&self) -> Vec<String> {
        let fonts = self.run("pdffonts", &["paper.pdf"]);
        fonts.lines().skip(2).map(str::to_owned).collect()
    }

    /// The pages as grey pixels.
    pub(crate) fn pages(&self, dots_per_inch: u32) -> Vec<Grey> {
        let resolution = dots_per_inch.to_string();
        self.run("pdftoppm", &["-gray", "-r", &resolution, "paper.pdf", "grey"]);
        let mut names: Vec<PathBuf> = fs::read_dir(self.folder.path())
            .unwrap()
            .map(|it| it.unwrap().path())
            .filter(|it| it.extension().is_some_and(|it| it == "pgm"))
            .collect();
        names.sort();
        names.iter().map(|it| Grey::read(&fs::read(it).unwrap())).collect()
    }

    /// One page as a grey PNG picture.
    pub(crate) fn picture(&self, page: usize, dots_per_inch: u32) -> PathBuf {
        let (page, resolution) = (page.to_string(), dots_per_inch.to_string());
        let pages = ["-f", &page, "-l", &page, "-singlefile", "-r", &resolution];
        self.run("pdftoppm", &[&["-gray", "-png"], &pages[..], &["paper.pdf", "picture"]].concat());
        self.path("picture.png")
    }

    /// What the QR code of the first page says.
    pub(crate) fn code(&self) -> String {
        self.picture(1, 150);
        self.run("zbarimg", &["--quiet", "--raw", "picture.png"]).trim().to_owned()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, program: &str, arguments: &[&str]) -> String {
        run(program, arguments, self.folder.path())
    }
}

/// A page as grey pixels, row by row from the top.
pub(crate) struct Grey {
    pub(crate) rows: Vec<Vec<u8>>,
}

impl Grey {
    /// Reads a binary PGM: `P5`, width, height and depth, then the pixels.
    fn read(bytes: &[u8]) -> Self {
        let mut parts = bytes.splitn(4, |it| *it == b'\n');
        let [kind, size, depth, pixels] = std::array::from_fn(|_| parts.next().unwrap());
        assert_eq!((kind, depth), (&b"P5"[..], &b"255"[..]));
        let size = std::str::from_utf8(size).unwrap();
        let (width, _height) = size.split_once(' ').unwrap();
        Self { rows: pixels.chunks(width.parse().unwrap()).map(<[u8]>::to_vec).collect() }
    }
}

/// What a program says; the test fails where the program does.
fn run(program: &str, arguments: &[&str], folder: &Path) -> String {
    let output = Command::new(program).args(arguments).current_dir(folder).output();
    let output = output.unwrap_or_else(|it| {
        panic!("`{program}`: {it}; `cargo xtask setup` installs what is missing")
    });
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
