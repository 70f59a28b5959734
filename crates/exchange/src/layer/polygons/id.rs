//! What names the rows of a layer: a column, the format's own id, or the number of the row.

use std::collections::HashSet;
use std::fmt;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use tenure::submission::{Table, Text};

use crate::layer::LayerError;
use crate::layer::source::{ID_PROPERTIES, LayerSource, OwnId};
use crate::nyt2539::schema_of;

/// What the ids of a layer are taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdField {
    /// A column by its name.
    Column(String),
    /// What the format itself gives each row: the `id` of a GeoJSON feature, the primary key of a GeoPackage's table.
    Own(String),
    /// Nothing in the file names the rows without repetition.
    RowNumber,
}

impl fmt::Display for IdField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Column(name) | Self::Own(name) => f.write_str(name),
            Self::RowNumber => f.write_str("row number"),
        }
    }
}

impl IdField {
    /// The field that the caller names; otherwise the parcel code 地块编码; otherwise the likeliest without repetition.
    pub(super) fn settle(source: &LayerSource, named: Option<&str>) -> Result<Self, LayerError> {
        if let Some(name) = named {
            let found = Self::named(source, name);
            return found.ok_or_else(|| LayerError::NoColumn { name: name.to_owned() });
        }
        let schema = schema_of(Table::Parcel);
        let code = |name: &str| schema.field_of(name).is_some_and(|it| it.name == "code");
        if let Some((name, _)) = source.columns.iter().find(|(name, _)| code(name)) {
            return Ok(Self::Column(name.clone()));
        }
        Self::first_without_repetition(source, Self::candidates(source))
    }

    fn named(source: &LayerSource, name: &str) -> Option<Self> {
        let exactly = source.columns.iter().find(|(it, _)| it == name);
        let column = || source.columns.iter().find(|(it, _)| it.eq_ignore_ascii_case(name));
        let own = || source.own_id.as_ref().map(OwnId::name).filter(|it| *it == name);
        exactly
            .or_else(column)
            .map(|(it, _)| Self::Column(it.clone()))
            .or_else(|| own().map(|it| Self::Own(it.to_owned())))
    }

    /// A feature's own id, the columns with the names of ids, and last the key, which is mostly a row number too.
    fn candidates(source: &LayerSource) -> Vec<Self> {
        let own = |id: &OwnId| Self::Own(id.name().to_owned());
        let feature = source.own_id.iter().filter(|it| **it == OwnId::Feature).map(own);
        let key = source.own_id.iter().filter(|it| **it != OwnId::Feature).map(own);
        let columns = ID_PROPERTIES.iter().filter_map(|id| {
            let mut columns = source.columns.iter();
            columns.find(|(it, _)| it.eq_ignore_ascii_case(id)).map(|(it, _)| it.clone())
        });
        feature.chain(columns.map(Self::Column)).chain(key).collect()
    }

    fn first_without_repetition(
        source: &LayerSource,
        candidates: Vec<Self>,
    ) -> Result<Self, LayerError> {
        let mut candidates: Vec<(Self, Option<HashSet<u64>>)> =
            candidates.into_iter().map(|it| (it, Some(HashSet::new()))).collect();
        if candidates.is_empty() {
            return Ok(Self::RowNumber);
        }
        source.rows(|row| {
            for (field, known) in &mut candidates {
                let value = field.value(source, row.own_id.as_ref(), &row.values);
                let new =
                    |known: &mut HashSet<u64>| value.is_some_and(|it| known.insert(hash(&it)));
                *known = known.take().and_then(|mut it| new(&mut it).then_some(it));
            }
        })?;
        let unique = candidates.into_iter().find(|(_, known)| known.is_some());
        Ok(unique.map_or(Self::RowNumber, |(field, _)| field))
    }

    /// The id of a row.
    pub(super) fn value(
        &self,
        source: &LayerSource,
        own_id: Option<&Text>,
        values: &[Option<Text>],
    ) -> Option<Text> {
        match self {
            Self::Column(name) => {
                let at = source.columns.iter().position(|(it, _)| it == name)?;
                values.get(at).cloned().flatten()
            }
            Self::Own(_) => own_id.cloned(),
            Self::RowNumber => None,
        }
    }
}

/// Eight bytes for a text: that two different ones have the same costs no more than the field, which another replaces.
fn hash(text: &Text) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
