//! The members of a JSON object, each once, with their values as they stand.

use std::borrow::Cow;
use std::fmt;

use geometry::Coord;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use tenure::submission::Text;

use super::GeoJsonError;

/// The members in the order of the text; a name that stands twice is an error.
pub(super) struct Members<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Members<'a> {
    pub(super) fn parse(raw: &'a [u8]) -> Result<Self, GeoJsonError> {
        Ok(serde_json::from_slice(raw)?)
    }

    pub(super) fn get(&self, name: &str) -> Option<&'a RawValue> {
        self.0.iter().find(|(it, _)| it == name).map(|(_, value)| *value)
    }

    /// The text of a member, which must be one if it is there.
    pub(super) fn text(&self, name: &str) -> Result<Option<Text>, GeoJsonError> {
        Ok(self.get(name).map(|it| serde_json::from_str(it.get())).transpose()?)
    }

    /// All members as texts: a text without its quotes, a number as it is written, null as nothing.
    pub(super) fn texts(&self) -> Result<Vec<(Text, Option<Text>)>, GeoJsonError> {
        self.0
            .iter()
            .map(|(name, value)| Ok((Text::from(name.as_ref()), text_of(value)?)))
            .collect()
    }
}

fn text_of(value: &RawValue) -> Result<Option<Text>, GeoJsonError> {
    let raw = value.get();
    let text = match raw {
        "null" => return Ok(None),
        _ if raw.starts_with('"') => serde_json::from_str(raw)?,
        _ => Text::from(raw),
    };
    Ok((!text.is_empty()).then_some(text))
}

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor).map(Self)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Vec<(Cow<'de, str>, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members: Self::Value = Vec::new();
        while let Some(Name(name)) = map.next_key()? {
            if members.iter().any(|(it, _)| *it == name) {
                return Err(A::Error::custom(format_args!("the member `{name}` stands twice")));
            }
            members.push((name, map.next_value()?));
        }
        Ok(members)
    }
}

/// A name that is borrowed where it has no escapes.
struct Name<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(NameVisitor).map(Self)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(name))
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(name.to_owned()))
    }
}

/// Two numbers, and any that follow.
pub(super) struct PositionVisitor;

impl<'de> Visitor<'de> for PositionVisitor {
    type Value = Coord;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a position of two or more numbers")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Coord, A::Error> {
        let x = seq.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
        let y = seq.next_element()?.ok_or_else(|| A::Error::invalid_length(1, &self))?;
        while seq.next_element::<f64>()?.is_some() {}
        Ok(Coord { x, y })
    }
}
