//! The market over HTTP: listings from the draft to the archive, and what stands in the way.

mod ascending;
mod asides;
mod market;
mod offers;
mod offices;
mod rights;
