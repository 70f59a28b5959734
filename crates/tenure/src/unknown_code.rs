//! The refusal of a text that is not the code it should be.

/// A text that is not the code it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a {what}")]
pub struct UnknownCode {
    what: &'static str,
    text: String,
}

impl UnknownCode {
    /// Names what the text should have been.
    pub fn new(what: &'static str, text: &str) -> Self {
        Self { what, text: text.to_owned() }
    }
}
