//! HTTP: JSON, problem documents, OpenAPI.
