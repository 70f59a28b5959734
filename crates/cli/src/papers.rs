//! `sanquan papers`: every paper that a case can print, as files.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use api::papers::PrintShop;
use casework::Refused;
use casework::case::Desk;
use casework::papers::{PaperAsked, PaperView, draw_up, record_print};
use clap::Args;
use ledger::Digest;
use uuid::Uuid;

use crate::arguments::Place;
use crate::bureau::{Bureau, occasion};
use crate::desk::{CountySet, Printing, desk};
use crate::output::{Ending, say};

#[derive(Args)]
pub(crate) struct Papers {
    /// The number of the case, or its internal id.
    pub(crate) case: String,
    /// The folder to write into; a paper is named by its number.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) county: CountySet,
    #[command(flatten)]
    pub(crate) printing: Printing,
}

pub(crate) async fn run(place: &Place, options: &Papers) -> anyhow::Result<Ending> {
    let bureau = Bureau::open_existing(place).await?;
    let desk = desk(&options.county, &options.printing)?;
    let shop = PrintShop::open(&options.printing.fonts, &options.printing.public_url);
    let case = casework::case::case_id(&bureau.store, &bureau.officer, &options.case).await?;
    let printer = Printer { bureau: &bureau, desk: &desk, shop: &shop, case, out: &options.out };
    let Printed { printed, refused } = printer.print_all().await?;
    for line in printed.iter().chain(&refused) {
        say(line)?;
    }
    Ok(if refused.is_empty() { Ending::Clean } else { Ending::Blocked })
}

/// What prints the papers of a case.
pub(crate) struct Printer<'a> {
    pub(crate) bureau: &'a Bureau,
    pub(crate) desk: &'a Desk,
    pub(crate) shop: &'a PrintShop,
    pub(crate) case: Uuid,
    /// The folder to write into; it is made where it is not there.
    pub(crate) out: &'a Path,
}

/// What became of the papers of a case, a line each.
#[derive(Debug, Default)]
pub(crate) struct Printed {
    /// Where each lies.
    pub(crate) printed: Vec<String>,
    /// Those that need an approval first.
    pub(crate) refused: Vec<String>,
}

impl Printer<'_> {
    /// Prints every paper that the case can print.
    pub(crate) async fn print_all(&self) -> anyhow::Result<Printed> {
        let Bureau { store, officer, .. } = self.bureau;
        fs::create_dir_all(self.out)
            .with_context(|| format!("`{}` cannot be made", self.out.display()))?;
        let mut all = Printed::default();
        for paper in casework::papers::papers(store, self.desk, officer, self.case).await? {
            match self.print(&paper).await? {
                Ok(line) => all.printed.push(line),
                Err(line) => all.refused.push(line),
            }
        }
        Ok(all)
    }

    /// Prints a paper, and says where it lies; one that needs an approval is named and left out.
    async fn print(&self, paper: &PaperView) -> anyhow::Result<Result<String, String>> {
        let Bureau { store, officer, .. } = self.bureau;
        let asked = PaperAsked { kind: paper.kind, subject: Some(paper.subject.clone()) };
        let drawn = match draw_up(store, self.desk, officer, self.case, &asked, occasion()).await {
            Err(error @ (Refused::ApprovalNeeded { .. } | Refused::OwnApproval { .. })) => {
                return Ok(Err(format!("{}: {error}", paper.kind.as_str())));
            }
            drawn => drawn?,
        };
        let (drawn, pdf) = self.shop.print(drawn).await?;
        record_print(store, &drawn, Digest::of_bytes(&pdf)).await?;
        let path = self.out.join(format!("{}.pdf", drawn.imprint.number));
        fs::write(&path, pdf).with_context(|| format!("`{}` cannot be written", path.display()))?;
        Ok(Ok(format!("{} {}", path.display(), paper.kind.title_zh())))
    }
}
