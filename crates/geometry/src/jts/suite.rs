//! Reads the files of the suite: as much XML as they use.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::wkt::{self, Areas};

/// Two geometries and what is asked of them.
pub(super) struct Case {
    /// The file and the number of the case in it, from 1 on.
    pub(super) place: String,
    pub(super) a: Areas,
    pub(super) b: Areas,
    /// Whether coordinates are to be rounded to a grid of the case's own.
    pub(super) fixed_precision: bool,
    pub(super) operations: Vec<Operation>,
}

/// An operation and what JTS answers.
pub(super) struct Operation {
    /// In lower case, as are the arguments: the suite writes either.
    pub(super) name: String,
    pub(super) arguments: Vec<String>,
    pub(super) answer: String,
}

impl Case {
    /// The geometry that an operation names by `a` or `b`.
    pub(super) fn geometry(&self, argument: Option<&String>) -> Option<&Areas> {
        match argument?.as_str() {
            "a" => Some(&self.a),
            "b" => Some(&self.b),
            _ => None,
        }
    }
}

/// Every case in the order of the files' names; nothing, said plainly, where there is no suite.
pub(super) fn cases() -> Option<Vec<Case>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/jts_testxml");
    let folder = Path::new(folder);
    if !folder.exists() {
        println!("did not run: {} is not there", folder.display());
        return None;
    }
    let mut files = files(folder);
    files.sort();
    Some(files.iter().flat_map(|it| cases_of_file(folder, it)).collect())
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let files = entries.flat_map(|it| if it.is_dir() { files(&it) } else { vec![it] });
    files.filter(|it| it.extension().is_some_and(|it| it == "xml")).collect()
}

fn cases_of_file(folder: &Path, path: &Path) -> Vec<Case> {
    let text = without_comments(&String::from_utf8_lossy(&fs::read(path).unwrap()));
    let name = path.strip_prefix(folder).unwrap().display().to_string();
    let fixed_precision =
        elements(&text, "precisionModel").any(|it| it.attributes.contains("scale"));
    let case = |(n, it): (usize, Element<'_>)| Case {
        place: format!("{name} {}", n + 1),
        a: wkt::areas(content(it.content, "a")),
        b: wkt::areas(content(it.content, "b")),
        fixed_precision,
        operations: elements(it.content, "op").map(operation).collect(),
    };
    elements(&text, "case").enumerate().map(case).collect()
}

fn without_comments(text: &str) -> String {
    let mut pieces = text.split("<!--");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |kept, it| kept + it.split_once("-->").map_or("", |it| it.1))
}

fn operation(element: Element<'_>) -> Operation {
    let attribute = |name| attribute(element.attributes, name).map(str::to_ascii_lowercase);
    Operation {
        name: attribute("name").unwrap_or_default(),
        arguments: ["arg1", "arg2", "arg3"].into_iter().filter_map(attribute).collect(),
        answer: element.content.trim().to_owned(),
    }
}

#[derive(Clone, Copy)]
struct Element<'a> {
    attributes: &'a str,
    content: &'a str,
}

fn content<'a>(text: &'a str, name: &'static str) -> &'a str {
    elements(text, name).next().map_or("", |it| it.content)
}

/// The elements of a name, none of which contains another of that name.
fn elements<'a>(text: &'a str, name: &'static str) -> impl Iterator<Item = Element<'a>> {
    let (start, end) = (format!("<{name}"), format!("</{name}>"));
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            rest = rest.split_once(&start)?.1;
            if rest.starts_with(|it: char| it.is_whitespace() || it == '>' || it == '/') {
                break;
            }
        }
        let (attributes, after) = rest.split_once('>')?;
        rest = after;
        let content = if attributes.ends_with('/') { "" } else { after.split_once(&end)?.0 };
        Some(Element { attributes, content })
    })
}

fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = attributes.split_once(name)?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    value.split(['"', '\'']).nth(1)
}
