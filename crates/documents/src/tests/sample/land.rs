//! The land of the village, in strips and odd corners.

use geometry::{Coord, Crs, GaussKruger, Mu, Outline, Patch, Ring, SquareMetres, reading::Areas};
use identity::{ContractCode, ParcelCode, UnitCode};
use tenure::{
    BoundaryLine, BoundaryPoint, Bounds, ContractedParcel, Homestead, HouseholdCode, Parcel,
};

use super::{CONTRACT, CONTRACTOR, ISSUER};

/// Shapes in metres from their south-west: a field, a long strip, a bend, a triangle and a field with a pond.
fn shape(number: usize) -> Vec<Vec<(f64, f64)>> {
    match number % 5 {
        1 => vec![vec![(0.0, 2.0), (3.0, 38.5), (52.0, 41.0), (55.5, 20.0), (50.0, 0.0)]],
        2 => vec![vec![(0.0, 0.0), (1.5, 9.0), (140.0, 30.0), (139.0, 21.5)]],
        3 => vec![vec![
            (0.0, 0.0),
            (0.0, 60.0),
            (22.0, 61.0),
            (22.0, 25.0),
            (64.0, 22.0),
            (63.0, 1.0),
        ]],
        4 => vec![vec![(0.0, 0.0), (18.0, 33.0), (41.0, 3.0)]],
        _ => vec![
            vec![(0.0, 0.0), (2.0, 70.0), (80.0, 74.0), (84.0, 3.0)],
            vec![(30.0, 30.0), (45.0, 28.0), (48.0, 44.0), (33.0, 47.0)],
        ],
    }
}

fn laid(rings: &[Vec<(f64, f64)>], east: f64, north: f64) -> Outline {
    let ring = |it: &Vec<(f64, f64)>| {
        let mut coords: Vec<Coord> =
            it.iter().map(|(x, y)| Coord { x: east + x, y: north + y }).collect();
        coords.push(coords[0]);
        Ring(coords)
    };
    let mut rings = rings.iter().map(ring);
    Outline { patches: vec![Patch { exterior: rings.next().unwrap(), interiors: rings.collect() }] }
}

fn place(number: usize) -> (f64, f64) {
    let number = f64::from(u32::try_from(number).unwrap());
    (38_512_300.25 + number * 150.0, 3_405_120.5)
}

fn zone() -> Crs {
    Crs::GaussKruger(GaussKruger::from_epsg(4526).unwrap())
}

pub(super) fn parcel(number: usize) -> Parcel {
    const NAMES: [&str; 5] = ["㙍口地", "老井旁", "北坡", "河湾", "塘边"];
    let (east, north) = place(number);
    let outline = laid(&shape(number), east, north);
    let areas = Areas::of(&outline).unwrap();
    let text = |it: &str| Some(it.to_owned());
    Parcel {
        code: ParcelCode::parse(&format!("{ISSUER}{number:05}")).unwrap(),
        feature_number: i64::try_from(number).unwrap(),
        name: NAMES[(number - 1) % 5].to_owned(),
        ownership: text("31"),
        category: "10".to_owned(),
        land_use: text("0102"),
        fertility: "02".to_owned(),
        purpose: "1".to_owned(),
        basic_farmland: !number.is_multiple_of(4),
        measured_area_m2: areas.area_m2,
        measured_area_mu: Some(areas.area_mu),
        bounds: Bounds {
            east: text("王志强承包地"),
            west: text("田间道路"),
            south: text("灌溉渠"),
            north: text("李秀英承包地"),
        },
        remark: (number == 5).then(|| "内有水塘一处，不计面积".to_owned()),
        boundary_witness: text("张𬭎"),
        key_points: "J1/J2/J3".to_owned(),
        crs: zone(),
        outline,
    }
}

pub(super) fn contracted(parcel: &Parcel) -> ContractedParcel {
    let area_m2 = SquareMetres(parcel.measured_area_m2.0.round_dp(0));
    ContractedParcel {
        contract: ContractCode::parse(CONTRACT).unwrap(),
        parcel: parcel.code,
        acquisition_mode: "110".to_owned(),
        contract_area_m2: area_m2,
        contract_area_mu: None,
        former_area_m2: Some(area_m2),
        former_area_mu: Some(Mu(area_m2.to_mu().0)),
        circulation_code: None,
        by_share: Some(false),
    }
}

/// A neighbour to the east and one to the north.
pub(super) fn around(parcel: &Parcel) -> Vec<(&'static str, Outline)> {
    let envelope = parcel.outline.envelope().unwrap();
    let (width, height) = (envelope.max_x - envelope.min_x, envelope.max_y - envelope.min_y);
    let block = |width: f64, height: f64| {
        vec![vec![(0.0, 0.0), (0.0, height), (width, height), (width, 0.0)]]
    };
    vec![
        ("王志强", laid(&block(width, height), envelope.max_x + 1.0, envelope.min_y)),
        ("李秀英", laid(&block(width, height), envelope.min_x, envelope.max_y + 1.5)),
    ]
}

pub(super) fn points(parcel: &Parcel) -> Vec<BoundaryPoint> {
    let point = |(number, at): (usize, Coord)| BoundaryPoint {
        feature_number: i64::try_from(number).unwrap(),
        number: format!("J{number}"),
        kind: "1".to_owned(),
        marker: Some("7".to_owned()),
        parcel_codes: parcel.code.to_string(),
        northing_m: at.y.to_string(),
        easting_m: at.x.to_string(),
        crs: parcel.crs,
        point: at,
    };
    (1..).zip(parcel.outline.coords()).map(point).collect()
}

pub(super) fn lines(parcel: &Parcel) -> Vec<BoundaryLine> {
    let course: Vec<Coord> = parcel.outline.coords().take(3).collect();
    let text = |it: &str| Some(it.to_owned());
    vec![BoundaryLine {
        feature_number: 1,
        nature: text("600001"),
        kind: text("01"),
        position: "2".to_owned(),
        description: "沿田埂中心".to_owned(),
        neighbour_holder: "李秀英".to_owned(),
        neighbour_witness: "李秀英".to_owned(),
        number: None,
        first_point: text("J1"),
        last_point: text("J3"),
        parcel_codes: parcel.code.to_string(),
        crs: parcel.crs,
        course,
    }]
}

pub(super) fn homestead() -> Homestead {
    Homestead {
        unit_code: UnitCode::parse("229901104207JC00012F00010001").unwrap(),
        household: HouseholdCode::parse(CONTRACTOR).unwrap(),
        location: "前营县河东镇前营村12号".to_owned(),
        approved_area_m2: SquareMetres("166.00".parse().unwrap()),
        actual_area_m2: SquareMetres("180.50".parse().unwrap()),
        excess_area_m2: SquareMetres("14.50".parse().unwrap()),
        building_area_m2: Some(SquareMetres("132.40".parse().unwrap())),
        approval_number: Some("河东宅批〔2009〕31号".to_owned()),
        certificate_number: Some("冀(2026)前营县不动产权第0000012号".to_owned()),
        note: None,
        crs: zone(),
        outline: laid(
            &[vec![(0.0, 0.0), (0.2, 12.9), (14.1, 13.0), (14.0, 0.1)]],
            38_512_000.0,
            3_404_900.0,
        ),
    }
}
