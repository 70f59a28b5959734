//! The facts of a village written as the texts of a package: what was read comes out again, field by field.
//!
//! Days are written as the standard writes them, `YYYYMMDD`.

use std::collections::HashSet;

use chrono::NaiveDate;
use compact_str::{ToCompactString, format_compact};
use geometry::{Mu, SquareMetres};
use identity::CreditCode;

use super::land::LONG_TERM;
use super::{ContractFile, Entered, HouseholdFile, MemberFact, Takeover};
use crate::submission::{self, Table, Text, Village};
use crate::{
    BoundaryLine, BoundaryPoint, Certificate, CertificateChange, CertificateChangeKind,
    Circulation, Collection, Collective, ContractRight, ContractedParcel, Contractor, DivisionArea,
    Homestead, Household, IdentityDocument, Issuer, LandContract, Parcel, ShareHolder,
    ShareHolding, TitleDocument,
};

/// Writes the facts of a village as rows of the submitted tables.
pub fn render(village: &str, takeover: &Takeover) -> Village {
    let mut rows = Village { code: village.into(), ..Village::default() };
    rows.issuers = takeover.issuers.iter().map(issuer).collect();
    rows.contractors = takeover.contractors.iter().map(contractor).collect();
    let contracting: HashSet<&str> =
        takeover.contractors.iter().map(|it| it.fact.code.as_str()).collect();
    for file in &takeover.households {
        let landless = !contracting.contains(file.household.fact.code.as_str());
        household(&mut rows, file, landless);
    }
    rows.parcels = takeover.parcels.iter().map(parcel).collect();
    takeover.contracts.iter().for_each(|file| contract_file(&mut rows, file));
    rows.homesteads = takeover.homesteads.iter().map(homestead).collect();
    rows.collectives = takeover.collectives.iter().map(collective).collect();
    rows.share_holdings =
        takeover.share_holdings.iter().map(|it| share_holding(it, &takeover.households)).collect();
    rows.boundary_points = takeover.boundary_points.iter().map(boundary_point).collect();
    rows.boundary_lines = takeover.boundary_lines.iter().map(boundary_line).collect();
    rows.division_areas = takeover.division_areas.iter().map(division_area).collect();
    rows
}

#[expect(clippy::unnecessary_wraps, reason = "every cell of a record may be empty")]
fn text(value: &str) -> Option<Text> {
    Some(value.into())
}

fn some(value: Option<&String>) -> Option<Text> {
    value.map(|it| it.as_str().into())
}

#[expect(clippy::unnecessary_wraps, reason = "every cell of a record may be empty")]
fn day(value: NaiveDate) -> Option<Text> {
    Some(format_compact!("{}", value.format("%Y%m%d")))
}

#[expect(clippy::unnecessary_wraps, reason = "every cell of a record may be empty")]
fn area_m2(value: SquareMetres) -> Option<Text> {
    Some(value.0.to_compact_string())
}

fn area_mu(value: Option<Mu>) -> Option<Text> {
    value.map(|it| it.0.to_compact_string())
}

#[expect(clippy::unnecessary_wraps, reason = "every cell of a record may be empty")]
fn number(value: impl ToCompactString + Copy) -> Option<Text> {
    Some(value.to_compact_string())
}

/// 是否: 1 yes, 2 no (C.19).
fn yes_no(value: bool) -> Option<Text> {
    text(if value { "1" } else { "2" })
}

/// The last day of a term; a term without one is long-term and unchanging.
fn last_day(value: Option<NaiveDate>) -> Option<Text> {
    value.map_or_else(|| text(LONG_TERM), day)
}

fn document_kind(document: Option<&IdentityDocument>) -> Option<Text> {
    document.and_then(|it| text(it.kind.as_str()))
}

fn document_number(document: Option<&IdentityDocument>) -> Option<Text> {
    document.and_then(|it| text(it.number.expose()))
}

fn issuer(it: &Entered<Issuer>) -> submission::Issuer {
    let fact = &it.fact;
    submission::Issuer {
        row: it.row,
        code: text(fact.code.as_str()),
        name: text(&fact.name),
        head_name: text(&fact.head_name),
        head_document_kind: document_kind(Some(&fact.head_document)),
        head_document_number: document_number(Some(&fact.head_document)),
        phone: some(fact.phone.as_ref()),
        address: text(&fact.address),
        postcode: text(&fact.postcode),
        surveyor: text(&fact.surveyor),
        survey_day: day(fact.survey_day),
        survey_note: some(fact.survey_note.as_ref()),
    }
}

