//! How facts are worded on paper: days, codes, and the stroke that fills an empty cell.

use chrono::{Datelike as _, NaiveDate};
use geometry::Crs;
use tenure::{CodeList, Term};

/// What stands in a cell with nothing to say, so that nothing can be written in later.
const EMPTY: &str = "/";

/// A day as papers write it: `2026年3月1日`.
pub(crate) fn day(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// A day, or the room to write one by hand.
pub(crate) fn day_or_room(it: Option<NaiveDate>) -> String {
    it.map_or_else(|| "　　　年　　月　　日".to_owned(), day)
}

/// A text, or the stroke of an empty cell.
pub(crate) fn or_stroke(text: Option<&str>) -> String {
    let text = text.map(str::trim).filter(|it| !it.is_empty());
    text.unwrap_or(EMPTY).to_owned()
}

/// What a code means in Chinese; a code that its list lacks is printed as it is.
pub(crate) fn meaning(list: CodeList, code: &str) -> String {
    list.meaning(code).map_or_else(|| or_stroke(Some(code)), str::to_owned)
}

/// What a code that may be absent means.
pub(crate) fn meaning_or_stroke(list: CodeList, code: Option<&str>) -> String {
    code.map_or_else(|| EMPTY.to_owned(), |it| meaning(list, it))
}

/// 是 or 否.
pub(crate) fn yes_no(it: bool) -> String {
    if it { "是" } else { "否" }.to_owned()
}

/// The term of a contract, both days included.
pub(crate) fn term(term: Term) -> String {
    let first = day(term.first_day);
    match term.last_day {
        Some(last) => format!("{first}起至{}止", day(last)),
        None => format!("{first}起长久不变"),
    }
}

/// A digest in hexadecimal, in groups of eight, as a person can compare it.
pub(crate) fn digest(digest_sha256: &[u8; 32]) -> String {
    let (words, _) = digest_sha256.as_chunks::<4>();
    let group = |word: &[u8; 4]| format!("{:08x}", u32::from_be_bytes(*word));
    words.iter().map(group).collect::<Vec<_>>().join(" ")
}

/// A coordinate system by its Chinese name.
pub(crate) fn crs(it: Crs) -> String {
    const SYSTEM: &str = "2000国家大地坐标系";
    match it {
        Crs::LonLat => format!("{SYSTEM}（经纬度）"),
        Crs::GaussKruger(zone) => {
            let (width, meridian) = (zone.width().deg(), zone.central_meridian_deg());
            format!("{SYSTEM}，高斯-克吕格投影{width}度带，中央经线{meridian}°")
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use tenure::{CodeList, Term};

    use super::{day, day_or_room, meaning, or_stroke, term};

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_day_has_no_leading_zeros() {
        assert_eq!(day(on(2026, 3, 1)), "2026年3月1日");
        assert_eq!(day_or_room(None), "　　　年　　月　　日");
    }

    #[test]
    fn an_empty_cell_is_struck() {
        assert_eq!(or_stroke(None), "/");
        assert_eq!(or_stroke(Some(" ")), "/");
        assert_eq!(or_stroke(Some("李家台")), "李家台");
    }

    #[test]
    fn a_code_outside_its_list_is_printed_as_it_is() {
        assert_eq!(meaning(CodeList::Fertility, "02"), "二等地");
        assert_eq!(meaning(CodeList::Fertility, "42"), "42");
    }

    #[test]
    fn a_term_without_an_end_is_long_term_and_unchanging() {
        let first_day = on(2028, 1, 1);
        let fixed = Term { first_day, last_day: Some(on(2057, 12, 31)) };
        assert_eq!(term(fixed), "2028年1月1日起至2057年12月31日止");
        assert_eq!(term(Term { first_day, last_day: None }), "2028年1月1日起长久不变");
    }
}
