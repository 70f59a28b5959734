//! Cases of splitting, merging and moving boundaries, and what all operations promise.

mod areas;
mod coverage;
mod drawing;
mod hostile;
mod lines;
mod merging;
mod moving;
mod polygons;
mod public_vectors;
mod snapping;
