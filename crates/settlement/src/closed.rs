//! Closed lists: an enum whose values have a code, a Chinese and an English name, and to which data can add nothing.

/// Declares a closed list; each line is `Variant = "code", "中文", "English";`.
macro_rules! closed_list {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $code:literal, $zh:literal, $en:literal;)* }) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
        )]
        pub enum $name {
            $(#[doc = $zh] #[serde(rename = $code)] $variant,)*
        }

        impl $name {
            /// Every value, in the order of the list.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The code, as packs and records write it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// Reads what [`Self::as_str`] wrote.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.as_str() == text)
            }

            /// The name for people.
            pub fn name(self, language: crate::Language) -> &'static str {
                match (self, language) {
                    $((Self::$variant, crate::Language::Chinese) => $zh,
                      (Self::$variant, crate::Language::English) => $en,)*
                }
            }
        }
    };
}

pub(crate) use closed_list;
