//! Parcels, contracts and what hangs on these.

use std::collections::HashMap;

use chrono::NaiveDate;
use identity::{CirculationCode, ContractCode, ContractorCode, IssuerCode, ParcelCode};

use super::cells::{Cell, Cells, Unreadable, some};
use super::{ContractFile, Entered};
use crate::rules::value;
use crate::submission::{self, CountyFacts, Table, Text, Village};
use crate::{
    Bounds, Certificate, CertificateChange, CertificateChangeKind, Circulation, Collection,
    ContractRight, ContractedParcel, IdentityDocument, IdentityNumber, LandContract, Parcel, Term,
    TitleDocument,
};

/// What the standard writes for the last day of a relation that is long-term and unchanging 长久不变 (NY/T 2539 B.8).
pub(super) const LONG_TERM: &str = "99990101";

/// The first days of the rights of a village, by who holds them, by who gave them and by parcel.
///
/// A contracted right exists since the contract took effect (《农村土地承包法》第23条), whatever the day of its survey.
/// Who holds or gave a right was there when it began: a household is since the first of its rights.
#[derive(Default)]
pub(super) struct RightDays {
    contracts: HashMap<Text, NaiveDate>,
    households: HashMap<Text, NaiveDate>,
    parcels: HashMap<Text, NaiveDate>,
    issuers: HashMap<Text, NaiveDate>,
    collectives: HashMap<Text, NaiveDate>,
}

impl RightDays {
    pub(super) fn of(village: &Village) -> Self {
        let mut days = Self::default();
        let mut by_contract = HashMap::new();
        for row in &village.land_contracts {
            let Some(day) = day_of(&row.first_day) else { continue };
            by_contract.insert(row.code.as_deref().unwrap_or_default(), day);
            keep_first(&mut days.contracts, row.contractor_code.as_ref(), day);
            keep_first(&mut days.households, row.contractor_code.as_ref(), day);
            keep_first(&mut days.issuers, row.issuer_code.as_ref(), day);
        }
        for row in &village.contracted_parcels {
            let contract = row.contract_code.as_deref().unwrap_or_default();
            if let Some(day) = by_contract.get(contract) {
                keep_first(&mut days.parcels, row.parcel_code.as_ref(), *day);
            }
        }
        for row in &village.homesteads {
            let Some(day) = day_of(&row.first_day) else { continue };
            keep_first(&mut days.households, row.household_code.as_ref(), day);
        }
        for row in &village.share_holdings {
            let Some(day) = day_of(&row.first_day) else { continue };
            keep_first(&mut days.households, row.household_code.as_ref(), day);
            keep_first(&mut days.collectives, row.collective_code.as_ref(), day);
        }
        days
    }

    /// The first day of a contractor's role.
    pub(super) fn of_contractor(&self, code: &str, survey_day: NaiveDate) -> NaiveDate {
        self.contracts.get(code).copied().unwrap_or(survey_day)
    }

    /// The first day of a household: that of its first right, or of the survey that found it.
    pub(super) fn of_household(&self, code: &str, survey_day: NaiveDate) -> NaiveDate {
        self.households.get(code).map_or(survey_day, |day| survey_day.min(*day))
    }

    pub(super) fn of_issuer(&self, code: &str, survey_day: NaiveDate) -> NaiveDate {
        self.issuers.get(code).map_or(survey_day, |day| survey_day.min(*day))
    }

    pub(super) fn of_collective(&self, code: &str, registered_day: NaiveDate) -> NaiveDate {
        self.collectives.get(code).map_or(registered_day, |day| registered_day.min(*day))
    }
}

fn day_of(cell: Cell<'_>) -> Option<NaiveDate> {
    cell.as_deref().and_then(value::day)
}

fn keep_first(days: &mut HashMap<Text, NaiveDate>, code: Option<&Text>, day: NaiveDate) {
    if let Some(code) = code {
        days.entry(code.clone()).and_modify(|it| *it = day.min(*it)).or_insert(day);
    }
}

pub(super) fn parcels(
    village: &Village,
    county: &CountyFacts,
    rights: &RightDays,
    effect_day: NaiveDate,
) -> Result<Vec<Entered<Parcel>>, Unreadable> {
    let read = |row| parcel(row, county, rights, effect_day);
    village.parcels.iter().map(read).collect()
}

