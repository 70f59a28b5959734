//! The package of NY/T 2539-2016: 农村土地承包经营权确权登记数据库规范.

mod schema;

pub use schema::{LayerShape, Part, SCHEMA, TableSchema, schema_named, schema_of};
