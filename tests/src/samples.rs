//! The samples, and what is known of them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use exchange::layer::Limits;
use exchange::nyt2539::Package;
use tenure::submission::{Record, Village};

/// The folders of the five villages, in the order in which the demo loads them.
pub const VILLAGES: [&str; 5] =
    ["220221永吉县", "220421东丰县", "330421嘉善县", "371522莘县", "610921汉阴县"];

/// The root of the repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// A sample package, such as `ok/tiny`.
pub fn package(name: &str) -> PathBuf {
    repository().join("gis-samples/packages").join(name)
}

/// The package of a sample village, by the beginning of its name.
pub fn village(name: &str) -> PathBuf {
    let found = VILLAGES.iter().find(|it| it.starts_with(name)).unwrap();
    package("villages").join(found)
}

/// The rows of a package, village by village; the first one may hold those that belong to no village.
pub fn rows(package: &Path) -> Vec<Village> {
    let package = Package::open(package, Limits::default()).unwrap();
    let codes: Vec<&str> = package.villages().collect();
    codes.into_iter().map(|code| package.read_village(code).unwrap()).collect()
}

/// Every identity number that stands anywhere in the five villages.
pub fn identity_numbers() -> BTreeSet<String> {
    let villages = VILLAGES.iter().flat_map(|name| rows(&village(name)));
    villages.flat_map(|it| numbers_of(&it)).collect()
}

fn numbers_of(village: &Village) -> Vec<String> {
    let mut numbers = Vec::new();
    let mut read = |values: Vec<&str>| {
        numbers.extend(values.into_iter().filter(|it| invented(it)).map(str::to_owned));
    };
    village.issuers.iter().for_each(|it| read(values(it)));
    village.contractors.iter().for_each(|it| read(values(it)));
    village.members.iter().for_each(|it| read(values(it)));
    village.certificates.iter().for_each(|it| read(values(it)));
    village.reissues.iter().for_each(|it| read(values(it)));
    village.replacements.iter().for_each(|it| read(values(it)));
    village.share_holdings.iter().for_each(|it| read(values(it)));
    numbers
}

fn values<R: Record>(row: &R) -> Vec<&str> {
    (0..R::FIELDS.len()).filter_map(|index| row.value(index)).collect()
}

/// The samples' identity numbers begin with an area that nobody lives in.
fn invented(value: &str) -> bool {
    value.len() == 18
        && value.starts_with("99")
        && value.bytes().take(17).all(|it| it.is_ascii_digit())
}
