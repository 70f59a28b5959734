//! What each target reads, through the same doors that a county's files come in by.

use std::path::Path;

use exchange::archive::unpack;
use exchange::change_message;
use exchange::layer::geopackage::GeoPackage;
use exchange::layer::{Limits, Selection, Shapefile, ShapefileParts, open_polygons, open_single};
use exchange::table::access::Access;
use exchange::table::delimited::CsvTable;
use rusqlite::Connection;
use tempfile::TempDir;

use crate::edit::Layout;
use crate::seeds;

/// Small enough that an input which makes a reader write or hold more than it is given is found.
const LIMITS: Limits = Limits { vertices_max: 10_000, bytes_max: 1 << 20, entries_max: 100 };

/// A reader with sound files to begin with.
pub(super) struct Target {
    pub(super) name: &'static str,
    pub(super) seeds: Vec<Vec<u8>>,
    pub(super) layout: Layout,
    folder: TempDir,
    /// Reads the bytes; `false` where they are refused.
    reader: fn(&Path, &[u8]) -> bool,
}

impl Target {
    fn new(name: &'static str, seeds: Vec<Vec<u8>>, reader: fn(&Path, &[u8]) -> bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { name, seeds, layout: Layout::Stream, folder, reader }
    }

    fn in_pages(self) -> Self {
        Self { layout: Layout::Pages, ..self }
    }

    pub(super) fn read(&self, bytes: &[u8]) -> bool {
        (self.reader)(self.folder.path(), bytes)
    }
}

/// Writes a shapefile with one of its files replaced, and reads it in every way.
fn read_shapefile(folder: &Path, ending: &str, bytes: &[u8]) -> bool {
    let sound = [
        ("shp", seeds::shp()),
        ("shx", seeds::shx()),
        ("dbf", seeds::dbf()),
        ("prj", seeds::prj()[1].clone()),
        ("cpg", b"UTF-8".to_vec()),
    ];
    for (it, sound) in sound {
        // A changed layer of other shapes has no index of its own.
        if it == "shx" && ending == "shp" {
            continue;
        }
        let bytes = if it == ending { bytes } else { &sound };
        std::fs::write(folder.join(format!("DK.{it}")), bytes).unwrap();
    }
    read_layer(&folder.join("DK.shp"))
}

/// Reads a layer as parcels and as polygons.
fn read_layer(path: &Path) -> bool {
    let polygons = open_polygons(path, Selection::default(), LIMITS);
    if let Ok(layer) = polygons {
        let _ = layer.read(|_| ());
    }
    open_single(path, LIMITS).is_ok()
}

pub(super) fn shp() -> Target {
    let seeds = [vec![seeds::shp()], seeds::other_shapes()].concat();
    Target::new("shp", seeds, |folder, bytes| read_shapefile(folder, "shp", bytes))
}

pub(super) fn shx() -> Target {
    Target::new("shx", vec![seeds::shx()], |folder, bytes| read_shapefile(folder, "shx", bytes))
}

pub(super) fn dbf() -> Target {
    Target::new("dbf", vec![seeds::dbf()], |folder, bytes| {
        let read = read_shapefile(folder, "dbf", bytes);
        let parts = ShapefileParts { dbf: Some(folder.join("DK.dbf")), ..Default::default() };
        let alone = Shapefile::open(parts).and_then(|mut it| it.scan(LIMITS, |_| ()));
        read && alone.is_ok()
    })
}

pub(super) fn prj() -> Target {
    Target::new("prj", seeds::prj(), |folder, bytes| read_shapefile(folder, "prj", bytes))
}

pub(super) fn cpg() -> Target {
    let labels = ["UTF-8", "GBK", "ANSI 1250", "88591"].map(|it| it.as_bytes().to_vec());
    Target::new("cpg", labels.to_vec(), |folder, bytes| read_shapefile(folder, "cpg", bytes))
}

