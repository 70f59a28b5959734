//! What the standard asks of one field.

use crate::code_list::CodeList;

/// One column of a submitted table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    pub name: &'static str,
    pub kind: FieldKind,
    pub obligation: Obligation,
}

/// The type of a field, with its length in characters or digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Text of at most so many characters.
    Text(u16),
    /// A code of a list of the standard.
    Code(CodeList),
    /// A whole number of at most so many digits.
    Integer(u8),
    /// A decimal number: all digits, and digits after the point.
    Decimal(u8, u8),
    /// A day.
    Date,
    /// A text of any length.
    Memo,
}

/// Whether a field must be filled 约束条件.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obligation {
    /// M 必选
    Mandatory,
    /// C 条件必选: a rule of its own says when.
    Conditional,
    /// O 可选
    Optional,
}
