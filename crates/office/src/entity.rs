//! The tables, as SeaORM sees them.

pub(crate) mod account;
pub(crate) mod answer;
pub(crate) mod api_token;
pub(crate) mod audit_entry;
pub(crate) mod audit_head;
pub(crate) mod register_reading;
pub(crate) mod sign_in_session;
