//! Layers of other people, with the answers of independent tools.
