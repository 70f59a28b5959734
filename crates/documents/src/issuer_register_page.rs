//! The page of the register book 登记簿 on an issuer: what a succession 发包方承继 entered, under which all rights stay as they are.

use serde::Serialize;
use tenure::Issuer;

use crate::Entry;
use crate::paper::Printed;
use crate::people::IssuerFacts;
use crate::register_page::EntryRow;

/// What the book says of an issuer.
#[derive(Clone, Copy, Debug)]
pub struct IssuerRegisterPage<'a> {
    pub issuer: &'a Issuer,
    /// 业务类型, of the case that the page was printed from.
    pub reason: &'a str,
    /// In the order in which they were made.
    pub entries: &'a [Entry<'a>],
    /// 填表机关
    pub authority: &'a str,
}

#[derive(Serialize)]
struct Facts {
    issuer: IssuerFacts,
    reason: String,
    entries: Vec<EntryRow>,
    authority: String,
}

impl Printed for IssuerRegisterPage<'_> {
    fn title(&self) -> &'static str {
        "登记簿（发包方）"
    }

    fn template(&self) -> &'static str {
        include_str!("../templates/issuer_register_page.typ")
    }

    fn facts(&self) -> impl Serialize {
        Facts {
            issuer: IssuerFacts::of(self.issuer),
            reason: self.reason.to_owned(),
            entries: self.entries.iter().map(EntryRow::of).collect(),
            authority: self.authority.to_owned(),
        }
    }
}
