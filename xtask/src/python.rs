//! The Python programs that the tests need, in an environment of their own under `target`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, ensure};

use crate::packages;

/// What is installed there.
const REQUIREMENTS: &str = include_str!("../../tests/requirements.txt");

/// Names the program that serves a bucket, for the tests that need one.
pub(crate) const S3_VARIABLE: &str = "SANQUAN_TEST_S3_SERVER";

/// Installs what is missing, and gives the program that serves a bucket.
pub(crate) fn install_missing() -> anyhow::Result<PathBuf> {
    let environment = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/python");
    let program = environment.join("bin/moto_server");
    // It is written last, so that an interrupted installation is begun anew.
    let installed = environment.join("requirements.txt");
    if fs::read_to_string(&installed).is_ok_and(|it| it == REQUIREMENTS) && program.is_file() {
        return Ok(program);
    }
    let advice = "missing: the Python programs of `tests/requirements.txt`";
    ensure!(packages::allowed(), "{advice}");
    fs::create_dir_all(&environment)?;
    run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&environment))
        .context(advice)?;
    let requirements = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/requirements.txt");
    run(Command::new(environment.join("bin/pip"))
        .args(["install", "--quiet", "--disable-pip-version-check", "--requirement"])
        .arg(requirements))
    .context(advice)?;
    fs::write(installed, REQUIREMENTS)?;
    Ok(program)
}

fn run(command: &mut Command) -> anyhow::Result<()> {
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).status()?;
    ensure!(status.success(), "{} failed", command.get_program().display());
    Ok(())
}
