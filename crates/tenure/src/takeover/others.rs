//! Homesteads, collectives and their shares, boundaries and the areas of divisions.

use chrono::NaiveDate;
use geometry::Crs;
use identity::{CreditCode, DivisionCode, UnitCode};

use super::Entered;
use super::cells::{Cells, Unreadable, some};
use super::land::RightDays;
use crate::collective::issued_override;
use crate::submission::{self, CountyFacts, Table, Village};
use crate::{
    BoundaryLine, BoundaryPoint, Collective, DivisionArea, Homestead, HouseholdCode, ShareHolder,
    ShareHolding, Shares,
};

fn crs(at: Cells, county: &CountyFacts, table: Table) -> Result<Crs, Unreadable> {
    county.crs.get(&table).copied().ok_or_else(|| at.unreadable("outline"))
}

pub(super) fn homesteads(
    village: &Village,
    county: &CountyFacts,
) -> Result<Vec<Entered<Homestead>>, Unreadable> {
    village.homesteads.iter().map(|row| homestead(row, county)).collect()
}

fn homestead(
    row: &submission::Homestead,
    county: &CountyFacts,
) -> Result<Entered<Homestead>, Unreadable> {
    let at = Cells::of(row);
    let fact = Homestead {
        unit_code: at.read("unit_code", &row.unit_code, |text| UnitCode::parse(text).ok())?,
        household: at
            .read("household_code", &row.household_code, |text| HouseholdCode::parse(text).ok())?,
        location: at.text("location", &row.location)?,
        approved_area_m2: at.area_m2("approved_area_m2", &row.approved_area_m2)?,
        actual_area_m2: at.area_m2("actual_area_m2", &row.actual_area_m2)?,
        excess_area_m2: at.area_m2("excess_area_m2", &row.excess_area_m2)?,
        building_area_m2: at.some_area_m2("building_area_m2", &row.building_area_m2)?,
        approval_number: some(&row.approval_number),
        certificate_number: some(&row.certificate_number),
        note: some(&row.note),
        crs: crs(at, county, Table::Homestead)?,
        outline: row.outline.clone().ok_or_else(|| at.unreadable("outline"))?,
    };
    Ok(at.entered(fact, at.day("first_day", &row.first_day)?))
}

pub(super) fn collectives(
    village: &Village,
    rights: &RightDays,
) -> Result<Vec<Entered<Collective>>, Unreadable> {
    village.collectives.iter().map(|row| collective(row, rights)).collect()
}

fn collective(
    row: &submission::Collective,
    rights: &RightDays,
) -> Result<Entered<Collective>, Unreadable> {
    let at = Cells::of(row);
    let registered_day = at.day("registered_day", &row.registered_day)?;
    let fact = Collective {
        credit_code: at.read("credit_code", &row.credit_code, |text| {
            credit_code(text, row.issued_override.as_deref())
        })?,
        name: at.text("name", &row.name)?,
        division: at
            .read("division_code", &row.division_code, |text| DivisionCode::parse(text).ok())?,
        legal_representative: at.text("legal_representative", &row.legal_representative)?,
        registered_day,
        total_shares: at
            .read("total_shares", &row.total_shares, |text| Shares::parse(text).ok())?,
    };
    let first_day = rights.of_collective(fact.credit_code.as_str(), registered_day);
    Ok(at.entered(fact, first_day))
}

/// A credit code, or one that was really issued with a wrong check character and comes with who approved it and why.
fn credit_code(text: &str, said: Option<&str>) -> Option<CreditCode> {
    match said {
        None => CreditCode::parse(text).ok(),
        Some(said) => CreditCode::accept_as_issued(text, issued_override(said)?).ok(),
    }
}

pub(super) fn share_holdings(village: &Village) -> Result<Vec<Entered<ShareHolding>>, Unreadable> {
    village.share_holdings.iter().map(|row| share_holding(row, village)).collect()
}

