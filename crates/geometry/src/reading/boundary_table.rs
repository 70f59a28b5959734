//! The table of boundary points and the lengths between them (界址点成果表), and the points as one text (KJZB).

use rust_decimal::Decimal;
use thiserror::Error;

use super::{BoundaryPoint, BoundaryRing};
use crate::{Coord, area::decimal_rounded};

/// Lengths of sides are given to the centimetre; the number is the trade's custom, no standard that could be read has it.
const LENGTH_DECIMALS: u32 = 2;

/// The width of the field of key boundary points (NY/T 2539-2016, KJZB: Char(254)).
pub const KEY_POINTS_CHARACTERS_MAX: usize = 254;

/// A row of the table: a point, and the length of the side that leads from it to the point of the next row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TableRow {
    pub point: BoundaryPoint,
    /// Nothing in the row that closes the ring.
    pub side_length_m: Option<Decimal>,
}

/// The numbers of the boundary points do not fit the standard's field.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error(
    "the numbers of {n_points} boundary points take {n_characters} characters, the field holds {KEY_POINTS_CHARACTERS_MAX}"
)]
pub struct KeyPointsTooLong {
    pub n_points: usize,
    pub n_characters: usize,
}

/// The rows of one ring, the last of which repeats the first point and so closes the table.
///
/// A length is taken between the positions as delivered and rounded once;
/// it can differ in the last digit from one taken between the printed positions.
pub fn table_rows(ring: &BoundaryRing) -> Vec<TableRow> {
    let nexts = ring.points.iter().skip(1).chain(ring.points.first());
    let sides = ring
        .points
        .iter()
        .zip(nexts)
        .map(|(&point, next)| TableRow { point, side_length_m: length_m(point.at, next.at) });
    let closing = ring.points.first().map(|&point| TableRow { point, side_length_m: None });
    sides.chain(closing).collect()
}

fn length_m(from: Coord, to: Coord) -> Option<Decimal> {
    decimal_rounded((to - from).x.hypot((to - from).y), LENGTH_DECIMALS)
}

/// The numbers of the key boundary points (空间坐标, KJZB), clockwise and divided by `/`: `J1/J2/J3`.
///
/// No ring repeats its first point, and the holes follow the exterior.
/// A text that does not fit is refused rather than cut, since a cut one names another parcel:
/// the field is for *key* points, so whoever asks again with
/// [`PointsKept::Turning`](super::PointsKept::Turning) and a greater angle gets fewer.
pub fn key_points_text(rings: &[BoundaryRing]) -> Result<String, KeyPointsTooLong> {
    let labels: Vec<String> =
        rings.iter().flat_map(|it| &it.points).map(BoundaryPoint::label).collect();
    let text = labels.join("/");
    // Every character is ASCII, so bytes are characters.
    if text.len() > KEY_POINTS_CHARACTERS_MAX {
        return Err(KeyPointsTooLong { n_points: labels.len(), n_characters: text.len() });
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::{KeyPointsTooLong, TableRow, key_points_text, table_rows};
    use crate::{
        Coord, Outline, Patch, Ring,
        reading::{BoundaryRing, PointsKept, boundary_rings},
    };

    fn rings(exterior: Vec<Coord>) -> Vec<BoundaryRing> {
        let patch = Patch { exterior: Ring(exterior), interiors: Vec::new() };
        boundary_rings(&Outline { patches: vec![patch] }, PointsKept::Every)
    }

    /// A polygon with as many corners as wanted.
    fn round(n_points: u32) -> Vec<BoundaryRing> {
        let turn = |it: u32| std::f64::consts::TAU * f64::from(it) / f64::from(n_points);
        let coord = |it: u32| Coord { x: 500.0 + 90.0 * turn(it).cos(), y: 90.0 * turn(it).sin() };
        rings((0..n_points).map(coord).collect())
    }

    #[test]
    fn the_table_closes_with_its_first_point() {
        let corners = [(512_300.0, 0.0), (512_300.0, 40.0), (512_330.0, 40.0)];
        let table = table_rows(&rings(corners.map(Into::into).to_vec())[0]);
        let row = |it: &TableRow| {
            let length = it.side_length_m.map_or("–".to_owned(), |it| it.to_string());
            let position = it.point.position;
            let (x, y) = (position.x_northing_m, position.y_easting_m);
            format!("{} X={x} Y={y} {length}", it.point.label())
        };
        let table: Vec<String> = table.iter().map(row).collect();
        expect![[r#"
            J1 X=40.000 Y=512300.000 30.00
            J2 X=40.000 Y=512330.000 50.00
            J3 X=0.000 Y=512300.000 40.00
            J1 X=40.000 Y=512300.000 –"#]]
        .assert_eq(&table.join("\n"));
    }

    #[test]
    fn lengths_are_rounded_half_up_to_the_centimetre() {
        let length = |x: f64| {
            let side = super::length_m(Coord { x: 0.0, y: 0.0 }, Coord { x, y: 0.0 });
            side.unwrap().to_string()
        };
        assert_eq!((length(30.004_9), length(30.005)), ("30.00".to_owned(), "30.01".to_owned()));
    }

    #[test]
    fn the_numbers_are_joined_clockwise() {
        assert_eq!(key_points_text(&round(5)).unwrap(), "J1/J2/J3/J4/J5");
        assert_eq!(key_points_text(&[]).unwrap(), "");
    }

    #[test]
    fn sixty_six_points_fit_the_field_and_sixty_seven_do_not() {
        assert_eq!(key_points_text(&round(65)).unwrap().len(), 250);
        assert_eq!(key_points_text(&round(66)).unwrap().len(), 254);
        let refused = KeyPointsTooLong { n_points: 67, n_characters: 258 };
        assert_eq!(key_points_text(&round(67)), Err(refused));
    }
}
