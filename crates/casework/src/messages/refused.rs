//! Why change messages are not told or not taken in.

use identity::County;
use store::StoreError;
use tenure::change_message::Serial;
use tenure::takeover::Unreadable;

use crate::Refused;

/// Why change messages are not told or not taken in; nothing of them happened.
#[derive(Debug, thiserror::Error)]
pub enum MessageRefused {
    #[error("message {serial} is of another county than {county}")]
    OtherCounty { serial: Serial, county: County },
    /// 重复
    #[error("message {serial} stands twice, or was taken in before")]
    Repeated { serial: Serial },
    /// 断号: something is missing between the last message that was taken in and this one.
    #[error(
        "message {serial} follows {predecessor}, and the last one here is {last}: what lies between is missing, or came before its time"
    )]
    Gap { serial: Serial, predecessor: String, last: String },
    #[error("messages {one} and {other} name the same message before them")]
    Fork { one: Serial, other: Serial },
    #[error(
        "message {serial}: `{code}` in {table} is registered otherwise than the message says it was"
    )]
    NotAsRegistered { serial: Serial, table: &'static str, code: String },
    #[error("message {serial}: the code `{code}` was used before (HR-22)")]
    CodeUsed { serial: Serial, code: String },
    #[error(
        "message {serial}: in which coordinate system its parcels lie is not known, since none is registered there and none was named"
    )]
    NoSystem { serial: Serial },
    #[error("message {serial}: a fact cannot be read")]
    Unreadable {
        serial: Serial,
        #[source]
        source: Unreadable,
    },
    #[error("message {serial} names no object whose division is known")]
    Unplaced { serial: Serial },
    #[error("message {serial}: the rules stand in the way: {findings}")]
    Violated { serial: Serial, findings: String },
    #[error("more messages than a day has numbers for")]
    TooMany,
    #[error("message {serial} cannot be written: {reason}")]
    Unwritable { serial: Serial, reason: String },
    /// The register says another thing today of what an act did; that is an incident.
    #[error("message {serial} would not be the one that was numbered")]
    Altered { serial: Serial },
    #[error(transparent)]
    Refused(#[from] Refused),
}

impl From<StoreError> for MessageRefused {
    fn from(error: StoreError) -> Self {
        Self::Refused(error.into())
    }
}