pub(super) fn geojson() -> Target {
    Target::new("geojson", seeds::geojson(), |folder, bytes| {
        let path = folder.join("DK.geojson");
        std::fs::write(&path, bytes).unwrap();
        read_layer(&path)
    })
}

/// The head and the binary of one shape in a table that is otherwise sound.
pub(super) fn gpkg_blob() -> Target {
    Target::new("gpkg_blob", vec![seeds::gpkg_blob()], |folder, bytes| {
        let path = folder.join("DK.gpkg");
        let new = !path.exists();
        let connection = Connection::open(&path).unwrap();
        connection.pragma_update(None, "synchronous", false).unwrap();
        if new {
            connection.execute_batch(seeds::GPKG).unwrap();
        }
        let sql = "INSERT OR REPLACE INTO DK (fid, geom, dkbm) VALUES (1, ?1, '37')";
        connection.execute(sql, [bytes]).unwrap();
        read_layer(&path)
    })
}

pub(super) fn gpkg() -> Target {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("DK.gpkg");
    let connection = Connection::open(&path).unwrap();
    // Small pages, so that more of the file is structure than is blank.
    connection.pragma_update(None, "page_size", 512).unwrap();
    connection.execute_batch(seeds::GPKG).unwrap();
    let sql = "INSERT INTO DK (geom, dkbm, SCMJ) VALUES (?1, '37', 1.5)";
    connection.execute(sql, [seeds::gpkg_blob()]).unwrap();
    drop(connection);
    let seed = std::fs::read(path).unwrap();
    Target::new("gpkg", vec![seed], |folder, bytes| {
        let path = folder.join("DK.gpkg");
        std::fs::write(&path, bytes).unwrap();
        let read = read_layer(&path);
        if let Ok(package) = GeoPackage::open(&path) {
            for table in &package.tables {
                let _ = package.rows(table, LIMITS, |_, _, _, _| ());
            }
        }
        read
    })
    .in_pages()
}

pub(super) fn csv() -> Target {
    Target::new("csv", seeds::csv(), |folder, bytes| {
        let path = folder.join("CBF.csv");
        std::fs::write(&path, bytes).unwrap();
        let Ok(mut table) = CsvTable::open(&path) else { return false };
        let mut runs = Vec::new();
        if table.scan(|row, _, run| runs.push((row, run))).is_err() {
            return false;
        }
        for (row, run) in runs {
            table.read_run(row, run, |_, _| ()).unwrap();
        }
        true
    })
}

/// The database of one of our samples.
pub(super) fn mdb() -> Target {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../gis-samples/packages");
    let sample = samples.join("villages/371522莘县/权属数据/3715222018.mdb");
    Target::new("mdb", vec![std::fs::read(sample).unwrap()], |folder, bytes| {
        let path = folder.join("a.mdb");
        std::fs::write(&path, bytes).unwrap();
        let Ok(mut database) = Access::open(&path) else { return false };
        let Ok(names) = database.table_names() else { return false };
        let to = folder.join("a.csv");
        names.iter().all(|it| database.spool(it, &to).is_ok())
    })
    .in_pages()
}

pub(super) fn zip() -> Target {
    Target::new("zip", vec![seeds::zip()], |folder, bytes| {
        let path = folder.join("a.zip");
        std::fs::write(&path, bytes).unwrap();
        let unpacked = unpack(&path, LIMITS, |_| true);
        let layer = open_polygons(&path, Selection::default(), LIMITS);
        unpacked.is_ok() && layer.is_ok()
    })
}

/// What is read is written and read again, and is the same.
pub(super) fn change_message() -> Target {
    Target::new("change_message", vec![seeds::change_message()], |_, bytes| {
        let Ok(message) = change_message::read(bytes) else { return false };
        let written = change_message::write(&message).unwrap();
        assert_eq!(change_message::read(&written), Ok(message));
        true
    })
}