fn parcel(
    row: &submission::Parcel,
    county: &CountyFacts,
    rights: &RightDays,
    effect_day: NaiveDate,
) -> Result<Entered<Parcel>, Unreadable> {
    let at = Cells::of(row);
    let code = at.read("code", &row.code, |text| ParcelCode::parse(text).ok())?;
    let first_day = rights.parcels.get(code.as_str()).copied().unwrap_or(effect_day);
    let fact = Parcel {
        code,
        feature_number: at.read("feature_number", &row.feature_number, |text| text.parse().ok())?,
        name: at.text("name", &row.name)?,
        ownership: some(&row.ownership),
        category: at.text("category", &row.category)?,
        land_use: some(&row.land_use),
        fertility: at.text("fertility", &row.fertility)?,
        purpose: at.text("purpose", &row.purpose)?,
        basic_farmland: at.yes("basic_farmland", &row.basic_farmland)?,
        measured_area_m2: at.area_m2("measured_area_m2", &row.measured_area_m2)?,
        measured_area_mu: at.some_area_mu("measured_area_mu", &row.measured_area_mu)?,
        bounds: Bounds {
            east: some(&row.bound_east),
            west: some(&row.bound_west),
            south: some(&row.bound_south),
            north: some(&row.bound_north),
        },
        remark: some(&row.remark),
        boundary_witness: some(&row.boundary_witness),
        key_points: at.text("key_points", &row.key_points)?,
        crs: county.crs.get(&Table::Parcel).copied().ok_or_else(|| at.unreadable("outline"))?,
        outline: row.outline.clone().ok_or_else(|| at.unreadable("outline"))?,
    };
    Ok(at.entered(fact, first_day))
}

/// The contracts, each with the rows of the other tables that bear its code.
pub(super) fn contracts(village: &Village) -> Result<Vec<ContractFile>, Unreadable> {
    let mut files = Vec::with_capacity(village.land_contracts.len());
    let mut index = HashMap::with_capacity(village.land_contracts.len());
    for row in &village.land_contracts {
        index.insert(row.code.as_deref().unwrap_or_default(), files.len());
        files.push(contract_file(contract(row)?));
    }
    let place = |code: Cell<'_>| index.get(code.as_deref().unwrap_or_default()).copied();
    // Each part goes to its contract; the rules have seen to it that there is one.
    macro_rules! hang {
        ($rows:expr, $code:ident, |$file:ident, $row:ident| $put:expr) => {
            for $row in $rows {
                if let Some($file) = place(&$row.$code).and_then(|it| files.get_mut(it)) {
                    $put;
                }
            }
        };
    }
    hang!(&village.contracted_parcels, contract_code, |file, row| {
        file.parcels.push(contracted_parcel(row, file.contract.first_day)?);
    });
    hang!(&village.contract_rights, code, |file, row| file.right = Some(contract_right(row)?));
    hang!(&village.certificates, code, |file, row| file.certificate = Some(certificate(row)?));
    hang!(&village.title_documents, certificate_code, |file, row| file
        .title_documents
        .push(title_document(row)?));
    hang!(&village.circulations, contract_code, |file, row| file
        .circulations
        .push(circulation(row)?));
    hang!(&village.reissues, certificate_code, |file, row| file.changes.push(reissue(row)?));
    hang!(&village.replacements, certificate_code, |file, row| file
        .changes
        .push(replacement(row)?));
    hang!(&village.cancellations, certificate_code, |file, row| file
        .changes
        .push(cancellation(row)?));
    Ok(files)
}

fn contract_file(contract: Entered<LandContract>) -> ContractFile {
    ContractFile {
        contract,
        parcels: Vec::new(),
        right: None,
        certificate: None,
        changes: Vec::new(),
        title_documents: Vec::new(),
        circulations: Vec::new(),
    }
}

fn contract_code(
    at: Cells,
    field: &'static str,
    cell: Cell<'_>,
) -> Result<ContractCode, Unreadable> {
    at.read(field, cell, |text| ContractCode::parse(text).ok())
}

