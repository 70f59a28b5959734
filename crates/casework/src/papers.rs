//! Papers out 出具文书: what a case, the books of a collective or a deal print, from what was frozen, and the record of every printing.
//!
//! A paper is drawn up here as plain facts; whoever typesets it records the printing before the bytes are given out.

mod approve;
mod asked;
mod collective;
pub mod content;
mod deal;
mod draw;
mod entries;
mod frozen;
mod held;
mod letter;
mod list;
mod neighbours;
mod notice;
mod printings;
mod record;
mod sheets;
mod subject;
mod verify;

pub use approve::approve_print;
pub use asked::PaperAsked;
pub use collective::{CollectivePapers, Series};
pub use content::Content;
pub use deal::DealPapers;
pub use draw::{Drawn, Imprint, draw_up};
pub use list::{PaperView, papers};
pub use notice::notice_paragraphs;
pub use record::record_print;
pub use verify::{Comparison, Verification, verify};
