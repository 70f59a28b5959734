//! The county and the year of a package, which many names tell.

use tenure::submission::{FileTrouble, Text};

use super::Opening;

impl Opening {
    /// Takes the county that most names agree on, and tells of the others.
    pub(super) fn settle_county(&mut self) {
        let mut names = std::mem::take(&mut self.found.counties);
        let root = self.listing.root_name.clone().unwrap_or_default();
        if let Some(code) = root.get(..6).filter(|it| it.bytes().all(|it| it.is_ascii_digit())) {
            names.push((root.clone(), code.to_owned(), String::new()));
        }
        let Some(county) = commonest(names.iter().map(|(_, county, _)| county.as_str())) else {
            return;
        };
        self.facts.county = Text::from(county);
        for (name, other, _) in names.iter().filter(|(_, it, _)| it != county) {
            let trouble = format!("名称中的县级代码 {other} 与其他文件的 {county} 不一致");
            self.shape.file_troubles.push(FileTrouble {
                file: name.clone(),
                table: None,
                row: None,
                trouble,
                fatal: false,
            });
        }
        self.found.counties = names;
    }
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
