//! The tables of the settlement database, as SeaORM sees them.

pub(crate) mod answer;
pub(crate) mod application;
pub(crate) mod application_fact;
pub(crate) mod companion;
pub(crate) mod decision;
pub(crate) mod decision_companion;
pub(crate) mod evidence;
pub(crate) mod fact;
pub(crate) mod permit;
pub(crate) mod person;
pub(crate) mod statement;
pub(crate) mod statement_print;
