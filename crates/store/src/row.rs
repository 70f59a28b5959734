//! A fact as a row of its table: with its version, and with the ids of the objects that it refers to.

use std::{collections::HashMap, fmt};

use chrono::{DateTime, NaiveDate, Utc};
use geometry::{Crs, Envelope, Outline, Projection, wkb};
use identity::{County, DivisionCode, DocumentKind};
use sea_orm::{EntityTrait, FromQueryResult, ModelTrait};
use tenure::{
    Act, ActId, IdentityDocument, IdentityNumber, ObjectId, ObjectKind, Registered, Status, Version,
};
use uuid::Uuid;

use crate::{Keys, StoreError, keys};

/// A row of the register: a fact, its version, and the objects that it refers to.
///
/// What is read is what was written: the same type goes in and comes out.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<T: Fact> {
    pub registered: Registered<T>,
    pub links: T::Links,
}

impl<T: Fact> Row<T> {
    /// The object that the row is a version of.
    pub fn id(&self) -> ObjectId {
        self.registered.version.object
    }

    /// The fact itself.
    pub fn fact(&self) -> &T {
        &self.registered.fact
    }

    /// What the register says beside it.
    pub fn version(&self) -> &Version {
        &self.registered.version
    }
}

/// The identity of an object: made once, before its first row, and never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterObject {
    pub id: ObjectId,
    pub kind: ObjectKind,
    /// The code that it is known by; a code is never used again.
    pub code: Option<String>,
    /// The village or group that it belongs to.
    pub division: DivisionCode,
    /// The act that brought it into the register.
    pub act: ActId,
}

/// An act with the division that it was done for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedAct {
    pub act: Act,
    pub division: DivisionCode,
}

/// The facts of `tenure` that have a table of their own; there are no others.
pub trait Fact: sealed::Table {}

impl<T: sealed::Table> Fact for T {}

/// How the rows of a table are found by division.
#[derive(Clone, Copy, Debug)]
pub enum Anchor {
    /// By the object that the column names, which has a division of its own.
    Object(&'static str, ObjectKind),
    /// By a column of division in the table itself.
    Division,
}

pub(crate) mod sealed {
    use super::{
        Anchor, EntityTrait, FromQueryResult, Keys, ModelTrait, Pen, Row, StoreError, fmt,
    };

    /// A fact and its table.
    pub trait Table: Clone + fmt::Debug + PartialEq + Send + Sync + Sized + 'static {
        /// The objects that a row refers to beside its own.
        type Links: Clone + fmt::Debug + PartialEq + Send + Sync + 'static;
        type Entity: EntityTrait<Model = Self::Model>;
        type Model: ModelTrait<Entity = Self::Entity> + FromQueryResult + Send + Sync;

        const NAME: &'static str;
        const ANCHOR: Anchor;

        fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError>
        where
            Self: super::Fact;

        fn read(model: Self::Model, keys: &Keys) -> Result<Row<Self>, StoreError>
        where
            Self: super::Fact;

        /// The phone of the fact, for those that have one; it is kept in a table apart.
        fn phone(&mut self) -> Option<&mut Option<String>> {
            None
        }
    }
}

/// What it takes to write rows: the county, the keys, and the projections in use.
pub struct Pen {
    county: County,
    keys: Keys,
    projections: HashMap<u16, Projection>,
}

impl Pen {
    pub(crate) fn new(county: County, keys: Keys) -> Self {
        Self { county, keys, projections: HashMap::new() }
    }

    pub(crate) fn county(&self) -> String {
        self.county.as_str().to_owned()
    }

    pub(crate) fn seal(
        &self,
        table: &'static str,
        id: ObjectId,
        number: &IdentityNumber,
    ) -> Result<Vec<u8>, StoreError> {
        let place = keys::place(table, self.county.as_str(), id.0);
        Ok(self.keys.encrypt(number.expose(), &place)?)
    }

    pub(crate) fn index(&self, number: &IdentityNumber) -> Option<Vec<u8>> {
        (!number.expose().is_empty()).then(|| self.keys.index(number.expose()).to_vec())
    }

    /// The envelope in longitude and latitude that the outline is looked up by.
    pub(crate) fn envelope(
        &mut self,
        id: ObjectId,
        crs: Crs,
        outline: &Outline,
    ) -> Result<Envelope, StoreError> {
        let unplaced = || StoreError::Unplaced { id: id.0 };
        let Crs::GaussKruger(zone) = crs else {
            return outline.envelope().map(padded).ok_or_else(unplaced);
        };
        let projection = match self.projections.entry(crs.epsg()) {
            std::collections::hash_map::Entry::Occupied(it) => it.into_mut(),
            std::collections::hash_map::Entry::Vacant(it) => {
                it.insert(Projection::new(zone).map_err(|_undefined| unplaced())?)
            }
        };
        let mut corners = Vec::with_capacity(outline.n_vertices());
        for corner in outline.coords() {
            corners.push(projection.to_lonlat(corner).map_err(|_outside| unplaced())?);
        }
        Envelope::of(corners).map(padded).ok_or_else(unplaced)
    }
}

impl fmt::Debug for Pen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pen").field("county", &self.county).finish_non_exhaustive()
    }
}

/// An edge that is straight in metres bulges in degrees: by less than a hundredth of its length squared.
const BULGE: f64 = 0.01;
/// A hundredth of a millimetre, in degrees: more than a projection there and back can be off.
const SLACK_DEG: f64 = 1e-10;

