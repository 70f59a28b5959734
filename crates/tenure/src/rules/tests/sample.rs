//! A village of two households, three parcels in a row, and one row at least in every table.

use std::collections::BTreeMap;

use geometry::{Coord, Crs, Outline, Patch, Ring};
use identity::{CitizenId, CreditCode};

use super::super::Parameters;
use crate::submission::{
    Attachment, AttachmentState, BoundaryLine, BoundaryPoint, Cancellation, Certificate,
    Circulation, Collective, Column, ColumnKind, ContractRight, ContractedParcel, Contractor,
    CountyFacts, DivisionArea, Field, Homestead, Household, Issuer, LandContract, Member, Parcel,
    Record, Reissue, Replacement, Shape, ShareHolding, Table, Text, TitleDocument, Village,
};

/// An invented county of a province that exists.
const COUNTY: &str = "229901";
const ISSUER: &str = "22990110000101";
/// Gauss–Krüger, central meridian 126°, without zone numbers.
const CM_126: u16 = 4551;

/// Everything that rules are run on.
pub(crate) struct Sample {
    pub(crate) village: Village,
    pub(crate) county: CountyFacts,
    pub(super) parameters: Parameters,
    pub(super) shape: Shape,
}

#[expect(clippy::unnecessary_wraps, reason = "every field of a record may be empty")]
pub(super) fn text(value: &str) -> Option<Text> {
    Some(value.into())
}

/// A row of a table with the given fields.
macro_rules! row {
    ($record:ident $row:expr; $($field:ident: $value:expr),* $(,)?) => {{
        let mut row = $record { row: $row, ..$record::default() };
        $(row.$field = text($value.as_ref());)*
        row
    }};
}

impl Sample {
    pub(crate) fn new() -> Self {
        let village = village();
        let mut rows = BTreeMap::new();
        let mut columns = BTreeMap::new();
        macro_rules! delivered {
            ($($records:ident $record:ident $table:ident,)*) => {$(
                rows.insert(Table::$table, village.$records.len() as u64);
                columns.insert(Table::$table, text_columns($record::FIELDS));
            )*};
        }
        delivered! {
            issuers Issuer Issuer, contractors Contractor Contractor, members Member Member,
            contracted_parcels ContractedParcel ContractedParcel,
            land_contracts LandContract LandContract, circulations Circulation Circulation,
            title_documents TitleDocument TitleDocument,
            contract_rights ContractRight ContractRight, certificates Certificate Certificate,
            reissues Reissue Reissue, replacements Replacement Replacement,
            cancellations Cancellation Cancellation, parcels Parcel Parcel,
            boundary_points BoundaryPoint BoundaryPoint, boundary_lines BoundaryLine BoundaryLine,
            division_areas DivisionArea VillageArea, households Household Household,
            members Member HouseholdMember, homesteads Homestead Homestead,
            collectives Collective Collective, share_holdings ShareHolding ShareHolding,
        }
        let crs = Crs::from_epsg(CM_126).unwrap();
        let layers = [Table::Parcel, Table::Homestead];
        Self {
            village,
            county: CountyFacts {
                county: COUNTY.into(),
                rows,
                documents_delivered: true,
                crs: layers.into_iter().map(|it| (it, crs)).collect(),
                ..CountyFacts::default()
            },
            parameters: Parameters::default(),
            shape: Shape { columns, summaries: super::summaries::summaries(), ..Shape::default() },
        }
    }

    /// The column of a field as it was delivered.
    pub(super) fn column(&mut self, table: Table, field: &str) -> &mut Column {
        let columns = self.shape.columns.get_mut(&table).unwrap();
        columns.iter_mut().find(|it| it.field == Some(field)).unwrap()
    }
}

fn text_columns(fields: &[Field]) -> Vec<Column> {
    let column = |it: &Field| Column {
        field: Some(it.name),
        name: it.name.to_owned(),
        kind: ColumnKind::Untyped,
    };
    fields.iter().map(column).collect()
}

