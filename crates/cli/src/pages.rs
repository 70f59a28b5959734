//! The pages of the workbench: those that the binary was built with, or those of the checkout that it runs in.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::SystemTime;

use anyhow::Context as _;
use web::Pages;

/// Where the pages are made, in a checkout.
const SOURCE: &str = "crates/web/ui";
/// The oldest Node that builds them.
const NODE_MIN: (u32, u32) = (20, 19);

/// The pages to be served; where none were built, the address of the workbench says so.
pub(crate) fn found() -> anyhow::Result<Pages> {
    let built = Path::new(SOURCE).join("dist");
    // In a checkout what was built last counts, and not what the binary was built with.
    if built.join("index.html").is_file() {
        return Pages::in_folder(&built).context("the pages of the checkout cannot be served");
    }
    Ok(Pages::embedded())
}

/// Whether this is a checkout whose pages are older than what they are made of.
pub(crate) fn are_stale() -> bool {
    let source = Path::new(SOURCE);
    source.join("package.json").is_file() && !is_fresh(source)
}

/// Builds the pages of the checkout; says what is missing for that, if anything is.
pub(crate) fn build() -> Option<String> {
    let source = Path::new(SOURCE);
    if let Err(missing) = node() {
        return Some(missing);
    }
    let packages = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    let steps: [&[&str]; 2] = [&packages, &["run", "build"]];
    let failed = steps.into_iter().find(|arguments| !npm(source, arguments))?;
    Some(format!("`npm {}` failed in `{SOURCE}`", failed.join(" ")))
}

/// Whether the pages were built after all that they are made of was written.
fn is_fresh(source: &Path) -> bool {
    let Some(built) = changed_at(&source.join("dist/index.html")) else { return false };
    let made_of = ["src", "public", "index.html", "package-lock.json"].map(|it| source.join(it));
    let contract = Path::new("docs/openapi.json");
    made_of.iter().map(AsRef::as_ref).chain([contract]).all(|it| newest(it) <= Some(built))
}

/// When the youngest file of a folder was written; none where there is no file.
fn newest(path: &Path) -> Option<SystemTime> {
    let Ok(entries) = fs::read_dir(path) else { return changed_at(path) };
    entries.flatten().filter_map(|it| newest(&it.path())).max()
}

fn changed_at(path: &Path) -> Option<SystemTime> {
    path.metadata().ok()?.modified().ok()
}

/// Whether there is a Node that is new enough; otherwise what is missing.
fn node() -> Result<(), String> {
    let (major, minor) = NODE_MIN;
    let missing = |found: &str| format!("they take Node {major}.{minor} or newer, and {found}");
    let said = Command::new("node").arg("--version").stdin(Stdio::null()).output();
    let said = said.map_err(|_none| missing("there is none"))?;
    let version = String::from_utf8_lossy(&said.stdout).trim().to_owned();
    if version_of(&version).is_some_and(|it| it >= NODE_MIN) {
        return Ok(());
    }
    Err(missing(&format!("this is {version}")))
}

/// The version in a line such as `v20.20.2`.
fn version_of(line: &str) -> Option<(u32, u32)> {
    let mut parts = line.trim_start_matches('v').split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

/// What npm says stands in its own log; here only whether it went well.
fn npm(folder: &Path, arguments: &[&str]) -> bool {
    let mut npm = Command::new("npm");
    let npm = npm.args(arguments).current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null());
    npm.status().is_ok_and(|it| it.success())
}
