//! The imprint of a paper: its number, how often it was printed, and the code that leads to its verification.

use chrono::{Datelike as _, NaiveDate};
use qrcode::{EcLevel, QrCode, render::svg};
use serde::Serialize;

use crate::press::PressError;
use crate::wording;

/// What every paper carries at its foot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imprint {
    /// 编号, of the paper.
    pub number: String,
    /// 打印次数, from one on.
    pub print_count: u32,
    /// 打印日期; it is the document's date as well, so that a later day is another document.
    pub printed_day: NaiveDate,
    /// Of the frozen act that the paper says.
    pub digest_sha256: [u8; 32],
    /// Where the public may ask whether the digest is the register's; nothing personal stands in it.
    pub verification_url: String,
    /// 登记业务号, of the register act.
    pub act_number: String,
}

/// The imprint as the templates read it.
#[derive(Serialize)]
pub(crate) struct ImprintFacts {
    number: String,
    print_count: u32,
    printed_day: String,
    year: i32,
    month: u32,
    day: u32,
    digest: String,
    act_number: String,
}

impl Imprint {
    pub(crate) fn facts(&self) -> ImprintFacts {
        ImprintFacts {
            number: self.number.clone(),
            print_count: self.print_count,
            printed_day: wording::day(self.printed_day),
            year: self.printed_day.year(),
            month: self.printed_day.month(),
            day: self.printed_day.day(),
            digest: wording::digest(&self.digest_sha256),
            act_number: self.act_number.clone(),
        }
    }

    /// The QR code as a drawing; a level of correction that bears a fold or a stamp's edge (M, 15 %).
    pub(crate) fn verification_code(&self) -> Result<String, PressError> {
        let code = QrCode::with_error_correction_level(&self.verification_url, EcLevel::M)
            .map_err(|_full| PressError::AddressTooLong { n_bytes: self.verification_url.len() })?;
        Ok(code.render::<svg::Color<'_>>().quiet_zone(true).module_dimensions(1, 1).build())
    }
}
