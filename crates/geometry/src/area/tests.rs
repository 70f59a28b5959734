//! Areas, on the plane and on the ellipsoid.

use rust_decimal::Decimal;

use super::{Rounding, SquareMetres, geodesic_area_m2, planar_area_m2};
use crate::{
    Coord, GaussKruger, Outline, Patch, Projection, Ring,
    vectors::{list, number, read},
};

fn square_metres(text: &str) -> SquareMetres {
    SquareMetres(text.parse().expect("a decimal"))
}

fn outline(exterior: &[(f64, f64)], interior: &[(f64, f64)]) -> Outline {
    let ring = |it: &[(f64, f64)]| Ring(it.iter().map(|&it| it.into()).collect());
    Outline { patches: vec![Patch { exterior: ring(exterior), interiors: vec![ring(interior)] }] }
}

#[test]
fn mu_as_the_vectors_say() {
    let Some(vectors) = read("mu_vectors.json") else { return };
    for case in list(&vectors, "vectors") {
        let text = |key: &str| case[key].as_str().expect(key);
        let area = square_metres(text("m2"));
        assert_eq!(area.to_mu_exact().0, text("mu_exact").parse().unwrap(), "{case}");
        assert_eq!(area.to_mu().to_string(), text("mu_2dp_half_up"), "{case}");
        let even = area.to_mu_rounded(Rounding::HalfEven);
        assert_eq!(even.to_string(), text("mu_2dp_half_even"), "{case}");
    }
}

#[test]
fn a_half_goes_up_or_to_the_even_neighbour() {
    // 30 m² are 0.045 mu and 50 m² are 0.075 mu.
    for (m2, up, even) in
        [("30", "0.05", "0.04"), ("50", "0.08", "0.08"), ("-30", "-0.05", "-0.04")]
    {
        assert_eq!(square_metres(m2).to_mu().to_string(), up);
        assert_eq!(square_metres(m2).to_mu_rounded(Rounding::HalfEven).to_string(), even);
    }
}

#[test]
fn the_largest_area_has_mu_too() {
    assert!(SquareMetres(Decimal::MAX).to_mu().0 > Decimal::ZERO);
    assert!(SquareMetres(Decimal::MIN).to_mu().0 < Decimal::ZERO);
}

#[test]
fn floats_are_rounded_as_they_read() {
    let rounded = |it: f64| SquareMetres::from_f64_rounded(it, 2).map(|it| it.to_string());
    assert_eq!(rounded(1234.565).as_deref(), Some("1234.57"));
    assert_eq!(rounded(2.0).as_deref(), Some("2.00"));
    assert_eq!(rounded(-0.005).as_deref(), Some("-0.01"));
    assert_eq!(rounded(1e-300).as_deref(), Some("0.00"));
    for it in [f64::NAN, f64::INFINITY, 1e30, f64::MAX] {
        assert_eq!(rounded(it), None);
    }
}

#[test]
fn a_zone_prefix_costs_no_precision() {
    let square = [(0.0, 0.0), (0.0, 25.5), (25.5, 25.5), (25.5, 0.0)];
    let hole = [(1.0, 1.0), (1.0, 2.5), (2.5, 2.5), (2.5, 1.0)];
    let outline = outline(&square, &hole);
    let far = outline.map_coords(|it| it + Coord { x: 42_430_171.5, y: 4_752_187.5 });
    let expected_m2 = 25.5 * 25.5 - 1.5 * 1.5;
    assert!((planar_area_m2(&outline) - expected_m2).abs() < 1e-12);
    assert!((planar_area_m2(&far) - expected_m2).abs() < 1e-12);
}

#[test]
fn squares_as_pyproj_says() {
    let Some(vectors) = read("cgcs2000_crs_vectors.json") else { return };
    for case in list(&vectors, "area_squares") {
        let degrees = |it: &serde_json::Value| Coord {
            x: it[0].as_f64().unwrap(),
            y: it[1].as_f64().unwrap(),
        };
        let ring = Ring(list(case, "ring_lonlat").iter().map(degrees).collect());
        let outline = Outline { patches: vec![Patch { exterior: ring, interiors: Vec::new() }] };

        let epsg = u16::try_from(case["epsg_gk3"].as_u64().unwrap()).unwrap();
        let zone = GaussKruger::from_epsg(epsg).unwrap();
        let projection = Projection::new(zone).unwrap();
        let plane = projection.outline_from_lonlat(&outline).unwrap();

        let geodesic_m2 = geodesic_area_m2(&outline);
        let planar_m2 = planar_area_m2(&plane);
        assert!((geodesic_m2 - number(case, "area_geodesic_m2")).abs() < 1e-4, "{case}");
        assert!((planar_m2 - number(case, "area_gk3_planar_m2")).abs() < 1e-4, "{case}");
        assert!((geodesic_m2 * 0.0015 - number(case, "area_geodesic_mu")).abs() < 1e-6, "{case}");
    }
}
