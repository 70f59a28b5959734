//! Voluntary paid exits 自愿有偿退出: an application, its steps, its money, and the register act that ends the right.

mod apply;
mod cancel;
mod money;
mod read;
mod right;
mod shares;
mod step;
mod view;

pub use apply::{ApplicationAsked, apply};
pub use read::{exit, exits};
pub use step::{InterviewAsked, StepAsked, role_of, take_step};
pub use view::ExitView;
