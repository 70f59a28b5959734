//! `sanquan serve`: the register over HTTP, on loopback.

use std::sync::Arc;

use anyhow::{Context as _, ensure};
use api::AppState;
use tokio::net::TcpListener;

use crate::arguments::{Place, Serve};
use crate::desk::desk;
use crate::office::{Office, new_id, now};
use crate::output::{Ending, say};

pub(crate) async fn run(place: &Place, options: &Serve) -> anyhow::Result<Ending> {
    refuse_open_doors(options)?;
    let office = Office::open(place).await?;
    listen(options, office).await
}

/// Whoever reaches the service is the officer: until sign-in exists, only this machine may.
pub(crate) fn refuse_open_doors(options: &Serve) -> anyhow::Result<()> {
    let loopback = options.listen.ip().is_loopback();
    ensure!(
        loopback,
        "`{}` is not an address of loopback: the service has no sign-in yet",
        options.listen
    );
    Ok(())
}

/// Serves until it is asked to stop, and lets the answers under way finish.
pub(crate) async fn listen(options: &Serve, office: Office) -> anyhow::Result<Ending> {
    let listener = TcpListener::bind(options.listen)
        .await
        .with_context(|| format!("`{}` cannot be listened on", options.listen))?;
    say(&format!("serving on http://{}", listener.local_addr()?))?;
    let Office { store, officer } = office;
    let router = api::router(AppState {
        store,
        officer,
        clock: Arc::new(now),
        ids: Arc::new(new_id),
        desk: Arc::new(desk(options)?),
    });
    axum::serve(listener, router).with_graceful_shutdown(asked_to_stop()).await?;
    Ok(Ending::Clean)
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
