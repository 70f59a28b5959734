//! Tables of rows without shapes: CSV, the tables of Access, and workbooks.

pub mod access;
pub mod delimited;
pub(crate) mod workbook;
