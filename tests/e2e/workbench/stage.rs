//! The stage of a story whose days pass: a registry at an address, with a clock that the story moves.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::sync::mpsc;

use e2e_tests::Registry;
use serde_json::Value;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::task::spawn_blocking;

use super::{Screens, teller};
use crate::ledger::extend_now;

/// How `story/stage.mjs` asks for the entries that wait to be numbered; every other line is a moment.
const NUMBERED: &str = "number the ledger";

/// A line that the story asks with, and how it learns that it was done.
struct Asked {
    line: String,
    done: mpsc::Sender<()>,
}

/// Serves a registry, and tells a story of `crates/web/ui/story` in a browser.
pub(super) async fn tell(story: &str, registry: &Registry, given: &Value) {
    let address = registry.given_an_address().await;
    let screens = Screens::open();
    let (teller, given) = (teller(story, &address, &screens), given.to_string());
    let (asks, mut asked) = unbounded_channel();
    let told = spawn_blocking(move || play(teller, &given, &asks));
    while let Some(Asked { line, done }) = asked.recv().await {
        match line.as_str() {
            NUMBERED => drop(extend_now(registry).await),
            moment => registry.given_the_moment(moment),
        }
        done.send(()).unwrap();
    }
    let stopped = told.await.unwrap();
    assert!(stopped.is_none(), "the story stops:\n{}", stopped.unwrap_or_default());
    // Whatever the service logged as an error fails this.
    registry.get("/healthz").await;
}

/// Plays a story to its end; what it says where it stops before.
fn play(mut teller: Command, given: &str, asks: &UnboundedSender<Asked>) -> Option<String> {
    teller.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut teller = teller.spawn().unwrap();
    let mut input = teller.stdin.take().unwrap();
    writeln!(input, "{given}").unwrap();
    for line in BufReader::new(teller.stdout.take().unwrap()).lines() {
        let (done, answered) = mpsc::channel();
        asks.send(Asked { line: line.unwrap(), done }).ok().unwrap();
        answered.recv().unwrap();
        writeln!(input, "done").unwrap();
    }
    drop(input);
    let told = teller.wait_with_output().unwrap();
    let stopped = String::from_utf8_lossy(&told.stderr).into_owned();
    (!told.status.success()).then_some(stopped)
}
