//! The three books of a household, on the wire.

use chrono::NaiveDate;
use geojson::Feature;
use identity::mask_party;
use serde::Serialize;
use serde_json::{Map, Value, json};
use store::{ContractFile, Row};
use tenure::case::{Restriction, without_numbers};
use tenure::{
    Certificate, CertificateChange, Circulation, Collective, ContractRight, ContractedParcel,
    Homestead, Parcel, ShareHolder, ShareHolding, Term, TitleDocument, Why,
};
use utoipa::ToSchema;

use super::version::{ActNumbers, VersionOut, WhyOut};
use crate::feature::{Unprojectable, feature};

/// A land contract with what rests on it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ContractOut {
    /// 承包合同代码, the code of the page of the register book and of the certificate too.
    pub(crate) code: String,
    /// 承包方式 (NY/T 2539 C.10).
    pub(crate) mode: String,
    pub(crate) term: TermOut,
    pub(crate) signed_day: NaiveDate,
    pub(crate) issuer: IssuerOut,
    /// Square metres, exact, as text.
    pub(crate) total_area_m2: String,
    /// Mu, exact, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) total_area_mu: Option<String>,
    pub(crate) n_parcels: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) register_page: Option<RegisterPageOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) certificate: Option<CertificateOut>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) certificate_changes: Vec<CertificateChangeOut>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) title_documents: Vec<TitleDocumentOut>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) circulations: Vec<CirculationOut>,
    pub(crate) why: WhyOut,
    pub(crate) version: VersionOut,
}

/// The days of a right, both included.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TermOut {
    pub(crate) first_day: NaiveDate,
    /// Absent where the relation is long-term and unchanging 长久不变.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) last_day: Option<NaiveDate>,
}

/// The issuer of a contract.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct IssuerOut {
    pub(crate) code: String,
    pub(crate) name: String,
}

/// A page of the register book.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RegisterPageOut {
    /// 权证流水号
    serial_number: String,
    /// 承包期限, as it is printed.
    term_text: String,
    registrar: String,
    registered_day: NaiveDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    former_certificate_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    version: VersionOut,
}

/// A certificate.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CertificateOut {
    authority: String,
    issued_day: NaiveDate,
    collected: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    collected_day: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    collector_name: Option<String>,
    version: VersionOut,
}

/// A certificate issued again, exchanged or cancelled.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CertificateChangeOut {
    /// `reissue`, `replacement` or `cancellation`.
    kind: &'static str,
    reason: String,
    day: NaiveDate,
    version: VersionOut,
}

/// A document that proves where a right comes from.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TitleDocumentOut {
    number: String,
    name: String,
    day: NaiveDate,
    path: String,
}

/// A circulation contract that a right comes from.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CirculationOut {
    code: String,
    transferee: String,
    term: TermOut,
    /// Square metres, exact, as text.
    area_m2: String,
    price_note: String,
}

/// A homestead: a GeoJSON feature carries its outline.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HomesteadOut {
    /// 不动产单元代码
    pub(crate) unit_code: String,
    pub(crate) location: String,
    /// Square metres, exact, as text.
    pub(crate) approved_area_m2: String,
    pub(crate) actual_area_m2: String,
    /// What lies beyond the approval: noted, not registered.
    pub(crate) excess_area_m2: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) building_area_m2: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) approval_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) certificate_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<String>,
    pub(crate) why: WhyOut,
    pub(crate) version: VersionOut,
}

/// What lies on a right and keeps it from moving 权利限制.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct RestrictionOut {
    pub(super) code: String,
    /// `objection`, `advance-notice`, `seizure` or `mortgage` …
    pub(super) kind: &'static str,
    /// … and in words.
    pub(super) name_zh: &'static str,
    /// The code of the contract or of the homestead's unit that it lies on.
    pub(super) on: String,
    /// Whom it favours: the objector, the buyer, the court, the creditor; persons are masked.
    pub(super) party: String,
    /// The document that it rests on; long numbers are masked.
    pub(super) basis: String,
    pub(super) first_day: NaiveDate,
    /// The last day on which it holds; absent until one is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) last_day: Option<NaiveDate>,
    /// The number of the case that entered it, or that said its last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) case: Option<String>,
    pub(super) version: VersionOut,
}

