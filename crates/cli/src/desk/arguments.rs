//! What a county sets for its counter and its printers.

use std::num::NonZeroU32;
use std::path::PathBuf;

use casework::case::PRINTS_WITHOUT_APPROVAL;
use clap::Args;
use tenure::case::{HOMESTEAD_CERTIFICATE_NUMBER, LAND_CERTIFICATE_NUMBER};

/// What the county has set for its counter.
#[derive(Args)]
pub(crate) struct CountySet {
    /// The authority that certificates name 发证机关.
    #[arg(long, value_name = "NAME", env = "SANQUAN_AUTHORITY", default_value = "县级人民政府")]
    pub(crate) authority: String,
    /// The name of the county, as it stands in the numbers of certificates; without it, its code.
    #[arg(long, value_name = "NAME", env = "SANQUAN_COUNTY_NAME")]
    pub(crate) county_name: Option<String>,
    /// How 权证流水号 are written: a text with `{year}`, with the zeros of the serial in braces, and with `{province}` and `{county}`.
    #[arg(long, value_name = "TEXT", env = "SANQUAN_LAND_CERTIFICATE_NUMBER", default_value = LAND_CERTIFICATE_NUMBER)]
    pub(crate) land_certificate_number: String,
    /// How 不动产权证书号 of homesteads are written, in the same way.
    #[arg(long, value_name = "TEXT", env = "SANQUAN_HOMESTEAD_CERTIFICATE_NUMBER", default_value = HOMESTEAD_CERTIFICATE_NUMBER)]
    pub(crate) homestead_certificate_number: String,
    /// Case types of the county, which may be stricter than the country's and never laxer (TOML).
    #[arg(long, value_name = "FILE")]
    pub(crate) case_types: Option<PathBuf>,
    /// Holidays of the years that this version does not know yet (TOML).
    #[arg(long, value_name = "FILE")]
    pub(crate) holidays: Option<PathBuf>,
    /// Parameters of the county for the rules about cases, which may be stricter than the law and never laxer (TOML).
    #[arg(long, value_name = "FILE")]
    pub(crate) parameters: Option<PathBuf>,
    /// Parameters of the county and its province for the rules about collectives, in the same way (TOML).
    #[arg(long, value_name = "FILE")]
    pub(crate) collective_parameters: Option<PathBuf>,
    /// Parameters of the county for the rules about transfers, exits and listings, in the same way (TOML).
    #[arg(long, value_name = "FILE")]
    pub(crate) market_parameters: Option<PathBuf>,
}

/// How papers are printed, and what they say of the office.
#[derive(Args)]
pub(crate) struct Printing {
    /// A folder of fonts, looked through with all below it; the option may be given more than once.
    #[arg(
        long = "fonts",
        value_name = "DIR",
        env = "SANQUAN_FONTS",
        default_value = "/usr/share/fonts"
    )]
    pub(crate) fonts: Vec<PathBuf>,
    /// The address under which the public reaches the service; the codes on papers lead there.
    #[arg(
        long,
        value_name = "URL",
        env = "SANQUAN_PUBLIC_URL",
        default_value = "http://127.0.0.1:8080"
    )]
    pub(crate) public_url: String,
    /// How often a paper is printed without the approval of another officer.
    #[arg(long, value_name = "COUNT", env = "SANQUAN_PRINTS_WITHOUT_APPROVAL", default_value_t = PRINTS_WITHOUT_APPROVAL)]
    pub(crate) prints_without_approval: NonZeroU32,
    /// The office that takes applications and objections 受理机构, as papers name it; without it, the authority.
    #[arg(long, value_name = "NAME", env = "SANQUAN_OFFICE")]
    pub(crate) office: Option<String>,
    /// Its address 受理地址.
    #[arg(long, value_name = "TEXT", env = "SANQUAN_OFFICE_ADDRESS")]
    pub(crate) office_address: Option<String>,
    /// Its phone 联系电话.
    #[arg(long, value_name = "NUMBER", env = "SANQUAN_OFFICE_PHONE")]
    pub(crate) office_phone: Option<String>,
    /// Where notices hang 公告地点.
    #[arg(long, value_name = "TEXT", env = "SANQUAN_NOTICE_PLACE")]
    pub(crate) notice_place: Option<String>,
}
