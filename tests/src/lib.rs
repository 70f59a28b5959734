//! The harness of the tests of the whole.
