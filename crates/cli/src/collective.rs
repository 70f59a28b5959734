//! `sanquan collective`: what is registered of a collective, its rolls as workbooks, a sheet looked through, and its papers.

mod arguments;
mod printing;

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use api::collectives::CollectiveOut;
use api::collectives::sheet_out::SheetOut;
use api::collectives::workbook::{member_roll, said, share_register};
use casework::collective::{self as books, check_sheet};
use exchange::roll::{Numbers, RollKind, read, write};
use tenure::AsOf;
use tenure::case::china_day;

pub(crate) use arguments::Collective;

use crate::arguments::Place;
use crate::bureau::{Bureau, now, occasion};
use crate::output::{Ending, say, say_json};

pub(crate) async fn run(place: &Place, options: &Collective) -> anyhow::Result<Ending> {
    let bureau = Bureau::open_existing(place).await?;
    bureau.note_reading(place, "collective", &options.code).await?;
    if let Some(path) = &options.check {
        return check(&bureau, options, path).await;
    }
    if let Some(out) = &options.papers {
        return printing::run(&bureau, options, out).await;
    }
    let known_at = options.known_at.unwrap_or_else(now);
    let as_of = options.as_of.unwrap_or_else(|| china_day(known_at));
    let at = AsOf { as_of, known_at };
    if options.roll.is_none() && options.shares.is_none() {
        let file = books::collective(&bureau.store, &bureau.officer, &options.code, at).await?;
        say_json(&CollectiveOut::of(&file, at))?;
    }
    if let Some(path) = &options.roll {
        let members = books::members(&bureau.store, &bureau.officer, &options.code, at).await?;
        let rolls = member_roll(&members);
        save(path, &write(RollKind::Members, &rolls, Numbers::Masked)?, rolls.members.len())?;
    }
    if let Some(path) = &options.shares {
        let holdings = books::holdings(&bureau.store, &bureau.officer, &options.code, at).await?;
        let rolls = share_register(&holdings);
        save(path, &write(RollKind::Shares, &rolls, Numbers::Masked)?, rolls.holdings.len())?;
    }
    Ok(Ending::Clean)
}

/// Looks a sheet through; nothing is written.
async fn check(bureau: &Bureau, options: &Collective, path: &Path) -> anyhow::Result<Ending> {
    let bytes = fs::read(path).with_context(|| format!("`{}` cannot be read", path.display()))?;
    let occasion = occasion();
    let read =
        read(&bytes, occasion.today).with_context(|| format!("`{}` is no roll", path.display()))?;
    let (store, officer, code) = (&bureau.store, &bureau.officer, &options.code);
    let checked = check_sheet(store, officer, code, &said(&read.rolls), occasion).await?;
    let out = SheetOut::of(code, &read, &checked);
    say_json(&out)?;
    Ok(if out.clean() { Ending::Clean } else { Ending::Blocked })
}

fn save(path: &Path, bytes: &[u8], n_rows: usize) -> anyhow::Result<()> {
    fs::write(path, bytes).with_context(|| format!("`{}` cannot be written", path.display()))?;
    say(&format!("{} {n_rows} rows", path.display()))
}
