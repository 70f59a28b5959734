//! The machine that was measured on.

use std::fs;

use anyhow::Result;
use serde::Serialize;

/// What a figure has to be read with.
#[derive(Debug, Serialize)]
pub(super) struct Machine {
    processor: String,
    n_cores: usize,
    memory_gib: u64,
    system: String,
}

impl Machine {
    pub(super) fn look() -> Result<Self> {
        let memory_kib: u64 =
            field("/proc/meminfo", "MemTotal:").trim_end_matches(" kB").parse().unwrap_or_default();
        Ok(Self {
            processor: field("/proc/cpuinfo", "model name")
                .trim_start_matches(':')
                .trim()
                .to_owned(),
            n_cores: std::thread::available_parallelism()?.get(),
            memory_gib: memory_kib >> 20,
            system: field("/etc/os-release", "PRETTY_NAME=").trim_matches('"').to_owned(),
        })
    }

    /// One line for people.
    pub(super) fn line(&self, versions: &[String]) -> String {
        let Self { processor, n_cores, memory_gib, system } = self;
        let versions = versions.join(", ");
        format!("{processor}, {n_cores} cores, {memory_gib} GiB; {system}; {versions}")
    }
}

/// How many processes wanted a core in the last minute, in the mean.
pub(super) fn load_average() -> f64 {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().and_then(|it| it.parse().ok()).unwrap_or_default()
}

/// What follows a word in a file, up to the end of the line; nothing where it does not stand.
fn field(path: &str, word: &str) -> String {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.lines().find_map(|it| it.strip_prefix(word)).unwrap_or_default().trim().to_owned()
}
