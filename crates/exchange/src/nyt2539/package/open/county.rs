//! The county and the year of a package, which many names tell.

use identity::County;
use tenure::submission::{FileTrouble, Text};

use super::Opening;

impl Opening {
    /// Takes the county that most files name, or where none does that of most villages, and tells of other names.
    ///
    /// The name of the folder decides nothing, since it may begin with six digits that are a day or a number;
    /// where it begins with a county's code and another one than that of the files or the rows, that is told.
    pub(super) fn settle_county<'a>(&mut self, villages: impl Iterator<Item = &'a Text>) {
        let names = &self.found.counties;
        let by_rows = || commonest(villages.filter_map(|it| it.get(..6)));
        let by_names = commonest(names.iter().map(|(_, county, _)| county.as_str()));
        let Some(county) = by_names.or_else(by_rows).map(Text::from) else { return };
        let folder = self.listing.root_name.as_deref().and_then(|it| Some((it, county_of(it)?)));
        let files = names.iter().map(|(name, other, _)| (name.as_str(), other.as_str()));
        for (name, other) in files.chain(folder).filter(|(_, it)| *it != county) {
            let trouble = format!("名称中的县级代码 {other} 与其他文件的 {county} 不一致");
            self.shape.file_troubles.push(FileTrouble {
                file: name.to_owned(),
                table: None,
                row: None,
                trouble,
                fatal: false,
            });
        }
        self.facts.county = county;
    }
}

/// The code of a county at the head of a folder's name, with no further digit behind it.
fn county_of(folder: &str) -> Option<&str> {
    let (code, rest) = folder.split_at_checked(6)?;
    let ends = !rest.starts_with(|it: char| it.is_ascii_digit());
    (ends && County::parse(code).is_ok()).then_some(code)
}

/// The text that stands most often; of two, the one that stands first.
pub(super) fn commonest<'a>(texts: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for text in texts {
        match counts.iter_mut().find(|(it, _)| *it == text) {
            Some((_, count)) => *count += 1,
            None => counts.push((text, 1)),
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(text, _)| text)
}
