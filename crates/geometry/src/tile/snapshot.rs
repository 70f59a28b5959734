//! A layer of a county held in memory, to be cut into tiles: flat arrays and a tree of envelopes.

mod builder;

use std::collections::HashMap;

use rstar::{AABB, RTree, RTreeObject};

pub use builder::SnapshotBuilder;

use super::{LayerWriter, MapRing, TileId, frame::Frame, layer::Tagger};
use crate::{Coord, Envelope};

/// A layer as it was at one moment, in Web Mercator's metres.
///
/// A vertex takes 16 bytes, a ring 16, a feature 64 and 4 for each key, a value 16 and its own bytes.
#[derive(Debug, Default)]
pub struct Snapshot {
    name: String,
    keys: Vec<String>,
    positions: Vec<Coord>,
    rings: Vec<RingEnd>,
    features: Vec<FeatureEnd>,
    /// For each feature and key the value's index, or [`NO_VALUE`].
    tags: Vec<u32>,
    values: Vec<ValueEnd>,
    /// The values, each written as a field of a layer.
    value_fields: Vec<u8>,
    tree: RTree<Placed>,
}

const NO_VALUE: u32 = u32::MAX;

#[derive(Debug)]
struct RingEnd {
    end: usize,
    is_shell: bool,
}

#[derive(Debug)]
struct FeatureEnd {
    id: Option<u64>,
    end: usize,
}

#[derive(Debug)]
struct ValueEnd {
    end: usize,
    /// More than one feature has it.
    is_shared: bool,
}

/// A feature's envelope, in the tree.
#[derive(Clone, Copy, Debug)]
struct Placed {
    envelope: AABB<[f64; 2]>,
    feature: usize,
}

impl RTreeObject for Placed {
    type Envelope = AABB<[f64; 2]>;

    fn envelope(&self) -> Self::Envelope {
        self.envelope
    }
}

fn aabb(envelope: Envelope) -> AABB<[f64; 2]> {
    AABB::from_corners([envelope.min_x, envelope.min_y], [envelope.max_x, envelope.max_y])
}

impl Snapshot {
    /// The number of features, those that have no place included.
    pub fn len(&self) -> usize {
        self.features.len()
    }

    /// Says whether there is no feature.
    pub fn is_empty(&self) -> bool {
        self.features.is_empty()
    }

    /// The features whose envelopes meet a rectangle in Web Mercator's metres, as places in the order of pushing.
    ///
    /// They come in the order of the tree, which is the same for the same features.
    pub fn features_meeting(&self, envelope: Envelope) -> impl Iterator<Item = usize> + use<'_> {
        self.tree.locate_in_envelope_intersecting(&aabb(envelope)).map(|it| it.feature)
    }

    /// The tile of this layer alone; no bytes if it shows nothing.
    pub fn tile(&self, tile: TileId) -> Vec<u8> {
        self.layer(tile).into_tile()
    }

    /// What a tile shows of this layer, to be pushed to a tile of several.
    pub fn layer(&self, tile: TileId) -> LayerWriter<'_> {
        let mut layer = LayerWriter::new(tile, &self.name);
        let keys: Vec<u64> = self.keys.iter().map(|it| layer.key(it)).collect();
        let mut places = HashMap::new();
        for feature in self.features_meeting(Frame::new(tile).shown()) {
            let id = self.features.get(feature).and_then(|it| it.id);
            layer.add_polygons_with(id, self.rings(feature), |it| {
                self.write_tags(feature, &keys, &mut places, it);
            });
        }
        layer
    }

    fn rings(&self, feature: usize) -> impl Iterator<Item = MapRing<'_>> {
        let end = |n: usize| self.features.get(n).map_or(0, |it| it.end);
        let (first, end) = (feature.checked_sub(1).map_or(0, end), end(feature));
        let mut start =
            first.checked_sub(1).and_then(|it| self.rings.get(it)).map_or(0, |it| it.end);
        self.rings.get(first..end).unwrap_or_default().iter().map(move |ring| {
            let positions = self.positions.get(start..ring.end).unwrap_or_default();
            start = ring.end;
            if ring.is_shell { MapRing::Shell(positions) } else { MapRing::Hole(positions) }
        })
    }

    /// Where values stand in the tile is looked up for those alone that several features have.
    fn write_tags(
        &self,
        feature: usize,
        keys: &[u64],
        places: &mut HashMap<u32, u64>,
        tagger: &mut Tagger<'_, '_>,
    ) {
        let n_keys = keys.len();
        let tags = self.tags.get(feature * n_keys..(feature + 1) * n_keys).unwrap_or_default();
        for (key, tag) in keys.iter().zip(tags).filter(|(_, tag)| **tag != NO_VALUE) {
            let Some((field, is_shared)) = self.value(*tag) else { continue };
            let place = if is_shared {
                *places.entry(*tag).or_insert_with(|| tagger.push_value(field))
            } else {
                tagger.push_value(field)
            };
            tagger.tag_place(*key, place);
        }
    }

    fn value(&self, value: u32) -> Option<(&[u8], bool)> {
        let value = value as usize;
        let start = value.checked_sub(1).and_then(|it| self.values.get(it)).map_or(0, |it| it.end);
        let ValueEnd { end, is_shared } = self.values.get(value)?;
        Some((self.value_fields.get(start..*end)?, *is_shared))
    }
}
