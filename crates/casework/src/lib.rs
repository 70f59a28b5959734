//! The use-cases: load facts, decide, commit, in one unit of work.
