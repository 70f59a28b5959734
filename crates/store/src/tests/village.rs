//! A village of two households, with a row of every kind: one with everything said, one with nothing more than must be.

use std::str::FromStr as _;

use chrono::{DateTime, NaiveDate, Utc};
use geometry::{Coord, Crs, Mu, Outline, Patch, Ring, SquareMetres};
use identity::{
    ContractCode, ContractMode, ContractorCode, ContractorKind, County, CreditCode, DivisionCode,
    DocumentKind, IssuedOverride, IssuerCode, ParcelCode, Relation, Sex, UnitCode,
};
use rust_decimal::Decimal;
use tenure::{
    Act, ActId, ActKind, AsOf, BoundaryLine, BoundaryPoint, Bounds, Certificate, CertificateChange,
    CertificateChangeKind, Circulation, Collection, Collective, ContractRight, ContractedParcel,
    Contractor, DivisionArea, Homestead, Household, HouseholdCode, HouseholdMember,
    IdentityDocument, IdentityNumber, Issuer, LandContract, NumberStanding, ObjectId, ObjectKind,
    Parcel, Person, Registered, ShareHolder, ShareHolding, Shares, Status, Term, TitleDocument,
    Version,
    case::{Restriction, RestrictionKind},
    shares::Pledge,
};
use uuid::Uuid;

use crate::{
    ActEntry, BoundaryLinks, CertificateChangeLinks, CirculationLinks, ContractedParcelLinks,
    ContractorLinks, Fact, HomesteadLinks, HouseholdMemberLinks, LandContractLinks, RegisterObject,
    RestrictionLinks, Row, ShareHoldingLinks, Store, StoreError, TitleDocumentLinks,
    VillageRegister,
};

/// A number that begins with an unassigned area, so that it can be nobody's.
pub(crate) const NUMBER: &str = "99018219760229101X";
pub(crate) const PHONE: &str = "13900000001";
pub(crate) const HEAD: &str = "张𬭎";

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub(crate) fn id(n: u128) -> ObjectId {
    ObjectId(Uuid::from_u128(n))
}

pub(crate) fn county() -> County {
    County::parse("510182").unwrap()
}

pub(crate) fn division(text: &str) -> DivisionCode {
    DivisionCode::parse(text).unwrap()
}

/// The village of [`village`].
pub(crate) fn home() -> DivisionCode {
    division("510182901001")
}

/// A day and a moment at which all of it holds.
pub(crate) fn now() -> AsOf {
    AsOf { as_of: day("2026-11-22"), known_at: moment("2026-11-22T12:00:00Z") }
}

pub(crate) fn act(n: i64) -> Act {
    Act {
        id: ActId(Uuid::from_u128(0xac7_0000 + u128::try_from(n).unwrap())),
        number: n,
        kind: ActKind::Takeover,
        officer: "王㙍".to_owned(),
        effect_day: day("2026-01-01"),
        recorded_at: moment("2026-01-02T03:04:05.678901Z"),
        evidence_sha256: Some("ab".repeat(32)),
        note: None,
    }
}

pub(crate) fn entry(act: &Act) -> ActEntry {
    let canonical = format!("{{\"number\":{}}}", act.number);
    ActEntry { act: act.id, canonical, digest: "0f".repeat(32) }
}

pub(crate) fn object(
    n: u128,
    kind: ObjectKind,
    code: Option<&str>,
    division: DivisionCode,
) -> RegisterObject {
    RegisterObject { id: id(n), kind, code: code.map(str::to_owned), division, act: act(1).id }
}

pub(crate) fn row<T: Fact>(n: u128, fact: T, links: T::Links) -> Row<T> {
    let version = Version {
        object: id(n),
        number: 1,
        status: Status::Current,
        first_day: day("1998-01-01"),
        last_day: None,
        act: act(1).id,
        recorded_at: act(1).recorded_at,
        superseded: None,
        source: Some(format!("T:{n}")),
    };
    Row { registered: Registered { version, fact }, links }
}

