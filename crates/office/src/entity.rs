//! The tables, as SeaORM sees them.

pub(crate) mod account;
pub(crate) mod register_reading;
pub(crate) mod sign_in_session;
