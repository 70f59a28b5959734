//! The real binary, on a data directory of its own.

use std::env;
use std::ffi::OsStr;
use std::fmt;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

use crate::{Engine, Place, repository};

/// The day on which the tests take packages over, whenever they are run.
pub const TODAY: &str = "2026-11-22";

/// `sanquan` with a register of its own, run in the root of the repository.
#[derive(Debug)]
pub struct Sanquan {
    place: Place,
    scope: Option<String>,
}

/// What a run of the binary said, and how it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// The binary while it runs; it is killed with the value.
#[derive(Debug)]
pub struct Running(pub Child);

impl Sanquan {
    /// A place where nothing is yet.
    pub fn new(engine: Engine) -> Self {
        Self { place: Place::new(engine), scope: None }
    }

    /// The same, for commands that have no use for a register.
    pub fn without_register() -> Self {
        Self::new(Engine::Sqlite)
    }

    /// The same register, asked by an officer of a division.
    #[must_use]
    pub fn as_officer_of(self, division: &str) -> Self {
        Self { scope: Some(division.to_owned()), ..self }
    }

    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Runs a command to its end.
    pub fn run<T: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = T>) -> Said {
        self.command(arguments).output().unwrap().into()
    }

    /// Runs a command that reads a text from its standard input.
    pub fn run_with<T: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = T>,
        text: &str,
    ) -> Said {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut running = command.spawn().unwrap();
        running.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        running.wait_with_output().unwrap().into()
    }

    /// Starts a command and does not wait for it.
    pub fn start<T: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = T>) -> Running {
        Running(
            self.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap(),
        )
    }

    /// Takes a package over that has nothing wrong, as on [`TODAY`].
    pub fn import(&self, path: &Path) -> Said {
        let said = self.run(["import", path.to_str().unwrap(), "--effect-day", TODAY]);
        assert_eq!(said.code, Some(0), "{said}");
        said
    }

    /// The file of a household, as the service answers it.
    pub fn household(&self, code: &str, more: &[&str]) -> Value {
        self.run([&["household", code, "--json"], more].concat()).json()
    }

    /// The command as it is to be run; a test may change its surroundings.
    pub fn command<T: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = T>) -> Command {
        let mut command = Command::new(binary());
        command.current_dir(repository()).stdin(Stdio::null());
        for variable in ["SANQUAN_DATA", "SANQUAN_DATABASE_URL", "SANQUAN_SCOPE", "RUST_LOG"] {
            command.env_remove(variable);
        }
        command
            .env("SANQUAN_OFFICER", "经办甲")
            .args(arguments)
            .arg("--data")
            .arg(self.place.data());
        if let Some(url) = self.place.database_url() {
            command.args(["--database-url", url]);
            command.args(["--settlement-database-url", url]);
        }
        if let Some(scope) = &self.scope {
            command.args(["--scope", scope]);
        }
        command
    }
}

impl Said {
    /// The standard output as one JSON document.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self}"))
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self {
            code: output.status.code(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code {
            Some(code) => writeln!(f, "exit {code}")?,
            None => writeln!(f, "killed")?,
        }
        write!(f, "{}{}", self.stdout, self.stderr)
    }
}

impl Running {
    /// The next line of the standard output.
    pub fn line(&mut self) -> String {
        let mut line = String::new();
        let stdout: &mut ChildStdout = self.0.stdout.as_mut().unwrap();
        // One byte at a time, so that nothing of the next line is swallowed.
        let mut reader = BufReader::with_capacity(1, stdout);
        reader.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }

    /// Asks it to stop, and waits until it has.
    pub fn stop(mut self) -> Said {
        let id = self.0.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        let (mut stdout, mut stderr) = (String::new(), String::new());
        self.0.stdout.take().unwrap().read_to_string(&mut stdout).unwrap();
        self.0.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
        Said { code: self.0.wait().unwrap().code(), stdout, stderr }
    }

    /// Kills it, whatever it is doing; whether it was still at work.
    pub fn kill(mut self) -> bool {
        let at_work = self.0.try_wait().unwrap().is_none();
        self.0.kill().unwrap();
        self.0.wait().unwrap();
        at_work
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended long ago, and there is nobody to tell.
        let _killed = self.0.kill();
        let _ended = self.0.wait();
    }
}

/// Asks a service at an address such as `127.0.0.1:8080` for a path, over a connection of its own.
pub fn ask(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// Sends a JSON document to a service and leaves its answer to be waited for, or not.
pub fn begin_to_ask(
    address: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &Value,
) -> TcpStream {
    let body = body.to_string();
    let length = body.len();
    let mut head =
        format!("POST {path} HTTP/1.1\r\nHost: {address}\r\nContent-Length: {length}\r\n");
    head += "Content-Type: application/json\r\n";
    for (name, value) in headers.iter().filter(|(_, value)| !value.is_empty()) {
        head += &[name, ": ", value, "\r\n"].concat();
    }
    head += "\r\n";
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all((head + &body).as_bytes()).unwrap();
    stream
}

/// The binary, built once for all tests of the process, into the same folder as the tests themselves.
///
/// It is built as a part of the workspace, with the features that the tests have, so that no library is compiled twice.
fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(build)
}

fn build() -> PathBuf {
    let test = env::current_exe().unwrap();
    // …/target/debug/deps/e2e-0123456789abcdef
    let profile = test.ancestors().nth(2).unwrap();
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(repository());
    command.args(["build", "--quiet", "--workspace", "--bin", "sanquan"]);
    command.arg("--target-dir").arg(profile.parent().unwrap());
    if profile.ends_with("release") {
        command.arg("--release");
    }
    assert!(command.status().unwrap().success(), "the binary cannot be built");
    profile.join("sanquan")
}
