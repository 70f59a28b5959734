//! A service of our own over a register of its own, asked over HTTP as its users do.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use tempfile::TempDir;
use ureq::Agent;
use ureq::http::{Request, Response};

use super::County;
use crate::bench::child::output;
use crate::bench::sanquan;
use crate::postgres::{Server, programs};

/// Where a register lies.
#[derive(Debug)]
pub(super) struct Place {
    data: TempDir,
    database_url: Option<String>,
}

impl Place {
    pub(super) fn sqlite() -> Result<Self> {
        let data = tempfile::Builder::new().prefix("sanquan-bench-").tempdir()?;
        Ok(Self { data, database_url: None })
    }

    /// A database of its own on a server.
    pub(super) fn postgresql(server: &Server, county: County) -> Result<Self> {
        let name = format!("county_{}", county.to_string().replace(" × ", "_"));
        let maintenance = server.url();
        output(
            Command::new(programs()?.join("psql"))
                .args(["--no-psqlrc", "--quiet", "--dbname", &maintenance])
                .args(["--command", &format!("CREATE DATABASE {name}")]),
        )?;
        let (address, _) = maintenance.rsplit_once('/').context("the server has no address")?;
        Ok(Self { database_url: Some(format!("{address}/{name}")), ..Self::sqlite()? })
    }

    pub(super) fn engine(&self) -> &'static str {
        if self.database_url.is_some() { "PostgreSQL" } else { "SQLite" }
    }

    /// The options that place a command there.
    pub(super) fn options(&self) -> Vec<String> {
        let mut options = vec!["--data".to_owned(), self.data.path().display().to_string()];
        if let Some(url) = &self.database_url {
            options.extend(["--database-url".to_owned(), url.clone()]);
        }
        options
    }
}

/// A running `sanquan serve`; it is stopped with the value.
#[derive(Debug)]
pub(super) struct Service {
    child: Child,
    /// What it says later; it ends where nobody would hear it.
    _said: BufReader<ChildStdout>,
    /// Its register, gone with it.
    _place: Place,
    address: String,
    agent: Agent,
}

/// What was answered.
pub(super) struct Answer {
    pub(super) etag: String,
    pub(super) body: Value,
}

impl Service {
    pub(super) fn start(place: Place) -> Result<Self> {
        let mut child = Command::new(sanquan()?)
            .args(place.options())
            .args(["serve", "--listen", "127.0.0.1:0"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut said = BufReader::new(child.stdout.take().context("it says nothing")?);
        let mut lines = said.by_ref().lines().map_while(Result::ok);
        let address = lines.find_map(|it| it.strip_prefix("serving on ").map(str::to_owned));
        let agent =
            Agent::new_with_config(Agent::config_builder().http_status_as_error(false).build());
        let address = address.context("the service did not start")?;
        Ok(Self { child, _said: said, _place: place, address, agent })
    }

    pub(super) fn get(&self, path: &str) -> Result<Answer> {
        answer(path, self.agent.get(self.at(path)).call()?)
    }

    /// Hands something in, as an officer, with more headers.
    pub(super) fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Result<Answer> {
        let request = Request::builder().method(method).uri(self.at(path));
        let request = headers.iter().fold(request, |it, (name, value)| it.header(*name, *value));
        answer(path, self.agent.run(request.body(body)?)?)
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // There is nobody to tell, and nothing to be saved.
        let _killed = self.child.kill();
        let _ended = self.child.wait();
    }
}

fn answer(path: &str, mut response: Response<ureq::Body>) -> Result<Answer> {
    let etag = response.headers().get("etag").and_then(|it| it.to_str().ok());
    let etag = etag.unwrap_or_default().to_owned();
    let status = response.status();
    let text = response.body_mut().read_to_string()?;
    ensure!(status.is_success(), "{path} answered {status}: {text}");
    Ok(Answer { etag, body: serde_json::from_str(&text)? })
}
