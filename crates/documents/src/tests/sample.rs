//! A village made by hand: people with rare characters in their names, and land in strips and odd corners.
//!
//! Nobody in it is real: identity numbers begin with the area 99, which is not assigned, and names are made up.

use crate::{HeldParcel, Holding, Imprint, Neighbour, SketchMakers};
use chrono::NaiveDate;
use geometry::{Coord, Crs, GaussKruger, Mu, Outline, Patch, Ring, SquareMetres, reading::Areas};
use identity::{
    ContractCode, ContractorCode, ContractorKind, DocumentKind, IssuerCode, ParcelCode, Relation,
    Sex, UnitCode,
};
use tenure::takeover::MemberFact;
use tenure::{
    BoundaryLine, BoundaryPoint, Bounds, Certificate, Circulation, Collection, ContractRight,
    ContractedParcel, Contractor, Homestead, Household, HouseholdCode, HouseholdMember,
    IdentityDocument, IdentityNumber, Issuer, LandContract, NumberStanding, Parcel, Person, Term,
};

const ISSUER: &str = "22990110420701";
const CONTRACTOR: &str = "229901104207010012";
pub(crate) const CONTRACT: &str = "229901104207010012J";
pub(crate) const HEAD_NUMBER: &str = "990101196803120015";
pub(crate) const MEMBERS: [(&str, &str, &str); 4] = [
    ("张𬭎", "02", HEAD_NUMBER),
    ("李㙍英", "12", "990101197005060022"),
    ("张𠅤", "22", "990101199502140013"),
    ("张小满", "32", "990101200105210028"),
];

pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// All that the papers are made of, owned in one place.
pub(crate) struct Village {
    pub(crate) issuer: Issuer,
    pub(crate) contractor: Contractor,
    pub(crate) members: Vec<MemberFact>,
    pub(crate) contract: LandContract,
    pub(crate) parcels: Vec<Parcel>,
    pub(crate) contracted: Vec<ContractedParcel>,
    pub(crate) around: Vec<Vec<(&'static str, Outline)>>,
    pub(crate) right: ContractRight,
    pub(crate) certificate: Certificate,
    pub(crate) changes: Vec<Circulation>,
    pub(crate) points: Vec<BoundaryPoint>,
    pub(crate) lines: Vec<BoundaryLine>,
    pub(crate) household: Household,
    pub(crate) homestead: Homestead,
}

impl Village {
    /// A household of four with five parcels.
    pub(crate) fn new() -> Self {
        Self::of_size(4, 5)
    }

    /// A household as large as wanted, to see tables flow over pages.
    pub(crate) fn of_size(n_members: usize, n_parcels: usize) -> Self {
        let parcels: Vec<Parcel> = (1..=n_parcels).map(parcel).collect();
        let contracted: Vec<ContractedParcel> = parcels.iter().map(contracted).collect();
        Self {
            issuer: issuer(),
            contractor: contractor(n_members),
            members: (0..n_members).map(member).collect(),
            contract: contract(&contracted),
            around: parcels.iter().map(around).collect(),
            right: right(),
            certificate: certificate(),
            changes: vec![circulation()],
            points: points(&parcels[0]),
            lines: lines(&parcels[0]),
            household: household(),
            homestead: homestead(),
            parcels,
            contracted,
        }
    }

    /// Shows the parcels with their neighbours, for as long as the papers are made.
    pub(crate) fn with_parcels<T>(&self, f: impl FnOnce(&[HeldParcel<'_>]) -> T) -> T {
        let neighbours: Vec<Vec<Neighbour<'_>>> = self
            .around
            .iter()
            .map(|it| it.iter().map(|(holder, outline)| Neighbour { holder, outline }).collect())
            .collect();
        let held: Vec<HeldParcel<'_>> = self
            .parcels
            .iter()
            .zip(&self.contracted)
            .zip(&neighbours)
            .map(|((parcel, contracted), neighbours)| HeldParcel { parcel, contracted, neighbours })
            .collect();
        f(&held)
    }

    pub(crate) fn holding<'a>(&'a self, parcels: &'a [HeldParcel<'a>]) -> Holding<'a> {
        Holding {
            issuer: &self.issuer,
            contractor: &self.contractor,
            members: &self.members,
            contract: &self.contract,
            parcels,
        }
    }
}

pub(crate) fn imprint() -> Imprint {
    let digest_sha256 = std::array::from_fn(|it| u8::try_from(it * 7 + 1).unwrap());
    Imprint {
        number: "990101-2026-000123".to_owned(),
        print_count: 1,
        printed_day: day(2026, 11, 23),
        digest_sha256,
        verification_url: "https://verify.example.cn/v/990101-2026-000123?d=010e151c232a3138"
            .to_owned(),
        act_number: "DJ-2026-0004567".to_owned(),
    }
}

pub(crate) fn makers() -> SketchMakers<'static> {
    SketchMakers {
        drawer: "钱绘",
        drawn_day: day(2026, 9, 18),
        reviewer: "孙校",
        reviewed_day: day(2026, 9, 20),
        office: "前营县测绘队",
    }
}

fn document(number: &str) -> IdentityDocument {
    IdentityDocument { kind: DocumentKind::IdentityCard, number: IdentityNumber::new(number) }
}