fn term(at: Cells, first_day: Cell<'_>, last_day: Cell<'_>) -> Result<Term, Unreadable> {
    let last_day = at.day("last_day", last_day)?;
    let long_term = value::day(LONG_TERM) == Some(last_day);
    Ok(Term {
        first_day: at.day("first_day", first_day)?,
        last_day: (!long_term).then_some(last_day),
    })
}

fn contract(row: &submission::LandContract) -> Result<Entered<LandContract>, Unreadable> {
    let at = Cells::of(row);
    let term = term(at, &row.first_day, &row.last_day)?;
    let fact = LandContract {
        code: contract_code(at, "code", &row.code)?,
        former_code: some(&row.former_code),
        issuer: at.read("issuer_code", &row.issuer_code, |text| IssuerCode::parse(text).ok())?,
        contractor: at.read("contractor_code", &row.contractor_code, |text| {
            ContractorCode::parse(text).ok()
        })?,
        mode: at.text("mode", &row.mode)?,
        term,
        total_area_m2: at.area_m2("total_area_m2", &row.total_area_m2)?,
        total_area_mu: at.some_area_mu("total_area_mu", &row.total_area_mu)?,
        former_total_area_m2: at.some_area_m2("former_total_area_m2", &row.former_total_area_m2)?,
        former_total_area_mu: at.some_area_mu("former_total_area_mu", &row.former_total_area_mu)?,
        n_parcels: at.read("n_parcels", &row.n_parcels, |text| text.parse().ok())?,
        signed_day: at.day("signed_day", &row.signed_day)?,
    };
    Ok(at.entered(fact, term.first_day))
}

pub(super) fn contracted_parcels(
    village: &Village,
    first_day: NaiveDate,
) -> Result<Vec<Entered<ContractedParcel>>, Unreadable> {
    village.contracted_parcels.iter().map(|row| contracted_parcel(row, first_day)).collect()
}

pub(super) fn title_documents(
    village: &Village,
) -> Result<Vec<Entered<TitleDocument>>, Unreadable> {
    village.title_documents.iter().map(title_document).collect()
}

fn contracted_parcel(
    row: &submission::ContractedParcel,
    first_day: NaiveDate,
) -> Result<Entered<ContractedParcel>, Unreadable> {
    let at = Cells::of(row);
    let fact = ContractedParcel {
        contract: contract_code(at, "contract_code", &row.contract_code)?,
        parcel: at.read("parcel_code", &row.parcel_code, |text| ParcelCode::parse(text).ok())?,
        acquisition_mode: at.text("acquisition_mode", &row.acquisition_mode)?,
        contract_area_m2: at.area_m2("contract_area_m2", &row.contract_area_m2)?,
        contract_area_mu: at.some_area_mu("contract_area_mu", &row.contract_area_mu)?,
        former_area_m2: at.some_area_m2("former_area_m2", &row.former_area_m2)?,
        former_area_mu: at.some_area_mu("former_area_mu", &row.former_area_mu)?,
        circulation_code: some(&row.circulation_code),
        by_share: at.some_yes("by_share", &row.by_share)?,
    };
    Ok(at.entered(fact, first_day))
}

fn contract_right(row: &submission::ContractRight) -> Result<Entered<ContractRight>, Unreadable> {
    let at = Cells::of(row);
    let term = term(at, &row.first_day, &row.last_day)?;
    let fact = ContractRight {
        code: contract_code(at, "code", &row.code)?,
        mode: at.text("mode", &row.mode)?,
        term_text: at.text("term", &row.term)?,
        term,
        sketch_path: at.text("sketch_path", &row.sketch_path)?,
        serial_number: at.text("serial_number", &row.serial_number)?,
        note: some(&row.note),
        former_certificate_number: some(&row.former_certificate_number),
        registrar: at.text("registrar", &row.registrar)?,
        registered_day: at.day("registered_day", &row.registered_day)?,
    };
    Ok(at.entered(fact, term.first_day))
}

fn certificate(row: &submission::Certificate) -> Result<Entered<Certificate>, Unreadable> {
    let at = Cells::of(row);
    let issued_day = at.day("issued_day", &row.issued_day)?;
    let fact = Certificate {
        code: contract_code(at, "code", &row.code)?,
        authority: at.text("authority", &row.authority)?,
        issued_day,
        collected: at.yes("collected", &row.collected)?,
        collection: collection(
            at,
            &row.collected_day,
            &row.collector_name,
            &row.collector_document_kind,
            &row.collector_document_number,
        )?,
    };
    Ok(at.entered(fact, issued_day))
}

