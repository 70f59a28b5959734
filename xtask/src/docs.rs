//! The catalogue of the rules, made from the code; a test fails when it is stale.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context as _, ensure};
use tenure::Rule;
use tenure::rules::{catalogue, proof_of};

/// Where the catalogue is kept.
const RULES: &str = "docs/rules.md";

/// What to do with the catalogue.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Fails where it is stale, and writes nothing.
    #[arg(long)]
    check: bool,
}

/// Writes the catalogue, or says that it is stale.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let text = rules()?;
    if options.check {
        let kept = fs::read_to_string(RULES).unwrap_or_default();
        ensure!(kept == text, "`{RULES}` is stale: run `cargo xtask docs`");
        return Ok(());
    }
    fs::write(RULES, text).with_context(|| format!("`{RULES}` cannot be written"))
}

fn rules() -> anyhow::Result<String> {
    let mut text = String::from(
        "# The rules\n\n\
         Generated from the code by `cargo xtask docs`; do not edit.\n\
         A blocking finding stops what it concerns; an advisory one is told, and work goes on.\n\
         A rule has a severity at each moment at which it runs: at takeover (a submission is taken over), \
         draft, submit, approve and register (the steps of a case), and audit (what is registered is looked through).\n\
         Rules whose code begins with CR are of this system's own numbering; the source of each says whether it is a law's or a safeguard of our own.\n\
         A county may set the parameters within the bounds of the law.\n",
    );
    for rule in catalogue() {
        write_rule(&mut text, &rule)?;
    }
    Ok(text)
}

fn write_rule(text: &mut String, rule: &Rule) -> anyhow::Result<()> {
    let Rule { code, title_zh, title_en, citation, moments, parameters } = rule;
    writeln!(text, "\n## {} {}\n", code.code, code.name)?;
    writeln!(text, "{title_zh}: {title_en}.\n")?;
    writeln!(text, "Source: {citation}.")?;
    for (moment, severity) in *moments {
        writeln!(text, "At {}: {}.", moment.as_str(), severity.as_str())?;
    }
    if let Some(proof) = proof_of(*code) {
        writeln!(text, "No input can break it; proven by `{proof}`.")?;
    }
    if !parameters.is_empty() {
        writeln!(text, "\n| parameter | default | source |\n|---|---|---|")?;
    }
    for it in *parameters {
        writeln!(text, "| `{}` | {} | {} |", it.name, it.default, it.source)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{RULES, rules};

    #[test]
    fn the_catalogue_of_rules_is_fresh() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let kept = std::fs::read_to_string(root.join(RULES)).unwrap_or_default();
        assert!(kept == rules().unwrap(), "`{RULES}` is stale: run `cargo xtask docs`");
    }
}
