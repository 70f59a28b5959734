//! What the rows of a submission add up to, for each division: the totals that summary tables are held against.
//!
//! An area is rounded to two decimals of a mu parcel by parcel and then summed, as systems in use do it.
//! Contracted parcels go by their confirmed area 确权(合同)面积, the others by their measured area 实测面积.
//! No standard says what becomes of a half, so that both sums are kept, as in Q16.

use std::collections::{BTreeMap, HashMap, HashSet};

use geometry::{Rounding, SquareMetres};
use rust_decimal::Decimal;

use super::facts::HOUSEHOLD;
use super::value;
use crate::submission::{Figure, Parcel, Text, Village};

/// 承包地块 (C.7)
const CONTRACTED: &str = "10";
/// 个人 and 单位 (C.16)
const PERSON: &str = "2";
const UNIT: &str = "3";
/// 是 (C.19)
const YES: &str = "1";

/// The length of the code of a group, to which shorter ones are filled up with zeros.
const GROUP_LENGTH: usize = 14;
/// The lengths of the codes of a county, a town, a village and a group (GB/T 35958).
const LENGTHS: [usize; 4] = [6, 9, 12, GROUP_LENGTH];

/// A sum, with halves rounded up and to the even neighbour; a count is the same in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    pub half_up: Decimal,
    pub half_even: Decimal,
}

/// What the rows of one division add up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures([Amount; Figure::COUNT]);

/// What the rows add up to by the issuer, whose code has fourteen digits; it grows with the issuers alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals(BTreeMap<Text, Figures>);

impl Amount {
    fn one() -> Self {
        Self { half_up: Decimal::ONE, half_even: Decimal::ONE }
    }

    fn of(area: Decimal) -> Self {
        let mu = |rounding| SquareMetres(area).to_mu_rounded(rounding).0;
        Self { half_up: mu(Rounding::HalfUp), half_even: mu(Rounding::HalfEven) }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            half_up: self.half_up.saturating_add(other.half_up),
            half_even: self.half_even.saturating_add(other.half_even),
        }
    }

    /// How far a delivered value is from the nearer of both sums.
    pub fn distance(self, delivered: Decimal) -> Decimal {
        let from = |it: Decimal| delivered.saturating_sub(it).abs();
        from(self.half_up).min(from(self.half_even))
    }

    pub fn is_zero(self) -> bool {
        self.half_up.is_zero() && self.half_even.is_zero()
    }
}

impl Default for Figures {
    fn default() -> Self {
        Self([Amount::default(); Figure::COUNT])
    }
}

impl Figures {
    /// A figure of the division.
    pub fn of(&self, figure: Figure) -> Amount {
        self.0.get(figure.index()).copied().unwrap_or_default()
    }

    fn add(&mut self, figure: Figure, amount: Amount) {
        if let Some(sum) = self.0.get_mut(figure.index()) {
            *sum = sum.plus(amount);
        }
    }

    fn plus(&mut self, other: &Self) {
        for (sum, amount) in self.0.iter_mut().zip(other.0) {
            *sum = sum.plus(amount);
        }
    }
}

impl Totals {
    /// Adds the rows of a village; the codes of an issuer's contractors and parcels begin with its own.
    pub fn add(&mut self, village: &Village) {
        for it in &village.issuers {
            self.count(it.code.as_ref(), &[Figure::Issuers]);
        }
        self.add_contractors(village);
        self.add_parcels(village);
        self.add_certificates(village);
    }

    /// The figures of every division that has any, by codes of fourteen digits, down from the county.
    ///
    /// The land of a village's or a town's own is not told apart from the village or the town.
    pub fn by_division(&self) -> BTreeMap<Text, Figures> {
        let mut divisions: BTreeMap<Text, Figures> = BTreeMap::new();
        for (code, figures) in &self.0 {
            let above = LENGTHS.iter().filter_map(|it| padded(code.get(..*it)?));
            for division in above.collect::<HashSet<Text>>() {
                divisions.entry(division).or_default().plus(figures);
            }
        }
        divisions
    }

    fn of(&mut self, code: Option<&Text>) -> Option<&mut Figures> {
        let issuer = code?.get(..GROUP_LENGTH).filter(|it| all_digits(it))?;
        Some(self.0.entry(Text::from(issuer)).or_default())
    }

    fn count(&mut self, code: Option<&Text>, figures: &[Figure]) {
        let Some(sums) = self.of(code) else { return };
        for it in figures {
            sums.add(*it, Amount::one());
        }
    }

    fn add_contractors(&mut self, village: &Village) {
        use Figure::{Contractors, Households, Members, OtherContractors, Persons, Units};
        for it in &village.contractors {
            let figures: &[Figure] = match it.kind.as_deref() {
                Some(HOUSEHOLD) => &[Contractors, Households],
                Some(PERSON) => &[Contractors, OtherContractors, Persons],
                Some(UNIT) => &[Contractors, OtherContractors, Units],
                _ => &[Contractors],
            };
            self.count(it.code.as_ref(), figures);
        }
        for it in village.members.iter().filter(|it| !it.landless) {
            self.count(it.household_code.as_ref(), &[Members]);
        }
    }