fn padded(envelope: Envelope) -> Envelope {
    let diagonal = (envelope.max_x - envelope.min_x).hypot(envelope.max_y - envelope.min_y);
    let pad = BULGE * diagonal * diagonal + SLACK_DEG;
    Envelope {
        min_x: envelope.min_x - pad,
        min_y: envelope.min_y - pad,
        max_x: envelope.max_x + pad,
        max_y: envelope.max_y + pad,
    }
}

/// The row at hand, for what has to be said when it cannot be read.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'a> {
    pub(crate) table: &'static str,
    pub(crate) county: &'a str,
    pub(crate) id: Uuid,
}

impl Reading<'_> {
    pub(crate) fn corrupt(&self, what: impl Into<String>) -> StoreError {
        StoreError::corrupt(self.table, self.id, what)
    }

    /// What was read, unless it could not be.
    pub(crate) fn parsed<T, E: fmt::Display>(
        &self,
        column: &str,
        parsed: Result<T, E>,
    ) -> Result<T, StoreError> {
        parsed.map_err(|error| self.corrupt(format!("{column}: {error}")))
    }

    /// What was read, unless it stands in no list.
    pub(crate) fn listed<T>(&self, column: &str, listed: Option<T>) -> Result<T, StoreError> {
        listed.ok_or_else(|| self.corrupt(format!("{column} is not in its list")))
    }

    pub(crate) fn crs(&self, epsg: i32) -> Result<Crs, StoreError> {
        let listed = u16::try_from(epsg).ok().and_then(Crs::from_epsg);
        listed.ok_or_else(|| self.corrupt(format!("EPSG:{epsg} is not one of ours")))
    }

    pub(crate) fn outline(&self, bytes: &[u8]) -> Result<Outline, StoreError> {
        self.parsed("outline", wkb::decode(bytes))
    }

    pub(crate) fn document(
        &self,
        keys: &Keys,
        kind: &str,
        cipher: &[u8],
    ) -> Result<IdentityDocument, StoreError> {
        let place = keys::place(self.table, self.county, self.id);
        let number = self.parsed("document_cipher", keys.decrypt(cipher, &place))?;
        let kind = self.parsed("document_kind", DocumentKind::parse(kind))?;
        Ok(IdentityDocument { kind, number: IdentityNumber::new(number) })
    }
}

/// The columns that every version has.
pub(crate) struct VersionColumns {
    pub(crate) id: Uuid,
    pub(crate) version: i32,
    pub(crate) status: String,
    pub(crate) first_day: NaiveDate,
    pub(crate) last_day: Option<NaiveDate>,
    pub(crate) act_id: Uuid,
    pub(crate) recorded_at: DateTime<Utc>,
    pub(crate) superseded_by: Option<Uuid>,
    pub(crate) superseded_at: Option<DateTime<Utc>>,
    pub(crate) source: Option<String>,
}

impl From<Version> for VersionColumns {
    fn from(version: Version) -> Self {
        let (superseded_by, superseded_at) = version.superseded.unzip();
        Self {
            id: version.object.0,
            version: version.number,
            status: version.status.as_str().to_owned(),
            first_day: version.first_day,
            last_day: version.last_day,
            act_id: version.act.0,
            recorded_at: to_microseconds(version.recorded_at),
            superseded_by: superseded_by.map(|it| it.0),
            superseded_at: superseded_at.map(to_microseconds),
            source: version.source,
        }
    }
}

impl VersionColumns {
    pub(crate) fn read(self, reading: Reading<'_>) -> Result<Version, StoreError> {
        let superseded = match (self.superseded_by, self.superseded_at) {
            (Some(act), Some(at)) => Some((ActId(act), at)),
            (None, None) => None,
            _ => return Err(reading.corrupt("superseded by no act, or at no time")),
        };
        Ok(Version {
            object: ObjectId(self.id),
            number: self.version,
            status: reading.listed("status", Status::parse(&self.status))?,
            first_day: self.first_day,
            last_day: self.last_day,
            act: ActId(self.act_id),
            recorded_at: self.recorded_at,
            superseded,
            source: self.source,
        })
    }
}

/// Moments are kept to the microsecond, on both engines alike.
pub(crate) fn to_microseconds(at: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp_micros(at.timestamp_micros()).unwrap_or(at)
}

/// The row of an entity from its version and its other columns.
macro_rules! write_row {
    ($entity:ident, $pen:expr, $version:expr, { $($column:ident: $value:expr),* $(,)? }) => {{
        let version = $crate::row::VersionColumns::from($version);
        $crate::entity::$entity::Model {
            county: $pen.county(),
            id: version.id,
            version: version.version,
            status: version.status,
            first_day: version.first_day,
            last_day: version.last_day,
            act_id: version.act_id,
            recorded_at: version.recorded_at,
            superseded_by: version.superseded_by,
            superseded_at: version.superseded_at,
            source: version.source,
            $($column: $value),*
        }
    }};
}

/// The row of the register from the row of an entity; `$reading` is there for the expressions.
macro_rules! read_row {
    ($model:ident, $reading:ident, $links:expr, $fact:expr) => {{
        let $reading =
            $crate::row::Reading { table: Self::NAME, county: &$model.county, id: $model.id };
        let version = $crate::row::VersionColumns {
            id: $model.id,
            version: $model.version,
            status: $model.status,
            first_day: $model.first_day,
            last_day: $model.last_day,
            act_id: $model.act_id,
            recorded_at: $model.recorded_at,
            superseded_by: $model.superseded_by,
            superseded_at: $model.superseded_at,
            source: $model.source,
        }
        .read($reading)?;
        let links = $links;
        let fact = $fact;
        Ok($crate::Row { registered: tenure::Registered { version, fact }, links })
    }};
}

pub(crate) use {read_row, write_row};
