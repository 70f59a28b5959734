//! 承包合同, 承包地块信息, 登记簿, 权证 and 流转合同.

use chrono::{Datelike as _, Days, NaiveDate};
use tenure::submission::{
    Certificate, Circulation, ContractRight, ContractedParcel, LandContract, TitleDocument, Village,
};

use super::{IDENTITY_CARD, NO, YES, filled, next_row, yes_or_no};
use crate::samples::contracts::{Contract, Item};
use crate::samples::counties::Sketches;
use crate::samples::draft::{Counters, Draft};
use crate::samples::parties::Party;

pub(in crate::samples) fn write(draft: &Draft<'_>, counters: &mut Counters, village: &mut Village) {
    for contract in &draft.contracts {
        let Some(party) = draft.parties.get(contract.party) else { continue };
        for item in &contract.items {
            parcel(draft, contract, party, item, village);
        }
        counters.certificates += 1;
        land_contract(draft, contract, party, village);
        title_document(draft, contract, party, village);
        contract_right(draft, contract, party, counters.certificates, village);
        certificate(draft, contract, party, village);
    }
    circulations(draft, village);
}

fn parcel(
    draft: &Draft<'_>,
    contract: &Contract,
    party: &Party,
    item: &Item,
    village: &mut Village,
) {
    let Some(plot) = draft.plots.get(item.plot) else { return };
    village.contracted_parcels.push(ContractedParcel {
        row: next_row(&village.contracted_parcels),
        parcel_code: filled(&plot.code),
        issuer_code: filled(draft.plan.issuer_code(party.group)),
        contractor_code: filled(&party.code),
        acquisition_mode: filled(item.acquisition),
        contract_area_m2: filled(item.area),
        contract_code: filled(&contract.code),
        circulation_code: item.circulation.as_ref().and_then(filled),
        certificate_code: filled(&contract.code),
        former_area_m2: item.former.and_then(filled),
        contract_area_mu: filled(item.area.to_mu()),
        former_area_mu: item.former.and_then(|it| filled(it.to_mu())),
        by_share: filled(yes_or_no(item.by_share)),
    });
}

fn land_contract(draft: &Draft<'_>, contract: &Contract, party: &Party, village: &mut Village) {
    let (total, former) = (contract.total(), contract.former_total());
    village.land_contracts.push(LandContract {
        row: next_row(&village.land_contracts),
        code: filled(&contract.code),
        former_code: former.and_then(|_| filled(&contract.code)),
        issuer_code: filled(draft.plan.issuer_code(party.group)),
        contractor_code: filled(&party.code),
        mode: filled(contract.mode),
        first_day: filled(draft.day(contract.first_day)),
        last_day: filled(draft.day(contract.last_day)),
        total_area_m2: filled(total),
        n_parcels: filled(contract.items.len()),
        signed_day: filled(draft.day(contract.signed_day)),
        total_area_mu: filled(total.to_mu()),
        former_total_area_m2: former.and_then(filled),
        former_total_area_mu: former.and_then(|it| filled(it.to_mu())),
    });
}

fn title_document(draft: &Draft<'_>, contract: &Contract, party: &Party, village: &mut Village) {
    let number = format!("{}01", party.code);
    village.title_documents.push(TitleDocument {
        row: next_row(&village.title_documents),
        certificate_code: filled(&contract.code),
        number: filled(&number),
        name: filled("农村土地承包合同"),
        day: filled(draft.day(contract.signed_day)),
        path: filled(format!(r"其他资料\权属来源附件\{number}.pdf")),
    });
}

fn contract_right(
    draft: &Draft<'_>,
    contract: &Contract,
    party: &Party,
    serial: u64,
    village: &mut Village,
) {
    let county = draft.plan.county;
    let issuer_code = draft.plan.issuer_code(party.group);
    let year = contract.registered_day.year();
    let (abbreviation, name) = (county.abbreviation, county.name);
    village.contract_rights.push(ContractRight {
        row: next_row(&village.contract_rights),
        code: filled(&contract.code),
        issuer_code: filled(&issuer_code),
        contractor_code: filled(&party.code),
        mode: filled(contract.mode),
        term: filled(format!("{}至{}", written(contract.first_day), written(contract.last_day))),
        first_day: filled(draft.day(contract.first_day)),
        last_day: filled(draft.day(contract.last_day)),
        sketch_path: filled(format!(
            r"图件\{issuer_code}\DKSYT{}.{}",
            contract.code,
            county.form.documents.unwrap_or(Sketches::Pdf).ending()
        )),
        serial_number: filled(format!(
            "{abbreviation}（{year}）{name}农村土地承包经营权证第{serial:06}号"
        )),
        note: None,
        former_certificate_number: contract
            .former_total()
            .and_then(|_| filled(format!("{name}土承包字第{serial:06}号"))),
        registrar: filled("登小华"),
        registered_day: filled(draft.day(contract.registered_day)),
    });
}

fn written(day: NaiveDate) -> String {
    day.format("%Y年%m月%d日").to_string()
}

fn certificate(draft: &Draft<'_>, contract: &Contract, party: &Party, village: &mut Village) {
    let collected = contract.collected_day;
    village.certificates.push(Certificate {
        row: next_row(&village.certificates),
        code: filled(&contract.code),
        authority: filled(format!("{}人民政府", draft.plan.county.name)),
        issued_day: filled(draft.day(contract.issued_day)),
        collected: filled(if collected.is_some() { YES } else { NO }),
        collected_day: collected.and_then(|it| filled(draft.day(it))),
        collector_name: collected.and_then(|_| filled(&party.name)),
        collector_document_kind: collected.and_then(|_| filled(document_kind(party))),
        collector_document_number: collected.and_then(|_| filled(&party.document_number)),
    });
}

/// The kind of document by which a contractor is known.
pub(super) fn document_kind(party: &Party) -> &'static str {
    match party.kind {
        crate::samples::parties::Kind::Unit => super::ORGANISATION_CODE,
        _ => IDENTITY_CARD,
    }
}

fn circulations(draft: &Draft<'_>, village: &mut Village) {
    for handover in &draft.handovers {
        let contract = |place: usize| draft.contracts.get(place);
        let party = |it: &Contract| draft.parties.get(it.party);
        let (Some(from), Some(to)) = (contract(handover.from), contract(handover.to)) else {
            continue;
        };
        let (Some(giver), Some(taker)) = (party(from), party(to)) else { continue };
        let after = handover.last_day + Days::new(1);
        village.circulations.push(Circulation {
            row: next_row(&village.circulations),
            contract_code: filled(&from.code),
            code: filled(&handover.code),
            contractor_code: filled(&giver.code),
            transferee_code: filled(&taker.code),
            mode: filled(handover.mode),
            term: filled(format!("{}年", after.year() - handover.first_day.year())),
            first_day: filled(draft.day(handover.first_day)),
            last_day: filled(draft.day(handover.last_day)),
            area_m2: filled(handover.area),
            n_parcels: filled(1),
            purpose_before: filled("1"),
            purpose_after: filled("1"),
            price_note: filled(handover.price),
            signed_day: filled(draft.day(handover.first_day - Days::new(20))),
            area_mu: filled(handover.area.to_mu()),
        });
    }
}
