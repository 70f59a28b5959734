//! As much of XML as a message is made of: elements with attributes, and nothing that could stand for something else.
//!
//! A declaration of a document type is refused, so that no entity grows; text between elements is, too.

use super::MessageError;

/// The elements of a message lie this deep.
const DEPTH_MAX: usize = 8;

/// An element with its attributes in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: String,
    /// The line that it begins on, from 1.
    pub(super) line: u64,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Element>,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }
}

/// Reads a document; its root.
pub(super) fn read(text: &str) -> Result<Element, MessageError> {
    let mut reader = Reader { rest: text.trim_start_matches('\u{feff}'), line: 1 };
    let mut open: Vec<Element> = Vec::new();
    loop {
        reader.skip_remarks()?;
        if reader.rest.is_empty() {
            return Err(reader.refused("the message ends before its last element does"));
        }
        let closed = if reader.rest.starts_with("</") {
            Some(reader.closing(&mut open)?)
        } else {
            let (element, empty) = reader.opening()?;
            if open.len() >= DEPTH_MAX {
                return Err(reader.refused("the elements lie too deep in each other"));
            }
            if empty {
                Some(element)
            } else {
                open.push(element);
                None
            }
        };
        let Some(closed) = closed else { continue };
        match open.last_mut() {
            Some(parent) => parent.children.push(closed),
            None => return reader.end(closed),
        }
    }
}

struct Reader<'a> {
    rest: &'a str,
    line: u64,
}

impl<'a> Reader<'a> {
    fn refused(&self, reason: &'static str) -> MessageError {
        MessageError::Xml { line: self.line, reason }
    }

    /// Goes on behind so many bytes, and gives them.
    fn take(&mut self, n_bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(n_bytes).unwrap_or((self.rest, ""));
        let n_lines = taken.bytes().filter(|it| *it == b'\n').count();
        self.line = self.line.saturating_add(u64::try_from(n_lines).unwrap_or(u64::MAX));
        self.rest = rest;
        taken
    }

    fn skip_blanks(&mut self) {
        let blanks = self.rest.len() - self.rest.trim_start().len();
        self.take(blanks);
    }

    /// What ends with a mark that must come.
    fn until(&mut self, mark: &str) -> Result<&'a str, MessageError> {
        let Some(at) = self.rest.find(mark) else {
            return Err(self.refused("something that was begun is not ended"));
        };
        let before = self.take(at);
        self.take(mark.len());
        Ok(before)
    }

    /// Blanks, comments and instructions.
    fn skip_remarks(&mut self) -> Result<(), MessageError> {
        loop {
            self.skip_blanks();
            if self.rest.starts_with("<!--") {
                self.until("-->")?;
            } else if self.rest.starts_with("<?") {
                self.until("?>")?;
            } else if self.rest.starts_with("<!") {
                return Err(self.refused("a message declares nothing and has no CDATA"));
            } else if self.rest.is_empty() || self.rest.starts_with('<') {
                return Ok(());
            } else {
                return Err(self.refused("text stands between the elements"));
            }
        }
    }

    fn name(&mut self) -> Result<String, MessageError> {
        let end = self.rest.find(|it: char| !(it.is_ascii_alphanumeric() || it == '_'));
        let name = self.take(end.unwrap_or(self.rest.len()));
        if name.is_empty() {
            return Err(self.refused("a name is missing"));
        }
        Ok(name.to_owned())
    }

    fn closing(&mut self, open: &mut Vec<Element>) -> Result<Element, MessageError> {
        self.take("</".len());
        let name = self.name()?;
        let blanks = self.until(">")?;
        match open.pop() {
            Some(element) if element.name == name && blanks.trim().is_empty() => Ok(element),
            _ => Err(self.refused("an element ends that was not begun")),
        }
    }

    /// An element, and whether it is empty.
    fn opening(&mut self) -> Result<(Element, bool), MessageError> {
        self.take("<".len());
        let line = self.line;
        let name = self.name()?;
        let mut attributes: Vec<(String, String)> = Vec::new();
        loop {
            let before = self.rest.len();
            self.skip_blanks();
            let empty = self.rest.starts_with("/>");
            if empty || self.rest.starts_with('>') {
                self.take(if empty { 2 } else { 1 });
                return Ok((Element { name, line, attributes, children: Vec::new() }, empty));
            }
            if self.rest.len() == before {
                return Err(self.refused("a blank is missing before an attribute"));
            }
            let (attribute, value) = self.attribute()?;
            if attributes.iter().any(|(it, _)| *it == attribute) {
                return Err(self.refused("an attribute stands twice"));
            }
            attributes.push((attribute, value));
        }
    }

    fn attribute(&mut self) -> Result<(String, String), MessageError> {
        let name = self.name()?;
        self.skip_blanks();
        if !self.rest.starts_with('=') {
            return Err(self.refused("an attribute has no value"));
        }
        self.take(1);
        self.skip_blanks();
        let quote = match self.rest.chars().next() {
            Some('"') => "\"",
            Some('\'') => "'",
            _ => return Err(self.refused("the value of an attribute is not quoted")),
        };
        self.take(1);
        let raw = self.until(quote)?;
        if raw.contains('<') {
            return Err(self.refused("the value of an attribute holds an element"));
        }
        let unknown = || self.refused("a reference or a character is not known");
        Ok((name, unescaped(raw).ok_or_else(unknown)?))
    }

    fn end(mut self, root: Element) -> Result<Element, MessageError> {
        self.skip_remarks()?;
        if self.rest.is_empty() {
            Ok(root)
        } else {
            Err(self.refused("there is more than one root"))
        }
    }
}

