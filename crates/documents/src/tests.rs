//! Every paper of a village: printed, read again with other programs, and drawn for eyes.

mod certificate;
mod collective;
mod deal;
mod every;
mod fields;
mod flow;
mod pdf;
mod pictures;
mod press;
mod sample;
