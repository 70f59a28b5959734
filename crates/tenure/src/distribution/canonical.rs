//! The form in which a run is digested: lines of text that leave nothing open, in an order of their own.
//!
//! Every line is a name, an equals sign and whole numbers or codes; no value holds a line break, and every list says its length before it.
//! The first line names the form; a change of the form is a new name.

use std::fmt::Write as _;

use super::{Distributable, Portion, Run, RunInput};

/// The name of the form, the first line of what is digested.
pub const FORM: &str = "sanquan-distribution-1";

/// What goes in, the claims in the order of their payees.
pub(super) fn input(input: &RunInput, corrects: Option<&Run>) -> String {
    let RunInput { collective, number, account, total, claims } = input;
    let (top, bottom) = (account.reserve.numerator(), account.reserve.denominator());
    let mut text = format!(
        "{FORM}\ncollective={collective}\nyear={}\nnumber={number}\nincome_fen={}\nlosses_fen={}\n\
         reserve={top}/{bottom}\nretained_fen={}\ntotal={}/{}\n",
        account.year,
        account.income_fen,
        account.losses_fen,
        account.retained_fen,
        total.numerator(),
        total.denominator(),
    );
    let corrected = corrects.map_or_else(|| "none".to_owned(), |it| hex(&it.digest));
    line(&mut text, format_args!("corrects={corrected}"));
    line(&mut text, format_args!("claims={}", claims.len()));
    for it in claims {
        let (top, bottom) = (it.shares.numerator(), it.shares.denominator());
        line(&mut text, format_args!("{}={top}/{bottom}", it.payee));
    }
    text
}

/// What comes out, after the digest of what went in.
pub(super) fn outcome(
    input_digest: &[u8; 32],
    distributable: &Distributable,
    portions: &[Portion],
) -> String {
    let Distributable { net_fen, reserve_fen, retained_fen, distributable_fen } = distributable;
    let mut text = format!(
        "{FORM}\ninput={}\nnet_fen={net_fen}\nreserve_fen={reserve_fen}\n\
         retained_fen={retained_fen}\ndistributable_fen={distributable_fen}\n",
        hex(input_digest),
    );
    line(&mut text, format_args!("portions={}", portions.len()));
    for it in portions {
        line(&mut text, format_args!("{}={},{}", it.payee, it.entitled_fen, it.before_fen));
    }
    text
}

/// Adds a line; writing to a text does not fail.
fn line(text: &mut String, it: std::fmt::Arguments<'_>) {
    let _ = writeln!(text, "{it}");
}

/// A digest in lower-case hexadecimal digits.
pub(super) fn hex(digest: &[u8; 32]) -> String {
    digest.iter().fold(String::new(), |mut text, it| {
        let _ = write!(text, "{it:02x}");
        text
    })
}
