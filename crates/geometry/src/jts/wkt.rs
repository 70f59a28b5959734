//! Reads the areas out of well-known text, or out of well-known binary in hexadecimal digits.

use crate::{Coord, Outline, Patch, Ring, wkb};

/// What a geometry has of areas, and whether it has anything else.
#[derive(Default)]
pub(super) struct Areas {
    pub(super) outline: Outline,
    /// Points or lines are there as well, or what we cannot read.
    pub(super) others: bool,
}

impl Areas {
    /// Why the geometry is nothing that a parcel could have, if so.
    pub(super) fn unlike_a_parcel(&self) -> Option<&'static str> {
        if self.others {
            Some("points, lines or a mixed collection")
        } else if self.outline.patches.is_empty() {
            Some("an empty geometry")
        } else {
            None
        }
    }
}

pub(super) fn areas(text: &str) -> Areas {
    let text = text.trim();
    if !text.is_empty() && text.chars().all(|it| it.is_ascii_hexdigit()) {
        let outline = wkb::decode(&bytes(text));
        return outline.map_or(Areas { others: true, ..Areas::default() }, |outline| Areas {
            outline,
            others: false,
        });
    }
    let mut areas = Areas::default();
    let read = Reader { rest: text }.geometry(&mut areas);
    if read.is_none() {
        areas.others = !text.is_empty();
    }
    areas
}

fn bytes(hexadecimal: &str) -> Vec<u8> {
    let byte = |it: &[u8]| u8::from_str_radix(std::str::from_utf8(it).unwrap(), 16).unwrap();
    hexadecimal.as_bytes().chunks_exact(2).map(byte).collect()
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn geometry(&mut self, areas: &mut Areas) -> Option<()> {
        let kind = self.word().to_ascii_uppercase();
        if self.empty() {
            return Some(());
        }
        match kind.as_str() {
            "POLYGON" => areas.outline.patches.push(self.patch()?),
            "MULTIPOLYGON" => {
                let patches =
                    self.list(|it| if it.empty() { Some(None) } else { it.patch().map(Some) })?;
                areas.outline.patches.extend(patches.into_iter().flatten());
            }
            "GEOMETRYCOLLECTION" => {
                self.list(|it| it.geometry(areas))?;
            }
            _ => {
                areas.others = true;
                self.nested()?;
            }
        }
        Some(())
    }

    fn patch(&mut self) -> Option<Patch> {
        let mut rings = self.list(|it| it.list(Self::coord).map(Ring))?.into_iter();
        Some(Patch { exterior: rings.next()?, interiors: rings.collect() })
    }

    /// Ordinates after the first two are passed over.
    fn coord(&mut self) -> Option<Coord> {
        let end = self.rest.find([',', ')'])?;
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        let mut ordinates = text.split_whitespace().map(str::parse);
        Some(Coord { x: ordinates.next()?.ok()?, y: ordinates.next()?.ok()? })
    }

    fn list<T>(&mut self, mut member: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut members = Vec::new();
        self.take("(")?;
        loop {
            members.push(member(self)?);
            if self.take(",").is_none() {
                self.take(")")?;
                return Some(members);
            }
        }
    }

    /// Passes over whatever stands in brackets.
    fn nested(&mut self) -> Option<()> {
        let mut depth = 0;
        let closes = |it| {
            depth += i32::from(it == '(') - i32::from(it == ')');
            it == ')' && depth == 0
        };
        self.rest = self.rest.split_once(closes)?.1;
        Some(())
    }

    fn empty(&mut self) -> bool {
        let Some((word, rest)) = self.rest.trim_start().split_at_checked(5) else { return false };
        let empty = word.eq_ignore_ascii_case("EMPTY");
        if empty {
            self.rest = rest;
        }
        empty
    }

    fn word(&mut self) -> String {
        self.rest = self.rest.trim_start();
        let end = self.rest.find(|it: char| !it.is_ascii_alphabetic()).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word.to_owned()
    }

    fn take(&mut self, sign: &str) -> Option<()> {
        self.rest = self.rest.trim_start().strip_prefix(sign)?;
        Some(())
    }
}
