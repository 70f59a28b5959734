//! What must stay true of the source tree.

mod edges;
mod manifests;
mod sources;
mod tree;
