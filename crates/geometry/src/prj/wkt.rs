//! The grammar of well-known text: `KEYWORD["name", number, KEYWORD[…], …]`.

use std::{iter::Peekable, str::Chars};

/// Deeper nesting than any real text has (six), so that a hostile one cannot exhaust the stack.
const DEPTH_MAX: usize = 16;

/// One bracketed thing with its members by kind, each in order.
#[derive(Debug)]
pub(super) struct Node {
    /// In upper case.
    pub(super) keyword: String,
    texts: Vec<String>,
    numbers: Vec<f64>,
    nodes: Vec<Node>,
}

impl Node {
    /// The name, which is the first text; empty if there is none.
    pub(super) fn name(&self) -> &str {
        self.texts.first().map_or("", String::as_str)
    }

    /// A number by its place among the numbers.
    pub(super) fn number(&self, place: usize) -> Option<f64> {
        self.numbers.get(place).copied()
    }

    /// The first member with a keyword.
    pub(super) fn child(&self, keyword: &str) -> Option<&Self> {
        self.nodes.iter().find(|it| it.keyword == keyword)
    }

    /// The members with a keyword.
    pub(super) fn children(&self, keyword: &str) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter(move |it| it.keyword == keyword)
    }

    /// The code of an `AUTHORITY["EPSG","4530"]`; some writers leave out the quotation marks.
    pub(super) fn authority_code(&self) -> Option<u16> {
        if !self.name().eq_ignore_ascii_case("EPSG") {
            return None;
        }
        match (self.texts.get(1), self.numbers.first()) {
            (Some(code), _) => code.trim().parse().ok(),
            (None, Some(code)) => code.to_string().parse().ok(),
            (None, None) => None,
        }
    }
}

/// Reads one node with nothing but blanks around it; a byte-order mark and closing NULs are blanks.
///
/// A comma may follow: ESRI's software puts the system of heights behind it, which is not ours to read.
pub(super) fn parse(text: &str) -> Option<Node> {
    let blank = |it: char| it.is_whitespace() || it == '\u{feff}' || it == '\0';
    let mut reader = Reader { chars: text.trim_matches(blank).chars().peekable() };
    let node = reader.node(DEPTH_MAX)?;
    matches!(reader.token(), None | Some(',')).then_some(node)
}

struct Reader<'a> {
    chars: Peekable<Chars<'a>>,
}

impl Reader<'_> {
    fn node(&mut self, depth: usize) -> Option<Node> {
        let keyword = self.word();
        if depth == 0 || !keyword.starts_with(|it: char| it.is_ascii_alphabetic()) {
            return None;
        }
        let closing = match self.token()? {
            '[' => ']',
            '(' => ')',
            _ => return None,
        };
        let keyword = keyword.to_ascii_uppercase();
        let mut node = Node { keyword, texts: Vec::new(), numbers: Vec::new(), nodes: Vec::new() };
        loop {
            self.member(&mut node, depth)?;
            match self.token()? {
                ',' => {}
                it if it == closing => return Some(node),
                _ => return None,
            }
        }
    }

    fn member(&mut self, node: &mut Node, depth: usize) -> Option<()> {
        self.skip_blanks();
        match self.chars.peek()? {
            '"' => node.texts.push(self.text()?),
            '+' | '-' | '.' | '0'..='9' => node.numbers.push(self.word().parse().ok()?),
            _ => self.node_or_word(node, depth)?,
        }
        Some(())
    }

    /// Axis directions such as `EAST` stand without quotation marks.
    fn node_or_word(&mut self, node: &mut Node, depth: usize) -> Option<()> {
        let ahead = Reader { chars: self.chars.clone() };
        if ahead.at_bare_word() {
            node.texts.push(self.word());
        } else {
            node.nodes.push(self.node(depth - 1)?);
        }
        Some(())
    }

    fn at_bare_word(mut self) -> bool {
        let word = self.word();
        !word.is_empty() && matches!(self.token(), Some(',' | ']' | ')'))
    }

    fn text(&mut self) -> Option<String> {
        self.chars.next();
        let mut text = String::new();
        loop {
            match self.chars.next()? {
                '"' => return Some(text),
                it => text.push(it),
            }
        }
    }

    fn word(&mut self) -> String {
        self.skip_blanks();
        let in_word = |it: &char| it.is_ascii_alphanumeric() || "+-._".contains(*it);
        std::iter::from_fn(|| self.chars.next_if(in_word)).collect()
    }

    fn token(&mut self) -> Option<char> {
        self.skip_blanks();
        self.chars.next()
    }

    fn skip_blanks(&mut self) {
        while self.chars.next_if(|it| it.is_whitespace()).is_some() {}
    }
}
