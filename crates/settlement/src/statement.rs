//! 权利不变告知书: what a person is told who has settled, to be printed (SR-27, HR-07).
//!
//! The statement is general. This book does not know which rights a person has, and must not ask.

mod content;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::Serialize;

use crate::Language;

/// The statement for one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// 编号
    pub number: String,
    pub name: String,
    /// 落户地, by name.
    pub place: String,
    pub settled_day: NaiveDate,
    pub issued_day: NaiveDate,
    /// 出具机关
    pub authority: String,
}

/// 法律条文: an article on which the statement rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Statute {
    /// The law by its title, with the year of the text.
    pub law: &'static str,
    pub article: &'static str,
    /// Its words, where its text was read.
    pub quotation: Option<&'static str>,
    /// What it says, in short.
    pub says_zh: &'static str,
    pub says_en: &'static str,
}

impl Statement {
    /// The heading.
    pub fn title(language: Language) -> &'static str {
        content::title(language)
    }

    /// The articles it rests on, the most direct first.
    pub fn statutes() -> &'static [Statute] {
        content::STATUTES
    }

    /// All that is on the paper, line by line.
    pub fn text(&self, language: Language) -> String {
        let mut lines = vec![Self::title(language).to_owned(), self.number.clone()];
        lines.extend(self.paragraphs(language));
        lines.extend(Self::statutes().iter().map(|it| it.cited(language)));
        lines.extend([self.authority.clone(), self.issued_day.to_string()]);
        lines.join("\n")
    }

    /// The wording, paragraph by paragraph.
    pub fn paragraphs(&self, language: Language) -> Vec<String> {
        content::paragraphs(self, language)
    }
}

impl Statute {
    /// The article with its words, or with what it says where its text was not read.
    pub fn cited(&self, language: Language) -> String {
        let Self { law, article, quotation, says_zh, says_en } = *self;
        match (language, quotation) {
            (Language::Chinese, Some(words)) => format!("《{law}》{article}：“{words}”"),
            (Language::Chinese, None) => format!("《{law}》{article}：{says_zh}。"),
            (Language::English, _) => format!("《{law}》{article}: {says_en}."),
        }
    }
}
