//! Rows and queries of the registry database, on SQLite and PostgreSQL.
