//! Defects of contracts, pages of the register and certificates.

use std::str::FromStr as _;

use geometry::SquareMetres;
use rust_decimal::{Decimal, dec};
use tenure::submission::{Text, Village};

use super::said;

/// A parcel of group 77, which the village does not have.
pub(super) fn parcel_of_unknown_issuer(village: &mut Village) -> Option<()> {
    let from = village.parcels.first()?.code.clone()?;
    let to = said(format!("{}77{}", from.get(..12)?, from.get(14..)?));
    village.parcels.first_mut()?.code.clone_from(&to);
    let under_contract =
        village.contracted_parcels.iter_mut().filter(|it| it.parcel_code.as_ref() == Some(&from));
    under_contract.for_each(|it| it.parcel_code.clone_from(&to));
    Some(())
}

/// Ten square metres more than the parcels have.
pub(super) fn contract_sum_differs(village: &mut Village) -> Option<()> {
    let contract = village.land_contracts.first_mut()?;
    let total = area(contract.total_area_m2.as_ref()?)?;
    let total = SquareMetres(total + dec!(10.00));
    contract.total_area_m2 = said(total);
    contract.total_area_mu = said(total.to_mu());
    Some(())
}

pub(super) fn contract_without_register_page(village: &mut Village) -> Option<()> {
    let page = village.contract_rights.pop()?;
    village.title_documents.retain(|it| it.certificate_code != page.code);
    Some(())
}

/// `Q` stands for land that was contracted in other ways than to a household.
pub(super) fn certificate_letter_wrong(village: &mut Village) -> Option<()> {
    let from = village.land_contracts.first()?.code.clone()?;
    let to = said(from.replace('J', "Q"));
    let change = |field: &mut Option<Text>| {
        if field.as_ref() == Some(&from) {
            field.clone_from(&to);
        }
    };
    for it in &mut village.land_contracts {
        change(&mut it.code);
        change(&mut it.former_code);
    }
    for it in &mut village.contracted_parcels {
        change(&mut it.contract_code);
        change(&mut it.certificate_code);
    }
    village.contract_rights.iter_mut().for_each(|it| change(&mut it.code));
    village.certificates.iter_mut().for_each(|it| change(&mut it.code));
    village.title_documents.iter_mut().for_each(|it| change(&mut it.certificate_code));
    Some(())
}

/// Signed on the day of the survey, long before the publicity was reviewed.
pub(super) fn dates_out_of_order(village: &mut Village) -> Option<()> {
    let survey_day = village.contractors.first()?.survey_day.clone();
    village.land_contracts.first_mut()?.signed_day = survey_day;
    Some(())
}

pub(super) fn day_that_does_not_exist(village: &mut Village) -> Option<()> {
    village.certificates.first_mut()?.issued_day = said("20160230");
    Some(())
}

pub(super) fn certificate_collected_by_nobody(village: &mut Village) -> Option<()> {
    let certificate = village.certificates.iter_mut().find(|it| it.collector_name.is_some())?;
    certificate.collector_name = None;
    Some(())
}

/// One hundredth of a mu would be rounding; a tenth is not.
pub(super) fn mu_differs(village: &mut Village) -> Option<()> {
    let parcel = village.contracted_parcels.first_mut()?;
    let mu = area(parcel.contract_area_mu.as_ref()?)?;
    parcel.contract_area_mu = said(mu + dec!(0.10));
    Some(())
}

fn area(text: &Text) -> Option<Decimal> {
    Decimal::from_str(text).ok()
}
