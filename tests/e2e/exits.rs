//! Paid exits over HTTP: from the application to the archive, and what stands in the way of each step.

pub(crate) mod counter;
mod homestead;
mod land;
mod money;
mod papers;
mod refusals;
