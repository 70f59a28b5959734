//! The texts of coordinate systems.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::{PrjError, parse_prj};
use crate::{Crs, GaussKruger};

/// An ESRI text of some zone with one thing replaced.
fn esri(epsg: u16, from: &str, to: &str) -> String {
    let text = Crs::from_epsg(epsg).unwrap().esri_wkt();
    assert!(text.contains(from), "{from} is not in {text}");
    text.replace(from, to)
}

fn check(text: &str, expected: &Expect) {
    expected.assert_eq(&match parse_prj(text) {
        Ok(crs) => format!("EPSG:{} {}", crs.epsg(), crs.name()),
        Err(error) => error.to_string(),
    });
}

#[test]
fn every_system_reads_what_it_writes() {
    for code in 4490..=4554 {
        let crs = Crs::from_epsg(code).unwrap();
        assert_eq!(parse_prj(&crs.esri_wkt()), Ok(crs), "{code}");
    }
}

#[test]
fn epsg_names_and_codes_as_gdal_writes_them() {
    let text = r#"
        PROJCS["CGCS2000 / 3-degree Gauss-Kruger CM 114E",
            GEOGCS["China Geodetic Coordinate System 2000",
                DATUM["China_2000",
                    SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],
                    AUTHORITY["EPSG","1043"]],
                PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],
                UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],
                AUTHORITY["EPSG","4490"]],
            PROJECTION["Transverse_Mercator"],
            PARAMETER["latitude_of_origin",0],
            PARAMETER["central_meridian",114],
            PARAMETER["scale_factor",1],
            PARAMETER["false_easting",500000],
            PARAMETER["false_northing",0],
            UNIT["metre",1,AUTHORITY["EPSG","9001"]],
            AXIS["Northing",NORTH],
            AXIS["Easting",EAST],
            AUTHORITY["EPSG","4547"]]"#;
    check(text, &expect!["EPSG:4547 CGCS2000 / 3-degree Gauss-Kruger CM 114E"]);
    let wrong = text.replace("\"4547\"", "\"4548\"");
    check(
        &wrong,
        &expect!["`EPSG code` is 4548, but should be CGCS2000 / 3-degree Gauss-Kruger CM 114E"],
    );
    let foreign = text.replace("\"4547\"", "\"32650\"");
    check(&foreign, &expect!["`EPSG code` is 32650, but should be 4547"]);
}

#[test]
fn an_unknown_name_is_read_by_its_parameters() {
    check(
        &esri(4526, "CGCS2000_3_Degree_GK_Zone_38", "某县国家2000坐标"),
        &expect!["EPSG:4526 CGCS2000 / 3-degree Gauss-Kruger zone 38"],
    );
}

#[test]
fn a_byte_order_mark_blanks_and_round_brackets_are_read() {
    let text = Crs::from_epsg(4526).unwrap().esri_wkt();
    let text = text.replace('[', " ( ").replace(']', " )\r\n");
    check(
        &format!("\u{feff}{text}\0"),
        &expect!["EPSG:4526 CGCS2000 / 3-degree Gauss-Kruger zone 38"],
    );
}

#[test]
fn a_system_of_heights_behind_it_is_passed_over() {
    let text = Crs::from_epsg(4526).unwrap().esri_wkt();
    check(
        &format!("{text},VERTCS[\"Yellow_Sea_1985\",VDATUM[\"Yellow_Sea_1985\"]]"),
        &expect!["EPSG:4526 CGCS2000 / 3-degree Gauss-Kruger zone 38"],
    );
}

#[test]
fn other_datums() {
    check(
        r#"PROJCS["Xian_1980_3_Degree_GK_Zone_38",GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",38500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#,
        &expect!["the datum is `D_Xian_1980`, not CGCS2000"],
    );
    check(
        r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#,
        &expect!["the datum is `D_WGS_1984`, not CGCS2000"],
    );
    check(
        r#"GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954",SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#,
        &expect!["the datum is `D_Beijing_1954`, not CGCS2000"],
    );
}

#[test]
fn zones_of_a_degree_and_a_half_are_not_supported_yet() {
    let text = esri(4547, "CGCS2000_3_Degree_GK_CM_114E", "CGCS2000_1.5_Degree");
    check(
        &text.replace("\"Central_Meridian\",114.0", "\"Central_Meridian\",115.5"),
        &expect![
            "no 3 or 6 degree zone has central meridian 115.5 and false easting 500000 (zones of 1.5 degrees are lawful, but not supported yet)"
        ],
    );
}

#[test]
fn names_that_the_parameters_belie() {
    check(
        &esri(4526, "38500000.0", "500000.0"),
        &expect![
            "`name` is CGCS2000_3_Degree_GK_Zone_38, but should be CGCS2000 / 3-degree Gauss-Kruger CM 114E"
        ],
    );
    check(
        &esri(4526, "298.257222101", "298.257223563"),
        &expect!["`inverse flattening` is 298.257223563, but should be 298.257222101"],
    );
    check(
        &esri(4526, "\"Scale_Factor\",1.0", "\"Scale_Factor\",0.9996"),
        &expect!["`Scale_Factor` is 0.9996, but should be 1"],
    );
    check(
        &esri(4526, "\"Meter\",1.0", "\"Foot\",0.3048"),
        &expect!["`metre` is 0.3048, but should be 1"],
    );
    check(&esri(4526, "False_Easting", "Nothing"), &expect!["`False_Easting` is missing"]);
    check(
        &esri(4526, "\"Gauss_Kruger\"", "\"Lambert_Conformal_Conic\""),
        &expect!["the projection is `Lambert_Conformal_Conic`, not Gauss-Kruger"],
    );
}

#[test]
fn what_is_no_well_known_text() {
    let text = Crs::from_epsg(4526).unwrap().esri_wkt();
    let cut: String = text.chars().take(200).collect();
    let deep = "A[".repeat(20_000);
    let long = format!("{text}{}", " ".repeat(100_000));
    let html = "<!DOCTYPE html>\n<html><body>Not found</body></html>";
    for it in ["", " ", "[", "A[]", "PROJCS", "4526", "\u{0}", html, &cut, &deep, &long] {
        assert_eq!(parse_prj(it), Err(PrjError::NotWkt));
    }
    check(
        r#"LOCAL_CS["site",UNIT["metre",1]]"#,
        &expect!["`LOCAL_CS` is not a projected or geographic system"],
    );
}

#[test]
fn the_same_meridian_in_six_degrees_is_told_by_its_name() {
    let six = GaussKruger::from_epsg(4508).unwrap();
    assert_eq!(parse_prj(&six.esri_wkt()), Ok(Crs::GaussKruger(six)));
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC*") {
        let _ = parse_prj(&text);
    }

    #[test]
    fn no_text_of_the_alphabet_makes_it_panic(text in "([A-Z]{1,2}\\[|\"a\"|,|1|\\]|-|E){0,40}") {
        let _ = parse_prj(&text);
    }
}
