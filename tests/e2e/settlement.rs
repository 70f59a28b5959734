//! The town's counter over HTTP, and that it and the register are strangers.

mod counter;
mod independence;
pub(crate) mod safeguard;
mod statement;
