//! A `PostgreSQL` of our own: started in a private directory on a loopback port, and stopped when it is dropped.

use std::env;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, ensure};
use tempfile::TempDir;

use crate::packages::superuser;

/// Names the server that the tests use instead of one of our own.
pub(crate) const URL_VARIABLE: &str = "SANQUAN_TEST_DATABASE_URL";

/// Where Debian keeps the programs of each version.
const DEBIAN_FOLDER: &str = "/usr/lib/postgresql";

/// The oldest version that the register runs on.
const VERSION_MIN: u32 = 15;

/// The user that the server runs as when the chore runs as root: `initdb` refuses root.
const SERVER_USER: &str = "postgres";

/// A running server; dropping it stops it and removes its files.
#[derive(Debug)]
pub(crate) struct Server {
    programs: PathBuf,
    folder: TempDir,
    port: u16,
}

impl Server {
    /// Makes a fresh cluster and starts it.
    pub(crate) fn start() -> anyhow::Result<Self> {
        Self::start_with(&[])
    }

    /// The same with settings beside our own, each as `name=value`.
    pub(crate) fn start_with(settings: &[&str]) -> anyhow::Result<Self> {
        let programs = programs()?;
        let folder = tempfile::Builder::new().prefix("sanquan-postgres-").tempdir()?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let server = Self { programs, folder, port };
        server.give_folder_away()?;
        server.run(
            "initdb",
            &["--auth=trust", "--username=sanquan", "--encoding=UTF8", "--locale=C", "--no-sync"],
        )?;
        let settings =
            settings.iter().fold(server.settings(), |all, setting| all + " -c " + setting);
        server.run(
            "pg_ctl",
            &["--wait", "--silent", "--log", &server.log(), "--options", &settings, "start"],
        )?;
        Ok(server)
    }

    /// The address of its maintenance database.
    pub(crate) fn url(&self) -> String {
        format!("postgres://sanquan@127.0.0.1:{}/postgres", self.port)
    }

    /// Its name and version, such as `PostgreSQL 15.18`.
    pub(crate) fn version(&self) -> anyhow::Result<String> {
        let said = Command::new(self.programs.join("postgres")).arg("--version").output()?;
        let said = String::from_utf8(said.stdout)?;
        let version = said.split_whitespace().nth(2).context("the server has no version")?;
        Ok(format!("PostgreSQL {version}"))
    }

    /// The socket on which it listens beside its port.
    pub(crate) fn socket(&self) -> PathBuf {
        self.folder.path().join(format!(".s.PGSQL.{}", self.port))
    }

    fn settings(&self) -> String {
        let socket = self.folder.path().display();
        format!(
            "-c port={} -c listen_addresses=127.0.0.1 -c unix_socket_directories={socket} -c max_connections=300 -c fsync=off",
            self.port
        )
    }

    fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }

    fn log(&self) -> String {
        self.folder.path().join("server.log").display().to_string()
    }

    fn give_folder_away(&self) -> anyhow::Result<()> {
        if !superuser() {
            return Ok(());
        }
        let status = Command::new("chown").arg(SERVER_USER).arg(self.folder.path()).status()?;
        ensure!(status.success(), "the folder cannot be given to the user `{SERVER_USER}`");
        Ok(())
    }

    /// Runs one of the server's programs on the cluster, as a user that it accepts.
    fn run(&self, program: &str, arguments: &[&str]) -> anyhow::Result<()> {
        let path = self.programs.join(program);
        let mut command = if superuser() {
            let mut command = Command::new("runuser");
            command.args(["-u", SERVER_USER, "--"]).arg(&path);
            command
        } else {
            Command::new(&path)
        };
        // The server keeps what it inherits: pipes would hold the chore's caller until it stops.
        let status = command
            .args(["--pgdata", &self.data()])
            .args(arguments)
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .with_context(|| format!("`{}` does not run", path.display()))?;
        let log = || fs::read_to_string(self.log()).unwrap_or_default();
        ensure!(status.success(), "`{program}` failed\n{}", log());
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Nothing of a private cluster is worth keeping, and there is nobody to tell.
        let _stopped = self.run("pg_ctl", &["--wait", "--silent", "--mode=immediate", "stop"]);
    }
}

/// The folder of the server's programs: the newest version of Debian's, or the one on the path.
pub(crate) fn programs() -> anyhow::Result<PathBuf> {
    let debian = fs::read_dir(DEBIAN_FOLDER)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|it| version_of(&it.path()));
    let newest =
        debian.filter(|(version, _)| *version >= VERSION_MIN).max().map(|(_, folder)| folder);
    newest.or_else(on_path).with_context(|| {
        format!(
            "no PostgreSQL {VERSION_MIN} or newer is here: install it with `apt-get install postgresql`, or name a server in {URL_VARIABLE}"
        )
    })
}

/// Whether the server can make an extension.
pub(crate) fn has_extension(name: &str) -> bool {
    let shared = || {
        let output = Command::new(programs().ok()?.join("pg_config")).arg("--sharedir").output();
        Some(PathBuf::from(String::from_utf8(output.ok()?.stdout).ok()?.trim()))
    };
    let control = format!("extension/{name}.control");
    shared().is_some_and(|it| it.join(control).is_file())
}

fn version_of(folder: &Path) -> Option<(u32, PathBuf)> {
    let version = folder.file_name()?.to_str()?.parse().ok()?;
    let programs = folder.join("bin");
    programs.join("initdb").is_file().then_some((version, programs))
}

fn on_path() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .find(|folder| folder.join("initdb").is_file() && folder.join("pg_ctl").is_file())
}
