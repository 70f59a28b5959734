//! 脱敏: what is left of personal data on a page that does not need it (HR-79).
//!
//! Each function keeps the number of characters, counts characters rather than bytes, and hides everything where a text is too short to hide a part of it.

use crate::{CitizenId, CreditCode};

/// 身份证件号码: the first six and the last four, `410122********2319`; a shorter document number keeps its last two.
pub fn mask_identity_number(text: &str) -> String {
    match text.chars().count() {
        15.. => masked(text, 6, 4),
        8.. => masked(text, 0, 2),
        _ => masked(text, 0, 0),
    }
}

/// The same, where the text is an identity number, whatever its area; any other text stands as it is.
pub fn mask_if_identity_number(text: &str) -> String {
    match CitizenId::parse_whatever_area(text) {
        Ok(_) => mask_identity_number(text),
        Err(_) => text.to_owned(),
    }
}

/// Every identity number that stands in a text, masked; the rest of it stands.
pub fn mask_identity_numbers_in(text: &str) -> String {
    let of_number = |it: char| it.is_ascii_digit() || it.eq_ignore_ascii_case(&'X');
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(of_number) {
        let (before, number) = rest.split_at(start);
        let (number, after) =
            number.split_at(number.find(|it| !of_number(it)).unwrap_or(number.len()));
        shown.push_str(before);
        shown.push_str(&mask_if_identity_number(number));
        rest = after;
    }
    shown.push_str(rest);
    shown
}

/// 证件号码 of a party: the code of an organisation is public and stands, any other number is masked, be it a valid one or not.
pub fn mask_document_number(text: &str) -> String {
    // One in thirty-one identity numbers passes the check of a code, too.
    let code = CitizenId::parse_whatever_area(text).is_err() && CreditCode::parse(text).is_ok();
    if code { text.to_owned() } else { mask_identity_number(text) }
}

/// 联系电话: `138****6021`; a shorter number keeps its last two.
pub fn mask_phone(text: &str) -> String {
    match text.chars().count() {
        11.. => masked(text, 3, 4),
        7.. => masked(text, 0, 2),
        _ => masked(text, 0, 0),
    }
}

/// 姓名: the first character and, from three on, the last: `张*`, `张*丰`, `欧**德`.
pub fn mask_name(text: &str) -> String {
    // A variation selector picks a glyph of the character before it; alone it would be a last character that shows nothing.
    let name: String = text.trim().chars().filter(|it| !is_variation_selector(*it)).collect();
    match name.chars().count() {
        3.. => masked(&name, 1, 1),
        2 => masked(&name, 1, 0),
        _ => masked(&name, 0, 0),
    }
}

/// Names of so many characters are taken for those of persons; a number of our own.
const PERSON_CHARACTERS_MAX: usize = 4;

/// 权利人、申请人: the name of a person as [`mask_name`] shows it; that of a court, a bank or another unit stays.
///
/// Whoever is named in at most four characters, or with the point of a transcribed name, is taken for a person: a unit that is masked by it loses nothing.
pub fn mask_party(text: &str) -> String {
    let person = text.trim().chars().count() <= PERSON_CHARACTERS_MAX || text.contains('·');
    if person { mask_name(text) } else { text.to_owned() }
}

/// 银行账号: the last four.
pub fn mask_account(text: &str) -> String {
    match text.chars().count() {
        8.. => masked(text, 0, 4),
        _ => masked(text, 0, 0),
    }
}

/// Stars for all but the first `head` and the last `tail` characters.
fn masked(text: &str, head: usize, tail: usize) -> String {
    let hidden = head..text.chars().count().saturating_sub(tail);
    let star = |(index, it)| if hidden.contains(&index) { '*' } else { it };
    text.chars().enumerate().map(star).collect()
}

fn is_variation_selector(it: char) -> bool {
    matches!(it, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use super::{
        mask_account, mask_document_number, mask_identity_number, mask_identity_numbers_in,
        mask_name, mask_party, mask_phone,
    };

    #[test]
    fn identity_numbers_in_a_text() {
        for (text, shown) in [
            ("", ""),
            ("`990001198001015135` is none", "`990001********5135` is none"),
            (
                "户主990001198001015135、990001198001015135",
                "户主990001********5135、990001********5135",
            ),
            ("220221901901010001 at 2026-11-24", "220221901901010001 at 2026-11-24"),
            ("99000119800101513", "99000119800101513"),
        ] {
            assert_eq!(mask_identity_numbers_in(text), shown);
        }
    }

    #[test]
    fn the_document_of_a_party() {
        for (text, shown) in [
            ("990001198001015135", "990001********5135"),
            ("990001198001015138", "990001********5138"),
            ("E12345678", "*******78"),
            ("N2429004KUJJ8W69XA", "N2429004KUJJ8W69XA"),
        ] {
            assert_eq!(mask_document_number(text), shown);
        }
    }

    #[test]
    fn a_party_is_masked_where_it_is_a_person() {
        for (party, shown) in [
            ("张三", "张*"),
            ("欧阳三丰", "欧**丰"),
            ("阿不都·热合曼", "阿*****曼"),
            ("样例县人民法院", "样例县人民法院"),
            ("", ""),
        ] {
            assert_eq!(mask_party(party), shown);
        }
    }

    #[test]
    fn names_of_every_length() {
        for (name, shown) in [
            ("", ""),
            ("张", "*"),
            ("张三", "张*"),
            ("张三丰", "张*丰"),
            ("欧阳明德", "欧**德"),
            ("阿卜杜拉·热合曼", "阿******曼"),
            (" 张三 ", "张*"),
        ] {
            assert_eq!(mask_name(name), shown);
        }
    }

    #[test]
    fn names_with_rare_characters() {
        for (name, shown) in [
            ("陈𬭎", "陈*"),
            ("𬭎明", "𬭎*"),
            ("陈𬭎𬎆", "陈*𬎆"),
            ("𠅤", "*"),
            ("葛\u{E0100}城\u{E0101}", "葛*"),
        ] {
            assert_eq!(mask_name(name), shown);
        }
    }

    #[test]
    fn identity_numbers_and_other_documents() {
        for (text, shown) in [
            ("410122190001012319", "410122********2319"),
            ("410122000101231", "410122*****1231"),
            ("E12345678", "*******78"),
            ("1234567", "*******"),
            ("张三丰", "***"),
            ("", ""),
        ] {
            assert_eq!(mask_identity_number(text), shown);
        }
    }

    #[test]
    fn phones() {
        for (text, shown) in [
            ("13800006021", "138****6021"),
            ("0432-62041234", "043******1234"),
            ("62041234", "******34"),
            ("110", "***"),
        ] {
            assert_eq!(mask_phone(text), shown);
        }
    }

    #[test]
    fn accounts_keep_the_last_four() {
        assert_eq!(mask_account("6228480402564890018"), "***************0018");
        assert_eq!(mask_account("1234567"), "*******");
    }
}