    fn add_parcels(&mut self, village: &Village) {
        let mut held: HashMap<&str, Decimal> = HashMap::new();
        for it in &village.contracted_parcels {
            let Some(code) = it.parcel_code.as_deref() else { continue };
            let sum = held.entry(code).or_default();
            *sum = sum.saturating_add(area(it.contract_area_m2.as_ref()));
        }
        for it in &village.parcels {
            let contracted = it.category.as_deref() == Some(CONTRACTED);
            let held = it.code.as_deref().and_then(|it| held.get(it)).copied().unwrap_or_default();
            let amount = if contracted { held } else { area(it.measured_area_m2.as_ref()) };
            let Some(sums) = self.of(it.code.as_ref()) else { continue };
            if contracted {
                sums.add(Figure::ContractedParcels, Amount::one());
                contracted_figures(it).for_each(|it| sums.add(it, Amount::of(amount)));
            } else if let Some(category) = category(it) {
                sums.add(Figure::OtherParcels, Amount::one());
                sums.add(Figure::OtherArea, Amount::of(amount));
                sums.add(category, Amount::of(amount));
            }
        }
    }

    fn add_certificates(&mut self, village: &Village) {
        use Figure as F;
        let mut issued = HashSet::new();
        for it in &village.certificates {
            let Some(code) = it.code.as_ref().filter(|it| issued.insert(it.as_str())) else {
                continue;
            };
            let of_mode = by_mode(code, F::FamilyCertificates, F::OtherwiseCertificates);
            self.count(Some(code), &[F::Certificates]);
            self.count(Some(code), of_mode.as_slice());
        }
        for it in &village.contracted_parcels {
            let Some(code) = it.certificate_code.as_ref().filter(|it| issued.contains(it.as_str()))
            else {
                continue;
            };
            let amount = Amount::of(area(it.contract_area_m2.as_ref()));
            let of_mode = by_mode(code, F::FamilyCertifiedArea, F::OtherwiseCertifiedArea);
            let Some(sums) = self.of(Some(code)) else { continue };
            sums.add(F::CertifiedArea, amount);
            if let Some(it) = of_mode {
                sums.add(it, amount);
            }
        }
    }
}

/// What a contracted parcel adds its area to.
fn contracted_figures(parcel: &Parcel) -> impl Iterator<Item = Figure> {
    use Figure as F;
    let purpose: &[F] = match parcel.purpose.as_deref() {
        Some("1") => &[F::Farming, F::Crops],
        Some("2") => &[F::Farming, F::Forestry],
        Some("3") => &[F::Farming, F::Husbandry],
        Some("4") => &[F::Farming, F::Fishery],
        Some("5") => &[F::NonFarming],
        _ => &[],
    };
    let owner: &[F] = match parcel.ownership.as_deref() {
        Some("10") => &[F::StateOwned],
        Some("30") => &[F::CollectivelyOwned],
        Some("31") => &[F::CollectivelyOwned, F::GroupOwned],
        Some("32") => &[F::CollectivelyOwned, F::VillageOwned],
        Some("33") => &[F::CollectivelyOwned, F::TownOwned],
        Some("34") => &[F::CollectivelyOwned, F::OtherwiseOwned],
        _ => &[],
    };
    let basic = match parcel.basic_farmland.as_deref() {
        Some(YES) => F::BasicFarmland,
        _ => F::OtherFarmland,
    };
    [F::ContractedArea, basic].into_iter().chain(purpose.iter().chain(owner).copied())
}

/// What a parcel that is not contracted adds its area to (C.7).
fn category(parcel: &Parcel) -> Option<Figure> {
    Some(match parcel.category.as_deref()? {
        "21" => Figure::PrivatePlots,
        "22" => Figure::ReserveLand,
        "23" => Figure::ReclaimedLand,
        "99" => Figure::OtherCollectiveLand,
        _ => return None,
    })
}

/// By the letter that ends the code of a certificate: J 家庭承包, Q 其他方式承包.
fn by_mode(certificate: &str, family: Figure, otherwise: Figure) -> Option<Figure> {
    match certificate.chars().last()? {
        'J' => Some(family),
        'Q' => Some(otherwise),
        _ => None,
    }
}

/// An area that does not read adds nothing; Q02 tells of it.
fn area(text: Option<&Text>) -> Decimal {
    text.and_then(|it| value::decimal(it)).unwrap_or_default()
}

/// A division's code of six, nine, twelve or fourteen digits, filled up with zeros to fourteen.
pub(super) fn padded(code: &str) -> Option<Text> {
    let known = LENGTHS.contains(&code.len()) && all_digits(code);
    known.then(|| Text::from(format!("{code:0<GROUP_LENGTH$}")))
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|it| it.is_ascii_digit())
}
