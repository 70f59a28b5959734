//! The package of NY/T 2539-2016: 农村土地承包经营权确权登记数据库规范.

pub mod package;
mod schema;
mod summary;
mod write;

pub use package::{FileUsed, Located, Package, PackageError, ReadError};
pub use schema::{LayerShape, Part, SCHEMA, TableSchema, schema_named, schema_of};
pub use write::{
    Cell, DbfEncoding, LostCharacter, PackageSpec, PackageWriter, TableFormat, WriteError, Written,
};
