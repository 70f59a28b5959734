//! The tables, as SeaORM sees them.

pub(crate) mod register_reading;