/// The identity number of seventeen digits.
pub(super) fn identity_number(seventeen: &str) -> String {
    let all = "0123456789X".chars().map(|it| format!("{seventeen}{it}"));
    all.into_iter().find(|it| CitizenId::parse_whatever_area(it).is_ok()).unwrap()
}

/// The credit code of sixteen characters, with the check characters of the organisation and of the whole.
fn credit_code(sixteen: &str) -> String {
    let alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    let pairs = alphabet.chars().flat_map(|it| alphabet.chars().map(move |last| (it, last)));
    let mut all = pairs.map(|(it, last)| format!("{sixteen}{it}{last}"));
    all.find(|it| CreditCode::parse(it).is_ok()).unwrap()
}

/// A square with its lower left corner at so many metres east and north of the village's.
pub(super) fn square(east_m: f64, north_m: f64, side_m: f64) -> Outline {
    let (x, y) = (500_000.0 + east_m, 4_750_000.0 + north_m);
    let corners = [(x, y), (x, y + side_m), (x + side_m, y + side_m), (x + side_m, y), (x, y)];
    let exterior = Ring(corners.map(Coord::from).to_vec());
    Outline { patches: vec![Patch { exterior, interiors: Vec::new() }] }
}

fn village() -> Village {
    let mut village = Village { code: "229901100001".into(), ..Village::default() };
    add_issuer(&mut village);
    add_household(&mut village, 1, "甲一", &["00001", "00002"]);
    add_household(&mut village, 2, "乙一", &["00003"]);
    add_parcels(&mut village);
    add_boundaries(&mut village);
    add_papers(&mut village);
    add_own_tables(&mut village);
    add_attachments(&mut village);
    village
}

fn add_issuer(village: &mut Village) {
    village.issuers.push(row!(Issuer 1;
        code: ISSUER, name: "样例村一组", head_name: "丙一", head_document_kind: "1",
        head_document_number: identity_number("99000019600101003"), phone: "13800000000",
        address: "样例乡样例村", postcode: "130000", surveyor: "丁一", survey_day: "20150101",
    ));
    village.division_areas.push(DivisionArea {
        outline: Some(square(-100.0, -100.0, 1000.0)),
        level: Some(Table::VillageArea),
        ..row!(DivisionArea 1;
            feature_number: "1", feature_code: "162030", code: "229901100001", name: "样例村",
        )
    });
}

/// A head and a spouse, with the given parcels of 100 m² under one contract.
fn add_household(village: &mut Village, n: u64, name: &str, parcels: &[&str]) {
    let contractor = format!("{ISSUER}{n:04}");
    let contract = format!("{contractor}J");
    let head = identity_number(&format!("9900001970010100{}", 2 * n - 1));
    let spouse = identity_number(&format!("9900001972010100{}", 2 * n));
    village.contractors.push(row!(Contractor n;
        code: contractor, kind: "1", name: name, document_kind: "1", document_number: head,
        address: "样例乡样例村", postcode: "130000", phone: "13800006021", member_count: "2",
        survey_day: "20150101", surveyor: "丁一", publicity_recorder: "丁一",
        publicity_review_day: "20150601", publicity_reviewer: "丁二",
    ));
    let people = [("02", "1", name, &head), ("10", "2", "戊一", &spouse)];
    for (relation, sex, name, id) in people {
        village.members.push(row!(Member village.members.len() as u64 + 1;
            household_code: contractor, name: name, sex: sex, document_kind: "1",
            document_number: id, relation: relation, co_holder: "1",
        ));
    }
    for parcel in parcels {
        village.contracted_parcels.push(row!(
            ContractedParcel village.contracted_parcels.len() as u64 + 1;
            parcel_code: format!("{ISSUER}{parcel}"), issuer_code: ISSUER,
            contractor_code: contractor, acquisition_mode: "110", contract_area_m2: "100.00",
            contract_code: contract, certificate_code: contract, contract_area_mu: "0.15",
        ));
    }
    let total = 100 * parcels.len();
    village.land_contracts.push(row!(LandContract n;
        code: contract, issuer_code: ISSUER, contractor_code: contractor, mode: "110",
        first_day: "19980101", last_day: "20271231", total_area_m2: format!("{total}.00"),
        n_parcels: parcels.len().to_string(), signed_day: "20150701",
    ));
    village.contract_rights.push(row!(ContractRight n;
        code: contract, issuer_code: ISSUER, contractor_code: contractor, mode: "110",
        term: "1998年01月01日至2027年12月31日", first_day: "1998-01-01", last_day: "2027-12-31",
        sketch_path: format!("图件\\{ISSUER}\\DKSYT{contract}.pdf"),
        serial_number: "样（2015）样例县农村土地承包经营权证第000001号",
        registrar: "己一", registered_day: "20150801",
    ));
    village.certificates.push(row!(Certificate n;
        code: contract, authority: "样例县人民政府", issued_day: "20150901", collected: "1",
        collected_day: "20151001", collector_name: name, collector_document_kind: "1",
        collector_document_number: head,
    ));
}

