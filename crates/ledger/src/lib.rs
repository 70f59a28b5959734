//! The verifiable log: entries in their canonical form, and their digests.
//!
//! Knows nothing of what an entry means, of clocks or of databases.

mod entry;

pub use entry::{Digest, Entry, NotCanonical};