/// A member's holding of shares in the collective's income.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ShareOut {
    pub(crate) collective_code: String,
    pub(crate) collective: String,
    /// The member who holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) holder: Option<String>,
    /// `member`, `collective` or `other`.
    pub(crate) class: String,
    /// An exact number or fraction, as text.
    pub(crate) shares: String,
    pub(crate) of_total: String,
    pub(crate) why: WhyOut,
    pub(crate) version: VersionOut,
}

impl From<Term> for TermOut {
    fn from(term: Term) -> Self {
        let Term { first_day, last_day } = term;
        Self { first_day, last_day }
    }
}

pub(crate) fn contract_out(file: &ContractFile, why: Why, acts: &ActNumbers) -> ContractOut {
    let fact = file.contract.fact();
    ContractOut {
        code: fact.code.to_string(),
        mode: fact.mode.clone(),
        term: fact.term.into(),
        signed_day: fact.signed_day,
        issuer: IssuerOut { code: fact.issuer.to_string(), name: file.issuer.fact().name.clone() },
        total_area_m2: fact.total_area_m2.to_string(),
        total_area_mu: fact.total_area_mu.map(|it| it.to_string()),
        n_parcels: fact.n_parcels,
        register_page: file.right.as_ref().map(|row| register_page_out(row, acts)),
        certificate: file.certificate.as_ref().map(|row| certificate_out(row, acts)),
        certificate_changes: file
            .certificate_changes
            .iter()
            .map(|row| change_out(row, acts))
            .collect(),
        title_documents: file
            .title_documents
            .iter()
            .map(|row| title_document_out(row.fact()))
            .collect(),
        circulations: file.circulations.iter().map(|row| circulation_out(row.fact())).collect(),
        why: why.into(),
        version: acts.version(file.contract.version().clone()),
    }
}

fn register_page_out(row: &Row<ContractRight>, acts: &ActNumbers) -> RegisterPageOut {
    let fact = row.fact().clone();
    RegisterPageOut {
        serial_number: fact.serial_number,
        term_text: fact.term_text,
        registrar: fact.registrar,
        registered_day: fact.registered_day,
        former_certificate_number: fact.former_certificate_number,
        note: fact.note,
        version: acts.version(row.version().clone()),
    }
}

fn certificate_out(row: &Row<Certificate>, acts: &ActNumbers) -> CertificateOut {
    let Certificate { code: _, authority, issued_day, collected, collection } = row.fact().clone();
    CertificateOut {
        authority,
        issued_day,
        collected,
        collected_day: collection.day,
        collector_name: collection.collector_name,
        version: acts.version(row.version().clone()),
    }
}

fn change_out(row: &Row<CertificateChange>, acts: &ActNumbers) -> CertificateChangeOut {
    let CertificateChange { certificate: _, kind, reason, day, collection: _ } = row.fact().clone();
    CertificateChangeOut {
        kind: kind.as_str(),
        reason,
        day,
        version: acts.version(row.version().clone()),
    }
}

fn title_document_out(fact: &TitleDocument) -> TitleDocumentOut {
    let TitleDocument { certificate: _, number, name, day, path } = fact.clone();
    TitleDocumentOut { number, name, day, path }
}

fn circulation_out(fact: &Circulation) -> CirculationOut {
    CirculationOut {
        code: fact.code.clone(),
        transferee: fact.transferee.clone(),
        term: fact.term.into(),
        area_m2: fact.area_m2.to_string(),
        price_note: fact.price_note.clone(),
    }
}

/// A parcel under a contract, as a feature in longitude and latitude.
pub(crate) fn parcel_feature(
    under: &Row<ContractedParcel>,
    parcel: &Row<Parcel>,
    acts: &ActNumbers,
) -> Result<Feature, Unprojectable> {
    let mut properties = parcel_properties(parcel, acts);
    properties.extend(under_contract(under.fact()));
    let fact = parcel.fact();
    feature(fact.code.as_str(), fact.crs, &fact.outline, &properties.into())
}

