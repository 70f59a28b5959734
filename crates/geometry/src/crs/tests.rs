//! Coordinate systems, by their codes and zones.

use expect_test::expect;
use serde_json::Value;

use super::{Crs, GaussKruger, Projection, ZoneWidth};
use crate::{
    Coord,
    vectors::{list, number, read},
};

/// A millimetre, and what it is in degrees of latitude.
const MILLIMETRE_M: f64 = 0.001;
const MILLIMETRE_DEG: f64 = 0.9e-8;

fn check_both_ways(case: &Value) {
    let epsg = u16::try_from(case["epsg"].as_u64().unwrap()).unwrap();
    let zone = GaussKruger::from_epsg(epsg).unwrap();
    let degrees = Coord { x: number(case, "lon"), y: number(case, "lat") };
    let metres = Coord { x: number(case, "easting"), y: number(case, "northing") };

    let off = zone.from_lonlat(degrees).unwrap() - metres;
    assert!(off.x.hypot(off.y) < MILLIMETRE_M, "{case}: off by {off:?}");
    let off = zone.to_lonlat(metres).unwrap() - degrees;
    assert!(off.x.hypot(off.y) < MILLIMETRE_DEG, "{case}: off by {off:?}");
}

fn check_zone(case: &Value, key: &str, width: ZoneWidth, prefixed: bool) {
    let zone = GaussKruger::for_longitude(number(case, "lon"), width, prefixed).unwrap();
    assert_eq!(u64::from(zone.epsg()), case["epsg"].as_u64().unwrap(), "{case}");
    let meridian = case["central_meridian"].as_u64().unwrap();
    assert_eq!(u64::from(zone.central_meridian_deg()), meridian, "{case}");
    if let Some(number) = case[key].as_u64() {
        assert_eq!(u64::from(zone.zone()), number, "{case}");
    }
}

#[test]
fn every_place_as_pyproj_says() {
    let Some(vectors) = read("cgcs2000_crs_vectors.json") else { return };
    for case in list(&vectors, "gk3_zone_with_prefix") {
        check_both_ways(case);
        check_zone(case, "zone", ZoneWidth::Three, true);
    }
    for case in list(&vectors, "gk3_cm") {
        check_both_ways(case);
        check_zone(case, "zone", ZoneWidth::Three, false);
    }
    for case in list(&vectors, "gk6_zone") {
        check_both_ways(case);
        check_zone(case, "zone6", ZoneWidth::Six, true);
    }
    for case in list(&vectors, "neighbour_zone") {
        check_both_ways(case);
    }
}

#[test]
fn names_as_epsg_says() {
    let Some(vectors) = read("cgcs2000_crs_vectors.json") else { return };
    for (code, name) in vectors["crs_names"].as_object().unwrap() {
        let crs = Crs::from_epsg(code.parse().unwrap()).unwrap();
        assert_eq!(crs.name(), name.as_str().unwrap());
        assert_eq!(crs.epsg().to_string(), *code);
    }
}

#[test]
fn every_code_from_4490_to_4554_is_a_system() {
    for code in 4490..=4554 {
        assert_eq!(Crs::from_epsg(code).map(Crs::epsg), Some(code));
    }
    assert_eq!((Crs::from_epsg(4489), Crs::from_epsg(4555)), (None, None));
    assert_eq!(GaussKruger::all().count(), 64);
}

#[test]
fn a_border_belongs_to_the_eastern_zone() {
    let zone = |lon, width| GaussKruger::for_longitude(lon, width, true).map(GaussKruger::zone);
    assert_eq!(zone(112.499_999, ZoneWidth::Three), Some(37));
    assert_eq!(zone(112.5, ZoneWidth::Three), Some(38));
    assert_eq!(zone(120.0, ZoneWidth::Six), Some(21));
    assert_eq!(zone(73.5, ZoneWidth::Three), Some(25));
    for lon in [0.0, 73.4, 136.5, -120.0, f64::NAN] {
        assert_eq!(zone(lon, ZoneWidth::Three), None);
    }
}

#[test]
fn only_listed_meridians_make_a_zone() {
    assert!(GaussKruger::new(114, ZoneWidth::Three, false).is_some());
    assert!(GaussKruger::new(114, ZoneWidth::Six, false).is_none());
    for deg in [0, 72, 74, 113, 138, 255] {
        assert_eq!(GaussKruger::new(deg, ZoneWidth::Three, true), None);
    }
}

#[test]
fn what_is_not_a_number_is_not_projected() {
    let zone = GaussKruger::from_epsg(4530).unwrap();
    for it in [f64::NAN, f64::INFINITY, f64::MAX] {
        assert!(zone.to_lonlat(Coord { x: it, y: 4e6 }).is_err(), "{it}");
        assert!(zone.from_lonlat(Coord { x: it, y: 40.0 }).is_err(), "{it}");
    }
}

#[test]
fn a_projection_is_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Projection>();
}

#[test]
fn a_prj_file_as_esri_writes_it() {
    expect![[r#"PROJCS["CGCS2000_3_Degree_GK_Zone_42",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",42500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",126.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#]]
        .assert_eq(&Crs::from_epsg(4530).unwrap().esri_wkt());
}
