//! Filling a snapshot, feature by feature.

use std::collections::HashMap;

use rstar::RTree;

use super::{FeatureEnd, NO_VALUE, Placed, RingEnd, Snapshot, ValueEnd, aabb};
use crate::{
    Envelope, Outline, Patch, Ring,
    tile::{Value, layer::write_value, mercator},
};

/// Fills a [`Snapshot`].
#[derive(Debug)]
pub struct SnapshotBuilder {
    snapshot: Snapshot,
    placed: Vec<Placed>,
    /// The values so far, each written as a field of a layer, and their indexes.
    values: HashMap<Vec<u8>, u32>,
}

impl SnapshotBuilder {
    /// A layer with a name and the keys of its attributes.
    pub fn new(name: &str, keys: &[&str]) -> Self {
        let snapshot = Snapshot {
            name: name.to_owned(),
            keys: keys.iter().map(|&it| it.to_owned()).collect(),
            ..Snapshot::default()
        };
        Self { snapshot, placed: Vec::new(), values: HashMap::new() }
    }

    /// Adds a feature: an outline in degrees and its values in the order of the keys.
    ///
    /// Values that are not given are missing, and those for which there is no key are not kept.
    /// An outline without a finite coordinate has no place and is in no tile.
    pub fn push(&mut self, id: Option<u64>, outline: &Outline, values: &[Option<Value<'_>>]) {
        let n_before = self.snapshot.positions.len();
        outline.patches.iter().for_each(|it| self.push_patch(it));
        let positions = self.snapshot.positions.get(n_before..).unwrap_or_default();
        if let Some(envelope) = Envelope::of(positions.iter().copied()) {
            let feature = self.snapshot.features.len();
            self.placed.push(Placed { envelope: aabb(envelope), feature });
        }
        self.snapshot.features.push(FeatureEnd { id, end: self.snapshot.rings.len() });
        for n in 0..self.snapshot.keys.len() {
            let value = values.get(n).copied().flatten();
            let tag = value.map_or(NO_VALUE, |it| self.value(it));
            self.snapshot.tags.push(tag);
        }
    }

    fn push_patch(&mut self, patch: &Patch) {
        for (n, ring) in patch.rings().enumerate() {
            let Ring(coords) = ring;
            let n_open = coords.len() - usize::from(ring.closed());
            let positions = coords.iter().take(n_open).map(|it| mercator::from_lonlat(*it));
            self.snapshot.positions.extend(positions);
            let end = self.snapshot.positions.len();
            self.snapshot.rings.push(RingEnd { end, is_shell: n == 0 });
        }
    }

    /// The index of a value; beyond four thousand million different ones, more are missing.
    fn value(&mut self, value: Value<'_>) -> u32 {
        let mut field = Vec::new();
        write_value(&mut field, value, &mut Vec::new());
        let next = u32::try_from(self.snapshot.values.len()).unwrap_or(NO_VALUE);
        if let Some(known) = self.values.get(&field) {
            if let Some(value) = self.snapshot.values.get_mut(*known as usize) {
                value.is_shared = true;
            }
            return *known;
        }
        if next != NO_VALUE {
            self.snapshot.value_fields.extend_from_slice(&field);
            let end = self.snapshot.value_fields.len();
            self.snapshot.values.push(ValueEnd { end, is_shared: false });
            self.values.insert(field, next);
        }
        next
    }

    /// Plants the tree.
    pub fn build(self) -> Snapshot {
        Snapshot { tree: RTree::bulk_load(self.placed), ..self.snapshot }
    }
}
