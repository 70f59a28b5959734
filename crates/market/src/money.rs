//! Money of the market 资金: postings in fen that balance, what is due of it, and what the bank says was paid.
//!
//! Every movement is a transaction whose postings sum to zero; nothing is ever taken back but by another transaction.

mod account;
mod book;
mod due;
mod reconciliation;
#[cfg(test)]
mod tests;
mod transaction;

pub use account::{Account, DealId, Title};
pub use book::{Book, Recorded, Refused};
pub use due::{Consideration, Due, DueStanding, Installment, Schedule, ScheduleError, standing};
pub use reconciliation::{Expected, Flow, MatchedPayment, Matching, match_lines};
pub use transaction::{Deduction, Movement, NotBalanced, Posting, Transaction, TransactionId};
