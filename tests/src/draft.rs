//! A package under the pencil: a copy of a sample that a test may change.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A copy of a package, gone with the test.
#[derive(Debug)]
pub struct Draft {
    above: TempDir,
    folder: PathBuf,
}

impl Draft {
    /// A copy of a package as it stands.
    pub fn of(package: &Path) -> Self {
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join(package.file_name().unwrap());
        copy(package, &folder);
        Self { above, folder }
    }

    /// Its folder.
    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// A folder beside it, for what is made of it.
    pub fn beside(&self) -> &Path {
        self.above.path()
    }

    /// Writes another text in the place of the first one that follows a mark, such as the code of the row.
    #[must_use]
    pub fn with(self, file: &str, mark: &str, from: &str, to: &str) -> Self {
        let path = self.folder.join(file);
        let mut bytes = fs::read(&path).unwrap();
        let mark_at =
            place_of(&bytes, mark, 0).unwrap_or_else(|| panic!("`{mark}` is not in {file}"));
        let at = place_of(&bytes, from, mark_at)
            .unwrap_or_else(|| panic!("`{from}` does not follow `{mark}`"));
        // The cells of a DBF have a width.
        assert!(
            !file.ends_with("dbf") || from.len() == to.len(),
            "`{to}` has another width than `{from}`"
        );
        bytes.splice(at..at + from.len(), to.bytes());
        fs::write(path, bytes).unwrap();
        self
    }

    /// Leaves out the lines of a file that have the text.
    #[must_use]
    pub fn without(self, file: &str, text: &str) -> Self {
        let path = self.folder.join(file);
        let before = fs::read_to_string(&path).unwrap();
        let after: String =
            before.split_inclusive('\n').filter(|line| !line.contains(text)).collect();
        assert_ne!(before, after, "`{text}` is not in {file}");
        fs::write(path, after).unwrap();
        self
    }

    /// A zip of it, its folder inside.
    pub fn zipped(&self) -> PathBuf {
        let path = self.above.path().join("package.zip");
        let mut zip = ZipWriter::new(File::create(&path).unwrap());
        let mut names = Vec::new();
        list(&self.folder, &mut names);
        for file in names {
            let name = file.strip_prefix(self.above.path()).unwrap().to_str().unwrap();
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(&fs::read(&file).unwrap()).unwrap();
        }
        zip.finish().unwrap();
        path
    }
}

fn place_of(bytes: &[u8], text: &str, from: usize) -> Option<usize> {
    let places = bytes[from..].windows(text.len()).position(|it| it == text.as_bytes());
    places.map(|it| it + from)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let place = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &place);
        } else {
            fs::copy(entry.path(), place).unwrap();
        }
    }
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    for path in entries {
        if path.is_dir() { list(&path, files) } else { files.push(path) }
    }
}
