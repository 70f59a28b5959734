//! One transaction on one connection, for SeaORM's statements and for COPY alike.

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr,
    Statement,
    prelude::async_trait,
    sqlx::{AssertSqlSafe, Executor as _, Postgres, Sqlite, Transaction},
};
use tokio::sync::Mutex;

use crate::{
    StoreError,
    dialect::{self, Engine},
};

/// A transaction; dropped, it rolls back.
#[derive(Debug)]
pub(crate) enum Session {
    Sqlite(Mutex<Transaction<'static, Sqlite>>),
    PostgreSql(Mutex<Transaction<'static, Postgres>>),
}

impl Session {
    /// Begins to write.
    pub(crate) async fn write(
        engine: Engine,
        database: &DatabaseConnection,
    ) -> Result<Self, StoreError> {
        Self::begin(engine, database, dialect::BEGIN_ON_SQLITE, dialect::BEGIN_ON_POSTGRESQL).await
    }

    /// Begins to read: all reads of the session see the register as it was at the first one.
    pub(crate) async fn read(
        engine: Engine,
        database: &DatabaseConnection,
    ) -> Result<Self, StoreError> {
        const ON_SQLITE: &str = "BEGIN DEFERRED";
        const ON_POSTGRESQL: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        Self::begin(engine, database, ON_SQLITE, ON_POSTGRESQL).await
    }

    async fn begin(
        engine: Engine,
        database: &DatabaseConnection,
        on_sqlite: &'static str,
        on_postgresql: &'static str,
    ) -> Result<Self, StoreError> {
        match engine {
            Engine::Sqlite => {
                let pool = database.get_sqlite_connection_pool();
                Ok(Self::Sqlite(Mutex::new(pool.begin_with(on_sqlite).await?)))
            }
            Engine::PostgreSql => {
                let pool = database.get_postgres_connection_pool();
                Ok(Self::PostgreSql(Mutex::new(pool.begin_with(on_postgresql).await?)))
            }
        }
    }

    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(it) => it.into_inner().commit().await?,
            Self::PostgreSql(it) => it.into_inner().commit().await?,
        }
        Ok(())
    }

    pub(crate) fn engine(&self) -> Engine {
        match self {
            Self::Sqlite(_) => Engine::Sqlite,
            Self::PostgreSql(_) => Engine::PostgreSql,
        }
    }
}

fn trouble(error: sea_orm::sqlx::Error) -> DbErr {
    DbErr::Query(RuntimeErr::SqlxError(error.into()))
}

#[async_trait::async_trait]
impl ConnectionTrait for Session {
    fn get_database_backend(&self) -> DbBackend {
        match self {
            Self::Sqlite(_) => DbBackend::Sqlite,
            Self::PostgreSql(_) => DbBackend::Postgres,
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        match self {
            Self::Sqlite(it) => dialect::sqlite_execute(&mut *it.lock().await, &statement).await,
            Self::PostgreSql(it) => {
                dialect::postgresql_execute(&mut *it.lock().await, &statement).await
            }
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        let sql = AssertSqlSafe(sql);
        match self {
            Self::Sqlite(it) => (**it.lock().await).execute(sql).await.map(Into::into),
            Self::PostgreSql(it) => (**it.lock().await).execute(sql).await.map(Into::into),
        }
        .map_err(trouble)
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        Ok(self.query_all_raw(statement).await?.into_iter().next())
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match self {
            Self::Sqlite(it) => dialect::sqlite_rows(&mut *it.lock().await, &statement).await,
            Self::PostgreSql(it) => {
                dialect::postgresql_rows(&mut *it.lock().await, &statement).await
            }
        }
    }
}
