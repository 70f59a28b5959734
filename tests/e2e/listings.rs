//! The market over HTTP: listings from the draft to the archive, and what stands in the way.

mod ascending;
mod asides;
mod assets;
mod homesteads;
mod market;
mod model;
mod offers;
mod offices;
mod papers;
mod rights;
mod shares;
