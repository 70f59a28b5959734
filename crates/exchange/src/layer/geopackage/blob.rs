//! The geometries of a GeoPackage (OGC 12-128, 2.1.3): well-known binary behind a head of their own.

use geometry::wkb;

use crate::layer::{Limits, Shape, ShapeKind};

/// The head: `GP`, version, flags, reference system; the envelope follows.
const MAGIC: &[u8] = b"GP";
const HEADER_BYTES: usize = 8;

/// Flags: the geometry is of an extension's type, or has no vertices.
const EXTENDED: u8 = 0b0010_0000;
const EMPTY: u8 = 0b0001_0000;

/// What a row has for a shape.
#[derive(Clone, Debug, PartialEq)]
pub enum FeatureShape {
    /// Shapes of other kinds than polygons are only said to be such.
    Read(Shape),
    TooLarge,
    Broken,
}

/// The shape in a geometry; its envelope, of whatever kind and byte order, is passed over.
pub(super) fn shape_of(blob: &[u8], limits: Limits) -> FeatureShape {
    let flags = blob.get(3).copied().unwrap_or_default();
    let envelope_bytes = match (flags >> 1) & 0b111 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return FeatureShape::Broken,
    };
    let Some(body) = blob.get(HEADER_BYTES + envelope_bytes..).filter(|_| blob.starts_with(MAGIC))
    else {
        return FeatureShape::Broken;
    };
    if flags & EMPTY != 0 {
        return FeatureShape::Read(Shape::None);
    }
    if flags & EXTENDED != 0 {
        return FeatureShape::Broken;
    }
    match wkb::decode(body) {
        Ok(outline) if outline.n_vertices() as u64 > limits.vertices_max => FeatureShape::TooLarge,
        Ok(outline) if outline.n_vertices() == 0 => FeatureShape::Read(Shape::None),
        Ok(outline) => FeatureShape::Read(Shape::Outline(outline)),
        Err(wkb::WkbError::Kind(code)) => {
            kind_of(code).map_or(FeatureShape::Broken, |it| FeatureShape::Read(Shape::Other(it)))
        }
        Err(_) => FeatureShape::Broken,
    }
}

/// The kind of an ISO code without its thousands for heights and measures.
fn kind_of(code: u32) -> Option<ShapeKind> {
    Some(match code {
        1 => ShapeKind::Point,
        // Lines of arcs count as lines.
        2 | 5 | 8 | 9 | 11 | 13 => ShapeKind::Line,
        4 => ShapeKind::MultiPoint,
        7 => ShapeKind::Mixture,
        10 | 12 | 14 => ShapeKind::CurvePolygon,
        15..=17 => ShapeKind::MultiPatch,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use geometry::{Coord, Outline, Patch, Ring, wkb};

    use super::{FeatureShape, shape_of};
    use crate::layer::{Limits, Shape, ShapeKind};

    fn outline() -> Outline {
        let corners = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0), (0.0, 0.0)];
        let ring = Ring(corners.map(Coord::from).to_vec());
        Outline { patches: vec![Patch { exterior: ring, interiors: Vec::new() }] }
    }

    fn blob(flags: u8, envelope_bytes: usize, body: &[u8]) -> Vec<u8> {
        [b"GP\0".as_slice(), &[flags], &[0; 4], &vec![0xee; envelope_bytes], body].concat()
    }

    fn read(bytes: &[u8]) -> FeatureShape {
        shape_of(bytes, Limits::default())
    }

    /// The square in either byte order and with so many ordinates to a position.
    fn square(little: bool, code: u32, n_ordinates: usize) -> Vec<u8> {
        let word = |it: u32| if little { it.to_le_bytes() } else { it.to_be_bytes() };
        let number = |it: f64| if little { it.to_le_bytes() } else { it.to_be_bytes() };
        let mut bytes = vec![u8::from(little)];
        bytes.extend([code, 1, 5].into_iter().flat_map(word));
        for coord in &outline().patches[0].exterior.0 {
            let ordinates = [coord.x, coord.y, 77.0, 88.0];
            ordinates.iter().take(n_ordinates).for_each(|it| bytes.extend(number(*it)));
        }
        bytes
    }

    #[test]
    fn every_envelope_is_passed_over_in_either_byte_order() {
        let expected = FeatureShape::Read(Shape::Outline(outline()));
        for (kind, envelope_bytes) in [(0, 0), (1, 32), (2, 48), (3, 48), (4, 64)] {
            for order in [0, 1] {
                let bytes = blob(kind << 1 | order, envelope_bytes, &wkb::encode(&outline()));
                assert_eq!(read(&bytes), expected, "envelope {kind}, byte order {order}");
            }
        }
        for kind in 5..8 {
            assert_eq!(read(&blob(kind << 1, 64, &[])), FeatureShape::Broken, "envelope {kind}");
        }
    }

    #[test]
    fn heights_and_measures_are_passed_over_in_either_byte_order() {
        let expected = FeatureShape::Read(Shape::Outline(outline()));
        let codes = [
            (3, 2),
            (1003, 3),
            (2003, 3),
            (3003, 4),
            (0x8000_0003, 3),
            (0x4000_0003, 3),
            (0xc000_0003, 4),
        ];
        for (code, n_ordinates) in codes {
            for little in [true, false] {
                let bytes = blob(1, 0, &square(little, code, n_ordinates));
                assert_eq!(read(&bytes), expected, "{code:#x} {little}");
            }
        }
    }

    #[test]
    fn a_shape_without_vertices_is_none() {
        let none = FeatureShape::Read(Shape::None);
        assert_eq!(read(&blob(0b1_0001, 0, &[])), none, "by the flag");
        assert_eq!(read(&blob(1, 0, &[1, 3, 0, 0, 0, 0, 0, 0, 0])), none, "a polygon");
        assert_eq!(read(&blob(1, 0, &[1, 6, 0, 0, 0, 0, 0, 0, 0])), none, "many of none");
    }

    #[test]
    fn other_kinds_are_named() {
        let kind = |code: u32| match read(&blob(1, 0, &[&[1], &code.to_le_bytes()[..]].concat())) {
            FeatureShape::Read(shape) => Some(shape.kind()),
            _ => None,
        };
        assert_eq!(kind(1), Some(ShapeKind::Point));
        assert_eq!(kind(1001), Some(ShapeKind::Point));
        assert_eq!(kind(3005), Some(ShapeKind::Line));
        assert_eq!(kind(7), Some(ShapeKind::Mixture));
        assert_eq!(kind(10), Some(ShapeKind::CurvePolygon));
        assert_eq!(kind(99), None);
    }

    #[test]
    fn a_shape_cut_anywhere_is_broken() {
        let whole = blob(3, 32, &wkb::encode(&outline()));
        for n_bytes in 0..whole.len() {
            assert_eq!(read(&whole[..n_bytes]), FeatureShape::Broken, "{n_bytes}");
        }
    }
}
