//! The registered parcels of a village as a layer, and those of others that it borders on.

use geometry::{Coord, Crs, Envelope, Outline, Projection};
use identity::{DivisionCode, ParcelCode};
use store::Store;
use tenure::{AsOf, Parcel};

use crate::{Officer, Refused};

/// A registered parcel as a shape with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct ParcelShape {
    pub code: ParcelCode,
    pub crs: Crs,
    pub outline: Outline,
}

/// The parcels of a division on a day, as known at a moment.
pub async fn parcel_shapes(
    store: &Store,
    officer: &Officer,
    division: &DivisionCode,
    at: AsOf,
) -> Result<Vec<ParcelShape>, Refused> {
    let rows = store.rows_of::<Parcel>(&officer.scope, division, at).await?;
    Ok(rows.into_iter().map(|it| shape(it.registered.fact)).collect())
}

/// The parcels of today in the officer's division that lie around others and are none of them.
///
/// So a village is checked together with what it borders on.
pub async fn parcels_around(
    store: &Store,
    officer: &Officer,
    parcels: &[ParcelShape],
) -> Result<Vec<ParcelShape>, Refused> {
    let Some(envelope) = parcels.iter().filter_map(lon_lat_envelope).reduce(Envelope::union) else {
        return Ok(Vec::new());
    };
    let own: std::collections::HashSet<&ParcelCode> = parcels.iter().map(|it| &it.code).collect();
    let around = store.parcels_meeting(&officer.scope, envelope).await?;
    let around = around.into_iter().map(|it| shape(it.registered.fact));
    Ok(around.filter(|it| !own.contains(&it.code)).collect())
}

fn shape(parcel: Parcel) -> ParcelShape {
    ParcelShape { code: parcel.code, crs: parcel.crs, outline: parcel.outline }
}

/// The corners of the envelope, projected: good to a hair, and the lookup widens every envelope by more.
fn lon_lat_envelope(parcel: &ParcelShape) -> Option<Envelope> {
    let envelope = parcel.outline.envelope()?;
    let Crs::GaussKruger(zone) = parcel.crs else { return Some(envelope) };
    let projection = Projection::new(zone).ok()?;
    let corners = [(envelope.min_x, envelope.min_y), (envelope.max_x, envelope.max_y)];
    Envelope::of(corners.into_iter().filter_map(|it| projection.to_lonlat(Coord::from(it)).ok()))
}
