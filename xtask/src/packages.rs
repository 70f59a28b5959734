//! The programs that the tests need beside Rust, and the Debian packages that bring them.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail, ensure};

use crate::postgres;

/// Set to anything, it keeps the chores from installing packages.
const NO_INSTALL: &str = "SANQUAN_NO_INSTALL";

/// A package and what tells that it is there.
struct Package {
    name: &'static str,
    why: &'static str,
    present: fn() -> bool,
}

const PACKAGES: &[Package] = &[
    Package {
        name: "postgresql",
        why: "the production database",
        present: || postgres::programs().is_ok(),
    },
    Package {
        name: "mdbtools",
        why: "the second opinion on Access tables",
        present: || on_path("mdb-export"),
    },
    Package {
        name: "gdal-bin",
        why: "the second opinion on shapefiles",
        present: || on_path("ogrinfo"),
    },
    Package {
        name: "chromium",
        why: "the browser that the pages are looked at with",
        present: || on_path("chromium"),
    },
    Package {
        name: "fonts-noto-cjk",
        why: "the font that the papers are set in",
        present: || Path::new("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc").is_file(),
    },
    Package {
        name: "fonts-hanazono",
        why: "the font for rare characters in names",
        present: || Path::new("/usr/share/fonts/truetype/hanazono/HanaMinB.ttf").is_file(),
    },
    Package {
        name: "poppler-utils",
        why: "the second opinion on the papers' text, fonts and pages",
        present: || on_path("pdftotext"),
    },
    Package {
        name: "python3-cryptography",
        why: "the second opinion on the ledger",
        present: python_cryptography,
    },
    Package {
        name: "zbar-tools",
        why: "the second opinion on the papers' codes",
        present: || on_path("zbarimg"),
    },
    Package {
        name: "python3-venv",
        why: "the bucket that documents are kept in",
        present: || succeeds("python3", &["-c", "import ensurepip, venv"]),
    },
];

/// Whether Debian's Python has the library for Ed25519.
fn python_cryptography() -> bool {
    let mut python = Command::new("/usr/bin/python3");
    let status = python.args(["-c", "import cryptography"]).stderr(Stdio::null()).status();
    status.is_ok_and(|it| it.success())
}

/// What `bench topology` needs beside them.
const PEERS: &[Package] = &[
    Package {
        name: "postgresql-15-postgis-3",
        why: "the database that the engine is held against",
        present: || postgres::has_extension("postgis"),
    },
    Package {
        name: "libgeos-dev",
        why: "the library that the engine is held against",
        present: || on_path("geos-config"),
    },
];

/// Installs the packages that are missing; says which ones where it may not.
pub(crate) fn install_missing() -> anyhow::Result<()> {
    install(PACKAGES)
}

/// Installs what the engine is held against, too.
pub(crate) fn install_peers() -> anyhow::Result<()> {
    install_missing()?;
    install(PEERS)
}

fn install(packages: &[Package]) -> anyhow::Result<()> {
    let missing: Vec<&Package> = packages.iter().filter(|it| !(it.present)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|it| it.name).collect();
    let said: Vec<String> = missing.iter().map(|it| format!("{} ({})", it.name, it.why)).collect();
    let advice =
        format!("missing: {}; install with `apt-get install {}`", said.join(", "), names.join(" "));
    ensure!(may_install(), "{advice}");
    apt_get(&["update"]).context(advice.clone())?;
    apt_get(&[&["install", "--yes", "--no-install-recommends"], names.as_slice()].concat())
        .context(advice)
}

/// Whether the chores may install anything.
pub(crate) fn allowed() -> bool {
    env::var_os(NO_INSTALL).is_none()
}

fn may_install() -> bool {
    allowed() && on_path("apt-get") && superuser()
}

/// Whether the chore runs as root.
pub(crate) fn superuser() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|it| it.stdout.trim_ascii() == b"0")
}

fn apt_get(arguments: &[&str]) -> anyhow::Result<()> {
    let status = Command::new("apt-get")
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()?;
    if !status.success() {
        bail!("`apt-get {}` failed", arguments.join(" "));
    }
    Ok(())
}

fn succeeds(program: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    let command = command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|it| it.success())
}

/// Whether a program is found on the path.
pub(crate) fn on_path(program: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|folder| Path::new(&folder).join(program).is_file())
}
