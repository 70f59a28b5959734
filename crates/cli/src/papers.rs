//! `sanquan papers`: every paper that a case can print, as files.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use api::papers::PrintShop;
use casework::Refused;
use casework::case::{Desk, Occasion};
use casework::papers::{PaperAsked, PaperView, draw_up, record_print};
use ledger::Digest;
use tenure::case::china_day;
use uuid::Uuid;

use crate::arguments::{Papers, Place};
use crate::desk::desk;
use crate::office::{Office, new_id, now};
use crate::output::{Ending, say};

pub(crate) async fn run(place: &Place, options: &Papers) -> anyhow::Result<Ending> {
    let office = Office::open_existing(place).await?;
    let desk = desk(&options.county, &options.printing)?;
    let shop = PrintShop::open(&options.printing.fonts, &options.printing.public_url);
    fs::create_dir_all(&options.out)
        .with_context(|| format!("`{}` cannot be made", options.out.display()))?;
    let Office { store, officer, .. } = &office;
    let case = casework::case::case_id(store, officer, &options.case).await?;
    let printer = Printer { office: &office, desk: &desk, shop: &shop, case, out: &options.out };
    let mut refused = false;
    for paper in casework::papers::papers(store, &desk, officer, case).await? {
        refused |= !printer.print(&paper).await?;
    }
    Ok(if refused { Ending::Blocked } else { Ending::Clean })
}

/// What prints the papers of a case.
struct Printer<'a> {
    office: &'a Office,
    desk: &'a Desk,
    shop: &'a PrintShop,
    case: Uuid,
    out: &'a Path,
}

impl Printer<'_> {
    /// Prints a paper, and says where it lies; one that needs an approval is named and left out.
    async fn print(&self, paper: &PaperView) -> anyhow::Result<bool> {
        let Office { store, officer, .. } = self.office;
        let asked = PaperAsked { kind: paper.kind, subject: Some(paper.subject.clone()) };
        let at = now();
        let occasion = Occasion { at, today: china_day(at), id: new_id() };
        let drawn = match draw_up(store, self.desk, officer, self.case, &asked, occasion).await {
            Err(error @ (Refused::ApprovalNeeded { .. } | Refused::OwnApproval { .. })) => {
                say(&format!("{}: {error}", paper.kind.as_str()))?;
                return Ok(false);
            }
            drawn => drawn?,
        };
        let (drawn, pdf) = self.shop.print(drawn).await?;
        record_print(store, &drawn, Digest::of_bytes(&pdf)).await?;
        let path = self.out.join(format!("{}.pdf", drawn.imprint.number));
        fs::write(&path, pdf).with_context(|| format!("`{}` cannot be written", path.display()))?;
        say(&format!("{} {}", path.display(), paper.kind.title_zh()))?;
        Ok(true)
    }
}