fn issuer() -> Issuer {
    Issuer {
        code: IssuerCode::parse(ISSUER).unwrap(),
        name: "前营县河东镇前营村第一村民小组".to_owned(),
        head_name: "王志强".to_owned(),
        head_document: document("990101197201150019"),
        phone: Some("13800006021".to_owned()),
        address: "前营县河东镇前营村45号".to_owned(),
        postcode: "990100".to_owned(),
        surveyor: "赵勘".to_owned(),
        survey_day: day(2026, 5, 6),
        survey_note: Some(
            "负责人2024年换届后由王志强担任；土地属村民小组集体所有，权属无争议。".to_owned(),
        ),
    }
}

fn contractor(n_members: usize) -> Contractor {
    Contractor {
        code: ContractorCode::parse(CONTRACTOR).unwrap(),
        kind: ContractorKind::Household,
        name: MEMBERS[0].0.to_owned(),
        document: document(HEAD_NUMBER),
        address: "前营县河东镇前营村12号".to_owned(),
        postcode: "990100".to_owned(),
        phone: Some("13900001234".to_owned()),
        member_count: i32::try_from(n_members).unwrap(),
        survey_day: day(2026, 5, 8),
        surveyor: "赵勘".to_owned(),
        survey_note: Some("家庭成员与户口簿一致。".to_owned()),
        publicity_note: Some("公示期内未收到异议。".to_owned()),
        publicity_recorder: "周记".to_owned(),
        publicity_review_day: day(2026, 7, 2),
        publicity_reviewer: "吴审".to_owned(),
    }
}

fn member(index: usize) -> MemberFact {
    let (name, relation, number) = MEMBERS[index % MEMBERS.len()];
    let head = index == 0;
    MemberFact {
        person: Person {
            name: name.to_owned(),
            sex: if index.is_multiple_of(2) { Sex::Male } else { Sex::Female },
            birth_day: None,
            document: document(number),
            standing: NumberStanding::Valid,
        },
        member: HouseholdMember {
            relation: Relation::parse(if head || index < MEMBERS.len() { relation } else { "97" })
                .unwrap(),
            co_holder: Some(true),
            note_kind: (index == 3).then(|| "3".to_owned()),
            note: None,
        },
    }
}

fn contract(contracted: &[ContractedParcel]) -> LandContract {
    let areas = || contracted.iter().map(|it| it.contract_area_m2);
    LandContract {
        code: ContractCode::parse(CONTRACT).unwrap(),
        former_code: Some("前营承包字第012号".to_owned()),
        issuer: IssuerCode::parse(ISSUER).unwrap(),
        contractor: ContractorCode::parse(CONTRACTOR).unwrap(),
        mode: "110".to_owned(),
        term: term(),
        total_area_m2: SquareMetres(areas().map(|it| it.0).sum()),
        total_area_mu: Some(Mu(areas().map(|it| it.to_mu().0).sum())),
        former_total_area_m2: None,
        former_total_area_mu: None,
        n_parcels: i32::try_from(contracted.len()).unwrap(),
        signed_day: day(2026, 8, 10),
    }
}

fn term() -> Term {
    Term { first_day: day(2028, 1, 1), last_day: Some(day(2057, 12, 31)) }
}

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

fn parcel(number: usize) -> Parcel {
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

fn contracted(parcel: &Parcel) -> ContractedParcel {
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
fn around(parcel: &Parcel) -> Vec<(&'static str, Outline)> {
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

fn points(parcel: &Parcel) -> Vec<BoundaryPoint> {
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

fn lines(parcel: &Parcel) -> Vec<BoundaryLine> {
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

fn right() -> ContractRight {
    ContractRight {
        code: ContractCode::parse(CONTRACT).unwrap(),
        mode: "110".to_owned(),
        term_text: "2028年1月1日至2057年12月31日".to_owned(),
        term: term(),
        sketch_path: "图件/229901104207010012J.pdf".to_owned(),
        serial_number: "990101000012".to_owned(),
        note: Some("二轮延包。".to_owned()),
        former_certificate_number: Some("前营农地承包权(1998)第012号".to_owned()),
        registrar: "郑登".to_owned(),
        registered_day: day(2026, 10, 12),
    }
}

fn certificate() -> Certificate {
    Certificate {
        code: ContractCode::parse(CONTRACT).unwrap(),
        authority: "前营县人民政府".to_owned(),
        issued_day: day(2026, 10, 20),
        collected: true,
        collection: Collection {
            day: Some(day(2026, 11, 1)),
            collector_name: Some("张𬭎".to_owned()),
            collector_document: Some(document(HEAD_NUMBER)),
        },
    }
}

fn circulation() -> Circulation {
    Circulation {
        contract: ContractCode::parse(CONTRACT).unwrap(),
        code: "229901104207010003".to_owned(),
        contractor: ContractorCode::parse(CONTRACTOR).unwrap(),
        transferee: "陈禾".to_owned(),
        mode: "300".to_owned(),
        term_text: "2028年1月1日至2037年12月31日".to_owned(),
        term: term(),
        area_m2: SquareMetres(600.into()),
        area_mu: None,
        n_parcels: 1,
        purpose_before: None,
        purpose_after: None,
        price_note: "无".to_owned(),
        signed_day: day(2026, 11, 2),
        issuer: IssuerCode::parse(ISSUER).unwrap(),
    }
}

fn household() -> Household {
    Household {
        code: HouseholdCode::parse(CONTRACTOR).unwrap(),
        head_name: "张𬭎".to_owned(),
        address: "前营县河东镇前营村12号".to_owned(),
        postcode: None,
        phone: None,
        survey_day: day(2026, 5, 8),
        surveyor: None,
        note: None,
    }
}

fn homestead() -> Homestead {
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
