//! Whether a pack that can be read also makes sense.

mod references;
mod words;

use super::{Fault, PolicyPack};

/// What is found, with the field it is found in.
pub(super) type Found = Vec<(String, Fault)>;

/// Every fault of a pack.
pub(super) fn faults(pack: &PolicyPack) -> Found {
    let mut found = Found::new();
    words::check(pack, &mut found);
    references::check(pack, &mut found);
    found
}

/// The channels of a pack and its permit, with the fields they stand in.
fn ways(pack: &PolicyPack) -> impl Iterator<Item = (String, &super::Channel)> {
    let channels = pack.channels.iter().map(|it| (format!("channels.{}", it.code), it));
    channels.chain([("permit".to_owned(), &pack.permit)])
}
