//! The market over HTTP: listings from the draft to the archive, and what stands in the way.

mod ascending;
mod asides;
mod assets;
mod homesteads;
pub(crate) mod market;
pub(crate) mod offers;
mod offices;
mod papers;
mod rights;
mod shares;
