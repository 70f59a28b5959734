//! The market over HTTP: listings from the draft to the archive, and what stands in the way.

mod ascending;
mod market;
