//! Tables of rows without shapes: CSV, and the tables of Access.

pub mod access;
pub mod delimited;
