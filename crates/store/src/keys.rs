//! The keys of the registry: where they lie, and where in the registry a cipher text stands.

use std::path::Path;

use seal::Keys;
use uuid::Uuid;

use crate::StoreError;

/// The name of the key file in the data directory.
const FILE_NAME: &str = "registry.keys";

/// Reads the key file of a data directory, or makes one at the first start.
///
/// A file that others can read is refused: whoever made it so has to decide what that means.
pub fn registry_keys(directory: &Path) -> Result<Keys, StoreError> {
    Ok(Keys::load_or_create(&directory.join(FILE_NAME))?)
}

/// Where a number stands: a cipher text that is moved to another row cannot be read there.
pub(crate) fn place(table: &str, county: &str, object: Uuid) -> Vec<u8> {
    format!("{table}/{county}/{object}").into_bytes()
}
