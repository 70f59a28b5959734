//! Cases 登记业务 with all that was done in them.

mod collection;
mod file;
mod hold;
mod list;
mod notice;
mod objection;
mod part;
mod row;
mod step;

pub use file::CaseFile;
pub use list::CaseFilter;
pub use notice::{OpenNotice, PostedNotice};
pub use row::CaseRow;
pub use step::RecordedStep;
