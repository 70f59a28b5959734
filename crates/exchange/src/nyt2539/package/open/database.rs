//! The files of the ownership tables: an Access database, or CSV.

use std::collections::BTreeMap;
use std::path::PathBuf;

use tenure::submission::ColumnKind;

use super::{Opening, PackageError};
use crate::digest::{Sha256Digest, digest_of};
use crate::nyt2539::{Part, SCHEMA, schema_named};
use crate::table::access::Access;

/// Where a table of ownership is read from.
pub(super) struct TableFile {
    /// The path inside the package.
    pub(super) name: String,
    pub(super) on_disk: PathBuf,
    /// The types of the columns, where the file knows them, and its digest, where the CSV is only a copy of it.
    pub(super) database: Option<(Vec<ColumnKind>, Sha256Digest)>,
}

impl Opening {
    /// The files of each table: a database goes before CSV, and one folder of CSV before the other.
    pub(super) fn table_files(&mut self) -> Result<BTreeMap<usize, Vec<TableFile>>, PackageError> {
        let mut tables: BTreeMap<usize, Vec<TableFile>> = BTreeMap::new();
        for name in std::mem::take(&mut self.found.databases) {
            self.spool_database(&name, &mut tables)?;
        }
        let from_databases: Vec<usize> = tables.keys().copied().collect();
        for ((index, ..), name) in std::mem::take(&mut self.found.tables) {
            let files = tables.entry(index).or_default();
            let folder = |it: &str| it.split('/').next().unwrap_or_default().to_owned();
            let elsewhere = files.first().is_some_and(|it| folder(&it.name) != folder(&name));
            if from_databases.contains(&index) || elsewhere {
                self.found.read_past.push(name);
                continue;
            }
            files.push(TableFile { on_disk: self.listing.path(&name), name, database: None });
        }
        Ok(tables)
    }

    fn spool_database(
        &mut self,
        name: &str,
        tables: &mut BTreeMap<usize, Vec<TableFile>>,
    ) -> Result<(), PackageError> {
        let path = self.listing.path(name);
        let digest = digest_of(&path).map_err(|error| self.failed(name, error))?;
        let opened = Access::open(&path).and_then(|mut it| Ok((it.table_names()?, it)));
        let (table_names, mut database) = match opened {
            Ok(opened) => opened,
            Err(error) => {
                self.trouble(name, None, None, error.title_zh(), true);
                return Ok(());
            }
        };
        for table_name in table_names {
            let schema = schema_named(&table_name).filter(|it| it.part == Part::Ownership);
            let Some(schema) = schema else {
                self.found.read_past.push(format!("{name}：{table_name}"));
                continue;
            };
            let on_disk = self.spool.path().join(format!(
                "{}-{}.csv",
                schema.name,
                self.files.len() + tables.len()
            ));
            match database.spool(&table_name, &on_disk) {
                Ok(spooled) => {
                    if spooled.n_skipped > 0 {
                        let trouble =
                            format!("表 {} 有 {} 行无法读取", schema.name, spooled.n_skipped);
                        self.trouble(name, Some(schema.table), None, trouble, true);
                    }
                    let kinds = spooled.columns.into_iter().map(|(_, kind)| kind).collect();
                    let file = TableFile {
                        name: name.to_owned(),
                        on_disk,
                        database: Some((kinds, digest)),
                    };
                    let index =
                        SCHEMA.iter().position(|it| it.table == schema.table).unwrap_or_default();
                    tables.entry(index).or_default().push(file);
                }
                Err(error) => self.trouble(name, Some(schema.table), None, error.title_zh(), true),
            }
        }
        Ok(())
    }
}
