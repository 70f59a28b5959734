//! Cases 登记业务: accepted, looked at by the rules, put on notice, approved and entered.
//!
//! Nothing else enters a book, but for the takeover of what was registered before.

mod accept;
mod act;
mod add;
mod desk;
mod file;
mod findings;
mod notice;
mod open;
mod read;
pub(crate) mod scene;
mod step;
mod view;

pub use accept::{Submission, accept_case};
pub use add::{add_decision, add_document, add_fee, sign_case};
pub use desk::{Contact, Desk, Mode, Occasion, PRINTS_WITHOUT_APPROVAL};
pub(crate) use file::read as read_file;
pub use findings::{Finding, Findings};
pub use notice::{answer_objection, public_notices, raise_objection};
pub use read::{case, case_id, cases, lineage};
pub use step::{StepAsked, take_step};
pub use view::CaseView;
