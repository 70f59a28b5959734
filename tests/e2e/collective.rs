//! The books of a collective over HTTP: from its registration to what the bank says, its sheets and its papers, and what stands in the way.

mod income;
mod papers;
mod people;
mod register;
mod shares;
mod sheets;
mod village;
