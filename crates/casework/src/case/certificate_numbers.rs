//! The numbers that the certificates of a case are given: the next ones of the county in the year, each given once.

use store::Unit;
use tenure::Act;
use tenure::case::{CertificateSeries, NumberForm, PaperKind};

use super::desk::Desk;
use crate::Refused;

/// The first numbers that are free, as written.
pub(crate) struct CertificateNumbers {
    pub(crate) land: String,
    pub(crate) homestead: String,
    year: i32,
    /// The serials, in the same order.
    first: [u32; 2],
}

/// Each series with the paper that bears its numbers.
const SERIES: [(CertificateSeries, PaperKind); 2] = [
    (CertificateSeries::Land, PaperKind::LandCertificate),
    (CertificateSeries::Homestead, PaperKind::HomesteadCertificate),
];

impl CertificateNumbers {
    /// The numbers after those that were given in a year; only the series is looked up of which one of these papers is made.
    pub(crate) async fn next(
        unit: &mut Unit,
        desk: &Desk,
        papers: &[PaperKind],
        year: i32,
    ) -> Result<Self, Refused> {
        let county = unit.county();
        let name = desk.county_name.as_deref().unwrap_or(county.as_str());
        let forms = [&desk.land_number, &desk.homestead_number];
        let mut first = [1; 2];
        for (((series, paper), form), first) in SERIES.into_iter().zip(forms).zip(&mut first) {
            if !papers.contains(&paper) {
                continue;
            }
            *first = next_serial(unit, series, form, &form.head(county, name, year), year).await?;
        }
        let [land, homestead] = first;
        Ok(Self {
            land: desk.land_number.write(county, name, year, land),
            homestead: desk.homestead_number.write(county, name, year, homestead),
            year,
            first,
        })
    }

    /// Notes that so many numbers of each series were given by an act.
    pub(crate) async fn give(
        &self,
        unit: &mut Unit,
        act: &Act,
        counts: [u64; 2],
    ) -> Result<(), Refused> {
        for (((series, _), first), n) in SERIES.into_iter().zip(self.first).zip(counts) {
            let n = u32::try_from(n).unwrap_or(u32::MAX);
            let serials = first..first.saturating_add(n);
            unit.give_certificate_numbers(series, self.year, serials, act.id).await?;
        }
        Ok(())
    }
}

/// The serial after the last one; the first that the register gives in a year follows those that were taken over.
async fn next_serial(
    unit: &mut Unit,
    series: CertificateSeries,
    form: &NumberForm,
    head: &str,
    year: i32,
) -> Result<u32, Refused> {
    let last = if let Some(last) = unit.last_certificate_serial(series, year).await? {
        last
    } else {
        let registered = unit.certificate_numbers_from(series, head).await?;
        registered.iter().filter_map(|it| form.serial(head, it)).max().unwrap_or_default()
    };
    Ok(last.saturating_add(1))
}
