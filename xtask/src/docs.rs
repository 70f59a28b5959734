//! The catalogues of the rules and of the case types, made from the code; a test fails when one is stale.

mod case_types;
mod rules;

use std::fs;

use anyhow::{Context as _, ensure};

/// A catalogue: where it is kept, and what makes it.
type Catalogue = (&'static str, fn() -> anyhow::Result<String>);

const CATALOGUES: [Catalogue; 2] =
    [("docs/rules.md", rules::text), ("docs/case-types.md", case_types::text)];

/// What to do with the catalogues.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Fails where one is stale, and writes nothing.
    #[arg(long)]
    check: bool,
}

/// Writes the catalogues, or says which is stale.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    for (path, make) in CATALOGUES {
        let text = make()?;
        if options.check {
            let kept = fs::read_to_string(path).unwrap_or_default();
            ensure!(kept == text, "`{path}` is stale: run `cargo xtask docs`");
        } else {
            fs::write(path, text).with_context(|| format!("`{path}` cannot be written"))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::CATALOGUES;

    #[test]
    fn the_catalogues_are_fresh() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        for (path, make) in CATALOGUES {
            let kept = std::fs::read_to_string(root.join(path)).unwrap_or_default();
            assert!(kept == make().unwrap(), "`{path}` is stale: run `cargo xtask docs`");
        }
    }
}
