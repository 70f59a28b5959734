//! `sanquan serve`: the register over HTTP, on loopback.

use std::env;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use access::Limits;
use anyhow::{Context as _, ensure};
use api::papers::PrintShop;
use api::{AppState, Door};
use casework::documents::{self, Archive, DOCUMENT_BYTES_MAX};
use clap::Args;
use store::Blobs;
use tokio::net::TcpListener;

use crate::arguments::Place;
use crate::bureau::{Bureau, new_id, now};
use crate::desk::{CountySet, Printing, desk, roster};
use crate::ledger::Sequencer;
use crate::output::{Ending, say};
use crate::pages;
use crate::settlement::{TownOptions, open_town};

#[derive(Args)]
pub(crate) struct Serve {
    /// The address to listen on; without `--sign-in`, one of loopback.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub(crate) listen: SocketAddr,
    /// Whoever asks has to be signed in with an account (`sanquan account`); without it, whoever reaches the service is believed.
    #[arg(long, env = "SANQUAN_SIGN_IN", conflicts_with = "officers")]
    pub(crate) sign_in: bool,
    #[command(flatten)]
    pub(crate) county: CountySet,
    #[command(flatten)]
    pub(crate) printing: Printing,
    #[command(flatten)]
    pub(crate) town: TownOptions,
    /// The roster of the officers, with their roles and divisions (TOML); without it, anybody may be named and has every role.
    #[arg(long, value_name = "FILE", env = "SANQUAN_OFFICERS")]
    pub(crate) officers: Option<PathBuf>,
    /// Where the bytes of documents go, such as `s3://bucket/prefix`; without it, the data directory.
    ///
    /// The settings of the store come from variables such as `AWS_ENDPOINT_URL`.
    #[arg(long, value_name = "URL", env = "SANQUAN_DOCUMENTS")]
    pub(crate) documents: Option<String>,
    /// The largest document that is taken in, in mebibytes.
    #[arg(long, value_name = "MIB", env = "SANQUAN_DOCUMENT_SIZE_MAX", default_value_t = DOCUMENT_MIB_MAX, value_parser = clap::value_parser!(u64).range(1..=1024))]
    pub(crate) document_size_max: u64,
}

/// A document is held in memory while it is checked.
const DOCUMENT_MIB_MAX: u64 = DOCUMENT_BYTES_MAX / MEBIBYTE;
pub(crate) const MEBIBYTE: u64 = 1 << 20;

pub(crate) async fn run(place: &Place, options: &Serve) -> anyhow::Result<Ending> {
    refuse_open_doors(options)?;
    let bureau = Bureau::open(place).await?;
    listen(place, options, bureau).await
}

/// Without sign-in, whoever reaches the service is believed: only this machine may.
pub(crate) fn refuse_open_doors(options: &Serve) -> anyhow::Result<()> {
    let loopback = options.listen.ip().is_loopback();
    ensure!(
        loopback || options.sign_in,
        "`{}` is not an address of loopback: without `--sign-in` whoever reaches it is believed",
        options.listen
    );
    Ok(())
}

/// Serves until it is asked to stop, and lets the answers under way finish.
pub(crate) async fn listen(
    place: &Place,
    options: &Serve,
    bureau: Bureau,
) -> anyhow::Result<Ending> {
    let (desk, officers) =
        (desk(&options.county, &options.printing)?, roster(options, bureau.officer.scope)?);
    let archive = archive(place, options)?;
    if let Err(error) = documents::clear_uploads(&bureau.store, &archive, now()).await {
        // What is left over takes room and harms nobody; the register can be read all the same.
        tracing::warn!(
            error = &error as &dyn std::error::Error,
            "what unfinished uploads have left could not be cleared away"
        );
    }
    let print_shop = PrintShop::open(&options.printing.fonts, &options.printing.public_url);
    if let Some(missing) = print_shop.missing() {
        say(&format!("papers cannot be printed: {missing}"))?;
    }
    let day = tenure::case::china_day;
    let town = open_town(&place.town(), &options.town, day, print_shop.press_room()).await?;
    let listener = TcpListener::bind(options.listen)
        .await
        .with_context(|| format!("`{}` cannot be listened on", options.listen))?;
    say(&format!("serving on http://{}", listener.local_addr()?))?;
    say(&match &officers {
        _ if options.sign_in => "officers sign in with their accounts".to_owned(),
        Some(officers) => format!("{} officers are on the roster", officers.n_officers()),
        None => {
            "no roster (--officers): anybody may be named as officer, with every role".to_owned()
        }
    })?;
    let Bureau { store, officer, readings } = bureau;
    let sequencer = Sequencer::start(place, store.clone())?;
    let pages = pages::found()?;
    let service = api::router_with(
        web::routes(pages),
        AppState {
            store,
            archive,
            office: readings,
            officer,
            door: door(options),
            rate_limits: Arc::default(),
            roster: officers.map(Arc::new),
            clock: Arc::new(now),
            ids: Arc::new(new_id),
            desk: Arc::new(desk),
            print_shop,
            town,
        },
    );
    let service = service.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(asked_to_stop()).await?;
    drop(sequencer);
    Ok(Ending::Clean)
}

/// How the service knows who asks; browsers come by TLS where the public address says so.
fn door(options: &Serve) -> Door {
    if options.sign_in {
        let secure = options.printing.public_url.starts_with("https:");
        Door::SignIn { limits: Limits::default(), secure }
    } else {
        Door::Named
    }
}

/// The place of the documents: the data directory, or the address that was given.
pub(crate) fn archive(place: &Place, options: &Serve) -> anyhow::Result<Archive> {
    let blobs = match &options.documents {
        None => Blobs::in_folder(&place.data),
        Some(address) => Blobs::at(address, store_settings()),
    }?;
    Ok(Archive { blobs, document_bytes_max: options.document_size_max.saturating_mul(MEBIBYTE) })
}

/// The variables that an S3-compatible store is set up by; what is no text is passed over.
fn store_settings() -> impl Iterator<Item = (String, String)> {
    env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .filter(|(name, _)| name.starts_with("AWS_"))
}

async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    let Ok(mut terminate) =
        tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
    else {
        let _asked = interrupt.await;
        return;
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}
