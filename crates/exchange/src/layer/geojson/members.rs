//! The members of a JSON object, each once, with their values as they stand.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use tenure::submission::Text;

use super::GeoJsonError;
use super::value::{Misplaced, Value};

/// The members in the order of the text; a name that stands twice is an error.
pub(super) struct Members<'a> {
    object: Value<'a>,
    members: Vec<(Cow<'a, str>, Value<'a>)>,
}

impl<'a> Members<'a> {
    pub(super) fn parse(object: Value<'a>) -> Result<Self, Misplaced> {
        let Pairs(pairs) = object.read()?;
        let members: Vec<_> =
            pairs.into_iter().map(|(name, value)| (name, object.part(value))).collect();
        let mut known = HashSet::with_capacity(members.len());
        match members.iter().find(|(name, _)| !known.insert(name.as_ref())) {
            Some((name, again)) => Err(again.wrong(GeoJsonError::Twice(name.to_string()))),
            None => Ok(Self { object, members }),
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<Value<'a>> {
        self.members.iter().find(|(it, _)| it == name).map(|(_, value)| *value)
    }

    /// A member that must be there.
    pub(super) fn require(&self, name: &'static str) -> Result<Value<'a>, Misplaced> {
        self.get(name).ok_or_else(|| self.object.wrong(GeoJsonError::Missing(name)))
    }

    /// What kind of object it is, by its own word.
    pub(super) fn kind(&self) -> Result<(Text, Value<'a>), Misplaced> {
        let value = self.require("type")?;
        Ok((value.read()?, value))
    }

    /// Refuses members that would give the object another meaning.
    pub(super) fn forbid(
        &self,
        object: &'static str,
        forbidden: &[&'static str],
    ) -> Result<(), Misplaced> {
        match forbidden.iter().find_map(|it| Some((*it, self.get(it)?))) {
            Some((member, value)) => {
                Err(value.wrong(GeoJsonError::OtherMeaning { object, member }))
            }
            None => Ok(()),
        }
    }

    /// All members as texts: a text without its quotes, a number as it is written, null as nothing.
    pub(super) fn texts(&self) -> Result<Vec<(Text, Option<Text>)>, Misplaced> {
        self.members
            .iter()
            .map(|(name, value)| Ok((Text::from(name.as_ref()), text_of(*value)?)))
            .collect()
    }
}

fn text_of(value: Value<'_>) -> Result<Option<Text>, Misplaced> {
    let text = match value.raw {
        "null" => return Ok(None),
        raw if raw.starts_with('"') => value.read()?,
        raw => Text::from(raw),
    };
    Ok((!text.is_empty()).then_some(text))
}

/// Names and values as the reader of JSON hands them out.
struct Pairs<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Pairs<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor).map(Self)
    }
}

struct PairsVisitor;

impl<'de> Visitor<'de> for PairsVisitor {
    type Value = Vec<(Cow<'de, str>, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs: Self::Value = Vec::new();
        while let Some(Name(name)) = map.next_key()? {
            pairs.push((name, map.next_value()?));
        }
        Ok(pairs)
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