fn contractor(it: &Entered<Contractor>) -> submission::Contractor {
    let fact = &it.fact;
    submission::Contractor {
        row: it.row,
        code: text(fact.code.as_str()),
        kind: text(fact.kind.as_str()),
        name: text(&fact.name),
        document_kind: document_kind(Some(&fact.document)),
        document_number: document_number(Some(&fact.document)),
        address: text(&fact.address),
        postcode: text(&fact.postcode),
        phone: some(fact.phone.as_ref()),
        member_count: number(fact.member_count),
        survey_day: day(fact.survey_day),
        surveyor: text(&fact.surveyor),
        survey_note: some(fact.survey_note.as_ref()),
        publicity_note: some(fact.publicity_note.as_ref()),
        publicity_recorder: text(&fact.publicity_recorder),
        publicity_review_day: day(fact.publicity_review_day),
        publicity_reviewer: text(&fact.publicity_reviewer),
    }
}

/// A household that holds land stands among the contractors; one that holds none, or none any more, has a row of its own.
fn household(rows: &mut Village, file: &HouseholdFile, landless: bool) {
    let household = &file.household.fact;
    if landless {
        rows.households.push(landless_household(&file.household));
    }
    let members = file.members.iter().map(|it| member(household, it, landless));
    rows.members.extend(members);
}

fn landless_household(it: &Entered<Household>) -> submission::Household {
    let fact = &it.fact;
    submission::Household {
        row: it.row,
        code: text(fact.code.as_str()),
        address: text(&fact.address),
        postcode: some(fact.postcode.as_ref()),
        phone: some(fact.phone.as_ref()),
        survey_day: day(fact.survey_day),
        surveyor: some(fact.surveyor.as_ref()),
        note: some(fact.note.as_ref()),
    }
}

fn member(household: &Household, it: &Entered<MemberFact>, landless: bool) -> submission::Member {
    let MemberFact { person, member } = &it.fact;
    submission::Member {
        row: it.row,
        household_code: text(household.code.as_str()),
        name: text(&person.name),
        sex: text(person.sex.as_str()),
        document_kind: document_kind(Some(&person.document)),
        document_number: document_number(Some(&person.document)),
        relation: text(member.relation.as_str()),
        note_kind: some(member.note_kind.as_ref()),
        co_holder: member.co_holder.and_then(yes_no),
        note: some(member.note.as_ref()),
        landless,
    }
}

fn parcel(it: &Entered<Parcel>) -> submission::Parcel {
    let fact = &it.fact;
    submission::Parcel {
        row: it.row,
        feature_number: number(fact.feature_number),
        feature_code: Table::Parcel.feature_code().map(Into::into),
        code: text(fact.code.as_str()),
        name: text(&fact.name),
        ownership: some(fact.ownership.as_ref()),
        category: text(&fact.category),
        land_use: some(fact.land_use.as_ref()),
        fertility: text(&fact.fertility),
        purpose: text(&fact.purpose),
        basic_farmland: yes_no(fact.basic_farmland),
        measured_area_m2: area_m2(fact.measured_area_m2),
        bound_east: some(fact.bounds.east.as_ref()),
        bound_west: some(fact.bounds.west.as_ref()),
        bound_south: some(fact.bounds.south.as_ref()),
        bound_north: some(fact.bounds.north.as_ref()),
        remark: some(fact.remark.as_ref()),
        boundary_witness: some(fact.boundary_witness.as_ref()),
        key_points: text(&fact.key_points),
        measured_area_mu: area_mu(fact.measured_area_mu),
        outline: Some(fact.outline.clone()),
    }
}

fn contract_file(rows: &mut Village, file: &ContractFile) {
    let contract = &file.contract.fact;
    rows.land_contracts.push(land_contract(&file.contract));
    rows.contracted_parcels.extend(file.parcels.iter().map(|it| contracted_parcel(it, contract)));
    rows.contract_rights.extend(file.right.iter().map(|it| contract_right(it, contract)));
    rows.certificates.extend(file.certificate.iter().map(certificate));
    rows.title_documents.extend(file.title_documents.iter().map(title_document));
    rows.circulations.extend(file.circulations.iter().map(circulation));
    file.changes.iter().for_each(|it| certificate_change(rows, it));
}

fn land_contract(it: &Entered<LandContract>) -> submission::LandContract {
    let fact = &it.fact;
    submission::LandContract {
        row: it.row,
        code: text(fact.code.as_str()),
        former_code: some(fact.former_code.as_ref()),
        issuer_code: text(fact.issuer.as_str()),
        contractor_code: text(fact.contractor.as_str()),
        mode: text(&fact.mode),
        first_day: day(fact.term.first_day),
        last_day: last_day(fact.term.last_day),
        total_area_m2: area_m2(fact.total_area_m2),
        n_parcels: number(fact.n_parcels),
        signed_day: day(fact.signed_day),
        total_area_mu: area_mu(fact.total_area_mu),
        former_total_area_m2: fact.former_total_area_m2.and_then(area_m2),
        former_total_area_mu: area_mu(fact.former_total_area_mu),
    }
}

