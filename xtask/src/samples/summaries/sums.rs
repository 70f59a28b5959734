//! One number of a summary table, from all rows whose codes begin with the division's.

#![expect(
    clippy::ref_option,
    reason = "the values of rows are optional and looked at where they stand"
)]

use rust_decimal::{Decimal, RoundingStrategy, dec};
use tenure::submission::{Figure, Parcel, Text, Village};

/// What a figure comes to below a division.
pub(super) fn sum(figure: Figure, division: &str, villages: &[Village]) -> Decimal {
    let below = Below { division, villages };
    match figure {
        Figure::Issuers => below.codes(|it| it.issuers.iter().map(|it| &it.code).collect()),
        Figure::ContractedParcels => below.parcels(&["10"]).count().into(),
        Figure::OtherParcels => below.parcels(&["21", "22", "23", "99"]).count().into(),
        Figure::ContractedArea => below.contracted(|_| true),
        Figure::OtherArea => below.measured(&["21", "22", "23", "99"]),
        Figure::PrivatePlots => below.measured(&["21"]),
        Figure::ReserveLand => below.measured(&["22"]),
        Figure::ReclaimedLand => below.measured(&["23"]),
        Figure::OtherCollectiveLand => below.measured(&["99"]),
        Figure::Farming => below.contracted(|it| is(&it.purpose, &["1", "2", "3", "4"])),
        Figure::Crops => below.contracted(|it| is(&it.purpose, &["1"])),
        Figure::Forestry => below.contracted(|it| is(&it.purpose, &["2"])),
        Figure::Husbandry => below.contracted(|it| is(&it.purpose, &["3"])),
        Figure::Fishery => below.contracted(|it| is(&it.purpose, &["4"])),
        Figure::NonFarming => below.contracted(|it| is(&it.purpose, &["5"])),
        Figure::BasicFarmland => below.contracted(|it| is(&it.basic_farmland, &["1"])),
        Figure::OtherFarmland => below.contracted(|it| !is(&it.basic_farmland, &["1"])),
        Figure::StateOwned => below.contracted(|it| is(&it.ownership, &["10"])),
        Figure::CollectivelyOwned => {
            below.contracted(|it| is(&it.ownership, &["30", "31", "32", "33", "34"]))
        }
        Figure::GroupOwned => below.contracted(|it| is(&it.ownership, &["31"])),
        Figure::VillageOwned => below.contracted(|it| is(&it.ownership, &["32"])),
        Figure::TownOwned => below.contracted(|it| is(&it.ownership, &["33"])),
        Figure::OtherwiseOwned => below.contracted(|it| is(&it.ownership, &["34"])),
        Figure::Certificates => below.certificates(""),
        Figure::FamilyCertificates => below.certificates("J"),
        Figure::OtherwiseCertificates => below.certificates("Q"),
        Figure::CertifiedArea => below.certified(""),
        Figure::FamilyCertifiedArea => below.certified("J"),
        Figure::OtherwiseCertifiedArea => below.certified("Q"),
        Figure::Contractors => below.contractors(&["1", "2", "3"]),
        Figure::Households => below.contractors(&["1"]),
        Figure::OtherContractors => below.contractors(&["2", "3"]),
        Figure::Persons => below.contractors(&["2"]),
        Figure::Units => below.contractors(&["3"]),
        Figure::Members => below.codes(|it| {
            it.members.iter().filter(|it| !it.landless).map(|it| &it.household_code).collect()
        }),
    }
}

struct Below<'a> {
    division: &'a str,
    villages: &'a [Village],
}

impl<'a> Below<'a> {
    fn has(&self, code: &Option<Text>) -> bool {
        code.as_deref().is_some_and(|it| it.starts_with(self.division))
    }

    fn codes(&self, codes: impl Fn(&'a Village) -> Vec<&'a Option<Text>>) -> Decimal {
        self.villages.iter().flat_map(codes).filter(|it| self.has(it)).count().into()
    }

    fn contractors(&self, kinds: &'static [&'static str]) -> Decimal {
        self.codes(|it| {
            it.contractors.iter().filter(|it| is(&it.kind, kinds)).map(|it| &it.code).collect()
        })
    }

    fn certificates(&self, letter: &str) -> Decimal {
        self.codes(|it| {
            let ends = |it: &&Option<Text>| it.as_deref().is_some_and(|it| it.ends_with(letter));
            it.certificates.iter().map(|it| &it.code).filter(ends).collect()
        })
    }

    fn parcels(&self, categories: &'static [&'static str]) -> impl Iterator<Item = &'a Parcel> {
        let parcels = self.villages.iter().flat_map(|it| &it.parcels);
        parcels.filter(|it| self.has(&it.code) && is(&it.category, categories))
    }

    fn measured(&self, categories: &'static [&'static str]) -> Decimal {
        self.parcels(categories).map(|it| mu(number(&it.measured_area_m2))).sum()
    }

    /// Over the parcels that are contracted: what all who hold one have of it.
    fn contracted(&self, wanted: impl Fn(&Parcel) -> bool) -> Decimal {
        let held = |parcel: &Parcel| {
            let rows = self.villages.iter().flat_map(|it| &it.contracted_parcels);
            let rows = rows.filter(|it| it.parcel_code == parcel.code);
            mu(rows.map(|it| number(&it.contract_area_m2)).sum())
        };
        self.parcels(&["10"]).filter(|it| wanted(it)).map(held).sum()
    }

    fn certified(&self, letter: &str) -> Decimal {
        let rows = self.villages.iter().flat_map(|it| &it.contracted_parcels);
        let rows = rows.filter(|it| {
            let code = &it.certificate_code;
            self.has(code) && code.as_deref().is_some_and(|it| it.ends_with(letter))
        });
        rows.map(|it| mu(number(&it.contract_area_m2))).sum()
    }
}

fn is(value: &Option<Text>, wanted: &[&str]) -> bool {
    value.as_deref().is_some_and(|it| wanted.contains(&it))
}

fn number(value: &Option<Text>) -> Decimal {
    value.as_deref().and_then(|it| it.parse().ok()).unwrap_or_default()
}

/// 亩, with two decimals.
fn mu(area_m2: Decimal) -> Decimal {
    (area_m2 * dec!(0.0015)).round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}
