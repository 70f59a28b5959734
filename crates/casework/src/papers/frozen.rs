//! What an act froze: the register as it left it, and as it found it.

use std::collections::BTreeSet;

use identity::{ContractCode, County, DivisionCode, DivisionLevel, IssuerCode, UnitCode};
use ledger::Digest;
use store::{At, CaseFile, CaseRow, Fact, Row, Scope, Store, StoreError, VillageRegister};
use tenure::case::{CaseKind, Collected, PaperKind, Request, Restriction};
use tenure::takeover::{ContractFile, Takeover};
use tenure::{Act, ActId, CertificateChange, Collection, ObjectId};

use super::subject::Subject;
use crate::case::scene::existing;
use crate::village_facts::facts_of;
use crate::{Officer, Refused};

/// An act with what it left and what it found.
pub(super) struct Frozen {
    pub(super) act: Act,
    /// The digest of the act's entry.
    pub(super) digest: Digest,
    pub(super) kind: CaseKind,
    /// The act by which the certificates were handed over, once they were.
    pub(super) handed_over: Option<HandedOver>,
    /// 更正原因; what was asked for changes no more once it is entered.
    pub(super) correction: Option<String>,
    county: County,
    pub(super) village: DivisionCode,
    pub(super) after: Books,
    pub(super) before: Books,
    /// The contracts that the act made, changed or laid something on, and that stand.
    pub(super) contracts: BTreeSet<ContractCode>,
    pub(super) ended_contracts: BTreeSet<ContractCode>,
    pub(super) homesteads: BTreeSet<UnitCode>,
    pub(super) ended_homesteads: BTreeSet<UnitCode>,
    /// The issuers that the act itself changed.
    issuers: BTreeSet<IssuerCode>,
}

/// The certificates of a case as they were collected 领证.
pub(super) struct HandedOver {
    pub(super) act: Act,
    pub(super) digest: Digest,
    pub(super) collected: Vec<Collected>,
}

impl HandedOver {
    async fn of(
        store: &Store,
        officer: &Officer,
        file: &CaseFile,
    ) -> Result<Option<Self>, Refused> {
        let Some((act, _)) = file.collections.first() else { return Ok(None) };
        let (act, digest) = sealed(store, &officer.scope, file.case.county, *act).await?;
        let collected = file.collections.iter().map(|(_, it)| it.clone()).collect();
        Ok(Some(Self { act, digest, collected }))
    }

    /// Who collected a certificate; whoever came for the holder is told apart.
    pub(super) fn collection(&self, certificate: &str) -> Option<Collection> {
        let it = self.collected.iter().find(|it| it.certificate == certificate)?;
        let (name, mandate) = (&it.collector_name, it.mandate_sha256.is_some());
        let name = if mandate { format!("{name}（受托）") } else { name.clone() };
        Some(Collection {
            day: Some(it.day),
            collector_name: Some(name),
            collector_document: Some(it.collector_document.clone()),
        })
    }
}

/// An act with the digest of its entry.
pub(super) async fn sealed(
    store: &Store,
    scope: &Scope,
    county: County,
    act: ActId,
) -> Result<(Act, Digest), Refused> {
    let act = store.act(scope, county, act).await?.act;
    let entry = store.act_entry(scope, county, act.id).await?;
    let digest = Digest::parse(&entry.digest).ok_or_else(|| corrupt(&act))?;
    Ok((act, digest))
}

/// The facts of the objects of a case.
pub(super) struct Books {
    pub(super) facts: Takeover,
    pub(super) restrictions: Vec<Restriction>,
    /// The codes of the restrictions that the act wrote.
    pub(super) written: BTreeSet<String>,
    /// What the act made of certificates, those of contracts that it ended among them.
    pub(super) certificate_changes: Vec<CertificateChange>,
}

impl Frozen {
    /// The register as the act left it.
    pub(super) fn left(&self) -> At {
        At::left_by(self.county, &self.act)
    }

