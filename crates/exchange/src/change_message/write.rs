//! A change message written: the same message has the same bytes, whenever it is written.

use std::fmt::Write as _;

use tenure::change_message::{ChangeMessage, Serial};

use super::operation::Operation;
use super::rows::write_state;
use super::xml::escaped;
use super::{BUSINESS, CHANGED, HEAD, MessageError, ORIGINAL, SUBMIT};

/// The file of a message.
pub fn write(message: &ChangeMessage) -> Result<Vec<u8>, MessageError> {
    let ChangeMessage { before, after, .. } = message;
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let mut line = |text: &str| {
        out.push_str(text);
        out.push('\n');
    };
    line(&format!("<{SUBMIT}>"));
    line(&element(HEAD, &head(message))?);
    line(&element(BUSINESS, &business(message))?);
    for (name, state, other, missing) in
        [(ORIGINAL, before, after, Operation::Removed), (CHANGED, after, before, Operation::Added)]
    {
        // Writing into a string cannot fail.
        let _written = writeln!(out, "  <{name}>");
        write_state(&mut out, state, other, missing)?;
        let _written = writeln!(out, "  </{name}>");
    }
    let _written = writeln!(out, "</{SUBMIT}>");
    Ok(out.into_bytes())
}

fn element(name: &str, fields: &[(&str, String)]) -> Result<String, MessageError> {
    let mut text = format!("  <{name}");
    for (field, value) in fields {
        let _written = write!(text, " {field}=\"{}\"", escaped(value)?);
    }
    text.push_str("/>");
    Ok(text)
}

fn head(message: &ChangeMessage) -> [(&'static str, String); 4] {
    let ChangeMessage { id, sender, sent_at, code, .. } = message;
    [
        ("FSF", sender.to_string()),
        ("FSSJ", sent_at.format("%Y%m%d%H%M%S").to_string()),
        ("SJLX", code.as_str().to_owned()),
        ("SJBZM", id.to_string()),
    ]
}

fn business(message: &ChangeMessage) -> [(&'static str, String); 9] {
    let ChangeMessage { serial, predecessor, effect_day, division, division_name, subject, .. } =
        message;
    [
        ("XZQDM", division.to_string()),
        ("XZQMC", division_name.clone()),
        ("YWLSH", serial.to_string()),
        ("QYWLSH", predecessor.as_ref().map(Serial::to_string).unwrap_or_default()),
        ("YWBLSJ", effect_day.format("%Y%m%d").to_string()),
        ("FBFBM", subject.issuer.clone()),
        ("CBFBM", subject.contractor.clone()),
        ("CBHTBM", subject.contract.clone()),
        ("CBJYQZBM", subject.contract.clone()),
    ]
}
