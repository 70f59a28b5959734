//! Change messages 变更报文 as files: the XML of the draft access specification of 2019-03-18.
//!
//! The draft names the elements and the fields of the head; that each field is an attribute, and that an object is an element by the name of its table, is our reading of it (`docs/change-messages.md`).

mod error;
mod operation;
mod read;
mod rows;
#[cfg(test)]
mod tests;
mod wkt;
mod write;
mod xml;

pub use error::MessageError;
pub use read::{MESSAGE_BYTES_MAX, read};
pub use write::write;

use sha2::{Digest as _, Sha256};
use tenure::change_message::Serial;

/// The root.
const SUBMIT: &str = "SUBMIT";
const HEAD: &str = "HEAD";
const BUSINESS: &str = "BUSINESS_DATA";
/// 变更前
const ORIGINAL: &str = "ORIGINAL_DATA";
/// 变更后
const CHANGED: &str = "CHANGE_DATA";
/// 操作方式 of an object.
const OPERATION: &str = "CZFS";
/// 空间数据, as WKT.
const SHAPE: &str = "SHP";

/// Where a message lies in a delivery, such as `220221/22022120261122000001/BW/DJYW22022120261122000001.xml`.
pub fn path_of(serial: &Serial) -> String {
    format!("{}/{}", folder_of(serial), file_of(serial))
}

/// Where the digest of a message lies: beside the folders of the draft, which have no place for it.
pub fn digest_path_of(serial: &Serial) -> String {
    format!("{}/DJYW{serial}.sha256", folder_of(serial))
}

/// What stands there, as `sha256sum --check` reads it in the folder of the message.
pub fn digest_line(serial: &Serial, digest: &str) -> String {
    format!("{digest}  {}\n", file_of(serial))
}

fn folder_of(serial: &Serial) -> String {
    let county = serial.as_str().get(..6).unwrap_or_default();
    format!("{county}/{serial}")
}

fn file_of(serial: &Serial) -> String {
    format!("BW/DJYW{serial}.xml")
}

/// The SHA-256 of a message's bytes, in lower-case hexadecimal digits.
pub fn digest_of(bytes: &[u8]) -> String {
    crate::hex(&Sha256::digest(bytes))
}
