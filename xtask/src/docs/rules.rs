//! The catalogue of the rules.

use std::fmt::Write as _;

use market::rules::{proof_of, whole_catalogue};
use tenure::Rule;

/// The catalogue as Markdown.
pub(super) fn text() -> anyhow::Result<String> {
    let mut text = String::from(
        "# The rules\n\n\
         Generated from the code by `cargo xtask docs`; do not edit.\n\
         A blocking finding stops what it concerns; an advisory one is told, and work goes on.\n\
         A rule has a severity at each moment at which it runs: at takeover (a submission is taken over), \
         draft, submit, approve and register (the steps of a case), and audit (what is registered is looked through).\n\
         On the market a listing or an exit is submitted when it is handed in, approved before it is published or signed, and registered when its contract is signed, or the right is cancelled.\n\
         Rules whose code begins with CR, CO or MK are of this system's own numbering, CO being those about collectives, MK those about the market; the source of each says whether it is a law's or a safeguard of our own.\n\
         A county may set the parameters within the bounds of the law.\n",
    );
    for rule in whole_catalogue() {
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
