//! Cases of splitting, merging and moving boundaries, and what all operations promise.

mod drawing;
mod public_vectors;