/// Three squares of ten metres, side by side from west to east.
fn add_parcels(village: &mut Village) {
    for (n, west_m) in [(1, 0.0), (2, 10.0), (3, 20.0)] {
        village.parcels.push(Parcel {
            outline: Some(square(west_m, 0.0, 10.0)),
            ..row!(Parcel n;
                feature_number: n.to_string(), feature_code: "211011",
                code: format!("{ISSUER}0000{n}"), name: "东地", ownership: "30", category: "10",
                land_use: "013", fertility: "05", purpose: "1", basic_farmland: "1",
                measured_area_m2: "100.00", measured_area_mu: "0.15", bound_east: "道路",
                bound_west: "水渠", bound_south: "乙一", boundary_witness: "甲一",
                key_points: format!("J{n}/J{}/J{}/J{}", n + 1, n + 5, n + 4),
            )
        });
    }
}

/// From which point to which, and the parcels beside it: X1 to X3 in the north, X4 to X6 in the south, X7 to X10 between.
const BOUNDARY_LINES: [(usize, usize, &[usize]); 10] = [
    (1, 2, &[1]),
    (2, 3, &[2]),
    (3, 4, &[3]),
    (5, 6, &[1]),
    (6, 7, &[2]),
    (7, 8, &[3]),
    (1, 5, &[1]),
    (2, 6, &[1, 2]),
    (3, 7, &[2, 3]),
    (4, 8, &[3]),
];

/// J1 to J4 are the northern corners from west to east, J5 to J8 the southern ones.
fn add_boundaries(village: &mut Village) {
    for n in 0..8_u64 {
        let (column, north_m) = (n % 4, if n < 4 { 10.0 } else { 0.0 });
        let touched = [column, column + 1].into_iter().filter(|it| (1..=3).contains(it));
        let codes: Vec<String> = touched.map(|it| format!("{ISSUER}0000{it}")).collect();
        let east_m = 10.0 * f64::from(u32::try_from(column).unwrap());
        let point = Coord { x: 500_000.0 + east_m, y: 4_750_000.0 + north_m };
        village.boundary_points.push(BoundaryPoint {
            point: Some(point),
            ..row!(BoundaryPoint n + 1;
                feature_number: (n + 1).to_string(), feature_code: "211021",
                number: format!("J{}", n + 1), kind: "1", marker: "7",
                parcel_codes: codes.join("/"), northing_m: format!("{:.3}", point.y),
                easting_m: format!("{:.3}", point.x),
            )
        });
    }
    for (first, last, parcels) in BOUNDARY_LINES {
        let codes: Vec<String> = parcels.iter().map(|it| format!("{ISSUER}0000{it}")).collect();
        let ends = [first, last].map(|it| village.boundary_points[it - 1].point.unwrap());
        let n = village.boundary_lines.len() + 1;
        village.boundary_lines.push(BoundaryLine {
            course: ends.to_vec(),
            ..row!(BoundaryLine n as u64;
                feature_number: n.to_string(), feature_code: "211031", nature: "600001", kind: "01",
                position: "2", description: "田埂", neighbour_holder: "甲一",
                neighbour_witness: "甲一", number: format!("X{n}"), first_point: format!("J{first}"),
                last_point: format!("J{last}"), parcel_codes: codes.join("/"),
            )
        });
    }
}

