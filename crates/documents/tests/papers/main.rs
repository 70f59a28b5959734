//! Every paper of a village, printed, read again with other programs, and looked at.

mod pdf;
mod prints;
mod sample;
