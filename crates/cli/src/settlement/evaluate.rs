//! `sanquan settlement evaluate`: facts from a file, the trace of a decision out; no database is opened.

use std::fs;

use anyhow::Context as _;
use serde::Deserialize;
use settlement::evaluation::{self, Answer, Assessment};
use settlement::{Companion, Facts, Language, PolicyPack, PolicyPacks};

use super::arguments::Evaluate;
use crate::output::{Ending, say, say_json};

/// What the file says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    pack: String,
    facts: Facts,
    #[serde(default)]
    companions: Vec<Companion>,
}

pub(super) fn run(options: &Evaluate) -> anyhow::Result<Ending> {
    let path = options.file.display();
    let text =
        fs::read_to_string(&options.file).with_context(|| format!("`{path}` cannot be read"))?;
    let asked: Asked = serde_json::from_str(&text).with_context(|| format!("`{path}`"))?;
    let packs = PolicyPacks::built_in();
    let pack = packs.get(&asked.pack);
    let pack = pack.with_context(|| format!("there is no policy pack `{}`", asked.pack))?;
    let assessment = evaluation::settlement(pack, &asked.facts);
    if options.json {
        say_json(&assessment)?;
    } else {
        tell(pack, &asked, &assessment)?;
    }
    // Whoever meets a channel is done; whoever meets none, or one that is not decided, has to go on.
    Ok(if assessment.answer() == Answer::Met { Ending::Clean } else { Ending::Blocked })
}

fn tell(pack: &PolicyPack, asked: &Asked, assessment: &Assessment) -> anyhow::Result<()> {
    say(&format!("{}: {}", pack.name_zh, assessment.answer().name(Language::Chinese)))?;
    for trace in &assessment.channels {
        say(&trace.explain(Language::Chinese))?;
        let told = |it: &Companion| evaluation::companion(pack, &trace.channel, *it);
        for companion in asked.companions.iter().filter_map(told) {
            say(&format!("  {}", companion.explain(Language::Chinese)))?;
        }
    }
    say(&evaluation::residence_permit(pack, &asked.facts).explain(Language::Chinese))
}
