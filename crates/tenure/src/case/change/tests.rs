//! Cases as they come to the counter, kind by kind.
