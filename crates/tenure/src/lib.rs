//! The three rights and the people who hold them, and the rules that the law and the standards set for them.
//!
//! Knows nothing of settlement, files, clocks, databases or HTTP.

mod citation;
mod code_list;
mod rule;
pub mod rules;
pub mod submission;
mod violation;

pub use citation::{Citation, Law, Standard};
pub use code_list::CodeList;
pub use rule::{Moment, Parameter, Rule, RuleCode, Severity};
pub use violation::{Measure, Object, Place, Violation};
