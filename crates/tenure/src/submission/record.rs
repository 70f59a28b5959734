//! The tables of a submission, and what every row of them offers.

use super::{Field, Text};

/// A row of a submitted table.
pub trait Record: Sized {
    /// The table that the record is a row of.
    const TABLE: Table;
    /// The fields in the order of the standard.
    const FIELDS: &'static [Field];

    /// Makes a record from the values of its fields, in their order; a missing value is `None`.
    fn from_values(row: u64, values: impl IntoIterator<Item = Option<Text>>) -> Self;

    /// The number of the row in its file, the first row of values being 1.
    fn row(&self) -> u64;

    /// The value of the n-th field; `None` where it was empty.
    fn value(&self, index: usize) -> Option<&str>;
}

/// The submitted tables, by the nouns of the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    Issuer,
    Contractor,
    Member,
    ContractedParcel,
    LandContract,
    Circulation,
    TitleDocument,
    ContractRight,
    Certificate,
    Reissue,
    Replacement,
    Cancellation,
    Parcel,
    BoundaryPoint,
    BoundaryLine,
    County,
    Town,
    VillageArea,
    Group,
    Household,
    HouseholdMember,
    Homestead,
    Collective,
    ShareHolding,
}

impl Table {
    /// The feature code 要素代码 that every row of the layer bears (NY/T 2539 表1); `None` for a table without one.
    pub fn feature_code(self) -> Option<&'static str> {
        Some(match self {
            Self::Parcel => "211011",
            Self::BoundaryPoint => "211021",
            Self::BoundaryLine => "211031",
            Self::County => "162010",
            Self::Town => "162020",
            Self::VillageArea => "162030",
            Self::Group => "162040",
            _ => return None,
        })
    }
}

/// Declares the records of the submitted tables.
///
/// Two dozen tables of a dozen fields each say the same three things of each field (its type, its obligation, its value); written out they would be two thousand equal lines.
macro_rules! records {
    ($($(#[$about:meta])* $record:ident of $table:ident {
        $($field:ident: $obligation:ident $kind:expr,)*
    } $(+ { $($(#[$extra_about:meta])* $extra:ident: $type:ty,)* })?)*) => {$(
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $record {
            /// The number of the row in its file, from 1.
            pub row: u64,
            $(pub $field: Option<Text>,)*
            $($($(#[$extra_about])* pub $extra: $type,)*)?
        }

        impl Record for $record {
            const TABLE: Table = Table::$table;
            const FIELDS: &'static [Field] = &[
                $(Field { name: stringify!($field), kind: $kind, obligation: Obligation::$obligation },)*
            ];

            fn from_values(row: u64, values: impl IntoIterator<Item = Option<Text>>) -> Self {
                let mut values = values.into_iter();
                Self {
                    row,
                    $($field: values.next().flatten(),)*
                    $($($extra: Default::default(),)*)?
                }
            }

            fn row(&self) -> u64 {
                self.row
            }

            fn value(&self, index: usize) -> Option<&str> {
                let fields = [$(&self.$field,)*];
                fields.get(index)?.as_deref()
            }
        }
    )*};
}

pub(super) use records;