fn add_papers(village: &mut Village) {
    let contract = format!("{ISSUER}0002J");
    village.circulations.push(row!(Circulation 1;
        contract_code: contract, code: format!("{ISSUER}0001"),
        contractor_code: format!("{ISSUER}0001"), transferee_code: format!("{ISSUER}0002"),
        mode: "200", term: "12年", first_day: "20160101", last_day: "20271231",
        area_m2: "100.00", n_parcels: "1", price_note: "一次付清", signed_day: "20151201",
        area_mu: "0.15",
    ));
    village.title_documents.push(row!(TitleDocument 1;
        certificate_code: contract, number: "1", name: "流转合同", day: "20151201",
        path: "其他资料\\权属来源附件\\1.pdf",
    ));
    village.reissues.push(row!(Reissue 1;
        certificate_code: contract, reason: "遗失", day: "20160101", collected_day: "20160201",
        collector_name: "乙一", collector_document_kind: "9", collector_document_number: "A1",
    ));
    village.replacements.push(row!(Replacement 1;
        certificate_code: contract, reason: "污损", day: "20160101", collected_day: "20160201",
        collector_name: "乙一", collector_document_kind: "9", collector_document_number: "A1",
    ));
    village.cancellations.push(row!(Cancellation 1;
        certificate_code: contract, reason: "换证", day: "20160101",
    ));
}

/// A household without land, its homestead, and a collective with three holdings.
fn add_own_tables(village: &mut Village) {
    let landless = format!("{ISSUER}H0001");
    village.households.push(row!(Household 1;
        code: landless, address: "样例乡样例村", survey_day: "20150101",
    ));
    village.members.push(Member {
        landless: true,
        ..row!(Member 1;
            household_code: landless, name: "庚一", sex: "1", document_kind: "1",
            document_number: identity_number("99000019800101005"), relation: "01",
        )
    });
    let holders = [(1, 100.0, landless.clone()), (2, 200.0, format!("{ISSUER}0001"))];
    for (n, north_m, household) in holders {
        village.homesteads.push(Homestead {
            outline: Some(square(0.0, north_m, 10.0)),
            ..row!(Homestead n;
                unit_code: format!("229901001001JC0000{n}F00010001"), household_code: household,
                location: "样例村", approved_area_m2: "90.00", actual_area_m2: "100.00",
                excess_area_m2: "10.00", first_day: "20000101",
            )
        });
    }
    let credit = credit_code("N2229901MA000000");
    village.collectives.push(row!(Collective 1;
        credit_code: credit, name: "样例村股份经济合作社", division_code: "229901100001",
        legal_representative: "丙一", registered_day: "20190101", total_shares: "2",
    ));
    for (n, name, shares) in [(1, "甲一", "1/3"), (2, "戊一", "2/3")] {
        village.share_holdings.push(row!(ShareHolding n;
            collective_code: credit, household_code: format!("{ISSUER}0001"), member_name: name,
            class: "member", shares: shares, first_day: "20190101", basis: "成员大会决议",
        ));
    }
    village.share_holdings.push(row!(ShareHolding 3;
        collective_code: credit, class: "collective", shares: "1.0", first_day: "20190101",
        basis: "成员大会决议",
    ));
}

/// The papers that the rows refer to, all of which are there.
fn add_attachments(village: &mut Village) {
    for it in &village.contract_rights {
        village.attachments.push(Attachment {
            table: Table::ContractRight,
            row: it.row,
            field: "sketch_path",
            path: it.sketch_path.as_deref().unwrap().to_owned(),
            certificate_code: it.code.clone(),
            state: AttachmentState::There,
        });
    }
}
