//! The town's book of settlement 落户, its pure half: what the municipalities' texts ask, what is recorded, and what is decided on which clause.
//!
//! Knows nothing of any right in the countryside, nor of files, clocks, databases or HTTP.
//! Facts, documents and relatives are closed lists without a word for such a right, so that no policy can ask for one; the words that are written freely are looked through ([`lint`]).

mod closed;
mod document_type;
pub mod evaluation;
mod fact;
mod kinship;
mod language;
pub mod lint;
pub mod pack;
pub mod record;
mod statement;

#[cfg(test)]
mod tests;

pub use document_type::DocumentType;
pub use fact::{Fact, FactKind, Facts, Measure};
pub use kinship::{Companion, Kinship};
pub use language::Language;
pub use pack::{PolicyPack, PolicyPacks};
pub use statement::{Statement, Statute};
