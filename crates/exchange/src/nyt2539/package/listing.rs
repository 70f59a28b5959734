//! The files of a package by their names.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::PackageError;
use crate::layer::{Limits, ShapefileParts};
use crate::nyt2539::{Part, SCHEMA, TableSchema, schema_named};

/// The folders that a package is read from.
const VECTOR: &str = "矢量数据";
const OWNERSHIP: &str = "权属数据";
const OWNERSHIP_CSV: &str = "权属数据_csv";
const OWN: &str = "sanquan";
const SUMMARIES: &str = "汇总表格";

/// The other parts of a full submission, by their folders.
const OTHER_PARTS: [&str; 6] = ["栅格数据", "元数据", "图件", "汇总表格", "文字报告", "其他资料"];

/// The folders with documents that rows refer to.
const DOCUMENTS: [&str; 2] = ["图件", "其他资料"];

/// Folders deeper than this hold nothing of a package.
const DEPTH_MAX: usize = 8;

/// Says whether a file is one that a package is read from; the rest need not be unpacked.
pub(super) fn wanted(name: &str) -> bool {
    in_any(name, &[VECTOR, OWNERSHIP, OWNERSHIP_CSV, OWN, SUMMARIES])
}

/// Says whether the folder of a file is one of these.
fn in_any(name: &str, folders: &[&str]) -> bool {
    name.split('/')
        .rev()
        .skip(1)
        .take(1)
        .any(|it| folders.iter().any(|folder| folder.eq_ignore_ascii_case(it)))
}

