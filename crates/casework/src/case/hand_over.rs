//! Certificates are handed over 领证: who collected each is kept with the case and entered in the register.
//!
//! What a case entered stays as it was entered: the collection is an act of its own, whose rows supersede those of the certificates.

use std::collections::HashMap;

use identity::ContractorCode;
use ledger::Entry;
use store::{CaseFile, Row, Unit, VillageRegister};
use tenure::case::{Collected, PaperKind, Waiting, check_collected};
use tenure::{
    Act, ActId, ActKind, Certificate, CertificateChange, CertificateChangeKind, Collection,
    IdentityDocument, ObjectId, Person,
};

use super::act::append_entry;
use super::counter::Counter;
use super::desk::Mode;
use super::evidence::{self, Named};
use super::scene::existing;
use crate::Refused;
use crate::entering::{self, Changes, Ids, Manner, Pen};

/// Looks at who collected the certificates of a case, and enters it.
pub(super) async fn hand_over(
    unit: &mut Unit,
    counter: &Counter<'_>,
    file: &mut CaseFile,
    collected: Vec<Collected>,
    mode: Mode,
) -> Result<(), Refused> {
    let Some(act) = file.case.act else { return Ok(()) };
    let work = Made::by(unit, counter, file, act).await?;
    check_collected(&work.waiting, &collected, counter.occasion.today)?;
    if mode == Mode::DryRun || collected.is_empty() {
        return Ok(());
    }
    let named = collected.iter().enumerate().filter_map(|(n, it)| mandate(n, it)).collect();
    let mandates = evidence::stored(unit, &counter.officer.scope, named).await?;
    evidence::link(unit, counter, file.case.id, mandates).await?;
    let act = record_act(unit, counter, file, &collected).await?;
    let changes = enter(unit, &act, work, &collected).await?;
    append_entry(unit, &act, &file.case, &changes).await?;
    evidence::link_to_act(unit, file.case.id, &act).await?;
    for it in collected {
        unit.add_collection(file.case.id, act.id, &it).await?;
        file.collections.push((act.id, it));
    }
    Ok(())
}

fn mandate(n: usize, it: &Collected) -> Option<Named> {
    let field = format!("collections[{n}].mandate_sha256");
    Some(evidence::of_mandate(field, it.mandate_sha256.as_deref()?))
}

/// What a case made that is to be collected; what another case has replaced since is not among it.
struct Made {
    certificates: Vec<Row<Certificate>>,
    changes: Vec<Row<CertificateChange>>,
    waiting: Vec<Waiting>,
}

impl Made {
    async fn by(
        unit: &mut Unit,
        counter: &Counter<'_>,
        file: &CaseFile,
        act: ActId,
    ) -> Result<Self, Refused> {
        let papers = &counter.desk.case_type(file.case.kind).papers;
        let touched = file.case.request.touched();
        let codes = existing(&touched).into_iter().chain(touched.new).collect();
        let register = unit.register_of(&codes).await?;
        let mut waiting = Vec::new();
        if papers.contains(&PaperKind::LandCertificate) {
            waiting.extend(waiting_contracts(&register, act));
        }
        // A homestead that only went over to another household has no new certificate.
        if papers.contains(&PaperKind::HomesteadCertificate) {
            waiting.extend(waiting_homesteads(&register, act));
        }
        let mut certificates = register.certificates;
        certificates.retain(|it| it.version().act == act);
        let mut changes = register.certificate_changes;
        let made = |it: &Row<CertificateChange>| {
            it.version().act == act && it.fact().kind != CertificateChangeKind::Cancellation
        };
        changes.retain(made);
        Ok(Self { certificates, changes, waiting })
    }
}

fn waiting_contracts(register: &VillageRegister, act: ActId) -> Vec<Waiting> {
    let contractors: HashMap<ContractorCode, _> =
        register.contractors.iter().map(|it| (it.fact().code, it.fact())).collect();
    let made = register.certificates.iter().filter(|it| it.version().act == act);
    let waiting = made.map(|row| {
        let Certificate { code, issued_day, .. } = row.fact();
        let holder = contractors.get(&code.contractor());
        Waiting {
            certificate: code.to_string(),
            made_day: *issued_day,
            holder_name: holder.map(|it| it.name.clone()).unwrap_or_default(),
            holder_document: holder.map(|it| it.document.clone()),
        }
    });
    waiting.collect()
}

fn waiting_homesteads(register: &VillageRegister, act: ActId) -> Vec<Waiting> {
    let made = register.homesteads.iter().filter(|it| it.version().act == act);
    let waiting = made.map(|row| {
        let (unit_code, household) = (row.fact().unit_code, row.links.household);
        let named = register.households.iter().find(|it| it.id() == household);
        let holder_name = named.map(|it| it.fact().head_name.clone()).unwrap_or_default();
        Waiting {
            certificate: unit_code.to_string(),
            made_day: tenure::case::china_day(row.version().recorded_at),
            holder_document: head_document(register, household, &holder_name),
            holder_name,
        }
    });
    waiting.collect()
}

/// The document of the head of a household; none where namesakes are among its members.
fn head_document(
    register: &VillageRegister,
    household: ObjectId,
    head_name: &str,
) -> Option<IdentityDocument> {
    let members = register.members.iter().filter(|it| it.links.household == household);
    let persons = members.filter_map(|it| {
        register.persons.iter().find(|person| person.id() == it.links.person).map(Row::fact)
    });
    let mut heads = persons.filter(|it: &&Person| it.name == head_name);
    let head = heads.next()?;
    heads.next().is_none().then(|| head.document.clone())
}

async fn record_act(
    unit: &mut Unit,
    counter: &Counter<'_>,
    file: &CaseFile,
    collected: &[Collected],
) -> Result<Act, Refused> {
    let mut mandates: Vec<&str> =
        collected.iter().filter_map(|it| it.mandate_sha256.as_deref()).collect();
    mandates.sort_unstable();
    let evidence = (!mandates.is_empty()).then(|| Entry::of(&mandates)).transpose()?;
    let act = Act {
        id: ActId(counter.occasion.id),
        number: unit.next_act_number().await?,
        kind: ActKind::HandOver,
        officer: counter.officer.name.clone(),
        effect_day: counter.occasion.today,
        recorded_at: counter.occasion.at,
        evidence_sha256: evidence.map(|it| it.digest().to_string()),
        note: Some(file.case.number.clone()),
    };
    unit.record_act(&act, &file.case.division).await?;
    Ok(act)
}

async fn enter(
    unit: &mut Unit,
    act: &Act,
    made: Made,
    collected: &[Collected],
) -> Result<Changes, Refused> {
    let collections: HashMap<String, Collection> =
        collected.iter().map(|it| (it.certificate.clone(), collection(it))).collect();
    let nothing_ends = std::collections::HashSet::new();
    let mut pen = Pen {
        unit,
        act,
        ids: &mut Ids::of(act.id),
        manner: Manner::Case { effect_day: act.effect_day, ended: &nothing_ends },
        changes: Changes::default(),
    };
    let Made { certificates, changes, .. } = made;
    entering::enter_collections(&mut pen, certificates, changes, &collections).await?;
    Ok(pen.changes)
}

fn collection(it: &Collected) -> Collection {
    Collection {
        day: Some(it.day),
        collector_name: Some(it.collector_name.clone()),
        collector_document: Some(it.collector_document.clone()),
    }
}
