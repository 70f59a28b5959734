//! Other programs: run to their end, timed, and watched for the memory that they take.

use std::fs;
use std::io::{Read as _, Seek as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde::Serialize;

/// How often a child is looked at; its time is good to that.
const LOOK_EVERY: Duration = Duration::from_millis(3);
/// A child that takes longer hangs.
const PATIENCE: Duration = Duration::from_mins(30);

/// The most memory that a child had at once.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(super) struct Memory {
    /// With the pages of files that were mapped; the kernel's own high-water mark.
    pub(super) resident_kib: u64,
    /// Without them: what could not be had back at once; the highest that was seen.
    pub(super) anonymous_kib: u64,
}

impl Memory {
    /// The most of either.
    pub(super) fn max(self, other: Self) -> Self {
        Self {
            resident_kib: self.resident_kib.max(other.resident_kib),
            anonymous_kib: self.anonymous_kib.max(other.anonymous_kib),
        }
    }
}

/// What a child took.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measured {
    pub(super) time: Duration,
    pub(super) memory: Memory,
}

/// Runs a command to its end; any ending but a clean one is an error with what it said.
pub(super) fn measure(command: &mut Command) -> Result<Measured> {
    measure_into(command, Stdio::null())
}

/// The same, and what it printed.
pub(super) fn measure_output(command: &mut Command) -> Result<(Measured, String)> {
    let mut printed = tempfile::tempfile()?;
    let measured = measure_into(command, printed.try_clone()?.into())?;
    let mut text = String::new();
    printed.rewind()?;
    printed.read_to_string(&mut text)?;
    Ok((measured, text))
}

fn measure_into(command: &mut Command, stdout: Stdio) -> Result<Measured> {
    let mut said = tempfile::tempfile()?;
    let begun = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(stdout)
        .stderr(said.try_clone()?)
        .spawn()
        .with_context(|| format!("{} does not run", name(command)))?;
    let (time, memory, status) = watch(&mut child, begun)?;
    if !status.success() {
        let mut text = String::new();
        said.rewind()?;
        said.read_to_string(&mut text)?;
        bail!("{} ended with {status}\n{text}", name(command));
    }
    Ok(Measured { time, memory })
}

/// Runs a command to its end and gives what it printed.
pub(super) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("{} does not run", name(command)))?;
    if !output.status.success() {
        bail!("{} failed\n{}", name(command), String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

fn name(command: &Command) -> String {
    format!("`{}`", command.get_program().display())
}

fn watch(child: &mut Child, begun: Instant) -> Result<(Duration, Memory, ExitStatus)> {
    let mut memory = Memory::default();
    while begun.elapsed() < PATIENCE {
        if let Some(status) = child.try_wait()? {
            return Ok((begun.elapsed(), memory, status));
        }
        look(child.id(), &mut memory);
        thread::sleep(LOOK_EVERY);
    }
    child.kill()?;
    child.wait()?;
    bail!("a program ran for more than {} minutes and was stopped", PATIENCE.as_secs() / 60)
}

/// Reads the kernel's account of a process; one that has just ended has none any more.
fn look(process: u32, memory: &mut Memory) {
    let Ok(account) = fs::read_to_string(format!("/proc/{process}/status")) else { return };
    let kib = |what: &str| {
        let line = account.lines().find_map(|it| it.strip_prefix(what))?;
        line.trim().trim_end_matches(" kB").parse().ok()
    };
    memory.resident_kib = memory.resident_kib.max(kib("VmHWM:").unwrap_or_default());
    memory.anonymous_kib = memory.anonymous_kib.max(kib("RssAnon:").unwrap_or_default());
}
