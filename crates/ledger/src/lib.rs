//! The verifiable log: canonical entries, their public leaves, the Merkle tree with its proofs, signed checkpoints, tiles.
//!
//! Knows nothing of what an entry means, of clocks, files or databases.

mod bundle;
mod checkpoint;
mod commitment;
mod digest;
mod entry;
mod key;
mod keychain;
mod leaf;
mod note;
mod proof;
mod succession;
mod tile;
mod tree;

#[cfg(test)]
mod vectors;

pub use bundle::{BundleMalformed, EntryTooLong, decode_bundle, encode_bundle};
pub use checkpoint::{Checkpoint, CheckpointMalformed};
pub use commitment::{Commitments, Disclosure, Opening, SALT_BYTES};
pub use digest::Digest;
pub use entry::{Entry, NotCanonical};
pub use key::{KeyMalformed, SigningKey, VerifierKey};
pub use keychain::{KeyChain, NotTrusted};
pub use leaf::{NoLeaf, PublicLeaf};
pub use note::{NotSigned, Note, NoteMalformed, NoteSignature};
pub use proof::{ProofRefused, verify_consistency, verify_inclusion};
pub use succession::{Succession, SuccessionMalformed};
pub use tile::{TILE_WIDTH, Tile, TilePath, TilePathMalformed, Tiles, decode_tile, encode_tile};
pub use tree::{Frontier, Node, Plan, plan_consistency, plan_inclusion, plan_root, root};
