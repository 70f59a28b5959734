//! Fuzz targets, one for each reader of files, run as ordinary tests on stable Rust.
//!
//! An input is a sound file of our own with some bytes changed, put in, taken out or cut off.
//! No reader may panic, and what it holds in memory is bounded by the bytes that it is given.
//! `BOLERO_RANDOM_ITERATIONS` and `BOLERO_RANDOM_TEST_TIME_MS` make the runs longer.
//! Inputs that once broke a reader lie under `fuzz-corpus/` and are read again by every run.

#[cfg(test)]
mod corpus;
#[cfg(test)]
mod edit;
#[cfg(test)]
mod seeds;
#[cfg(test)]
mod targets;

use std::time::Duration;

use self::edit::Edit;
use self::targets::Target;

/// What an ordinary run does; the numbers are our own, and small enough to be run without thinking.
const ITERATIONS: usize = 300;
const TEST_TIME: Duration = Duration::from_secs(4);

/// Reads the inputs that once broke the reader, then its seeds with random changes.
macro_rules! fuzz {
    ($($name:ident => $target:expr;)*) => {
        $(
            #[test]
            fn $name() {
                let target: Target = $target;
                corpus::replay(&target);
                bolero::check!()
                    .with_iterations(ITERATIONS)
                    .with_test_time(TEST_TIME)
                    .with_type::<(u8, Vec<Edit>)>()
                    .for_each(|(seed, edits)| {
                        let seeds = &target.seeds;
                        let mut bytes = seeds[usize::from(*seed) % seeds.len()].clone();
                        edit::apply(&mut bytes, edits, target.layout);
                        target.read(&bytes);
                    });
            }
        )*

        /// Every folder of the corpus belongs to a target.
        const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

fuzz! {
    shp => targets::shp();
    shx => targets::shx();
    dbf => targets::dbf();
    prj => targets::prj();
    cpg => targets::cpg();
    geojson => targets::geojson();
    gpkg_blob => targets::gpkg_blob();
    gpkg => targets::gpkg();
    csv => targets::csv();
    mdb => targets::mdb();
    zip => targets::zip();
    change_message => targets::change_message();
}

#[test]
fn every_folder_of_the_corpus_has_its_target() {
    for folder in corpus::entries(&corpus::folder()).iter().filter(|it| it.is_dir()) {
        let name = folder.file_name().unwrap().to_str().unwrap();
        assert!(NAMES.contains(&name), "{name}");
    }
}
