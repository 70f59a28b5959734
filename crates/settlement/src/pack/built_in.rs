//! The packs that are delivered, and packs that a municipality adds.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{PackFault, PolicyPack};

/// The packs as they are delivered, one file per municipality.
const BUILT_IN: [(&str, &str); 5] = [
    ("jilin.toml", include_str!("../../data/jilin.toml")),
    ("ankang.toml", include_str!("../../data/ankang.toml")),
    ("jiaxing.toml", include_str!("../../data/jiaxing.toml")),
    ("liaoyuan.toml", include_str!("../../data/liaoyuan.toml")),
    ("liaocheng.toml", include_str!("../../data/liaocheng.toml")),
];

static PACKS: LazyLock<PolicyPacks> = LazyLock::new(built_in);

/// The packs of all municipalities that are known, by their code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyPacks(BTreeMap<String, PolicyPack>);

/// Why packs cannot be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum PolicyPacksError {
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Unsound(Vec<PackFault>),
    #[error("{file}: there is a pack `{code}` already")]
    Twice { file: String, code: String },
}

impl PolicyPacks {
    /// The packs that are delivered.
    pub fn built_in() -> &'static Self {
        &PACKS
    }

    /// Reads packs, each a file's name and its text.
    pub fn parse<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, PolicyPacksError> {
        let mut packs = BTreeMap::new();
        for (file, text) in files {
            let pack = PolicyPack::parse(file, text).map_err(PolicyPacksError::Unsound)?;
            let code = pack.code.clone();
            if packs.insert(code.clone(), pack).is_some() {
                return Err(PolicyPacksError::Twice { file: file.to_owned(), code });
            }
        }
        Ok(Self(packs))
    }

    /// The pack of a municipality.
    pub fn get(&self, code: &str) -> Option<&PolicyPack> {
        self.0.get(code)
    }

    /// Every pack, by code.
    pub fn iter(&self) -> impl Iterator<Item = &PolicyPack> {
        self.0.values()
    }
}

#[expect(clippy::expect_used, reason = "a test parses what is compiled in")]
fn built_in() -> PolicyPacks {
    PolicyPacks::parse(BUILT_IN).expect("the packs that are delivered are sound")
}