fn collection(
    at: Cells,
    day: Cell<'_>,
    name: Cell<'_>,
    document_kind: Cell<'_>,
    document_number: Cell<'_>,
) -> Result<Collection, Unreadable> {
    let kind = at.read_some("collector_document_kind", document_kind, |text| {
        identity::DocumentKind::parse(text).ok()
    })?;
    let document = kind.zip(document_number.as_deref());
    Ok(Collection {
        day: at.read_some("collected_day", day, value::day)?,
        collector_name: some(name),
        collector_document: document
            .map(|(kind, number)| IdentityDocument { kind, number: IdentityNumber::new(number) }),
    })
}

/// A reissue and a replacement say the same of a certificate under two names.
macro_rules! certificate_change {
    ($row:ident, $kind:ident) => {{
        let at = Cells::of($row);
        let day = at.day("day", &$row.day)?;
        let fact = CertificateChange {
            certificate: contract_code(at, "certificate_code", &$row.certificate_code)?,
            kind: CertificateChangeKind::$kind,
            reason: at.text("reason", &$row.reason)?,
            day,
            collection: collection(
                at,
                &$row.collected_day,
                &$row.collector_name,
                &$row.collector_document_kind,
                &$row.collector_document_number,
            )?,
        };
        Ok(at.entered(fact, day))
    }};
}

fn reissue(row: &submission::Reissue) -> Result<Entered<CertificateChange>, Unreadable> {
    certificate_change!(row, Reissue)
}

fn replacement(row: &submission::Replacement) -> Result<Entered<CertificateChange>, Unreadable> {
    certificate_change!(row, Replacement)
}

fn cancellation(row: &submission::Cancellation) -> Result<Entered<CertificateChange>, Unreadable> {
    let at = Cells::of(row);
    let day = at.day("day", &row.day)?;
    let fact = CertificateChange {
        certificate: contract_code(at, "certificate_code", &row.certificate_code)?,
        kind: CertificateChangeKind::Cancellation,
        reason: at.text("reason", &row.reason)?,
        day,
        collection: Collection::default(),
    };
    Ok(at.entered(fact, day))
}

fn title_document(row: &submission::TitleDocument) -> Result<Entered<TitleDocument>, Unreadable> {
    let at = Cells::of(row);
    let day = at.day("day", &row.day)?;
    let fact = TitleDocument {
        certificate: contract_code(at, "certificate_code", &row.certificate_code)?,
        number: at.text("number", &row.number)?,
        name: at.text("name", &row.name)?,
        day,
        path: at.text("path", &row.path)?,
    };
    Ok(at.entered(fact, day))
}

fn circulation(row: &submission::Circulation) -> Result<Entered<Circulation>, Unreadable> {
    let at = Cells::of(row);
    let term = term(at, &row.first_day, &row.last_day)?;
    let code = at.read("code", &row.code, |text| CirculationCode::parse(text).ok())?;
    let fact = Circulation {
        contract: contract_code(at, "contract_code", &row.contract_code)?,
        code: code.as_str().to_owned(),
        contractor: at.read("contractor_code", &row.contractor_code, |text| {
            ContractorCode::parse(text).ok()
        })?,
        transferee: at.text("transferee_code", &row.transferee_code)?,
        mode: at.text("mode", &row.mode)?,
        term_text: at.text("term", &row.term)?,
        term,
        area_m2: at.area_m2("area_m2", &row.area_m2)?,
        area_mu: at.some_area_mu("area_mu", &row.area_mu)?,
        n_parcels: at.read("n_parcels", &row.n_parcels, |text| text.parse().ok())?,
        purpose_before: some(&row.purpose_before),
        purpose_after: some(&row.purpose_after),
        price_note: at.text("price_note", &row.price_note)?,
        signed_day: at.day("signed_day", &row.signed_day)?,
        issuer: code.issuer(),
    };
    Ok(at.entered(fact, term.first_day))
}
