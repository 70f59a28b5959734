//! The pages of the workbench 工作台, served as they were built from `ui`.
//!
//! Knows nothing but files: what the pages ask for is the API's, and its contract is checked when they are built.

mod pages;
mod serve;
#[cfg(test)]
mod tests;

pub use pages::{Pages, Unreadable};
pub use serve::routes;