fn document(number: &str) -> IdentityDocument {
    IdentityDocument { kind: DocumentKind::IdentityCard, number: IdentityNumber::new(number) }
}

#[expect(clippy::unnecessary_wraps, reason = "the columns that it fills may be empty")]
fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn m2(text: &str) -> SquareMetres {
    SquareMetres(Decimal::from_str(text).unwrap())
}

fn mu(text: &str) -> Mu {
    Mu(Decimal::from_str(text).unwrap())
}

fn issuer_code() -> IssuerCode {
    IssuerCode::parse("51018290100100").unwrap()
}

pub(crate) fn contractor_code(sequence: u32) -> ContractorCode {
    ContractorCode::new(issuer_code(), sequence).unwrap()
}

pub(crate) fn contract_code(sequence: u32) -> ContractCode {
    ContractCode::new(contractor_code(sequence), ContractMode::Household)
}

pub(crate) fn parcel_code(sequence: u32) -> ParcelCode {
    ParcelCode::new(issuer_code(), sequence).unwrap()
}

pub(crate) fn crs() -> Crs {
    Crs::from_epsg(4523).unwrap()
}

/// A rectangle of 20 m by 30 m, the n-th of a row from west to east, which share their boundaries.
pub(crate) fn rectangle(n: u32) -> Outline {
    let west = 35_431_207.123_4 + 20.0 * f64::from(n);
    let (south, north) = (3_433_000.0, 3_433_030.0);
    let ring =
        [(west, south), (west, north), (west + 20.0, north), (west + 20.0, south), (west, south)];
    let exterior = Ring(ring.into_iter().map(Coord::from).collect());
    Outline { patches: vec![Patch { exterior, interiors: Vec::new() }] }
}

pub(crate) fn person(name: &str, number: &str, standing: NumberStanding) -> Person {
    Person {
        name: name.to_owned(),
        sex: Sex::Male,
        birth_day: Some(day("1976-02-29")),
        document: document(number),
        standing,
    }
}

pub(crate) fn household(code: &str, head_name: &str) -> Household {
    Household {
        code: HouseholdCode::parse(code).unwrap(),
        head_name: head_name.to_owned(),
        address: "试验村1组".to_owned(),
        postcode: None,
        phone: None,
        survey_day: day("2015-03-01"),
        surveyor: None,
        note: None,
    }
}

pub(crate) fn parcel(sequence: u32) -> Parcel {
    Parcel {
        code: parcel_code(sequence),
        feature_number: i64::from(sequence),
        name: "㙍上".to_owned(),
        ownership: None,
        category: "10".to_owned(),
        land_use: None,
        fertility: "01".to_owned(),
        purpose: "1".to_owned(),
        basic_farmland: false,
        measured_area_m2: m2("600"),
        measured_area_mu: None,
        bounds: Bounds::default(),
        remark: None,
        boundary_witness: None,
        key_points: String::new(),
        crs: crs(),
        outline: rectangle(sequence),
    }
}

const LANDLESS: &str = "51018290100100H0001";

