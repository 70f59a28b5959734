//! Amounts of money as papers print them, in figures and in words.

/// The digits that cannot be altered with a stroke 大写.
const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
/// Within a group of four digits, from the right.
const PLACES: [&str; 4] = ["", "拾", "佰", "仟"];
/// The groups of four digits, from the right; 2^63 fen have five.
const GROUPS: [&str; 5] = ["", "万", "亿", "万亿", "亿亿"];

/// An amount in figures, such as `-1,234.50`.
pub(crate) fn yuan(fen: i64) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    let (yuan, fen) = (fen.unsigned_abs() / 100, fen.unsigned_abs() % 100);
    format!("{sign}{}.{fen:02}", grouped(yuan))
}

/// With a comma before every third digit from the right.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// An amount in words 人民币大写, such as `壹仟零贰拾元伍角整`, as banks ask for it (正确填写票据和结算凭证的基本规定).
///
/// Where the rule leaves it open whether a zero at the place of 万 or 元 is said, it is not.
/// What ends with 元 or 角 ends with 整, what ends with 分 does not; an amount below zero begins with 负.
pub(crate) fn yuan_in_words(fen: i64) -> String {
    let sign = if fen < 0 { "负" } else { "" };
    let (yuan, rest) = (fen.unsigned_abs() / 100, fen.unsigned_abs() % 100);
    let whole = if yuan == 0 { String::new() } else { format!("{}元", number_in_words(yuan)) };
    let (jiao, fen) = (rest / 10, rest % 10);
    let rest = match (jiao, fen) {
        (0, 0) if whole.is_empty() => "零元整".to_owned(),
        (0, 0) => "整".to_owned(),
        (0, fen) if whole.is_empty() => format!("{}分", digit(fen)),
        (0, fen) => format!("零{}分", digit(fen)),
        (jiao, 0) => format!("{}角整", digit(jiao)),
        (jiao, fen) => format!("{}角{}分", digit(jiao), digit(fen)),
    };
    format!("{sign}{whole}{rest}")
}

fn digit(number: u64) -> char {
    usize::try_from(number).ok().and_then(|it| DIGITS.get(it)).copied().unwrap_or('零')
}

/// A number greater than zero; zeros within it are said once.
fn number_in_words(number: u64) -> String {
    let mut groups = Vec::new();
    let mut left = number;
    while left > 0 {
        groups.push(left % 10_000);
        left /= 10_000;
    }
    let mut text = String::new();
    let mut skipped = false;
    for (group, name) in groups.into_iter().zip(GROUPS).rev() {
        if group == 0 {
            skipped = true;
            continue;
        }
        if !text.is_empty() && (skipped || group < 1_000) {
            text.push('零');
        }
        text += &group_in_words(group);
        text += name;
        skipped = false;
    }
    text
}

/// A number from 1 to 9,999.
fn group_in_words(number: u64) -> String {
    let mut text = String::new();
    let mut skipped = false;
    let digits = [number / 1_000, number / 100 % 10, number / 10 % 10, number % 10];
    for (it, place) in digits.into_iter().zip(PLACES.into_iter().rev()) {
        if it == 0 {
            skipped = !text.is_empty();
            continue;
        }
        if skipped {
            text.push('零');
        }
        text.push(digit(it));
        text += place;
        skipped = false;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{yuan, yuan_in_words};

    #[test]
    fn amounts_stand_in_figures() {
        for (fen, text) in [
            (0, "0.00"),
            (5, "0.05"),
            (123_450, "1,234.50"),
            (-100, "-1.00"),
            (100_000_000, "1,000,000.00"),
            (i64::MIN, "-92,233,720,368,547,758.08"),
        ] {
            assert_eq!(yuan(fen), text);
        }
    }

    #[test]
    fn amounts_stand_in_words_as_banks_ask() {
        for (fen, text) in [
            (0, "零元整"),
            (5, "伍分"),
            (50, "伍角整"),
            (140_950, "壹仟肆佰零玖元伍角整"),
            (600_714, "陆仟零柒元壹角肆分"),
            (168_032, "壹仟陆佰捌拾元叁角贰分"),
            (10_700_053, "壹拾万柒仟元伍角叁分"),
            (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
            (32_504, "叁佰贰拾伍元零肆分"),
            (100_000_000, "壹佰万元整"),
            (10_000_000_100, "壹亿零壹元整"),
            (1_001_000_000_000, "壹佰亿壹仟万元整"),
            (-2_000, "负贰拾元整"),
        ] {
            assert_eq!(yuan_in_words(fen), text, "{fen}");
        }
        assert!(yuan_in_words(i64::MAX).starts_with("玖亿亿贰仟贰佰叁拾叁万亿"));
    }
}
