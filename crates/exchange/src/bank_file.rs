//! A bank's file 银行回单: comma-separated values in UTF-8 or GB 18030, with the account and the amount of each payment that was made.
//!
//! The columns are found by their headings; every cell that cannot be read is told with its line.

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{GB18030, UTF_8};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// More lines than this are no village's; the number is our own.
pub const LINES_MAX: usize = 200_000;

/// A line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankFileLine {
    /// The line in the file, from 1; the heading is the first.
    pub line: u32,
    /// The number of the payment 支付序号, where the file carries it.
    pub payment: Option<u32>,
    pub account: String,
    pub amount_fen: i64,
}

/// A cell that cannot be read, or a column that is not there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BankFileTrouble {
    #[error("the file is neither UTF-8 nor GB 18030")]
    Encoding,
    #[error("no column is headed `{heading}`")]
    NoColumn { heading: &'static str },
    #[error("line {line}: the row cannot be told apart into fields")]
    Row { line: u64 },
    #[error("line {line}: `{heading}` is not what it should be")]
    Cell { line: u64, heading: &'static str },
    #[error("the file has more than {LINES_MAX} lines")]
    TooLong,
}

const PAYMENT: &str = "支付序号";
const ACCOUNT: &str = "账号";
const AMOUNT: &str = "金额";
/// What the columns are headed with elsewhere.
const HEADINGS: [(&str, &[&str]); 3] = [
    (PAYMENT, &[PAYMENT, "序号", "payment"]),
    (ACCOUNT, &[ACCOUNT, "收款账号", "银行账号", "account"]),
    (AMOUNT, &[AMOUNT, "交易金额", "金额（元）", "amount"]),
];

/// Where the columns stand.
struct Columns {
    payment: Option<usize>,
    account: usize,
    amount: usize,
}

/// Reads a file; all that is wrong is told at once.
pub fn read(bytes: &[u8]) -> Result<Vec<BankFileLine>, Vec<BankFileTrouble>> {
    let decoded = UTF_8.decode_without_bom_handling_and_without_replacement(without_mark(bytes));
    let decoded =
        decoded.or_else(|| GB18030.decode_without_bom_handling_and_without_replacement(bytes));
    let text = decoded.ok_or_else(|| vec![BankFileTrouble::Encoding])?;
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let (mut columns, mut lines, mut troubles) = (None, Vec::new(), Vec::new());
    for record in reader.records() {
        if lines.len() >= LINES_MAX {
            troubles.push(BankFileTrouble::TooLong);
            break;
        }
        match (record, &columns) {
            (Err(error), _) => {
                let line = error.position().map_or(0, csv::Position::line);
                troubles.push(BankFileTrouble::Row { line });
                break;
            }
            (Ok(heading), None) => match find(&heading) {
                Ok(found) => columns = Some(found),
                Err(trouble) => return Err(vec![trouble]),
            },
            (Ok(record), Some(columns)) => match line(&record, columns) {
                Ok(line) => lines.push(line),
                Err(trouble) => troubles.push(trouble),
            },
        }
    }
    if columns.is_none() && troubles.is_empty() {
        troubles.push(BankFileTrouble::NoColumn { heading: ACCOUNT });
    }
    if troubles.is_empty() { Ok(lines) } else { Err(troubles) }
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes)
}

fn find(heading: &StringRecord) -> Result<Columns, BankFileTrouble> {
    let place = |name: &'static str| {
        let (_, spellings) = HEADINGS.iter().find(|(it, _)| *it == name)?;
        heading.iter().position(|it| spellings.contains(&it.trim()))
    };
    let needed =
        |heading: &'static str| place(heading).ok_or(BankFileTrouble::NoColumn { heading });
    Ok(Columns { payment: place(PAYMENT), account: needed(ACCOUNT)?, amount: needed(AMOUNT)? })
}

fn line(record: &StringRecord, columns: &Columns) -> Result<BankFileLine, BankFileTrouble> {
    let line = record.position().map_or(0, csv::Position::line);
    let wrong = |heading: &'static str| BankFileTrouble::Cell { line, heading };
    let cell = |place: usize| record.get(place).map(str::trim).unwrap_or_default();
    let payment = columns.payment.map(cell).filter(|it| !it.is_empty());
    let account = cell(columns.account).trim_start_matches('\'');
    if account.is_empty() {
        return Err(wrong(ACCOUNT));
    }
    Ok(BankFileLine {
        line: u32::try_from(line).map_err(|_too_long| BankFileTrouble::TooLong)?,
        payment: payment.map(str::parse).transpose().map_err(|_none| wrong(PAYMENT))?,
        account: account.to_owned(),
        amount_fen: fen(cell(columns.amount)).ok_or_else(|| wrong(AMOUNT))?,
    })
}

/// An amount in yuan as whole fen; a fraction of a fen is none.
fn fen(text: &str) -> Option<i64> {
    let plain: String = text.chars().filter(|it| !matches!(it, ',' | '，' | '￥' | '¥')).collect();
    let fen = plain.parse::<Decimal>().ok()?.checked_mul(Decimal::ONE_HUNDRED)?;
    fen.is_integer().then(|| fen.to_i64()).flatten().filter(|it| *it >= 0)
}

#[cfg(test)]
mod tests {
    use encoding_rs::GB18030;

    use super::{BankFileLine, BankFileTrouble, read};

    const FILE: &str =
        "支付序号,账号,户名,金额\n1,6217000000000001,甲,\"1,234.50\"\n,6217000000000002,乙,0.07\n";

    #[test]
    fn a_file_is_read_to_the_fen_in_either_encoding() {
        let line = |line, payment, account: &str, amount_fen| BankFileLine {
            line,
            payment,
            account: account.to_owned(),
            amount_fen,
        };
        let expected =
            [line(2, Some(1), "6217000000000001", 123_450), line(3, None, "6217000000000002", 7)];
        assert_eq!(read(FILE.as_bytes()).unwrap(), expected);
        assert_eq!(read(&GB18030.encode(FILE).0).unwrap(), expected);
        let marked = [&[0xef, 0xbb, 0xbf], FILE.as_bytes()].concat();
        assert_eq!(read(&marked).unwrap(), expected);
    }

    #[test]
    fn every_cell_that_cannot_be_read_is_told_with_its_line() {
        let file = "账号,金额\n,1.00\n6217,0.005\n6218,-1\n6219,十元\n6220,1\n";
        let cell = |line, heading| BankFileTrouble::Cell { line, heading };
        let expected = [cell(2, "账号"), cell(3, "金额"), cell(4, "金额"), cell(5, "金额")];
        assert_eq!(read(file.as_bytes()).unwrap_err(), expected);
    }

    #[test]
    fn a_file_without_its_columns_is_none() {
        let none = |heading| vec![BankFileTrouble::NoColumn { heading }];
        assert_eq!(read(b"").unwrap_err(), none("账号"));
        assert_eq!(read("户名,金额\n".as_bytes()).unwrap_err(), none("账号"));
        assert_eq!(read("账号\n6217\n".as_bytes()).unwrap_err(), none("金额"));
    }
}