fn share_holding(
    row: &submission::ShareHolding,
    village: &Village,
) -> Result<Entered<ShareHolding>, Unreadable> {
    let at = Cells::of(row);
    let collective = at.text("collective_code", &row.collective_code)?;
    let issued_override = village
        .collectives
        .iter()
        .find(|it| it.credit_code.as_deref() == Some(collective.as_str()))
        .and_then(|it| it.issued_override.as_deref());
    let holder = match &row.member_name {
        None => ShareHolder::Collective,
        Some(name) => ShareHolder::Member {
            household: at.read("household_code", &row.household_code, |text| {
                HouseholdCode::parse(text).ok()
            })?,
            name: name.to_string(),
        },
    };
    let fact = ShareHolding {
        collective: credit_code(&collective, issued_override)
            .ok_or_else(|| at.unreadable("collective_code"))?,
        holder,
        class: at.text("class", &row.class)?,
        shares: at.read("shares", &row.shares, |text| Shares::parse(text).ok())?,
        basis: at.text("basis", &row.basis)?,
        inherited: false,
        pledge: None,
    };
    Ok(at.entered(fact, at.day("first_day", &row.first_day)?))
}

pub(super) fn boundary_points(
    village: &Village,
    county: &CountyFacts,
    effect_day: NaiveDate,
) -> Result<Vec<Entered<BoundaryPoint>>, Unreadable> {
    village.boundary_points.iter().map(|row| boundary_point(row, county, effect_day)).collect()
}

fn boundary_point(
    row: &submission::BoundaryPoint,
    county: &CountyFacts,
    effect_day: NaiveDate,
) -> Result<Entered<BoundaryPoint>, Unreadable> {
    let at = Cells::of(row);
    let fact = BoundaryPoint {
        feature_number: at.read("feature_number", &row.feature_number, |text| text.parse().ok())?,
        number: at.text("number", &row.number)?,
        kind: at.text("kind", &row.kind)?,
        marker: some(&row.marker),
        parcel_codes: at.text("parcel_codes", &row.parcel_codes)?,
        northing_m: at.text("northing_m", &row.northing_m)?,
        easting_m: at.text("easting_m", &row.easting_m)?,
        crs: crs(at, county, Table::BoundaryPoint)?,
        point: row.point.ok_or_else(|| at.unreadable("point"))?,
    };
    Ok(at.entered(fact, effect_day))
}

pub(super) fn boundary_lines(
    village: &Village,
    county: &CountyFacts,
    effect_day: NaiveDate,
) -> Result<Vec<Entered<BoundaryLine>>, Unreadable> {
    village.boundary_lines.iter().map(|row| boundary_line(row, county, effect_day)).collect()
}

fn boundary_line(
    row: &submission::BoundaryLine,
    county: &CountyFacts,
    effect_day: NaiveDate,
) -> Result<Entered<BoundaryLine>, Unreadable> {
    let at = Cells::of(row);
    let fact = BoundaryLine {
        feature_number: at.read("feature_number", &row.feature_number, |text| text.parse().ok())?,
        nature: some(&row.nature),
        kind: some(&row.kind),
        position: at.text("position", &row.position)?,
        description: at.text("description", &row.description)?,
        neighbour_holder: at.text("neighbour_holder", &row.neighbour_holder)?,
        neighbour_witness: at.text("neighbour_witness", &row.neighbour_witness)?,
        number: some(&row.number),
        first_point: some(&row.first_point),
        last_point: some(&row.last_point),
        parcel_codes: at.text("parcel_codes", &row.parcel_codes)?,
        crs: crs(at, county, Table::BoundaryLine)?,
        course: row.course.clone(),
    };
    Ok(at.entered(fact, effect_day))
}

pub(super) fn division_areas(
    village: &Village,
    county: &CountyFacts,
    effect_day: NaiveDate,
) -> Result<Vec<Entered<DivisionArea>>, Unreadable> {
    village.division_areas.iter().map(|row| division_area(row, county, effect_day)).collect()
}

fn division_area(
    row: &submission::DivisionArea,
    county: &CountyFacts,
    effect_day: NaiveDate,
) -> Result<Entered<DivisionArea>, Unreadable> {
    let at = Cells::at(row.table(), row.row);
    let fact = DivisionArea {
        code: at.read("code", &row.code, |text| DivisionCode::parse(text).ok())?,
        feature_number: at.read("feature_number", &row.feature_number, |text| text.parse().ok())?,
        name: at.text("name", &row.name)?,
        crs: crs(at, county, row.table())?,
        outline: row.outline.clone().ok_or_else(|| at.unreadable("outline"))?,
    };
    Ok(at.entered(fact, effect_day))
}