/// Everything of the village, with fixed ids; vectors are in the order of their ids.
#[expect(clippy::too_many_lines, reason = "a table of rows")]
pub(crate) fn village() -> VillageRegister {
    let home = home();
    let contractor = contractor_code(1);
    let contract = contract_code(1);
    let override_reason =
        IssuedOverride { reason: "早期试点".to_owned(), approved_by: "李四".to_owned() };
    let credit = CreditCode::parse("N2429004KUJJ8W69XA").unwrap();
    let odd_credit = CreditCode::accept_as_issued("N1440402KNQYC8BK8U", override_reason).unwrap();
    let collected = Collection {
        day: Some(day("2016-06-01")),
        collector_name: some(HEAD),
        collector_document: Some(document(NUMBER)),
    };
    let contract_links = ContractedParcelLinks { contract: id(31), parcel: id(21) };
    VillageRegister {
        objects: vec![
            object(1, ObjectKind::Issuer, Some(issuer_code().as_str()), home),
            object(2, ObjectKind::Household, Some(contractor.as_str()), home),
            object(3, ObjectKind::Contractor, Some(contractor.as_str()), home),
            object(4, ObjectKind::Person, None, home),
            object(5, ObjectKind::Person, None, home),
            object(6, ObjectKind::Household, Some(LANDLESS), home),
            object(7, ObjectKind::Contractor, Some(contractor_code(8001).as_str()), home),
            object(21, ObjectKind::Parcel, Some(parcel_code(1).as_str()), home),
            object(22, ObjectKind::Parcel, Some(parcel_code(2).as_str()), home),
            object(31, ObjectKind::LandContract, Some(contract.as_str()), home),
            object(41, ObjectKind::Homestead, Some("510182901001JC00001F00010002"), home),
            object(42, ObjectKind::Homestead, Some("510182901001JC00002W00000000"), home),
            object(51, ObjectKind::Collective, Some(credit.as_str()), home),
            object(52, ObjectKind::Collective, Some(odd_credit.as_str()), home),
            object(61, ObjectKind::Restriction, Some("510182-2026-000011"), home),
            object(62, ObjectKind::Restriction, Some("510182-2026-000012"), home),
        ],
        issuers: vec![row(
            1,
            Issuer {
                code: issuer_code(),
                name: "试验村村民委员会".to_owned(),
                head_name: "赵𠅤".to_owned(),
                head_document: document("990182195001011013"),
                phone: some("028-8888 8888"),
                address: "试验村".to_owned(),
                postcode: "611930".to_owned(),
                surveyor: "钱七".to_owned(),
                survey_day: day("2015-03-01"),
                survey_note: some("线\n行\t列\\"),
            },
            (),
        )],
        contractors: vec![
            row(
                3,
                Contractor {
                    code: contractor,
                    kind: ContractorKind::Household,
                    name: HEAD.to_owned(),
                    document: document(NUMBER),
                    address: "试验村1组".to_owned(),
                    postcode: "611930".to_owned(),
                    phone: some(PHONE),
                    member_count: 2,
                    survey_day: day("2015-03-01"),
                    surveyor: "钱七".to_owned(),
                    survey_note: some("无"),
                    publicity_note: some("无异议"),
                    publicity_recorder: "孙八".to_owned(),
                    publicity_review_day: day("2015-05-01"),
                    publicity_reviewer: "周九".to_owned(),
                },
                ContractorLinks { household: Some(id(2)) },
            ),
            row(
                7,
                Contractor {
                    code: contractor_code(8001),
                    kind: ContractorKind::Person,
                    name: "吴十".to_owned(),
                    document: IdentityDocument {
                        kind: DocumentKind::Other,
                        number: IdentityNumber::new(""),
                    },
                    address: String::new(),
                    postcode: String::new(),
                    phone: None,
                    member_count: 0,
                    survey_day: day("2015-03-01"),
                    surveyor: String::new(),
                    survey_note: None,
                    publicity_note: None,
                    publicity_recorder: String::new(),
                    publicity_review_day: day("2015-05-01"),
                    publicity_reviewer: String::new(),
                },
                ContractorLinks { household: None },
            ),
        ],
        households: vec![
            row(
                2,
                Household {
                    postcode: some("611930"),
                    phone: some(PHONE),
                    surveyor: some("钱七"),
                    note: some("五保"),
                    ..household(contractor.as_str(), HEAD)
                },
                (),
            ),
            row(6, household(LANDLESS, "郑一"), ()),
        ],
        persons: vec![
            row(4, person(HEAD, NUMBER, NumberStanding::Valid), ()),
            row(
                5,
                Person {
                    sex: Sex::Female,
                    birth_day: None,
                    ..person("李𠅤", "9901", NumberStanding::Unverified)
                },
                (),
            ),
        ],
        members: vec![
            row(
                101,
                HouseholdMember {
                    relation: Relation::parse("02").unwrap(),
                    co_holder: Some(true),
                    note_kind: some("1"),
                    note: some("户主"),
                },
                HouseholdMemberLinks { household: id(2), person: id(4) },
            ),
            row(
                102,
                HouseholdMember {
                    relation: Relation::parse("10").unwrap(),
                    co_holder: None,
                    note_kind: None,
                    note: None,
                },
                HouseholdMemberLinks { household: id(2), person: id(5) },
            ),
        ],
        parcels: vec![
            row(
                21,
                Parcel {
                    ownership: some("30"),
                    land_use: some("011"),
                    basic_farmland: true,
                    measured_area_m2: m2("600.10"),
                    measured_area_mu: Some(mu("0.90")),
                    bounds: Bounds {
                        east: some("地块2"),
                        west: some("沟"),
                        south: some("路"),
                        north: some("路"),
                    },
                    remark: some("有坟"),
                    boundary_witness: some(HEAD),
                    key_points: "J1/J2/J3/J4".to_owned(),
                    ..parcel(1)
                },
                (),
            ),
            row(22, parcel(2), ()),
        ],
        contracts: vec![row(
            31,
            LandContract {
                code: contract,
                former_code: some("旧001"),
                issuer: issuer_code(),
                contractor,
                mode: "110".to_owned(),
                term: Term { first_day: day("1998-01-01"), last_day: Some(day("2027-12-31")) },
                total_area_m2: m2("1200.10"),
                total_area_mu: Some(mu("1.80")),
                former_total_area_m2: Some(m2("1133.39")),
                former_total_area_mu: Some(mu("1.70")),
                n_parcels: 2,
                signed_day: day("1998-01-01"),
            },
            LandContractLinks { issuer: id(1), contractor: id(3) },
        )],
        contracted_parcels: vec![
            row(
                111,
                ContractedParcel {
                    contract,
                    parcel: parcel_code(1),
                    acquisition_mode: "110".to_owned(),
                    contract_area_m2: m2("0.10"),
                    contract_area_mu: Some(mu("0.00")),
                    former_area_m2: Some(m2("99999999999.99")),
                    former_area_mu: Some(mu("149999999.9999850")),
                    circulation_code: some("510182901001000001"),
                    by_share: Some(false),
                },
                contract_links,
            ),
            row(
                112,
                ContractedParcel {
                    contract,
                    parcel: parcel_code(2),
                    acquisition_mode: "110".to_owned(),
                    contract_area_m2: m2("600.00"),
                    contract_area_mu: None,
                    former_area_m2: None,
                    former_area_mu: None,
                    circulation_code: None,
                    by_share: None,
                },
                ContractedParcelLinks { parcel: id(22), ..contract_links },
            ),
        ],
        rights: vec![row(
            31,
            ContractRight {
                code: contract,
                mode: "110".to_owned(),
                term_text: "1998年1月1日至2027年12月31日".to_owned(),
                term: Term { first_day: day("1998-01-01"), last_day: None },
                sketch_path: "图件/1.pdf".to_owned(),
                serial_number: "000001".to_owned(),
                note: some("附记"),
                former_certificate_number: some("旧证"),
                registrar: "钱七".to_owned(),
                registered_day: day("2016-05-01"),
            },
            (),
        )],
        certificates: vec![row(
            31,
            Certificate {
                code: contract,
                authority: "人民政府".to_owned(),
                issued_day: day("2016-05-01"),
                collected: true,
                collection: collected.clone(),
            },
            (),
        )],
        certificate_changes: vec![
            row(
                121,
                CertificateChange {
                    certificate: contract,
                    kind: CertificateChangeKind::Reissue,
                    reason: "遗失".to_owned(),
                    day: day("2018-01-01"),
                    collection: collected,
                },
                CertificateChangeLinks { contract: id(31) },
            ),
            row(
                122,
                CertificateChange {
                    certificate: contract,
                    kind: CertificateChangeKind::Cancellation,
                    reason: String::new(),
                    day: day("2019-01-01"),
                    collection: Collection::default(),
                },
                CertificateChangeLinks { contract: id(31) },
            ),
        ],
        title_documents: vec![row(
            131,
            TitleDocument {
                certificate: contract,
                number: "1".to_owned(),
                name: "合同".to_owned(),
                day: day("1998-01-01"),
                path: "附件/1.pdf".to_owned(),
            },
            TitleDocumentLinks { contract: id(31) },
        )],
        circulations: vec![row(
            141,
            Circulation {
                contract,
                code: "510182901001000001".to_owned(),
                contractor,
                transferee: "合作社".to_owned(),
                mode: "210".to_owned(),
                term_text: "五年".to_owned(),
                term: Term { first_day: day("2020-01-01"), last_day: Some(day("2024-12-31")) },
                area_m2: m2("600.10"),
                area_mu: Some(mu("0.90")),
                n_parcels: 1,
                purpose_before: some("1"),
                purpose_after: None,
                price_note: "每亩800元".to_owned(),
                signed_day: day("2019-12-01"),
                issuer: issuer_code(),
            },
            CirculationLinks { contract: id(31) },
        )],
        homesteads: vec![
            row(
                41,
                Homestead {
                    unit_code: UnitCode::parse("510182901001JC00001F00010002").unwrap(),
                    household: HouseholdCode::from(contractor),
                    location: "试验村1组1号".to_owned(),
                    approved_area_m2: m2("150.00"),
                    actual_area_m2: m2("162.50"),
                    excess_area_m2: m2("12.50"),
                    building_area_m2: Some(m2("240.0")),
                    approval_number: some("批1"),
                    certificate_number: some("证1"),
                    note: some("注"),
                    crs: crs(),
                    outline: rectangle(10),
                },
                HomesteadLinks { household: id(2) },
            ),
            row(
                42,
                Homestead {
                    unit_code: UnitCode::parse("510182901001JC00002W00000000").unwrap(),
                    household: HouseholdCode::parse(LANDLESS).unwrap(),
                    location: String::new(),
                    approved_area_m2: m2("0"),
                    actual_area_m2: m2("0.00"),
                    excess_area_m2: m2("0.000"),
                    building_area_m2: None,
                    approval_number: None,
                    certificate_number: None,
                    note: None,
                    crs: crs(),
                    outline: rectangle(11),
                },
                HomesteadLinks { household: id(6) },
            ),
        ],
        collectives: vec![
            row(51, collective(credit.clone(), Shares::new(201, 2).unwrap()), ()),
            row(52, collective(odd_credit.clone(), Shares::new(3, 1).unwrap()), ()),
        ],
        share_holdings: vec![
            row(
                151,
                ShareHolding {
                    collective: credit,
                    holder: ShareHolder::Member {
                        household: HouseholdCode::from(contractor),
                        name: HEAD.to_owned(),
                    },
                    class: "member".to_owned(),
                    shares: Shares::new(25, 2).unwrap(),
                    basis: "决议".to_owned(),
                    inherited: true,
                    pledge: Some(Pledge {
                        creditor: "信用社".to_owned(),
                        shares: Shares::new(1, 3).unwrap(),
                        contract_sha256: "cd".repeat(32),
                    }),
                },
                ShareHoldingLinks {
                    collective: id(51),
                    household: Some(id(2)),
                    person: Some(id(4)),
                },
            ),
            row(
                152,
                ShareHolding {
                    collective: odd_credit,
                    holder: ShareHolder::Collective,
                    class: "collective".to_owned(),
                    shares: Shares::new(3, 1).unwrap(),
                    basis: String::new(),
                    inherited: false,
                    pledge: None,
                },
                ShareHoldingLinks { collective: id(52), household: None, person: None },
            ),
        ],
        boundary_points: vec![
            row(161, boundary_point(some("1")), BoundaryLinks { division: home }),
            row(162, boundary_point(None), BoundaryLinks { division: home }),
        ],
        boundary_lines: vec![
            row(171, boundary_line(some("600001")), BoundaryLinks { division: home }),
            row(172, boundary_line(None), BoundaryLinks { division: home }),
        ],
        division_areas: vec![row(
            181,
            DivisionArea {
                code: home,
                feature_number: 1,
                name: "试验村".to_owned(),
                crs: Crs::LonLat,
                outline: rectangle(0).map_coords(|it| Coord { x: it.x / 3.0, y: it.y / 3.0 }),
            },
            BoundaryLinks { division: home },
        )],
        restrictions: vec![
            row(
                61,
                Restriction {
                    code: "510182-2026-000011".to_owned(),
                    kind: RestrictionKind::Objection,
                    on: contract.to_string(),
                    party: "孙八".to_owned(),
                    basis: "异议申请书".to_owned(),
                    first_day: day("2026-01-01"),
                    last_day: Some(day("2026-01-16")),
                },
                RestrictionLinks { on: id(31) },
            ),
            row(
                62,
                Restriction {
                    code: "510182-2026-000012".to_owned(),
                    kind: RestrictionKind::Seizure,
                    on: "510182901001JC00001F00010002".to_owned(),
                    party: "试验县人民法院".to_owned(),
                    basis: "(2026)执1号".to_owned(),
                    first_day: day("2026-01-01"),
                    last_day: None,
                },
                RestrictionLinks { on: id(41) },
            ),
        ],
    }
}

