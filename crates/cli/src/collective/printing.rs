//! The papers of a collective as files: certificates of shares, or the statements of a run.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use api::papers::PrintShop;
use casework::Refused;
use casework::case::Desk;
use casework::papers::{CollectivePapers, PaperView, Series, record_print};
use ledger::Digest;

use super::arguments::{Collective, RunCode};
use crate::bureau::{Bureau, occasion};
use crate::output::{Ending, say};

/// Prints every paper of a series, and says where each lies; one that needs an approval is named and left out.
pub(super) async fn run(
    bureau: &Bureau,
    options: &Collective,
    out: &Path,
) -> anyhow::Result<Ending> {
    let Bureau { store, officer, .. } = bureau;
    // Nothing of the county's settings stands on these papers; the collective issues them.
    let desk = Desk {
        prints_without_approval: options.printing.prints_without_approval,
        ..Desk::built_in("")
    };
    let shop = PrintShop::open(&options.printing.fonts, &options.printing.public_url);
    let series = match options.run {
        None => Series::ShareCertificates,
        Some(RunCode { year, number }) => Series::Statements { year, number },
    };
    let code = &options.code;
    let papers = CollectivePapers::of(store, &desk, officer, code, series, occasion()).await?;
    fs::create_dir_all(out).with_context(|| format!("`{}` cannot be made", out.display()))?;
    let mut ending = Ending::Clean;
    for paper in papers.list() {
        match print(bureau, &shop, &papers, &paper, out).await? {
            Ok(line) => say(&line)?,
            Err(line) => {
                say(&line)?;
                ending = Ending::Blocked;
            }
        }
    }
    Ok(ending)
}

async fn print(
    bureau: &Bureau,
    shop: &PrintShop,
    papers: &CollectivePapers<'_>,
    paper: &PaperView,
    out: &Path,
) -> anyhow::Result<Result<String, String>> {
    let drawn = match papers.draw_up(&paper.subject, occasion()).await {
        Err(error @ (Refused::ApprovalNeeded { .. } | Refused::OwnApproval { .. })) => {
            return Ok(Err(format!("{}: {error}", paper.kind.as_str())));
        }
        drawn => drawn?,
    };
    let (drawn, pdf) = shop.print(drawn).await?;
    record_print(&bureau.store, &drawn, Digest::of_bytes(&pdf)).await?;
    let path = out.join(format!("{}.pdf", drawn.imprint.number));
    fs::write(&path, pdf).with_context(|| format!("`{}` cannot be written", path.display()))?;
    Ok(Ok(format!("{} {} {}", path.display(), paper.kind.title_zh(), paper.subject)))
}
