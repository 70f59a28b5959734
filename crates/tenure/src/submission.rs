//! What a package says, row by row, before anything is believed of it.
//!
//! Every value is the text that was delivered, so that a wrong one can be shown as it stands.
//! The records carry the register's names; `exchange` knows what the standard calls their columns.

mod attachment;
mod field;
mod record;
mod records;
mod shape;
mod summary;
mod village;

pub use attachment::{Attachment, AttachmentState};
pub use field::{Field, FieldKind, Obligation};
pub use record::{Record, Table};
pub use records::*;
pub use shape::{Column, ColumnKind, FileTrouble, Shape};
pub use summary::{
    DeliveredFigure, Figure, Summaries, SummaryColumn, SummaryKind, SummaryRow, SummaryTable,
    SummaryTrouble,
};
pub use village::{CountyFacts, Village, identity_key};

/// A delivered text; short codes are held in place.
pub type Text = compact_str::CompactString;
