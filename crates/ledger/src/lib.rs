//! The verifiable log: canonical entries and their digests.
