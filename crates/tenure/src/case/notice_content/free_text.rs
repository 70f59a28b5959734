//! Free text on a public page, with whatever could be a telephone or identity number taken out.

/// From so many digits on a run could be a telephone number; a number of our own, the shortest that subscribers have.
const HIDDEN_FROM: usize = 7;

/// The text with its long numbers starred out; spaces and hyphens do not break a number.
pub fn without_numbers(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut number = Number::default();
    for it in text.chars() {
        if it.is_numeric() || (number.n_digits > 0 && matches!(it, ' ' | '-' | '－')) {
            number.push(it);
        } else {
            number.flush(&mut shown);
            shown.push(it);
        }
    }
    number.flush(&mut shown);
    shown
}

/// A run of digits with the separators among and after them.
#[derive(Default)]
struct Number {
    text: String,
    n_digits: usize,
}

impl Number {
    fn push(&mut self, it: char) {
        self.text.push(it);
        self.n_digits += usize::from(it.is_numeric());
    }

    fn flush(&mut self, shown: &mut String) {
        let hidden = self.n_digits >= HIDDEN_FROM;
        let star = |it: char| if hidden && it.is_numeric() { '*' } else { it };
        shown.extend(self.text.drain(..).map(star));
        self.n_digits = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::without_numbers;

    #[test]
    fn long_numbers_are_hidden_and_short_ones_stay() {
        for (text, shown) in [
            ("", ""),
            ("张三 13800006021", "张三 ***********"),
            ("138-0000 6021 李四地", "***-**** **** 李四地"),
            ("6204124号", "*******号"),
            ("620412号", "620412号"),
            ("１３８００００６０２１", "***********"),
            ("22022119900101123X", "*****************X"),
            ("G202国道以东12 米", "G202国道以东12 米"),
            ("- 沟渠 -", "- 沟渠 -"),
        ] {
            assert_eq!(without_numbers(text), shown);
        }
    }
}