fn contracted_parcel(
    it: &Entered<ContractedParcel>,
    contract: &LandContract,
) -> submission::ContractedParcel {
    let fact = &it.fact;
    submission::ContractedParcel {
        row: it.row,
        parcel_code: text(fact.parcel.as_str()),
        issuer_code: text(contract.issuer.as_str()),
        contractor_code: text(contract.contractor.as_str()),
        acquisition_mode: text(&fact.acquisition_mode),
        contract_area_m2: area_m2(fact.contract_area_m2),
        contract_code: text(fact.contract.as_str()),
        circulation_code: some(fact.circulation_code.as_ref()),
        certificate_code: text(fact.contract.as_str()),
        former_area_m2: fact.former_area_m2.and_then(area_m2),
        contract_area_mu: area_mu(fact.contract_area_mu),
        former_area_mu: area_mu(fact.former_area_mu),
        by_share: fact.by_share.and_then(yes_no),
    }
}

fn contract_right(
    it: &Entered<ContractRight>,
    contract: &LandContract,
) -> submission::ContractRight {
    let fact = &it.fact;
    submission::ContractRight {
        row: it.row,
        code: text(fact.code.as_str()),
        issuer_code: text(contract.issuer.as_str()),
        contractor_code: text(contract.contractor.as_str()),
        mode: text(&fact.mode),
        term: text(&fact.term_text),
        first_day: day(fact.term.first_day),
        last_day: last_day(fact.term.last_day),
        sketch_path: text(&fact.sketch_path),
        serial_number: text(&fact.serial_number),
        note: some(fact.note.as_ref()),
        former_certificate_number: some(fact.former_certificate_number.as_ref()),
        registrar: text(&fact.registrar),
        registered_day: day(fact.registered_day),
    }
}

fn certificate(it: &Entered<Certificate>) -> submission::Certificate {
    let Certificate { code, authority, issued_day, collected, collection } = &it.fact;
    submission::Certificate {
        row: it.row,
        code: text(code.as_str()),
        authority: text(authority),
        issued_day: day(*issued_day),
        collected: yes_no(*collected),
        collected_day: collection.day.and_then(day),
        collector_name: some(collection.collector_name.as_ref()),
        collector_document_kind: document_kind(collection.collector_document.as_ref()),
        collector_document_number: document_number(collection.collector_document.as_ref()),
    }
}

/// A reissue and a replacement write the same cells into two tables.
macro_rules! changed {
    ($record:ident, $it:ident) => {{
        let CertificateChange { certificate, kind: _, reason, day: on, collection } = &$it.fact;
        let Collection { day: collected_day, collector_name, collector_document } = collection;
        submission::$record {
            row: $it.row,
            certificate_code: text(certificate.as_str()),
            reason: text(reason),
            day: day(*on),
            collected_day: collected_day.and_then(day),
            collector_name: some(collector_name.as_ref()),
            collector_document_kind: document_kind(collector_document.as_ref()),
            collector_document_number: document_number(collector_document.as_ref()),
        }
    }};
}

fn certificate_change(rows: &mut Village, it: &Entered<CertificateChange>) {
    match it.fact.kind {
        CertificateChangeKind::Reissue => rows.reissues.push(changed!(Reissue, it)),
        CertificateChangeKind::Replacement => rows.replacements.push(changed!(Replacement, it)),
        CertificateChangeKind::Cancellation => rows.cancellations.push(submission::Cancellation {
            row: it.row,
            certificate_code: text(it.fact.certificate.as_str()),
            reason: text(&it.fact.reason),
            day: day(it.fact.day),
        }),
    }
}

fn title_document(it: &Entered<TitleDocument>) -> submission::TitleDocument {
    let TitleDocument { certificate, number, name, day: on, path } = &it.fact;
    submission::TitleDocument {
        row: it.row,
        certificate_code: text(certificate.as_str()),
        number: text(number),
        name: text(name),
        day: day(*on),
        path: text(path),
    }
}

