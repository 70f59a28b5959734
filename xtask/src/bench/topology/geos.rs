//! GEOS in this process: every pair of parcels whose envelopes meet, one by one.
//!
//! A program that was built without the feature `geos` has none, and says so.

#[cfg(not(feature = "geos"))]
pub(super) use absent::{overlaps, version};
#[cfg(feature = "geos")]
pub(super) use linked::{overlaps, version};

#[cfg(feature = "geos")]
mod linked {
    use anyhow::{Context as _, Result};
    use geos::{Geom as _, Geometry, STRtree, SpatialIndex as _};

    /// GEOS' own default.
    const NODE_CAPACITY: usize = 10;

    /// What GEOS says of itself.
    pub(in super::super) fn version() -> Result<String> {
        Ok(format!("GEOS {}", geos::version()?))
    }

    /// The pairs of ids whose shapes overlap, sorted, from the shapes as they came.
    pub(in super::super) fn overlaps(rows: &[(i32, Vec<u8>)]) -> Result<Vec<[i32; 2]>> {
        let shapes: geos::GResult<Vec<Geometry>> =
            rows.iter().map(|(_, bytes)| Geometry::new_from_wkb(bytes)).collect();
        let shapes = shapes?;
        let mut tree = STRtree::with_capacity(NODE_CAPACITY)?;
        shapes.iter().enumerate().for_each(|(n, shape)| tree.insert(shape, n));
        let mut pairs = Vec::new();
        let mut later = Vec::new();
        for (n, ((id, _), shape)) in rows.iter().zip(&shapes).enumerate() {
            later.clear();
            tree.query(shape, |other: &usize| later.extend((*other > n).then_some(*other)));
            for &other in &later {
                let (other_id, _) = rows.get(other).context("the tree knows a shape too many")?;
                let other = shapes.get(other).context("the tree knows a shape too many")?;
                if shape.overlaps(other)? {
                    pairs.push([*id.min(other_id), *id.max(other_id)]);
                }
            }
        }
        pairs.sort_unstable();
        Ok(pairs)
    }
}

#[cfg(not(feature = "geos"))]
mod absent {
    use anyhow::{Result, bail};

    pub(in super::super) fn version() -> Result<String> {
        bail!("this program was built without the feature `geos`")
    }

    pub(in super::super) fn overlaps(_rows: &[(i32, Vec<u8>)]) -> Result<Vec<[i32; 2]>> {
        bail!("this program was built without the feature `geos`")
    }
}
