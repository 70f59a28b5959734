//! A layer of a tile as it is written: its features, then what they share.

mod dictionary;

pub(super) use dictionary::{Tagger, write_value};

use dictionary::Dictionary;

use super::{
    MapRing, TileId, TilePoint, Value,
    clip::clip_edge,
    commands::Commands,
    frame::{EXTENT, Frame, holds, snapped},
    outline::Pen,
    wire,
};
use crate::Coord;

/// The version of the specification that is written.
const VERSION: u64 = 2;

/// The kinds of geometry as the format numbers them.
pub(super) const UNKNOWN: u64 = 0;
pub(super) const POINTS: u64 = 1;
pub(super) const LINES: u64 = 2;
pub(super) const POLYGONS: u64 = 3;

/// A layer being written; positions are in Web Mercator's metres.
///
/// A feature of which nothing is to be seen in the tile is left out.
#[derive(Debug)]
pub struct LayerWriter<'a> {
    pub(super) name: &'a str,
    frame: Frame,
    features: Vec<u8>,
    dictionary: Dictionary<'a>,
    commands: Commands,
    tags: Vec<u8>,
    feature: Vec<u8>,
    pen: Pen,
    line: Vec<TilePoint>,
}

impl<'a> LayerWriter<'a> {
    /// An empty layer of [`EXTENT`] units.
    pub fn new(tile: TileId, name: &'a str) -> Self {
        Self {
            name,
            frame: Frame::new(tile),
            features: Vec::new(),
            dictionary: Dictionary::default(),
            commands: Commands::default(),
            tags: Vec::new(),
            feature: Vec::new(),
            pen: Pen::default(),
            line: Vec::new(),
        }
    }

    /// Adds polygons as one feature: each shell is followed by its holes.
    ///
    /// A ring with a coordinate that is not finite, or that no map has, is left out.
    pub fn add_polygons<'r>(
        &mut self,
        id: Option<u64>,
        rings: impl IntoIterator<Item = MapRing<'r>>,
        attributes: &[(&'a str, Value<'a>)],
    ) {
        self.add_polygons_with(id, rings, |it| attributes.iter().for_each(|one| it.tag(one)));
    }

    /// Puts a key into the layer, if it is not there, and says where it stands.
    pub(super) fn key(&mut self, key: &'a str) -> u64 {
        self.dictionary.key(key)
    }

    /// Adds polygons whose tags are written only if something of them is to be seen.
    pub(super) fn add_polygons_with<'r>(
        &mut self,
        id: Option<u64>,
        rings: impl IntoIterator<Item = MapRing<'r>>,
        write_tags: impl FnOnce(&mut Tagger<'_, 'a>),
    ) {
        self.commands.clear();
        self.pen.draw(&self.frame, rings, &mut self.commands);
        self.finish_feature(id, POLYGONS, write_tags);
    }

    /// Adds points as one feature: those of them that the tile shows.
    pub fn add_points(
        &mut self,
        id: Option<u64>,
        points: &[Coord],
        attributes: &[(&'a str, Value<'a>)],
    ) {
        self.commands.clear();
        self.line.clear();
        let units = points.iter().map(|it| self.frame.units(*it));
        self.line.extend(units.filter(|it| holds(*it)).map(snapped));
        if !self.line.is_empty() {
            self.commands.points(&self.line);
        }
        self.finish_feature(id, POINTS, |it| attributes.iter().for_each(|one| it.tag(one)));
    }

    /// Adds lines as one feature: those parts of them that the tile shows.
    ///
    /// An edge with an end that is not finite is left out.
    pub fn add_lines(
        &mut self,
        id: Option<u64>,
        lines: &[&[Coord]],
        attributes: &[(&'a str, Value<'a>)],
    ) {
        self.commands.clear();
        self.line.clear();
        for line in lines {
            self.draw_line(line);
        }
        self.finish_feature(id, LINES, |it| attributes.iter().for_each(|one| it.tag(one)));
    }

    fn draw_line(&mut self, line: &[Coord]) {
        let mut end_before = None;
        for (start, end) in line.iter().zip(line.iter().skip(1)) {
            let edge = clip_edge(self.frame.units(*start), self.frame.units(*end));
            let Some((start, end)) = edge.filter(|(start, end)| holds(*start) && holds(*end))
            else {
                continue;
            };
            if end_before.replace(end) != Some(start) {
                self.end_line();
            }
            for point in [snapped(start), snapped(end)] {
                if self.line.last() != Some(&point) {
                    self.line.push(point);
                }
            }
        }
        self.end_line();
    }

    fn end_line(&mut self) {
        if self.line.len() > 1 {
            self.commands.line(&self.line);
        }
        self.line.clear();
    }

    fn finish_feature(
        &mut self,
        id: Option<u64>,
        kind: u64,
        write_tags: impl FnOnce(&mut Tagger<'_, 'a>),
    ) {
        if self.commands.bytes().is_empty() {
            return;
        }
        self.tags.clear();
        write_tags(&mut Tagger { tags: &mut self.tags, dictionary: &mut self.dictionary });
        self.feature.clear();
        if let Some(id) = id {
            wire::write_number(&mut self.feature, wire::feature::ID, id);
        }
        if !self.tags.is_empty() {
            wire::write_bytes(&mut self.feature, wire::feature::TAGS, &self.tags);
        }
        wire::write_number(&mut self.feature, wire::feature::KIND, kind);
        wire::write_bytes(&mut self.feature, wire::feature::GEOMETRY, self.commands.bytes());
        wire::write_bytes(&mut self.features, wire::layer::FEATURE, &self.feature);
    }

    /// The bytes of a tile that has this layer alone, or none if the layer has no feature: such a layer should not be written.
    ///
    /// Tiles may be put together byte after byte, as long as their layers have different names.
    pub fn into_tile(self) -> Vec<u8> {
        if self.features.is_empty() {
            return Vec::new();
        }
        let mut message = self.features;
        wire::write_bytes(&mut message, wire::layer::NAME, self.name.as_bytes());
        for key in &self.dictionary.keys {
            wire::write_bytes(&mut message, wire::layer::KEY, key.as_bytes());
        }
        message.extend_from_slice(&self.dictionary.values);
        wire::write_number(&mut message, wire::layer::EXTENT, EXTENT.into());
        wire::write_number(&mut message, wire::layer::VERSION, VERSION);
        let mut header = Vec::new();
        wire::write_key(&mut header, wire::tile::LAYER, wire::BYTES);
        wire::write_varint(&mut header, message.len() as u64);
        message.splice(0..0, header);
        message
    }
}