/// What is registered of a parcel itself.
pub(crate) fn parcel_properties(parcel: &Row<Parcel>, acts: &ActNumbers) -> Properties {
    let fact = parcel.fact();
    object(json!({
        "code": fact.code.to_string(),
        "name": fact.name,
        "category": fact.category,
        "land_use": fact.land_use,
        "fertility": fact.fertility,
        "purpose": fact.purpose,
        "basic_farmland": fact.basic_farmland,
        "measured_area_m2": fact.measured_area_m2.to_string(),
        "measured_area_mu": fact.measured_area_mu.map(|it| it.to_string()),
        "bounds": {
            "east": fact.bounds.east,
            "west": fact.bounds.west,
            "south": fact.bounds.south,
            "north": fact.bounds.north,
        },
        "survey_crs": format!("EPSG:{}", fact.crs.epsg()),
        "version": acts.version(parcel.version().clone()),
    }))
}

/// What is registered of a parcel under a contract.
pub(crate) fn under_contract(held: &ContractedParcel) -> Properties {
    object(json!({
        "contract": held.contract.to_string(),
        "contract_area_m2": held.contract_area_m2.to_string(),
        "contract_area_mu": held.contract_area_mu.map(|it| it.to_string()),
        "former_area_m2": held.former_area_m2.map(|it| it.to_string()),
        "former_area_mu": held.former_area_mu.map(|it| it.to_string()),
        "by_share": held.by_share,
    }))
}

/// The properties of a feature.
pub(crate) type Properties = Map<String, Value>;

fn object(value: Value) -> Properties {
    match value {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

/// A homestead as a feature in longitude and latitude.
pub(crate) fn homestead_feature(row: &Row<Homestead>) -> Result<Feature, Unprojectable> {
    let fact = row.fact();
    let properties = json!({
        "unit_code": fact.unit_code.to_string(),
        "approved_area_m2": fact.approved_area_m2.to_string(),
        "survey_crs": format!("EPSG:{}", fact.crs.epsg()),
    });
    feature(fact.unit_code.as_str(), fact.crs, &fact.outline, &properties)
}

pub(crate) fn homestead_out(row: &Row<Homestead>, why: Why, acts: &ActNumbers) -> HomesteadOut {
    let fact = row.fact().clone();
    HomesteadOut {
        unit_code: fact.unit_code.to_string(),
        location: fact.location,
        approved_area_m2: fact.approved_area_m2.to_string(),
        actual_area_m2: fact.actual_area_m2.to_string(),
        excess_area_m2: fact.excess_area_m2.to_string(),
        building_area_m2: fact.building_area_m2.map(|it| it.to_string()),
        approval_number: fact.approval_number,
        certificate_number: fact.certificate_number,
        note: fact.note,
        why: why.into(),
        version: acts.version(row.version().clone()),
    }
}

pub(super) fn restriction_out(row: &Row<Restriction>, acts: &ActNumbers) -> RestrictionOut {
    let Restriction { code, kind, on, party, basis, first_day, last_day } = row.fact().clone();
    RestrictionOut {
        code,
        kind: kind.as_str(),
        name_zh: kind.name_zh(),
        on,
        party: mask_party(&without_numbers(&party)),
        basis: without_numbers(&basis),
        first_day,
        last_day,
        case: acts.case(row.version().act),
        version: acts.version(row.version().clone()),
    }
}

pub(crate) fn share_out(
    row: &Row<ShareHolding>,
    collective: &Row<Collective>,
    why: Why,
    acts: &ActNumbers,
) -> ShareOut {
    let fact = row.fact();
    ShareOut {
        collective_code: fact.collective.to_string(),
        collective: collective.fact().name.clone(),
        holder: match &fact.holder {
            ShareHolder::Member { household: _, name } => Some(name.clone()),
            ShareHolder::Collective => None,
        },
        class: fact.class.clone(),
        shares: fact.shares.to_string(),
        of_total: collective.fact().total_shares.to_string(),
        why: why.into(),
        version: acts.version(row.version().clone()),
    }
}
