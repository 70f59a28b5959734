//! The books of a collective over HTTP: from its registration to what the bank says, and what stands in the way.

mod challenges;
mod income;
mod matching;
mod movements;
mod people;
mod register;
mod shares;
mod succession;
mod village;