fn circulation(it: &Entered<Circulation>) -> submission::Circulation {
    let fact = &it.fact;
    submission::Circulation {
        row: it.row,
        contract_code: text(fact.contract.as_str()),
        code: text(&fact.code),
        contractor_code: text(fact.contractor.as_str()),
        transferee_code: text(&fact.transferee),
        mode: text(&fact.mode),
        term: text(&fact.term_text),
        first_day: day(fact.term.first_day),
        last_day: last_day(fact.term.last_day),
        area_m2: area_m2(fact.area_m2),
        n_parcels: number(fact.n_parcels),
        purpose_before: some(fact.purpose_before.as_ref()),
        purpose_after: some(fact.purpose_after.as_ref()),
        price_note: text(&fact.price_note),
        signed_day: day(fact.signed_day),
        area_mu: area_mu(fact.area_mu),
    }
}

fn homestead(it: &Entered<Homestead>) -> submission::Homestead {
    let fact = &it.fact;
    submission::Homestead {
        row: it.row,
        unit_code: text(fact.unit_code.as_str()),
        household_code: text(fact.household.as_str()),
        location: text(&fact.location),
        approved_area_m2: area_m2(fact.approved_area_m2),
        actual_area_m2: area_m2(fact.actual_area_m2),
        excess_area_m2: area_m2(fact.excess_area_m2),
        building_area_m2: fact.building_area_m2.and_then(area_m2),
        approval_number: some(fact.approval_number.as_ref()),
        first_day: day(it.first_day),
        certificate_number: some(fact.certificate_number.as_ref()),
        note: some(fact.note.as_ref()),
        outline: Some(fact.outline.clone()),
    }
}

fn collective(it: &Entered<Collective>) -> submission::Collective {
    let fact = &it.fact;
    submission::Collective {
        row: it.row,
        credit_code: text(fact.credit_code.as_str()),
        name: text(&fact.name),
        division_code: text(fact.division.as_str()),
        legal_representative: text(&fact.legal_representative),
        registered_day: day(fact.registered_day),
        total_shares: number(fact.total_shares),
        issued_override: issued_override(&fact.credit_code),
    }
}

fn issued_override(code: &CreditCode) -> Option<Text> {
    code.issued_override().map(|it| format_compact!("{}：{}", it.approved_by, it.reason))
}

fn share_holding(
    it: &Entered<ShareHolding>,
    households: &[HouseholdFile],
) -> submission::ShareHolding {
    let fact = &it.fact;
    let mut row = submission::ShareHolding {
        row: it.row,
        collective_code: text(fact.collective.as_str()),
        class: text(&fact.class),
        shares: number(fact.shares),
        first_day: day(it.first_day),
        basis: text(&fact.basis),
        ..submission::ShareHolding::default()
    };
    if let ShareHolder::Member { household, name } = &fact.holder {
        let files = households.iter().filter(|file| file.household.fact.code == *household);
        let mut members = files.flat_map(|file| &file.members);
        let person = members
            .find(|member| member.fact.person.name == *name)
            .map(|member| &member.fact.person);
        row.household_code = text(household.as_str());
        row.member_name = text(name);
        row.document_number = document_number(person.map(|person| &person.document));
    }
    row
}

fn boundary_point(it: &Entered<BoundaryPoint>) -> submission::BoundaryPoint {
    let fact = &it.fact;
    submission::BoundaryPoint {
        row: it.row,
        feature_number: number(fact.feature_number),
        feature_code: Table::BoundaryPoint.feature_code().map(Into::into),
        number: text(&fact.number),
        kind: text(&fact.kind),
        marker: some(fact.marker.as_ref()),
        parcel_codes: text(&fact.parcel_codes),
        northing_m: text(&fact.northing_m),
        easting_m: text(&fact.easting_m),
        point: Some(fact.point),
    }
}

fn boundary_line(it: &Entered<BoundaryLine>) -> submission::BoundaryLine {
    let fact = &it.fact;
    submission::BoundaryLine {
        row: it.row,
        feature_number: number(fact.feature_number),
        feature_code: Table::BoundaryLine.feature_code().map(Into::into),
        nature: some(fact.nature.as_ref()),
        kind: some(fact.kind.as_ref()),
        position: text(&fact.position),
        description: text(&fact.description),
        neighbour_holder: text(&fact.neighbour_holder),
        neighbour_witness: text(&fact.neighbour_witness),
        number: some(fact.number.as_ref()),
        first_point: some(fact.first_point.as_ref()),
        last_point: some(fact.last_point.as_ref()),
        parcel_codes: text(&fact.parcel_codes),
        course: fact.course.clone(),
    }
}

fn division_area(it: &Entered<DivisionArea>) -> submission::DivisionArea {
    let fact = &it.fact;
    let level = Some(it.table);
    submission::DivisionArea {
        row: it.row,
        feature_number: number(fact.feature_number),
        feature_code: it.table.feature_code().map(Into::into),
        code: text(fact.code.as_str()),
        name: text(&fact.name),
        level,
        outline: Some(fact.outline.clone()),
    }
}
