//! The bytes of documents, by their SHA-256: stored once, written whole or not at all, checked whenever they are read.
//!
//! `documents/ab/cd/<sha256>` is kept for ever; `uploads/<county>/<upload>/<sha256>` are the chunks of uploads under way.

mod error;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use bytes::Bytes;
use identity::County;
use ledger::Digest;
use object_store::{ObjectStore, ObjectStoreExt as _, local::LocalFileSystem, path::Path};
use url::Url;
use uuid::Uuid;

pub use error::BlobError;

use crate::DocumentId;

const DOCUMENTS: &str = "documents";
const UPLOADS: &str = "uploads";

/// Where the bytes of documents lie: a folder, or a bucket of an S3-compatible store.
#[derive(Clone, Debug)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    root: Path,
}

impl Blobs {
    /// In a folder that is there. What is written is on the disk before it is said to be.
    pub fn in_folder(folder: &std::path::Path) -> Result<Self, BlobError> {
        let store = LocalFileSystem::new_with_prefix(folder)
            .map_err(|source| BlobError::Address { address: folder.display().to_string(), source })?
            .with_fsync(true)
            .with_automatic_cleanup(true);
        Ok(Self { store: Arc::new(store), root: Path::default() })
    }

    /// At an address such as `s3://bucket/prefix`, with settings such as `AWS_ENDPOINT_URL`; other settings are passed over.
    ///
    /// The feature `s3` brings it into a build; without it the address is refused.
    pub fn at(
        address: &str,
        settings: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, BlobError> {
        let url = Url::parse(address).ok().filter(|it| it.scheme() == "s3");
        let url = url.ok_or_else(|| BlobError::NotS3 { address: address.to_owned() })?;
        #[cfg(feature = "s3")]
        secured();
        let (store, root) = object_store::parse_url_opts(&url, settings)
            .map_err(|source| BlobError::Address { address: address.to_owned(), source })?;
        Ok(Self { store: store.into(), root })
    }

    /// Keeps the bytes of a document; the same bytes a second time are the same object.
    ///
    /// They are written even where they lie already, which mends what a disk has damaged.
    pub async fn put_document(&self, bytes: Bytes) -> Result<Digest, BlobError> {
        let digest = Digest::of_bytes(&bytes);
        self.put(self.document_path(digest), bytes).await?;
        Ok(digest)
    }

    /// The bytes of a document, if they are still those of its digest.
    pub async fn document(&self, digest: Digest, size_bytes: u64) -> Result<Bytes, BlobError> {
        self.get(self.document_path(digest), digest, size_bytes).await
    }

    /// Keeps a chunk of an upload.
    pub async fn put_chunk(
        &self,
        county: County,
        upload: DocumentId,
        bytes: Bytes,
    ) -> Result<Digest, BlobError> {
        let digest = Digest::of_bytes(&bytes);
        self.put(self.upload_path(county, upload).join(digest.to_string()), bytes).await?;
        Ok(digest)
    }

    /// A chunk of an upload.
    pub async fn chunk(
        &self,
        county: County,
        upload: DocumentId,
        digest: Digest,
        size_bytes: u64,
    ) -> Result<Bytes, BlobError> {
        let path = self.upload_path(county, upload).join(digest.to_string());
        self.get(path, digest, size_bytes).await
    }

    /// The uploads of which chunks lie here, at most so many of each county.
    pub async fn uploads(&self, n_max: usize) -> Result<Vec<(County, DocumentId)>, BlobError> {
        let mut uploads = Vec::new();
        for path in self.folders(&self.root.clone().join(UPLOADS)).await? {
            // What bears another name was put there by somebody else.
            let county = path.filename().map(County::parse);
            let Some(Ok(county)) = county else { continue };
            let ids = self.folders(&path).await?;
            let ids = ids.iter().filter_map(|it| Uuid::try_parse(it.filename()?).ok());
            uploads.extend(ids.take(n_max).map(|it| (county, DocumentId(it))));
        }
        Ok(uploads)
    }

    /// Removes the chunks of an upload that is over.
    pub async fn remove_upload(&self, county: County, upload: DocumentId) -> Result<(), BlobError> {
        let folder = self.upload_path(county, upload);
        let chunks = self.store.list_with_delimiter(Some(&folder)).await?.objects;
        for chunk in chunks {
            match self.store.delete(&chunk.location).await {
                // Somebody else clears up at the same time.
                Err(object_store::Error::NotFound { .. }) => {}
                deleted => deleted?,
            }
        }
        Ok(())
    }

    async fn put(&self, path: Path, bytes: Bytes) -> Result<(), BlobError> {
        self.store.put(&path, bytes.into()).await?;
        Ok(())
    }

    async fn get(&self, path: Path, digest: Digest, size_bytes: u64) -> Result<Bytes, BlobError> {
        let found = match self.store.get(&path).await {
            Err(object_store::Error::NotFound { .. }) => {
                return Err(BlobError::Missing { path: path.to_string() });
            }
            found => found?,
        };
        let altered = |what: String| BlobError::Altered { path: path.to_string(), what };
        if found.meta.size != size_bytes {
            return Err(altered(format!("{} bytes and not {size_bytes}", found.meta.size)));
        }
        let bytes = found.bytes().await?;
        match Digest::of_bytes(&bytes) {
            it if it == digest => Ok(bytes),
            other => Err(altered(format!("their SHA-256 is {other}"))),
        }
    }

    async fn folders(&self, path: &Path) -> Result<Vec<Path>, BlobError> {
        Ok(self.store.list_with_delimiter(Some(path)).await?.common_prefixes)
    }

    fn document_path(&self, digest: Digest) -> Path {
        let [first, second, ..] = digest.0;
        let folder = self.root.clone().join(DOCUMENTS);
        folder.join(format!("{first:02x}")).join(format!("{second:02x}")).join(digest.to_string())
    }

    fn upload_path(&self, county: County, upload: DocumentId) -> Path {
        self.root.clone().join(UPLOADS).join(county.as_str()).join(upload.0.to_string())
    }
}

/// Says with which cryptography a bucket is spoken to: that which the database is spoken to with, so that a build has one.
#[cfg(feature = "s3")]
fn secured() {
    // Where one is set already, it stays.
    let _set = rustls::crypto::ring::default_provider().install_default();
}