/// A value with its references resolved; a plain line break is a blank, as XML has it.
fn unescaped(raw: &str) -> Option<String> {
    let mut value = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('&') {
        push_plain(&mut value, before)?;
        let (reference, after) = after.split_once(';')?;
        value.push(character(reference)?);
        rest = after;
    }
    push_plain(&mut value, rest)?;
    Some(value)
}

fn push_plain(value: &mut String, text: &str) -> Option<()> {
    for it in text.chars() {
        value.push(if matches!(it, '\t' | '\n' | '\r') { ' ' } else { it });
    }
    text.chars().all(allowed).then_some(())
}

fn character(reference: &str) -> Option<char> {
    let number = match reference {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        other => other.strip_prefix('#')?,
    };
    let number = match number.strip_prefix('x') {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(number).filter(|it| allowed(*it))
}

/// Whether XML 1.0 can say the character.
fn allowed(it: char) -> bool {
    matches!(it, '\t' | '\n' | '\r' | ' '..) && !matches!(it, '\u{fffe}' | '\u{ffff}')
}

/// A text as the value of an attribute.
pub(super) fn escaped(text: &str) -> Result<String, MessageError> {
    let mut value = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '&' => value.push_str("&amp;"),
            '<' => value.push_str("&lt;"),
            '>' => value.push_str("&gt;"),
            '"' => value.push_str("&quot;"),
            '\t' => value.push_str("&#9;"),
            '\n' => value.push_str("&#10;"),
            '\r' => value.push_str("&#13;"),
            it if allowed(it) => value.push(it),
            it => return Err(MessageError::Character(u32::from(it))),
        }
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::{escaped, read};
    use crate::change_message::MessageError;

    #[test]
    fn elements_come_with_their_attributes_and_their_lines() {
        let root =
            read("<?xml version=\"1.0\"?>\n<A x='1'>\n <!-- a -->\n <B y=\"2\"/>\n</A>\n").unwrap();
        assert_eq!((root.name.as_str(), root.line, root.attribute("x")), ("A", 2, Some("1")));
        let child = &root.children[0];
        assert_eq!((child.name.as_str(), child.line, child.attribute("y")), ("B", 4, Some("2")));
    }

    #[test]
    fn a_value_comes_back_as_it_was() {
        let text = "张“三” & <b> \"q\" 'a'\t\r\n𬭎";
        let written = format!("<A x=\"{}\"/>", escaped(text).unwrap());
        assert_eq!(read(&written).unwrap().attribute("x"), Some(text));
        assert_eq!(escaped("\u{0}"), Err(MessageError::Character(0)));
    }

    #[test]
    fn what_could_stand_for_something_else_is_refused() {
        for (text, line) in [
            ("<!DOCTYPE a [<!ENTITY b 'c'>]><A/>", 1),
            ("<A>\n<![CDATA[b]]></A>", 2),
            ("<A x='&b;'/>", 1),
            ("<A x='&#0;'/>", 1),
            ("<A>text</A>", 1),
            ("<A/>\n<B/>", 2),
            ("<A>\n<B></A>", 2),
            ("<A x='1' x='2'/>", 1),
            ("<A x=1/>", 1),
            ("<A x='1'y='2'/>", 1),
            ("<A", 1),
            ("", 1),
            ("\n\n<A>", 3),
        ] {
            match read(text) {
                Err(MessageError::Xml { line: found, .. }) => assert_eq!(found, line, "{text}"),
                other => panic!("{text}: {other:?}"),
            }
        }
    }

    #[test]
    fn elements_that_lie_too_deep_are_refused() {
        let text = "<A>".repeat(100_000);
        assert!(matches!(read(&text), Err(MessageError::Xml { .. })));
    }
}
