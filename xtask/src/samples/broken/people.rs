//! Defects of households, their members, their homesteads and their shares.

use std::str::FromStr as _;

use rust_decimal::{Decimal, dec};
use tenure::Shares;
use tenure::submission::{Member, Text, Village};

use super::said;

pub(super) fn two_heads_in_a_household(village: &mut Village) -> Option<()> {
    other_member(village)?.relation = said("02");
    Some(())
}

pub(super) fn no_head_in_a_household(village: &mut Village) -> Option<()> {
    village.members.first_mut()?.relation = said("99");
    Some(())
}

pub(super) fn member_count_differs(village: &mut Village) -> Option<()> {
    let contractor = village.contractors.first_mut()?;
    let n_members: u32 = contractor.member_count.as_ref()?.parse().ok()?;
    contractor.member_count = said(n_members + 1);
    Some(())
}

/// The name of an issuer's head; a member's name would be missed among the holders of shares too.
pub(super) fn blanks_in_name(village: &mut Village) -> Option<()> {
    let issuer = village.issuers.first_mut()?;
    let name = issuer.head_name.clone()?;
    let (first, rest) = name.split_at_checked(name.chars().next()?.len_utf8())?;
    issuer.head_name = said(format!("{first} {rest}"));
    Some(())
}

/// 调查员 of a contractor.
pub(super) fn mandatory_field_empty(village: &mut Village) -> Option<()> {
    village.contractors.first_mut()?.surveyor = None;
    Some(())
}

/// An address of more than a hundred characters.
pub(super) fn column_too_long(village: &mut Village) -> Option<()> {
    let contractor = village.contractors.first_mut()?;
    let address = contractor.address.clone()?;
    contractor.address = said(format!("{address}{}", "大槐树下往东走再往西拐".repeat(8)));
    Some(())
}

/// A household under a number of the persons.
pub(super) fn contractor_code_out_of_range(village: &mut Village) -> Option<()> {
    let from = village.contractors.last()?.code.clone()?;
    let to = format!("{}8500", from.get(..14)?);
    recode(village, &from, &to);
    Some(())
}

pub(super) fn identity_number_check_wrong(village: &mut Village) -> Option<()> {
    let member = other_member(village)?;
    let number = member.document_number.clone()?;
    let digits = number.get(..17)?;
    let wrong = if number.ends_with('5') { '6' } else { '5' };
    member.document_number = said(format!("{digits}{wrong}"));
    Some(())
}

pub(super) fn identity_number_in_two_households(village: &mut Village) -> Option<()> {
    let one = other_member(village)?.clone();
    let elsewhere = village.members.iter_mut().find(|it| {
        it.household_code != one.household_code
            && it.sex == one.sex
            && it.relation.as_deref() != Some("02")
    })?;
    let household = elsewhere.household_code.clone();
    let shares = village.share_holdings.iter_mut();
    let held = shares
        .filter(|it| it.household_code == household && it.member_name == elsewhere.name)
        .collect::<Vec<_>>();
    for holding in held {
        holding.member_name.clone_from(&one.name);
        holding.document_number.clone_from(&one.document_number);
    }
    elsewhere.document_number = one.document_number;
    elsewhere.name = one.name;
    Some(())
}

pub(super) fn sex_differs_from_identity_number(village: &mut Village) -> Option<()> {
    let member = other_member(village)?;
    member.sex = said(if member.sex.as_deref() == Some("1") { "2" } else { "1" });
    Some(())
}

pub(super) fn phone_not_numeric(village: &mut Village) -> Option<()> {
    village.contractors.first_mut()?.phone = said("100-12345678转2");
    Some(())
}

/// GB/T 4761 leaves out 98.
pub(super) fn relation_unknown(village: &mut Village) -> Option<()> {
    other_member(village)?.relation = said("98");
    Some(())
}

pub(super) fn shares_do_not_sum(village: &mut Village) -> Option<()> {
    let collective = village.collectives.first_mut()?;
    let total = Shares::parse(collective.total_shares.as_deref()?).ok()?;
    let more = total.checked_add(Shares::new(1, 3)?)?;
    collective.total_shares = said(more);
    Some(())
}

pub(super) fn excess_area_differs(village: &mut Village) -> Option<()> {
    let homestead = village.homesteads.first_mut()?;
    let excess = Decimal::from_str(homestead.excess_area_m2.as_deref()?).ok()?;
    homestead.excess_area_m2 = said(excess + dec!(20.00));
    Some(())
}

/// Another homestead beside the first.
pub(super) fn second_homestead(village: &mut Village) -> Option<()> {
    let mut homestead = village.homesteads.first()?.clone();
    homestead.row += 1;
    let code = homestead.unit_code.as_deref()?.replace("JC00001", "JC00002");
    homestead.unit_code = Some(Text::from(code));
    homestead.certificate_number = None;
    homestead.approval_number = None;
    let outline = homestead.outline.as_mut()?;
    *outline = outline.map_coords(|it| geometry::Coord { x: it.x + 60.0, y: it.y });
    village.homesteads.push(homestead);
    Some(())
}

/// 集体建设用地 in the place of 宅基地.
pub(super) fn homestead_code_not_jc(village: &mut Village) -> Option<()> {
    let homestead = village.homesteads.first_mut()?;
    let code = homestead.unit_code.as_deref()?.replace("JC", "JB");
    homestead.unit_code = Some(Text::from(code));
    Some(())
}

/// The first member who is not a head.
fn other_member(village: &mut Village) -> Option<&mut Member> {
    village.members.iter_mut().find(|it| it.relation.as_deref() != Some("02"))
}

/// Gives a contractor another code wherever it stands.
fn recode(village: &mut Village, from: &str, to: &str) {
    let recoded = |field: &mut Option<Text>| {
        if let Some(text) = field.as_ref().filter(|it| it.starts_with(from)) {
            *field = Some(Text::from(text.replacen(from, to, 1)));
        }
    };
    village.contractors.iter_mut().for_each(|it| recoded(&mut it.code));
    village.members.iter_mut().for_each(|it| recoded(&mut it.household_code));
    village.homesteads.iter_mut().for_each(|it| recoded(&mut it.household_code));
    village.share_holdings.iter_mut().for_each(|it| recoded(&mut it.household_code));
    village.title_documents.iter_mut().for_each(|it| recoded(&mut it.certificate_code));
    village.certificates.iter_mut().for_each(|it| recoded(&mut it.code));
    for it in &mut village.contracted_parcels {
        recoded(&mut it.contractor_code);
        recoded(&mut it.contract_code);
        recoded(&mut it.certificate_code);
    }
    for it in &mut village.land_contracts {
        recoded(&mut it.contractor_code);
        recoded(&mut it.code);
        recoded(&mut it.former_code);
    }
    for it in &mut village.contract_rights {
        recoded(&mut it.contractor_code);
        recoded(&mut it.code);
    }
}
