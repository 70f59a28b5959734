//! The `sanquan` binary: the register on the command line.

fn main() {}