/// The files below a folder, by relative names with `/` between folders.
pub(super) fn walk(folder: &Path, limits: Limits) -> Result<Vec<String>, PackageError> {
    let mut names = Vec::new();
    let mut folders = vec![(folder.to_owned(), String::new(), 0)];
    while let Some((folder, prefix, depth)) = folders.pop() {
        let unreadable = |source| PackageError::Io { path: folder.clone(), source };
        for entry in fs::read_dir(&folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            // Links to folders are not followed, so that a package cannot lead in circles or elsewhere.
            let kind = entry.file_type().map_err(unreadable)?;
            if kind.is_dir() && depth < DEPTH_MAX {
                folders.push((entry.path(), format!("{name}/"), depth + 1));
            } else if !kind.is_dir() {
                names.push(name);
            }
            if names.len() as u64 > limits.entries_max {
                return Err(PackageError::TooManyFiles { max: limits.entries_max });
            }
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// The files of a package, relative to its root.
#[derive(Debug)]
pub(super) struct Listing {
    /// Where the root is on disk.
    pub(super) root: PathBuf,
    /// The name of the root folder, where it is known.
    pub(super) root_name: Option<String>,
    /// What stands before the names below the folder that was listed.
    pub(super) prefix: String,
    pub(super) names: Vec<String>,
}

impl Listing {
    /// Finds the root: the folder itself, or its only sub-folder that looks like a package.
    pub(super) fn new(folder: &Path, own_name: Option<String>, names: Vec<String>) -> Option<Self> {
        if names.iter().any(|it| belongs(it)) {
            return Some(Self {
                root: folder.to_owned(),
                root_name: own_name,
                prefix: String::new(),
                names,
            });
        }
        let mut roots: Vec<&str> = names
            .iter()
            .filter_map(|it| it.split_once('/'))
            .filter(|(_, rest)| belongs(rest))
            .map(|(root, _)| root)
            .collect();
        roots.dedup();
        let [root] = roots.as_slice() else { return None };
        let root = (*root).to_owned();
        let prefix = format!("{root}/");
        let names =
            names.iter().filter_map(|it| it.strip_prefix(&prefix)).map(str::to_owned).collect();
        Some(Self { root: folder.join(&root), root_name: Some(root), prefix, names })
    }

    /// Where a file is on disk.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// The parts of a full submission that are not here.
    pub(super) fn parts_absent(&self) -> Vec<String> {
        let absent = |part: &&&str| !self.names.iter().any(|it| in_folder(it, part));
        OTHER_PARTS.iter().filter(absent).map(|it| (*it).to_owned()).collect()
    }

    /// The documents that rows may refer to.
    pub(super) fn documents(&self) -> impl Iterator<Item = &str> {
        let document = |it: &&String| DOCUMENTS.iter().any(|folder| in_folder(it, folder));
        self.names.iter().filter(document).map(String::as_str)
    }

    /// The files that the package is read from.
    pub(super) fn find(&self) -> Found {
        let mut found = Found::default();
        for name in &self.names {
            let Some((folder, file)) = name.split_once('/') else { continue };
            if file.contains('/') {
                continue;
            }
            match folder {
                VECTOR => found.vector(name, file),
                OWNERSHIP => found.ownership(name, file),
                OWNERSHIP_CSV => found.csv(name, file),
                SUMMARIES => found.summaries.push(name.clone()),
                _ if folder.eq_ignore_ascii_case(OWN) => found.own(name, file),
                _ => {}
            }
        }
        found
    }
}

fn in_folder(name: &str, folder: &str) -> bool {
    name.strip_prefix(folder).is_some_and(|it| it.starts_with('/'))
}

fn belongs(name: &str) -> bool {
    in_any(name, &[VECTOR, OWNERSHIP, OWNERSHIP_CSV, OWN]) && name.matches('/').count() == 1
}

/// A file's name taken apart: `DK5101162016-1` is the second part of a table of county 510116.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FileName {
    pub(super) table: String,
    pub(super) county_and_year: Option<(String, String)>,
    /// 0 for a file that is not split.
    pub(super) part: u32,
}

impl FileName {
    pub(super) fn parse(stem: &str) -> Option<Self> {
        let (stem, part) = match stem.rsplit_once('-') {
            Some((stem, part)) if part.bytes().all(|it| it.is_ascii_digit()) => {
                (stem, part.parse().ok()?)
            }
            _ => (stem, 0),
        };
        let table = stem.trim_end_matches(|it: char| it.is_ascii_digit());
        let digits = stem.strip_prefix(table).unwrap_or_default();
        let county_and_year = match digits.split_at_checked(6) {
            Some((county, year)) if year.len() == 4 => Some((county.to_owned(), year.to_owned())),
            _ if digits.is_empty() => None,
            _ => return None,
        };
        Some(Self { table: table.to_ascii_uppercase(), county_and_year, part })
    }
}

/// A layer of shapes in one or more files.
#[derive(Clone, Debug, Default)]
pub(super) struct FoundLayer {
    /// The relative names, by the endings in lower case.
    pub(super) names: BTreeMap<String, String>,
}

impl FoundLayer {
    /// The name of a file of the layer, there or not.
    pub(super) fn name(&self, ending: &str) -> String {
        if let Some(name) = self.names.get(ending) {
            return name.clone();
        }
        let (name, _) =
            self.names.values().next().and_then(|it| it.rsplit_once('.')).unwrap_or_default();
        format!("{name}.{ending}")
    }

    pub(super) fn parts(&self, listing: &Listing) -> ShapefileParts {
        let mut parts = ShapefileParts::default();
        for name in self.names.values() {
            parts.take(listing.path(name));
        }
        parts
    }
}

/// The files that a package is read from, and those that it is not.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// By the place in the schema and the number of the part, then the stem.
    pub(super) layers: BTreeMap<(usize, u32, String), FoundLayer>,
    /// By the place in the schema and the number of the part, then the name.
    pub(super) tables: BTreeMap<(usize, u32, String), String>,
    pub(super) databases: Vec<String>,
    pub(super) homesteads: Option<String>,
    /// Everything in the folder of summary tables.
    pub(super) summaries: Vec<String>,
    /// County and year by the names of files.
    pub(super) counties: Vec<(String, String, String)>,
    pub(super) misnamed: Vec<String>,
    pub(super) read_past: Vec<String>,
}

impl Found {
    fn vector(&mut self, name: &str, file: &str) {
        let Some((stem, ending)) = file.rsplit_once('.') else { return };
        let ending = ending.to_ascii_lowercase();
        if !matches!(ending.as_str(), "shp" | "shx" | "dbf" | "prj" | "cpg") {
            return;
        }
        let parsed = FileName::parse(stem);
        let index = parsed
            .as_ref()
            .and_then(|it| schema_index(&it.table, |part| matches!(part, Part::Layer(_))));
        let (Some(parsed), Some(index)) = (parsed, index) else {
            if ending == "shp" {
                self.read_past.push(name.to_owned());
            }
            return;
        };
        if ending == "shp" {
            self.name_of(name, &parsed);
        }
        let layer = self.layers.entry((index, parsed.part, stem.to_ascii_uppercase())).or_default();
        layer.names.entry(ending).or_insert_with(|| name.to_owned());
    }

    fn ownership(&mut self, name: &str, file: &str) {
        let Some((stem, ending)) = file.rsplit_once('.') else { return };
        if ending.eq_ignore_ascii_case("mdb") || ending.eq_ignore_ascii_case("accdb") {
            self.databases.push(name.to_owned());
            match FileName::parse(stem) {
                Some(parsed) => self.name_of(name, &parsed),
                None => self.misnamed.push(name.to_owned()),
            }
        } else {
            self.csv(name, file);
        }
    }

    fn csv(&mut self, name: &str, file: &str) {
        let Some((stem, ending)) = file.rsplit_once('.') else { return };
        if !ending.eq_ignore_ascii_case("csv") {
            return;
        }
        let parsed = FileName::parse(stem);
        let index =
            parsed.as_ref().and_then(|it| schema_index(&it.table, |part| part == Part::Ownership));
        let (Some(parsed), Some(index)) = (parsed, index) else {
            self.read_past.push(name.to_owned());
            return;
        };
        if let Some((county, year)) = &parsed.county_and_year {
            self.counties.push((name.to_owned(), county.clone(), year.clone()));
        }
        self.tables.insert((index, parsed.part, name.to_owned()), name.to_owned());
    }

    fn own(&mut self, name: &str, file: &str) {
        let Some((stem, ending)) = file.rsplit_once('.') else { return };
        let own = |part| matches!(part, Part::Own | Part::OwnLayer);
        let index = schema_index(stem, own);
        let part = index.and_then(|it| SCHEMA.get(it)).map(|it| it.part);
        match (index, part, ending.to_ascii_lowercase().as_str()) {
            (Some(index), Some(Part::Own), "csv") => {
                self.tables.insert((index, 0, name.to_owned()), name.to_owned());
            }
            (_, Some(Part::OwnLayer), "geojson" | "json") if self.homesteads.is_none() => {
                self.homesteads = Some(name.to_owned());
            }
            _ => self.read_past.push(name.to_owned()),
        }
    }

    fn name_of(&mut self, name: &str, parsed: &FileName) {
        match &parsed.county_and_year {
            Some((county, year)) => {
                self.counties.push((name.to_owned(), county.clone(), year.clone()));
            }
            None => self.misnamed.push(name.to_owned()),
        }
    }
}

fn schema_index(name: &str, part: impl Fn(Part) -> bool) -> Option<usize> {
    let schema: &TableSchema = schema_named(name).filter(|it| part(it.part))?;
    SCHEMA.iter().position(|it| it.table == schema.table)
}

#[cfg(test)]
mod tests {
    use super::FileName;

    fn parsed(stem: &str) -> String {
        let Some(name) = FileName::parse(stem) else { return "none".to_owned() };
        let (county, year) = name.county_and_year.unwrap_or_default();
        format!("{} {county} {year} {}", name.table, name.part)
    }

    #[test]
    fn names_of_layers_and_tables() {
        assert_eq!(parsed("DK5101162016"), "DK 510116 2016 0");
        assert_eq!(parsed("dk5101162016-2"), "DK 510116 2016 2");
        assert_eq!(parsed("CBF_JTCY"), "CBF_JTCY   0");
        assert_eq!(parsed("CBJYQZ_QZBF5101162016"), "CBJYQZ_QZBF 510116 2016 0");
        assert_eq!(parsed("5101162016"), " 510116 2016 0", "a database");
        assert_eq!(parsed("DK510116"), "none");
        assert_eq!(parsed("DK51011620161"), "none");
    }
}
