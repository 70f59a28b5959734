//! The town's book of settlement 落户: what the municipalities' texts ask, what is recorded, and what is decided on which clause.
//!
//! Knows nothing of any right in the countryside, nor of clocks or HTTP; of databases only its [`book`], and of files only the one with the book's keys.
//! Facts, documents and relatives are closed lists without a word for such a right, so that no policy can ask for one; the words that are written freely are looked through ([`lint`]).

pub mod book;
mod closed;
mod document_type;
pub mod evaluation;
mod fact;
mod kinship;
mod language;
pub mod lint;
pub mod pack;
mod reading_purpose;
pub mod record;
mod roster;
mod statement;

#[cfg(test)]
mod tests;

pub use document_type::DocumentType;
pub use fact::{Fact, FactKind, Facts, Measure};
pub use kinship::{Companion, Kinship};
pub use language::Language;
pub use pack::{PolicyPack, PolicyPacks};
pub use reading_purpose::ReadingPurpose;
pub use roster::{Clerk, ClerkEntry, Clerks, ClerksError, Jurisdiction, Role};
pub use statement::{Statement, Statute};
