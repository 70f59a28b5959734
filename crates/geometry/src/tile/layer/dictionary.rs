//! What the features of a layer share: keys and values that stand once, and the tags that point to them.

use std::collections::HashMap;

use crate::tile::{Value, wire};

/// The keys and values of a layer, each once.
#[derive(Debug, Default)]
pub(super) struct Dictionary<'a> {
    pub(super) keys: Vec<&'a str>,
    /// The values as fields of the layer, one after the other.
    pub(super) values: Vec<u8>,
    n_values: u64,
    places: HashMap<Value<'a>, u64>,
    /// Room for one value.
    value: Vec<u8>,
}

/// Writes the tags of one feature.
#[derive(Debug)]
pub(in crate::tile) struct Tagger<'w, 'a> {
    pub(super) tags: &'w mut Vec<u8>,
    pub(super) dictionary: &'w mut Dictionary<'a>,
}

impl<'a> Tagger<'_, 'a> {
    pub(super) fn tag(&mut self, (key, value): &(&'a str, Value<'a>)) {
        let key = self.dictionary.key(key);
        let place = self.dictionary.place(*value);
        self.tag_place(key, place);
    }

    /// Gives the feature a value under a key, both of which stand in the layer already.
    pub(in crate::tile) fn tag_place(&mut self, key: u64, value: u64) {
        wire::write_varint(self.tags, key);
        wire::write_varint(self.tags, value);
    }

    /// Takes a value, written as a field of the layer, and says where it stands.
    pub(in crate::tile) fn push_value(&mut self, field: &[u8]) -> u64 {
        self.dictionary.values.extend_from_slice(field);
        self.dictionary.next_place()
    }
}

impl<'a> Dictionary<'a> {
    /// A layer has a handful of keys: looking through them is quicker than hashing.
    pub(super) fn key(&mut self, key: &'a str) -> u64 {
        let known = self.keys.iter().position(|it| *it == key);
        let place = known.unwrap_or_else(|| {
            self.keys.push(key);
            self.keys.len() - 1
        });
        place as u64
    }

    fn place(&mut self, value: Value<'a>) -> u64 {
        if let Some(known) = self.places.get(&value) {
            return *known;
        }
        write_value(&mut self.values, value, &mut self.value);
        let place = self.next_place();
        self.places.insert(value, place);
        place
    }

    fn next_place(&mut self) -> u64 {
        self.n_values += 1;
        self.n_values - 1
    }
}

/// Writes a value as a field of a layer; `spare` is room to work in.
pub(in crate::tile) fn write_value(bytes: &mut Vec<u8>, value: Value<'_>, spare: &mut Vec<u8>) {
    spare.clear();
    value.write(spare);
    wire::write_bytes(bytes, wire::layer::VALUE, spare);
}
