//! Change messages 变更报文: the acts of cases told to the upper platform, and those of another register taken in.
//!
//! Knows what a message says and where it stands in its chain, and not how it is written.

mod chain;
mod entry;
mod refused;
mod registered;
mod state;
mod take_in;
mod tell;

pub use chain::Delivered;
pub use refused::MessageRefused;
pub use take_in::{TakenIn, take_in};
pub use tell::{DigestOf, Told, message_of, number_messages, told_messages};
