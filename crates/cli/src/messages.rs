//! `sanquan messages`: change messages 变更报文 out to the upper platform, and in from another register.

mod arguments;
mod files;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, ensure};
use casework::messages::{
    Delivered, Delivery, Told, message_of, number_messages, take_in, told_messages,
};
use exchange::change_message::{digest_line, digest_of, digest_path_of, path_of, read, write};
use geometry::Crs;
use identity::County;
use tenure::change_message::{ChangeMessage, Serial};

pub(crate) use arguments::Messages;
use arguments::{MessagesIn, MessagesOut};

use crate::arguments::Place;
use crate::bureau::{Bureau, new_id, now};
use crate::output::{Ending, say};

pub(crate) async fn run(place: &Place, options: &Messages) -> anyhow::Result<Ending> {
    let bureau = Bureau::open_existing(place).await?;
    match options {
        Messages::Export(options) => {
            let county = options.county.as_deref().unwrap_or_default();
            bureau.note_reading(place, "messages export", county).await?;
            export(&bureau, options).await?;
        }
        Messages::Import(options) => import(&bureau, options).await?,
    }
    bureau.store.close().await?;
    Ok(Ending::Clean)
}

async fn export(bureau: &Bureau, options: &MessagesOut) -> anyhow::Result<()> {
    let Bureau { store, officer, .. } = bureau;
    let county = bureau.county(options.county.as_deref()).await?;
    let n_new = number_messages(store, officer, county, now(), &digest).await?;
    let since = options.since.as_deref().map(Serial::parse).transpose()?;
    let told = told_messages(store, officer, county).await?;
    let from = match &since {
        None => 0,
        Some(since) => told
            .iter()
            .position(|it| it.row.serial == *since)
            .with_context(|| format!("no message of the county {county} bears {since}"))?,
    };
    let mut n_written = 0;
    for it in told.iter().skip(from) {
        write_one(bureau, county, it, &options.out).await?;
        n_written += 1;
    }
    let out = options.out.display();
    say(&format!("{county}: {n_new} acts numbered, {n_written} messages written to {out}"))
}

/// Writes a message; what it says must be what it said when it was numbered.
async fn write_one(bureau: &Bureau, county: County, told: &Told, out: &Path) -> anyhow::Result<()> {
    let serial = &told.row.serial;
    let message = message_of(&bureau.store, &bureau.officer, county, told).await?;
    let bytes = write(&message).with_context(|| format!("message {serial}"))?;
    ensure!(
        digest_of(&bytes) == told.row.digest,
        "message {serial} would not be the one that was numbered"
    );
    files::keep(&out.join(path_of(serial)), &bytes)?;
    let line = digest_line(serial, &told.row.digest);
    files::keep(&out.join(digest_path_of(serial)), line.as_bytes())
}

fn digest(message: &ChangeMessage) -> Result<String, String> {
    write(message).map(|bytes| digest_of(&bytes)).map_err(|error| error.to_string())
}

async fn import(bureau: &Bureau, options: &MessagesIn) -> anyhow::Result<()> {
    let mut messages = Vec::new();
    for path in files::messages(&options.paths)? {
        let named = || format!("`{}`", path.display());
        let bytes = fs::read(&path).with_context(named)?;
        let digest = digest_of(&bytes);
        files::check_digest(&path, &digest)?;
        let message = read(&bytes).with_context(named)?;
        messages.push(Delivered { message, digest });
    }
    let first = messages.first().context("there is no message (`*.xml`)")?;
    let county = first.message.sender;
    let system = options.crs.map(system).transpose()?;
    let delivery = Delivery { county, messages, system };
    let taken_in = take_in(&bureau.store, &bureau.officer, delivery, now(), new_id).await?;
    for it in taken_in {
        say(&format!("{} recorded as act {}, entry {}", it.serial, it.act, it.entry))?;
    }
    Ok(())
}

fn system(epsg: u16) -> anyhow::Result<Crs> {
    Crs::from_epsg(epsg).with_context(|| format!("EPSG:{epsg} is no system of CGCS2000"))
}
