//! Transfers without a listing over HTTP: each kind from the counter to its end, and what stands in the way.

pub(crate) mod counter;
mod endings;
mod figures;
mod homesteads;
mod kinds;
pub(crate) mod land;
mod money;
mod papers;
mod papers_by_kind;
mod refusals;
mod refusals_by_kind;
mod rules;
mod shares;
mod taken_back;