fn collective(credit_code: CreditCode, total_shares: Shares) -> Collective {
    Collective {
        credit_code,
        name: "试验村经济合作社".to_owned(),
        division: home(),
        legal_representative: "赵𠅤".to_owned(),
        registered_day: day("2019-09-09"),
        total_shares,
    }
}

fn boundary_point(marker: Option<String>) -> BoundaryPoint {
    BoundaryPoint {
        feature_number: 1,
        number: "J1".to_owned(),
        kind: "1".to_owned(),
        marker,
        parcel_codes: format!("{}/{}", parcel_code(1), parcel_code(2)),
        northing_m: "3433000.000".to_owned(),
        easting_m: "35431207.123".to_owned(),
        crs: crs(),
        point: Coord { x: 35_431_207.123_4, y: 0.1 + 0.2 },
    }
}

fn boundary_line(option: Option<String>) -> BoundaryLine {
    BoundaryLine {
        feature_number: 2,
        nature: option.clone(),
        kind: option.clone(),
        position: "2".to_owned(),
        description: "沿田埂".to_owned(),
        neighbour_holder: String::new(),
        neighbour_witness: "无".to_owned(),
        number: option.clone(),
        first_point: option.clone(),
        last_point: option,
        parcel_codes: parcel_code(1).to_string(),
        crs: crs(),
        course: vec![Coord { x: 1.0 / 3.0, y: -0.0 }, Coord { x: 2.0, y: 5e-324 }],
    }
}

/// Enters a village with its act and the entry of that.
pub(crate) async fn enter(store: &Store, village: VillageRegister) -> Result<(), StoreError> {
    let mut unit = store.begin(county()).await?;
    let act = act(1);
    unit.record_act(&act, &home()).await?;
    unit.append_entry(entry(&act)).await?;
    unit.insert_objects(village.objects).await?;
    unit.insert(village.issuers).await?;
    unit.insert(village.households).await?;
    unit.insert(village.contractors).await?;
    unit.insert(village.persons).await?;
    unit.insert(village.members).await?;
    unit.insert(village.parcels).await?;
    unit.insert(village.contracts).await?;
    unit.insert(village.contracted_parcels).await?;
    unit.insert(village.rights).await?;
    unit.insert(village.certificates).await?;
    unit.insert(village.certificate_changes).await?;
    unit.insert(village.title_documents).await?;
    unit.insert(village.circulations).await?;
    unit.insert(village.homesteads).await?;
    unit.insert(village.collectives).await?;
    unit.insert(village.share_holdings).await?;
    unit.insert(village.boundary_points).await?;
    unit.insert(village.boundary_lines).await?;
    unit.insert(village.division_areas).await?;
    unit.insert(village.restrictions).await?;
    unit.commit().await
}
