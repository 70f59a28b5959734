//! What a village says goes in and comes out again, field by field.

use chrono::NaiveDate;

use super::{Takeover, read, render};
use crate::NumberStanding;
use crate::rules::tests::sample::Sample;
use crate::submission::{CountyFacts, Record, Table, Village};

fn effect_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn taken_over(sample: &Sample) -> Takeover {
    read(&sample.village, &county(sample), effect_day()).unwrap()
}

/// The county's facts, with the system of the parcels for every layer.
fn county(sample: &Sample) -> CountyFacts {
    let mut county = sample.county.clone();
    let crs = county.crs[&Table::Parcel];
    for layer in [Table::BoundaryPoint, Table::BoundaryLine, Table::VillageArea, Table::Homestead] {
        county.crs.insert(layer, crs);
    }
    county
}

/// The values of rows, days without their separators and in the order of their tables.
fn values<R: Record>(rows: &[R]) -> Vec<(u64, Vec<Option<String>>)> {
    let plain = |it: &str| if it.len() == 10 { it.replace('-', "") } else { it.to_owned() };
    let of_row = |row: &R| (0..R::FIELDS.len()).map(|index| row.value(index).map(plain)).collect();
    rows.iter().map(|row| (row.row(), of_row(row))).collect()
}

#[test]
fn what_went_in_comes_out_field_by_field() {
    let mut sample = Sample::new();
    // A holder's number is written wherever the register knows it, and a whole number without decimals.
    for holding in &mut sample.village.share_holdings {
        let holder = sample.village.members.iter().find(|it| it.name == holding.member_name);
        holding.document_number = holder.and_then(|it| it.document_number.clone());
        holding.shares = holding.shares.take().map(|it| it.trim_end_matches(".0").into());
    }
    let village: &Village = &sample.village;
    let out = render(&village.code, &taken_over(&sample));
    macro_rules! same {
        ($($rows:ident),*) => {$(
            assert_eq!(values(&out.$rows), values(&village.$rows), stringify!($rows));
        )*};
    }
    same!(
        issuers,
        contractors,
        members,
        contracted_parcels,
        land_contracts,
        circulations,
        title_documents
    );
    same!(
        contract_rights,
        certificates,
        reissues,
        replacements,
        cancellations,
        parcels,
        boundary_points
    );
    same!(boundary_lines, division_areas, households, homesteads, collectives, share_holdings);
    for (one, other) in out.parcels.iter().zip(&village.parcels) {
        assert_eq!(one.outline, other.outline);
    }
}

#[test]
fn a_household_that_lost_its_land_has_a_row_of_its_own_and_comes_back_under_its_code() {
    let sample = Sample::new();
    let mut facts = taken_over(&sample);
    let code = facts.contractors.remove(0).fact.code;
    facts.contracts.retain(|it| it.contract.fact.contractor != code);
    let out = render(&sample.village.code, &facts);
    assert!(out.households.iter().any(|it| it.code.as_deref() == Some(code.as_str())));
    let members = out.members.iter();
    let members = members.filter(|it| it.household_code.as_deref() == Some(code.as_str()));
    assert!(members.clone().count() > 0);
    assert!(members.clone().all(|it| it.table() == Table::HouseholdMember));
    let again = read(&out, &county(&sample), effect_day()).unwrap();
    let file = again.households.iter().find(|it| it.household.fact.code == code.into()).unwrap();
    assert_eq!(file.members.len(), members.count());
}

#[test]
fn a_right_holds_since_its_contract_and_not_since_its_survey() {
    let takeover = taken_over(&Sample::new());
    for contract in &takeover.contracts {
        assert_eq!(contract.contract.first_day, contract.contract.fact.term.first_day);
        let holder = takeover
            .contractors
            .iter()
            .find(|it| it.fact.code == contract.contract.fact.contractor);
        assert_eq!(holder.unwrap().first_day, contract.contract.fact.term.first_day);
    }
}

#[test]
fn nobody_is_a_member_before_the_day_of_birth() {
    let takeover = taken_over(&Sample::new());
    for member in takeover.households.iter().flat_map(|it| &it.members) {
        assert!(member.fact.person.birth_day.is_none_or(|day| day <= member.first_day));
    }
}

#[test]
fn one_number_under_two_names_is_disputed_for_both() {
    let mut sample = Sample::new();
    let number = sample.village.members[0].document_number.clone();
    sample.village.members[1].document_number = number;
    let takeover = taken_over(&sample);
    let members = takeover.households.iter().flat_map(|it| &it.members);
    let disputed = members.filter(|it| it.fact.person.standing == NumberStanding::Disputed).count();
    assert_eq!(disputed, 2);
}

#[test]
fn a_last_day_without_end_is_long_term_and_comes_out_as_it_went_in() {
    let mut sample = Sample::new();
    sample.village.contract_rights[0].last_day = Some("9999-01-01".into());
    let takeover = taken_over(&sample);
    let rights: Vec<_> = takeover.contracts.iter().filter_map(|it| it.right.as_ref()).collect();
    assert!(rights.iter().any(|it| it.fact.term.last_day.is_none()));
    let out = render("", &takeover);
    assert!(out.contract_rights.iter().any(|it| it.last_day.as_deref() == Some("99990101")));
}

#[test]
fn what_cannot_be_read_is_refused_with_its_place() {
    let mut sample = Sample::new();
    sample.village.parcels[1].measured_area_m2 = Some("ten".into());
    let refused = read(&sample.village, &county(&sample), effect_day()).unwrap_err();
    assert_eq!(refused.to_string(), "row 2 of Parcel: `measured_area_m2` cannot be read");
}
