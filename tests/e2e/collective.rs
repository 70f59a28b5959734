//! The books of a collective over HTTP: from its registration to what the bank says, its sheets and its papers, and what stands in the way.

mod benefits;
mod challenges;
mod exits;
mod income;
mod matching;
mod movements;
mod papers;
mod people;
mod register;
mod shares;
mod sheets;
mod succession;
pub(crate) mod village;
