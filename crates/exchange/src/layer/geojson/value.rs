//! A JSON value with its place in the text, so that whatever is wrong with it can be found again.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::GeoJsonError;

/// An error and where in the text it shows.
#[derive(Debug)]
pub(super) struct Misplaced {
    pub(super) offset: usize,
    pub(super) error: GeoJsonError,
}

/// A value as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value<'a> {
    pub(super) raw: &'a str,
    /// Where it begins in the text that it was cut from.
    pub(super) offset: usize,
}

impl<'a> Value<'a> {
    /// The value that a whole text is.
    pub(super) fn of(text: &'a [u8]) -> Result<Self, Misplaced> {
        match std::str::from_utf8(text) {
            Ok(raw) => Ok(Self { raw, offset: 0 }),
            Err(error) => {
                Err(Misplaced { offset: error.valid_up_to(), error: GeoJsonError::NotUtf8 })
            }
        }
    }

    /// A part of this value that the reader of JSON has cut out of it.
    pub(super) fn part(self, part: &'a RawValue) -> Self {
        let within = part.get().as_ptr().addr().saturating_sub(self.raw.as_ptr().addr());
        Self { raw: part.get(), offset: self.offset + within }
    }

    pub(super) fn is_null(self) -> bool {
        self.raw == "null"
    }

    /// Reads the value as something; what the reader of JSON refuses is placed where it stopped.
    pub(super) fn read<T: Deserialize<'a>>(self) -> Result<T, Misplaced> {
        serde_json::from_str(self.raw).map_err(|error| {
            let offset = self.offset + offset_of(self.raw, error.line(), error.column());
            Misplaced { offset, error: GeoJsonError::Value(without_place(&error)) }
        })
    }

    /// Says what is wrong with the value as a whole.
    pub(super) fn wrong(self, error: GeoJsonError) -> Misplaced {
        Misplaced { offset: self.offset, error }
    }

    /// The value that one comes to by going into arrays; the array itself where there is no such element.
    pub(super) fn within(self, path: &[usize]) -> Self {
        path.iter().fold(self, |value, index| {
            let elements: Vec<&RawValue> = value.read().unwrap_or_default();
            elements.get(*index).map_or(value, |it| value.part(it))
        })
    }
}

/// The byte of a line and a column, both from 1; the column is that of the last byte that was read.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let lines = text.split_inclusive('\n').take(line.saturating_sub(1));
    (lines.map(str::len).sum::<usize>() + column.saturating_sub(1)).min(text.len())
}

/// The place in the message is one inside of the value, which nobody can look up.
fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message).to_owned()
}

/// The JSON pointer (RFC 6901) of the value that a byte of a text belongs to.
pub(super) fn pointer_at(text: &[u8], offset: usize) -> String {
    let mut steps = Vec::new();
    let mut bytes = text.iter().enumerate().take(offset.saturating_add(1)).peekable();
    // The text of a name or a value that was passed last, which a colon makes a name.
    let mut quoted = 0..0;
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => {
                let mut escaped = false;
                let closing = bytes.find(|(_, it)| {
                    let closes = **it == b'"' && !escaped;
                    escaped = **it == b'\\' && !escaped;
                    closes
                });
                quoted = at + 1..closing.map_or(at + 1, |(end, _)| end);
            }
            b'[' => steps.push(Step::Element(0)),
            b'{' => steps.push(Step::Object),
            b':' => {
                if let Some(step) = steps.last_mut() {
                    let name = text.get(quoted.clone()).unwrap_or_default();
                    *step = Step::Member(String::from_utf8_lossy(name).into_owned());
                }
            }
            b',' if at < offset => {
                if let Some(step) = steps.last_mut() {
                    step.advance();
                }
            }
            b']' | b'}' => {
                steps.pop();
            }
            _ => {}
        }
    }
    // At its first byte an array or an object is a whole, of which no element is meant.
    if matches!(text.get(offset), Some(b'[' | b'{')) {
        steps.pop();
    }
    steps.iter().map(Step::token).collect()
}

/// One step into a value.
enum Step {
    /// Between the members of an object.
    Object,
    Member(String),
    Element(usize),
}

impl Step {
    fn advance(&mut self) {
        match self {
            Self::Element(index) => *index += 1,
            Self::Object | Self::Member(_) => *self = Self::Object,
        }
    }

    fn token(&self) -> String {
        match self {
            Self::Object => String::new(),
            Self::Member(name) => format!("/{}", name.replace('~', "~0").replace('/', "~1")),
            Self::Element(index) => format!("/{index}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Value, pointer_at};

    #[test]
    fn a_byte_belongs_to_the_innermost_value() {
        let text = r#"{"a":[1,{"b/c":"x,\"]"}],"d":2}"#;
        let pointer = |part: &str| pointer_at(text.as_bytes(), text.find(part).unwrap());
        assert_eq!(pointer("{\"a"), "");
        assert_eq!(pointer("[1"), "/a");
        assert_eq!(pointer("1"), "/a/0");
        assert_eq!(pointer("{\"b"), "/a/1");
        assert_eq!(pointer("\"x"), "/a/1/b~1c");
        assert_eq!(pointer("],\"d"), "/a");
        assert_eq!(pointer("2}"), "/d");
        assert_eq!(pointer_at(text.as_bytes(), 99), "");
    }

    #[test]
    fn what_the_reader_refuses_is_found_again() {
        let text = "[[1,\n 2],\n [\"f\"]]";
        let refused = Value::of(text.as_bytes()).unwrap().read::<Vec<Vec<f64>>>().unwrap_err();
        assert_eq!(pointer_at(text.as_bytes(), refused.offset), "/1/0");
        assert_eq!(refused.error.to_string(), "invalid type: string \"f\", expected f64");
    }

    #[test]
    fn elements_by_their_path() {
        let value = Value::of(b"[0, [1, 22 ]]").unwrap();
        let found = value.within(&[1, 1]);
        assert_eq!((found.raw, found.offset), ("22", 8));
        assert_eq!(value.within(&[7]).offset, 0);
    }
}
