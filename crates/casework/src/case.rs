//! Cases 登记业务: accepted, looked at by the rules, put on notice, approved and entered.
//!
//! Nothing else enters a book, but for the takeover of what was registered before.

mod accept;
mod act;
mod add;
pub(crate) mod certificate_numbers;
mod changes;
mod clock;
mod counter;
mod desk;
mod desk_box;
pub(crate) mod evidence;
mod file;
mod findings;
mod hand_over;
mod notice;
mod open;
mod read;
pub(crate) mod scene;
mod step;
mod view;

pub use accept::{Submission, accept_case};
pub use add::{Addition, add};
pub use changes::case_changes;
pub use clock::{CaseClock, ClockStands};
pub use counter::{ANSWER_DAYS, Again, Counter, Reply};
pub use desk::{Contact, Desk, Mode, Occasion, PRINTS_WITHOUT_APPROVAL};
pub use desk_box::DeskBox;
pub use evidence::NotStored;
pub(crate) use file::read as read_file;
pub use findings::{Finding, Findings};
pub use notice::public_notices;
pub use read::{CasesAsked, case, case_id, cases, lineage};
pub use step::{StepAsked, take_step};
pub use view::{CaseView, PossibleStep};
