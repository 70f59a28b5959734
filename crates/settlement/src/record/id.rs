//! The internal ids of this book; none of them means anything in another.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Declares an id of its own type, so that none is taken for another.
macro_rules! id {
    ($(#[doc = $doc:literal] $name:ident;)*) => {$(
        #[doc = $doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);
    )*};
}

id! {
    /// A person of the settlement book (落户人员); the person's number is kept with the person's row alone.
    PersonId;
    /// An application (落户申请).
    ApplicationId;
    /// A residence permit (居住证).
    PermitId;
    /// A fact of settlement (落户事实).
    SettlementFactId;
}
