//! A change message read: hostile until it is proven sound.

use chrono::{NaiveDate, NaiveDateTime};
use identity::{County, DivisionCode};
use tenure::change_message::{BusinessCode, ChangeMessage, Serial, Subject};
use tenure::submission::Village;
use uuid::Uuid;

use super::operation::Operation;
use super::rows::{check_operations, read_row};
use super::xml::{self, Element};
use super::{BUSINESS, CHANGED, HEAD, MessageError, ORIGINAL, SUBMIT};

/// A message is larger than this at no time; the number is our own.
pub const MESSAGE_BYTES_MAX: usize = 16 << 20;

/// Reads a message, and holds what it says of its objects against the two states.
pub fn read(bytes: &[u8]) -> Result<ChangeMessage, MessageError> {
    if bytes.len() > MESSAGE_BYTES_MAX {
        return Err(MessageError::TooLarge { found: bytes.len(), limit: MESSAGE_BYTES_MAX });
    }
    let text = str::from_utf8(bytes).map_err(|_not_utf8| MessageError::Encoding)?;
    let root = xml::read(text)?;
    named(&root, SUBMIT)?;
    let mut children = root.children.iter();
    let mut next = |name: &'static str| match children.next() {
        Some(child) => named(child, name).map(|()| child),
        None => {
            Err(MessageError::Missing { line: root.line, element: SUBMIT.to_owned(), field: name })
        }
    };
    let (head, business) = (Fields(next(HEAD)?), Fields(next(BUSINESS)?));
    let (original, changed) = (next(ORIGINAL)?, next(CHANGED)?);
    if let Some(more) = children.next() {
        let (line, found) = (more.line, more.name.clone());
        return Err(MessageError::Element { line, expected: "</SUBMIT>", found });
    }
    let division = business.parsed("XZQDM", |it| DivisionCode::parse(it).ok())?;
    let (before, after) = (state(original, &division)?, state(changed, &division)?);
    check_operations(&original.children, &before, &after, Operation::Removed)?;
    check_operations(&changed.children, &after, &before, Operation::Added)?;
    Ok(ChangeMessage {
        id: head.parsed("SJBZM", |it| Uuid::try_parse(it).ok())?,
        sender: head.parsed("FSF", |it| County::parse(it).ok())?,
        sent_at: head
            .parsed("FSSJ", |it| NaiveDateTime::parse_from_str(it, "%Y%m%d%H%M%S").ok())?
            .and_utc(),
        code: head.code("SJLX")?,
        serial: business.serial("YWLSH")?,
        predecessor: match business.text("QYWLSH")? {
            "" => None,
            _ => Some(business.serial("QYWLSH")?),
        },
        effect_day: business.parsed("YWBLSJ", |it| NaiveDate::parse_from_str(it, "%Y%m%d").ok())?,
        division,
        division_name: business.text("XZQMC")?.to_owned(),
        subject: business.subject()?,
        before,
        after,
    })
}

fn named(element: &Element, expected: &'static str) -> Result<(), MessageError> {
    if element.name == expected {
        return Ok(());
    }
    Err(MessageError::Element { line: element.line, expected, found: element.name.clone() })
}

fn state(element: &Element, division: &DivisionCode) -> Result<Village, MessageError> {
    let mut village = Village { code: division.as_str().into(), ..Village::default() };
    for object in &element.children {
        read_row(object, &mut village)?;
        if let Some(inner) = object.children.first() {
            let (line, found) = (inner.line, inner.name.clone());
            return Err(MessageError::Element { line, expected: "/>", found });
        }
    }
    Ok(village)
}

/// The fields of an element of the head.
struct Fields<'a>(&'a Element);

impl<'a> Fields<'a> {
    fn text(&self, field: &'static str) -> Result<&'a str, MessageError> {
        let Self(element) = self;
        let (line, name) = (element.line, &element.name);
        let absent = || MessageError::Missing { line, element: name.clone(), field };
        element.attribute(field).ok_or_else(absent)
    }

    fn parsed<T>(
        &self,
        field: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<T, MessageError> {
        parse(self.text(field)?).ok_or(MessageError::Value { line: self.0.line, field })
    }

    fn serial(&self, field: &'static str) -> Result<Serial, MessageError> {
        let line = self.0.line;
        let serial = Serial::parse(self.text(field)?);
        serial.map_err(|source| MessageError::Serial { line, field, source })
    }

    fn code(&self, field: &'static str) -> Result<BusinessCode, MessageError> {
        let line = self.0.line;
        let code = BusinessCode::parse(self.text(field)?);
        code.map_err(|source| MessageError::Code { line, source })
    }

    fn subject(&self) -> Result<Subject, MessageError> {
        let text = |field| self.text(field).map(str::to_owned);
        let subject = Subject {
            issuer: text("FBFBM")?,
            contractor: text("CBFBM")?,
            contract: text("CBHTBM")?,
        };
        if self.text("CBJYQZBM")? != subject.contract {
            return Err(MessageError::Value { line: self.0.line, field: "CBJYQZBM" });
        }
        Ok(subject)
    }
}