    /// Reads what the act of a case froze; nothing where there is none yet.
    pub(super) async fn of(
        store: &Store,
        officer: &Officer,
        file: &CaseFile,
    ) -> Result<Option<Self>, Refused> {
        let case = &file.case;
        let Some(act) = case.act else { return Ok(None) };
        let (act, digest) = sealed(store, &officer.scope, case.county, act).await?;
        let handed_over = HandedOver::of(store, officer, file).await?;
        // The codes of the objects come from what was asked for; all that is said of them is the register's.
        let touched = case.request.touched();
        let codes = existing(&touched).into_iter().chain(touched.new).collect();
        let [left, found] = [At::left_by(case.county, &act), At::found_by(case.county, &act)];
        let after = store.register_of(case.county, &codes, left).await?;
        let before = store.register_of(case.county, &codes, found).await?;
        let frozen = Self::new(act, digest, case, after, before);
        Ok(Some(Self { handed_over, ..frozen }))
    }

    fn new(
        act: Act,
        digest: Digest,
        case: &CaseRow,
        after: VillageRegister,
        before: VillageRegister,
    ) -> Self {
        let contracts = touched_contracts(&after, act.id);
        let homesteads = touched_homesteads(&after, act.id);
        let standing: BTreeSet<ContractCode> =
            after.contracts.iter().map(|it| it.fact().code).collect();
        let used: BTreeSet<UnitCode> =
            after.homesteads.iter().map(|it| it.fact().unit_code).collect();
        let ended_contracts = before.contracts.iter().map(|it| it.fact().code);
        let ended_homesteads = before.homesteads.iter().map(|it| it.fact().unit_code);
        Self {
            contracts,
            homesteads,
            ended_contracts: ended_contracts.filter(|it| !standing.contains(it)).collect(),
            ended_homesteads: ended_homesteads.filter(|it| !used.contains(it)).collect(),
            issuers: by_act(&after.issuers, act.id).map(|it| it.fact().code).collect(),
            after: Books::of(after, act.id),
            before: Books::of(before, act.id),
            act,
            digest,
            county: case.county,
            kind: case.kind,
            handed_over: None,
            correction: correction(&case.request),
            village: case.division.truncated(DivisionLevel::Village),
        }
    }

    /// The act that a paper of a kind says, with the digest of its entry.
    pub(super) fn seal(&self, kind: PaperKind) -> (&Act, Digest) {
        match &self.handed_over {
            Some(it) if kind == PaperKind::HandOverList => (&it.act, it.digest),
            _ => (&self.act, self.digest),
        }
    }

    /// What papers of a kind are about.
    pub(super) fn subjects(&self, kind: PaperKind, makes_certificate: bool) -> Vec<Subject> {
        let contracts = || self.contracts.iter().copied().map(Subject::Contract);
        let homesteads = || self.homesteads.iter().copied().map(Subject::Homestead);
        match kind {
            PaperKind::IssuerSurvey => self.all_issuers().map(Subject::Issuer).collect(),
            PaperKind::RegisterPage => self.pages(),
            PaperKind::ContractorSurvey
            | PaperKind::ParcelSurvey
            | PaperKind::HouseholdConfirmation
            | PaperKind::LandContract => contracts().collect(),
            PaperKind::LandCertificate if makes_certificate => {
                contracts_of(&self.certified()).collect()
            }
            PaperKind::HomesteadCertificate if makes_certificate => homesteads().collect(),
            PaperKind::HandOverList if makes_certificate => self.lists(),
            _ => Vec::new(),
        }
    }

    fn all_issuers(&self) -> impl Iterator<Item = IssuerCode> {
        let codes: BTreeSet<_> = self.after.facts.issuers.iter().map(|it| it.fact.code).collect();
        codes.into_iter()
    }

    /// Every contract and homestead that the act wrote something of has a page; an issuer has one where it alone was changed.
    fn pages(&self) -> Vec<Subject> {
        let contracts = self.contracts.union(&self.ended_contracts);
        let homesteads = self.homesteads.union(&self.ended_homesteads);
        let contracts = contracts.copied().map(Subject::Contract);
        let pages: Vec<_> = contracts.chain(homesteads.copied().map(Subject::Homestead)).collect();
        if pages.is_empty() {
            return self.issuers.iter().copied().map(Subject::Issuer).collect();
        }
        pages
    }

