//! What must stay true of the source tree.
