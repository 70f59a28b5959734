//! The numbers that certificates are given 权证流水号、不动产权证书号, in the form that the county writes.

use identity::County;

/// A number of a land certificate: `省简称（年份）县名农村土地承包经营权证第NNNNNN号` (NY/T 2539-2016, B.8).
pub const LAND_CERTIFICATE_NUMBER: &str =
    "{province}（{year}）{county}农村土地承包经营权证第{000000}号";
/// A number of a real-property certificate: `省简称（年份）县名不动产权第NNNNNNN号`; its text was not read, so that a county may write another.
pub const HOMESTEAD_CERTIFICATE_NUMBER: &str = "{province}（{year}）{county}不动产权第{0000000}号";

/// Which series a number is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CertificateSeries {
    /// 土地承包经营权证
    Land,
    /// 不动产权证书 of homesteads
    Homestead,
}

impl CertificateSeries {
    /// As it stands in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Land => "land",
            Self::Homestead => "homestead",
        }
    }
}

/// The form of a number: a text with `{year}` and as many zeros in braces as the serial has digits, and with `{province}` and `{county}` where they are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberForm {
    // Invariant: `{year}` stands in the head.
    head: String,
    n_digits: usize,
    tail: String,
}

/// Why a text is no form of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoNumberForm {
    #[error("the year, written `{{year}}`, stands once before the serial")]
    Year,
    #[error(
        "the serial, written as its zeros such as `{{000000}}`, stands once and has 1 to 9 digits"
    )]
    Serial,
    #[error("`{{` and `}}` enclose `province`, `county`, `year` or the zeros of the serial alone")]
    Braces,
}

impl NumberForm {
    /// Reads a form.
    pub fn parse(text: &str) -> Result<Self, NoNumberForm> {
        let (head, rest) = text.split_once("{0").ok_or(NoNumberForm::Serial)?;
        let (zeros, tail) = rest.split_once('}').ok_or(NoNumberForm::Serial)?;
        let n_digits = zeros.len().saturating_add(1);
        if zeros.bytes().any(|it| it != b'0') || n_digits > 9 {
            return Err(NoNumberForm::Serial);
        }
        if head.matches("{year}").count() != 1 {
            return Err(NoNumberForm::Year);
        }
        let named = ["{province}", "{county}", "{year}"];
        let left = |it: &str| named.iter().fold(it.to_owned(), |it, name| it.replace(name, ""));
        if left(head).contains(['{', '}']) || tail.contains(['{', '}']) {
            return Err(NoNumberForm::Braces);
        }
        Ok(Self { head: head.to_owned(), n_digits, tail: tail.to_owned() })
    }

    /// What stands before the serial.
    pub fn head(&self, county: County, name: &str, year: i32) -> String {
        let head = self.head.replace("{province}", province(county));
        head.replace("{county}", name).replace("{year}", &format!("{year:04}"))
    }

    /// A number.
    pub fn write(&self, county: County, name: &str, year: i32, serial: u32) -> String {
        let Self { n_digits, tail, .. } = self;
        format!("{}{serial:0width$}{tail}", self.head(county, name, year), width = *n_digits)
    }

    /// The serial of a number that begins with a head of this form.
    pub fn serial(&self, head: &str, number: &str) -> Option<u32> {
        number.strip_prefix(head)?.strip_suffix(self.tail.as_str())?.parse().ok()
    }
}

/// 省、自治区、直辖市简称, by the first two digits of a county (GB/T 2260; unverified: its text was not read); empty for none of them.
fn province(county: County) -> &'static str {
    const PROVINCES: [(&str, &str); 31] = [
        ("11", "京"),
        ("12", "津"),
        ("13", "冀"),
        ("14", "晋"),
        ("15", "内蒙古"),
        ("21", "辽"),
        ("22", "吉"),
        ("23", "黑"),
        ("31", "沪"),
        ("32", "苏"),
        ("33", "浙"),
        ("34", "皖"),
        ("35", "闽"),
        ("36", "赣"),
        ("37", "鲁"),
        ("41", "豫"),
        ("42", "鄂"),
        ("43", "湘"),
        ("44", "粤"),
        ("45", "桂"),
        ("46", "琼"),
        ("50", "渝"),
        ("51", "川"),
        ("52", "贵"),
        ("53", "云"),
        ("54", "藏"),
        ("61", "陕"),
        ("62", "甘"),
        ("63", "青"),
        ("64", "宁"),
        ("65", "新"),
    ];
    let of = |(digits, _): &&(&str, &str)| county.as_str().starts_with(digits);
    PROVINCES.iter().find(of).map_or("", |(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use identity::County;

    use super::{HOMESTEAD_CERTIFICATE_NUMBER, LAND_CERTIFICATE_NUMBER, NoNumberForm, NumberForm};

    fn county() -> County {
        County::parse("320826").unwrap()
    }

    #[test]
    fn a_number_is_written_as_the_standard_does() {
        let land = NumberForm::parse(LAND_CERTIFICATE_NUMBER).unwrap();
        let number = land.write(county(), "涟水县", 2015, 1);
        assert_eq!(number, "苏（2015）涟水县农村土地承包经营权证第000001号");
        let homestead = NumberForm::parse(HOMESTEAD_CERTIFICATE_NUMBER).unwrap();
        let number = homestead.write(county(), "涟水县", 2026, 1_234_567);
        assert_eq!(number, "苏（2026）涟水县不动产权第1234567号");
    }

    #[test]
    fn the_serial_is_read_again() {
        let form = NumberForm::parse(LAND_CERTIFICATE_NUMBER).unwrap();
        let head = form.head(county(), "涟水县", 2015);
        for serial in [1, 999_999, 1_000_000] {
            let number = form.write(county(), "涟水县", 2015, serial);
            assert_eq!(form.serial(&head, &number), Some(serial));
        }
        assert_eq!(form.serial(&head, "苏（2015）涟水县农村土地承包经营权证第00000x号"), None);
        assert_eq!(form.serial(&head, "苏（2016）涟水县农村土地承包经营权证第000001号"), None);
    }

    #[test]
    fn a_form_has_a_year_and_a_serial_and_no_other_braces() {
        for (text, fault) in [
            ("第{000000}号", NoNumberForm::Year),
            ("第{000000}号{year}", NoNumberForm::Year),
            ("{year}{year}第{0}号", NoNumberForm::Year),
            ("（{year}）第号", NoNumberForm::Serial),
            ("（{year}）第{0a}号", NoNumberForm::Serial),
            ("（{year}）第{0000000000}号", NoNumberForm::Serial),
            ("（{year}）{town}第{0}号", NoNumberForm::Braces),
            ("（{year}）第{0}号{0}", NoNumberForm::Braces),
        ] {
            assert_eq!(NumberForm::parse(text), Err(fault), "{text}");
        }
        assert!(NumberForm::parse("{year}-{0}").is_ok());
    }
}