    /// The contracts of the act that have a certificate; one may have been taken over without.
    pub(super) fn certified(&self) -> Vec<&ContractFile> {
        let contracts = self.after.facts.contracts.iter();
        let touched = contracts.filter(|it| self.contracts.contains(&it.contract.fact.code));
        let mut files: Vec<_> =
            touched.filter(|it| it.right.is_some() && it.certificate.is_some()).collect();
        files.sort_by_key(|it| it.contract.fact.code);
        files
    }

    fn lists(&self) -> Vec<Subject> {
        let issuers: BTreeSet<IssuerCode> =
            self.certified().into_iter().map(|it| it.contract.fact.issuer).collect();
        let village = (!self.homesteads.is_empty()).then_some(Subject::Village(self.village));
        issuers.into_iter().map(Subject::Issuer).chain(village).collect()
    }
}

fn contracts_of(files: &[&ContractFile]) -> impl Iterator<Item = Subject> {
    files.iter().map(|it| Subject::Contract(it.contract.fact.code))
}

impl Books {
    fn of(mut register: VillageRegister, act: ActId) -> Self {
        let restrictions = std::mem::take(&mut register.restrictions);
        Self {
            written: by_act(&restrictions, act).map(|it| it.fact().code.clone()).collect(),
            certificate_changes: by_act(&register.certificate_changes, act)
                .map(|it| it.fact().clone())
                .collect(),
            restrictions: restrictions.into_iter().map(|it| it.registered.fact).collect(),
            facts: facts_of(register),
        }
    }
}

/// Why something is put right, where that is what the case is for.
fn correction(request: &Request) -> Option<String> {
    match request {
        Request::Correction(it) => Some(it.reason.clone()),
        _ => None,
    }
}

fn corrupt(act: &Act) -> StoreError {
    StoreError::Corrupt {
        table: "ledger_entry",
        id: act.id.0,
        what: "its digest is no SHA-256".to_owned(),
    }
}

/// The rows that an act wrote.
fn by_act<T: Fact>(rows: &[Row<T>], act: ActId) -> impl Iterator<Item = &Row<T>> {
    rows.iter().filter(move |it| it.version().act == act)
}

/// The contracts of which the act wrote the contract itself, its page, its certificate, its parcels, its parties, or what lies on it.
fn touched_contracts(register: &VillageRegister, act: ActId) -> BTreeSet<ContractCode> {
    let parcels: BTreeSet<ObjectId> = by_act(&register.parcels, act).map(Row::id).collect();
    let contractors: BTreeSet<ObjectId> = by_act(&register.contractors, act).map(Row::id).collect();
    let mut touched: BTreeSet<ObjectId> = by_act(&register.contracts, act).map(Row::id).collect();
    touched.extend(by_act(&register.rights, act).map(Row::id));
    touched.extend(by_act(&register.certificates, act).map(Row::id));
    touched.extend(by_act(&register.certificate_changes, act).map(|it| it.links.contract));
    touched.extend(by_act(&register.restrictions, act).map(|it| it.links.on));
    for row in &register.contracted_parcels {
        if row.version().act == act || parcels.contains(&row.links.parcel) {
            touched.insert(row.links.contract);
        }
    }
    let contracts = register.contracts.iter();
    contracts
        .filter(|it| touched.contains(&it.id()) || contractors.contains(&it.links.contractor))
        .map(|it| it.fact().code)
        .collect()
}

/// The homesteads that the act wrote, or laid something on.
fn touched_homesteads(register: &VillageRegister, act: ActId) -> BTreeSet<UnitCode> {
    let mut touched: BTreeSet<ObjectId> = by_act(&register.homesteads, act).map(Row::id).collect();
    touched.extend(by_act(&register.restrictions, act).map(|it| it.links.on));
    let homesteads = register.homesteads.iter().filter(|it| touched.contains(&it.id()));
    homesteads.map(|it| it.fact().unit_code).collect()
}
