//! Transfers without a listing 流转: taken in at the counter, verified, entered, paid, and ended.

mod asked;
mod body;
mod conveyance;
mod end;
mod enter;
mod for_good;
mod money;
mod read;
mod right;
mod running;
mod step;
mod take_back;
mod take_in;
mod transferee;
mod view;

pub use asked::{EndAsked, StepAsked, TransferAsked, TransfereeAsked, Who};
pub use body::{KeptStep, TransferBody};
pub use read::{transfer, transfers};
pub use step::take_step;
pub use take_in::take_in;
pub use view::TransferView;

pub(crate) use running::RunningDeal;
