//! What can go wrong between the register and the place where the bytes of documents lie.

/// Why bytes could not be kept or had.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BlobError {
    #[error("`{address}` is no address of the form `s3://bucket/prefix`")]
    NotS3 { address: String },
    #[error("documents cannot be kept at `{address}`")]
    Address {
        address: String,
        #[source]
        source: object_store::Error,
    },
    /// A document is registered and its bytes are not there: an incident, never a 404.
    #[error("the bytes of `{path}` are missing")]
    Missing { path: String },
    /// The bytes are not those that were stored: an incident.
    #[error("the bytes of `{path}` have been altered: {what}")]
    Altered { path: String, what: String },
    #[error("the place of the documents could not answer")]
    Unreachable(#[from] object_store::Error),
}
